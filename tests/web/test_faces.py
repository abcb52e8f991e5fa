"""Whatever the command line can do the page can do, and neither is forgotten."""

from __future__ import annotations

from starlette.routing import Route

from rejoinder.cli.main import COMMANDS
from rejoinder.web.app import ROUTES, demo_routes, make_demo
from rejoinder.web.faces import PAGES, WITHOUT_PAGE


def test_every_command_has_its_page_or_a_reason_to_have_none() -> None:
    assert sorted([*PAGES, *WITHOUT_PAGE]) == sorted(COMMANDS)
    assert all(WITHOUT_PAGE.values())


def test_every_page_does_what_a_command_does() -> None:
    assert {path for paths in PAGES.values() for path in paths} == {
        *(route.path for route in ROUTES),
        *(route.path for route in demo_routes(make_demo()) if isinstance(route, Route)),
    }
