"""The organisation that a letter comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rejoinder.domain.letters.names.candidates import EDGE, LEGAL, PLACEHOLDER, Candidate, Sighting, gather, overlapping
from rejoinder.domain.letters.names.contexts import contexts
from rejoinder.domain.letters.names.houses import PERSON, bare, company_of_others, framed_apart, shape_of, squeeze
from rejoinder.domain.letters.names.letter import Field, Letter, Lexicon
from rejoinder.domain.letters.names.senders import names_system, sender_sightings
from rejoinder.domain.letters.names.signatures import SENTENCE_END
from rejoinder.domain.letters.naming import ROW, Frame
from rejoinder.domain.letters.readings import Kind, Quote, Where
from rejoinder.domain.letters.text import fold_space

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
# "Acme plc. Registered in Leeds": the name ends, and a sentence begins.
_LEGAL_STOP = re.compile(r"(?<=\s)(?P<form>Inc|Ltd|LLC|plc|GmbH|AG|SE)\.\s+(?=[A-Z]).*$")
_LETTER = re.compile(r"[^\W\d_]")
_BRACKET = re.compile(r"^(?P<full>.{3,}?)\s+\((?P<short>[^()]{2,40})\)$")
_JOINT = re.compile(r"\s+(?:for|and|und|et|y|für|of the|der|des)\s+")
_BINDS = re.compile(r"(?:of|for|de|du|der|des|für)$")  # "Department of Parks" is one name
_FROM = re.compile(r"^\w+\s+(?:von|vom|from|de|chez|bei|at)\s+(?=[A-ZÀ-Þ])")  # "Ada from Acme"
_HOUSE_OF = re.compile(
    r"\s(?:(?:für|von|vom|de|pour|for|of|from|para|del|at|bei|chez)(?: (?:die|der|den|das|la|le|the|toute la|team))*|"
    r"der|des|du|&) (?P<house>[A-ZÀ-Þ].*)$|\sd['’](?P<elided>[A-ZÀ-Þ].*)$"
)
# "Dee, Acme Staff", "Dee / Acme", "Dee (Acme)", "Dee from Acme": who signs, and for which house.
_SIGNED = re.compile(
    r"(?P<who>[^,/(|–—]+?)(?:,| [/|–—-] | \(| (?:von|vom|de|from|at|bei|chez|of) )\s*(?P<house>[^()]+)\)?\.?$"
)
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
MAX_LOOSE = 6  # words of a row that nothing but its neighbours speaks for
_REACH = 20  # letters before it that hold the word of interest
_OPENING = " \"“„«»'’"
_NEXT = re.compile(r"[\"”“»]? ([^\W\d_]+(?:['’]t)?)")
MAX_WORDS = 8
MAX_LINE = 80


def organisation_candidates(letter: Letter) -> list[Candidate]:
    """Return every name that may be the organisation's, with what speaks for and against it."""
    # Nobody applies to themselves.
    own = bare(letter.message.sender.name) if letter.kind is Kind.SENT_BY_SEEKER else ""
    named = ((bare(sighting.value), sighting.value, sighting) for sighting in _sightings(letter))
    found = gather(sighting for sighting in named if not own or sighting[0] != own)
    for key, item in found:
        item.signs.update(framed_apart(shape_of(key, item.value, letter), item.signs))
        item.signs.update(company_of_others(key, found, letter.words.small))
        item.signs.update(dict.fromkeys(contexts(item, letter), 1.0))
    return [item for _, item in found]


def _sightings(letter: Letter) -> Iterator[Sighting]:
    for piece in (*letter.pieces, letter.subject):
        yield from _framed(piece, letter)
    for value, sign in sender_sightings(letter):
        cleaned = clean(value, letter.words)
        if cleaned and not names_system(cleaned, letter.systems):
            # Boards send alerts and accounts under their own name; other mail comes from the employer.
            is_automatic = letter.kind in (Kind.JOB_ALERT, Kind.PORTAL_ACCOUNT)
            quote = Quote(fold_space(letter.message.sender.name or value), Where.SENDER)
            is_own = sign == "sender_team" and len(cleaned) > 2 and squeeze(cleaned) in letter.domain
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
                yield from _variants(value, quote, letter)
            if sign and number == 0 and index and _names_person(letter.signed[index - 1], letter):
                yield Sighting(value, quote, "below_person")
            if sign and number and _names_person(pieces[number - 1], letter):
                yield Sighting(value, quote, "beside_person")
            if sign and number and _is_post(pieces[number - 1], letter.words):
                yield Sighting(value, quote, "beside_post")


def _variants(value: str, quote: Quote, letter: Letter) -> Iterator[Sighting]:
    """Take what may be the name where a line holds more or less: "Ada of Acme", "Ada (Acme)", "Acme Talent"."""
    whole = quote.text.strip(EDGE + "()")
    if whole != value and whole.startswith(value) and len(whole.split()) <= MOST_NAMES and _is_row(whole):
        yield Sighting(whole, quote, "sign_whole")
        yield Sighting(whole, quote, f"whole_{whole.split()[-1].lower()}")
    elif whole != value and whole.endswith(value) and len(whole.split()) <= MOST_NAMES and _is_row(whole):
        yield Sighting(whole, quote, "sign_whole_first")
    bracket = _BRACKET.match(quote.text)
    if bracket:
        inside = clean(bracket.group("short"), letter.words)
        if inside and inside[0].isupper():
            yield Sighting(inside, quote, "sign_bracket")
    behind = _HOUSE_OF.search(value)
    if behind:
        rest = clean(behind.group("house") or behind.group("elided"), letter.words)
        if rest and rest[0].isupper():
            yield Sighting(rest, quote, "sign_rest")


def _is_row(value: str) -> bool:
    return "." not in value and all(word[0].isupper() or word == "&" for word in value.split())


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
    sentences = SENTENCE_END.split(last)
    end = sentences[-1]
    told = _SIGNED.match(end)
    if told and _names_person(told.group("who").strip(), letter):
        house, sign = told.group("house"), "behind_person"
    elif len(sentences) > 1 and _names_person(sentences[-2].strip(" ."), letter):
        house, sign = end, "behind_person"
    elif len(sentences) > 1:
        house, sign = _ARTICLE.sub("", end), "last_sentence"
    else:
        return
    if 0 < len(house.split()) <= MOST_NAMES:
        value = clean(house, letter.words)
        if value and value[0].isupper():
            quote = Quote(fold_space(house), Where.TEXT)
            yield Sighting(value, quote, sign)
            yield from _variants(value, quote, letter)


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
    if not is_company and PERSON.match(value):
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
            is_own = len(domain) > 3 and squeeze(found) in domain and len(found) > 3
            is_pair = " & " in found
            if not is_own and not is_pair and not letter.words.is_company(found):
                yield from _loose(row, piece, letter)
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


def _loose(row: re.Match[str], piece: Field, letter: Letter) -> Iterator[Sighting]:
    """Take a row of capitalised words beside a word that often stands beside a house: "by Acme Harbour", "Acme has"."""
    found, text = row.group(), piece.text
    before = text[max(0, row.start() - _REACH) : row.start()].rstrip(_OPENING).rpartition(" ")[2].lower()
    is_one = " " not in found
    if before in letter.words.before:
        if is_one and not letter.words.has_lower_titles:
            return
        sign = "row_beside"
    else:
        behind = None if is_one else _NEXT.match(text, row.end())
        if behind is None or behind.group(1) not in letter.words.behind:
            return
        sign = "row_does"
    if found.count(" ") >= MAX_LOOSE or piece.where is Where.SUBJECT:
        return
    value = clean(found, letter.words)
    if value and value.lower() not in letter.words.small:
        yield Sighting(value, Quote(value, piece.where), sign)


def clean(found: str, words: Lexicon) -> str:
    """Cut what is not name off a name, or return "" if nothing sensible is left."""
    value = _GLUED.sub("", fold_space(found).strip(_OUTSIDE))
    if " " in value:  # most names are one word: one look spares them four
        value = _AFTER_LEGAL.sub(r"\g<form>", value)
        value = _LEGAL_STOP.sub(r"\g<form>", value) if ". " in value else value
        bracket = _BRACKET.match(value) if value[-1] == ")" else None
        value = bracket.group("full") if bracket else value
    value = value.rstrip(".") if value.endswith(".") and not LEGAL.search(value) else value
    pieces = value.split()
    while pieces and pieces[0].lower().strip(",.-:()") in words.team and not _BINDS.match(" ".join(pieces[1:2])):
        pieces.pop(0)
    while pieces and pieces[-1].lower().strip(",.-:()") in words.team - words.company:
        pieces.pop()
    value = " ".join(pieces).strip(_OUTSIDE)
    folded = value.lower().strip(" .")
    if folded in words.closings or folded.startswith(words.closed):
        return ""
    if _NUMBERED.fullmatch(value) or len(folded) < 2 or PLACEHOLDER.search(value) or not _LETTER.search(value):
        return ""
    if folded in words.refused or all(
        word.lower().strip(",.") in words.refused or word.lower() in words.team or word.lower() in words.small
        for word in pieces
    ):
        return ""
    return value
