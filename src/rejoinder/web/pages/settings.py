"""Settings: who you are, your zone, what mail was read from, what is kept where, and deleting all of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from rejoinder.errors import UnclearRequestError
from rejoinder.ports.folder import Part
from rejoinder.services import folder as folders
from rejoinder.services.pace import choose_pace
from rejoinder.services.seeker import Word, address_fact, name_fact, say_who
from rejoinder.services.settings import overview, overview_form
from rejoinder.services.sources import forget_source, list_sources, readable
from rejoinder.services.zone import choose_zone
from rejoinder.web.brought import Brought
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, fields_of, number_of, page
from rejoinder.web.pages.imports import Imports, imports_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from rejoinder.ports.folder import Removed
    from rejoinder.services.sources import Source


def show(request: Request) -> Response:
    """Show all settings as they are."""
    desk = desk_of(request)
    found = overview(desk.store, desk.clock, desk.program.finder(), desk.program.folder())
    return page(
        request,
        "settings.html",
        **overview_form(found),
        now=f"{found.here:%A, %H:%M}",
        zones=desk.program.zones().names(),
        is_readable=bool(readable(found.sources)),
        is_running=imports_of(request).is_running,
        removable=[part.value for part in folders.REMOVABLE],
        word=folders.WORD,
    )


@action
def who(desk: Desk, request: Request, form: Form) -> Done:  # noqa: ARG001  (what every action is given)
    """Keep what the person says they are called and write from, or do not."""
    facts: list[Word] = [
        *(
            name_fact(form[field], is_so=is_so)
            for field, is_so in (("name", True), ("not_name", False))
            if field in form
        ),
        *(
            address_fact(form[field], is_so=is_so)
            for field, is_so in (("address", True), ("not_address", False))
            if field in form
        ),
    ]
    if not facts:
        raise UnclearRequestError("Nothing was said.", advice="Write a name or an address.")
    return Done("/settings", say_who(desk.store, desk.clock, desk.program.settler(desk.store), facts))


@action
def zone(desk: Desk, request: Request, form: Form) -> Done:  # noqa: ARG001  (as above)
    """Live by a zone from now on."""
    return Done("/settings", choose_zone(desk.store, desk.clock, desk.program.zones(), form.get("zone", ""))[1])


@action
def pace(desk: Desk, request: Request, form: Form) -> Done:  # noqa: ARG001  (as above)
    """Answer letters at another pace from now on."""
    said = {name: number_of(form.get(name), -1) for name in ("wait", "morning", "within") if form.get(name, "").strip()}
    return Done("/settings", choose_pace(desk.store, desk.clock, **said)[1])


@action
def read(desk: Desk, request: Request, form: Form) -> Done:  # noqa: ARG001  (as above)
    """Begin to look for what is new in all that mail was read from."""
    imports_of(request).begin_again(desk, _sources(desk))
    return Done("/import")


@action
def forget(desk: Desk, request: Request, form: Form) -> Done:
    """Take back all that was read from one file or folder."""
    imports_of(request).check_free()
    path = Path(form.get("path", ""))
    undone = forget_source(desk.store, desk.clock, desk.program.settler(desk.store), _sources(desk), path)
    return Done("/settings", undone[0].number) if len(undone) == 1 else Done("/log")


@action
def remove(desk: Desk, request: Request, form: Form) -> Done:
    """Remove what was dropped on the page, or old copies of the database."""
    imports_of(request).check_free()
    name = form.get("part", "")
    if name not in {part.value for part in folders.REMOVABLE}:
        raise UnclearRequestError("It was not said what to remove.", advice="Nothing was removed.")
    folders.remove_files(desk.store, desk.program.folder(), Part(name))
    return Done("/settings#folder")


async def forget_everything(request: Request) -> Response:
    """Delete all that is kept, once the word was typed; the page goes on with an empty store."""
    form = await fields_of(request)
    removed = await run_in_threadpool(_forget_everything, desk_of(request), imports_of(request), form.get("word", ""))
    brought: Brought = request.app.state.brought
    brought.clear()
    return page(request, "forgotten.html", removed=removed)


def _forget_everything(desk: Desk, imports: Imports, word: str) -> Removed:
    folders.check_word(word)
    imports.check_free()
    removed = folders.forget_everything(desk.program.folder(), desk.store)
    imports.forget()
    desk.written.clear()
    desk.at_hand.now()  # what was at hand goes, since something else is stored
    return removed


def _sources(desk: Desk) -> list[Source]:
    return list_sources(desk.store, desk.program.finder(), desk.program.folder().path)
