"""The tables, as migrations leave them; the seeker is the first part of every key."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from rejoinder.adapters.storage.types import UtcDateTime, Words

# Names are spelled out so that a later migration can find what it changes on any database.
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _seeker() -> Column[str]:
    return Column("seeker", Text, primary_key=True)


def _operation_exists() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["seeker", "operation"], ["operation.seeker", "operation.number"])


def _message_exists() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["seeker", "key"], ["message.seeker", "message.key"])


# ---- the log: rows are added, never changed, never removed ----

operation = Table(
    "operation",
    metadata,
    _seeker(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("command", Text, nullable=False),
    Column("detail", Text, nullable=False),  # JSON
    Column("undoes", Integer),
)

outcome = Table(
    "outcome",
    metadata,
    _seeker(),
    Column("operation", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("summary", Text, nullable=False),  # JSON
    _operation_exists(),
)

# A row here says: `operation` took the version of a row that `before_operation` had written
# out of its table, and left the version of `after_operation` there (none: the row went).
# The versions of a row are what stands in its table and all that is kept here.
change = Table(
    "change",
    metadata,
    _seeker(),
    Column("operation", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("table", Text, nullable=False),
    Column("key", Text, nullable=False),  # JSON
    Column("before_operation", Integer, nullable=False),
    Column("after_operation", Integer),
    Column("before", Text, nullable=False),  # JSON: the columns without the bytes
    Column("data", LargeBinary),  # the bytes, unless the row that is left still holds them
    _operation_exists(),
    Index(None, "seeker", "table", "key"),
    Index(None, "seeker", "before_operation"),
)

# ---- mail: `operation` is the one that wrote the row as it stands ----

message = Table(
    "message",
    metadata,
    _seeker(),
    Column("key", Text, primary_key=True),
    Column("message_id", Words, nullable=False),
    Column("date", UtcDateTime),
    Column("traces", LargeBinary, nullable=False),
    Column("is_letter", Boolean, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("operation", Integer, nullable=False),
    _operation_exists(),
    # Counting, and going through what is no letter, in the order in which it was written.
    Index(None, "seeker", "is_letter", "kind", "reader"),
)

letter = Table(
    "letter",
    metadata,
    _seeker(),
    Column("key", Text, primary_key=True),
    Column("date", UtcDateTime),
    Column("kind", Text, nullable=False),
    Column("band", Text),
    Column("confidence", Float, nullable=False),
    Column("language", Text, nullable=False),
    Column("organisation", Words),
    Column("role", Words),
    Column("reference", Words),
    Column("message", Text, nullable=False),  # JSON
    Column("reading", Text, nullable=False),  # JSON
    Column("operation", Integer, nullable=False),
    # Last, so that SQLite need not walk through a long message to reach the other columns.
    Column("raw", LargeBinary),
    _operation_exists(),
    _message_exists(),
    Index(None, "seeker", "band"),
)

place = Table(
    "place",
    metadata,
    _seeker(),
    Column("path", Words, primary_key=True),
    Column("member", Words, primary_key=True),
    Column("offset", BigInteger, primary_key=True, autoincrement=False),
    Column("length", BigInteger, nullable=False),
    Column("key", Text, nullable=False),
    Column("operation", Integer, nullable=False),
    _operation_exists(),
    _message_exists(),
    Index(None, "seeker", "key"),
)

source = Table(
    "source",
    metadata,
    _seeker(),
    Column("path", Words, primary_key=True),
    Column("member", Words, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("resume", BigInteger, nullable=False),
    Column("digest", Text, nullable=False),
    Column("is_complete", Boolean, nullable=False),
    Column("messages", BigInteger, nullable=False),
    Column("operation", Integer, nullable=False),
    _operation_exists(),
)

problem = Table(
    "problem",
    metadata,
    _seeker(),
    Column("operation", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("path", Words, nullable=False),
    Column("member", Words, nullable=False),
    Column("offset", BigInteger, nullable=False),
    Column("length", BigInteger, nullable=False),
    Column("reason", Words, nullable=False),
    _operation_exists(),
    Index(None, "seeker", "path", "member", "offset"),
)

# ---- what makes the traces of this store its own (docs/decisions/0007) ----

salt = Table("salt", metadata, _seeker(), Column("salt", LargeBinary, nullable=False))

# ---- what the seeker said: rows are added, never changed; they count while their operation stands ----

fact = Table(
    "fact",
    metadata,
    _seeker(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("operation", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),  # JSON
    _operation_exists(),
    Index(None, "seeker", "operation"),
)

# The words of documents and postings, by their mark: facts, which are read together, stay short. Rows are only added.
kept_text = Table(
    "kept_text",
    metadata,
    _seeker(),
    Column("mark", Text, primary_key=True),
    Column("words", Words, nullable=False),
)

# ---- derived from letters and from what the seeker said: written anew whenever they change ----

application = Table(
    "application",
    metadata,
    _seeker(),
    Column("id", Text, primary_key=True),
    Column("is_provisional", Boolean, nullable=False),
    Column("record", Text, nullable=False),  # JSON
)

# Up to which operation the applications are worked out.
linked = Table("linked", metadata, _seeker(), Column("operation", Integer, nullable=False))

link_review = Table(
    "link_review",
    metadata,
    _seeker(),
    Column("letter", Text, primary_key=True),
    Column("review", Text, nullable=False),  # JSON
)

# Which application a letter or what was added by hand is part of: what its record tells, the other way round.
application_anchor = Table(
    "application_anchor",
    metadata,
    _seeker(),
    Column("anchor", Text, primary_key=True),
    Column("application", Text, primary_key=True),
)

# What comparing an application's posting came to, as long as what it rests on is the same.
outcome_of_gaps = Table(
    "outcome_of_gaps",
    metadata,
    _seeker(),
    Column("anchor", Text, primary_key=True),
    Column("record", Text, nullable=False),  # JSON
)

# What linking weighed, as long as the same version of the rules links.
weighed = Table(
    "weighed",
    metadata,
    _seeker(),
    Column("version", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),  # MessagePack
)

# ---- what can be found by its words (docs/decisions/0019): the words themselves are in `search.py` ----

search_place = Table(
    "search_place",
    metadata,
    _seeker(),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("what", Text, nullable=False),
    Column("key", Text, nullable=False),
    Index(None, "seeker", "what", "key"),
)

search_state = Table(
    "search_state",
    metadata,
    _seeker(),
    Column("version", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),  # which numbers are the seeker's
    Column("is_filled", Boolean, nullable=False),  # everything that is there can be found
    Column("is_wiped", Boolean, nullable=False),  # no word is left of what can not
)
