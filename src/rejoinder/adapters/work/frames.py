"""The messages between a pool and its worker: a kind, a length, and that many bytes."""

from __future__ import annotations

import struct

TYPE_CHECKING = False  # The worker process starts sooner without `typing`.
if TYPE_CHECKING:
    from typing import BinaryIO

TASK, READY, RESULT, ERROR, MEMORY = range(5)
OUT_OF_MEMORY = 71  # The exit status of a worker that lacks the memory even to say so.
HEADER = struct.Struct(">BQ")


def write(pipe: BinaryIO, kind: int, payload: bytes = b"") -> None:
    """Write one message. Raises OSError if nobody reads any more."""
    pipe.write(HEADER.pack(kind, len(payload)))
    pipe.write(payload)
    pipe.flush()


def read_header(pipe: BinaryIO) -> tuple[int, int] | None:
    """Read the kind and the length of the next message, or None at the end."""
    head = pipe.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    kind, length = HEADER.unpack(head)
    return kind, length


def skip(pipe: BinaryIO, length: int) -> None:
    """Read past a message that does not fit into memory."""
    while length > 0 and (chunk := pipe.read(min(length, 65536))):
        length -= len(chunk)
