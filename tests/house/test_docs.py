"""The documentation says what the program does: commands, objects, settings, the map, words, links."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import click
import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.adapters.mail.pasted import PastedLetterParser
from rejoinder.adapters.wordings.loader import load_wordings
from rejoinder.cli.commands.spreadsheet import entry_form
from rejoinder.cli.imported import report_form
from rejoinder.domain.applications import Application, Details
from rejoinder.domain.documents.document import Document, Format, Place
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import SectionKind
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Fact, Happened, KeptFact, Move, Noted, RepliesAt
from rejoinder.domain.feedback.asking import asking_of
from rejoinder.domain.feedback.log import Entry
from rejoinder.domain.feedback.moves import Made
from rejoinder.domain.feedback.splitting import Piece
from rejoinder.domain.gaps.belonging import Belongs
from rejoinder.domain.gaps.verdicts import Evidence, Gap
from rejoinder.domain.gaps.verdicts import Verdict as GapVerdict
from rejoinder.domain.keeping import Version, Word
from rejoinder.domain.kept import DocumentKept, Purpose
from rejoinder.domain.letters.readings import (
    Band,
    Contact,
    Door,
    DoorKind,
    Feedback,
    Interview,
    Kind,
    Polarity,
    Quote,
    Reading,
    Reason,
    ReasonKind,
    Where,
)
from rejoinder.domain.links import Candidate, LinkReview
from rejoinder.domain.mail import Address, Message, Problem
from rejoinder.domain.mailbox import KeptProblem, Letter, Operation
from rejoinder.domain.next_steps import Step
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind
from rejoinder.domain.records import replace
from rejoinder.domain.replies.criteria import Check, Criterion, Verdict
from rejoinder.domain.replies.known import Case, Given
from rejoinder.domain.replies.plan import Choice
from rejoinder.domain.search import Passage, What
from rejoinder.domain.seeker import Seeker
from rejoinder.domain.sheets.plan import Change, SheetEntry
from rejoinder.domain.stages import Stage
from rejoinder.domain.today import Item
from rejoinder.domain.told import Told
from rejoinder.ports.folder import Kept, Part
from rejoinder.services import feedback, forms
from rejoinder.services.answers import word_form
from rejoinder.services.corrections import link_review_form
from rejoinder.services.drafts import ReplyComposer, composed_form
from rejoinder.services.forms import Form
from rejoinder.services.gaps import Comparison, comparison_form
from rejoinder.services.importing import ImportReport
from rejoinder.services.kept_documents import version_form
from rejoinder.services.kept_postings import Posting, posting_form
from rejoinder.services.organisations import Organisation, organisation_form
from rejoinder.services.postings import requirements_form
from rejoinder.services.rejections import Rejection, rejection_form
from rejoinder.services.replies import ReplyChecker, check_form
from rejoinder.services.resumes import resume_form
from rejoinder.services.search import Hit, hit_form
from rejoinder.services.seeker import WhoIsIt
from rejoinder.services.settings import Overview, overview_form
from rejoinder.services.sources import Origin, Source
from rejoinder.services.stories import story_form, story_of
from rejoinder.services.today import item_form
from tests.house.tree import ROOT, parsed, python_files, repository_files, short

DOCS = ROOT / "docs"
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
HEADING = re.compile(r"^## `?(rejoinder[a-z -]*?)(?: [A-Z\[].*)?`?$", re.MULTILINE)
VARIABLE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
CODE = re.compile(r"`([^`\n]+)`")
PAGES = [path for path in repository_files() if path.suffix == ".md" and "demo" not in path.parts]
DECISIONS = [path for path in PAGES if path.parent.name == "decisions"]
RECORD = ["Decision", "Why", "What was given up", "Measured"]


# ---- commands ----


@cache
def _commands() -> dict[str, click.Command]:
    from rejoinder.cli.main import cli  # noqa: PLC0415  (the other tests here need no command line)

    return dict(_walk("rejoinder", cli))


def _walk(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None and not found.hidden:
                yield from _walk(f"{name} {child}", found)


def _options(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for name in (*parameter.opts, *parameter.secondary_opts)
    }


def _sections() -> dict[str, str]:
    """Return the sections of docs/commands.md by the command they are about."""
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return {match.group(1).strip(): part for part in parts if (match := HEADING.match(part))}


def test_every_command_is_documented_and_no_other() -> None:
    assert sorted(_sections()) == sorted(_commands())


def test_every_option_is_documented() -> None:
    sections = _sections()
    missing = {
        f"{name} {option}"
        for name, command in _commands().items()
        for option in _options(command) - {"--help"}
        if not any(option in OPTION.findall(code) for code in CODE.findall(sections.get(name, "")))
    }
    assert not missing


def test_every_documented_option_exists() -> None:
    everywhere = _options(_commands()["rejoinder"]) | {"--help", "-h"}
    unknown = {
        f"{name} {option}"
        for name, section in _sections().items()
        for code in CODE.findall(section)
        for option in OPTION.findall(code)
        if name in _commands() and option not in _options(_commands()[name]) | everywhere
    }
    assert not unknown


def test_every_command_says_what_it_does() -> None:
    mute = [name for name, command in _commands().items() if not (command.help or "").strip()]
    assert not mute


# ---- settings ----


def _variables_of_the_program() -> set[str]:
    tree = parsed(ROOT / "src/rejoinder/settings.py")
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and VARIABLE.fullmatch(node.value)
    }


def test_every_setting_is_documented_and_no_other() -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    documented = {word for word in VARIABLE.findall(text) if word.startswith("REJOINDER_")}
    assert documented == {name for name in _variables_of_the_program() if name.startswith("REJOINDER_")}
    assert _variables_of_the_program() <= set(VARIABLE.findall(text))


# ---- objects ----


def _fields(form: object) -> set[str]:
    """Return the names of all fields of an object and of what it holds."""
    if isinstance(form, list):
        return set().union(*map(_fields, form)) if form else set()
    if isinstance(form, dict):
        return set(form) | set().union(*map(_fields, form.values())) if form else set()
    return set()


@cache
def _objects() -> dict[str, Form]:
    """Return an object of every command that prints some, with nothing left empty."""
    quote = Quote("Sorry")
    reading = Reading(
        Kind.REJECTION,
        1.0,
        Band.SURE,
        "en",
        quotes=(quote,),
        people=(Contact("Mara Quill", "", "", quote),),
        interview=Interview("1", None, "", quote),
        reasons=(Reason(ReasonKind.FILLED, quote),),
        doors=(Door(DoorKind.APPLY_AGAIN, None, quote),),
        feedback=(Feedback(Polarity.POSITIVE, formula=True, quote=quote),),
    )
    letter = Letter(Message("k1"), reading)
    said: tuple[Fact, ...] = (
        Happened("k1", EventKind.REJECTED, reasons=(ReasonKind.FILLED,)),
        Noted("k1", "They were kind."),
    )
    at = datetime(2026, 1, 1, tzinfo=UTC)
    told = Told.of(KeptFact(number, 1, at, fact) for number, fact in enumerate(said))
    application = Application("k1", "", "", "", ("k1",), None, None)
    story = story_of(application, (letter,), told)
    step = Step("Do it.", "It is worth it.")
    problem = Problem("a.mbox", "is empty")
    kept = KeptProblem(problem, 1, datetime(2026, 1, 1, tzinfo=UTC))
    classified = forms.reading_form("", reading)
    return {
        "classify": classified,
        "reply": _reply(letter),
        "check-reply": check_form(Check((Verdict(Criterion.THANKS, is_met=True),), "en")),
        "read": {**classified, "next_steps": [forms.step_form(step)]},
        "rejections": rejection_form(Rejection(story, letter, story.events[-1], 1, 1, (step,))),
        **_objects_of_feedback(application, story_form(story)),
        "today": item_form(Item("k1", "reply", "k1", "k1", step.do, step.why, 1, quotes=(quote,))),
        "review": link_review_form(LinkReview("k1", "k1", (Candidate("k1", ("It fits.",)),)), letter, [application]),
        "search": hit_form(Hit(What.NOTE, "1", at, application, (("note", Passage("They were kind.", ((10, 14),))),))),
        **_objects_of_documents(application),
        "organisations": organisation_form(Organisation("", "", (application,))),
        "spreadsheet": entry_form(SheetEntry(4, "a1", Change.NEW, Details())),
        "settings": overview_form(_settings()),
        "import": report_form(ImportReport(problems=[problem])),
        "log": forms.operation_form(Operation(1, kept.at, "import")),
        "problems": forms.kept_problem_form(kept),
    }


def _reply(letter: Letter) -> Form:
    """Return a reply with somebody to write to, somebody who may have been met, and something to ask."""
    composer = ReplyComposer(ReplyChecker(PastedLetterParser(), load_cues(), load_replies()), load_wordings())
    wrote = replace(letter, message=replace(letter.message, key="k2", sender=Address("Ada", "ada@tidewell.example")))
    invited = replace(wrote, reading=replace(wrote.reading, kind=Kind.INTERVIEW))
    case = Case(letter, (invited,), role="Night Porter")
    return composed_form(composer.compose(case, Given(), Choice(), datetime(2026, 1, 1, tzinfo=UTC)))


def _objects_of_feedback(application: Application, story: Form) -> dict[str, Form]:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    entry = Entry("k1:1", application, "Too little SQL.", Polarity.NEGATIVE, "Ada", at.date(), Stage.APPLIED, ("sql",))
    asking = asking_of([Made(Move.REJECTED, at.date(), (at, 2, "k1"), "k1")], at.date())
    assert asking is not None
    piece = Piece("Too little SQL.", "3-0", (Polarity.NEGATIVE,), ("examples",), ())
    stands = {"asking": feedback.asking_form(asking)}
    return {
        "show": {**story, "feedback": feedback.entries_form([entry], []), **stands, "unmet": None},
        "feedback": feedback.entry_form(entry),
        "file": {"number": 1, **feedback.piece_form(piece)},
        "asking": {**forms.application_form(application), **stands},
    }


def _resume() -> Form:
    """Return a résumé with something of each sort."""
    parts = (
        "Work\nPorter, Tidewell Hotels\t2019 – 2021\n- Kept keys\nSkills\nLanguages: English\nKeys",
        "Education\n2012 BSc, Kiel University\nCertificates\nFirst Aid",
    )
    return resume_form(
        read_resume(load_resumes(), Document("cv.txt", Format.TEXT, "\n".join(parts), problems=("No.",)))
    )


def _objects_of_documents(application: Application) -> dict[str, Form]:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    fact = DocumentKept("d1", "v1", "cv.pdf", Purpose.RESUME, "mark")
    version = version_form(Version(KeptFact(1, 1, at, fact), fact, 1, 1), [application], "words")
    posting = posting_form(Posting(Document("p.html", Format.HTML, "words")))
    names = {"application": "k1", "organisation": None, "role": None}
    word = {"application": "k1", "quote": "SQL", "kind": "tool", **word_form(Word())}
    return {
        "documents": version,
        "resume": _resume(),
        "requirements": requirements_form(
            PostingReading((Requirement("SQL or R", Place(0, 8), RequirementKind.TOOL, any_of=(Place(0, 3),)),), "en"),
            "SQL or R",
        ),
        "posting": {**names, "posting": posting, "proposed": [], "earlier": [], "sent": []},
        "answer": word,
        "correct-requirement": {"application": "k1", "requirement": None, "operation": 16},
        "gaps": _gaps(),
    }


def _gaps() -> Form:
    """Return a comparison with something on both sides."""
    posting = Document("p", Format.TEXT, "SQL or R")
    place, choice = Place(0, 8), Place(0, 3)
    requirement = Requirement("SQL or R", place, RequirementKind.TOOL, any_of=(choice,), years=2)
    shown = (Evidence("cv.pdf", "SQL", choice, "SQL"),)
    gap = Gap(requirement, GapVerdict.SHOWN, "The résumé says it.", shown, near=shown)
    reading = PostingReading((requirement,), "en")
    comparison = Comparison(
        posting,
        reading,
        (gap,),
        (Document("cv.pdf", Format.PDF, "SQL"),),
        (),
        ("No.",),
        None,
        (Belongs(SectionKind.SKILLS, "Skills", choice, "It says so."),),
    )
    return {"application": "k1", "assumed": False, "taken": None, **comparison_form(comparison)}


def _settings() -> Overview:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    source = Source(Path("a.mbox"), Origin.PLACE, at, (1,))
    who = WhoIsIt(Seeker(("Mara Quill",), ("mara@example.org",)), {}, ())
    return Overview(who, "UTC", at, RepliesAt(), [source], Path("data"), [Kept(Part.DATABASE, 1, 1)])


def _object_sections() -> dict[str, str]:
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^## ([\w-]+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))


def test_every_field_of_an_object_is_documented_and_no_other() -> None:
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", text, re.MULTILINE)
    real = set().union(*map(_fields, _objects().values()))
    assert not real - set(CODE.findall(text))
    assert not {name for row in rows for name in CODE.findall(row)} - real


@pytest.mark.parametrize("command", [*_objects()])
def test_the_example_of_an_object_has_its_fields_in_their_order(command: str) -> None:
    lines = re.findall(r"^```json\n(.*)\n```$", _object_sections()[command], re.MULTILINE)
    examples = [json.loads(line) for line in lines]
    assert [list(example) for example in examples] == [list(_objects()[command])]


# ---- the map ----


def test_every_module_is_on_the_map() -> None:
    text = (DOCS / "map.md").read_text(encoding="utf-8")
    named = {part for code in CODE.findall(text) for part in code.removesuffix(".py").split("/")}
    modules = [
        path for path in python_files("src") if not path.stem.startswith("__") and "migrations" not in path.parts
    ]
    assert not [short(path) for path in modules if path.stem not in named]


def test_what_is_on_the_map_exists() -> None:
    text = (DOCS / "map.md").read_text(encoding="utf-8")
    paths = [code for code in CODE.findall(text) if "/" in code and "xx" not in code]
    inside = ("", "adapters", "adapters/storage", "cli", "domain", "domain/letters", "web")
    roots = [ROOT, *(ROOT / "src/rejoinder" / folder for folder in inside)]
    assert not [path for path in paths if not any(_is_there(root, path) for root in roots)]


def _is_there(root: Path, name: str) -> bool:
    return (root / name).exists() or (root / f"{name}.py").exists()


# ---- words, decisions, links ----


@pytest.mark.parametrize("words", [Kind, Band, ReasonKind, DoorKind, Polarity, Where], ids=lambda words: words.__name__)
def test_every_word_of_a_reading_is_in_the_glossary(words: type[Kind]) -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    assert not {word.value for word in words} - set(CODE.findall(text))


def test_no_two_decisions_have_one_number() -> None:
    numbers = [path.name[:4] for path in DECISIONS]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("path", DECISIONS, ids=short)
def test_a_decision_says_what_why_and_what_was_given_up(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == RECORD
    assert re.match(rf"# {path.name[:4]}: ", text)
