"""What ESCO and O*NET call a skill, as it could stand in a résumé or a posting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from rejoinder.domain.records import replace

# Who makes a product; its name tells it without. A remainder that is an everyday word keeps its maker.
MAKERS = re.compile(
    r"(?:The MathWorks|Microsoft Office|Microsoft|Oracle|IBM|Autodesk|Adobe Systems|Adobe|Google Cloud|Google|Apache|"
    r"Apple|"
    r"ESRI|Amazon|Atlassian|Siemens|Bentley|Corel|Trimble|Cisco Systems|Cisco|Symantec|Intuit|Sage|"
    r"Dassault Systemes|PTC|Hewlett-Packard|HP|VMware|Red Hat|Thomson Reuters|Blackbaud|"
    r"Allscripts|Cerner|McKesson|Epic Systems|Kronos|Infor|JetBrains|Rockwell Automation|National Instruments|"
    r"Teradata|Tableau Software|Salesforce\.com|SAP BusinessObjects|SAP Business Objects|SolarWinds|Citrix|Broadcom) "
)
# "Structured query language SQL": what it is, and what people call it.
ABBREVIATED = re.compile(r"(?P<long>(?:[\w/-]+ )+?)(?P<short>[A-Z][A-Z0-9/&]{1,6})(?P<rest>(?: [a-z]+)*)")
LANGUAGE = re.compile(r"The [\w -]+ language\.|The language")
CODE = re.compile(
    r"The (?:computer program|tool|computer language|game engine|platform|operating system|software framework|"
    r"open[- ]source|programming language|integrated development environment|search engine|JavaScript|"
    r"learning platform|"
    r"e-learning platform|penetration testing tool|electronic database|digital)\b|"
    r"The techniques and principles of software development, such as .* in [\w#+.-]+|"
    r"\b(?:software|operating system|libraries|query language|framework environment)\b"
)
NO_THING = re.compile(
    r"(?:types?|varieties|variety|characteristics|range|kinds?|history|parts|causes|properties|impact|influence|"
    r"quality|standards|principles|theories|theory|methods|techniques|planning principles|effects) of |"
    r".*\b(?:theory of|characteristics|types|regulations?)$"
)
WORKED_WITH = frozenset(("operate", "drive", "tend", "steer"))
NO_WORK = frozenset(
    (
        *("understand", "speak", "show", "demonstrate", "think", "interact", "be", "have", "act", "accept", "aspire"),
        *("tolerate", "respect", "reflect", "persevere", "adapt", "cope", "feel", "identify", "determine", "define"),
        *("ensure", "provide", "set", "keep", "follow", "make", "take", "get", "give", "meet", "use", "work", "study"),
        *(
            "communicate",
            "liaise",
            "participate",
            "attend",
            "observe",
            "place",
            "position",
            "remove",
            "select",
            "check",
        ),
        *(
            "read",
            "adjust",
            "perform",
            "apply",
            "create",
            "execute",
            "comply",
            "interpret",
            "respond",
            "report",
            "promote",
        ),
    )
)
MOST_WORDS = 3
MOST_OF_A_PRODUCT = 2  # a longer name is that of its maker too, which nobody writes
PLAIN = re.compile(r"[A-Z]?[a-z]+!?")  # a product's name that may be a word of some language
WORD = re.compile(r"[\w&+#/.-]+")
NOUN_OF = {
    "manage": "management", "plan": "planning", "train": "training", "analyse": "analysis", "develop": "development",
    "maintain": "maintenance", "inspect": "inspection", "design": "design", "install": "installation", "assemble":
    "assembly", "repair": "repair", "test": "testing", "assess": "assessment", "evaluate": "evaluation", "negotiate":
    "negotiation", "coordinate": "coordination", "prepare": "preparation", "administer": "administration", "monitor":
    "monitoring", "process": "processing", "produce": "production", "translate": "translation", "organise":
    "organisation", "control": "control", "document": "documentation", "integrate": "integration", "implement":
    "implementation", "supervise": "supervision", "research": "research", "review": "review", "diagnose": "diagnosis",
    "edit": "editing", "clean": "cleaning", "draft": "drafting", "forecast": "forecasting", "handle": "handling",
    "treat": "treatment", "sell": "sales", "collect": "collection", "calculate": "calculation",
    "measure": "measurement",
}  # fmt: skip
DOUBLED = frozenset(
    (
        "plan",
        "program",
        "cut",
        "run",
        "get",
        "set",
        "fit",
        "trim",
        "crop",
        "ship",
        "strip",
        "stop",
        "map",
        "plot",
        "scan",
    )
)
PAST = {
    "write": "wrote", "drive": "drove", "lead": "led", "teach": "taught", "build": "built", "sell": "sold",
    "lay": "laid", "make": "made", "draw": "drew", "sew": "sewed", "cut": "cut", "feed": "fed", "grow": "grew",
    "breed": "bred",
    "grind": "ground", "forecast": "forecast", "bind": "bound", "set": "set", "oversee": "oversaw", "wind": "wound",
    "weave": "wove", "undertake": "undertook", "buy": "bought", "deal": "dealt", "run": "ran", "bend": "bent", "split":
    "split", "speak": "spoke", "ride": "rode", "shear": "sheared", "keep": "kept", "take": "took", "give": "gave",
}  # fmt: skip


AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=[a-z]{3})(?<!exerc)(?<!advert)(?<!superv)(?<!prom)is(?=e[ds]?\b|ing\b|ation)", "iz"),
        (r"analys(?=e[ds]?\b|ing\b)", "analyz"),
        (r"(?<=[a-z]{2})(?<!hon)our(?=s?\b|ing\b|ed\b|ful)", "or"),
        (r"programme(?=s?\b)", "program"),
        (r"\btyre", "tire"),
        (r"\bmould", "mold"),
        (r"centre", "center"),
        (r"aluminium", "aluminum"),
        (r"fibre", "fiber"),
        (r"\bcatalogue", "catalog"),
        (r"licence", "license"),
        (r"jewellery", "jewelry"),
        (r"paediatric", "pediatric"),
        (r"anaesth", "anesth"),
        (r"gynaec", "gynec"),
        (r"haemat", "hemat"),
        (r"orthopaed", "orthoped"),
        (r"labell", "label"),
        (r"modell", "model"),
        (r"counsell", "counsel"),
    )
)


class Name(Struct, frozen=True):
    """A skill as the file holds it; `marks` are t for a thing, w for what may be an everyday word."""

    name: str
    marks: str
    spellings: tuple[str, ...] = ()


def known_work(name: str, _description: str, _everyday: frozenset[str]) -> Iterator[Name]:
    """Yield what an ESCO skill, a verb with its object, tells: the machine that is operated, or the work."""
    name = re.sub(r"\s*\([^)]*\)$", "", name.lower() if name[1:2].islower() else name)
    words = name.split()
    verb = words[0].lower()
    if verb in WORKED_WITH and 2 <= len(words) <= MOST_WORDS + 1:
        thing = re.sub(r"^(?:a|an|the) ", "", " ".join(words[1:]))
        if _is_machine(thing):
            yield Name(_one(thing), "t")
        return
    if not 2 <= len(words) <= MOST_WORDS or verb in NO_WORK or not WORD.fullmatch(verb) or "-" in verb:
        return
    if words[1] in {"to", "on", "in", "with", "for", "up", "of", "at", "from", "about", "as", "out", "others", "other"}:
        return
    thing = " ".join(words[1:])
    forms = [f"{_doing(verb)} {thing}", f"{_done(verb)} {thing}"]
    if verb in NOUN_OF:
        forms.append(f"{_one(thing)} {NOUN_OF[verb]}")
    yield Name(name, "", _spelled(name, forms))


def known_thing(name: str, description: str, everyday: frozenset[str]) -> Iterator[Name]:
    """Yield what ESCO calls knowledge: a craft, a field, a program."""
    plain = re.sub(r"\s*\([^)]*\)$", "", name)
    is_tool = bool(CODE.match(description)) or "(" in name
    if LANGUAGE.match(description) or NO_THING.match(plain) or not 1 <= len(plain.split()) <= MOST_WORDS:
        return
    if is_tool and plain != plain.lower() and _is_everyday(plain, everyday):
        return  # as below
    short = MAKERS.sub("", plain)
    spellings = (short,) if is_tool and _is_telling(short, plain, everyday) else ()
    yield Name(plain, "t" if is_tool else "", _spelled(plain, spellings))


def technology(name: str, _description: str, everyday: frozenset[str]) -> Iterator[Name]:
    """Yield a product or a sort of software of O*NET."""
    if len(name.split()) > MOST_WORDS + 3 or "," in name:
        return
    if found := ABBREVIATED.fullmatch(name):
        yield from _abbreviated(found, everyday)
        return
    plain = re.sub(r" (?:software|system)s?$", "", name) if not name.islower() and _is_proper(name) else name
    if len(MAKERS.sub("", plain).split()) > (MOST_OF_A_PRODUCT if _is_proper(plain) else MOST_WORDS + 1):
        return
    if _is_everyday(plain, everyday) and (_is_proper(name) or " " not in name):
        return  # ours to name, with what tells it from the everyday words (doubtful.txt)
    if not _is_proper(plain):
        yield Name(_one(plain[:1].lower() + plain[1:]), "t")
        return
    short = MAKERS.sub("", plain)
    spellings = [short] if _is_telling(short, plain, everyday) else []
    yield Name(plain, "tw" if PLAIN.fullmatch(plain) else "t", tuple(spellings))


def merged(names: Iterable[Name]) -> list[Name]:
    """Return names of which no two claim the same: the first has it, and things before what is done with them."""
    found: dict[str, Name] = {}
    for name in sorted(names, key=lambda one: "t" not in one.marks):
        key = name.name.casefold()
        if len(key) < 2 or key in found:
            continue
        found[key] = name
    taken = set(found)
    kept = []
    for name in found.values():
        spellings = [one for one in name.spellings if one.casefold() not in taken]
        taken.update(one.casefold() for one in spellings)
        kept.append(replace(name, spellings=tuple(dict.fromkeys(spellings))))
    return kept


def _abbreviated(found: re.Match[str], everyday: frozenset[str]) -> Iterator[Name]:
    long, short, rest = found["long"].strip(), found["short"], found["rest"]
    if any(letter.isupper() for letter in long[1:]) or short.lower() in everyday:
        yield Name(found[0], "t")
        return
    initials = "".join(word[0] for word in re.split(r"[ /-]", long) if word).upper()
    if initials != short.replace("/", "") and not (len(short) > 2 and initials[:1] == short[:1]):
        yield Name(found[0], "t")
        return
    long = long[:1].lower() + long[1:]
    # The abbreviation alone is left to our own files: too many things are abbreviated with the same letters.
    yield Name(f"{long}{rest}", "t", (f"{short}{rest}",) if rest else ())


def _is_proper(name: str) -> bool:
    """Return whether it is the name of a product: more capital letters than that of the first word."""
    return any(letter.isupper() or letter.isdigit() for letter in name[1:]) or " " not in name


def _is_everyday(name: str, everyday: frozenset[str]) -> bool:
    """Return whether each of its words is in the vocabulary of ESCO's descriptions."""
    return all(word.lower() in everyday for word in name.split())


def _is_telling(short: str, plain: str, everyday: frozenset[str]) -> bool:
    """Return whether a product's name tells it without its maker."""
    if short == plain or len(short) < 4:
        return False
    return not _is_everyday(short, everyday) and not PLAIN.fullmatch(short) and not re.match(r"[\d.]+\b|[a-z]", short)


def _is_machine(thing: str) -> bool:
    words = thing.split()
    return words[0] not in {"in", "to", "on", "for", "with", "automated"} and words[-1] not in {
        "live", "operation", "deburring", "spices", "machines", "units", "people", "manually",
    } and "for" not in words and "in" not in words  # fmt: skip


def _one(thing: str) -> str:
    """Return a noun in the singular."""
    if re.search(r"(?:ss|us|is|ics|news|gas|goods|sales|ies|process|glass|compass)$", thing):
        return re.sub(r"ies$", "y", thing)
    return re.sub(r"(?<=[^s])s$", "", re.sub(r"(?<=ch|sh|ss)es$|(?<=x)es$", "", thing))


def _doing(verb: str) -> str:
    if verb in DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return verb + "ing" if verb.endswith(("ee", "ye", "oe")) else re.sub(r"e$", "", verb) + "ing"


def _done(verb: str) -> str:
    if verb in PAST:
        return PAST[verb]
    if verb in DOUBLED:
        return f"{verb}{verb[-1]}ed"
    return re.sub(r"(?<=[^aeiou])y$", "i", re.sub(r"e$", "", verb)) + "ed"


def _spelled(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    """Return other spellings of a name, each in British and in American."""
    every = dict.fromkeys((*forms, *(_american(form) for form in (name, *forms))))
    every.pop(name, None)
    return tuple(every)


def _american(text: str) -> str:
    for british, american in AMERICAN:
        text = british.sub(american, text)
    return text
