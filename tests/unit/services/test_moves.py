"""Which letters are elsewhere after the seeker has said something of another."""

from __future__ import annotations

from rejoinder.domain.applications import Application
from rejoinder.services.moves import homes_of, moved


def homes(*groups: str) -> dict[str, Application]:
    """Return applications of these letters, a character each."""
    return homes_of(Application(group[0], "", "", "", tuple(group), None, None) for group in groups)


def found(before: dict[str, Application], after: dict[str, Application], said: str) -> list[tuple[str, str]]:
    return [(key, home.id if home else "") for key, home in moved(before, after, said)]


def test_the_letter_that_was_spoken_of_is_not_told_of() -> None:
    assert found(homes("abc", "de"), homes("ab", "cde"), "c") == []


def test_another_name_after_another_first_letter_is_no_move() -> None:
    assert found(homes("abc"), homes("bc", "a"), "a") == []


def test_what_came_along_is_told_of() -> None:
    assert found(homes("abc", "de"), homes("abcde"), "d") == [("e", "a")]


def test_the_larger_one_goes_on_where_one_falls_apart() -> None:
    assert found(homes("abcdx"), homes("abx", "cd", "x"), "x") == [("c", "c"), ("d", "c")]


def test_what_belongs_to_none_any_more_and_what_belongs_to_one_now_is_told_of() -> None:
    assert found(homes("ab"), homes("bc"), "x") == [("a", ""), ("c", "b")]
