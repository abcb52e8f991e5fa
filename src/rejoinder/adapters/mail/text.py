"""Plain text: its characters, its lines, and whether it is a real text or a stub."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from rejoinder.adapters.mail.records import MAX_TEXT
from rejoinder.domain.mail import Link

MAX_LINKS = 1_000
MAX_URL = 2_000

_UTF8_NAMES = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "unicode-1-1-utf-8"})

# What senders mean by a name, which is a superset of what the name says.
_MEANT = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
}

# Codecs of Python that are no character set of a mail, or that cost quadratic time.
_REFUSED = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})

_META_CHARSET = re.compile(rb"<meta\b[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_CONTROL = bytes({*range(32), 127} - {9, 10, 13})
_BLANK_LINES = re.compile(r"\n{4,}")
# Soft hyphens, joiners, marks of direction: newsletters pad their previews with them.
_INVISIBLE = "\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}\u202a-\u202e]+")
_URL = re.compile(r"\b(?:https?://|mailto:)[^\s<>\"\u201c\u201d]+", re.IGNORECASE)
_QUOTE = re.compile(r">[> ]*")
_TAGS = re.compile(r"</(?:p|div|html|body|table|span|a|td|b|strong)\s*>", re.IGNORECASE)

# A text below this many words that says one of these things is no text of its own.
_STUB_WORDS = 60
_STUB = re.compile(
    r"\bhtml\b"
    r"|\b(?:view|read|see|open) (?:this|it|the) (?:e-?mail |message |newsletter )?"
    r"(?:online|in (?:your|a|the) (?:web ?)?browser)"
    r"|im browser (?:\w+ ){0,3}(?:ansehen|anzeigen|\u00f6ffnen|lesen)|online-?version|webversion"
    r"|version en ligne|dans (?:votre|un|le) navigateur|en (?:su|tu|el) navegador",
    re.IGNORECASE,
)


def decode(content: bytes, charset: str, *, is_html: bool = False) -> str:
    """Return a part's text: UTF-8 if it is that, else its charset, else the likeliest guess."""
    content = content[: MAX_TEXT * 2]
    name = charset.strip(" '\"").lower()
    if name in _UTF8_NAMES or name.startswith("unknown") or not _codec(name):
        try:
            # The codec that does both is written in Python and takes five times as long.
            return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError:
            name = _meta_charset(content) if is_html else ""
    if name and (codec := _codec(name)):
        try:
            return _sound(content.decode(codec))
        except (UnicodeError, ValueError):
            return _sound(_guess(content, codec))
    return _guess(content, "utf-8")


def _codec(name: str) -> str:
    """Return the codec for a charset name, or the empty string if there is none to trust."""
    return _known_codec(name) if len(name) <= 40 else ""  # noqa: PLR2004 - no name is longer


@lru_cache(maxsize=256)
def _known_codec(name: str) -> str:
    """Look a charset up among Python's codecs."""
    try:
        codec = codecs.lookup(_MEANT.get(name, name))
    except (LookupError, ValueError):
        return ""
    is_text = getattr(codec, "_is_text_encoding", True)
    return codec.name if is_text and codec.name.replace("-", "_") not in _REFUSED else ""


def _meta_charset(content: bytes) -> str:
    """Return the charset that an HTML part declares in itself."""
    found = _META_CHARSET.search(content, 0, 2_048)
    name = found[1].decode("ascii").lower() if found else ""
    return "" if name in _UTF8_NAMES else name


def _guess(content: bytes, codec: str) -> str:
    """Decode what its own charset refuses.

    A text with a few broken bytes stays what it said it was; one where most characters beyond
    ASCII are broken was something else, most often windows-1252.
    """
    text = content.decode(codec, "replace")
    broken = text.count("\ufffd")
    if codec in {"utf-8", "utf-8-sig"}:
        sound = sum(1 for char in text if char > "\x7f") - broken
        if broken <= sound:
            return text
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            return content.decode("latin-1")
    if broken:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            return text
    return text


def _sound(text: str) -> str:
    """Replace lone surrogates, which some codecs (UTF-7) let through and UTF-8 cannot hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def tidy(text: str) -> str:
    """Return a text with single line feeds, no control characters, and a limit on its size."""
    text = text[:MAX_TEXT]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Deleting bytes is ten times as fast as a pattern, and this runs for every mail.
    text = text.encode("utf-8", "replace").translate(None, _CONTROL).decode("utf-8")
    if not text.isascii():
        text = text.replace("\xa0", " ")
        if any(char in text for char in _INVISIBLE):
            text = _INVISIBLE_RUN.sub("", text)
    if "\n\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n\n", text)
    return text.strip("\n ")


def unwrap_flowed(text: str, *, delete_space: bool) -> str:
    """Join the lines that format=flowed (RFC 3676) broke for the wire."""
    lines: list[str] = []
    open_depth = -1  # The quote depth of a line that goes on; -1 where none does.
    for line in text.replace("\r\n", "\n").split("\n"):
        quote = _QUOTE.match(line) if line.startswith(">") else None
        depth = quote[0].count(">") if quote else 0
        rest = line[line.rindex(">", 0, quote.end()) + 1 :] if quote else line
        rest = rest.removeprefix(" ")  # Space-stuffing.
        is_flowed = rest.endswith(" ") and rest != "-- "
        if is_flowed and delete_space:
            rest = rest[:-1]
        if open_depth == depth and rest != "-- ":
            lines[-1] += rest
        else:
            lines.append(">" * depth + " " + rest if depth else rest)
        open_depth = depth if is_flowed else -1
    return "\n".join(lines)


def is_markup(text: str) -> bool:
    """Tell whether a plain part holds HTML, as some senders make it."""
    return text.lstrip()[:1] == "<" and len(_TAGS.findall(text, 0, 20_000)) > 1


def choose(plain: str, html: str) -> str:
    """Return what a person reads: the plain text, or the HTML's where the plain one is a stub."""
    if not plain:
        return html
    if not html:
        return plain
    plain_words, html_words = len(plain.split()), len(html.split())
    if html_words > plain_words * 2 + 20:
        return html
    if plain_words < _STUB_WORDS and html_words > plain_words // 2 and _STUB.search(plain):
        return html
    return plain


def plain_links(text: str) -> tuple[Link, ...]:
    """Return the addresses that stand in a plain text."""
    if "://" not in text and "mailto:" not in text:
        return ()
    urls = (found.rstrip(".,;:!?'*_]") for found in _URL.findall(text)[:MAX_LINKS])
    whole = (url.rstrip(")") if ")" in url and "(" not in url else url for url in urls)
    return tuple(Link("", url) for url in dict.fromkeys(url[:MAX_URL] for url in whole))
