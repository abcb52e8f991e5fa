"""Plan and compose the reply to a letter, kept or pasted, and hand it over as a draft; nothing is sent."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from rejoinder.domain.applications import Application, Channel
from rejoinder.domain.events import event_of
from rejoinder.domain.facts import About, Drafted, Noted
from rejoinder.domain.feedback.asking import Asking
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Band, Kind, Reading
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.replies.addressees import Addressee, person_name
from rejoinder.domain.replies.compose import Composition
from rejoinder.domain.replies.criteria import Answered, Check, Reply
from rejoinder.domain.replies.known import Case, Given, Known, Mention
from rejoinder.domain.replies.outgoing import Outgoing, is_address, lines_of, make_outgoing, one_line, thread_of
from rejoinder.domain.replies.plan import Choice, Plan, draft_follow_up, draft_reply, plan_reply
from rejoinder.domain.replies.wordings import Book
from rejoinder.domain.stages import stage_of
from rejoinder.domain.told import Told
from rejoinder.errors import NotFoundError, UnclearRequestError, UnreadableError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.corrections import find_letter
from rejoinder.services.feedback import FeedbackLog
from rejoinder.services.finding import is_called
from rejoinder.services.forms import Form, moment
from rejoinder.services.replies import ReplyChecker, answered_by, check_form
from rejoinder.services.saying import anchor_of, say
from rejoinder.services.stories import LEAST_ID, Stories, Story, story_of
from rejoinder.services.words import KIND_WORDS


class Composed(Struct, frozen=True):
    """A reply with its plan, its words, and what the check says of them."""

    case: Case
    plan: Plan
    draft: Composition
    check: Check
    application: str = ""  # the id of the application that it is about, where the letter is kept


class ReplyComposer(Struct, frozen=True):
    """What composes replies: the check, and the wordings."""

    checker: ReplyChecker
    wordings: Book

    def pasted(self, content: bytes, *, is_anyway: bool = False) -> Case:
        """Return the case of a letter that was given by hand and nothing else.

        Raises UnreadableError if it is none, and UnclearRequestError if it is read as something else than a rejection
        and is not to be answered anyway.
        """
        message = self.checker.pasted.message(content)
        if not message.text.strip() and not message.subject.strip():
            problem = "There is no text in this letter."
            raise UnreadableError(problem, advice="Paste the letter's words, or give the mail as an .eml file.")
        letter = Letter(message, read(message, self.checker.book))
        if not is_anyway:
            _require_no(letter)
        return case_of_letter(letter)

    def compose(
        self, case: Case, given: Given, choice: Choice, now: datetime, *, is_follow_up: bool = False
    ) -> Composed:
        """Plan, compose and check the reply to a letter, or what follows their answer."""
        plan = plan_reply(case, given, now, self.wordings, self.checker.book.systems, choice)
        draft = (draft_follow_up if is_follow_up else draft_reply)(plan, case, choice.variant)
        reply = Reply(draft.text, draft.subject, draft.writer)
        check = self.check(case, reply, plan, is_follow_up=is_follow_up)
        return Composed(case, plan, draft, check)

    def check(self, case: Case, reply: Reply, plan: Plan, *, is_follow_up: bool = False) -> Check:
        """Check a reply in the light of all that is known of the application."""
        return self.checker.check(reply, answered_in(case, plan), is_follow_up=is_follow_up)


def case_of_letter(letter: Letter) -> Case:
    """Return the case of a letter of which nothing else is known but to whom it went."""
    names = tuple(name for party in letter.message.to[:1] if (name := person_name(party.name)))
    own = frozenset(party.address.lower() for party in letter.message.to if party.address)
    event = event_of(letter)
    return Case(letter, names=names, addresses=own, stage=stage_of([event] if event else []))


def _require_no(letter: Letter) -> None:
    kind = letter.reading.kind
    if kind is not Kind.REJECTION:
        message = f"This letter does not turn you down, as far as it can be read: {KIND_WORDS[kind.value]}."
        raise UnclearRequestError(message, advice="If it does, say that it is to be answered anyway (`--anyway`).")


def find_case(stories: Stories, name: str, *, is_anyway: bool = False) -> tuple[Case, Story | None]:
    """Return the case of a kept letter or of an application that was turned down, with its story.

    Raises NotFoundError if nothing is called so, and UnclearRequestError for a letter or application that does not turn
    the seeker down, unless it is to be answered anyway.
    """
    story, letter = _found(stories, name)
    if not is_anyway:
        _require_no(letter)
    return _case_of(stories, story, letter)


def find_question(log: FeedbackLog, name: str, today: date, *, is_anyway: bool = False) -> tuple[Case, Story | None]:
    """Return the case of the letter in which specifics are asked for: that of their answer, or of what they offer.

    Raises NotFoundError if nothing is called so, and UnclearRequestError where specifics may not be asked for now (see
    `Asking.may_ask`), unless they are to be asked for anyway.
    """
    story, letter = _found(log.stories, name)
    asking = log.asking(story or _alone(letter, log.stories), today)
    if not is_anyway:
        if asking is None:
            _require_no(letter)
        _require_moment(asking)
    answers = [one for one in story.letters if asking and one.message.key == asking.letter] if story else []
    return _case_of(log.stories, story, next(iter(answers), letter))


def _require_moment(asking: Asking | None) -> None:
    if asking is None or not asking.may_ask:
        why = asking.may_ask_why if asking else "They went on with your application after that letter."
        message = f"It is not the moment to ask for specifics. {why}"
        raise UnclearRequestError(message, advice="If it is, say that you ask anyway (`--anyway`).")


def _alone(letter: Letter, stories: Stories) -> Story:
    """Return the story of a letter that belongs to no application."""
    message = letter.message
    application = Application(message.key, "", "", "", (message.key,), message.date, message.date)
    return story_of(application, [letter], stories.told)


def _case_of(stories: Stories, story: Story | None, letter: Letter) -> tuple[Case, Story | None]:
    seeker = stories.told.seeker
    alone = case_of_letter(letter)
    names = tuple(dict.fromkeys((*seeker.names, *alone.names)))
    wrote = (one.message.sender.address for one in (story.letters if story else ()) if _is_own(one))
    addresses = seeker.own({*alone.addresses, *(address.lower() for address in wrote)})
    if story is None:
        return replace(alone, names=names, addresses=addresses, pace=seeker.pace), None
    notes = [note.fact for note in story.notes if isinstance(note.fact, Noted)]
    liked = [note.text for note in notes if note.about is About.LIKED]
    others = tuple(one for one in story.letters if one.message.key != letter.message.key)
    case = Case(
        letter=letter,
        others=others,
        stage=story.standing.stage,
        organisation=story.application.organisation,
        role=story.application.role,
        names=names,
        addresses=addresses,
        liked=liked[-1] if liked else "",
        pace=seeker.pace,
        agency=story.details.via if story.details.channel is Channel.RECRUITER else "",
        met=tuple(note.text for note in notes if note.about is About.MET),
    )
    return case, story


def _found(stories: Stories, name: str) -> tuple[Story | None, Letter]:
    """Return the story that a name means, and the letter in it that turned the application down."""
    try:
        (story,) = stories.load([stories.find(name)])
    except NotFoundError as missing:
        refused = [one for one in stories.turned_down if name.strip() and is_called(one, name.strip().lower())]
        if len(refused) != 1:
            try:
                return None, find_letter(stories, name)
            except NotFoundError:
                raise missing from None
        (story,) = stories.load(refused)  # of several that are called so, the one that can be meant
    # An application is called as its earliest letter is: then the letter that turned it down is meant.
    if len(name) >= LEAST_ID and not story.application.id.startswith(name.strip().lower()):
        named = (one for one in story.letters if one.message.key.startswith(name.strip().lower()))
        letter = next((one for one in named if not _is_own(one)), None)
        if letter:
            return story, letter
    if not story.standing.rejection:
        message = f"{story.application.organisation or 'This application'} has not turned you down."
        letters = [one.message.key for one in story.letters if not _is_own(one)]
        advice = "Name the letter that you want to answer by its id; `rejoinder show` lists them."
        if len(letters) == 1:  # an application and its first letter have one short id
            advice = f"To answer its letter all the same: `rejoinder reply {letters[0]}`."
        raise UnclearRequestError(message, advice=advice)
    return story, story.rejection or _told_by_hand(story)


def _told_by_hand(story: Story) -> Letter:
    """Return a rejection that the seeker told of as a letter without words, in the language of those before it."""
    language = next((one.reading.language for one in reversed(story.letters) if one.reading.language), "")
    came = story.standing.rejected
    key = story.standing.rejection
    return Letter(Message(key=key, date=came), Reading(Kind.REJECTION, 1.0, Band.SURE, language))


def _is_own(letter: Letter) -> bool:
    return letter.reading.kind is Kind.SENT_BY_SEEKER


def remember_answers(store: Store, clock: Clock, story: Story, case: Case, known: Known) -> int | None:
    """Keep as notes what the seeker said that they liked, and whom they met; return the operation.

    None where all of it is kept already.
    """
    anchor = anchor_of(story.application)
    liked, met = known.value("highlight"), known.value("people").split("\n") if "people" in known else []
    facts = [Noted(anchor, liked, about=About.LIKED)] if liked and liked != case.liked else []
    facts += [Noted(anchor, person, about=About.MET) for person in met if person not in case.met]
    detail = {"application": story.application.id, "what": case.organisation or case.role}
    return say(store, clock, "note", detail, facts) if facts else None


def keep_draft(store: Store, clock: Clock, case: Case, *, to: str, subject: str, text: str) -> int:
    """Keep the reply of a case as far as it is written, to go on with it later; return the operation.

    Raises UnclearRequestError if nothing was changed since.
    """
    key = case.letter.message.key
    drafted = Drafted(key, one_line(to), one_line(subject), lines_of(text) if text.strip() else "")
    if Told.of(store.facts([Drafted])).drafts.get(key, Drafted(key)) == drafted:
        raise UnclearRequestError("This draft is kept already.", advice="Nothing was changed.")
    what = case.organisation or case.letter.message.subject
    return say(store, clock, "reply", {"what": what}, [drafted])


def kept_draft(stories: Stories, letter: str) -> Drafted | None:
    """Return the draft that was kept of a reply to a letter, or None if there is none."""
    found = stories.told.drafts.get(letter)
    return found if found and found.text else None


def answered_in(case: Case, plan: Plan) -> Answered:
    """Return what a check compares a reply with: the letter, and all names that are known of the application."""
    letter = answered_by(case.letter.message, case.letter.reading)
    people = [plan.addressee.name] if plan.addressee and plan.addressee.name else []
    met = plan.known.value("people").split("\n") if "people" in plan.known else []
    agency = [plan.known.value("agency")] if plan.known.value("agency") else []
    names = tuple(dict.fromkeys((*people, *letter.people, *met, *_earlier_people(case), *agency)))
    return replace(
        letter,
        people=names,
        organisation=plan.known.value("organisation") or letter.organisation,
        role=plan.known.value("role") or letter.role,
        text="\n".join((letter.text, *names)),
        liked=plan.known.value("highlight"),
    )


def _earlier_people(case: Case) -> list[str]:
    return [person.name for one in case.others if not _is_own(one) for person in one.reading.people]


def answered_letter(stories: Stories, name: str) -> Answered:
    """Return the letter that a reply answers: a kept one, or that of an application, with all that is known of it.

    Of an application that was not turned down it is the last that they wrote. Raises NotFoundError.
    """
    try:
        story, letter = _found(stories, name)
    except UnclearRequestError:
        (story,) = stories.load([stories.find(name)])
        letter = next((one for one in reversed(story.letters) if not _is_own(one)), _told_by_hand(story))
    case, _ = _case_of(stories, story, letter)
    answered = answered_by(letter.message, letter.reading)
    return replace(
        answered,
        people=tuple(dict.fromkeys((*answered.people, *case.met, *_earlier_people(case)))),
        organisation=case.organisation or answered.organisation,
        role=case.role or answered.role,
        liked=case.liked,
    )


def outgoing(
    composed: Composed, *, to: str | None = None, subject: str | None = None, text: str | None = None
) -> Outgoing:
    """Return the reply as it is handed over, with what the seeker changed of it.

    `to` is another address, or the empty string for none. Raises UnclearRequestError if it is no address.
    """
    plan, case = composed.plan, composed.case
    party = Address(plan.addressee.name, plan.addressee.address) if plan.addressee else None
    if to is not None and (party is None or to.strip().lower() != party.address.lower()):
        if to.strip() and not is_address(to.strip()):
            message = f"“{one_line(to)}” is no mail address."
            raise UnclearRequestError(message, advice="Write it whole: “ada.grey@example.org”, or leave it empty.")
        party = Address("", to.strip()) if to.strip() else None
    thread = thread_of(plan.addressee, case.letter, case.others)
    return make_outgoing(
        composed.draft.subject if subject is None else subject,
        composed.draft.text if text is None else text,
        party,
        sender_of(case, composed.draft.writer),
        thread,
    )


def sender_of(case: Case, writer: str) -> Address | None:
    """Return the address that the letter came to, as the one to answer from."""
    party = next((one for one in case.letter.message.to if one.address.lower() in case.addresses), None)
    return Address(writer or party.name, party.address) if party else None


def composed_form(composed: Composed, place: str = "") -> Form:
    """Return a reply with its plan as an object, in the order that `reply --json` promises.

    `place` is where it was handed over to.
    """
    plan, draft = composed.plan, composed.draft
    return {
        "application": composed.application or None,
        "letter": composed.case.letter.message.key,
        "to": _addressee_form(plan.addressee),
        "sender": _addressee_form(plan.sender),
        "when": {
            "earliest": moment(plan.timing.earliest),
            "best": moment(plan.timing.best),
            "latest": plan.timing.latest.isoformat(),
            "late": plan.timing.is_late,
            "in_time": plan.timing.is_in_time,
            "now": plan.timing.is_now,
        },
        "language": draft.language,
        "manner": draft.manner.value,
        "mentions": [_mention_form(one) for one in plan.known.mentions.values()],
        "asks": plan.asks,
        "suggestions": [_mention_form(one) for one in plan.suggestions],
        "questions": [{"name": one.name.value, "text": one.text, "lead": one.lead or None} for one in plan.questions],
        "advice": plan.advice or None,
        "subject": draft.subject,
        "text": draft.text,
        "lines": [
            {"part": line.part.value, "text": line.text, "wording": line.wording or None, "facts": dict(line.facts)}
            for line in draft.lines
        ],
        "check": check_form(composed.check),
        "place": place or None,
    }


def _addressee_form(one: Addressee | None) -> Form | None:
    if one is None or not one.address:
        return None
    return {
        "name": one.name or None,
        "address": one.address,
        "reach": one.reach.value,
        "origin": one.origin.value,
        "letter": one.letter or None,
    }


def _mention_form(one: Mention) -> Form:
    value = one.value.replace("\n", ", ")
    return {"name": one.name, "value": value or None, "source": one.source.value, "quote": one.quote or None}
