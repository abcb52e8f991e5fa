"""The web application: its pages, behind the guard."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from rejoinder.bootstrap import Program
from rejoinder.errors import AppError
from rejoinder.ports.store import Store
from rejoinder.web.desk import Desk, failed, refused
from rejoinder.web.guard import Guard, Keys
from rejoinder.web.pages import (
    applications,
    front,
    imports,
    letters,
    log,
    organisations,
    rejections,
    review,
    search,
    sheets,
    today,
)
from rejoinder.web.templating import make_templates

if TYPE_CHECKING:
    from starlette.types import ASGIApp

STATIC = Path(__file__).parent / "static"

ROUTES: tuple[Route, ...] = (
    Route("/", front.show),
    Route("/read", front.read, methods=["POST"]),
    Route("/keep", front.keep, methods=["POST"]),
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
    Route("/organisations", organisations.show),
    Route("/organisations/{organisation}", organisations.one),
    Route("/letters/{letter}", letters.show),
    Route("/letters/{letter}/correct", letters.correct, methods=["POST"]),
    Route("/letters/{letter}/confirm", letters.confirm, methods=["POST"]),
    Route("/review", review.show),
    Route("/search", search.show),
    Route("/import", imports.show),
    Route("/import/paths", imports.start, methods=["POST"]),
    Route("/import/upload", imports.upload, methods=["POST"]),
    Route("/spreadsheet", sheets.show),
    Route("/spreadsheet", sheets.upload, methods=["POST"]),
    Route("/spreadsheet/{file}", sheets.plan),
    Route("/spreadsheet/{file}/keep", sheets.keep, methods=["POST"]),
    Route("/export.csv", sheets.export_table),
    Route("/export.json", sheets.export_everything),
    Route("/restore", sheets.restore, methods=["POST"]),
    Route("/log", log.show),
    Route("/log/{operation}/undo", log.undo, methods=["POST"]),
    Route("/problems", log.problems),
)


def make_app(program: Program, store: Store, keys: Keys, hosts: Iterable[str]) -> ASGIApp:
    """Return the application for a store that is open; `hosts` are the names that it answers to, with the port."""
    app = Starlette(
        routes=[*ROUTES, Mount("/static", StaticFiles(directory=STATIC), name="static")],
        exception_handlers={AppError: failed, HTTPException: refused, Exception: front.broken},
    )
    app.state.desk = Desk(program, store, program.clock(), make_templates())
    app.state.imports = imports.Imports()
    return Guard(app, keys, hosts)
