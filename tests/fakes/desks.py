"""Desks for the rules of Today to look at, made of letters and of what was said."""

from __future__ import annotations

from datetime import datetime, timedelta

from rejoinder.domain.applications import Application, Details
from rejoinder.domain.facts import Fact
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.silence import Waits
from rejoinder.domain.stages import standing_of
from rejoinder.domain.today import Desk, Item, Tale, items_of, list_today
from rejoinder.services.linking import events_of
from tests.fakes.facts import told
from tests.fakes.letters import START

WHOLE = Details(posting="The job is at night.", resume="short")  # nothing of it is missing


def on(day: float) -> datetime:
    """Return a time some days after the first letter."""
    return START + timedelta(days=day)


def application(*letters: Letter, said: tuple[Fact, ...] = (), **more: object) -> Application:
    """Return the application of these letters, with what was said of it."""
    keys = tuple(one.message.key for one in letters)
    whole = Application(
        str(more.get("id", (keys or ("seed-1",))[0])),
        str(more.get("organisation", "Tidewell")),
        str(more.get("role", "Night Porter")),
        "",
        keys,
        None,
        None,
        () if keys else ("seed-1",),
        is_provisional=bool(more.get("is_provisional")),
    )
    standing = standing_of(events_of(whole, letters, told(*said, at=START)))
    return Application(**{name: getattr(whole, name) for name in whole.__struct_fields__} | {"standing": standing})


def desk(day: float, *applications: tuple[Application, tuple[Letter, ...]], **more: object) -> Desk:
    """Return a desk some days after the first letter."""
    hidden = more.get("hidden", frozenset())
    known = [one for one, _ in applications]
    fields: dict[str, object] = {
        "details": {one.id: WHOLE for one in known},
        "waits": Waits.of(known),
        **more,
    }
    tales = [Tale(one, letters, WHOLE, one.id in hidden) for one, letters in applications]  # type: ignore[operator]  # a set
    return Desk(now=on(day), today=on(day).date(), applications=known, tales=tales, **fields)  # type: ignore[arg-type]


def items(at: Desk, rule: str = "") -> list[Item]:
    """Return what there is to do by a rule, or by all."""
    return [item for item in list_today(items_of(at), {}, at.today) if rule in ("", item.rule)]
