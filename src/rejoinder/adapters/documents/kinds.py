"""Tell by its content what a file is; of what cannot be read, say what to do with it."""

from __future__ import annotations

import re
from enum import StrEnum

from rejoinder.errors import UnreadableError


class Kind(StrEnum):
    """What a file is."""

    PDF = "pdf"
    ZIP = "zip"
    JSON = "json"
    HTML = "html"
    TEXT = "text"


_PDF_WITHIN = 1024  # PDF readers take a file in which the mark stands as late as this
_LOOK = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PRINT = "Open it in the program it was written in, save it as .pdf or .docx, and name that file."
_TEXT_OF_PICTURE = (
    "Save the document itself as .pdf, .docx or .txt, or let a scanner program recognise its text (OCR), "
    "and name that file."
)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM", b"8BPS")
_BOXED_PICTURES = frozenset((b"heic", b"heix", b"mif1", b"avif", b"heif"))
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x28\xb5\x2f\xfd")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"SQLite format 3\x00")
_FILM = (b"\x1aE\xdf\xa3", b"ID3", b"OggS", b"\x00\x00\x01\xba", b"fLaC")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|/?[a-z][a-z0-9]*(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb"""\s*(?:\{\s*["}]|\[\s*[\[{"\]])""")
_MHTML = re.compile(rb"(?:from: <saved by|mime-version:|snapshot-content-location:)", re.IGNORECASE)


def kind_of(name: str, content: bytes) -> Kind:
    """Return what a file is. Raises UnreadableError for what is no document that can be read."""
    head = content[:_LOOK]
    if not content.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise UnreadableError(f"{name} is empty.", advice="Name the file that holds the text.")
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Kind.PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    _refuse_others(name, content)
    text = _without_mark(head)
    if _HTML.match(text):
        return Kind.HTML
    if _JSON.match(text):
        return Kind.JSON
    return Kind.TEXT


def _without_mark(head: bytes) -> bytes:
    """Return the beginning of a text as ASCII where it is in UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _refuse_others(name: str, content: bytes) -> None:
    """Raise UnreadableError for files that hold no text that could be read."""
    head = content[:_LOOK]
    if content.startswith(_OLE):
        raise _old_office(name, content)
    if head.startswith(b"{\\rtf"):
        raise UnreadableError(f"{name} is an RTF file.", advice=_PRINT)
    if head.startswith(b"%!PS"):
        raise UnreadableError(f"{name} is a PostScript file.", advice="Print it into a PDF, and name that file.")
    if head.startswith(_PICTURES) or _is_boxed_picture(head) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        raise UnreadableError(f"{name} is a picture; there is no text in it.", advice=_TEXT_OF_PICTURE)
    if head.startswith(_PACKED) or head[257:262] == b"ustar":
        raise UnreadableError(f"{name} is an archive.", advice="Unpack it, and name the document in it.")
    if (
        head.startswith((*_PROGRAMS, *_FILM))
        or head[4:8] == b"ftyp"
        or head[:4] in (b"RIFF", b"OTTO", b"\x00\x01\x00\x00")
    ):
        raise UnreadableError(f"{name} is no document.", advice="Name a .pdf, .docx, .html, .json, .md or .txt file.")
    if _MHTML.match(head):
        raise UnreadableError(
            f"{name} is a mail or a page saved as one (.mhtml).",
            advice="Save the page as “HTML only” or print it into a PDF; of a mail, save its text.",
        )


def _is_boxed_picture(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in _BOXED_PICTURES


def _old_office(name: str, content: bytes) -> UnreadableError:
    if _LOCKED in content:
        return UnreadableError(
            f"{name} is locked by a password.",
            advice="Open it with its password, save it without one as .docx or .pdf, and name that file.",
        )
    if "WordDocument".encode("utf-16-le") in content:
        return UnreadableError(f"{name} is an old Word file (.doc).", advice=_PRINT)
    return UnreadableError(f"{name} is an old Office file.", advice=_PRINT)
