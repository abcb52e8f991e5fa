"""Everything as one object, and its facts read back."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.facts import KINDS, KeptFact
from rejoinder.errors import UnreadableError
from rejoinder.services.exports import everything_form, facts_of

NOW = datetime(2026, 3, 19, 10, 0, tzinfo=UTC)
facts = st.one_of([st.from_type(kind) for kind in KINDS])
kept = st.builds(KeptFact, st.integers(1), st.integers(1), st.datetimes(timezones=st.just(UTC)), facts)


@given(st.lists(kept, max_size=5))
def test_facts_are_read_back_as_they_were(said: list[KeptFact]) -> None:
    form = everything_form([], said, NOW)
    assert facts_of(json.loads(json.dumps(form))) == said


def test_applications_are_as_they_were_given() -> None:
    form = everything_form([{"application": "k1"}], [], NOW)
    assert form == {
        "export": 1,
        "at": "2026-03-19T10:00:00Z",
        "applications": [{"application": "k1"}],
        "facts": [],
        "texts": {},
    }


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"export": 2, "facts": []},
        {"export": 1},
        {"export": 1, "facts": [{"number": 1}]},
        {"export": 1, "facts": [{"number": 1, "operation": 1, "at": "soon", "fact": "shown", "said": {}}]},
        {"export": 1, "facts": [{"number": 1, "operation": 1, "at": "2026-03-19", "fact": "burnt", "said": {}}]},
    ],
    ids=range(6),
)
def test_what_is_no_export_is_refused(form: dict[str, object]) -> None:
    with pytest.raises(UnreadableError):
        facts_of(form)
