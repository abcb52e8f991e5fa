"""Data: languages that people speak, words for how well, and driving licences; folded."""

from __future__ import annotations

import re

LANGUAGES = frozenset(
    (
        "english german french spanish italian portuguese dutch polish russian ukrainian turkish arabic chinese "
        "mandarin cantonese "
        "japanese korean hindi urdu bengali punjabi tamil telugu swedish norwegian danish finnish icelandic greek "
        "czech slovak "
        "hungarian romanian bulgarian serbian croatian bosnian slovenian albanian hebrew persian farsi dari pashto "
        "kurdish "
        "vietnamese thai indonesian malay tagalog filipino swahili amharic somali latin catalan basque galician "
        "irish welsh "
        "luxembourgish estonian latvian lithuanian macedonian georgian armenian azerbaijani kazakh afrikaans "
        "englisch deutsch franzosisch spanisch italienisch portugiesisch niederlandisch hollandisch polnisch "
        "russisch ukrainisch "
        "turkisch arabisch chinesisch japanisch koreanisch schwedisch norwegisch danisch finnisch griechisch "
        "tschechisch "
        "slowakisch ungarisch rumanisch bulgarisch serbisch kroatisch bosnisch slowenisch albanisch hebraisch "
        "persisch kurdisch "
        "vietnamesisch latein katalanisch gebardensprache "
        "anglais allemand francais espagnol italien portugais neerlandais polonais russe ukrainien turc arabe "
        "chinois japonais "
        "coreen suedois norvegien danois finnois grec tcheque hongrois roumain bulgare serbe croate persan "
        "vietnamien catalan "
        "ingles aleman frances espanol castellano italiano portugues neerlandes polaco ruso ucraniano turco chino "
        "japones coreano "
        "sueco noruego danes griego checo hungaro rumano bulgaro serbio croata persa catala gallego euskera "
        "valenciano"
    ).split()
)
LEVELS = re.compile(
    r"\b(?:[abc][12]\+?|native|mother tongue|bilingual|fluent|proficient|advanced|upper intermediate|intermediate|"
    r"conversational|"
    r"basic|basics|beginner|elementary|limited working|professional|working|good|very good|excellent|business|spoken|"
    r"muttersprach\w*|verhandlungssicher|fliessend|sehr gut|gut\w*|fortgeschritten\w*|grundkenntnisse|grundlagen|"
    r"schulkenntnisse|"
    r"konversationssicher|"
    r"langue maternelle|maternelle|courant|bilingue|avance|intermediaire|notions|scolaire|debutant|lu ecrit parle|"
    r"professionnel|"
    r"lengua materna|materno|materna|nativo|nativa|fluido|fluida|avanzado|alto|intermedio|medio|basico|nociones|"
    r"bajo)\b"
)
LICENCES = re.compile(
    r"(?:(?:clean |full |valid )?driv(?:ing|er['’]?s?|ers) licen[cs]e|führerschein\w*|fahrerlaubnis|permis de "
    r"conduire|permis(?= [ABC]\b)|"
    r"(?:carn[eé]t|permiso) de conducir)"
    r"(?:\s*[:(]?\s*(?:class|category|cat\.|klassen?|kl\.|cat[eé]gorie|clase)?\s*(?:[A-E][A-Z]?[12E]{0,2}\b[,/ "
    r"]*)+\)?)?",
    re.IGNORECASE,
)
