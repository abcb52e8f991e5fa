"""Make small documents: PDFs by typst or by hand, Word documents, pages."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import docx
import typst

from rejoinder.adapters.documents.reader import DocumentFiles
from rejoinder.domain.documents.document import Document

A4 = "#set page(width: 595pt, height: 842pt, margin: 50pt)\n#set text(size: 10pt)\n"


def write_pdf(path: Path, markup: str) -> None:
    """Write a PDF of typst's markup."""
    path.write_bytes(typst.compile((A4 + markup).encode()))


def read_typst(folder: Path, markup: str) -> Document:
    """Return what is read from a PDF of typst's markup."""
    path = folder / "made.pdf"
    write_pdf(path, markup)
    return DocumentFiles().read(path)


def read_bytes(folder: Path, name: str, content: bytes) -> Document:
    """Return what is read from a file with this content."""
    path = folder / name
    path.write_bytes(content)
    return DocumentFiles().read(path)


def lines_of(document: Document) -> list[str]:
    """Return the lines of a document that say something."""
    return [line for line in document.text.split("\n") if line.strip()]


def headings_of(document: Document) -> list[str]:
    """Return the lines of a document that are headings."""
    lines = document.text.split("\n")
    return [lines[number] for number in sorted(document.headings)]


def write_docx(path: Path, paragraphs: Iterable[tuple[str, str]]) -> None:
    """Write a Word document: each paragraph with its style."""
    word = docx.Document()
    for text, style in paragraphs:
        word.add_paragraph(text, style)
    word.save(str(path))


def write_html(path: Path, body: str, head: str = "") -> None:
    """Write a page."""
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


# ---- PDFs by hand ----


def pdf_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of objects, the first of them its catalogue."""
    out = BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, thing in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, thing))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start))
    return out.getvalue()


def one_page(content: bytes, filters: bytes = b"", encoding: bytes = b"") -> list[bytes]:
    """Return the objects of a PDF with one page that paints `content`; `/F` is its font."""
    return [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%b>>" % encoding,
    ]


def painted(*lines: tuple[float, float, str], size: float = 10) -> bytes:
    """Return what paints words, each at its place from the left and the bottom."""
    return b"\n".join(b"BT /F %g Tf %g %g Td (%b) Tj ET" % (size, x, y, text.encode("latin-1")) for x, y, text in lines)


def blown_up(megabytes: int) -> bytes:
    """Return spaces, so many that they fill the memory, packed twice."""
    packer = zlib.compressobj(9)
    chunk = b" " * 1024 * 1024
    first, again = (packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return zlib.compress(first + again * (megabytes - 1), 9)
