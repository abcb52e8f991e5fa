"""What a subject tells: its words, numbers and days."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from rejoinder.domain.letters.text import bare_subject, fold_word
from rejoinder.domain.linking.codes import codes_in, days_in
from rejoinder.domain.linking.roles import role_words

_FORWARDED = re.compile(r"\s*(?:\[[^\]]*\]\s*)?(?:fwd?|wg|tr|rv|weitergeleitet)\s*:", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_LEAST_WORD = 3
# Words of subjects that tell nothing of which application it is.
_IDLE = frozenset(
    """re fw fwd aw wg ext your you our the for and with from this that are was has have not any still just please
    thank thanks application applications applied applying apply applicant candidate candidature candidatura bewerbung
    ihre ihr ihrer deine dein votre tus sus received receipt confirmation acknowledgement acknowledgment update updates
    updated status outcome result results decision answer news feedback interview invitation invite invited assessment
    test task next step steps stage action required needed reminder important information question questions query
    request documents form job jobs role position post vacancy career careers opportunity opportunities offer call chat
    phone meeting second first third final round last hello dear team automatic reply new about regarding response
    follow following progress process here there let talk time day days week today tomorrow yesterday good quick short
    einladung gespraech vorstellungsgespraech absage eingangsbestaetigung bewerbungseingang
    zwischenbescheid zwischenstand eingang danke stelle antwort
    rueckmeldung unterlagen termin zusage angebot ueber bei vom zum zur und der die das fuer mit
    entretien reponse suite recue merci poste offre refus accuse reception donnee notre une des les est pour
    proceso entrevista recibida gracias respuesta oferta novedades solicitud hemos para por con una los las del
    ihren ihrem unsere unser unseren bezug auf ein eine einen als sie wir mail anfrage nachricht information infos neue
    neuer stellenangebot stellenausschreibung karriere eingegangen erhalten vielen dank gruss bitte
    vos nos avec dans sur par que qui mon ton son cette mail message suivi etat dossier retour prise contact
    rendez vous recrutement emploi annonce spontanee votre reference ref
    sobre tu mi tus mis nuestra nuestro correo mensaje puesto empleo referencia estado candidato
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december montag dienstag mittwoch donnerstag freitag""".split()
)


def is_forwarded(subject: str) -> bool:
    """Tell whether a subject says that the message was passed on by whoever sends it."""
    return _FORWARDED.match(subject) is not None


class Subject(Struct, frozen=True):
    """What the subject of a letter tells, without "Re:" and the like."""

    lower: str
    words: frozenset[str]  # that may tell which application it is
    title: frozenset[str]  # its words as those of a title
    codes: frozenset[str]  # what looks like a reference number
    tails: frozenset[str]  # numbers that may be the end of one
    days: frozenset[tuple[int, int]]  # months and days
    is_forwarded: bool  # the letter was passed on: who sends it then tells nothing of the organisation


@lru_cache(8_192)
def subject_of(subject: str) -> Subject:
    """Return what a subject tells; most letters have that of another, or one of few."""
    bare = " ".join(bare_subject(subject).split())
    codes, tails = codes_in(bare)
    return Subject(
        lower=bare.lower(),
        words=words_in(bare),
        title=role_words(bare),
        codes=codes,
        tails=tails,
        days=days_in(bare),
        is_forwarded=is_forwarded(subject),
    )


def words_in(subject: str) -> frozenset[str]:
    """Return the words of a subject that may tell which application it is."""
    folded = (fold_word(word) for word in _WORD.findall(subject))
    return frozenset(word for word in folded if len(word) >= _LEAST_WORD and word not in _IDLE and not word.isdigit())
