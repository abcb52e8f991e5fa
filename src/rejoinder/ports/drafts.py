"""Where a reply is handed over, for the seeker to look at and send; nothing behind this port sends anything."""

from __future__ import annotations

from typing import Protocol

from rejoinder.domain.replies.outgoing import Outgoing


class Drafts(Protocol):
    """Takes replies as drafts."""

    def put(self, reply: Outgoing) -> str:
        """Hand a reply over and return where it is: a path or an address that a mail program opens, or "".

        Raises UnreadableError where it cannot be written.
        """
        ...
