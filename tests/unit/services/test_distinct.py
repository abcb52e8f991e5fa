"""Two applications never share an id, however alike the keys of their letters are."""

from __future__ import annotations

from rejoinder.domain.applications import Application
from rejoinder.services.linking import distinct


def named(key: str) -> Application:
    return Application(key[:8], "Merrow", "Analyst", "", (key,), None, None)


def test_an_id_that_is_taken_becomes_longer() -> None:
    keys = ["0123456789abcdef", "0123456789ffffff", "01234567aaaaaaaa"]
    found = distinct(named(key) for key in keys)
    assert [one.id for one in found] == ["01234567", "012345678", "01234567a"]
    assert [one.letters for one in found] == [(key,) for key in keys]


def test_ids_that_differ_stay() -> None:
    applications = [named("0123456789abcdef"), named("fedcba9876543210")]
    assert distinct(applications) == applications


def test_even_equal_keys_get_two_ids() -> None:
    first, second = distinct([named("01234567"), named("01234567")])
    assert first.id != second.id
