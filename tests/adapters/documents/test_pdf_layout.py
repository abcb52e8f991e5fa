"""PDFs are read as a person reads them: columns, sidebars, dates beside, broken lines, headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder.domain.documents.document import Format
from tests.adapters.documents.making import headings_of, lines_of, one_page, painted, pdf_of, read_bytes, read_typst

SENTENCES = (
    "Ran the night desk of a house with ninety rooms and wrote the handbook that all porters use today.",
    "Brought the time for checking in down from nine minutes to four by asking for papers ahead.",
    "Trained six new porters, two of whom lead desks of their own in other houses of the group.",
)
OTHERS = (
    "Counted stock in three halls and found the four percent that had been missing since spring.",
    "Drove reach trucks and counterbalanced trucks without a single accident in seven years.",
    "Planned the shifts of twelve people so that nobody worked more than four nights in a row.",
)


def test_what_was_only_broken_to_fit_the_column_is_one_line(tmp_path: Path) -> None:
    document = read_typst(tmp_path, "#box(width: 180pt)[" + "\n\n".join(f"- {line}" for line in SENTENCES) + "]")
    assert lines_of(document) == [f"- {line}" for line in SENTENCES]
    assert document.format is Format.PDF


@pytest.mark.parametrize("is_justified", [True, False])
def test_two_columns_are_read_one_after_the_other(tmp_path: Path, *, is_justified: bool) -> None:
    columns = (
        f"#set par(justify: {str(is_justified).lower()})\n"
        "#grid(columns: (1fr, 1fr), column-gutter: 18pt, [\n== Hotels\n" + "\n\n".join(SENTENCES) + "],"
        "[\n== Halls\n" + "\n\n".join(OTHERS) + "])"
    )
    assert lines_of(read_typst(tmp_path, columns)) == ["Hotels", *SENTENCES, "Halls", *OTHERS]


def test_a_name_above_two_columns_comes_first(tmp_path: Path) -> None:
    markup = (
        "#align(center)[#text(size: 24pt)[Mara Quill of Harrow Bay, Porter]]\n"
        "#grid(columns: (150pt, 1fr), column-gutter: 20pt, [== Skills\nNight desks\n\nOpera PMS\n\nCash\n\nKeys],"
        "[== Work\n" + "\n\n".join(SENTENCES) + "])"
    )
    found = lines_of(read_typst(tmp_path, markup))
    assert found == [
        "Mara Quill of Harrow Bay, Porter",
        "Skills",
        "Night desks",
        "Opera PMS",
        "Cash",
        "Keys",
        "Work",
        *SENTENCES,
    ]


def test_a_sidebar_goes_on_from_page_to_page(tmp_path: Path) -> None:
    def page(side: str, main: str, number: int) -> str:
        many = "\n\n".join(
            f"{main} line {at} of page {number} says what was done there at some length." for at in range(20)
        )
        few = "\n\n".join(f"{side} {at} on {number}" for at in range(20))
        return f"#grid(columns: (110pt, 1fr), column-gutter: 30pt, [#set par(spacing: 17pt)\n{few}], [{many}])"

    markup = page("Skill", "Work", 2001) + "\n#pagebreak()\n" + page("Skill", "Work", 2002)
    found = lines_of(read_typst(tmp_path, markup))
    assert [line.split()[0] for line in found] == ["Skill"] * 40 + ["Work"] * 40


def test_dates_beside_an_entry_stay_with_its_first_line(tmp_path: Path) -> None:
    entries = [
        ("Porter, Tidewell", "Harrow Bay", "2019 – 2021", SENTENCES[0]),
        ("Driver, Northpier", "Kiel", "2015 – 2018", OTHERS[0]),
    ]
    markup = "\n\n#v(12pt)\n".join(
        f"#grid(columns: (1fr, 90pt), column-gutter: 16pt, [{head} \\\n#list([{line}])],"
        f"align(right)[{place} \\\n{dates} \\\nfull time])"
        for head, place, dates, line in entries
    )
    assert lines_of(read_typst(tmp_path, markup)) == [
        *("Porter, Tidewell\tHarrow Bay", "2019 – 2021", "full time", f"- {SENTENCES[0]}"),
        *("Driver, Northpier\tKiel", "2015 – 2018", "full time", f"- {OTHERS[0]}"),
    ]


def test_dates_on_the_left_come_before_their_entry(tmp_path: Path) -> None:
    markup = "\n\n".join(
        f"#grid(columns: (90pt, 1fr), column-gutter: 14pt, [{dates}], [{head} \\\n#list([{line}])])"
        for dates, head, line in (
            ("2019 – 2021", "Porter, Tidewell", SENTENCES[0]),
            ("2015 – 2018", "Driver, Northpier", OTHERS[0]),
        )
    )
    assert lines_of(read_typst(tmp_path, markup)) == [
        *("2019 – 2021\tPorter, Tidewell", f"- {SENTENCES[0]}"),
        *("2015 – 2018\tDriver, Northpier", f"- {OTHERS[0]}"),
    ]


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    markup = (
        "#table(columns: (120pt, 120pt), stroke: none, [English], [native], [German], [B2], [Polish], "
        "[A1], [Danish], [A2])"
    )
    assert lines_of(read_typst(tmp_path, markup)) == ["English\tnative", "German\tB2", "Polish\tA1", "Danish\tA2"]


def test_headings_are_told_by_their_size(tmp_path: Path) -> None:
    markup = (
        "#text(size: 26pt)[Mara Quill]\n\n= Work\n"
        + SENTENCES[0]
        + "\n\n= Education\n"
        + OTHERS[0]
        + "\n\n= Skills\nKeys"
    )
    assert headings_of(read_typst(tmp_path, markup)) == ["Mara Quill", "Work", "Education", "Skills"]


def test_headings_of_the_usual_size_are_told_by_their_weight(tmp_path: Path) -> None:
    markup = f"*Work*\n\n{SENTENCES[0]}\n\n*Education*\n\n{OTHERS[0]} *Not this.*\n\nLANGUAGES\n\nEnglish"
    assert headings_of(read_typst(tmp_path, markup)) == ["Work", "Education", "LANGUAGES"]


def test_letters_that_were_set_apart_are_words(tmp_path: Path) -> None:
    markup = f"#text(tracking: 5pt)[WORK EXPERIENCE]\n\n{SENTENCES[0]}"
    assert lines_of(read_typst(tmp_path, markup))[0] == "WORK EXPERIENCE"


def test_ligatures_are_letters(tmp_path: Path) -> None:
    markup = '#set text(font: "Libertinus Serif", ligatures: true)\nefficient offices and flexible workflows'
    assert lines_of(read_typst(tmp_path, markup)) == ["efficient offices and flexible workflows"]


def test_a_word_that_was_broken_is_whole_again(tmp_path: Path) -> None:
    text = "responsibility for representatives administering internationalisation documentation"
    document = read_typst(
        tmp_path, f'#set par(justify: true)\n#set text(hyphenate: true, lang: "en")\n#box(width: 70pt)[{text}]'
    )
    assert lines_of(document) == [text]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("We look after self-", "employed people", "We look after self-employed people"),
        ("She speaks of Teil-", "und Vollzeit", "She speaks of Teil- und Vollzeit"),
        ("All of this is docu-", "mented in full", "All of this is documented in full"),
    ],
)
def test_a_hyphen_stays_where_it_belongs(tmp_path: Path, first: str, second: str, whole: str) -> None:
    content = painted((50, 700, first), (50, 688, second))
    assert lines_of(read_bytes(tmp_path, "cv.pdf", pdf_of(one_page(content)))) == [whole]


def test_the_head_that_every_page_repeats_is_there_once_and_page_numbers_are_not(tmp_path: Path) -> None:
    markup = (
        "#set page(header: [Mara Quill, porter], footer: context [Page #counter(page).display() of 3])\n"
        f"{SENTENCES[0]}\n#pagebreak()\n{SENTENCES[1]}\n#pagebreak()\n{SENTENCES[2]}"
    )
    assert lines_of(read_typst(tmp_path, markup)) == ["Mara Quill, porter", *SENTENCES]


def test_text_that_runs_up_the_page_does_not_run_through_the_lines(tmp_path: Path) -> None:
    markup = f"#place(top + right)[#rotate(90deg, reflow: true)[Work in hotels]]\n#box(width: 300pt)[{SENTENCES[0]}]"
    assert lines_of(read_typst(tmp_path, markup)) == ["Work in hotels", SENTENCES[0]]


def test_a_page_that_was_turned_is_read_upright(tmp_path: Path) -> None:
    objects = one_page(
        b"0 1 -1 0 595 0 cm\n" + painted((50, 400, "Mara Quill, porter"), (50, 380, "Harrow Bay, at the sea"))
    )
    objects[2] = objects[2].replace(b"/MediaBox", b"/Rotate 90/MediaBox")
    assert lines_of(read_bytes(tmp_path, "cv.pdf", pdf_of(objects))) == ["Mara Quill, porter", "Harrow Bay, at the sea"]


def test_words_that_are_painted_twice_are_read_once(tmp_path: Path) -> None:
    content = painted((50, 700, "Mara Quill, night porter"), (50.3, 700, "Mara Quill, night porter"))
    assert lines_of(read_bytes(tmp_path, "cv.pdf", pdf_of(one_page(content)))) == ["Mara Quill, night porter"]


def test_ligatures_of_a_font_that_does_not_name_them_are_told_by_the_words(tmp_path: Path) -> None:
    content = painted((50, 700, "A scienti\x1cc pro\x1cle in \x1cnance"), (50, 680, "and a \x1dexible work\x1dow"))
    found = lines_of(read_bytes(tmp_path, "cv.pdf", pdf_of(one_page(content))))
    assert found == ["A scientific profile in finance", "and a flexible workflow"]
