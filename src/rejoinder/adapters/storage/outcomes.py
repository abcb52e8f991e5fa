"""Keep what comparing postings came to; it is derived, and worked out anew once what it rests on has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from rejoinder.adapters.storage.bulk import delete_rows, insert_rows
from rejoinder.adapters.storage.encoding import from_json, to_json
from rejoinder.adapters.storage.tables import outcome_of_gaps
from rejoinder.domain.gaps.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping


def put(connection: Connection, seeker: str, outcomes: Mapping[str, Outcome]) -> None:
    """Put outcomes, by the anchors of their applications, in the place of earlier ones."""
    delete_rows(connection, outcome_of_gaps, seeker, ("anchor",), [(anchor,) for anchor in outcomes])
    rows = [{"seeker": seeker, "anchor": anchor, "record": to_json(one)} for anchor, one in outcomes.items()]
    insert_rows(connection, outcome_of_gaps, rows)


def read(connection: Connection, seeker: str) -> dict[str, Outcome]:
    """Return the outcomes by anchor."""
    wanted = select(outcome_of_gaps.c.anchor, outcome_of_gaps.c.record).where(outcome_of_gaps.c.seeker == seeker)
    return {row.anchor: from_json(Outcome, row.record) for row in connection.execute(wanted)}
