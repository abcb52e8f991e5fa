"""Find by words as people type them: in any case, without accents."""

from __future__ import annotations

from rejoinder.domain.applications import Application
from rejoinder.domain.letters.text import fold_word


def holds(words: str, *texts: str) -> bool:
    """Tell whether all words stand in the texts, as whole words or parts of them; no word stands everywhere."""
    whole = fold_word(" ".join(texts))
    return all(fold_word(word) in whole for word in words.split())


def is_called(application: Application, words: str) -> bool:
    """Tell whether all words stand in an application's id, organisation, role or reference."""
    return holds(words, application.id, application.organisation, application.role, application.reference)
