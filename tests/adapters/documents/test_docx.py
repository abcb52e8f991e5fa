"""Word documents: paragraphs, lists, tables, text boxes, content controls and heads, in reading order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Pt

from rejoinder.adapters.documents.reader import DocumentFiles
from rejoinder.domain.documents.document import Document, Format
from rejoinder.errors import UnreadableError
from tests.adapters.documents.making import headings_of, lines_of, packed, read_bytes

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@pytest.fixture
def word() -> WordDocument:
    """Return an empty Word document."""
    return docx.Document()


def read(folder: Path, word: WordDocument) -> Document:
    """Return what is read from a Word document."""
    word.save(str(folder / "cv.docx"))
    return DocumentFiles().read(folder / "cv.docx")


def add(word: WordDocument, xml: str) -> None:
    """Add XML to the body."""
    word.element.body.insert(len(word.element.body) - 1, parse_xml(xml))


def test_items_of_lists_have_their_mark(tmp_path: Path, word: WordDocument) -> None:
    word.add_paragraph("Work", "Heading 1")
    word.add_paragraph("Ran the night desk", "List Bullet")
    word.add_paragraph("Trained porters", "List Number")
    word.add_paragraph("• Wrote the handbook")
    document = read(tmp_path, word)
    assert lines_of(document) == ["Work", "- Ran the night desk", "- Trained porters", "- Wrote the handbook"]
    assert headings_of(document) == ["Work"]
    assert document.format is Format.DOCX


def test_headings_without_styles_are_told_by_their_looks(tmp_path: Path, word: WordDocument) -> None:
    for heading, text in (
        ("Work", "Porter at Tidewell, by night"),
        ("Education", "Diploma in hospitality"),
        ("Skills", "Keys"),
    ):
        run = word.add_paragraph().add_run(heading)
        run.font.size = Pt(15)
        word.add_paragraph(text)
    assert headings_of(read(tmp_path, word)) == ["Work", "Education", "Skills"]


def test_a_table_of_lines_is_read_row_by_row(tmp_path: Path, word: WordDocument) -> None:
    table = word.add_table(2, 2)
    for cell, text in zip(
        table._cells, ("2019 – 2021", "Porter, Tidewell", "2015 – 2018", "Driver, Northpier"), strict=True
    ):
        cell.text = text
    assert lines_of(read(tmp_path, word)) == ["2019 – 2021\tPorter, Tidewell", "2015 – 2018\tDriver, Northpier"]


def test_a_table_that_lays_out_the_page_is_read_column_by_column(tmp_path: Path, word: WordDocument) -> None:
    word.add_paragraph("Mara Quill")
    left, right = word.add_table(1, 2)._cells
    left.text, right.text = "Skills", "Work"
    for text in ("Keys", "Cash"):
        left.add_paragraph(text)
    right.add_paragraph("Porter, Tidewell")
    word.add_paragraph("References on request")
    expected = ["Mara Quill", "Skills", "Keys", "Cash", "Work", "Porter, Tidewell", "References on request"]
    assert lines_of(read(tmp_path, word)) == expected


def test_cells_that_span_rows_are_read_once(tmp_path: Path, word: WordDocument) -> None:
    table = word.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "2019"
    table.cell(0, 1).text, table.cell(1, 1).text = "Porter", "Driver"
    assert lines_of(read(tmp_path, word)) == ["2019\tPorter", "Driver"]


def test_text_boxes_are_read_once_and_behind_what_they_hang_on(tmp_path: Path, word: WordDocument) -> None:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("Contact", "mara@example.org"))
    box = f"<w:txbxContent>{lines}</w:txbxContent>"
    add(
        word,
        f"<w:p {W} {MC}><w:r><w:t>Mara Quill</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>",
    )
    assert lines_of(read(tmp_path, word)) == ["Mara Quill", "Contact", "mara@example.org"]


def test_content_controls_links_and_changes_are_read_as_they_are_seen(tmp_path: Path, word: WordDocument) -> None:
    add(
        word,
        f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Night </w:t></w:r>"
        "<w:del><w:r><w:delText>watch</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>porter</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> at Tidewell</w:t></w:r></w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    assert lines_of(read(tmp_path, word)) == ["Night porter at Tidewell"]


def test_tabs_and_line_breaks_stay(tmp_path: Path, word: WordDocument) -> None:
    word.add_paragraph("Porter\t2019 – 2021\nTidewell")
    assert lines_of(read(tmp_path, word)) == ["Porter\t2019 – 2021", "Tidewell"]


def test_the_head_of_the_page_comes_first(tmp_path: Path, word: WordDocument) -> None:
    word.sections[0].header.paragraphs[0].text = "Mara Quill · mara@example.org"
    word.add_paragraph("Night porter")
    assert lines_of(read(tmp_path, word)) == ["Mara Quill · mara@example.org", "Night porter"]


def test_thousands_of_paragraphs_are_read(tmp_path: Path, word: WordDocument) -> None:
    for number in range(3_000):
        add(word, f"<w:p {W}><w:pPr><w:pStyle w:val='ListBullet'/></w:pPr><w:r><w:t>Line {number}</w:t></w:r></w:p>")
    assert lines_of(read(tmp_path, word))[-1] == "- Line 2999"


def test_a_document_without_text_says_so(tmp_path: Path, word: WordDocument) -> None:
    with pytest.raises(UnreadableError, match="holds no text"):
        read(tmp_path, word)


def test_xml_that_is_broken_says_so(tmp_path: Path, word: WordDocument) -> None:
    word.save(str(tmp_path / "cv.docx"))
    content = (tmp_path / "cv.docx").read_bytes()
    with pytest.raises(UnreadableError, match=r"broken"):
        read_bytes(tmp_path, "cut.docx", content[: len(content) // 2])
    with pytest.raises(UnreadableError, match=r"broken|no plain"):
        read_bytes(tmp_path, "no.docx", packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<w:p>"}))


def test_tables_within_tables_end_somewhere(tmp_path: Path, word: WordDocument) -> None:
    inner = "<w:p><w:r><w:t>deep</w:t></w:r></w:p>"
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p><w:r><w:t>one</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    add(word, f"<w:p {W}><w:r><w:t>Mara Quill</w:t></w:r></w:p>")
    add(word, inner.replace("<w:tbl>", f"<w:tbl {W}>", 1))
    assert lines_of(read(tmp_path, word))[0] == "Mara Quill"
