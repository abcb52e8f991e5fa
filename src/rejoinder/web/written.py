"""Pages that were written before, kept for as long as they would be written the same."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

Name = tuple[object, ...]

ROOM = 64  # pages; the longest has a few hundred kilobytes


class Written:
    """The pages that were asked for last, each by what was asked and what it tells of."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._pages: OrderedDict[Name, bytes] = OrderedDict()
        self._lock = Lock()

    def find(self, name: Name) -> bytes | None:
        """Return a page that was kept, or None."""
        with self._lock:
            found = self._pages.get(name)
            if found is not None:
                self._pages.move_to_end(name)
            return found

    def clear(self) -> None:
        """Keep none of them any longer."""
        with self._lock:
            self._pages.clear()

    def keep(self, name: Name, page: bytes) -> None:
        """Keep a page; the one that was not asked for longest goes where room is short."""
        with self._lock:
            self._pages[name] = page
            self._pages.move_to_end(name)
            while len(self._pages) > self._room:
                self._pages.popitem(last=False)
