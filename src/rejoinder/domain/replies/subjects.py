"""Whether a subject tells at a glance who writes, or about what."""

from __future__ import annotations

import re

from rejoinder.domain.letters.language import Language
from rejoinder.domain.letters.text import bare_subject, fold_space, sentences
from rejoinder.domain.replies.criteria import Answered
from rejoinder.domain.replies.names import words_of

_LEAST_LETTERS = 2  # of a word that names a post or a person: HR, Jo


def is_in_thread(subject: str) -> bool:
    """Tell whether a subject answers another: "Re:" and the like stand before it."""
    return fold_space(bare_subject(subject)) != fold_space(subject)


def tells(subject: str, letter: Answered, writer: str, language: Language) -> bool:
    """Tell whether a subject answers in the thread, or names the writer or the post.

    Where the letter is not known, a word for posts ("position") beside others, or that of a trade, does.
    """
    bare = fold_space(bare_subject(subject))
    if not re.search(r"[^\W_]", bare):
        return False
    if is_in_thread(subject):
        return True
    words = set(words_of(bare))
    wanted = [word for word in (*words_of(writer), *words_of(letter.role)) if len(word) >= _LEAST_LETTERS]
    if any(word in words for word in wanted if not _is_small(word, language)):
        return True
    if letter.role:
        return False
    found = sentences(bare)
    cues = {hit.cue for sentence in found for hit in language.hits(sentence, 0)}
    return "names_post" in cues


def _is_small(word: str, language: Language) -> bool:
    return language.class_id("@subject_small") in language.ids(word)
