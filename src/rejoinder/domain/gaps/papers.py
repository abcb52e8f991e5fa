"""What a document says, passage by passage: its words, its skills, and the ideas that its wording stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache

from msgspec import Struct

from rejoinder.domain.documents.document import Document, Place
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.resume import Job, Resume, SectionKind
from rejoinder.domain.gaps.wording import KIN, passages, stem, words
from rejoinder.domain.letters.language import Hit, Language, Occurrences
from rejoinder.domain.letters.text import Sentence
from rejoinder.domain.records import replace
from rejoinder.domain.skills.mentions import Mention, Skills

LEAST_LETTERS = 3  # of a short form
REMEMBERED = 50  # rows of words of which is kept what stands in them: those of the requirement at hand
NAMED = 2  # letters of the shortest word that can name something by itself


_USED_IN = re.compile(r"\b(?:in|with|using|via) $")
_CAPITAL_BEHIND = re.compile(r"[ -][A-Z]")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w&.-]* $")
_CAPITALISED = re.compile(r"[A-Z][\w']*")
_NAME = re.compile(r"\b[A-Z][\w']+(?:(?:[ -]|[ ](?:of|and|in|for|the|&)[ ])[A-Z][\w']+){2,6}")
_HEAD_ENDS = re.compile(r"[.!?]\s")


class Said(Struct, frozen=True):
    """Words and what they stand for: of a passage of a document, or of the thing that a requirement asks for.

    `stems` tell where each word with a meaning of its own stands, `skills` where each skill does, `ideas` where the
    wording of each idea does. Nothing of it that the passage denies ("no experience with") is in any of them. `around`
    are the stems of the whole post that a passage is a line of. `head` is the stem of the word that names the thing,
    `light` are those that say little by themselves ("management"). By `beginnings` (of its stems) and `names` (of its
    ideas, its skills and all that these imply) it is told quickly that a passage has nothing to do with a thing.
    `has_tool` tells that it names something one works with, by its own name or its sort, `is_narrowed` that it has
    words without a meaning of their own. `unhoused` is the head of a post without the employer's name.
    """

    place: Place
    stems: Mapping[str, Place]
    skills: Mapping[str, Mention]
    ideas: Mapping[str, Place]
    section: SectionKind | None = None
    is_title: bool = False
    around: frozenset[str] = frozenset()
    head: str = ""
    light: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    has_tool: bool = False
    is_narrowed: bool = False
    unhoused: Said | None = None


class Degree(Struct, frozen=True):
    """A degree that a document tells of: where, its level, the words and fields that tell its subject."""

    place: Place
    level: int
    stems: frozenset[str]
    fields: frozenset[str]
    is_finished: bool


class Claim(Struct, frozen=True):
    """An amount of experience that a document says itself: the years, where, in which passage, and of what."""

    years: int
    place: Place
    passage: Said
    around: Said


class Paper(Struct, frozen=True, dict=True):
    """A document as it is compared: what was sent, or what the seeker holds besides (`is_sent` is false)."""

    document: Document
    passages: tuple[Said, ...]
    language: str
    resume: Resume | None = None
    is_sent: bool = True
    degrees: tuple[Degree, ...] = ()
    claims: tuple[Claim, ...] = ()

    def speaking(self, beginnings: Iterable[str], names: Iterable[str] = ()) -> list[Said]:
        """Return the passages that hold a word with one of the beginnings, or one of the names, in their order."""
        numbers = set[int]()
        for known, wanted in ((self._beginnings, beginnings), (self._names, names)):
            for one in wanted:
                numbers.update(known.get(one, ()))
        return [self.passages[number] for number in sorted(numbers)]

    @cached_property
    def _beginnings(self) -> Mapping[str, Sequence[int]]:
        return _numbered(passage.beginnings for passage in self.passages)

    @cached_property
    def _names(self) -> Mapping[str, Sequence[int]]:
        return _numbered(passage.names for passage in self.passages)


def _numbered(passages: Iterable[AbstractSet[str]]) -> Mapping[str, Sequence[int]]:
    """Return the numbers of the passages that hold a thing, by the thing."""
    found: dict[str, list[int]] = {}
    for number, held in enumerate(passages):
        for one in held:
            found.setdefault(one, []).append(number)
    return found


class Reader(Struct, frozen=True):
    """All that is needed to tell what words stand for."""

    languages: Mapping[str, Language]
    skills: Skills
    lexicon: Lexicon

    def said(self, sentence: Sentence, text: str, code: str, section: SectionKind | None = None) -> Said:
        """Return what a stretch of text in a language says."""
        language = self.languages.get(code) or self.languages["en"]
        place = Place(sentence.start, sentence.end)
        found = occurrences(language, sentence.words)
        denied = _denied(language, sentence, text, found)
        hits = [hit for hit in language.hits(sentence, 0, found) if hit.first not in denied]
        named = self.skills.find(place.of(text))
        is_of_tools = any(one.is_tool and one.is_certain for one in named)
        has_names = code != "de"  # where all nouns have capitals, these tell nothing
        mentions = {
            mention.skill: Mention(mention.skill, _moved(mention.place, place.start), mention.is_tool)
            for mention in named
            if (
                mention.is_certain or (has_names and _is_a_name(mention.place, place.of(text), is_of_tools=is_of_tools))
            )
            and not _is_in(sentence, denied, _moved(mention.place, place.start))
        }
        stems = dict(_stems(language, sentence, text, denied))
        head = _head(language, sentence, stems)
        light = _light(language, sentence)
        ideas = {hit.cue: _place(sentence, hit) for hit in hits}
        if any(first == 0 for first, _ in found.get(language.class_id("@idle"), ())):
            section = SectionKind.INTERESTS
        names = ideas.keys() | mentions.keys()
        names = names.union(*(self.skills.implied_by(name) for name in mentions))
        return Said(
            place,
            stems,
            mentions,
            ideas,
            section,
            head=head,
            light=light,
            beginnings=frozenset(word[:KIN] for word in stems),
            names=frozenset(names),
            is_narrowed=len(sentence.words) > len(stems),
            has_tool=bool(found.get(language.class_id("@work_with"))) or any(one.is_tool for one in mentions.values()),
        )


@lru_cache(maxsize=REMEMBERED)
def occurrences(language: Language, row: tuple[str, ...]) -> Occurrences:
    """Return where which word classes stand in a row of folded words; the rules ask that of one row several times."""
    return language.occurrences(Sentence(0, 0, row, ()))


def _is_a_name(place: Place, text: str, *, is_of_tools: bool) -> bool:
    """Tell whether a doubtful word is the name of a tool: with a capital, by itself, among tools or used in something.

    "SQL, Excel and Go" names three and "costed menus in Excel" one; "SQL at Spark Youth Club" names no Spark.
    """
    before, after = text[: place.start], text[place.end :]
    is_begun = not before or before.rstrip().endswith((".", ":", "-"))
    is_longer = _CAPITAL_BEHIND.match(after) is not None or _CAPITAL_BEFORE.search(before) is not None
    is_used = _USED_IN.search(before) is not None
    return text[place.start].isupper() and not is_begun and not is_longer and (is_of_tools or is_used)


def _head(language: Language, sentence: Sentence, stems: Mapping[str, Place]) -> str:
    """Return the stem of the word that names a thing: the last before an "of", or the last at all."""
    joint = language.numbers.get("@of")
    head = ""
    for word, span in zip(sentence.words, sentence.spans, strict=True):
        if head and joint in language.ids(word):
            break
        found = stem(word.strip("'"), language.code)
        if found in stems and stems[found].start <= span[0]:
            head = found
    return head


def _light(language: Language, sentence: Sentence) -> frozenset[str]:
    """Return the stems of the words that say little by themselves."""
    light = language.numbers.get("@light")
    return frozenset(stem(word, language.code) for word in sentence.words if light in language.ids(word))


def read_paper(document: Document, reader: Reader, code: str, resume: Resume | None, *, is_sent: bool) -> Paper:
    """Read a document that is in a language, passage by passage; headings say nothing by themselves."""
    headings = _headings(resume)
    found = []
    for sentence in passages(document.text):
        if any(heading.covers(Place(sentence.start, sentence.end)) for heading in headings):
            continue
        said = reader.said(sentence, document.text, code, _section(resume, sentence.start))
        said = _with_short_forms(said, document.text, reader.languages.get(code) or reader.languages["en"])
        if _is_title(resume, said.place):
            house = _house(said, document.text, resume)
            said = replace(said, is_title=True)
            said = _housed(said, document.text, house) if house else said
        found.append(said)
    return Paper(document, tuple(_with_posts(found, resume)), code, resume, is_sent)


def _house(said: Said, text: str, resume: Resume | None) -> Place | None:
    """Return where the employer's name stands in the head of a post; none where it has none."""
    for job in resume.jobs if resume else ():
        if job.organisation and job.place.touches(said.place):
            start = text.find(job.organisation, said.place.start, said.place.end)
            if start >= 0:
                return Place(start, start + len(job.organisation))
    return None


def _housed(said: Said, text: str, house: Place) -> Said:
    """Return the head of a post that knows the employer's name, which shows a field and no skill.

    Its words are kept as they stand as well, since a name may be of another language ("Fenn Spedition").
    """
    named = words(house.of(text), house.start)
    as_they_stand = {
        word: Place(*span) for word, span in zip(named.words, named.spans, strict=True) if word not in said.stems
    }
    unhoused = replace(
        said,
        stems={word: at for word, at in said.stems.items() if not at.touches(house)},
        skills={name: one for name, one in said.skills.items() if not one.place.touches(house)},
        ideas={name: at for name, at in said.ideas.items() if not at.touches(house)},
    )
    beginnings = said.beginnings.union(word[:KIN] for word in as_they_stand)
    return replace(said, stems={**said.stems, **as_they_stand}, beginnings=beginnings, unhoused=unhoused)


def _with_short_forms(said: Said, text: str, language: Language) -> Said:
    """Return a passage with the short forms of the papers in it: "Certified Scrum Product Owner" says CSPO too.

    Only a name that says it is a paper has one: capitals that happen to begin the words of a house are none.
    """
    paper = language.numbers.get("@paper_small")
    short = {}
    for match in _NAME.finditer(text, said.place.start, said.place.end):
        letters = "".join(word[0] for word in _CAPITALISED.findall(match.group())).lower()
        is_paper = any(paper in language.ids(word) for word in words(match.group()).words)
        if is_paper and len(letters) >= LEAST_LETTERS and letters not in said.stems:
            short[letters] = Place(*match.span())
    if not short:
        return said
    beginnings = said.beginnings.union(word[:KIN] for word in short)
    return replace(said, stems={**said.stems, **short}, beginnings=beginnings)


def _with_posts(found: Sequence[Said], resume: Resume | None) -> Iterator[Said]:
    """Yield the passages, those of a post with the words of all of it around them."""
    posts = [(job.place, set[str]()) for job in resume.jobs] if resume else []
    for passage in found:
        for place, stems in posts:
            if place.touches(passage.place):
                stems.update(passage.stems)
    for passage in found:
        around = [stems for place, stems in posts if place.touches(passage.place)]
        if not around:
            yield passage
            continue
        every = frozenset[str]().union(*around)
        unhoused = replace(passage.unhoused, around=every) if passage.unhoused else None
        yield replace(passage, around=every, unhoused=unhoused)


def _is_title(resume: Resume | None, place: Place) -> bool:
    """Tell whether a passage is the head of a post: what it was called, where and when, and nothing that was done."""
    return resume is not None and any(
        job.place.start <= place.start < job.place.end
        and place.end <= min((bullet.start for bullet in job.bullets), default=_head_end(resume, job))
        for job in resume.jobs
    )


def _head_end(resume: Resume, job: Job) -> int:
    """Return where the head of a post ends that is told in one line: with its first sentence."""
    end = _HEAD_ENDS.search(resume.document.text, job.place.start, job.place.end)
    return end.end() if end else job.place.end


def _headings(resume: Resume | None) -> list[Place]:
    if resume is None:
        return []
    return [
        Place(section.place.start - len(section.heading) - 8, section.place.start)
        for section in resume.sections
        if section.heading
    ]


def _section(resume: Resume | None, at: int) -> SectionKind | None:
    for section in resume.sections if resume else ():
        if section.place.start <= at < section.place.end:
            return section.kind
    return None


def _stems(language: Language, sentence: Sentence, text: str, denied: set[int]) -> Iterator[tuple[str, Place]]:
    general, manner = language.numbers.get("@general"), language.numbers.get("@manner_of")
    for number, (word, (start, end)) in enumerate(zip(sentence.words, sentence.spans, strict=True)):
        ids = language.ids(word)
        if number in denied or general in ids:
            continue
        if len(word) < NAMED and not text[start:end].isupper():
            continue
        if manner in ids and _is_of_knowing(language, sentence.words[number + 1 : number + 3]):
            continue
        yield stem(word.strip("'"), language.code), Place(start, end)


def _is_of_knowing(language: Language, behind: Sequence[str]) -> bool:
    """Tell whether words go on as "expertise in" does: then what stands before only says how one knows."""
    general, joint = language.numbers.get("@general"), language.numbers.get("@of")
    return len(behind) > 1 and general in language.ids(behind[0]) and joint in language.ids(behind[1])


def _denied(
    language: Language, sentence: Sentence, text: str, found: Mapping[int, Sequence[tuple[int, int]]]
) -> set[int]:
    """Return the numbers of the words that a denial, or a mere intention, reaches: to the end of its clause."""
    reached: set[int] = set()
    for name, is_backward in (("@denied", False), ("@meant", True)):
        number = language.numbers.get(name)
        for first, after in found.get(number, ()) if number is not None else ():
            # What begins with the denial is made of it ("no errors"), and stands.
            start = _clause_start(sentence, text, first, after) if is_backward else first + 1
            if not is_backward and _is_behind_colon(sentence, text, first):
                start = _item_start(sentence, text, first)  # "Contracts: no experience" denies the contracts
            reached.update(range(start, _clause_end(sentence, text, after)))
    return reached


def _is_behind_colon(sentence: Sentence, text: str, number: int) -> bool:
    return number > 0 and ":" in text[sentence.spans[number - 1][1] : sentence.spans[number][0]]


def _clause_start(sentence: Sentence, text: str, first: int, after: int) -> int:
    """Return the word that begins the item of a list which ends in an intention: "Python (learning)"."""
    for number in range(first, 0, -1):
        if any(mark in text[sentence.spans[number - 1][1] : sentence.spans[number][0]] for mark in ",;.\n"):
            # What says of what it is meant ("Python, learning Rust") leaves the item before it alone.
            is_of_item = number == first and _clause_end(sentence, text, after) == after
            return _item_start(sentence, text, number) if is_of_item else number
    return 0


def _item_start(sentence: Sentence, text: str, first: int) -> int:
    """Return the word that begins what an intention is said of behind a mark: "Go (learning)", "Go: seen, not used"."""
    for number in range(first - 1, 0, -1):
        if any(mark in text[sentence.spans[number - 1][1] : sentence.spans[number][0]] for mark in ",;.\n"):
            return number
    return 0


def _clause_end(sentence: Sentence, text: str, after: int) -> int:
    for number in range(max(after, 1), len(sentence.words)):
        between = text[sentence.spans[number - 1][1] : sentence.spans[number][0]]
        if any(mark in between for mark in ",;:()\n") or sentence.words[number] in {"but", "aber", "sondern", "mais"}:
            return number
    return len(sentence.words)


def _is_in(sentence: Sentence, numbers: set[int], place: Place) -> bool:
    return any(Place(*sentence.spans[number]).touches(place) for number in numbers)


def _place(sentence: Sentence, hit: Hit) -> Place:
    return Place(sentence.spans[hit.first][0], sentence.spans[hit.last][1])


def _moved(place: Place, by: int) -> Place:
    return Place(place.start + by, place.end + by)
