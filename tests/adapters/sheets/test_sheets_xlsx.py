""".xlsx as programs write it, and files that only look like it."""

from __future__ import annotations

import io
import zipfile
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from rejoinder.adapters.sheets import xlsx_file
from rejoinder.adapters.sheets.reader import SheetFiles
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from rejoinder.ports.sheets import SheetFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.append(["Company", "Status", "Applied"])
    return sheet


def saved(book: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def read(folder: Path, content: bytes, name: str = "list.xlsx") -> SheetFile:
    path = folder / name
    path.write_bytes(content)
    return SheetFiles().read(path)


def test_values_are_what_the_seeker_sees(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet_of(book).append([4711, 3.5, date(2026, 3, 2), True, time(14, 30), timedelta(hours=2), 12.0])
    found = read(tmp_path, saved(book)).sheet
    assert found.rows == (("4711", "3.5", date(2026, 3, 2), "yes", "14:30", "2:00:00", "12"),)


def test_hidden_sheets_are_left_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet_of(book).append(["Acme", "rejected"])
    hidden = book.create_sheet("Old")
    hidden.append(["Company", "Status", "Applied", "Notes"])
    hidden.sheet_state = "hidden"
    assert read(tmp_path, saved(book)).others == ()


def test_the_kind_of_file_is_told_by_what_is_in_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet_of(book).append(["Acme", "rejected"])
    assert read(tmp_path, saved(book), "list.csv").sheet.rows[0][0] == "Acme"
    assert read(tmp_path, b"Company,Status\nAcme,rejected\n", "list.xlsx").sheet.rows[0][0] == "Acme"


def archive(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return content.getvalue()


def stored(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, data in members.items():
            made.writestr(name, data)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "words", "advice"),
    [
        (OLE, "old Excel file", "save it as .xlsx or .csv"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password", "take the password off"),
        (b"PK\x03\x04 and nothing else", "is broken", "save it anew"),
        (archive({"xl/workbook.xml": b"<workbook"}), "is broken", "save it anew"),
        (archive({"word/document.xml": b"<w/>"}), "holds no workbook", "Save your list as .xlsx"),
        (stored({"mimetype": b"application/vnd.oasis.opendocument"}), "a LibreOffice file", "save it as .xlsx"),
        (stored({"Index/Document.iwa": b"x"}), "a Numbers file", "save it as .xlsx or .csv"),
    ],
)  # fmt: skip
def test_other_files_are_refused_with_what_to_do(tmp_path: Path, content: bytes, words: str, advice: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        read(tmp_path, content)
    assert advice in caught.value.advice


def test_a_workbook_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet_of(book).append(["Acme", "rejected"])
    content = saved(book)
    for share in (0.3, 0.6, 0.95):
        with pytest.raises(UnreadableError, match="is broken"):
            read(tmp_path, content[: int(len(content) * share)])


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet_of(book).append(["Acme", "rejected"])
    with zipfile.ZipFile(io.BytesIO(saved(book))) as made:
        members = {name: made.read(name) for name in made.namelist()}
    members["xl/worksheets/sheet1.xml"] = members["xl/worksheets/sheet1.xml"][:-40]
    with pytest.raises(UnreadableError, match="is broken"):
        read(tmp_path, archive(members))


def test_what_would_unpack_to_gigabytes_is_refused_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_UNPACKED", 1_000_000)
    bomb = archive({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b" " * 2_000_000})
    assert len(bomb) < 10_000
    with pytest.raises(UnreadableError, match="too large"):
        read(tmp_path, bomb)


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 5)
    book = openpyxl.Workbook()
    sheet = sheet_of(book)
    for _ in range(5):
        sheet.append(["Acme", "rejected"])
    with pytest.raises(UnreadableError, match="more than 5 rows"):
        read(tmp_path, saved(book))


def test_rows_that_only_have_a_colour_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_BLANK", 10)
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 20)
    book = openpyxl.Workbook()
    sheet = sheet_of(book)
    sheet.append(["Acme", "rejected"])
    for number in range(3, 60):
        sheet.cell(number, 1).fill = PatternFill("solid", "FFFF00")
    assert len(read(tmp_path, saved(book)).sheet.rows) == 1


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="is empty"):
        read(tmp_path, saved(openpyxl.Workbook()))
