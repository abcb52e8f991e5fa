"""What a file is is told by its content; of what cannot be read it is said what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder.adapters.documents.limits import MOST_BYTES, MOST_ELEMENTS, MOST_PAGES, MOST_XML
from rejoinder.adapters.documents.reader import DocumentFiles, read_plain
from rejoinder.domain.documents.document import Format
from rejoinder.errors import SourceNotFoundError, UnreadableError
from tests.adapters.documents.making import (
    lines_of,
    one_page,
    packed,
    painted,
    pdf_of,
    read_bytes,
    write_docx,
    write_pdf,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = b"<</Filter/Standard/V 1/R 2/O <" + b"ab" * 32 + b">/U <" + b"cd" * 32 + b">/P -4>>"
PAGE = one_page(painted((50, 700, "Mara Quill, night porter at Tidewell")))
PARTS = {"[Content_Types].xml": b"<x/>"}


def many_pages() -> bytes:
    """Return a PDF with more pages than are read."""
    objects = [*PAGE, *([PAGE[2]] * MOST_PAGES)]
    kids = b" ".join(b"%d 0 R" % number for number in (3, *range(6, 6 + MOST_PAGES)))
    objects[1] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, MOST_PAGES + 1)
    return pdf_of(objects)


REFUSED = {
    "nothing": (b"", "is empty"),
    "white space": (b" \r\n\t\n", "is empty"),
    "a mark alone": (b"\xef\xbb\xbf\n", "is empty"),
    "a PDF that was cut off": (pdf_of(PAGE)[:200], "broken or was cut off"),
    "a PDF of rubbish": (b"%PDF-1.4\n" + bytes(range(256)) * 20, "broken or was cut off"),
    "a locked PDF": (pdf_of([*PAGE, LOCKED], b"/Encrypt 6 0 R/ID[<00><00>]"), "locked by a password"),
    "a scan": (pdf_of(one_page(b"0 0 1 rg 50 50 400 600 re f")), "no text"),
    "a PDF of many pages": (many_pages(), f"has {MOST_PAGES + 1} pages"),
    "a PDF that says it has many": (
        pdf_of([PAGE[0], b"<</Type/Pages/Kids[3 0 R]/Count 900000>>", *PAGE[2:]]),
        "900,000 pages",
    ),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "is a picture"),
    "a photo": (b"\xff\xd8\xff\xe0" + bytes(99), "is a picture"),
    "a photo of a phone": (b"\x00\x00\x00\x18ftypheic" + bytes(99), "is a picture"),
    "an old Word file": (OLE + "WordDocument".encode("utf-16-le"), "old Word file"),
    "a locked Word file": (OLE + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
    "an RTF file": (b"{\\rtf1\\ansi Mara Quill}", "RTF"),
    "a LibreOffice file": (
        packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
        "LibreOffice",
    ),
    "a Pages file": (packed({"Index/Document.iwa": b"x"}), "Pages file"),
    "a spreadsheet": (packed({**PARTS, "xl/workbook.xml": b"<x/>"}), "spreadsheet"),
    "any archive": (packed({"cv.txt": b"Mara"}), "an archive"),
    "a packed file": (b"\x1f\x8b\x08" + bytes(99), "an archive"),
    "a program": (b"\x7fELF" + bytes(99), "no document"),
    "a zip bomb": (packed({**PARTS, "word/document.xml": b" " * (MOST_XML + 1)}), "too large"),
    "a document of too many pieces": (
        packed({**PARTS, "word/document.xml": b"<w:p/>" * (MOST_ELEMENTS + 1)}),
        "too many pieces",
    ),
    "a document of too many files": (packed({**PARTS, **{f"a{number}": b"" for number in range(5_001)}}), "too large"),
    "an archive that was cut off": (packed({**PARTS, "word/document.xml": b"<x/>"})[:60], "broken or cut off"),
    "broken JSON": (b'{"basics": {"name": "Mara', "broken or cut off"),
    "deep JSON": (b'{"a":' + b"[" * 100_000, "broken or cut off"),
    "other JSON": (b'{"colour": "blue"}', "no résumé"),
    "bytes": (bytes(range(1, 32)) * 40, "no text"),
    "a saved mail": (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "a mail"),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("name", ["cv.pdf", "cv"])
def test_what_cannot_be_read_says_so_in_a_sentence_and_what_to_do(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(tmp_path, name, content)
    assert said in caught.value.message
    assert caught.value.message.startswith(name)
    assert caught.value.message.endswith(".")
    assert caught.value.advice.endswith(".")


def test_what_is_larger_than_any_document_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    with path.open("wb") as stream:
        stream.truncate(500 * 1024 * 1024)
    with pytest.raises(UnreadableError, match=f"more than {MOST_BYTES // 1024 // 1024} MB"):
        DocumentFiles().read(path)


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError, match="is a folder"):
        DocumentFiles().read(tmp_path)


@pytest.mark.parametrize("name", ["cv.txt", "cv.doc", "cv"])
def test_the_name_tells_nothing(tmp_path: Path, name: str) -> None:
    write_pdf(tmp_path / name, "Mara Quill, night porter")
    assert DocumentFiles().read(tmp_path / name).format is Format.PDF
    write_docx(tmp_path / name, [("Mara Quill", "Normal")])
    assert DocumentFiles().read(tmp_path / name).format is Format.DOCX
    assert read_bytes(tmp_path, name, b"<p>Mara Quill</p>").format is Format.HTML
    assert read_bytes(tmp_path, name, b'{"basics": {"name": "Mara Quill"}}').format is Format.JSON_RESUME
    assert read_bytes(tmp_path, name, b"# Mara Quill\n\nporter").format is Format.MARKDOWN
    assert read_bytes(tmp_path, name, b"Mara Quill, porter").format is Format.TEXT


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_text_in_any_charset_is_read(tmp_path: Path, charset: str) -> None:
    text = "Zoë Müller, Köln\nErzieherin seit März 2019"
    assert lines_of(read_bytes(tmp_path, "cv.txt", text.encode(charset))) == text.split("\n")


@pytest.mark.parametrize("end", [b"\r\n", b"\r", b"\n"])
def test_lines_end_with_a_line_feed_whatever_they_ended_with(tmp_path: Path, end: bytes) -> None:
    assert read_bytes(tmp_path, "cv.txt", b"Mara" + end + b"Quill").text == "Mara\nQuill"


def test_text_in_brackets_is_no_json(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "cv.txt", b"[Draft] Mara Quill").format is Format.TEXT


def test_only_text_is_read_without_a_worker(tmp_path: Path) -> None:
    path = tmp_path / "cv"
    path.write_bytes(b"Mara Quill")
    plain = read_plain(path)
    assert plain is not None
    assert plain.text == "Mara Quill"
    path.write_bytes(b"<p>Mara Quill</p>")
    assert read_plain(path) is None


def test_headings_of_markdown_are_told_by_hashes_and_underlines(tmp_path: Path) -> None:
    text = "Mara Quill\n==========\n\n## Work\n\n```\n# no heading\n```\n\nSkills\n------\nKeys"
    document = read_bytes(tmp_path, "cv.md", text.encode())
    assert [text.split("\n")[number] for number in sorted(document.headings)] == ["Mara Quill", "## Work", "Skills"]


def test_a_pdf_with_a_broken_page_tells_which(tmp_path: Path) -> None:
    objects = [*PAGE, b"(no page)"]
    objects[1] = b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>"
    document = read_bytes(tmp_path, "cv.pdf", pdf_of(objects))
    assert lines_of(document) == ["Mara Quill, night porter at Tidewell"]
    assert [problem[:6] for problem in document.problems] == ["Page 2"]
