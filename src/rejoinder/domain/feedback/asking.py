"""The states of asking for feedback (METHOD, step 3): a small machine that moves drive.

rejected -> reply sent -> they answered -> specifics asked -> feedback received, not allowed to say, or no answer.
Specifics are for the letter after their answer, unless they offer feedback or have given some.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct, field

from rejoinder.domain.facts import Move
from rejoinder.domain.feedback.moves import Made

# Somebody who is away for a fortnight comes back to a full inbox; what they have not answered in the third week either
# is hardly answered any more. A second letter before that would press, one after it asks for what will not come.
SILENCE = timedelta(days=21)
_THEIRS = (Move.ANSWERED, Move.OFFERED, Move.RECEIVED)


class State(StrEnum):
    """How far asking for feedback has come."""

    REJECTED = "rejected"
    REPLIED = "replied"
    ANSWERED = "answered"
    ASKED = "asked"
    RECEIVED = "received"
    NOT_ALLOWED = "not_allowed"
    NO_ANSWER = "no_answer"


class Asking(Struct, frozen=True):
    """How asking for feedback stands: since when, why, and by which move; and whether specifics may be asked now.

    `do` is the next step with its reason and day, `moves` all moves since the rejection.
    """

    state: State
    on: date | None
    why: str
    made: Made
    may_ask: bool
    may_ask_why: str
    do: str
    do_why: str
    due: date | None
    moves: tuple[Made, ...]
    with_question: bool = False  # the reply asks for feedback, in its P.S.
    is_offered: bool = False  # they offer feedback, and the offer still stands

    @property
    def offer(self) -> Made | None:
        """Return the move by which they offer feedback, where the offer still stands."""
        offers = [made for made in self.moves if made.move is Move.OFFERED] if self.is_offered else []
        return offers[-1] if offers else None

    @property
    def letter(self) -> str:
        """Return the key of the letter that a question answers, or "": the last in which they said anything."""
        return next((made.letter for made in reversed(self.moves) if made.move in _THEIRS and made.letter), "")


class _Course(Struct):
    """What the moves so far have come to."""

    today: date
    rejected: Made
    replied: Made | None = None  # the seeker's latest letter that asks for nothing
    with_question: bool = False
    answered: Made | None = None
    asked: Made | None = None
    received: Made | None = None
    refused: Made | None = None
    offered: Made | None = None
    moves: list[Made] = field(default_factory=list)

    def take(self, made: Made) -> None:
        self.moves.append(made)
        match made.move:
            case Move.REPLIED:
                self._reply(made)
            case Move.REPLIED_PS if self.answered and self.replied:
                self._ask(made)  # after their answer a P.S. asks for specifics like any other line
            case Move.REPLIED_PS:
                self._reply(made)
                self.with_question = True
            case Move.ASKED:
                self._ask(made)
            case Move.ANSWERED:
                self.answered = made
            case Move.OFFERED:
                self.offered, self.refused = made, None
            case Move.RECEIVED:
                self.received, self.refused = made, None
                if self.offered and made.letter != self.offered.letter:
                    self.offered = None  # what they had offered has come
            case Move.REFUSED:
                self.refused = made
            case _:
                pass

    def is_silent(self, made: Made) -> bool:
        """Tell whether an answer to a move is hardly to come any more."""
        return made.on is not None and self.today - made.on > SILENCE

    def _reply(self, made: Made) -> None:
        if self.replied is None:
            self.answered = None  # what came before the first reply is no answer to it
        self.replied = made

    def _ask(self, made: Made) -> None:
        self.replied = self.replied or made
        self.asked, self.refused = made, None

    @property
    def is_open(self) -> bool:
        """Tell whether they offer feedback, and the offer still stands."""
        return self.offered is not None and (self.offered.until is None or self.offered.until >= self.today)


def asking_of(moves: Sequence[Made], today: date) -> Asking | None:
    """Return how asking stands on a day, by all moves in their order; None where there is no rejection."""
    if not moves:
        return None
    course = _Course(today, moves[0])
    for made in moves:
        course.take(made)
    return next(found for rule in RULES if (found := rule(course)) is not None)


Rule = Callable[[_Course], Asking | None]


def _refused(course: _Course) -> Asking | None:
    made = course.refused
    if made is None:
        return None
    why = "You said that they may give no feedback." if made.is_said else "They say that they give no feedback."
    return _asking(
        course,
        State.NOT_ALLOWED,
        made,
        why,
        no="They do not give any; asking again would put them in a corner.",
        do="Let it rest. Thank them all the same, and look at what the posting asked for instead.",
        do_why="Many houses forbid their people to say anything; it is not about you.",
    )


def _received_after_asking(course: _Course) -> Asking | None:
    made = course.received
    if made is None or (course.asked and not _is_after(made, course.asked)):
        return None
    return _received(course, made)


def _asked(course: _Course) -> Asking | None:
    made = course.asked
    if made is None:
        return None
    if course.answered and _is_after(course.answered, made):
        return _asking(
            course,
            State.ANSWERED,
            course.answered,
            f"They wrote {_on(course.answered)}, after you had asked {_on(made)}.",
            no="You have asked once already.",
            do="Read their answer: file what it says about you, or note that they do not say.",
            do_why="Their own words are worth keeping as they stand, and a polite no ends the matter.",
        )
    if course.is_silent(made):
        if course.received:
            return _received(course, course.received)
        return _no_answer(course, made, "you asked")
    return _asking(
        course,
        State.ASKED,
        made,
        f"You asked {_on(made)}, and they have not written since.",
        no="You have asked, and one question is enough.",
        do=f"Wait. After {_end(made)} it counts as no answer.",
        do_why=f"{_SILENCE_WHY} A reminder would press.",
        due=None,
    )


def _answered(course: _Course) -> Asking | None:
    made = course.answered
    if made is None:
        return None
    return _asking(
        course,
        State.ANSWERED,
        made,
        f"They answered {_on(made)}.",
        yes="They answered, so a question is welcome now.",
        do="Ask for specifics: what was good as well as what was missing.",
        do_why="Their answer shows that they wish you well. Who is asked for both can begin with the good.",
    )


def _replied(course: _Course) -> Asking | None:
    made = course.replied
    if made is None:
        return None
    if course.is_open:
        return _offered(course, State.REPLIED, made, f"You replied {_on(made)}.")
    if course.is_silent(made):
        return _no_answer(course, made, "you replied")
    asks = " A P.S. of it asks for feedback." if course.with_question else ""
    return _asking(
        course,
        State.REPLIED,
        made,
        f"You replied {_on(made)}, and they have not written since.{asks}",
        no="They have not answered yet; a second letter before that reads as pressing.",
        do=f"Wait for their answer. After {_end(made)} it counts as no answer.",
        do_why=_SILENCE_WHY,
    )


def _rejected(course: _Course) -> Asking:
    made = course.rejected
    told = f"You told that they turned you down{f' {made.how}' if made.how else ''}." if made.is_said else ""
    why = told or f"They turned you down {_on(made)}."
    if course.is_open:
        return _offered(course, State.REJECTED, made, why)
    return _asking(
        course,
        State.REJECTED,
        made,
        why,
        no="They have not answered you yet: specifics are for the letter after that.",
        do="Reply with thanks first; specifics wait for their answer.",
        do_why="A reply that asks first reads as a complaint; one that thanks first gets answered.",
    )


RULES: tuple[Rule, ...] = (_refused, _received_after_asking, _asked, _answered, _replied, _rejected)

_SILENCE_WHY = f"{SILENCE.days} days leave time for a fortnight away and a full inbox."


def _received(course: _Course, made: Made) -> Asking:
    if course.asked is None and course.is_open:
        return _offered(course, State.RECEIVED, made, f"They said something about you {_on(made)}.")
    has_asked = course.asked is not None
    is_apart = bool(made.letter) and made.letter != course.rejected.letter
    told = "They have told you what you asked for." if has_asked else "They wrote to you about it, unasked."
    is_answered = has_asked or is_apart
    return _asking(
        course,
        State.RECEIVED,
        made,
        f"You have what you were told {_on(made)}." if made.is_said else f"They said something about you {_on(made)}.",
        yes="" if is_answered else "They have said something about you, so you may ask what they mean by it.",
        no=told if is_answered else "",
        do="Keep it at hand for the next application there, and thank whoever said it.",
        do_why="It is about you and not a form phrase, and few houses say anything at all.",
    )


def _offered(course: _Course, state: State, made: Made, why: str) -> Asking:
    until = course.offered.until if course.offered else None
    return _asking(
        course,
        state,
        made,
        why,
        yes="They offer feedback themselves, so you may ask at once.",
        do="Take up the feedback they offer: ask what was good as well as what was missing.",
        do_why="They offer it, so asking is no liberty; with thanks first it is answered best.",
        due=until,
    )


def _no_answer(course: _Course, made: Made, did: str) -> Asking:
    return _asking(
        course,
        State.NO_ANSWER,
        made,
        f"More than {SILENCE.days} days have passed since {did} {_on(made)}, and nobody has written. {_SILENCE_WHY}",
        no="They have not answered; a second letter about it would not be either.",
        do="Leave it there. Stay in touch in another way, and ask again only if they write.",
        do_why="Silence says nothing about you. People change houses, and inboxes are full.",
    )


def _asking(  # noqa: PLR0913  (what an answer is made of)
    course: _Course,
    state: State,
    made: Made,
    why: str,
    *,
    do: str,
    do_why: str,
    yes: str = "",
    no: str = "",
    due: date | None = None,
) -> Asking:
    return Asking(
        state,
        made.on,
        why,
        made,
        may_ask=bool(yes),
        may_ask_why=yes or no,
        do=do,
        do_why=do_why,
        due=due,
        moves=tuple(course.moves),
        with_question=course.with_question,
        is_offered=course.is_open,
    )


def _is_after(made: Made, other: Made) -> bool:
    return made.at > other.at


def _on(made: Made) -> str:
    return f"on {made.on}" if made.on else "some day"


def _end(made: Made) -> str:
    return str(made.on + SILENCE) if made.on else "three weeks"
