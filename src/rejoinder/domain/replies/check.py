"""Check a reply by the criteria of the method: one rule for each, with the words that it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.language import Language
from rejoinder.domain.letters.languages import tell_languages
from rejoinder.domain.letters.text import MAX_TEXT, fold_space, sentences
from rejoinder.domain.records import replace
from rejoinder.domain.replies import advice
from rejoinder.domain.replies.advice import ADVICE
from rejoinder.domain.replies.book import ReplyBook
from rejoinder.domain.replies.criteria import Answered, Check, Criterion, Reply, Verdict
from rejoinder.domain.replies.layout import Layout, fires, lay_out, own_text
from rejoinder.domain.replies.names import known_names, telling_names, words_of, wrong_name
from rejoinder.domain.replies.placeholders import find_placeholder
from rejoinder.domain.replies.said import Said, read_sentence
from rejoinder.domain.replies.subjects import is_in_thread, tells
from rejoinder.domain.replies.weighing import weighed

DEFAULT = "en"
_FIRST = 2  # sentences in which the thanks stand first
_STOPS = " .!…;,"
_COUNTED = re.compile(r"[^\W_]")


class Sheet(Struct, frozen=True):
    """What the rules look at: the reply, laid out, with what each of its sentences says."""

    reply: Reply
    letter: Answered | None
    language: Language
    layout: Layout
    body: tuple[Said, ...]
    postscript: tuple[Said, ...]

    @property
    def answered(self) -> Answered:
        """Return what is known of the letter."""
        return self.letter or Answered()

    @property
    def writer(self) -> str:
        """Return the name that the reply is signed with, or sent under."""
        signed = [line for line in self.layout.signed if not fires("closing", self.language, line)]
        return self.reply.writer or (signed[0] if signed else "")

    @property
    def signed(self) -> str:
        """Return the closing with the name where both stand on one line: "Yours, Jo Field"."""
        return self.layout.signed[-1] if self.layout.signed else ""

    def first(self, cue: str, *, anywhere: bool = False) -> str:
        """Return the first sentence of the body, or of all, that says something; empty if none does."""
        among = (*self.body, *self.postscript) if anywhere else self.body
        return next((said.quote for said in among if cue in said.cues), "")


def check_reply(
    reply: Reply, letter: Answered | None, book: CueBook, replies: ReplyBook, *, is_follow_up: bool = False
) -> Check:
    """Check a reply, given the letter that it answers where that is known; or what follows once they have answered.

    The language is the reply's own, or the letter's where it does not show. Only the first 20,000 characters are read.
    """
    own = own_text(reply.subject or "", reply.text)
    found = [code for code in tell_languages(book, sentences(own)) if code in replies.languages]
    guessed = letter.language if letter and letter.language in replies.languages else DEFAULT
    code = found[0] if found else guessed
    language = replies.languages[code]
    layout = lay_out(own, language, replies.postscript)
    if letter and reply.subject and is_in_thread(reply.subject):
        letter = replace(letter, text=f"{letter.text}\n{reply.subject}")  # the subject is the letter's own
    names = frozenset((*known_names(letter), *words_of(letter.role))) if letter else frozenset()
    house = telling_names(letter.organisation, language) if letter else frozenset()

    def read(part: str) -> tuple[Said, ...]:
        ruled = (read_sentence(sentence, own, language, names, house) for sentence in getattr(layout, part))
        told = (weighed(said, own, language, names, replies.weights) for said in ruled)
        return tuple(_as_liked(said, letter.liked) if letter and letter.liked else said for said in told)

    sheet = Sheet(reply, letter, language, layout, read("body"), read("postscript"))
    rules = FOLLOW_UP if is_follow_up else RULES
    criteria = tuple(_as_written(rule(sheet), own, reply.text) for rule in rules)
    return Check(criteria, code, is_guessed=not found)


def _as_liked(said: Said, liked: str) -> Said:
    """Take a sentence that holds what the seeker liked for one that names a good thing: no other reply has it."""
    words = liked.rstrip(_STOPS)
    holds = " " in words and words.lower() in said.quote.lower()
    return replace(said, cues=said.cues | {"highlight"}) if holds and not said.is_request else said


def _thanks(sheet: Sheet) -> Verdict:
    """Thank the organisation's representatives for their time (article, 2 A)."""
    return _holds(sheet, Criterion.THANKS)


def _highlight(sheet: Sheet) -> Verdict:
    """Highlight something positive, to help them remember you (article, 2 A)."""
    return _holds(sheet, Criterion.HIGHLIGHT)


def _interest(sheet: Sheet) -> Verdict:
    """Express your continued interest in the organisation as a whole (article, 2 B)."""
    return _holds(sheet, Criterion.INTEREST)


def _other_roles(sheet: Sheet) -> Verdict:
    """Express that you would like to be considered for other roles (article, 2 C)."""
    return _holds(sheet, Criterion.OTHER_ROLES)


def _thanks_first(sheet: Sheet) -> Verdict:
    """The primary focus of the reply is to thank (article, 3)."""
    for at, said in enumerate(sheet.body):
        if "thanks" in said.cues:
            before = sheet.body[:at]
            if at < _FIRST and not any(other.is_request for other in before):
                return Verdict(Criterion.THANKS_FIRST, is_met=True, quote=said.quote)
            return _failed(Criterion.THANKS_FIRST, before[0].quote)
    return Verdict(Criterion.THANKS_FIRST, is_met=False, advice=advice.NO_THANKS_YET)


def _feedback_only_ps(sheet: Sheet) -> Verdict:
    """Ask why you were not selected as a P.S. at most (article, 3)."""
    return _is_free(Criterion.FEEDBACK_ONLY_PS, sheet.first("ask"))


def _no_reproach(sheet: Sheet) -> Verdict:
    """Do not take it personally, and be warm to everyone (article, preface and 1)."""
    return _is_free(Criterion.NO_REPROACH, sheet.first("reproach", anywhere=True))


def _no_plea(sheet: Sheet) -> Verdict:
    """Maintain the bridge; the next role is what to ask for (article, 2)."""
    return _is_free(Criterion.NO_PLEA, sheet.first("plea", anywhere=True))


def _no_placeholder(sheet: Sheet) -> Verdict:
    """A template's gaps are filled in (article, 2: the message template)."""
    layout = sheet.layout
    whole = tuple(sentences(layout.text))
    quote = find_placeholder(layout.text, whole, sheet.language)
    if not quote and sheet.reply.subject:
        quote = find_placeholder(sheet.reply.subject, tuple(sentences(sheet.reply.subject)), sheet.language)
    return _is_free(Criterion.NO_PLACEHOLDER, fold_space(quote))


def _names(sheet: Sheet) -> Verdict:
    """Write to the interviewer or recruiter by name, about their organisation (article, 2: the template)."""
    if sheet.letter is None:
        return Verdict(Criterion.NAMES, is_met=True, advice=advice.NOT_COMPARED)
    wrong, right = wrong_name(sheet.layout, sheet.letter, sheet.language)
    if not wrong:
        return Verdict(Criterion.NAMES, is_met=True)
    return Verdict(
        Criterion.NAMES, is_met=False, quote=fold_space(wrong), advice=advice.of_names(fold_space(wrong), right)
    )


def _length(sheet: Sheet) -> Verdict:
    """Say what satisfies the criteria, and no more (the article's template has 110 words)."""
    layout = sheet.layout
    spans = [(said.sentence.start, said.sentence.end) for said in (*sheet.body, *sheet.postscript)]
    words = sum(1 for start, end in spans for word in layout.text[start:end].split() if _COUNTED.search(word))
    is_met = advice.LEAST_WORDS <= words <= advice.MOST_WORDS and len(sheet.reply.text) <= MAX_TEXT
    return Verdict(Criterion.LENGTH, is_met, advice="" if is_met else advice.of_length(words))


def _subject(sheet: Sheet) -> Verdict:
    """Name yourself and the role applied for (article, 2: the template's subject line)."""
    subject, letter, writer = sheet.reply.subject, sheet.answered, sheet.writer
    if subject is None and sheet.letter is not None:
        return Verdict(Criterion.SUBJECT, is_met=True, advice=advice.IN_THREAD)
    is_met = subject is not None and tells(subject, letter, writer or sheet.signed, sheet.language)
    told = "" if is_met else advice.of_subject(writer, letter.role)
    return Verdict(Criterion.SUBJECT, is_met, fold_space(subject or ""), told)


def _both_sides(sheet: Sheet) -> Verdict:
    """Ask for both the positive as well as negative aspects of your candidacy (article, 3)."""
    said = (*sheet.body, *sheet.postscript)
    asking = [one for one in said if "ask" in one.cues or one.quote.endswith("?")]
    good = next((one.quote for one in asking if "good_side" in one.cues), "")
    bad = next((one.quote for one in asking if "bad_side" in one.cues), "")
    if good and bad:
        return Verdict(Criterion.BOTH_SIDES, is_met=True, quote=good)
    return Verdict(Criterion.BOTH_SIDES, is_met=False, advice=advice.of_missing(Criterion.BOTH_SIDES))


Rule = Callable[[Sheet], Verdict]
RULES: tuple[Rule, ...] = (
    _thanks,
    _highlight,
    _interest,
    _other_roles,
    _thanks_first,
    _feedback_only_ps,
    _no_reproach,
    _no_plea,
    _no_placeholder,
    _names,
    _length,
    _subject,
)
# Once they have answered, specifics are what the letter is for.
FOLLOW_UP: tuple[Rule, ...] = (
    _thanks,
    _thanks_first,
    _both_sides,
    _no_reproach,
    _no_plea,
    _no_placeholder,
    _names,
    _length,
    _subject,
)


def _holds(sheet: Sheet, name: Criterion) -> Verdict:
    """Judge a criterion that some sentence of the body has to satisfy."""
    quote = sheet.first(name.value)
    if quote:
        return Verdict(name, is_met=True, quote=quote)
    return Verdict(name, is_met=False, advice=advice.of_missing(name))


def _is_free(name: Criterion, quote: str) -> Verdict:
    """Judge a criterion that the quoted words violate, if there are any."""
    return _failed(name, quote) if quote else Verdict(name, is_met=True)


def _failed(name: Criterion, quote: str = "") -> Verdict:
    return Verdict(name, is_met=False, quote=quote, advice=ADVICE[name])


def _as_written(verdict: Verdict, own: str, text: str) -> Verdict:
    """Return a verdict with its quote in the reply's own marks: the rules look at plain ones, as long as the reply."""
    words = verdict.quote.split()
    if not words or verdict.name is Criterion.SUBJECT:
        return verdict
    match = re.search(r"\s+".join(map(re.escape, words)), own)
    return replace(verdict, quote=fold_space(text[match.start() : match.end()])) if match else verdict
