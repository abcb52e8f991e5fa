"""The organisation that a letter comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from rejoinder.domain.letters.names.candidates import EDGE, LEGAL, PLACEHOLDER, Candidate, Sighting, gather, overlapping
from rejoinder.domain.letters.names.letter import Field, Letter, Lexicon
from rejoinder.domain.letters.names.senders import names_system, sender_sightings
from rejoinder.domain.letters.names.signatures import SENTENCE_END
from rejoinder.domain.letters.naming import ROW, Frame
from rejoinder.domain.letters.readings import Kind, Quote, Where
from rejoinder.domain.letters.text import fold_space, fold_word

_OUTSIDE = EDGE.replace(".", "") + "@"
_GLUED = re.compile(r"(?<=[A-Za-z])(?:Recruiting|Recruitment|Careers|Karriere|Bewerbung)$")
_NUMBERED = re.compile(r"[A-Z]{0,6}[-_/ ]?\d[\w\-/.]*")  # a reference, not a name
_SUBJECT_CUT = re.compile(r"\s+[-–—|x/]{1,2}\s+|:\s+|,\s+|^\w{2,3}:\s*")
_LINE_CUT = re.compile(
    r"\s*[|•·]\s*|\s+[-–—@]\s*|\s*//\s*|\s+/\s+|\s+(?:at|von|vom|from|bei|chez)\s+|\s*\|\|\s*|"
    r",\s+(?!Inc|Ltd|LLC|GmbH|AG\b|SE\b|S\.\s?[AL]\b)"
)
# A name ends with its legal form: what a small word hangs on to it is another's name.
_AFTER_LEGAL = re.compile(
    r"(?<=\s)(?P<form>GmbH|AG|SE|KG|Inc\.?|LLC|Ltd\.?|SAS|SL|e\.\s?V\.)\s+(?=[a-zäöü])(?!&|mbH).*$"
)
_BRACKET = re.compile(r"^(?P<full>.{3,}?)\s+\((?P<short>[^()]{2,15})\)$")
_JOINT = re.compile(r"\s+(?:for|and|und|et|y|für|of the|der|des)\s+")
_BINDS = re.compile(r"(?:of|for|de|du|der|des|für)$")  # "Department of Parks" is one name
_FROM = re.compile(r"^\w+\s+(?:von|vom|from|de|chez|bei|at)\s+(?=[A-ZÀ-Þ])")  # "Ada from Acme"
_PERSON = re.compile(r"^(?:[A-ZÀ-Þ][\w'’-]+\s+)(?:[A-ZÀ-Þ]\.?\s+|van\s+|von\s+|de\s+)?[A-ZÀ-Þ][\w'’-]+$")
_PLAIN = re.compile(r"[^\W\d_][\w'’-]*(?: [\w'’-]+){2,6}")
# "La team Acme", "Your Acme team", "L'équipe Acme": what stands before a house's name in its signature.
_ARTICLE = re.compile(
    r"^(?:la|le|les|el|los|the|your|das|die|dein|deine|ihr|ihre|euer|votre|ton|tu|su)\s+"
    r"(?=[A-ZÀ-Þ]|team\b|équipe\b|equipo\b|recrutement\b)|^l['’](?=équipe\b)",
    re.IGNORECASE,
)
_ADDRESSED = frozenset("mr mrs ms dr prof mme mlle m herr frau don doña lic ing sr sra mag dipl-ing".split())
MOST_NAMES = 4  # words of a person's name, or of a house's behind it
LEAST_DOMAIN = 4  # letters
MAX_WORDS = 8
MAX_LINE = 80


def organisation_candidates(letter: Letter) -> list[Candidate]:
    """Return every name that may be the organisation's, with what speaks for and against it."""
    found = gather((bare(sighting.value), sighting.value, sighting) for sighting in _sightings(letter))
    for key, item in found:
        item.signs.update(_framed_apart(_shape(key, item.value, letter), item.signs))
        item.signs.update(_company_of_others(key, found))
    return [item for _, item in found]


def _framed_apart(shape: dict[str, float], seen: Mapping[str, float]) -> dict[str, float]:
    """Tell what looks like a person's name apart where a frame names the organisation so: "interest in Clay"."""
    if "frame" not in seen and "subject_frame" not in seen:
        return shape
    return {f"{sign}_framed" if sign in _LIKE_PERSON else sign: value for sign, value in shape.items()}


def _sightings(letter: Letter) -> Iterator[Sighting]:
    for piece in (*letter.pieces, letter.subject):
        yield from _framed(piece, letter)
    for value, sign in sender_sightings(letter):
        cleaned = clean(value, letter.words)
        if cleaned and not names_system(cleaned, letter.systems):
            # Boards send alerts and accounts under their own name; other mail comes from the employer.
            is_automatic = letter.kind in (Kind.JOB_ALERT, Kind.PORTAL_ACCOUNT)
            quote = Quote(fold_space(letter.message.sender.name or value), Where.SENDER)
            is_own = sign == "sender_team" and len(cleaned) > 2 and _squeezed(cleaned) in letter.domain
            suffix = "_automatic" if is_automatic else "_own" if is_own else ""
            yield Sighting(cleaned, quote, sign + suffix)
    yield from _from_signature(letter)
    yield from _behind_person(letter)
    yield from _from_subject(letter)
    yield from _below_titles(letter)
    yield from _from_rows(letter)
    yield from _from_domain(letter)


def _framed(field: Field, letter: Letter) -> Iterator[Sighting]:
    prefix = "subject_" if field.where is Where.SUBJECT else ""
    for naming in letter.namings:
        for sign, frames in (("frame", naming.organisation), ("weak", naming.organisation_weak)):
            for frame in frames.meeting(field.bag, field.lowered):
                yield from _in_frame(frame, field.text, field.where, prefix + sign, letter)


def _in_frame(frame: Frame, field: str, where: Where, sign: str, letter: Letter) -> Iterator[Sighting]:
    for found in overlapping(frame, field):
        value = clean(found, letter.words)
        if value:
            yield Sighting(value, Quote(fold_space(found), where), sign)
            rest = _FROM.sub("", value)
            if rest != value and clean(rest, letter.words) == rest:
                yield Sighting(rest, Quote(rest, where), f"{sign}_rest")
            cut = _JOINT.split(value)[0]
            if cut != value and clean(cut, letter.words) == cut:
                yield Sighting(cut, Quote(cut, where), f"{sign}_cut")


def _from_subject(letter: Letter) -> Iterator[Sighting]:
    """Take a piece of the subject that the sender's name or domain holds too, or that looks like a company."""
    domain = letter.domain
    sender = letter.message.sender.name
    for piece in _SUBJECT_CUT.split(letter.subject.text):
        value = clean(piece, letter.words) if piece else ""
        words = value.lower().split()
        if not value or not value[0].isupper() or len(words) > 6 or names_system(value, letter.systems):
            continue
        if any(word in letter.words.heads for word in words):
            continue
        is_senders = value.lower() in sender.lower() and value != sender
        is_own = len(value) > 3 and value.lower().replace(" ", "") in domain
        if letter.words.is_company(value) or is_senders or is_own:
            yield Sighting(value, Quote(fold_space(value), Where.SUBJECT), "subject_piece")


def _from_signature(letter: Letter) -> Iterator[Sighting]:
    """Take the company's own line from the lines a letter ends with."""
    last = len(letter.signed) - 1
    for index, line in enumerate(letter.signed):
        place = "first" if index == 0 else "second" if index == 1 else "last" if index == last else "line"
        pieces = _LINE_CUT.split(_ARTICLE.sub("", line))
        for number, piece in enumerate(pieces):
            row = ROW.match(piece)
            value = clean(row.group() if row and not _is_whole(piece, letter.words) else piece, letter.words)
            if not value or len(value.split()) > MAX_WORDS or any(char in value for char in ":@/"):
                continue
            sign = _line_sign(value, fold_space(piece), place if number == 0 else "piece", letter.words)
            quote = Quote(fold_space(piece), Where.TEXT)
            if sign:
                yield Sighting(value, quote, sign)
            if sign and number == 0 and index and _names_person(letter.signed[index - 1], letter):
                yield Sighting(value, quote, "below_person")
            if sign and number and _names_person(pieces[number - 1], letter):
                yield Sighting(value, quote, "beside_person")
            if sign and number and _is_post(pieces[number - 1], letter.words):
                yield Sighting(value, quote, "beside_post")


def _names_person(line: str, letter: Letter) -> bool:
    """Tell whether a line, or what stands in it before a comma, is a person's name by its first name."""
    words = line.partition(",")[0].split()
    while words and words[0].lower().strip(".") in _ADDRESSED:
        words.pop(0)
    return 0 < len(words) <= MOST_NAMES and letter.is_first_name(words[0]) and words[-1][:1].isupper()


def _is_post(piece: str, words: Lexicon) -> bool:
    """Tell whether a piece of a line is what somebody is there: a title."""
    return any(word.lower().strip(".,") in words.titles for word in piece.split())


def _behind_person(letter: Letter) -> Iterator[Sighting]:
    """Take what stands behind a person's name at the end of a letter's last line: "See you then. Dee, Acme Staff"."""
    last = letter.text.rstrip().rpartition("\n")[2]
    who, comma, house = SENTENCE_END.split(last)[-1].partition(",")
    if comma and _names_person(who.strip(), letter) and 0 < len(house.split()) <= MOST_NAMES:
        value = clean(house, letter.words)
        if value and value[0].isupper():
            yield Sighting(value, Quote(fold_space(house), Where.TEXT), "behind_person")


def _from_domain(letter: Letter) -> Iterator[Sighting]:
    """Take the word of the letter that is the sender's own domain, however it is written there: "yuzu"."""
    label = letter.message.sender.domain.split(".")[-2:-1]
    if not letter.domain or not label or not label[0].isalpha() or len(label[0]) < LEAST_DOMAIN:
        return
    found = re.search(rf"(?<!\w){re.escape(label[0])}(?!\w)", letter.text, re.IGNORECASE)
    if found:
        yield Sighting(found.group(), Quote(found.group(), Where.TEXT), "domain_word")


def _is_whole(piece: str, words: Lexicon) -> bool:
    """Tell whether a line is all one name though words in it are small: it opens with a company's word."""
    parts = piece.split()
    is_plain = _PLAIN.fullmatch(" ".join(parts)) is not None
    return is_plain and parts[0].lower() in words.company and parts[-1][:1].isupper()


def _line_sign(value: str, piece: str, place: str, words: Lexicon) -> str:
    """Say how a name stands in a signature's line, or "" if it is a person's title."""
    is_company = words.is_company(value)
    if not is_company and any(word.lower().strip(".") in words.titles for word in value.split()):
        return ""
    rest = piece.replace(value, " ").strip(" .!,").lower().split()
    if LEGAL.search(value):
        return "sign_legal"
    if (rest and rest[0] in words.team) or (rest and rest[-1] in words.team):
        return "sign_team"
    if rest:
        return "sign_part"
    if not is_company and _PERSON.match(value):
        return f"sign_{place}_person"
    return f"sign_{place}_company" if is_company else f"sign_{place}"


def _below_titles(letter: Letter) -> Iterator[Sighting]:
    """Take what stands in the line below a title, as boards and calendars name the employer."""
    lines = [line.strip(" *•-") for line in letter.text.split("\n") if line.strip()]
    for title, line in pairwise(lines):
        words = title.split()
        if (
            len(words) > MAX_WORDS
            or len(line) > MAX_LINE
            or not any(word.lower().strip(",.()") in letter.words.heads for word in words)
        ):
            continue
        row = ROW.match(line)
        value = clean(row.group(), letter.words) if row else ""
        if value and title not in letter.signed:
            yield Sighting(value, Quote(value, Where.TEXT), "below_title")


def _from_rows(letter: Letter) -> Iterator[Sighting]:
    """Take rows of capitalised words that hold a company's word, or that the sender's domain holds too."""
    domain = letter.domain
    for piece in (*letter.pieces, letter.subject):
        for row in ROW.finditer(piece.text):
            found = row.group()
            is_own = len(domain) > 3 and _squeezed(found) in domain and len(found) > 3
            is_pair = " & " in found
            if not is_own and not is_pair and not letter.words.is_company(found):
                continue
            value = clean(found, letter.words)
            words = value.split()
            if not value or len(words) > MAX_WORDS or (len(words) < 2 and not is_own):
                continue
            if words[0].lower() in letter.words.small:
                value = clean(" ".join(words[1:]), letter.words)
            if value:
                sign = "row_own" if is_own else "row_company" if letter.words.is_company(value) else "row_pair"
                yield Sighting(value, Quote(value, piece.where), sign)


def clean(found: str, words: Lexicon) -> str:
    """Cut what is not name off a name, or return "" if nothing sensible is left."""
    value = _GLUED.sub("", fold_space(found).strip(_OUTSIDE))
    value = _AFTER_LEGAL.sub(r"\g<form>", value)
    value = value.rstrip(".") if not LEGAL.search(value) else value
    bracket = _BRACKET.match(value)
    value = bracket.group("full") if bracket else value
    pieces = value.split()
    while pieces and pieces[0].lower().strip(",.-:()") in words.team and not _BINDS.match(" ".join(pieces[1:2])):
        pieces.pop(0)
    while pieces and pieces[-1].lower().strip(",.-:()") in words.team - words.company:
        pieces.pop()
    value = " ".join(pieces).strip(_OUTSIDE)
    folded = value.lower().strip(" .")
    if folded in words.closings or folded.startswith(words.closed):
        return ""
    if _NUMBERED.fullmatch(value) or not value or len(folded) < 2 or PLACEHOLDER.search(value) or value.isdigit():
        return ""
    if folded in words.refused or all(
        word.lower().strip(",.") in words.refused or word.lower() in words.team or word.lower() in words.small
        for word in pieces
    ):
        return ""
    return value


# Signs that a name is a person's.
_LIKE_PERSON = frozenset({"first_name", "first_name_alone", "first_name_two", "greeted"})


def _shape(key: str, value: str, letter: Letter) -> dict[str, float]:
    """Return what the name itself and its place in the letter tell."""
    words, lowered = value.split(), [word.lower().strip(",.()") for word in value.split()]
    squeezed = _squeezed(value)
    sender = letter.message.sender.name
    domain = letter.domain
    first = letter.signed[0] if letter.signed else ""
    mentions = letter.text.count(value)
    is_company = letter.words.is_company(value)
    tests = {
        "company": is_company,
        "legal": LEGAL.search(value) is not None,
        "bare_company": all(word in letter.words.company for word in lowered),
        "domain": len(squeezed) > 2 and squeezed in domain,
        "domain_part": any(len(word) > 3 and word in domain for word in lowered) and squeezed not in domain,
        "in_sender": len(key) > 2 and key in sender.lower(),
        "in_subject": len(key) > 2 and key in letter.subject.lowered,
        "one_word": len(words) == 1,
        "long": len(words) > 4,
        "capitals": value.isupper() and len(value) > 1,
        "short": len(value) < 4,
        "lower": value[0].islower(),
        "title": any(word in letter.words.heads or word in letter.words.titles for word in lowered),
        "small_first": lowered[0] in letter.words.small,
        "small_any": any(word in letter.words.small for word in lowered[1:]),
        "team_any": any(word in letter.words.team for word in lowered),
        "refused_any": any(word in letter.words.refused for word in lowered),
        "greeted": bool(letter.greeted & set(lowered)),
        "person": first.startswith(value) and not is_company and _PERSON.match(value) is not None,
        "person_sender": sender.startswith(value) and not is_company and _PERSON.match(value) is not None,
        "pair": " & " in value,
        "titled": _is_titled(value, letter),
        "first_name": not is_company and letter.is_first_name(words[0]),
        "first_name_alone": not is_company and len(words) == 1 and letter.is_first_name(words[0]),
        "first_name_two": not is_company and len(words) in (2, 3) and letter.is_first_name(words[0]),
        "only_line": letter.signed == (value,),
        "digits": any(char.isdigit() for char in value),
        "system": names_system(value, letter.systems),
        "alert": letter.kind is Kind.JOB_ALERT,
        "account": letter.kind is Kind.PORTAL_ACCOUNT,
        "outreach": letter.kind is Kind.RECRUITER_OUTREACH,
    }
    signs = {name: 1.0 for name, holds in tests.items() if holds}
    signs["bias"] = 1.0
    signs["mentions"] = min(max(mentions - 1, 0), 3) / 3
    return signs


def _is_titled(value: str, letter: Letter) -> bool:
    """Tell whether a person's title stands beside or below a name in the signature ("Ada Grey, Recruiter")."""
    for line, below in pairwise((*letter.signed, "")):
        if line.startswith(value):
            rest = line.removeprefix(value).strip(" ,|-–") or below
            return any(word.strip(".,").lower() in letter.words.titles for word in rest.split())
    return False


def _company_of_others(key: str, found: list[tuple[str, Candidate]]) -> dict[str, float]:
    """Return how a name stands to the others: "Acme" and "Acme Robotics" support each other."""
    signs: dict[str, float] = {}
    rivals = 0
    for other, item in found:
        if other == key:
            continue
        inside = f" {other} " in f" {key} "
        within = f" {key} " in f" {other} "
        if inside:
            signs["holds"] = 1.0
            signs["holds_framed"] = max(signs.get("holds_framed", 0.0), item.signs.get("frame", 0.0))
        if within:
            signs["within"] = 1.0
            signs["within_framed"] = max(signs.get("within_framed", 0.0), item.signs.get("frame", 0.0))
            signs["within_company"] = max(signs.get("within_company", 0.0), item.signs.get("company", 0.0))
        if not inside and not within and item.signs.keys() & {"frame", "sender_desk", "sender_company", "sign_legal"}:
            rivals += 1
    signs["rivals"] = min(rivals, 3) / 3
    return signs


def bare(value: str) -> str:
    """Return a name without its legal form, in lower case."""
    return LEGAL.sub("", value.lower().strip(" .")).strip(" .,")


def _squeezed(value: str) -> str:
    """Return a name as domains write it: in one word, without accents."""
    return re.sub(r"[^\w]", "", fold_word(value))
