"""Put versions of messages into their tables and the versions they displace into the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from sqlalchemy import Connection, Table, delete, select

from rejoinder.adapters.storage import journal, search
from rejoinder.adapters.storage.bulk import insert_rows, update_rows
from rejoinder.adapters.storage.journal import Displaced, Version
from rejoinder.adapters.storage.rows import HAS_RAW, letter_row, message_row, version_of
from rejoinder.adapters.storage.tables import letter, message, place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from rejoinder.domain.mailbox import Entry

Values = dict[str, Any]

_KEY = ("seeker", "key")


class Content(Struct, frozen=True):
    """What the tables are to hold of a message, with `letter` if it is about the search.

    The bytes of a message never change, so those in the letter's row stay there
    (`keeps_raw`) whatever is read from them; `raw` is for a row that has none.
    """

    message: Values
    letter: Values | None = None
    raw: bytes | None = None
    keeps_raw: bool = True


def content_of(seeker: str, operation: int, entry: Entry) -> Content:
    """Return what an entry puts into the tables."""
    about_search = entry.message is not None
    return Content(
        message=message_row(seeker, operation, entry),
        letter=letter_row(seeker, operation, entry) if about_search else None,
        raw=entry.raw if about_search else None,
    )


def present(connection: Connection, seeker: str, keys: Iterable[str]) -> dict[str, int]:
    """Return those of the messages that are known, with the operation that wrote each."""
    found: dict[str, int] = {}
    for chunk in journal.chunks(keys):
        known = select(message.c.key, message.c.operation).where(message.c.seeker == seeker, message.c.key.in_(chunk))
        found.update((key, operation) for key, operation in connection.execute(known))
    return found


def placed(connection: Connection, seeker: str, keys: Iterable[str]) -> set[str]:
    """Return those of the messages that stand somewhere."""
    found: set[str] = set()
    for chunk in journal.chunks(keys):
        known = select(place.c.key).where(place.c.seeker == seeker, place.c.key.in_(chunk))
        found.update(connection.scalars(known))
    return found


def insert_new(connection: Connection, seeker: str, contents: Iterable[Content]) -> None:
    """Write messages of which nothing is there."""
    words: list[str] = []
    for chunk in journal.chunks(contents):
        insert_rows(connection, message, [content.message for content in chunk])
        letters = [content.letter | {"raw": content.raw} for content in chunk if content.letter is not None]
        insert_rows(connection, letter, letters)
        words += [row["message"] for row in letters]
    search.add(connection, seeker, search.letters_of(words))


def put(connection: Connection, seeker: str, by: int, contents: Mapping[str, Content | None]) -> None:
    """Make the tables hold these contents by key; None removes the message."""
    for keys in journal.chunks(contents):
        _put_some(connection, seeker, by, {key: contents[key] for key in keys})


def _put_some(connection: Connection, seeker: str, by: int, contents: Mapping[str, Content | None]) -> None:
    there = present(connection, seeker, contents)
    letters = _letters(connection, seeker, there)
    keeps = {key for key, content in contents.items() if content and content.letter and content.keeps_raw}
    displaced = _displaced(connection, seeker, contents, letters, keeps)
    # What one operation wrote twice is no version of its own: undoing takes back all of it.
    journal.record(
        connection,
        seeker,
        by,
        [item for item in displaced if item.version.operation != by or contents[item.key] is None],
    )
    gone = [key for key in letters if (after := contents[key]) is None or after.letter is None]
    # Of what is no letter no text is kept, in the journal neither: it can be read again at its place (0007).
    journal.forget_text(connection, seeker, gone)
    _delete(connection, seeker, gone, letter)
    _delete(connection, seeker, [key for key in there if contents[key] is None], message)
    stay = {key: content for key, content in contents.items() if content is not None}
    _settle_words(connection, seeker, {key: content for key, content in contents.items() if key in there}, letters)
    insert_new(connection, seeker, [content for key, content in stay.items() if key not in there])
    update_rows(connection, message, _KEY, [content.message for key, content in stay.items() if key in there])
    _write_letters(connection, {key: content for key, content in stay.items() if key in there}, letters)


def _settle_words(
    connection: Connection, seeker: str, contents: Mapping[str, Content | None], letters: Mapping[str, Version]
) -> None:
    """Let the words be found that messages which are there will have, and no longer those that they had."""
    before = {key: version.columns["message"] for key, version in letters.items()}
    after = {key: content.letter["message"] for key, content in contents.items() if content and content.letter}
    search.take(connection, seeker, search.letters_of(text for key, text in before.items() if after.get(key) != text))
    search.add(connection, seeker, search.letters_of(text for key, text in after.items() if before.get(key) != text))


def _write_letters(connection: Connection, contents: Mapping[str, Content], letters: Mapping[str, Version]) -> None:
    missing, lean, whole = [], [], []
    for key, content in contents.items():
        if content.letter is None:
            continue
        if key not in letters:
            missing.append(content.letter | {"raw": content.raw})
        elif letters[key].columns[HAS_RAW] and content.keeps_raw:
            lean.append(content.letter)
        else:
            whole.append(content.letter | {"raw": content.raw})
    insert_rows(connection, letter, missing)
    update_rows(connection, letter, _KEY, lean)
    update_rows(connection, letter, _KEY, whole)


def _displaced(
    connection: Connection,
    seeker: str,
    contents: Mapping[str, Content | None],
    letters: Mapping[str, Version],
    keeps: Collection[str],
) -> Iterator[Displaced]:
    after = {key: content.message["operation"] if content else None for key, content in contents.items()}
    found = select(message).where(message.c.seeker == seeker, message.c.key.in_(contents))
    for row in connection.execute(found):
        yield Displaced("message", row.key, version_of(row, data=row.traces), after[row.key])
    raws = _raws(connection, seeker, [key for key in letters if key not in keeps])
    for key, version in letters.items():
        kept = Version(version.operation, version.columns, raws.get(key))
        yield Displaced("letter", key, kept, after[key])


def _letters(connection: Connection, seeker: str, keys: Collection[str]) -> dict[str, Version]:
    lean = [column for column in letter.c if column.name != "raw"]
    found = select(*lean, letter.c.raw.is_not(None).label(HAS_RAW)).where(
        letter.c.seeker == seeker, letter.c.key.in_(keys)
    )
    return {row.key: version_of(row) for row in connection.execute(found)}


def _raws(connection: Connection, seeker: str, keys: Sequence[str]) -> dict[str, bytes]:
    found = select(letter.c.key, letter.c.raw).where(letter.c.seeker == seeker, letter.c.key.in_(keys))
    return {key: raw for key, raw in connection.execute(found) if raw is not None} if keys else {}


def _delete(connection: Connection, seeker: str, keys: Sequence[str], table: Table) -> None:
    if keys:
        connection.execute(delete(table).where(table.c.seeker == seeker, table.c.key.in_(keys)))
