"""Whatever a seeker may say, for stores to keep."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from rejoinder.domain.applications import Channel, Details
from rejoinder.domain.documents.document import Format, Place
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import (
    Added,
    Asked,
    Called,
    Corrected,
    Drafted,
    Edited,
    Filed,
    Handled,
    Handling,
    Happened,
    Heard,
    Hidden,
    LivesIn,
    Merged,
    Move,
    Noted,
    Part,
    Placed,
    RepliesAt,
    Saying,
    Shown,
    Weighed,
    WritesFrom,
)
from rejoinder.domain.kept import (
    Answer,
    Answered,
    DocumentKept,
    PostingKept,
    Purpose,
    PutAway,
    RequirementCorrected,
    SentWith,
)
from rejoinder.domain.letters.readings import Kind, Polarity, ReasonKind
from rejoinder.domain.postings.requirements import RequirementKind
from tests.contracts.store_examples import NOON

if TYPE_CHECKING:
    from rejoinder.domain.facts import Fact
    from rejoinder.ports.store import Store

STRANGE = "🦉 שלום \x00\x1a\u202e caf\udce9 -- \n" + "x" * 3000
EVERYTHING: tuple[Fact, ...] = (
    Added("seed", Details(STRANGE, "Clerk", channel=Channel.BOARD, applied=date(2026, 3, 1), others=(("a", "b"),))),
    Edited("seed", Details(salary="12", posting=STRANGE)),
    Happened(
        "seed", EventKind.REJECTED, date(2026, 3, 2), how="by phone", reasons=(ReasonKind.SKILL, ReasonKind.FILLED)
    ),
    Happened("a", EventKind.INTERVIEW, None, datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=2))), "final"),
    Noted("a", STRANGE, date(2026, 3, 2)),
    Merged("a", "seed"),
    Placed(("a", "b"), ""),
    Corrected("a"),
    Corrected("a", Kind.OFFER, "", "Clerk", None, ()),
    Corrected("a", reasons=(ReasonKind.OTHER,)),
    Handled("ab12cd", Handling.POSTPONED, date(2026, 3, 9), "later"),
    Hidden("a"),
    Hidden("a", date(2026, 3, 9)),
    Shown("a"),
    Called(STRANGE),
    Called("Robin Ash", is_so=False),
    WritesFrom("robin@example.org"),
    WritesFrom("robin@example.org", is_so=False),
    LivesIn("Europe/Vienna"),
    LivesIn(),
    RepliesAt(2, 10, 7),
    Drafted("k1", "ada@tidewell.example", "Re: Hello", "Dear Ada,\n\nthank you.\n"),
    RepliesAt(),
    Asked("a", Move.ASKED, date(2026, 3, 5), how="by phone"),
    Asked("a", Move.NOTHING, letter="b"),
    Heard(
        "a", "heard-1", (Saying("clear in the talk 🦉", Polarity.POSITIVE),), "Ada Grey", date(2026, 3, 4), "by phone"
    ),
    Heard(
        "seed",
        "heard-2",
        (Saying("too little SQL", Polarity.NEGATIVE, ("sql",)), Saying("kind", Polarity.POSITIVE, ())),
    ),
    Filed(
        "a", (Part("3-0123456789abcdef", Polarity.POSITIVE), Part("2-0f", Polarity.NEGATIVE, ("examples", "structure")))
    ),
    Filed("a"),
    Weighed("a:3-0123456789abcdef", Polarity.NEGATIVE),
    Weighed("heard-1:1", themes=(), is_out=True, by=""),
    Weighed("heard-1:1", is_out=False),
    DocumentKept("d1", "v1", STRANGE, Purpose.RESUME, "mark", Format.PDF, (0, 4), ("A picture was left out.",)),
    DocumentKept("d1", "v2", "cv.txt", Purpose.RESUME, "mark"),
    PutAway("d1"),
    SentWith("a", "v1"),
    SentWith("a", "v1", is_so=False),
    PostingKept("a", "mark", "", Format.HTML, "Clerk", "Alder", "p.html", "https://x.example", date(2026, 3, 1), (0,)),
    PostingKept("seed", letter="b"),
    Answered("a", "payroll", RequirementKind.SKILL, Answer.PARTLY, STRANGE),
    Answered("a", "payroll", RequirementKind.SKILL, Answer.NOT_IN_THE_ROOM),
    RequirementCorrected("a", "mark", Place(3, 9), RequirementKind.SOFT, is_none=True),
    RequirementCorrected("a", "mark", Place(3, 9), RequirementKind.SOFT, is_added=True, must=False),
    RequirementCorrected("a", "mark", Place(3, 9), RequirementKind.SOFT, words=Place(3, 7)),
)
anchors = st.sampled_from(["a", "b", "seed"])
any_fact: st.SearchStrategy[Fact] = st.sampled_from(EVERYTHING) | st.builds(Noted, anchors, st.text(max_size=5))
any_facts = st.lists(any_fact, max_size=3)


def said(store: Store) -> dict[str, object]:
    """Return everything that a store shows of what was said."""
    return {
        "facts": store.facts(),
        "applications": store.applications(),
        "reviews": store.reviews(),
        "is_behind": store.is_behind(),
        "unsure": store.unsure(),
        "named": store.named("a"),
    }


def say(store: Store, *facts: Fact, command: str = "say") -> int:
    """Keep facts and return the operation's number."""
    return store.record(command, NOON, {"said": len(facts)}, facts)
