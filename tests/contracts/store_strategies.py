"""What Hypothesis does to stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mail import Problem
from tests.contracts.store_examples import ARCHIVE, BOX, NOON, batch, cursor, entry

if TYPE_CHECKING:
    from rejoinder.domain.mailbox import Entry, MailBatch
    from rejoinder.ports.store import Store

    Steps = list[tuple[str, MailBatch | list[Entry]]]

KEYS = ["a", "b", "c", "o1", "o2", "o3"]

entries = st.builds(
    lambda key, path: entry(key, KEYS.index(key) * 100, path=path),
    st.sampled_from(KEYS),
    st.sampled_from([BOX, ARCHIVE]),
)
batches = st.lists(st.builds(lambda found: batch(*found), st.lists(entries, max_size=5)), max_size=5)
problems = st.builds(Problem, st.sampled_from([BOX, ARCHIVE]), st.just("broken"), st.sampled_from([0, 100]))
# Anything may stand anywhere here: places move between messages, and readers disagree.
any_entry = st.builds(
    lambda key, offset, length, reader: entry(key, offset, length=length, reader=reader),
    st.sampled_from(KEYS),
    st.sampled_from([0, 100, 200]),
    st.sampled_from([50, 100]),
    st.sampled_from(["1", "2"]),
)
any_batch = st.builds(
    lambda found, met, to: batch(*found, problems=tuple(met), to=to),
    st.lists(any_entry, max_size=4),
    st.lists(problems, max_size=1),
    st.none() | st.builds(cursor, st.sampled_from([0, 100, 200])),
)
again = st.builds(
    lambda key, kind, reader: entry(key, kind=kind, reader=reader),
    st.sampled_from(KEYS),
    st.sampled_from([Kind.OTHER, Kind.INTERVIEW]),
    st.sampled_from(["3", "4"]),
)
steps = st.one_of(
    any_batch.map(lambda one: ("add", one)),
    st.lists(again, max_size=3).map(lambda some: ("replace", some)),
)
work = st.lists(st.lists(steps, min_size=1, max_size=3), max_size=4)


def do(store: Store, todo: Steps) -> int:
    """Do one operation of several steps."""
    number = store.begin("import", NOON, {})
    for step in todo:
        match step:
            case ("replace", [*found]):
                store.replace_entries(number, found)
            case (_, one):
                store.add_mail(number, one)  # type: ignore[arg-type]  # the steps above make pairs that fit
    return number


# What fails on one store is tried on the others as well: that is what a contract is for.
on_every_store = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
