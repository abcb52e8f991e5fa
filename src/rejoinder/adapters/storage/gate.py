"""A gate before the database for the threads of this program: many pass at a time, and one can close it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, get_ident


class Gate:
    """Counts who is inside, and lets nobody in while one holds it closed, but for that one itself."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._inside = 0
        self._holder: int | None = None

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Be inside for a block, once the gate is open."""
        with self._changed:
            self._changed.wait_for(lambda: self._holder in (None, get_ident()))
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def closed(self, seconds: float) -> Iterator[bool]:
        """Hold the gate closed for a block; False if those inside did not leave in time, and it is open."""
        with self._changed:
            is_free = self._changed.wait_for(lambda: self._holder is None and not self._inside, seconds)
            if is_free:
                self._holder = get_ident()
        try:
            yield is_free
        finally:
            if is_free:
                with self._changed:
                    self._holder = None
                    self._changed.notify_all()
