"""Data: what tells that something with dates is no post: papers that run out, gaps, unpaid work, clubs; folded."""

from __future__ import annotations

import re

# Behind a word that refuses: then it is of a title ("Rehabilitation Therapist").
_NO_TITLE = (
    r"(?!\s+(?:\w+\s+)?(?:\w+(?:ists?|icians?)|nurses?|engineers?|managers?|advis[eo]rs?|administrators?|assistants?|"
    r"officers?|coordinators?|organi[sz]ers?|workers?|clerks?|agents?|salesm[ae]n)\b)"
)
_EXPIRY = (
    r"\b(?:valid|expir\w*|exp\b|expiry|good (?:till?|thru|through|to|until)|renew\w*|recert\w*|refresher|runs out|due|"
    r"gultig|ablauf\w*|lauft ab|verlangert|rezertifizierung|fallig|unbefristet gultig|"
    r"valables?|valides?|valid[eo]s?|validite|perime\w*|recyclage|renouvele\w*|a renouveler|fini en|"
    r"vigente|caduca\w*|vence|renovad[oa])\b" + _NO_TITLE
)
_PAPER = (
    r"\b(?:licen[cs]es?|licensed|permits?|certificates?|certifications?|certified|cert|passport|visa|residence "
    r"permit|dbs|"
    r"first aid|cscs|ecdl|fuhrerschein|fuhrerausweis|fahrerlaubnis|\w*schein|\w*ausweis|zertifikat|zertifiziert|"
    r"aufenthaltserlaubnis|fahrerkarte|ersthelfer\w*|erste hilfe|permis|caces|fimo|fco|adr|sst|psc1|bafa|habilitation|"
    r"carte|titre de sejour|carnet|certificado|licencia|pasaporte|toefl|ielts|delf|dele|telc|goethe)\b"
)
_UNPAID = (
    r"\b(?:volunt\w*|unpaid|not paid|no pay|for free|pro bono|ehrenamt\w*|unentgeltlich|unbezahlt|ohne (?:geld|"
    r"bezahlung|lohn)|"
    r"freiwillige\w*|bundesfreiwillig\w*|fsj|bfd|benevol\w*|non remunere\w*|service civique|voluntari\w*|sin animo)\b"
    r"(?!\s+(?:coordinators?|managers?|administrators?|services)\b)"  # whoever leads volunteers is paid
)
_GAP = (
    r"\b(?:unemploy\w*|out of work|no work|not working|laid off|job ?seeking|sabbatical|career break|gap year|"
    r"travell?ing|travels|"
    r"(?:maternity|paternity|parental) leave|stay(?:ed)? home|stay-at-home|homemaker|caring for|took care|illness|"
    r"sick leave|"
    r"arbeitslos\w*|arbeitssuchend|arbeitsuchend|elternzeit|mutterschutz|karenz|familienzeit|familienphase|auszeit|"
    r"sabbatjahr|weltreise|\w*reise|krank\w{0,2}|rehabilitation|reha|umzug|pflege (?:der|meiner|des|meines)|haushalt "
    r"und|"
    r"erziehungszeit|erziehungsurlaub|kindererziehung|wehrdienst|grundwehrdienst|zivildienst|rekrutenschule|"
    r"bundeswehr|wehrpflicht|"
    r"sans emploi|chomage|recherche d'emploi|conge (?:parental|maternite|sabbatique)|annee sabbatique|"
    r"service (?:militaire|national)|national service|military service|arret maladie|maladie|operation|reeducation|"
    r"voyage|tour du monde|"
    r"desemple\w*|en paro|baja|excedencia|ano sabatico|servicio militar|mili|viaje)\b" + _NO_TITLE
)
_CLUB = (
    r"\b(?:clubs?|choir|church choir|band|football|soccer|rugby|cricket|league|scouts?|brownies|union|guild|society|"
    r"fellowship|"
    r"member|membership|treasurer|committee|captain|award|prize|medal|winner|\w*verein\w*|chor|kantorei|feuerwehr|"
    r"mitglied|vorstand|kassenwart|schriftfuhrer\w*|pfadfinder\w*|gewerkschaft|kirchengemeinde|auszeichnung|"
    r"\w*preis|stipendium|membre|tresorier\w*|entraineur|petanque|harmonie|chorale|amicale|syndicat|prix|medaille|"
    r"miembro|socio|coro|peña|premio|beca|sv|tsv|fc|vfl|vfb|colts|rovers)\b" + _NO_TITLE
)
_BORN = (
    r"\b(?:born|birth\w*|d\.?o\.?b|geb|geboren|geburts\w*|jg|jahrgang|nee?|naissance|nacid[oa]|nacimiento|"
    r"date of|stand)\b" + _NO_TITLE
)
_PROJECT = (
    r"\b(?:projects?|projekte?|projets?|proyectos?|thesis|bachelorarbeit|masterarbeit|memoire|published|doi|isbn|vol|"
    r"journal)\b"
)
_PHONE = r"(?:\+|\b0)\d[\d ()./-]{7,}|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b"
_PAID = re.compile(r"\b(?:paid|bezahlt|remunere|minijob|€|eur|remunerado)\b|€")


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


# No post wherever it stands.
NEVER = _any(_EXPIRY, _GAP, _BORN)
UNPAID, CLUB = _any(_UNPAID), _any(_CLUB)
PAPERS = _any(_EXPIRY, _PAPER)
# No post where no section says that it is one.
ELSEWHERE = _any(_EXPIRY, _UNPAID, _GAP, _BORN, _PHONE)
# None there either, unless title and organisation are plain to see: "Project Engineer", "Barista, Aquatic Club".
ASIDE = _any(_PAPER, _CLUB, _PROJECT)
# What one is in a club without being paid; and what one may be there without, but in a house with.
_HONORARY = (
    r"\b(?:treasurer|captain|chair\w*|president\w*|steward|member|parent|mom|umpire|referee|kassenwart|vorstand|"
    r"vorsitz\w*|schriftfuhrer\w*|mitglied|tresorier\w*|membre|arbitre|tesorer\w*|socio|miembro)\b"
)
_LED = (
    r"\b(?:coach\w*|secretary|leader|trainer\w*|leiter\w*|entraineur\w*|secretaire|entrenador\w*)\b"
)
HONORARY = _any(_HONORARY)
OFFICES = _any(_HONORARY, _LED)


def is_paid(text: str) -> bool:
    """Return whether folded words say that money was given for it."""
    return bool(_PAID.search(text))
