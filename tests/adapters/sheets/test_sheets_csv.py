""".csv as programs and people write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rejoinder.adapters.sheets import csv_file
from rejoinder.adapters.sheets.reader import SheetFiles
from rejoinder.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

    from rejoinder.ports.sheets import SheetFile

TABLE = "Firma,Stelle,Notes\r\nMöller & Söhne,Büroleitung,nett\r\nÅkesson,Kauffrau,\r\n"


def read(folder: Path, content: bytes) -> SheetFile:
    path = folder / "list.csv"
    path.write_bytes(content)
    return SheetFiles().read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    sheet = read(tmp_path, TABLE.encode(encoding)).sheet
    assert sheet.headings == ("Firma", "Stelle", "Notes")
    assert sheet.rows == (("Möller & Söhne", "Büroleitung", "nett"), ("Åkesson", "Kauffrau", ""))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_is_read(tmp_path: Path, delimiter: str) -> None:
    assert read(tmp_path, TABLE.replace(",", delimiter).encode()).sheet.rows[1] == ("Åkesson", "Kauffrau", "")


def test_the_delimiter_is_the_one_that_makes_headings(tmp_path: Path) -> None:
    """Notes are full of commas."""
    content = "Firma;Notizen\nAcme;a, b, c\nBirch;d, e, f\nCedar;g, h, i\n"
    assert read(tmp_path, content.encode()).sheet.rows[0] == ("Acme", "a, b, c")


def test_a_delimiter_that_excel_names_is_taken_at_its_word(tmp_path: Path) -> None:
    sheet = read(tmp_path, b"sep=;\r\nCompany;Status\r\nAcme;rejected\r\n").sheet
    assert (sheet.headings, sheet.first_row) == (("Company", "Status"), 3)


def test_a_quoted_newline_does_not_end_the_row(tmp_path: Path) -> None:
    sheet = read(tmp_path, b'Company,Notes\nAcme,"first\nsecond ""third"""\nBirch,\n').sheet
    assert sheet.rows[0] == ("Acme", 'first\nsecond "third"')
    assert len(sheet.rows) == 2


def test_a_quote_that_is_never_closed_loses_nothing(tmp_path: Path) -> None:
    sheet = read(tmp_path, b'Company,Notes\nAcme,"open\nBirch,x\n').sheet
    assert sheet.rows == (("Acme", "open\nBirch,x\n"),)


def test_rows_may_be_longer_or_shorter_than_the_headings(tmp_path: Path) -> None:
    sheet = read(tmp_path, b"Company,Role\nAcme\nBirch,Clerk,more\n").sheet
    assert sheet.headings == ("Company", "Role", "")
    assert sheet.rows == (("Acme",), ("Birch", "Clerk", "more"))


def test_nul_is_left_out_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, b"Company,Role\n" + b"Acme and a long name,Cl\0erk\n" * 5)
    assert found.sheet.rows[0][1] == "Clerk"
    assert len(found.problems) == 1


def test_the_same_headings_in_a_list_without_known_ones(tmp_path: Path) -> None:
    """Where nothing is known, the first row that says anything is the headings."""
    sheet = read(tmp_path, b"\nfoo;bar\n1;2\n").sheet
    assert (sheet.headings, sheet.rows, sheet.first_row) == (("foo", "bar"), (("1", "2"),), 3)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\n;;\n", "is empty"),
        (bytes(range(256)) * 40, "is no text"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"Company,Notes\nAcme," + b"x" * 1_000_001, "too large"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        read(tmp_path, content)
    assert caught.value.advice


def test_too_many_rows_or_columns_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "MOST_ROWS", 3)
    with pytest.raises(UnreadableError, match="more than 3 rows"):
        read(tmp_path, b"Company,Role\n" + b"Acme,Clerk\n" * 3)
    monkeypatch.setattr(csv_file, "MOST_COLUMNS", 2)
    with pytest.raises(UnreadableError, match="more than 2 columns"):
        read(tmp_path, b"Company,Role,x\n")


def test_a_file_of_many_megabytes_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rejoinder.adapters.sheets.reader.MOST_BYTES", 10)
    with pytest.raises(UnreadableError, match="too large"):
        read(tmp_path, b"Company,Role\n")


def test_a_folder_is_no_spreadsheet(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="is a folder"):
        SheetFiles().read(tmp_path)
