"""Words by their stems, so that "supervised" meets "supervising", and passages of a text with what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from rejoinder.domain.documents.document import Place
from rejoinder.domain.letters.text import Sentence, fold_word, plain

MAX_PASSAGE = 60  # words; a longer one says too many things for two of them to belong together
KIN = 7  # letters from which the beginning of a word tells which word it is
MAX_LINES = 20_000  # of a document
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?(?:\+\+|#)?")
_STEMMERS = {"en": "english", "de": "german", "fr": "french", "es": "spanish"}
_ENDS = re.compile(r"[.!?…;]+[\"'»”)\]]*\s+(?=[^\sa-zäöüß])|\s+[|•·▪]\s+")
# A German participle hides its verb: "angelernt" is of "anlernen", "gereinigt" of "reinigen".
_PARTICIPLE = re.compile(
    r"^(ab|an|auf|aus|bei|durch|ein|mit|nach|ueber|um|unter|vor|zu|zurueck|zusammen)?ge(\w{3,})(?:t|en)(?:e[nmrs]?)?$"
)
# English verbs that no ending makes: what was done, then the verb as postings ask for it.
_IRREGULAR = dict(
    pair.split("/")
    for pair in (
        "wrote/write taught/teach led/lead ran/run drove/drive driven/drive sold/sell bought/buy kept/keep "
        "built/build dealt/deal drew/draw drawn/draw spoke/speak spoken/speak chose/choose chosen/choose sent/send "
        "grew/grow grown/grow paid/pay swept/sweep made/make held/hold met/meet "
        "dug/dig sewn/sew wove/weave woven/weave shot/shoot spun/spin stood/stand sang/sing swam/swim "
        "laid/lay oversaw/oversee overseen/oversee undertook/undertake gave/give "
        "given/give took/take taken/take won/win brought/bring thought/think knew/know sought/seek slept/sleep "
        "rode/ride ridden/ride flew/fly flown/fly rebuilt/rebuild rewrote/rewrite "
    ).split()
)
# Whoever does a thing, in words too short for the stemmer to take the ending off: "carer" is of "care".
_DOERS = dict(
    pair.split("/")
    for pair in (
        "carer/care welder/weld painter/paint teacher/teach driver/drive baker/bake cleaner/clean plumber/plumb "
        "writer/write tester/test fitter/fit roofer/roof packer/pack buyer/buy seller/sell trader/trade lender/lend "
        "farmer/farm rigger/rig coder/code grower/grow miner/mine dealer/deal singer/sing dancer/dance "
        "surveyor/survey editor/edit auditor/audit typist/type stylist/style"
    ).split()
)
# What postings name by a noun and people tell by another form of it, where the stems differ.
_NOUNS = dict(
    pair.split("/")
    for pair in (
        "accuracy/accurate curiosity/curious honesty/honest empathy/empathetic empathic/empathetic "
        "enthusiasm/enthusiastic discretion/discreet loyalty/loyal courtesy/courteous generosity/generous "
        "tenacity/tenacious humility/humble ambition/ambitious teamwork/team analysis/analyse diagnosis/diagnose "
        "emphasis/emphasise synthesis/synthesise"
    ).split()
)
_VERBS = _IRREGULAR | _DOERS | {f"{doer}s": verb for doer, verb in _DOERS.items()} | _NOUNS
_BULLET = re.compile(r"\s*(?:[-*•·▪–>#]|\d{1,2}[.)])\s+")
_ABBREVIATED = re.compile(
    r"(?:^|\s)(?:[A-Za-z]|[a-z]\.[a-z]|mr|mrs|dr|st|no|nr|approx|ca|inc|ltd|etc|vs|z\.b|bzw)\.$", re.IGNORECASE
)


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; the word itself in a language that is not known."""
    name = _STEMMERS.get(language)
    if name is None:
        return word
    if language == "de":
        word = _PARTICIPLE.sub(r"\1\2en", word)
    if language == "en":
        word = _VERBS.get(word, word)
    return str(_stemmer(name).stemWord(word))


def kin(first: str, second: str) -> bool:
    """Tell whether two stems are of one word: the same, or one the beginning of the other ("architect", "architectur").

    Only long ones are, since "commun" is the stem of both "communal" and "community".
    """
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= KIN and longer.startswith(shorter) and len(longer) - len(shorter) <= KIN


@lru_cache(maxsize=len(_STEMMERS))
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)


def words(text: str, start: int = 0) -> Sentence:
    """Return the folded words of a stretch of text, with their places counted from `start`."""
    found = list(_WORD.finditer(plain(text)))
    spans = [(start + match.start(), start + match.end()) for match in found]
    return Sentence(start, start + len(text), tuple([fold_word(match.group()) for match in found]), tuple(spans))


def passages(text: str) -> Iterator[Sentence]:
    """Cut a document into what is said in one breath: an item of a list, a sentence, a part of a long enumeration.

    Lines that a file broke in the middle of a sentence are put together again.
    """
    for place in _lines(text):
        for start, end in _breaths(text, place):
            found = words(text[start:end], start)
            for at in range(0, len(found.words), MAX_PASSAGE):
                spans = found.spans[at : at + MAX_PASSAGE]
                yield Sentence(spans[0][0], spans[-1][1], found.words[at : at + MAX_PASSAGE], spans)


def _lines(text: str) -> Iterator[Place]:
    start = end = at = 0
    previous = ""
    for line in text.split("\n", MAX_LINES)[:MAX_LINES]:
        if not _goes_on(previous, line):
            if end > start:
                yield Place(start, end)
            start = at
        end = at + len(line)
        at = end + 1
        previous = line
    if end > start:
        yield Place(start, end)


def _goes_on(previous: str, line: str) -> bool:
    """Tell whether a line is the rest of what the one before it began."""
    before, after = previous.rstrip(), line.strip()
    if not before or not after or _BULLET.match(line) or before[-1] in ".!?:;":
        return False
    return after[0].islower() or (before[-1] in ",-–&(" and len(before) > 20)


def _breaths(text: str, place: Place) -> Iterator[tuple[int, int]]:
    start = place.start
    for match in _ENDS.finditer(text, place.start, place.end):
        if _ABBREVIATED.search(text[max(start, match.start() - 8) : match.start() + 1]):
            continue
        yield start, match.start() + 1
        start = match.end()
    if start < place.end:
        yield start, place.end
