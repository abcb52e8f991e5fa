"""Whether a thing is asked for at all, as weights tell it, and the file and script that they come from."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from quality import agreement, requirements
from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.documents.document import Place
from rejoinder.domain.letters.ngrams import BIAS, NgramModel
from rejoinder.domain.postings.book import PostingBook
from rejoinder.domain.postings.layout import read_units
from rejoinder.domain.postings.reader import Reader
from rejoinder.domain.postings.reading import (
    by_rules,
    candidates,
    open_posting,
    passed_over,
    read_posting,
    sight_of,
)
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.domain.postings.weighing import (
    LEAST_LIKELY,
    LEAST_TEXT,
    Candidate,
    Origin,
    Sight,
    is_likely,
    is_weighed,
    likelihood,
    sentence_runs,
    stem,
)
from rejoinder.domain.records import replace
from rejoinder.errors import UnreadableError
from tests.house.tree import ROOT

WEIGHTS = ROOT / "src" / "rejoinder" / "cues" / "postings" / "asked_weights.tsv"
HOUSE = (
    "Quillwort Pottery has turned bowls and cups by the river for eighty years. Our shop stands beside the mill, and"
    " on Sundays half of the town comes by for tea and cake. We ship to a dozen countries and still wrap each cup by"
    " hand, the way that our founder did it. The kilns burn wood from the forest behind the house.\n\n"
)
TEXT = (
    f"Potter\n\nAbout us\n\n{HOUSE}{HOUSE}Our stock list stands, ideally, in Tableau.\n\n"
    "Responsibilities\n- Keep our Postgres running\n- Answer letters of guests about their orders\n\n"
    "Requirements\n- Glazing\n- Patience\n- A pension from the first day\n\n"
    "The town\n\nWhoever comes to us reads kiln charts without help.\n"
)
NEVER = f"{BIAS}\tasked 9 implied -9 passed -9 sentence -9"


def book(*lines: str) -> PostingBook:
    """Return the English cues with weights of their own; a line is a run, a tab, and origins with numbers."""
    shipped = load_postings()
    model = NgramModel({name: said for name, _, said in (line.partition("\t") for line in lines)})
    return replace(shipped, languages={"en": replace(shipped.languages["en"], asked_model=model)})


def quotes(*lines: str, text: str = TEXT) -> list[str]:
    """Return what a posting asks for by some weights."""
    return [one.quote for one in read_posting(text, book(*lines), load_skills()).requirements]


def opened(*lines: str) -> tuple[Reader, Sight]:
    """Return the posting as the rules have read it."""
    reader = open_posting(TEXT, book(*lines), load_skills())
    assert isinstance(reader, Reader)
    units = read_units(reader.text, reader.folded, reader.language, frozenset())
    return reader, sight_of(reader, units, by_rules(reader, units))


def seen(quote: str, origin: Origin) -> Candidate:
    """Return a thing of the posting as it is weighed."""
    reader, sight = opened()
    found = [one for one in candidates(reader, sight) if one.origin is origin and one.requirement.quote == quote]
    assert len(found) == 1
    return found[0]


# ---- what is done with the weights ----


def test_what_is_unlikely_to_be_asked_is_left_out() -> None:
    assert "pension from the first day" in quotes()
    assert "pension from the first day" not in quotes(NEVER, "pension\tasked -99")
    assert {"Glazing", "Patience"} <= set(quotes(NEVER, "pension\tasked -99"))


def test_without_weights_the_rules_decide() -> None:
    reader, sight = opened()
    assert quotes() == [one.quote for one in sight.found]
    assert not is_weighed(reader.text, reader.language)


def test_a_short_posting_is_left_to_the_rules() -> None:
    short = TEXT.replace(HOUSE, "")
    assert len(short) < LEAST_TEXT < len(TEXT)
    assert quotes(f"{BIAS}\tasked -9", text=short) == quotes(text=short)
    assert quotes(f"{BIAS}\tasked -9 implied -9 passed -9 sentence -9") == []


@pytest.mark.parametrize("code", ["de", "fr"])
def test_other_languages_keep_the_rules(code: str) -> None:
    assert load_postings().languages[code].asked_model.lines == {}


def test_a_sentence_that_the_rules_pass_over_is_read_where_it_is_likely_to_ask() -> None:
    assert "reads kiln charts without help" not in quotes()
    asks = "chart\tpassed 99 sentence 99"
    assert any("kiln charts" in quote for quote in quotes(NEVER, asks))
    assert not any("tea" in quote for quote in quotes(NEVER, asks))


def test_a_sentence_that_is_unlikely_to_ask_is_not_looked_into() -> None:
    assert not any("kiln charts" in quote for quote in quotes(NEVER, "chart\tpassed 99"))


def test_a_skill_that_is_mentioned_is_implied_where_that_is_likely() -> None:
    assert "Tableau" not in quotes(NEVER)
    found = read_posting(TEXT, book(NEVER, "tableau\timplied 99"), load_skills()).requirements
    (one,) = [one for one in found if one.quote == "Tableau"]
    assert one.implied
    assert one.kind is RequirementKind.TOOL
    assert not one.must  # "ideally"


def test_a_skill_that_is_mentioned_among_what_is_nice_is_nice() -> None:
    bare = TEXT.replace("Our stock list stands, ideally, in Tableau.", "")
    text = bare.replace("Requirements\n", "Nice to have\n- We offer courses in Tableau\n")
    found = read_posting(text, book(NEVER, "tableau\timplied 99"), load_skills()).requirements
    assert [one.must for one in found if one.quote == "Tableau"] == [False]


def test_what_the_rules_take_for_implied_is_weighed_too() -> None:
    assert "Postgres" in quotes()
    assert "Postgres" not in quotes(NEVER)
    assert "Postgres" in quotes(NEVER, "whole:postgr\timplied 99", "postgres\timplied 99")


def test_what_is_asked_openly_is_not_implied_as_well() -> None:
    text = TEXT.replace("- Glazing\n", "- Experience with Tableau\n")
    found = read_posting(text, book(NEVER, "tableau\timplied 99"), load_skills()).requirements
    assert [one.implied for one in found if one.quote == "Tableau"] == [False]


def test_what_is_added_is_no_repeat() -> None:
    text = TEXT + "\nWhoever comes to us reads kiln charts without help.\n"
    found = quotes(NEVER, "chart\tpassed 99 sentence 99", text=text)
    assert sum("kiln charts" in quote for quote in found) == 1


# ---- what is seen ----


def test_the_words_of_a_thing_and_those_around_it_are_seen() -> None:
    runs = seen("pension from the first day", Origin.ASKED).runs
    assert {"pension", "pension from", "first:pension", "last:day", "<a", "<<a", "<<^ a", "^a pension"} <= runs
    assert {"=words 5", "=at 1", "=left 0", "=section asked", "=item", "=no label", "=beside 1", "=down 4"} <= runs


def test_what_stands_behind_a_thing_is_seen() -> None:
    runs = seen("Postgres", Origin.IMPLIED).runs
    assert {">runn", ">>runn", "<keep", "<<our", "<<keep our", "=by rules", "=known tool", "=known whole"} <= runs
    assert {"=form A", "=times 1", "=tool in duties"} <= runs


def test_what_the_book_of_skills_adds_is_told_from_what_the_rules_find() -> None:
    runs = seen("Tableau", Origin.IMPLIED).runs
    assert "=by the book" in runs
    assert "=by rules" not in runs


def test_the_part_that_words_tell_is_seen_of_what_was_passed_over() -> None:
    reader, sight = opened()
    found = [one for one in candidates(reader, sight) if one.origin is Origin.PASSED]
    assert found
    assert all(any(run.startswith("=likely ") for run in one.runs) for one in found)


def test_sentences_that_ask_are_not_passed_over() -> None:
    reader, sight = opened()
    places = [Place(*place).of(TEXT) for _, place in passed_over(reader, sight)]
    assert "Whoever comes to us reads kiln charts without help." in places
    assert not {"Glazing", "Patience"} & set(places)


def test_a_sentence_is_seen_by_its_words_and_how_it_begins() -> None:
    reader, sight = opened()
    runs = next(
        sentence_runs(sight, unit, place)
        for unit, place in passed_over(reader, sight)
        if TEXT.startswith("Whoever", place[0])
    )
    assert {"^whoever", "kiln", "chart", "=prose", "=section other", "=long 1"} <= runs


def test_nothing_is_said_of_what_stands_nowhere() -> None:
    _, sight = opened()
    assert sight.unit_at(len(TEXT) + 5) is None
    assert sight.unit_at(TEXT.index("Glazing")) is not None


@pytest.mark.parametrize(
    ("word", "wanted"), [("charts", "chart"), ("running", "runn"), ("duties", "duti"), ("bus", "bus"), ("led", "led")]
)
def test_endings_are_cut(word: str, wanted: str) -> None:
    assert stem(word) == wanted


def test_a_likelihood_is_that_of_its_origin() -> None:
    model = NgramModel({BIAS: "asked 0.0 implied -9.0", "kiln": "asked 99.0"})
    assert likelihood(frozenset(), Origin.ASKED, model) == 0.5
    assert likelihood(frozenset({"kiln"}), Origin.ASKED, model) > 0.99
    assert likelihood(frozenset({"kiln"}), Origin.IMPLIED, model) < 0.01
    assert is_likely(frozenset({"kiln"}), Origin.ASKED, model)
    assert not is_likely(frozenset({"kiln"}), Origin.IMPLIED, model)
    assert set(LEAST_LIKELY) == set(Origin)


# ---- the file and the script ----


def test_the_file_of_weights_is_whole_and_tells_no_posting() -> None:
    lines = WEIGHTS.read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    names = [line.partition("\t")[0] for line in lines[1:]]
    model = load_postings().languages["en"].asked_model
    assert len(names) == len(set(names)) == len(model.lines)
    assert {label for name in names for label, _ in model.row(name)} == {origin.value for origin in Origin}
    assert {label for label, _ in model.row(BIAS)} == {origin.value for origin in Origin}
    assert WEIGHTS.stat().st_size < 600_000


@pytest.mark.parametrize("line", ["kiln", "kiln\tpottery 1.0", "kiln\tasked many"])
def test_a_file_of_weights_that_is_none_is_told(line: str, tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_bytes((WEIGHTS.parent / "en.toml").read_bytes())
    (tmp_path / "asked_weights.tsv").write_text(f"# weights\n{line}\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match="asked_weights"):
        load_postings(tmp_path)


def test_the_script_fits_what_several_employers_say(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    script = runpy.run_path(str(ROOT / "scripts" / "fit_posting_asked.py"))
    row = script["Row"]
    some = [
        row(f"{word}{number}.example", origin, frozenset({word, f"own{number}{word}"}), word == "glazing")
        for origin in Origin
        for word in ("glazing", "pension")
        for number in range(6)
    ]
    model = script["fit"](some)
    assert set(model.lines) == {BIAS, "glazing", "pension"}
    for origin in Origin:
        assert (
            likelihood(frozenset({"glazing"}), origin, model) > 0.5 > likelihood(frozenset({"pension"}), origin, model)
        )
    script["linear"].write(tmp_path / "asked_weights.tsv", model, "words", "a script")
    (tmp_path / "en.toml").write_bytes((WEIGHTS.parent / "en.toml").read_bytes())
    assert load_postings(tmp_path).languages["en"].asked_model.lines == model.lines


def test_the_script_tells_what_is_asked_by_the_labels() -> None:
    pytest.importorskip("sklearn")
    script = runpy.run_path(str(ROOT / "scripts" / "fit_posting_asked.py"))
    reader, sight = opened()
    start = TEXT.index("Glazing")
    charts = TEXT.index("reads kiln charts")
    labels = [
        agreement.Asked(start, start + 7, "skill", is_must=True, is_implied=False),
        agreement.Asked(charts, charts + 30, "skill", is_must=True, is_implied=False),
    ]
    posting = script["Posting"](
        requirements.WEIGHED, "pottery.example", labels, reader, sight, candidates(reader, sight)
    )
    rows = list(script["rows_of"](posting))
    right = {origin: [row for row in rows if row.origin is origin and row.is_asked] for origin in Origin}
    assert [row.runs & {"first:glaz"} for row in right[Origin.ASKED]] == [{"first:glaz"}]
    assert right[Origin.IMPLIED] == []
    assert ["^whoever" in row.runs for row in right[Origin.SENTENCE]] == [True]
    assert right[Origin.PASSED]
    assert {row.employer for row in rows} == {"pottery.example"}


def test_postings_that_share_half_of_their_runs_are_copies() -> None:
    pytest.importorskip("sklearn")
    script = runpy.run_path(str(ROOT / "scripts" / "fit_posting_asked.py"))
    runs, is_copy = script["_runs"], script["_is_copy"]
    words = " ".join(f"word{number}" for number in range(40))
    assert is_copy(runs(words), runs(f"{words} and more of it"))
    assert not is_copy(runs(words), runs(" ".join(f"other{number}" for number in range(40))))


def test_the_labels_that_weights_are_fitted_on_are_well_formed() -> None:
    fresh = agreement.read_labels(requirements.NEVER_SEEN)
    weighed = agreement.read_labels(requirements.WEIGHED_ON)
    assert (len(weighed), len(fresh)) == (586, 61)
    assert not set(weighed) & set(fresh)
    for one in (one for found in weighed.values() for one in found):
        assert RequirementKind(one.kind)
        assert 0 <= one.start < one.end
        assert all(one.start <= start < end <= one.end for start, end in one.any_of)
        assert not one.is_implied or one.kind in {"skill", "tool", "domain"}


def test_each_labelled_posting_is_of_one_part() -> None:
    names = [name for path in requirements.LABELLED for name in agreement.read_labels(path)]
    assert len(names) == len(set(names))
