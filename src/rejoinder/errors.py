"""One tree of errors that a face shows to the person, each ending with what to do next."""

from __future__ import annotations


class AppError(Exception):
    """An impossible request.

    The message says what is wrong in one sentence; `advice` says what to do next.
    """

    def __init__(self, message: str, *, advice: str) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}"


class SourceNotFoundError(AppError):
    """A path that was named does not exist or cannot be read."""


class UnreadableError(AppError):
    """A file or text that was given cannot be read as what it should be."""


class NotFoundError(AppError):
    """Something asked for by name is not in the store, or the name fits several."""


class UnclearRequestError(AppError):
    """What was asked for cannot be done as it was asked."""


class StoreError(AppError):
    """The data folder or its database cannot be used."""


class StoreBusyError(StoreError):
    """Another process is writing to the same data folder."""


class NothingToUndoError(AppError):
    """No operation is left that can be undone."""


class UnclearDateError(AppError):
    """Words that were given for a day cannot be understood, or name a day that there is not; `words` are they."""

    def __init__(self, message: str, *, advice: str, words: str = "") -> None:
        super().__init__(message, advice=advice)
        self.words = words
