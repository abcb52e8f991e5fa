"""Everything of one seeker as one object, and the facts of it read back (docs/json.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from rejoinder.domain.facts import KINDS, Corrected, Fact, KeptFact, WritesFrom, text_of
from rejoinder.domain.keeping import mark_of_text
from rejoinder.domain.records import field_names
from rejoinder.errors import UnreadableError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.forms import Form, moment
from rejoinder.services.linking import relink
from rejoinder.services.saying import READS
from rejoinder.services.stories import Stories, story_form
from rejoinder.services.unmet import Judge, note_form, notes_of

if TYPE_CHECKING:
    from rejoinder.services.settling import Settler

VERSION = 1  # of the object's form
_ANEW = "Export it anew; nothing was read of it."
_WITHOUT_WORDS = (
    "Left out: {} of which the words are missing or were changed. Export it anew, and restore that as well."
)


def everything(store: Store, clock: Clock, judge: Judge | None = None) -> Form:
    """Return everything of the seeker that is kept, but for the mail itself, as one object.

    With `judge` each rejection tells which musts of its posting were not met.
    """
    now = clock.here()
    stories = Stories(store)
    facts = store.facts()
    texts = store.kept_texts({mark for kept in facts if (mark := text_of(kept.fact))})
    notes = notes_of(stories, stories.applications, judge, most=None) if judge else {}
    told = [
        story_form(story, now.date()) | {"unmet": note_form(notes.get(story.application.id))} for story in stories.all()
    ]
    return everything_form(told, facts, now, texts)


class Restored(Struct, frozen=True):
    """What came of reading an export back: the operation (none: nothing was new), how many facts, what was left out.

    `problems` are sentences that say what to do.
    """

    operation: int | None
    facts: int
    problems: tuple[str, ...] = ()


def restore(store: Store, clock: Clock, settler: Settler, form: Mapping[str, Any], name: str) -> Restored:
    """Keep the facts of an export that are not kept yet.

    Each counts from when it was said, so that a later word of today stands; what was taken back here is not brought
    back. What was said of letters counts once their mail is read; mail that is here already and that an address of the
    seeker bears on is read again. Documents and postings whose words are missing or were changed are left out, so that
    a whole export can still bring them. Raises UnreadableError.
    """
    given, texts = facts_of(form), texts_of(form)
    missing = Counter(kept.fact for kept in given)
    missing.subtract(Counter(kept.fact for kept in store.facts(with_undone=True)))
    chosen = [kept for kept in given if _take(missing, kept.fact)]
    wanted = {mark for kept in chosen if (mark := text_of(kept.fact))}
    known = {*texts, *store.kept_texts(wanted)}
    whole = [kept for kept in chosen if (text_of(kept.fact) or "") in {"", *known}]
    left_out = len(chosen) - len(whole)
    problems = (_WITHOUT_WORDS.format(left_out),) if left_out else ()
    if not whole:
        return Restored(None, 0, problems)
    words = [texts[mark] for mark in sorted(wanted) if mark in texts]
    return Restored(_restored(store, clock, settler, whole, name, words, left_out), len(whole), problems)


def _restored(  # noqa: PLR0913, PLR0917  (what is kept, and what it is about)
    store: Store,
    clock: Clock,
    settler: Settler,
    chosen: Sequence[KeptFact],
    name: str,
    words: Sequence[str],
    left_out: int,
) -> int:
    facts, said_at = [kept.fact for kept in chosen], [kept.at for kept in chosen]
    without = f", without {left_out} whose words are missing or were changed" if left_out else ""
    detail: dict[str, object] = {"what": f"{len(chosen)} of {name}{without}", "said": len(chosen)}
    reads = any(_bears_on_reading(fact) for fact in facts)
    with store.alone():
        mark = {READS: True, "finished": False} if reads else {}
        number = store.record("restore", clock.now(), detail | mark, facts, said_at, words)
        if reads:
            settler.settle_said(number)
            store.finish(number, clock.now(), {"finished": True})
        else:
            relink(store)
    return number


def _bears_on_reading(fact: Fact) -> bool:
    """Tell whether mail is read otherwise by what was said: from whom it is, or that it is a letter at all."""
    return isinstance(fact, WritesFrom) or (isinstance(fact, Corrected) and bool(fact.message_id))


def _take(missing: Counter[Fact], fact: Fact) -> bool:
    if missing[fact] <= 0:
        return False
    missing[fact] -= 1
    return True


def everything_form(
    applications: Iterable[Form],
    facts: Iterable[KeptFact],
    at: datetime,
    texts: Mapping[str, str] = MappingProxyType({}),
) -> Form:
    """Return all that there is as one object.

    `applications` are the stories as `story_form` gives them, with details, events, notes and what was read from their
    letters; `facts` are all that the seeker said, in the order in which they said it; `at` is the time; `texts`
    are the words of documents and postings, by the marks that facts name them by.
    """
    return {
        "export": VERSION,
        "at": moment(at),
        "applications": list(applications),
        "facts": [fact_form(kept) for kept in facts],
        "texts": dict(texts),
    }


def fact_form(kept: KeptFact) -> Form:
    """Return a fact as it is kept: which it is, when and in which operation it was said, and what it says."""
    said = {name: _plain(getattr(kept.fact, name)) for name in field_names(kept.fact)}
    kind = type(kept.fact).__name__.casefold()
    return {"number": kept.number, "operation": kept.operation, "at": kept.at.isoformat(), "fact": kind, "said": said}


def facts_of(form: Mapping[str, Any]) -> list[KeptFact]:
    """Return the facts of an object that `everything_form` made, in their order.

    Raises UnreadableError if it is none, or of a later version of the program.
    """
    if form.get("export") != VERSION:
        raise UnreadableError(
            "This is no export that can be read.", advice="Export it anew with this version of Rejoinder."
        )
    try:
        return [_kept(one) for one in form["facts"]]
    except (KeyError, TypeError, ValueError, msgspec.ValidationError) as error:
        raise UnreadableError(f"This export is broken: {error!r}.", advice=_ANEW) from error


def texts_of(form: Mapping[str, Any]) -> dict[str, str]:
    """Return the words of documents and postings in an export, by mark, but for those that were changed.

    Exports of before there were any have none. Raises UnreadableError if they are no object.
    """
    found = form.get("texts", {})
    if not isinstance(found, dict):
        raise UnreadableError("This export is broken: its words are no list of texts.", advice=_ANEW)
    return {mark: words for mark, words in found.items() if isinstance(words, str) and mark_of_text(words) == mark}


def _kept(form: Mapping[str, Any]) -> KeptFact:
    kind = _kinds()[form["fact"]]
    return KeptFact(
        form["number"], form["operation"], datetime.fromisoformat(form["at"]), msgspec.convert(form["said"], kind)
    )


def _plain(value: object) -> object:
    """Return a value as JSON holds it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Struct):
        return {name: _plain(getattr(value, name)) for name in field_names(value)}
    return value


@cache
def _kinds() -> dict[str, type[Fact]]:
    return {kind.__name__.casefold(): kind for kind in KINDS}
