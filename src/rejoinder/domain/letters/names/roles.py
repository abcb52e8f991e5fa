"""The title of the position that a letter is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.letters.names.candidates import EDGE, PLACEHOLDER, Candidate, Sighting, gather, overlapping
from rejoinder.domain.letters.names.contexts import contexts
from rejoinder.domain.letters.names.letter import Field, Letter
from rejoinder.domain.letters.names.trades import LINKS, titles
from rejoinder.domain.letters.naming import Frame, Naming
from rejoinder.domain.letters.readings import Kind, Quote, Where
from rejoinder.domain.letters.text import bare_subject, fold_space

_GENDER = re.compile(
    r"\s*[(\[|]\s*(?:all genders|gn\*?|"
    r"[mwfdxihga*]{1,3}(?:\s*[/|,.]\s*[mwfdxihg*]{1,3}){1,3}|div(?:ers|\.)?|alle geschlechter)"
    r"\s*[)\]|]?|\s+[-–]?\s*(?:[mwfdxhi]\s*[/|]\s*[mwfdxhi](?:\s*[/|]\s*[mwfdxhi*]){0,2})(?=\W|$)",
    re.IGNORECASE,
)
_CODE = re.compile(r"\s*[(\[]\s*(?:[A-Z]+[-_/ ]?)?\d[A-Z0-9._/-]*\s*[)\]]")  # a reference in brackets
_REFERENCE_TAIL = re.compile(
    r"\s*[-–(\[#,]*\s*(?:ref\.?|id|req|job id)?\s*[:#]?\s*[A-Z]{0,5}-?\d{4,}[A-Z0-9-]*\s*[)\]]?\s*$", re.IGNORECASE
)
_REFERENCE_HEAD = re.compile(r"^(?=\S*\d{3})[A-Z]{0,5}[\d/.-]+[A-Z0-9/-]*[,:]?\s+(?=[A-ZÀ-Ý])")
_POST_TAIL = re.compile(r"[-–](?:stellen?|position|jobs?)$", re.IGNORECASE)  # "die PTA-Stelle"
_ELIDED = re.compile(r"^[dl]['’]")
_SENTENCE_BREAK = re.compile(r"(?<!\bSr)(?<!\bJr)(?<!\bSt)(?<!\bDr)(?<!\.[A-Z])\.\s+[A-ZÄÖÜ]")
_MARKED = re.compile(
    r"(?:^|[\"“”„«:,;]\s*|\s(?:als|für|Stelle|Position|Job|Bewerbung|auf|um|poste|de|pour|as|the|puesto|vacante)\s)"
    r"(?P<name>[A-ZÀ-Ý][^\n\"“”„«»;:!?]{2,80}?)"
    r"\s*[(\[]\s*(?:[mwfdxh](?:\s*[/|,]\s*[mwfdxi*]){1,3}|all genders|gn)\s*[)\]]"
)
_MARKS = re.compile(r"[(\[|/\d-]")
_BOUNDED = ("frame_bounded", "subject_frame_bounded", "quoted", "marked")
_FRAMED = ("frame", "frame_bounded", "subject_frame", "subject_frame_bounded", "marked", "subject_marked")
_NAMED_BEFORE = re.compile(r"[A-ZÀ-Ý][\w'’\-]+,\s*$|[A-ZÀ-Ý][\w'’\-]+\s+\($")
_SUBJECT_CUT = re.compile(r"\s+[-–—|/]{1,2}\s+|:\s+|,\s+(?=[A-Z])|\s+\(")
# In a language that writes nouns with a capital, what follows the last one is the sentence going on.
_LOWER_TAIL = re.compile(r"(?:\s+[a-zäöüß][\w'’]*\.?)+$")
MAX_ROLE_WORDS = 14


def role_candidates(letter: Letter, organisation: str = "") -> list[Candidate]:
    """Return every title that may be the position's, with what speaks for and against it.

    `organisation` is no title: "your Acme application" names it in the same frame.
    """
    titled = ((_without(sighting.value, organisation) or sighting.value, sighting) for sighting in _sightings(letter))
    found = gather((value.lower(), value, sighting) for value, sighting in titled if value)
    for key, item in found:
        item.signs.update(_shape(key, item, letter))
    for key, item in found:
        item.signs.update(_company_of_others(key, found))
        if organisation and key in organisation.lower():
            item.signs["organisation"] = 1.0
    return [item for _, item in found]


def _sightings(letter: Letter) -> Iterator[Sighting]:
    for piece in (*letter.pieces, letter.subject):
        yield from _framed(piece, letter)
    yield from _from_subject(letter)
    for piece in (*letter.pieces, letter.subject):
        # What a list of openings ends with is no signature.
        if piece.text not in letter.signed or letter.kind is Kind.JOB_ALERT:
            yield from _headed(piece, letter)


def _framed(field: Field, letter: Letter) -> Iterator[Sighting]:
    prefix = "subject_" if field.where is Where.SUBJECT else ""
    for naming in letter.namings:
        for sign, frames in (("frame", naming.role), ("weak", naming.role_weak)):
            for frame in frames.meeting(field.bag, field.lowered):
                yield from _in_frame(frame, field.text, field.where, prefix + sign, naming)


def _in_frame(frame: Frame, field: str, where: Where, sign: str, naming: Naming) -> Iterator[Sighting]:
    for found in overlapping(frame, field):
        value = clean(found, naming, is_bounded=frame.is_bounded)
        if value:
            yield Sighting(value, Quote(fold_space(found), where), f"{sign}_bounded" if frame.is_bounded else sign)


def _from_subject(letter: Letter) -> Iterator[Sighting]:
    """Take a piece of the subject that holds the head word of a title or stands in the letter too, whole."""
    for naming in letter.namings:
        for piece in _SUBJECT_CUT.split(bare_subject(letter.subject.text)):
            words = piece.split()
            while words and words[0].lower().strip(",.") in naming.subject_words:
                words.pop(0)
            rest = " ".join(words)
            if not words or len(words) > 8:
                continue
            value = clean(rest, naming, is_bounded=True)
            if not value:
                continue
            quote = Quote(rest, Where.SUBJECT)
            if letter.words.trades.among(set(re.findall(r"\w+", rest.lower()))):
                yield Sighting(value, quote, "subject_head")
            elif value in letter.text and len(value) > 3:
                yield Sighting(value, quote, "subject_repeated")
            elif len(words) < len(piece.split()):
                yield Sighting(value, quote, "subject_rest")


def _headed(field: Field, letter: Letter) -> Iterator[Sighting]:
    """Yield titles told by their head word ("Night Auditor") or by a gender mark ("(m/w/d)")."""
    prefix = "subject_" if field.where is Where.SUBJECT else ""
    trades = letter.words.trades
    hits = trades.among(field.bag)
    stops, lower = letter.words.title_stops, letter.words.has_lower_titles
    for title in titles(field.text, hits, trades, stops, lower=lower) if hits else ():
        found = fold_space(field.text[title.start : title.end])
        value = clean(found, letter.namings[0], is_bounded=True)
        if value:
            sign = "headed" if title.is_capital else "worded"
            is_line = found == field.text.strip(" *•-")
            sign = "line" if is_line else f"{sign}_long" if title.is_long else sign
            yield Sighting(value, Quote(found, field.where), prefix + sign)
            if _NAMED_BEFORE.search(field.text[: title.start]):
                yield Sighting(value, Quote(found, field.where), "named")  # "Ada Poole, Medical Director"
    for match in _MARKED.finditer(field.text) if "(" in field.text or "[" in field.text else ():
        words = fold_space(match.group("name")).strip(EDGE).split()
        while words and words[0].lower() in letter.words.subject_words:
            words.pop(0)
        value = " ".join(words)
        if value and len(words) <= MAX_ROLE_WORDS:
            yield Sighting(value, Quote(value, field.where), f"{prefix}marked")


def clean(found: str, naming: Naming, *, is_bounded: bool) -> str:
    """Cut what is not title off a role, or return "" if nothing sensible is left."""
    value = fold_space(found)
    if _MARKS.search(value):  # one look spares most titles five
        value = _GENDER.sub("", value).strip(EDGE)
        value = _REFERENCE_TAIL.sub("", _CODE.sub("", value)).strip(EDGE)
        value = _POST_TAIL.sub("", _REFERENCE_HEAD.sub("", value)).strip(EDGE)
    value = _ELIDED.sub("", value.strip(EDGE))
    if value.count("(") != value.count(")"):
        value = value.split("(")[0].strip(EDGE) if "(" in value else value.replace(")", "").strip(EDGE)
    if naming.has_capital_nouns and value[:1].isupper() and " " in value:
        value = _LOWER_TAIL.sub("", value).strip(EDGE)
    folded = value.lower()
    words = folded.split()
    if not words or len(words) > MAX_ROLE_WORDS or len(value) < 2 or PLACEHOLDER.search(value):
        return ""
    if folded in naming.not_roles or words[0] in naming.not_first or "http" in folded or "@" in value:
        return ""
    if ". " in value and _SENTENCE_BREAK.search(value):
        return ""
    if value[0].islower() and words[0] not in naming.trades:
        is_title = is_bounded or any(word in naming.trades for word in words)
        if len(words) > (5 if is_title else 4) or any(
            word in naming.small for word in (words if is_title else words[:1])
        ):
            return ""
    return value if any(char.isalpha() for char in value) else ""


def _without(value: str, organisation: str) -> str:
    """Cut the organisation off a title: "Acme Night Porter", "Night Porter - Acme"."""
    if not organisation or organisation.lower() not in value.lower():
        return value
    at = value.lower().find(organisation.lower())
    if 0 < at < len(value) - len(organisation) and not re.search(
        r"[-–|(@]\s*$|\s(?:at|bei|chez|en|with)\s$", value[:at]
    ):
        return value  # "Engineer, Acme Maps": a piece of the title
    before, after = value[:at].strip(EDGE), value[at + len(organisation) :].strip(EDGE)
    before = re.sub(r"\s+(?:at|bei|beim|der|chez|en|with|for|@)$", "", before).strip(EDGE + "(")
    after = re.sub(r"^(?:for|für|pour|para)\s+(?:the\s+)?", "", after).strip(EDGE + ")")
    return before if len(before) > len(after) else after


def _shape(key: str, item: Candidate, letter: Letter) -> dict[str, float]:
    """Return what the title itself and its place in the letter tell."""
    value = item.value
    around = dict.fromkeys(contexts(item, letter), 1.0)
    is_framed = "quoted" in around or any(sign in item.signs for sign in _FRAMED)
    words = key.split()
    trades = letter.words.trades
    parts = re.findall(r"\w+", key)
    last = re.sub(r"[:*/(].*$", "", words[-1]).strip(",.")
    joined = f" {' '.join(letter.signed)} "
    has_head = bool(trades.among(set(parts)))
    tests = {
        "head": has_head,
        "head_last": trades.holds(re.split(r"\W", last)[-1]),
        "one_word": len(words) == 1,
        "bare_head": len(words) == 1 and has_head,
        "long": len(words) > 5 and not is_framed,
        "long_framed": len(words) > 5 and is_framed,
        "very_long": len(words) > 8,
        "lower": value[0].islower(),
        "small_any": sum(word in letter.words.small for word in words) > 1,
        "small_first": words[0] in letter.words.small,
        "small_last": words[-1] in letter.words.small,
        "digits": any(char.isdigit() for char in value),
        "comma": "," in value,
        "dash": " - " in value or " – " in value,
        "slash": "/" in value,
        "company": not has_head and letter.words.is_company(value),
        "team_any": any(word in letter.words.team for word in words),
        "signed": value in joined,
        "greeted": bool(letter.greeted & set(words)),
        "in_subject": len(key) > 3 and key in letter.subject.lowered,
        "early": any(value in piece.text for piece in letter.pieces[:3]),
        "capitals": value[0].isupper()
        and all(word[0].isupper() or word[0].isdigit() for word in value.split() if len(word) > 3),
        "alert": letter.kind is Kind.JOB_ALERT,
        "account": letter.kind is Kind.PORTAL_ACCOUNT,
        "feedback": letter.kind in (Kind.FEEDBACK, Kind.SENT_BY_SEEKER),
    }
    signs = {name: 1.0 for name, holds in tests.items() if holds}
    signs.update((f"link_{word}", 1.0) for word in words[1:] if word in LINKS)
    signs["bias"] = 1.0
    signs.update(around)
    signs["mentions"] = min(max(letter.text.count(value) - 1, 0), 3) / 3
    return signs


def _company_of_others(key: str, found: list[tuple[str, Candidate]]) -> dict[str, float]:
    """Return how a title stands to the others: "Porter" and "Night Porter" support each other."""
    signs: dict[str, float] = {}
    rivals = framed = 0
    for other, item in found:
        if other == key:
            continue
        is_framed = any(sign.startswith(("frame", "subject_frame")) for sign in item.signs)
        is_bounded = any(sign in item.signs for sign in _BOUNDED)
        inside, within = f" {other} " in f" {key} ", f" {key} " in f" {other} "
        if inside:
            signs["holds"] = 1.0
            if is_bounded:
                signs["holds_bounded"] = 1.0
            signs["holds_framed"] = max(signs.get("holds_framed", 0.0), float(is_framed))
        elif within:
            signs["within"] = 1.0
            if is_bounded:
                signs["begins_bounded" if other.startswith(key) else "within_bounded"] = 1.0
            signs["within_framed"] = max(signs.get("within_framed", 0.0), float(is_framed))
        else:
            rivals += any(sign in item.signs for sign in ("headed", "line", "marked"))
            framed += is_framed
    signs["rivals"] = min(rivals, 4) / 4
    signs["rivals_framed"] = min(framed, 2) / 2
    if "alert" in found[0][1].signs:
        signs["rivals_alert"] = signs["rivals"]
    return signs
