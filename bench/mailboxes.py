"""The mailboxes that are read: one generated mbox, kept for the next time, and a Maildir cut from it."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from generate import append, generate
from rejoinder.adapters.mail.finder import FileMailFinder

SEED = 1


def mbox(cache: Path, messages: int) -> Path:
    """Return a generated mbox, made now if it is not in the cache, without what was ever added to it."""
    path = cache / f"mailbox-{messages}-{SEED}.mbox"
    size = path.with_suffix(".size")
    if not path.exists() or not size.exists():
        cache.mkdir(parents=True, exist_ok=True)
        print(f"Generating a mailbox of {messages:,} messages in {cache} (once)", flush=True)
        generate(path, messages, SEED)
        size.write_text(str(path.stat().st_size), encoding="ascii")
    os.truncate(path, int(size.read_text(encoding="ascii")))
    return path


def grow(path: Path, messages: int) -> None:
    """Add newer messages to the end of an mbox; the next call of `mbox` takes them off again."""
    append(path, messages, SEED)


def maildir(path: Path, into: Path, messages: int) -> Path:
    """Write the first messages of an mbox as a Maildir, one file each."""
    for half in ("cur", "new", "tmp"):
        (into / half).mkdir(parents=True)
    finder = FileMailFinder()
    (source,) = finder.find([path])[0]
    for number, mail in enumerate(islice(finder.split(source), messages)):
        (into / "cur" / f"{number}.bench:2,S").write_bytes(finder.raw(mail.place))
    return into
