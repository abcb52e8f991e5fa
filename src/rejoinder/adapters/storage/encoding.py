"""Write the domain's records as JSON and read them back as they were."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from rejoinder.domain.records import defaults, is_record

T = TypeVar("T")
# None where JSON holds the value as it is, which is so for most fields.
Code = Callable[[Any], Any] | None

_write = json.JSONEncoder(separators=(",", ":")).encode


def to_json(record: object) -> str:
    """Write a record; fields that have their default are left out."""
    return _write(_record_encoder(cast("Any", type(record)))(record))


def from_json(kind: type[T], text: str) -> T:
    """Read a record of `kind`; fields that are missing get their default, unknown ones are passed over.

    Raises msgspec.ValidationError where it is no such record, json.JSONDecodeError where it is no JSON.
    """
    try:
        return cast("T", _decoder(cast("Any", kind)).decode(text))
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        # Half of a pair of surrogates, as letters hold whose bytes are no text, is no JSON to msgspec.
        return msgspec.convert(json.loads(text), kind)


@cache
def _decoder(kind: type) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


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


def _encoder(hint: Any) -> Code:  # noqa: ANN401  (a type hint can be anything)
    hint, items = _shape(hint)
    if items is not None:
        code = _encoder(items)
        # An empty tuple is its own JSON, and so is one of plain values.
        return (lambda values: [code(value) for value in values]) if code else None
    if is_record(hint):
        return _record_encoder(cast("type", hint))
    return _moment if issubclass(hint, date) else None


def _moment(moment: date) -> str:
    """Write a day, or a moment; seconds of an offset, as clocks had before there were zones, cannot be read back."""
    offset = moment.utcoffset() if isinstance(moment, datetime) else None
    if isinstance(moment, datetime) and offset is not None and offset % timedelta(minutes=1):
        moment = moment.astimezone(UTC)
    return moment.isoformat()


def _shape(hint: Any) -> tuple[Any, Any]:  # noqa: ANN401  (a type hint can be anything)
    """Return the type without None, and of a tuple the type of its items."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is tuple:
        return tuple, get_args(hint)[0]
    return hint, None
