"""What makes two titles of roles the same: their words, in any order, shortened, with or without seniority."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from enum import Enum
from functools import lru_cache

from rejoinder.domain.letters.text import fold_word

_SMALL = frozenset(
    """of and for the a an in at to with on as de des du la le les y el los las und fuer der die das von zu zum zur en
    et ou o al mit im bei e
    m w d f h x i mwd wmd fmd hf fh mfd div
    role post position job vacancy opening stelle position poste puesto emploi empleo
    full time part remote hybrid vollzeit teilzeit""".split()
)
_SHORT = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "dev": "developer", "eng": "engineer",
    "mgr": "manager", "ops": "operations", "grad": "graduate", "asst": "assistant", "swe": "software engineer",
    "rn": "registered nurse", "rgn": "registered general nurse", "ra": "research assistant", "itu": "critical care",
    "icu": "critical care", "ed": "emergency department", "amu": "acute medical", "dp": "data processing",
    "mi": "management information", "programme": "program", "scheme": "program",
    "hca": "healthcare assistant", "pm": "project manager", "ml": "machine learning", "qa": "quality assurance",
}  # fmt: skip
# The same in other languages: an employer may write in one and advertise in another.
_TRANSLATED = {
    word: english
    for english, words in (
        ("engineer", "ingenieur ingenieurin ingenieure ingeniero ingeniera"),
        ("developer", "entwickler entwicklerin developpeur developpeuse desarrollador desarrolladora"),
        ("development", "entwicklung developpement desarrollo"),
        ("designer", "konstrukteur konstrukteurin concepteur conceptrice"),
        ("calculation", "berechnung berechnungs calcul calculs calculo simulation"),
        ("project", "projekt projet projets proyecto proyectos"),
        ("data", "daten donnees datos"),
        ("technician", "techniker technikerin technicien technicienne tecnico tecnica"),
        ("sales", "verkauf vertrieb ventes vente ventas commercial"),
        ("purchasing", "einkauf achat achats compras"),
        ("quality", "qualitaet qualitaets qualite calidad"),
        ("nurse", "pfleger pflegerin pflegefachkraft pflegefachfrau infirmier infirmiere enfermero enfermera"),
        ("consultant", "berater beraterin conseiller conseillere asesor asesora"),
        ("assistant", "assistenz assistentin assistente asistente"),
        ("accountant", "buchhalter buchhalterin comptable contable"),
        ("teacher", "lehrer lehrerin enseignant enseignante professeur profesor profesora"),
        ("manager", "leiter leiterin responsable gestionnaire"),
        ("head", "leitung chef cheffe jefe jefa direction"),
        ("intern", "praktikum praktikant praktikantin stage stagiaire practicas becario becaria internship"),
        ("mechanical", "maschinenbau mecanique mecanica mechanik"),
        ("electrical", "elektro elektrotechnik electrique electrica"),
        ("production", "produktion fertigung produccion"),
        ("software", "logiciel logiciels"),
        ("research", "forschung recherche investigacion"),
    )
    for word in words.split()
}
_SENIORITY = frozenset(
    """junior senior lead head principal chief deputy trainee intern apprentice graduate werkstudent praktikant azubi
    stagiaire alternant becario director leiter leiterin leitung""".split()
)
_GRADES = ("band", "level", "grade", "stufe", "niveau", "entgeltgruppe")
_LEVEL = re.compile(rf"\b(?:{'|'.join(_GRADES)})\s*(\d+)\b")
_FEMALE = re.compile(r"(?:innen|entin|ent|enz|in|erin|euse|rice|eure|ora|ere)$")
_COMPOUND = 6  # characters of a word that ends another: Ingenieur, Entwicklungsingenieur
_STEM = 5  # characters in which two forms of a word agree
SHARED_WORDS = 0.6  # of two titles' words, for them to be variants of one
_WORD = re.compile(r"[^\W_]+")
_GENDER = re.compile(r"\((?:\W*(?:m|w|d|f|h|x|i|div|gn|all genders)\W*)+\)|[*:_/]-?in(?:nen)?\b", re.IGNORECASE)


class Fit(Enum):
    """How two titles fit together."""

    UNKNOWN = "unknown"
    SAME = "same"
    VARIANT = "variant"
    PARTLY = "partly"
    OTHER = "other"


@lru_cache(16_384)
def role_words(title: str) -> frozenset[str]:
    """Return the words of a role title that tell it from others."""
    plain = _GENDER.sub(" ", title)
    words: list[str] = []
    for word in _WORD.findall(plain):
        folded = fold_word(word)
        words += _SHORT.get(folded, _TRANSLATED.get(folded, folded)).split()
    levels = [f"level{number}" for number in _LEVEL.findall(fold_word(plain))]
    kept = [word for word in words if word not in _SMALL and len(word) > 1 and not word.isdigit()]
    if all(word in _GRADES for word in kept):
        return frozenset()  # a grade alone, which many roles have
    return frozenset([*kept, *levels])


def same_role(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two titles are variants of one: most of the shorter one's words are shared."""
    return role_fit(one, other) in (Fit.SAME, Fit.VARIANT)


@lru_cache(65_536)
def role_fit(one: frozenset[str], other: frozenset[str]) -> Fit:
    """Tell how two titles fit together, by the words that they share."""
    if not one or not other:
        return Fit.UNKNOWN
    if one == other:
        return Fit.SAME
    if _levels_differ(one, other):
        return Fit.OTHER
    shared = shared_words(one, other)
    if not shared:
        return Fit.OTHER
    if shared == min(len(one), len(other)) or shared / (len(one) + len(other) - shared) >= SHARED_WORDS:
        return Fit.SAME if len(one) == len(other) == shared else Fit.VARIANT
    return Fit.PARTLY


def _levels_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether both titles name a seniority or a level, and not the same."""
    for levels in (_SENIORITY, frozenset(word for word in one | other if word.startswith("level"))):
        first, second = one & levels, other & levels
        if first and second and not first & second:
            return True
    return False


def shared_words(one: frozenset[str], other: AbstractSet[str]) -> int:
    """Count the words of one title that stand in another, in whatever form."""
    exact = one & other
    count, rest = len(exact), other - exact
    for word in one - exact:
        for candidate in rest:  # kept plain: most of linking's time goes here
            if _same_word(word, candidate):
                count += 1
                break
    return count


@lru_cache(131_072)
def _same_word(one: str, other: str) -> bool:
    """Tell whether two words are forms of one: rehab and rehabilitation, Analyst and Analystin."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _STEM:
        return longer in (f"{shorter}s", f"{shorter}in")
    if len(shorter) >= _COMPOUND and longer.endswith(shorter):
        return True
    return longer.startswith(shorter) or _FEMALE.sub("", one) == _FEMALE.sub("", other)
