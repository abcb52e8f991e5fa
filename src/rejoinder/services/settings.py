"""Everything that the seeker can look at and set, as one thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from rejoinder.domain.facts import RepliesAt
from rejoinder.ports.clock import Clock
from rejoinder.ports.folder import DataFolder, Kept
from rejoinder.ports.mail import MailFinder
from rejoinder.ports.store import Store
from rejoinder.services.forms import Form, moment
from rejoinder.services.pace import pace_form, pace_of
from rejoinder.services.seeker import WhoIsIt, who_is_it
from rejoinder.services.sources import Source, list_sources
from rejoinder.services.zone import zone_of

THOUSAND = 1_000
_UNITS = ("bytes", "kB", "MB", "GB")


class Overview(Struct, frozen=True):
    """Whose data it is, by which zone they live, what was read, and what is kept where."""

    who: WhoIsIt
    zone: str  # its name, or the empty string for the machine's
    here: datetime
    pace: RepliesAt
    sources: Sequence[Source]
    path: Path
    contents: Sequence[Kept]


def overview(store: Store, clock: Clock, finder: MailFinder, folder: DataFolder) -> Overview:
    """Return all settings as they are."""
    sources = list_sources(store, finder, folder.path)
    return Overview(
        who_is_it(store), zone_of(store), clock.here(), pace_of(store), sources, folder.path, folder.contents()
    )


def overview_form(found: Overview) -> Form:
    """Return all settings as an object."""
    said = found.who.said
    addresses = [
        *({"address": one, "origin": "said", "messages": found.who.found.get(one)} for one in said.addresses),
        *({"address": one, "origin": "found", "messages": count} for one, count in found.who.others.items()),
        *({"address": one, "origin": "not_yours", "messages": None} for one in said.strangers),
    ]
    names = [
        *({"name": one, "origin": "said"} for one in said.names),
        *({"name": one, "origin": "found"} for one in found.who.other_names),
    ]
    return {
        "names": names,
        "addresses": addresses,
        "zone": found.zone or None,
        "offset": f"UTC{found.here.isoformat()[-6:]}" if found.here.utcoffset() else "UTC",
        "replies": pace_form(found.pace),
        "sources": [source_form(one) for one in found.sources],
        "folder": str(found.path),
        "contents": [{"part": one.part.value, "files": one.files, "bytes": one.size} for one in found.contents],
    }


def source_form(source: Source) -> Form:
    """Return what mail was read from as an object."""
    return {
        "path": str(source.path),
        "origin": source.origin.value,
        "last": moment(source.last),
        "messages": source.messages,
        "is_there": source.is_there,
        "imports": list(source.imports),
        "shared": list(source.shared),
    }


def size_words(size: float) -> str:
    """Return bytes in words."""
    unit = 0
    while size >= THOUSAND and unit < len(_UNITS) - 1:
        size, unit = size / THOUSAND, unit + 1
    return f"{size:,.0f} {_UNITS[unit]}" if unit == 0 or size >= THOUSAND // 10 else f"{size:.1f} {_UNITS[unit]}"
