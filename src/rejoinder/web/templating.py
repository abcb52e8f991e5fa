"""How the templates are found, and the small things they may use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from rejoinder.domain.quoting import find_folded
from rejoinder.ports.clock import Clock
from rejoinder.services import words
from rejoinder.services.settings import size_words
from rejoinder.web.advice import for_page
from rejoinder.web.paths import DEMO


def make_templates(clock: Clock) -> Environment:
    """Return the templates; what they are given is escaped, and what they are not given is an error.

    Times are written as they are in the zone of the clock.
    """
    made = Environment(
        loader=PackageLoader("rejoinder.web"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # they do not change while the program runs
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: Mapping[str, Callable[..., Any]] = {
        "day": lambda moment: day(moment, clock),
        "clock_time": lambda moment, is_local=False: clock_time(moment, clock, is_local=is_local),
        "title": title,
        "plural": plural,
        "belongs_words": words.place_words,
        "quote_words": words.quote_words,
        "oneline": lambda text: " ".join(text.split()),
        "marked": marked,
        "size": size_words,
        "found": found,
        "for_page": for_page,
    }
    made.filters.update(filters)
    made.globals["demo_path"] = DEMO
    made.globals.update({name.lower(): getattr(words, name) for name in TABLES})
    return made


TABLES = tuple(name for name in vars(words) if name.endswith("_WORDS"))


def day(moment: str | None, clock: Clock) -> str:
    """Return the day of a time where the person is."""
    if not moment:
        return "no date"
    parsed = datetime.fromisoformat(moment)
    local = _here(parsed, clock) if parsed.tzinfo else parsed
    return f"{local.day} {local:%b %Y}"


def clock_time(moment: str, clock: Clock, *, is_local: bool = False) -> str:
    """Return a time where the person is; one on the clock of its place, whose zone nobody named, as it is."""
    parsed = datetime.fromisoformat(moment)
    local = parsed.replace(tzinfo=None) if is_local or parsed.tzinfo is None else _here(parsed, clock)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M} {local.tzname() or ''}".rstrip()


def _here(moment: datetime, clock: Clock) -> datetime:
    """Return a time where the person is; the first and last day that there is have no other zone."""
    try:
        return moment.astimezone(clock.here().tzinfo)
    except (OverflowError, ValueError, OSError):
        return moment


def title(form: Mapping[str, Any]) -> str:
    """Return what an application is called."""
    return " · ".join([form["organisation"] or "organisation not named", form["role"] or "role not named"])


def plural(number: int, noun: str) -> str:
    """Return a number with its noun, one or several."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def marked(text: str, quotes: list[Mapping[str, Any]]) -> Markup:
    """Return a letter's text with the quoted sentences marked, each once; white space in quotes is folded."""
    spans: list[tuple[int, int, str]] = []
    for quote in quotes:
        span = find_folded(text, quote["quote"])
        if span and all(span[1] <= start or span[0] >= end for start, end, _ in spans):
            spans.append((*span, str(quote.get("label", ""))))
    parts: list[Markup | str] = []
    at = 0
    for start, end, label in sorted(spans):
        parts += [escape(text[at:start]), Markup('<mark title="{}">{}</mark>').format(label, text[start:end])]
        at = end
    return Markup("").join([*parts, escape(text[at:])])


def found(passage: Mapping[str, Any]) -> Markup:
    """Return a passage of a hit with what was found in it marked."""
    text, at = passage["text"], 0
    parts: list[Markup | str] = []
    for start, end in passage["marks"]:
        parts += [escape(text[at:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        at = end
    return Markup("").join([*parts, escape(text[at:])])


def today_of(moment: date) -> str:
    """Return a day in words."""
    return f"{moment:%A}, {moment.day} {moment:%B %Y}"
