"""Applications: which letters belong together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Application:
    """One application: what was applied for, and the letters that tell its story.

    `id` is short and made from the earliest letter, so that it is the same whatever order
    mail arrived in. `letters` are message keys, earliest first.
    """

    id: str
    organisation: str  # empty if no letter names one
    role: str
    reference: str
    letters: tuple[str, ...]
    first: datetime | None
    last: datetime | None
