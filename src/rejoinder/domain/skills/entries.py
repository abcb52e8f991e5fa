"""The records that the book of skills is made of, and the marks of a word that often means something else."""

from __future__ import annotations

from msgspec import Struct, field


class SkillError(ValueError):
    """An entry of the book of skills that makes no sense; says which and why."""


class Entry(Struct, frozen=True):
    """A skill under its one name, with its other spellings and the skills that whoever has it has as well.

    An entry that `is_translation` adds spellings to a skill that is there already.
    """

    name: str
    spellings: tuple[str, ...] = ()
    is_tool: bool = False
    implies: tuple[str, ...] = ()
    is_translation: bool = False


class Doubtful(Struct, frozen=True):
    """A spelling that often means something else.

    It counts where one of `supports` stands near it, or another tool beside it in a list. Behind one of `after`, or
    before one of `before`, it never does. All of these are folded words. A spelling with a capital letter counts with
    that alone; if that is enough, `is_told_by_case` is true.
    """

    spelling: str
    supports: frozenset[bytes] = field(default=frozenset())
    after: frozenset[bytes] = field(default=frozenset())
    before: frozenset[bytes] = field(default=frozenset())
    is_told_by_case: bool = False
