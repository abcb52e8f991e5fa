"""A house with a small mailbox, and everything that a person can do in it by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from rejoinder.adapters.cues.feedback import load_feedback
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.applications import Channel, Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import About, Corrected, Handling, Move, Remark, Saying
from rejoinder.domain.feedback.wordings import FeedbackBook
from rejoinder.domain.letters.readings import DoorKind, Kind, Polarity, ReasonKind
from rejoinder.domain.mail import Address
from rejoinder.domain.replies.known import Given, known_of
from rejoinder.domain.stages import Stage
from rejoinder.services.applications import (
    Telling,
    add_application,
    add_note,
    edit_application,
    merge_applications,
    record_event,
    split_application,
)
from rejoinder.services.corrections import confirm, correct, letter_review_form, link_review_form, list_reviews
from rejoinder.services.drafts import find_case, keep_draft, remember_answers
from rejoinder.services.feedback import FeedbackLog, asking_form, entry_form
from rejoinder.services.feedback_said import Choice, Weighing, count_letter, file_letter, tell_feedback, tick, weigh
from rejoinder.services.feedback_said import Telling as ToldFeedback
from rejoinder.services.pace import choose_pace, pace_of
from rejoinder.services.rejections import list_rejections, rejection_form
from rejoinder.services.stories import story_form
from rejoinder.services.today import handle, hide, item_form, today, unhide
from tests.fakes.house import House
from tests.unit.services.test_importing import CONFIRMS, INVITES, PLAIN, PRIVATE, REJECTS, mail

NOW = datetime(2026, 5, 26, 9, tzinfo=UTC)
DAY = NOW.date()
JONAH = Address("Jonah Pell", "jonah@saltmarsh.example")
SIGNED = "\n\nKind regards\nJonah Pell\nSaltmarsh\n"
CLERK = mail(
    "marsh-1",
    "Dear Tomasz,\n\nthank you for applying for the Day Clerk position at Saltmarsh. We have received your "
    "application." + SIGNED,
    sender=JONAH,
    subject="Your application to Saltmarsh",
    day=1,
)
CLERK_NO = mail(
    "marsh-2",
    "Dear Tomasz,\n\nunfortunately we have decided not to proceed with your application for the Day Clerk position. "
    "The position was filled inside the house." + SIGNED,
    sender=JONAH,
    subject="Your application to Saltmarsh",
    day=19,
)
PRAISES = mail(
    "praises",
    "Dear Tomasz,\n\nthank you for your note about the Day Clerk position. Here is the feedback that you asked for. "
    "Your answers in the interview were very clear and well structured." + SIGNED,
    sender=JONAH,
    subject="Feedback on your application to Saltmarsh",
    day=21,
)
BOX = (CONFIRMS, INVITES, REJECTS, PLAIN, PRIVATE, CLERK, CLERK_NO, PRAISES)
BOOK = FeedbackBook(load_feedback(), load_replies)
Do = Callable[[House], object]


def furnished() -> House:
    """Return a house with a mailbox, and an application that was added and told of."""
    house = House()
    house.mail.write("/inbox", *BOX)
    house.read("/inbox")
    store, clock = house.store, house.clock
    add_application(store, clock, Details("Fern Mill", "Baker", applied=date(2026, 5, 20)))
    record_event(store, clock, "fern", Telling(EventKind.REJECTED, date(2026, 5, 22), how="by phone"))
    hide(store, clock, "saltmarsh", None)
    return house


def seen(house: House) -> dict[str, object]:
    """Return everything that a person sees of a house."""
    stories, reviews = house.stories, list_reviews(house.stories)
    log = FeedbackLog(stories, BOOK)
    rejections = list_rejections(house.stories, DAY)
    return {
        "stories": [story_form(story, DAY) for story in stories.all()],
        "standing": house.store.applications(),
        "today": [item_form(item) for item in today(house.stories, NOW, BOOK).items],
        "feedback": [entry_form(entry) for entry in log.entries],
        "asking": [asking_form(asking) for story in stories.all() if (asking := log.asking(story, DAY))],
        "to file": [letter.message.key for _, letter in log.to_file()],
        "rejections": [rejection_form(one) for one in rejections.rejections],
        "hidden": (rejections.total, rejections.hidden),
        "reviews": [link_review_form(*one) for one in reviews.links]
        + [letter_review_form(*one) for one in reviews.letters],
        "drafts": house.stories.told.drafts,
        "pace": pace_of(house.store),
    }  # fmt: skip


def first_step(house: House, how: Handling, until: date | None = None) -> int:
    """Do something with what stands first in Today."""
    return handle(
        house.store, house.clock, today(house.stories, NOW, BOOK).items[0], how, until=until, reason="for a reason"
    )


def corrects(letter: str, application: str | None = None, **said: object) -> Do:
    """Return what corrects a letter."""
    fact = Corrected("", **said)  # type: ignore[arg-type]  # names of its fields
    return lambda house: correct(house.store, house.clock, house.settler(), letter, fact, application)


def tells(name: str, kind: EventKind, **more: object) -> Do:
    """Return what tells of an event."""
    telling = Telling(kind, date(2026, 5, 25), **more)  # type: ignore[arg-type]  # names of its fields
    return lambda house: record_event(house.store, house.clock, name, telling)


def remember(house: House, liked: str, *met: str) -> int | None:
    """Keep what was said for a reply."""
    case, story = find_case(house.stories, "tidewell")
    assert story is not None
    return remember_answers(house.store, house.clock, story, case, known_of(case, Given(highlight=liked, people=met)))


WHOLE = Details("Tidewell Ltd", "Porter", "T-7", DAY, Channel.BOARD, posting="At night.", resume="short")
GOOD, BAD = Saying("clear in the talk", Polarity.POSITIVE), Saying("too little SQL 🦉", Polarity.NEGATIVE, ("sql",))
DECIDED = "unfortunately we have decided not to proceed with your application for the Day Clerk position."


def weighs(**said: object) -> Do:
    """Return what changes an entry of the log."""
    weighing = Weighing(**said)  # type: ignore[arg-type]  # names of its fields
    return lambda house: weigh(house.store, house.clock, BOOK, FeedbackLog(house.stories, BOOK).entries[0].id, weighing)


BY_HAND: dict[str, Do] = {
    "add": lambda house: add_application(house.store, house.clock, Details("Alder", "Gardener", applied=DAY)),
    "add what mail tells of": lambda house: add_application(
        house.store, house.clock, Details("Tidewell", "Night Porter")
    ),
    "edit": lambda house: edit_application(house.store, house.clock, "tidewell", WHOLE),
    "edit what was added": lambda house: edit_application(house.store, house.clock, "fern", Details(role="Miller")),
    "note": lambda house: add_note(house.store, house.clock, "tidewell", "🦉 they were kind\n", DAY),
    "note what was liked": lambda house: add_note(
        house.store, house.clock, "tidewell", "the parrot", about=About.LIKED
    ),
    "keep a draft": lambda house: keep_draft(
        house.store, house.clock, find_case(house.stories, "tidewell")[0], to="", subject="Re: Hello", text="Dear Ada"
    ),
    "remember for a reply": lambda house: remember(house, "the story of the parrot", "Lea Winter"),
    "answer at another pace": lambda house: choose_pace(house.store, house.clock, wait=3),
    "merge": lambda house: merge_applications(house.store, house.clock, "tidewell", "saltmarsh"),
    "merge into what was added": lambda house: merge_applications(house.store, house.clock, "tidewell", "fern"),
    "split": lambda house: split_application(house.store, house.clock, "tidewell", ["invites"]),
    "split the first off": lambda house: split_application(house.store, house.clock, "tidewell", ["confirms"]),
    "correct the kind": corrects("rejects", kind=Kind.OFFER),
    "correct the names": corrects("rejects", organisation="Saltmarsh", role="", reference="S-1"),
    "correct the reasons": corrects("marsh-2", reasons=(ReasonKind.SALARY,)),
    "correct that there is none": corrects("marsh-2", reasons=()),
    "correct the doors": corrects("marsh-2", doors=(DoorKind.KEPT_ON_FILE,)),
    "correct the feedback": corrects("marsh-2", feedback=(Remark(Polarity.POSITIVE, "The position was filled"),)),
    "correct the stage": corrects("rejects", stage=Stage.THIRD_INTERVIEW),
    "place": corrects("rejects", "saltmarsh"),
    "place anew": corrects("rejects", "new", kind=Kind.INTERVIEW),
    "place nowhere": corrects("marsh-2", "none"),
    "say that what was passed over is a letter": corrects("private@post.example", "new", kind=Kind.REJECTION),
    "confirm": lambda house: confirm(house.store, house.clock, "plain"),
    "done": lambda house: first_step(house, Handling.DONE),
    "postpone": lambda house: first_step(house, Handling.POSTPONED, date(2026, 7, 1)),
    "dismiss": lambda house: first_step(house, Handling.DISMISSED),
    "hide": lambda house: hide(house.store, house.clock, "tidewell", date(2026, 6, 9)),
    "hide what was told": lambda house: hide(house.store, house.clock, "fern", None),
    "tell feedback": lambda house: tell_feedback(
        house.store, house.clock, "saltmarsh", ToldFeedback((GOOD, BAD), "Jonah", DAY, "by phone")
    ),
    "tell feedback of what was added": lambda house: tell_feedback(
        house.store, house.clock, "fern", ToldFeedback((BAD,), on=DAY)
    ),
    "file a letter": lambda house: file_letter(
        house.store, house.clock, BOOK, "marsh-2", [Choice(DECIDED, Polarity.NEGATIVE, ("timing",))]
    ),
    "file that there is nothing in a letter": lambda house: file_letter(house.store, house.clock, BOOK, "praises", []),
    "weigh": weighs(polarity=Polarity.NEGATIVE, themes=("manner",), by="Jonah"),
    "leave out": weighs(is_out=True),
    "tick a reply": lambda house: tick(house.store, house.clock, "fern", Move.REPLIED_PS, on=DAY, how="by mail"),
    "tick an answer": lambda house: tick(house.store, house.clock, "saltmarsh", Move.ANSWERED, on=DAY),
    "tick a refusal to say": lambda house: tick(house.store, house.clock, "saltmarsh", Move.REFUSED, on=DAY),
    "count a letter": lambda house: count_letter(house.store, house.clock, "praises", Move.REFUSED),
    "unhide": lambda house: unhide(house.store, house.clock, "saltmarsh"),
} | {f"tell that it was {kind.value}": tells("tidewell", kind, how="by phone") for kind in EventKind}
