"""Which letters are elsewhere after the seeker has said something of another."""

from __future__ import annotations

from rejoinder.domain.applications import Application
from rejoinder.domain.facts import Corrected
from rejoinder.services.corrections import correct
from rejoinder.services.moves import moved
from rejoinder.services.stories import Stories
from tests.unit.services.hands import furnished


def homes(*groups: str) -> list[Application]:
    """Return applications of these letters, a character each."""
    return [Application(group[0], "", "", "", tuple(group), None, None) for group in groups]


def found(before: list[Application], after: list[Application], said: str) -> list[tuple[str, str]]:
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


def test_a_correction_tells_which_other_letters_it_moves() -> None:
    house = furnished()
    before = Stories(house.store).applications
    first = next(one for one in before if one.organisation not in ("Saltmarsh", "Fern Mill")).letters[0]
    done = correct(house.store, house.clock, house.settler(), first, Corrected(""), "fern")
    assert done.application is not None
    assert done.application.organisation == "Fern Mill"
    assert {letter.message.key for letter, _ in done.moved} == set(done.application.letters) - {first}
    assert done.moved
