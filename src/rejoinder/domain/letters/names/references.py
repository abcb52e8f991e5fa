"""The number of a vacancy or requisition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.readings import Named, Quote, Where
from rejoinder.domain.letters.text import fold_space, plain
from rejoinder.domain.mail import Message

_CODE = re.compile(r"(?<![\w/.-])(?P<name>[A-Z]{1,5}[-_]?\d{4,}(?:[-_/]\w+)?|\d{4,}BR|20\d\d[-/]\d{2,5})(?![/.-]?\w)")


def read_reference(message: Message, text: str, namings: Sequence[Naming]) -> Named | None:
    """Find the vacancy's or requisition's number."""
    for where, field in ((Where.SUBJECT, plain(message.subject)), (Where.TEXT, text)):
        for naming in namings:
            match = naming.reference.search(field) if naming.reference else None
            if match:
                return Named(match.group("name").rstrip(".-/"), Quote(fold_space(match.group()), where))
        match = _CODE.search(field[:4000])
        if match:
            return Named(match.group("name"), Quote(match.group("name"), where))
    return None
