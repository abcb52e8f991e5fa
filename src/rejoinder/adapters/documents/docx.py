"""Read a Word document: paragraphs, tables, text boxes and the head, in the order in which they are read."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from rejoinder.adapters.documents.docx_styles import Styles
from rejoinder.adapters.documents.docx_walk import Walk
from rejoinder.adapters.documents.limits import (
    MOST_CHARACTERS,
    MOST_ELEMENTS,
    MOST_MEMBERS,
    MOST_UNPACKED,
    MOST_XML,
    too_large,
)
from rejoinder.adapters.documents.looks import headings_of
from rejoinder.domain.documents.document import Document, Format
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_SAVE = "Open it in the program it was written in, save it as .docx or .pdf, and name that file."
_BROKEN = "Download or save it again, or save it as .pdf where it still opens."
_FEW_STYLED = 3
_CHUNK = 1024 * 1024
# By what stands in a zip archive: what it is.
_OTHERS = (
    ("Index/Document.iwa", "a Pages file"),
    ("index.xml", "an old Pages file"),
    ("xl/workbook.xml", "a spreadsheet"),
    ("ppt/presentation.xml", "a presentation"),
    ("META-INF/container.xml", "an e-book"),
    ("content.xml", "a LibreOffice or OpenOffice file"),
)


def read_zip(name: str, content: bytes) -> Document:
    """Return the text of a Word document. Raises UnreadableError, for other archives as well."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check(name, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableError(f"{name} is a broken or cut off .docx file.", advice=_BROKEN) from error
    return _read(name, content)


def _check(name: str, archive: zipfile.ZipFile) -> None:
    """Raise UnreadableError for archives that are no Word document, or more than one may hold."""
    members = archive.infolist()
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableError(f"{name} is locked by a password.", advice="Save it without one, and name that file.")
    if len(members) > MOST_MEMBERS:
        raise too_large(name, f"{len(members):,} files are packed in it")
    for mark, what in _OTHERS:
        if mark in names and "word/document.xml" not in names:
            raise UnreadableError(f"{name} is {what}.", advice=_SAVE)
    if "[Content_Types].xml" not in names:
        raise UnreadableError(f"{name} is an archive.", advice="Unpack it, and name the document in it.")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise too_large(name, "unpacked, it has more than 200 MB")
    texts = [member for member in members if member.filename.endswith((".xml", ".rels"))]
    if sum(member.file_size for member in texts) > MOST_XML:
        raise too_large(name, "it holds more text than a book")
    if _elements(archive, texts) > MOST_ELEMENTS:
        raise too_large(name, "it is made of too many pieces")


def _elements(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> int:
    """Return about how many elements the XML has, before anything is made of it."""
    found = 0
    for member in members:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                found += chunk.count(b"<") - chunk.count(b"</")
    return found


def _read(name: str, content: bytes) -> Document:
    import docx  # noqa: PLC0415  (it takes long to load, and only .docx needs it)
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from lxml.etree import LxmlError  # noqa: PLC0415

    try:
        word = docx.Document(BytesIO(content))
        styles = Styles(word.styles.element)
        walk = Walk(styles)
        for element in _heads(word):
            walk.read(element)
        walk.read(word.element.body)
    except ValueError as error:  # what python-docx raises for templates and files with macros
        raise UnreadableError(f"{name} is no plain .docx file.", advice=_SAVE) from error
    except (LxmlError, OpcError, KeyError, AttributeError, zipfile.BadZipFile) as error:
        raise UnreadableError(f"{name} is a broken .docx file.", advice=_BROKEN) from error
    text = "".join(f"{line.text}\n" for line in walk.lines)
    if not text.strip():
        raise UnreadableError(
            f"{name} holds no text.",
            advice="If it shows pictures of pages, let a scanner program recognise their text (OCR).",
        )
    if len(text) > MOST_CHARACTERS:
        raise too_large(name, "it holds more text than a book")
    styled = frozenset(walk.headings)  # often only the name on top has a style
    headings = styled if len(styled) >= _FEW_STYLED else styled | headings_of(walk.lines)
    return Document(name, Format.DOCX, text, headings)


def _heads(word: WordDocument) -> list[object]:
    """Return the heads of the pages, each once: that of the first page first."""
    found: list[object] = []
    for section in word.sections:
        heads = [section.header]
        if section.different_first_page_header_footer:
            heads.insert(0, section.first_page_header)
        for head in heads:
            if not head.is_linked_to_previous and head._element not in found:  # noqa: SLF001  (there is no other way to it)
                found.append(head._element)  # noqa: SLF001
    return found[:2]
