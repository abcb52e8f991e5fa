"""What records of the program share, besides being structs: changed copies, and the names and defaults of their fields.

A record is a `msgspec.Struct`, frozen unless it is filled step by step (docs/decisions/0037-records.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    # The same for a type checker, but that it checks the names and types of what is changed.
    from dataclasses import replace
else:
    from msgspec.structs import replace

__all__ = ["NO_DEFAULT", "defaults", "field_names", "is_record", "replace"]

NO_DEFAULT = msgspec.NODEFAULT


def is_record(kind: object) -> bool:
    """Tell whether something is a kind of record, or a record."""
    return issubclass(kind if isinstance(kind, type) else type(kind), msgspec.Struct)


def field_names(record: msgspec.Struct | type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the names of the fields of a record, or of a kind of records, in their order."""
    return record.__struct_fields__


def defaults(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the default of each field of a kind of records, `NO_DEFAULT` where it has to be given."""
    return {
        one.name: one.default if one.default_factory is msgspec.NODEFAULT else one.default_factory()
        for one in msgspec.structs.fields(kind)
    }
