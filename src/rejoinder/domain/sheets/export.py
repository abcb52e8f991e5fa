"""Write applications as a table that our own import reads back without a loss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from rejoinder.domain.applications import Details
from rejoinder.domain.facts import Happened, Noted
from rejoinder.domain.sheets.columns import other_heading
from rejoinder.domain.sheets.rows import SheetProblem
from rejoinder.domain.sheets.sheet import DETAILS, Field
from rejoinder.domain.sheets.written import harmless, write_events, write_notes

HEADINGS: dict[Field, str] = {
    Field.ORGANISATION: "Organisation",
    Field.ROLE: "Role",
    Field.REFERENCE: "Reference",
    Field.APPLIED: "Applied",
    Field.CHANNEL: "Channel",
    Field.VIA: "Via",
    Field.LOCATION: "Location",
    Field.SALARY: "Salary",
    Field.POSTING: "Posting",
    Field.LINK: "Link",
    Field.RESUME: "Résumé",
    Field.COVER_LETTER: "Cover letter",
    Field.ANSWERS: "Answers",
    Field.CONTACT: "Contact",
    Field.EVENTS: "Rejoinder events",
    Field.DATED_NOTES: "Rejoinder notes",
    Field.UNMET: "Rejoinder musts not met",
    Field.ANCHOR: "Rejoinder id",
}


class Exported(Struct, frozen=True):
    """An application as it goes into a table: what is known of it, whoever told it, and its notes.

    `unmet` tells which musts of its posting were not met, in words; empty where nothing was compared.
    """

    anchor: str
    details: Details
    happened: tuple[Happened, ...] = ()
    notes: tuple[Noted, ...] = ()
    unmet: str = ""


def export_rows(applications: Sequence[Exported]) -> tuple[list[list[str]], list[SheetProblem]]:
    """Return the table, its headings first, with every cell harmless to spreadsheet programs.

    A NUL cannot stand in a table and is left out, and half a character is replaced; each is told as a problem.
    """
    others = list(dict.fromkeys(heading for one in applications for heading, _ in one.details.others))
    problems: list[SheetProblem] = []
    headings = [*HEADINGS.values(), *map(other_heading, others)]
    table = [[_whole(heading, SheetProblem(1, "", heading), problems) for heading in headings]]
    for number, one in enumerate(applications, 2):
        cells = [*_cells(one), *(dict(one.details.others).get(heading, "") for heading in others)]
        table.append(
            [
                harmless(_whole(cell, SheetProblem(number, heading, ""), problems))
                for heading, cell in zip(headings, cells, strict=True)
            ]
        )
    return table, problems


def _cells(one: Exported) -> list[str]:
    details = [
        one.details.applied.isoformat()
        if field is Field.APPLIED and one.details.applied
        else str(getattr(one.details, field.value) or "")
        for field in DETAILS
    ]
    return [*details, write_events(one.happened), write_notes(one.notes), one.unmet, one.anchor]


def _whole(text: str, place: SheetProblem, problems: list[SheetProblem]) -> str:
    """Return a text as far as it can stand in a file."""
    whole = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if whole != text:
        problems.append(SheetProblem(place.row, place.column, "A character that no table can hold was left out."))
    return whole


def write_csv(table: Iterable[Sequence[str]], *, with_bom: bool = False) -> bytes:
    """Write a table as CSV after RFC 4180, in UTF-8; `with_bom` lets Excel know that it is."""
    lines = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in table)
    return "".join(lines).encode("utf-8-sig" if with_bom else "utf-8")
