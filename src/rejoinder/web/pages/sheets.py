"""A spreadsheet of applications: shown as it is understood, and kept once the person says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from rejoinder.domain.events import EventKind
from rejoinder.domain.sheets.plan import Change
from rejoinder.domain.sheets.sheet import Field, letters_of
from rejoinder.errors import UnclearRequestError, UnreadableError
from rejoinder.services import exports
from rejoinder.services.sheets import (
    choose,
    export_csv,
    exported,
    keep_sheet,
    known,
    open_sheet,
    own_words,
    plan_sheet,
)
from rejoinder.services.words import EVENT_WORDS
from rejoinder.web import uploads
from rejoinder.web.desk import Desk, Done, Form, action, base_of, desk_of, page, reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from rejoinder.domain.sheets.plan import SheetPlan
    from rejoinder.domain.sheets.sheet import Column
    from rejoinder.services.sheets import OpenSheet

ROWS = 100  # of a plan that are shown
MAX_EXPORT = 256 * 1024 * 1024  # bytes of an export that is taken back in
OURS = frozenset({Field.ANCHOR, Field.EVENTS, Field.DATED_NOTES, Field.UNMET, Field.EVENT})


def show(request: Request) -> Response:
    """Ask for a file."""
    return page(request, "sheet_new.html")


async def upload(request: Request) -> Response:
    """Take a file, and show what is in it."""
    desk = desk_of(request)
    async with reading(request.form(max_files=1, max_fields=2)) as form:
        item = form.get("file")
        if item is None or isinstance(item, str) or not item.filename:
            raise UnclearRequestError("No file was chosen.", advice="Choose a .csv or .xlsx.")
        chosen = [(item.filename, item.file)]
        (path,) = await run_in_threadpool(uploads.put_all, desk.program.settings.data, chosen)
    return RedirectResponse(f"{base_of(request)}/spreadsheet/{quote(path.name)}", 303)


async def restore(request: Request) -> Response:
    """Take an export back in: all that was said by hand, as far as it is not here already."""
    desk = desk_of(request)
    async with reading(request.form(max_files=1, max_fields=2)) as form:
        item = form.get("file")
        if item is None or isinstance(item, str) or not item.filename:
            raise UnclearRequestError("No file was chosen.", advice="Choose a .json that was exported here.")
        number = await run_in_threadpool(_restore, desk, await item.read(MAX_EXPORT), item.filename)
    return RedirectResponse(f"{base_of(request)}/log{f'?done={number}' if number else ''}", 303)


def _restore(desk: Desk, content: bytes, name: str) -> int | None:
    import json  # noqa: PLC0415  (most pages need none of it)

    try:
        form = json.loads(content)
    except (ValueError, RecursionError):
        form = None
    if not isinstance(form, dict):
        raise UnreadableError("This is no export of Rejoinder.", advice="Choose a .json that was exported here.")
    settler = desk.program.settler(desk.store)
    done = exports.restore(desk.store, desk.clock, settler, form, name)
    if done.operation is None and done.problems:
        raise UnreadableError("Nothing of this export could be taken in.", advice=done.problems[0])
    return done.operation


def plan(request: Request) -> Response:
    """Show what the columns are taken for and what the rows come to."""
    desk = desk_of(request)
    path = uploads.find(desk.program.settings.data, request.path_params["file"])
    opened, found = _planned(desk, path, request.query_params)
    entries = [entry for entry in found.entries if entry.is_sent and entry.facts]
    counts = {change.value: sum(one.change is change for one in found.entries if one.is_sent) for change in Change}
    return page(
        request,
        "sheet.html",
        file=path.name,
        name=opened.file.sheet.name or path.name,
        sheet=request.query_params.get("sheet", ""),
        others=opened.file.others,
        columns=[{"letters": letters_of(one.number), "told": _told(one), "column": one} for one in opened.columns],
        fields=_fields(),
        entries=entries[:ROWS],
        total=len(entries),
        counts=counts,
        wishes=sum(not entry.is_sent for entry in found.entries),
        unknown=found.unknown,
        meanings=_meanings(),
        given=request.query_params,
        problems=[*found.problems, *(problem for entry in found.entries for problem in entry.problems)][:ROWS],
        lost=opened.file.problems,
    )


@action
def keep(desk: Desk, request: Request, form: Form) -> Done:
    """Keep what is new; the file, whose words are kept now, goes."""
    path = uploads.find(desk.program.settings.data, request.path_params["file"])
    _, found = _planned(desk, path, form)
    operation, _ = keep_sheet(desk.store, desk.clock, found, path.name)
    path.unlink(missing_ok=True)
    return Done("/applications", operation)


def _planned(desk: Desk, path: Path, given: Mapping[str, str]) -> tuple[OpenSheet, SheetPlan]:
    """Return a file as it is understood with what the person chose."""
    days, here = desk.program.days(), desk.clock.here()
    opened = open_sheet(path, desk.program.sheets(), days, here, given.get("sheet", ""))
    for column in opened.columns:
        field = given.get(f"column-{letters_of(column.number)}", "")
        if field and field != _told(column):
            opened = choose(opened, letters_of(column.number), field)
    words = {
        name.removeprefix("word-"): [] if value == "nothing" else value.split(",")
        for name, value in given.items()
        if name.startswith("word-") and value
    }
    return opened, plan_sheet(opened, days, here, own_words(words), known(desk.store))


def _told(column: Column) -> str:
    """Return what a column tells, as `choose` is told it."""
    if column.field is not Field.EVENT or column.kind is None:
        return column.field.value
    return f"{column.kind.value} {column.round}".strip()


def _fields() -> list[tuple[str, str]]:
    """Return what a column can tell, each as `choose` is told it and in words."""
    plain = [(field.value, field.value.replace("_", " ")) for field in Field if field not in OURS]
    rounds = [(f"interview {number}", f"interview {number}") for number in (1, 2, 3)]
    return [*plain, *((kind.value, EVENT_WORDS[kind.value]) for kind in EventKind), *rounds]


def _meanings() -> list[tuple[str, str]]:
    """Return what a word for a stage can mean."""
    rounds = [(f"interview {number}", f"interview {number}") for number in (1, 2, 3)]
    after = [(f"interview {number},rejected", f"turned down after interview {number}") for number in (1, 2, 3)]
    kinds = [(kind.value, EVENT_WORDS[kind.value]) for kind in EventKind]
    return [("nothing", "nothing happened yet"), ("not sent", "not applied yet"), *kinds, *rounds, *after]


def export_table(request: Request) -> Response:
    """Give all applications as a table."""
    desk = desk_of(request)
    content, _ = export_csv(exported(desk.store, desk.judge), with_bom=True)
    return _file(content, "applications.csv", "text/csv; charset=utf-8")


def export_everything(request: Request) -> Response:
    """Give everything that was said and read."""
    import json  # noqa: PLC0415  (most pages need none of it)

    desk = desk_of(request)
    content = json.dumps(exports.everything(desk.store, desk.clock, desk.judge), ensure_ascii=False, indent=1)
    return _file(content.encode("utf-8", "replace"), "rejoinder.json", "application/json")


def _file(content: bytes, name: str, kind: str) -> Response:
    headers: dict[str, Any] = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)
