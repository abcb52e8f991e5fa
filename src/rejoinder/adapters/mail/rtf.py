"""The rich text of Outlook messages: unpacked, and read as the text or HTML in it."""

from __future__ import annotations

import re
import struct

from msgspec import Struct, field

from rejoinder.adapters.mail.records import MAX_TEXT

_COMPRESSED, _STORED = b"LZFu", b"MELA"
_RING = 4_096
# The text that every packer and unpacker begins with ([MS-OXRTFCP] 2.1.2.1).
_PRESET = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+"
    r"|([^\\{}\r\n]+)"
)
_BREAKS = {"par": "\n", "line": "\n", "tab": "\t", "row": "\n", "cell": " ", "page": "\n"}
_MARKS = {
    "emdash": "\u2014", "endash": "\u2013", "bullet": "\u2022", "lquote": "\u2018",
    "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d",
}  # fmt: skip
_NO_TEXT = frozenset(
    {
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "footer",
        "generator",
        "themedata",
        "datastore",
        "listtable",
    }
)


def rtf_text(packed: bytes) -> tuple[str, str]:
    """Return the media type and the text of a packed rich text; empty where it cannot be read."""
    source = _unpack(packed).decode("latin-1")
    is_html = "\\fromhtml" in source[:4_000]
    text = _Reader(is_html=is_html).read(source)
    return ("text/html" if is_html else "text/plain"), text


def _unpack(packed: bytes) -> bytes:
    """Undo the compression of [MS-OXRTFCP]; a break in the data ends the text there."""
    if len(packed) < 16:  # noqa: PLR2004 - the length of the header
        return b""
    _, size, kind = struct.unpack("<II4s", packed[:12])
    if kind == _STORED:
        return packed[16 : 16 + size]
    if kind != _COMPRESSED:
        return packed if packed.startswith(b"{\\rtf") else b""
    return _inflate(packed, min(size, MAX_TEXT * 2))


def _inflate(packed: bytes, limit: int) -> bytes:
    """Undo the dictionary compression: each control byte tells of eight letters or references."""
    ring = bytearray(_PRESET.ljust(_RING, b" "))
    write, at = len(_PRESET), 16
    out = bytearray()
    control = 1
    while at < len(packed) - 1 and len(out) < limit:
        if control == 1:
            # The ninth bit marks where the eight of the control byte end.
            control, at = packed[at] | 0x100, at + 1
            continue
        if control & 1:
            reference, at = packed[at] << 8 | packed[at + 1], at + 2
            if reference >> 4 == write % _RING:
                break  # A reference to the place that is written next ends the text.
            places = range(reference >> 4, (reference >> 4) + (reference & 15) + 2)
        else:
            ring[write % _RING], at = packed[at], at + 1
            places = range(write, write + 1)
        for place in places:
            ring[write % _RING] = ring[place % _RING]
            out.append(ring[write % _RING])
            write += 1
        control >>= 1
    return bytes(out)


class _Reader(Struct):
    """Reads the tokens of rich text."""

    is_html: bool
    pieces: list[str] = field(default_factory=list)
    codec: str = "cp1252"
    is_silent: bool = False  # In a group that holds no text.
    skip: int = 0  # Replacement characters still to pass over behind a \\u.
    replacements: int = 1
    stack: list[bool] = field(default_factory=list)

    def read(self, source: str) -> str:
        """Return the text, or the HTML that was wrapped in it."""
        for token in _TOKEN.finditer(source):
            word, number, code, symbol, brace, text = token.groups()
            if brace:
                self._group(brace)
            elif word:
                self._word(word, int(number) if number else None)
            elif symbol == "*" and not self.is_html:
                self.is_silent = True
            elif code:
                self._add(bytes([int(code, 16)]).decode(self.codec, "replace"))
            elif symbol in {"{", "}", "\\"}:
                self._add(symbol)
            elif symbol == "~":
                self._add(" ")
            elif text:
                self._add(text)
        return "".join(self.pieces)

    def _group(self, brace: str) -> None:
        """Enter or leave a group; silence ends with the group that it began in."""
        if brace == "{":
            self.stack.append(self.is_silent)
        elif self.stack:
            self.is_silent = self.stack.pop()

    def _word(self, word: str, number: int | None) -> None:
        """Do what a control word says."""
        if word in _NO_TEXT:
            self.is_silent = True
        elif word == "htmlrtf" and self.is_html:
            self.is_silent = number != 0
        elif word == "ansicpg" and number:
            self.codec = _codec(number)
        elif word == "uc":
            self.replacements = number or 0
        elif word == "u" and number is not None:
            self._add(chr(number % 0x10000))
            self.skip = self.replacements
        else:
            self._add(_MARKS.get(word) or _BREAKS.get(word, ""))

    def _add(self, text: str) -> None:
        """Add text, without the characters that stand for one of Unicode's."""
        if self.skip and text:
            passed = min(self.skip, len(text))
            self.skip -= passed
            text = text[passed:]
        if text and not self.is_silent:
            self.pieces.append(text)


def _codec(number: int) -> str:
    """Return the codec of a Windows code page."""
    return f"cp{number}" if number in {*range(1250, 1259), 437, 850, 874, 932, 936, 949, 950} else "cp1252"
