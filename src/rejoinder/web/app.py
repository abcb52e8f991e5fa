"""The web application: its pages, behind the guard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from rejoinder.bootstrap import Program
from rejoinder.domain.records import replace
from rejoinder.errors import AppError
from rejoinder.ports.store import Store
from rejoinder.services.stories import StoriesAtHand
from rejoinder.web.brought import Brought, bringing_key
from rejoinder.web.demo import Demo
from rejoinder.web.desk import Desk, failed, refused
from rejoinder.web.guard import BRING, Guard, Keys
from rejoinder.web.pages import (
    applications,
    documents,
    feedback,
    front,
    gaps,
    imports,
    letters,
    log,
    organisations,
    postings,
    rejections,
    replies,
    review,
    search,
    settings,
    sheets,
    today,
)
from rejoinder.web.paths import DEMO
from rejoinder.web.templating import make_templates

if TYPE_CHECKING:
    from starlette.types import ASGIApp

STATIC = Path(__file__).parent / "static"

ROUTES: tuple[Route, ...] = (
    Route("/", front.show),
    Route("/read", front.read, methods=["POST"]),
    Route("/keep", front.keep, methods=["POST"]),
    Route("/reply", replies.studio),
    Route("/reply", replies.write, methods=["POST"]),
    Route("/reply/keep", replies.keep, methods=["POST"]),
    Route("/reply/draft", replies.take, methods=["POST"]),
    Route("/reply/check", replies.show),
    Route("/reply/check", replies.check, methods=["POST"]),
    Route("/today", today.show),
    Route("/today/{step}/done", today.done, methods=["POST"]),
    Route("/today/{step}/postpone", today.postpone, methods=["POST"]),
    Route("/today/{step}/dismiss", today.dismiss, methods=["POST"]),
    Route("/rejections", rejections.show),
    Route("/applications", applications.show),
    Route("/applications/add", applications.add, methods=["POST"]),
    Route("/applications/new", applications.new),
    Route("/applications/{application}", applications.one),
    Route("/applications/{application}/edit", applications.edit, methods=["POST"]),
    Route("/applications/{application}/event", applications.event, methods=["POST"]),
    Route("/applications/{application}/withdraw", applications.withdraw, methods=["POST"]),
    Route("/applications/{application}/note", applications.note, methods=["POST"]),
    Route("/applications/{application}/merge", applications.merge, methods=["POST"]),
    Route("/applications/{application}/split", applications.split, methods=["POST"]),
    Route("/applications/{application}/hide", rejections.hide, methods=["POST"]),
    Route("/applications/{application}/unhide", rejections.unhide, methods=["POST"]),
    Route("/applications/{application}/asking", feedback.asking, methods=["POST"]),
    Route("/applications/{application}/posting", postings.keep, methods=["POST"]),
    Route("/documents", documents.show),
    Route("/documents", documents.keep, methods=["POST"]),
    Route("/documents/{document}", documents.one),
    Route("/documents/{document}/put-away", documents.away, methods=["POST"]),
    Route("/documents/{document}/sent", documents.sent, methods=["POST"]),
    Route("/gaps", gaps.show),
    Route("/gaps", gaps.compare, methods=["POST"]),
    Route("/gaps/keep", gaps.keep, methods=["POST"]),
    Route("/gaps/{application}", gaps.of_application),
    Route("/gaps/{application}/answer", gaps.say, methods=["POST"]),
    Route("/gaps/{application}/correct", gaps.correct, methods=["POST"]),
    Route("/gaps/{application}/overlooked", gaps.overlooked, methods=["POST"]),
    Route(BRING, postings.take, methods=["POST"]),
    Route("/brought/{brought}", postings.look),
    Route("/brought/{brought}/keep", postings.keep_brought, methods=["POST"]),
    Route("/feedback", feedback.show),
    Route("/feedback", feedback.add, methods=["POST"]),
    Route("/feedback/{letter}/file", feedback.open_file),
    Route("/feedback/{letter}/file", feedback.file, methods=["POST"]),
    Route("/feedback/{entry}/weigh", feedback.change, methods=["POST"]),
    Route("/organisations", organisations.show),
    Route("/organisations/{organisation}", organisations.one),
    Route("/letters/{letter}", letters.show),
    Route("/letters/{letter}/correct", letters.correct, methods=["POST"]),
    Route("/letters/{letter}/confirm", letters.confirm, methods=["POST"]),
    Route("/letters/{letter}/asking", feedback.count, methods=["POST"]),
    Route("/review", review.show),
    Route("/search", search.show),
    Route("/import", imports.show),
    Route("/import/paths", imports.start, methods=["POST"]),
    Route("/import/upload", imports.upload, methods=["POST"]),
    Route("/spreadsheet", sheets.show),
    Route("/spreadsheet", sheets.upload, methods=["POST"]),
    Route("/spreadsheet/{file}", sheets.plan),
    Route("/spreadsheet/{file}/keep", sheets.keep, methods=["POST"]),
    Route("/settings", settings.show),
    Route("/settings/who", settings.who, methods=["POST"]),
    Route("/settings/zone", settings.zone, methods=["POST"]),
    Route("/settings/pace", settings.pace, methods=["POST"]),
    Route("/settings/read", settings.read, methods=["POST"]),
    Route("/settings/forget-source", settings.forget, methods=["POST"]),
    Route("/settings/remove", settings.remove, methods=["POST"]),
    Route("/settings/forget-everything", settings.forget_everything, methods=["POST"]),
    Route("/export.csv", sheets.export_table),
    Route("/export.json", sheets.export_everything),
    Route("/restore", sheets.restore, methods=["POST"]),
    Route("/log", log.show),
    Route("/log/{operation}/undo", log.undo, methods=["POST"]),
    Route("/problems", log.problems),
)


def make_app(  # noqa: PLR0913  (what a start comes to)
    program: Program,
    store: Store,
    keys: Keys,
    hosts: Iterable[str],
    *,
    demo: Demo | None = None,
    is_demo: bool = False,
    is_port_chance: bool = False,
) -> ASGIApp:
    """Return the application for a store that is open; `hosts` are the names that it answers to, with the port.

    `demo` stands beside its pages; `is_demo` if its own store is one that is thrown away; `is_port_chance` if the port
    is another at the next start, so that no bookmark can be made with it.
    """
    app = make_pages(program, store, imports.Imports(), [] if demo is None else demo_routes(demo), is_demo=is_demo)
    app.state.demo = demo
    key = bringing_key(store.salt())
    app.state.bringing, app.state.is_port_chance = "" if is_port_chance else key, is_port_chance
    return Guard(app, replace(keys, bring=key), hosts)


def demo_routes(demo: Demo) -> list[BaseRoute]:
    """Return the routes that lead to a demo."""
    return [Route(DEMO, front.begin_demo, methods=["POST"]), Mount(DEMO, demo, name="demo")]


def make_demo() -> Demo:
    """Return the demo, not begun yet."""
    return Demo(partial(make_pages, is_demo=True))


def make_pages(
    program: Program,
    store: Store,
    reading: imports.Imports,
    more: Sequence[BaseRoute] = (),
    *,
    is_demo: bool,
) -> Starlette:
    """Return the pages over a store, without a guard."""
    app = Starlette(
        routes=[*ROUTES, *more, Mount("/static", StaticFiles(directory=STATIC), name="static")],
        exception_handlers={AppError: failed, HTTPException: refused, Exception: front.broken},
    )
    clock = program.clock(store)
    app.state.desk = Desk(program, store, clock, make_templates(clock), StoriesAtHand(store), is_demo)
    app.state.imports = reading
    app.state.demo = None
    app.state.brought = Brought()
    app.state.bringing, app.state.is_port_chance = "", False
    return app
