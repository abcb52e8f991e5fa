"""Which skills whoever has one has as well: with a direction, to the end, never in a circle."""

from __future__ import annotations

import pytest

from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.skills.entries import SkillError
from rejoinder.domain.skills.implications import Implications


@pytest.mark.parametrize(
    ("skill", "implied"),
    [
        ("PostgreSQL", "SQL"),
        ("PostgreSQL", "relational database"),
        ("Django", "Python"),
        ("Django", "programming"),
        ("React", "JavaScript"),
        ("TypeScript", "JavaScript"),
        ("Next.js", "JavaScript"),
        ("Kubernetes", "containers"),
        ("EKS", "AWS"),
        ("GitLab", "Git"),
        ("Microsoft Excel", "spreadsheets"),
        ("QuickBooks", "accounting software"),
    ],
)
def test_it_goes_one_way_alone(skill: str, implied: str) -> None:
    book = load_skills()
    assert implied in book.implied_by(skill)
    assert skill not in book.implied_by(implied)


@pytest.mark.parametrize(
    ("skill", "other"),
    [("Kubernetes", "Docker"), ("SQL", "PostgreSQL"), ("Microsoft Office", "Microsoft Access"), ("Java", "JavaScript")],
)
def test_what_need_not_follow_does_not(skill: str, other: str) -> None:
    assert other not in load_skills().implied_by(skill)


def test_an_unknown_skill_implies_nothing() -> None:
    assert load_skills().implied_by("no such thing") == frozenset()


def test_implications_are_followed_to_their_end() -> None:
    assert Implications({"one": ("two",), "two": ("three", "four")}).of("one") == {"two", "three", "four"}


def test_two_ways_to_the_same_are_no_circle() -> None:
    assert Implications({"one": ("two", "three"), "two": ("four",), "three": ("four",)}).of("one") >= {"four"}


@pytest.mark.parametrize(
    "direct", [{"one": ("one",)}, {"one": ("two",), "two": ("one",)}, {"a": ("b",), "b": ("c",), "c": ("b",)}]
)
def test_a_circle_is_refused_and_shown(direct: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(SkillError, match=r"would imply itself: .+ > .+"):
        Implications(direct)
