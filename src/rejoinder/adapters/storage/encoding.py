"""Write the domain's records as JSON and read them back as they were."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from rejoinder.domain.records import defaults, is_record

T = TypeVar("T")
# None where JSON holds the value as it is, which is so for most fields.
Code = Callable[[Any], Any] | None

_write = json.JSONEncoder(separators=(",", ":")).encode
_read = (
    json.JSONDecoder().raw_decode
)  # what `_write` wrote has no white space around it, to look for which takes as long


def to_json(record: object) -> str:
    """Write a record; fields that have their default are left out."""
    return _write(_record_encoder(cast("Any", type(record)))(record))


def from_json(kind: type[T], text: str) -> T:
    """Read a record of `kind`; fields that are missing get their default."""
    return cast("T", _record_decoder(cast("Any", kind))(_read(text)[0]))


@cache
def _record_encoder(kind: type) -> Callable[[Any], dict[str, Any]]:
    """Build the writer of a record once; it then runs without looking at any type."""
    # At run time, since the domain writes its hints as text: its modules must import them for real.
    hints = get_type_hints(kind)
    plan = [(name, default, _encoder(hints[name])) for name, default in defaults(kind).items()]

    def encode(record: object) -> dict[str, Any]:
        written: dict[str, Any] = {}
        for name, default, code in plan:
            value = getattr(record, name)
            if value is not default and value != default:
                written[name] = code(value) if code and value is not None else value
        return written

    return encode


@cache
def _record_decoder(kind: type) -> Callable[[dict[str, Any]], object]:
    hints = get_type_hints(kind)
    codes = [(name, code) for name in hints if (code := _decoder(hints[name]))]

    def make(written: dict[str, Any]) -> object:
        try:
            return kind(**written)
        except TypeError:  # a field that this version of the program no longer has
            return kind(**{name: value for name, value in written.items() if name in hints})

    def decode(written: dict[str, Any]) -> object:
        for name, code in codes:
            value = written.get(name)
            if value is not None:
                written[name] = code(value)
        return make(written)

    return decode if codes else make


def _encoder(hint: Any) -> Code:  # noqa: ANN401  (a type hint can be anything)
    hint, items = _shape(hint)
    if items is not None:
        code = _encoder(items)
        # An empty tuple is its own JSON, and so is one of plain values.
        return (lambda values: [code(value) for value in values]) if code else None
    if is_record(hint):
        return _record_encoder(cast("type", hint))
    return (lambda moment: moment.isoformat()) if issubclass(hint, date) else None


def _decoder(hint: Any) -> Code:  # noqa: ANN401  (a type hint can be anything)
    hint, items = _shape(hint)
    if items is not None:
        code = _decoder(items)
        return (lambda values: tuple([code(value) for value in values])) if code else tuple
    if is_record(hint):
        return _record_decoder(cast("type", hint))
    if issubclass(hint, (date, datetime)):
        return cast("Code", hint.fromisoformat)
    return cast("Code", hint) if issubclass(hint, Enum) else None


def _shape(hint: Any) -> tuple[Any, Any]:  # noqa: ANN401  (a type hint can be anything)
    """Return the type without None, and of a tuple the type of its items."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is tuple:
        return tuple, get_args(hint)[0]
    return hint, None
