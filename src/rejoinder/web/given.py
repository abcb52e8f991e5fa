"""A document that is given on the page: a file that is read and not left lying there, or a paste."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.records import replace
from rejoinder.web import uploads
from rejoinder.web.desk import Desk, Form, desk_of, reading, tidy

if TYPE_CHECKING:
    from starlette.requests import Request

MAX_FIELDS = 60
MAX_FIELD = 3 * 1024 * 1024  # bytes of one of them
PASTED = "_text"  # behind the name of a field for a file: the one for a paste
MOST_HEADINGS = 20_000


async def given(request: Request, *names: str) -> tuple[Form, Mapping[str, Document]]:
    """Return the fields of a form, and the documents that it gives, by the names of their fields.

    Where a file is chosen it counts, otherwise what was pasted. Raises AppError for a file that cannot be read, and
    HTTPException.
    """
    desk = desk_of(request)
    sent = request.form(max_files=len(names), max_fields=MAX_FIELDS, max_part_size=MAX_FIELD)
    async with reading(sent) as form:
        fields = {tidy(name): tidy(value) for name, value in form.items() if isinstance(value, str)}
        documents: dict[str, Document] = {}
        for name in names:
            item = form.get(name)
            if isinstance(item, UploadFile) and item.filename:
                documents[name] = await run_in_threadpool(_read, desk, item)
            elif fields.get(f"{name}{PASTED}", "").strip():
                documents[name] = _pasted(name, fields)
    return fields, documents


def _read(desk: Desk, item: UploadFile) -> Document:
    """Read a file in the workers, and take it away again."""
    (path,) = uploads.put_all(desk.program.settings.data, [(item.filename or "file", item.file)])
    try:
        found = desk.program.documents().read(path)
    finally:
        uploads.remove([path])
    called = PurePath(tidy(item.filename or "").replace("\\", "/")).name
    return replace(found, name=called or found.name)


def _pasted(name: str, fields: Form) -> Document:
    """Return what was pasted, with what is known of it where it was read from a file before (see `hidden`)."""
    known = {part: fields.get(f"{name}_{part}", "") for part in ("name", "format", "headings", "title", "organisation")}
    written = known["format"] if known["format"] in tuple(Format) else Format.TEXT
    return Document(
        known["name"],
        Format(written),
        fields[f"{name}{PASTED}"],
        _numbers(known["headings"]),
        known["title"],
        known["organisation"],
    )


def _numbers(words: str) -> frozenset[int]:
    found = [word for word in words.split(",")[:MOST_HEADINGS] if word.isascii() and word.isdecimal() and len(word) < 8]  # noqa: PLR2004  (longer than any document)
    return frozenset(map(int, found))


def hidden(name: str, document: Document) -> list[tuple[str, str]]:
    """Return the fields by which a form gives a document once more: what is not kept yet is held by the page alone."""
    return [
        (f"{name}{PASTED}", document.text),
        (f"{name}_name", document.name),
        (f"{name}_format", document.format.value),
        (f"{name}_headings", ",".join(map(str, sorted(document.headings)))),
        (f"{name}_title", document.title),
        (f"{name}_organisation", document.organisation),
    ]
