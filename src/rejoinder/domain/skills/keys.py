"""What of a name is searched for: its beginning, so that the search stays small; the rest is compared."""

from __future__ import annotations

KEY = 16  # bytes, with the space before the name


def keys_of(spelling: bytes, *, many: bool) -> tuple[bytes, ...]:
    """Return what is searched for to find a folded spelling: its beginning, or all of it with the end of its word."""
    if len(spelling) >= KEY:
        return (spelling[:KEY],)
    return (spelling + b" ", spelling + b"s ") if many else (spelling + b" ",)
