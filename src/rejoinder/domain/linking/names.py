"""What makes two names of organisations the same: legal forms, short names, initials, the labels of domains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rejoinder.domain.letters.addresses import domain_label
from rejoinder.domain.letters.text import fold_word

_LEGAL = frozenset(
    """inc ltd llc llp gmbh ag se kg sa sas sl sarl co corp corporation company limited plc mbh ev bv nv cic ggmbh kgaa
    ohg eg eurl sasu spa srl ab oy as pty pte
    the group gruppe groupe grupo""".split()
)
# What stands beside a name without telling it from another.
_GENERIC = frozenset(
    """nhs trust foundation ft hospital hospitals bank health healthcare care services service stores uk deutschland
    france espana international holding careers career karriere jobs job recruiting recruitment hiring talent team hr
    people early graduates graduate personal bewerbung bewerbermanagement recrutement seleccion rrhh empleo university
    society association federation council ltd clinic compliance solutions systems technologies technology tech digital
    labs studio partners consulting logistics ingenierie ingenieure ingenieurbuero engineering industrie industries
    industry energie energy automotive aerospace systeme technik maschinenbau schweiz suisse oesterreich austria europe
    europa klinikum klinik clinique hospitalier verwaltung dienste immobilien versicherung versicherungen""".split()
)
_JOINTS = frozenset("and und et y e of for the de der die das des du la le les el los las fuer a an in at".split())
# A name or an address with one of these is likely to be that of who finds people for others.
_AGENCY = re.compile(
    r"recruit|recrutement|staffing|headhunt|talent|\bsearch|personal(?:haus|service|dienst|beratung|vermittlung)|"
    r"resourcing|\btemps?\b|interim|zeitarbeit|executive|placement|trabajo temporal|vermittlung|\bett\b|"
    r"^(?:hays|randstad|adecco|manpower|michael page|page personnel|robert half|robert walters|kelly|brunel|expectra|"
    r"synergie|proman|gi group|amadeus fire|ferchau|akkodis|gulp|morgan mckinley|harvey nash|korn ferry|egon zehnder|"
    r"spencer stuart|heidrick|spring professional|lhh|experis|modis|dis ag)\b",
)
LONG_NAME = 3  # characters from which one word names an organisation by itself
_LONG_WORD = 5  # characters from which a name's first word names a domain by itself
_LONG_LABEL = 6  # characters that a domain has to share with a name
_LEAST_INITIALS = 2
_SURE_INITIALS = 3
_WORD = re.compile(r"[^\W_]+")


@lru_cache(16_384)
def organisation_key(name: str) -> str:
    """Return an organisation's name folded, without legal form: equal names have equal keys."""
    words = [fold_word(word) for word in _WORD.findall(name)]
    core = [word for word in words if word not in _LEGAL]
    return " ".join(core or words)


_DESKS = frozenset(
    """careers career karriere jobs job recruiting recruitment hiring talent talents team hr people early graduates
    graduate personal bewerbung bewerbungen bewerberportal bewerbermanagement recrutement recruteur seleccion rrhh
    empleo
    nursing resourcing vacancies applications noreply no reply notifications admissions campus desk office admin the via
    service personalabteilung personalwesen bewerbungsmanagement ressources humaines rh equipe equipo abteilung drh
    direction kandidaten recruitingteam karriereteam emplois emploi stellen kontakt contact info mail nepasrepondre do
    not    recursos humanos personas portal talente candidatures candidature candidaturas postulaciones
    dept department crew gestion secretariat sekretariat secretaria l ne pas repondre
    human resources acquisition candidate candidates experience seasonal workforce services""".split()
)


@lru_cache(16_384)
def bare_key(name: str) -> str:
    """Return the key of a name without the words for whoever handles applications there, empty if nothing is left."""
    words = organisation_key(name).split()
    while words and words[-1] in _DESKS:
        words.pop()
    while words and words[0] in _DESKS:
        words.pop(0)
    return " ".join(words) if any(word not in _DESKS and not word.isdigit() for word in words) else ""


@lru_cache(65_536)
def same_organisation(one: str, other: str) -> bool:
    """Tell whether two keys name the same organisation: equal, one begins the other, or all but the general is."""
    if not one or not other or one == other:
        return bool(one) and one == other
    first, second = _words(one), _words(other)
    return is_initials_of(one, second) or is_initials_of(other, first) or _same_words(first, second)


def _same_words(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether names are the same but for what one has more, or for what is general."""
    alike = _alike(first, second)
    shorter = min(len(first), len(second))
    if alike == shorter:
        return shorter > 1 or len(first[0]) > LONG_NAME
    if shorter > 1 and _ends_with(first, second):
        return True
    rest = {*first[alike:], *second[alike:]}
    return alike > 1 and rest <= _GENERIC


def _ends_with(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether one name is the other with something before it: Editions Maison Delorme."""
    shorter = min(len(first), len(second))
    return first[-shorter:] == second[-shorter:]


def _alike(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """Count the words with which both begin."""
    for at, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return at
    return min(len(first), len(second))


@lru_cache(16_384)
def _words(key: str) -> tuple[str, ...]:
    """Return the words of a key without joints."""
    words = tuple(word for word in key.split() if word not in _JOINTS)
    return words or tuple(key.split())


@lru_cache(16_384)
def telling_words(key: str) -> tuple[str, ...]:
    """Return the words of a key that tell it from others: Calder of Calder and Co, Bank."""
    return tuple(word for word in _words(key) if word not in _GENERIC and len(word) >= LONG_NAME)


def is_initials_of(key: str, words: tuple[str, ...]) -> bool:
    """Tell whether a key is the initials of these words: M&H, CES."""
    squashed = key.replace(" ", "")
    return _LEAST_INITIALS <= len(squashed) == len(words) and squashed == initials(words)


def initials(words: tuple[str, ...]) -> str:
    """Return the first letters of words."""
    return "".join(word[0] for word in words)


def initials_within(label: str, key: str) -> bool:
    """Tell whether a domain's label is made of most of the initials of a name, in order: cift of C. I. N. F. Trust."""
    first = initials(_words(key))
    if len(label) < _SURE_INITIALS or label[0] != first[:1] or len(first) - len(label) > 1:
        return False
    rest = iter(first)
    return all(char in rest for char in label)


@lru_cache(16_384)
def marks_of(key: str) -> tuple[str, ...]:
    """Return by what applications at an organisation are found: its first word and its initials."""
    words = _words(key)
    squashed = key.replace(" ", "")
    marks = [words[0]]
    if len(words) > _LEAST_INITIALS:
        marks.append(words[1])  # something may stand before it: Editions Maison Delorme
    if len(words) >= _LEAST_INITIALS:
        marks.append(initials(words))
    if squashed not in marks and len(squashed) <= LONG_NAME + 2:
        marks.append(squashed)
    return tuple(dict.fromkeys(marks))


def labels_of(key: str) -> Iterator[str]:
    """Yield how an organisation may call its domain."""
    words = _words(key)
    yield "".join(words)
    yield key.replace(" ", "")
    if len(words) > 1:
        yield words[0] + words[1]
        yield words[0] + words[-1]
        for joint in ("and", "und", "et", "y"):
            yield words[0] + joint + words[1]
    if len(words[0]) >= _LONG_WORD and words[0] not in _GENERIC:
        yield words[0]
    if len(words) >= _SURE_INITIALS:
        yield initials(words)
        if words[-1] in _GENERIC:
            yield initials(words[:-1]) + words[-1]  # cwbank


class Names:
    """Names of organisations, among which one is found without looking at all."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_mark: dict[str, list[str]] = {}
        for key in dict.fromkeys(keys):
            for mark in marks_of(key) if key else ():
                self._by_mark.setdefault(mark, []).append(key)

    def has(self, key: str) -> bool:
        """Tell whether an organisation is among them, by whatever name."""
        return any(same_organisation(key, other) for mark in marks_of(key) for other in self._by_mark.get(mark, ()))


class Alike:
    """Names of organisations as they come, each with those that name the same one: each pair is compared once."""

    def __init__(self) -> None:
        self._by_mark: dict[str, list[str]] = {}
        self._alike: dict[str, list[str]] = {}

    def of(self, key: str) -> list[str]:
        """Return the keys so far that name the same organisation, this one first."""
        known = self._alike.get(key)
        if known is not None:
            return known
        found = [key]
        shared, sought = _shared_marks(key)
        for mark in sought:
            others = self._by_mark.get(mark, ())
            found += [other for other in others if other not in found and same_organisation(key, other)]
        for mark in shared:
            self._by_mark.setdefault(mark, []).append(key)
        for other in found[1:]:
            self._alike[other].append(key)
        self._alike[key] = found
        return found


def _shared_marks(key: str) -> tuple[list[str], list[str]]:
    """Return by what a name is found, and by what another is looked for: initials only by what may be initials."""
    words, squashed = _words(key), key.replace(" ", "")
    marks = [words[0], *words[1:2]] if len(words) > _LEAST_INITIALS else [words[0]]
    shared, sought = list(marks), list(marks)
    if len(words) >= _LEAST_INITIALS:
        shared.append(f"{initials(words)}.")
        sought.append(f".{initials(words)}")
    if len(squashed) <= LONG_NAME + 2:
        shared.append(f".{squashed}")
        sought.append(f"{squashed}.")
    return shared, sought


def labels_in(domain: str) -> Iterator[str]:
    """Yield what of a domain may be an organisation's name, the longest first."""
    label = domain_label(domain)
    whole = label.replace("-", "")
    for end in range(len(whole), _LONG_LABEL - 2, -1):
        yield whole[:end]
    yield label.partition("-")[0]
    rest = label.partition("-")[2].replace("-", "")
    if len(rest) >= _LONG_LABEL:
        yield rest  # cc-trois-ponts
    yield whole


def looks_like_agency(name: str) -> bool:
    """Tell whether a name is likely to be that of an agency."""
    return _AGENCY.search(name) is not None
