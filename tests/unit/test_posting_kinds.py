"""Which kind a requirement is, as the shipped weights tell it, and the file and script that they come from."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.letters.ngrams import BIAS, NgramModel
from rejoinder.domain.postings.kind_model import WEIGHED, Seen, before_of, head_of, seen_of, weighed
from rejoinder.domain.postings.kinds import kind_of, ruled_kind
from rejoinder.domain.postings.requirements import RequirementKind as Kind
from rejoinder.domain.postings.text import fold
from rejoinder.errors import UnreadableError
from tests.house.tree import ROOT

WEIGHTS = ROOT / "src" / "rejoinder" / "cues" / "postings" / "kind_weights.tsv"
NO_WEIGHTS = NgramModel({})
ENGLISH = load_postings().languages["en"]


def kind(line: str, quote: str, language_code: str = "en") -> Kind:
    """Return the kind of a quote in a line of a list."""
    language = load_postings().languages[language_code]
    folded, start = fold(line), line.index(quote)
    place = (start, start + len(quote))
    mentions = [one for one in load_skills().find(line) if start <= one.place.start and one.place.end <= place[1]]
    return kind_of(line, folded, place, folded[:start], language, mentions)


@pytest.mark.parametrize(
    ("line", "quote", "wanted"),
    [
        ("Experience with glazing pots", "glazing pots", Kind.SKILL),
        ("Experience in supplier negotiation", "supplier negotiation", Kind.SKILL),
        ("Ability to repair garden pumps", "repair garden pumps", Kind.SKILL),
        ("Experience building internal dashboards", "building internal dashboards", Kind.SKILL),
        ("Proficiency with ticketing software", "ticketing software", Kind.TOOL),
        ("Familiarity with Quillwriter tools", "Quillwriter tools", Kind.TOOL),
        ("Experience with relational databases", "relational databases", Kind.TOOL),
        ("Knowledge of state kennel laws", "state kennel laws", Kind.DOMAIN),
        ("Experience in the toy industry", "toy industry", Kind.DOMAIN),
        ("Background in early-stage startups", "early-stage startups", Kind.DOMAIN),
        ("Ability to thrive in a fast-paced nursery", "thrive in a fast-paced nursery", Kind.SOFT),
        ("Ability to explain complex recipes to guests", "explain complex recipes to guests", Kind.SOFT),
        ("Comfortable navigating ambiguity", "navigating ambiguity", Kind.SOFT),
        ("You are a curious, patient listener", "patient listener", Kind.SOFT),
        ("A valid driving licence", "driving licence", Kind.LICENCE),
        ("Fluent German", "Fluent German", Kind.LANGUAGE),
        ("Willing to work weekends", "work weekends", Kind.SHIFT),
    ],
)
def test_the_kind_of_a_quote(line: str, quote: str, wanted: Kind) -> None:
    assert kind(line, quote) is wanted


def test_the_weights_mend_what_the_rules_get_wrong() -> None:
    line, quote = "Ability to find structure in chaos", "find structure in chaos"
    start = line.index(quote)
    assert ruled_kind(line, fold(line), (start, len(line)), "ability to ", ENGLISH, ()) is Kind.SKILL
    assert kind(line, quote) is Kind.SOFT


@pytest.mark.parametrize(("code", "line"), [("de", "Erfahrung mit Töpferei"), ("fr", "Expérience en poterie")])
def test_other_languages_keep_the_rules(code: str, line: str) -> None:
    language = load_postings().languages[code]
    assert language.kind_model.lines == {}
    quote = line.rsplit(maxsplit=1)[-1]
    place = (line.index(quote), len(line))
    assert kind(line, quote, code) is ruled_kind(line, fold(line), place, fold(line[: place[0]]), language, ())


def test_without_weights_the_rules_decide() -> None:
    assert weighed(Seen(frozenset({"curious"}), {}), NO_WEIGHTS, Kind.TOOL) is Kind.TOOL


def test_weights_of_words_and_signs_are_added() -> None:
    model = NgramModel({BIAS: "skill 1.0 soft 0.0", "curious": "soft 4.0", "=rules tool": "tool 9.0"})
    assert weighed(Seen(frozenset({"curious"}), {}), model, Kind.SKILL) is Kind.SOFT
    assert weighed(Seen(frozenset({"potter"}), {}), model, Kind.SKILL) is Kind.SKILL
    assert weighed(Seen(frozenset({"curious"}), {"=rules tool": 1.0}), model, Kind.TOOL) is Kind.TOOL


def test_what_is_seen_of_a_quote() -> None:
    line = "Paid well. Experience with Python"
    seen = seen_of(line, fold(line), (27, 33), ENGLISH, load_skills().find(line), Kind.TOOL)
    assert {"python", "head:python", "first:python", "<with", "<<experience with"} <= seen.runs
    assert {"=rules tool", "=length 1", "=known first tool"} <= seen.signs.keys()
    assert "<-well" not in seen.runs


def test_what_its_line_names_besides_is_seen_of_a_quote() -> None:
    line = "Curious\nTicketing software, kilns and patience\nKennel laws"
    start = line.index("kilns")
    signs = seen_of(line, fold(line), (start, start + 5), ENGLISH, (), Kind.SKILL).signs
    assert {"=tool head before", "=soft behind"} <= signs.keys()
    assert not {"=soft before", "=tool head behind", "=domain head behind"} & signs.keys()


def test_what_leads_up_to_a_quote_stays_in_its_sentence() -> None:
    assert before_of("paid well. knowledge of kilns", 24) == ["knowledge", "of"]
    assert before_of("kilns", 0) == []


@pytest.mark.parametrize(
    ("words", "head"),
    [("kennel laws of the county", "laws"), ("computer skills", "computer"), ("curious", "curious")],
)
def test_the_head_of_a_quote(words: str, head: str) -> None:
    assert head_of(words.split(), ENGLISH) == head


def test_the_file_of_weights_holds_words_and_pairs_alone() -> None:
    model = ENGLISH.kind_model
    assert BIAS in model.lines
    assert {label for name in model.lines for label, _ in model.row(name)} == {one.value for one in WEIGHED}
    assert {f"=rules {one.value}" for one in WEIGHED} <= model.lines.keys()
    assert not [name for name in model.lines if not name.startswith("=") and len(name.split()) > 2]
    names = [line.partition("\t")[0] for line in WEIGHTS.read_text("utf-8").splitlines()[1:]]
    assert len(names) == len(set(names)) == len(model.lines)


@pytest.mark.parametrize(
    "line", ["kilns", "kilns\tskill", "kilns\tskill much", "kilns\tpottery 1.0", "kilns\tskill nan"]
)
def test_a_file_that_cannot_be_understood_is_named(tmp_path: Path, line: str) -> None:
    shipped = WEIGHTS.parent / "en.toml"
    (tmp_path / "en.toml").write_bytes(shipped.read_bytes())
    (tmp_path / "kind_weights.tsv").write_text(f"# weights\n{line}\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"postings/kind_weights\.tsv cannot be understood"):
        load_postings(tmp_path)


def test_a_folder_without_weights_keeps_the_rules(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_bytes((WEIGHTS.parent / "en.toml").read_bytes())
    assert load_postings(tmp_path).languages["en"].kind_model.lines == {}


def test_the_script_fits_what_several_employers_say(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    script = runpy.run_path(str(ROOT / "scripts" / "fit_posting_kinds.py"))
    said = {Kind.SOFT: "curious", Kind.TOOL: "kiln", Kind.SKILL: "glazing", Kind.DOMAIN: "ceramics"}
    rows = [
        script["Quote"](f"pottery {number}", one, Kind.SKILL, Seen(frozenset({word, f"{word} {number // 2}"}), {}))
        for one, word in said.items()
        for number in range(4)
    ]
    model = script["fit"](rows)
    assert {weighed(Seen(frozenset({word}), {}), model, Kind.SKILL) for word in said.values()} == set(said)
    assert model.lines.keys() == {BIAS, *said.values()}
    script["linear"].write(tmp_path / "kind_weights.tsv", model, "words", "a script")
    (tmp_path / "en.toml").write_bytes((WEIGHTS.parent / "en.toml").read_bytes())
    assert load_postings(tmp_path).languages["en"].kind_model.lines == model.lines
