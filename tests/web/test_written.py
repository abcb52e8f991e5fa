"""A page is written once, for as long as it would be written the same."""

from __future__ import annotations

from collections.abc import MutableMapping
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from rejoinder.domain.applications import Details
from rejoinder.services import applications as services
from rejoinder.web.desk import Desk
from rejoinder.web.written import Written
from tests.web.asking import Asked

PAGES = ("/today", "/rejections", "/applications", "/organisations", "/review")


class StandingClock:
    """Tells the same time until it is set."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 3, 9, 30, 12, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the time."""
        return self.time

    def here(self) -> datetime:
        """Return the time where the seeker is."""
        return self.time


SETTLED = 3  # times that a page is asked for until nothing on it is still to be compared


def desk_of(asked: Asked) -> Desk:
    """Return what the pages of an application share."""
    desk: Desk = asked.app.app.state.desk  # type: ignore[attr-defined]  # the guard holds a Starlette application
    return desk


@pytest.fixture
def clock(asked: Asked) -> StandingClock:
    """Stop the clock of the application."""
    clock = StandingClock()
    asked.app.app.state.desk = Desk(  # type: ignore[attr-defined]  # as above
        asked.program, asked.store, clock, desk_of(asked).templates, desk_of(asked).at_hand
    )
    return clock


def writings(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each template that is asked for."""
    templates, found = desk_of(asked).templates, list[str]()
    get = templates.get_template

    def noted(name: str, parent: str | None = None, values: MutableMapping[str, object] | None = None) -> object:
        if parent is None:  # else another template builds on it
            found.append(name)
        return get(name, parent, values)

    monkeypatch.setattr(templates, "get_template", noted)
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_written_once_a_minute(
    asked: Asked, clock: StandingClock, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(SETTLED):  # what a list compares at first sight is kept, and told from the next time on
        asked.ask("GET", path)
    clock.time += timedelta(minutes=1)
    written = writings(asked, monkeypatch)
    first = asked.ask("GET", path)
    clock.time += timedelta(seconds=30)
    assert asked.ask("GET", path).body == first.body
    assert len(written) == 1
    clock.time += timedelta(seconds=30)
    asked.ask("GET", path)
    assert len(written) == 2


@pytest.mark.usefixtures("clock")
def test_a_page_tells_what_another_program_has_stored_since(asked: Asked) -> None:
    before = asked.ask("GET", "/applications").text
    with closing(asked.program.store()) as other:
        services.add_application(other, asked.program.clock(), Details("Dunmore Weaving", "Dyer"))
    after = asked.ask("GET", "/applications").text
    assert "Dunmore Weaving" in after
    assert "Dunmore Weaving" not in before


@pytest.mark.usefixtures("clock")
def test_a_page_tells_what_was_done_on_it(asked: Asked) -> None:
    path = f"/applications/{asked.values['application']}"
    assert "The room was blue." not in asked.ask("GET", path).text
    asked.post(f"{path}/note", {"text": "The room was blue."})
    assert "The room was blue." in asked.ask("GET", path).text
    asked.post(f"/log/{asked.store.log(1)[0].number}/undo")
    assert "The room was blue." not in asked.ask("GET", path).text


@pytest.mark.usefixtures("clock")
def test_pages_are_told_apart_by_what_was_asked(asked: Asked) -> None:
    assert "Felmar Works" in asked.ask("GET", "/rejections", query="q=felmar").text
    assert "Felmar Works" not in asked.ask("GET", "/rejections", query="q=nobody").text


@pytest.mark.usefixtures("clock")
def test_an_error_page_is_not_kept(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    written = writings(asked, monkeypatch)
    assert asked.ask("GET", "/applications/nobody").status == 404
    assert asked.ask("GET", "/applications/nobody").status == 404
    assert written == ["failed.html", "failed.html"]


def test_the_page_that_was_not_asked_for_longest_goes_first() -> None:
    written = Written(room=2)
    written.keep(("a",), b"a")
    written.keep(("b",), b"b")
    assert written.find(("a",)) == b"a"
    written.keep(("c",), b"c")
    assert [written.find((name,)) for name in "abc"] == [b"a", None, b"c"]
