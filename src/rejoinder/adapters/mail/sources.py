"""Which files under a path hold mail, and of what kind."""

from __future__ import annotations

import gzip
import os
import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.adapters.mail import archives, maildir
from rejoinder.adapters.mail.mbox import starts_mbox
from rejoinder.domain.mail import Problem, SourceFile, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 4 * 1024
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGIC = b"PK\x03\x04"

_MESSAGE_SUFFIXES = (".eml", ".emlx", ".msg")
_MAIL_SUFFIXES = (*_MESSAGE_SUFFIXES, ".mbox", ".mbx", ".mbox.gz")
# Indexes and settings that mail programs keep beside the mail.
_PASSED_OVER = (
    ".msf",
    ".dat",
    ".sqlite",
    ".db",
    ".json",
    ".html",
    ".htm",
    ".plist",
    ".ini",
    ".log",
)
_FIELD_LINE = re.compile(rb"[!-9;-~]+[ \t]*:")
_MAIL_FIELD = re.compile(
    rb"^(?:Received|Return-Path|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version|Reply-To"
    rb"|Sender|Cc|Content-Type|X-[!-9;-~]+|DKIM-Signature|Authentication-Results)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_MAIL = "holds no mail: it is no mbox, Maildir, .eml, .msg, .gz or .zip of these"
_NOT_UTF_16 = "is text in UTF-16, which mail never is: save it again as UTF-8, or export the mail anew"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def find_sources(root: str) -> Iterator[SourceFile | Problem]:
    """Give every file under a path that holds mail; a problem where there is none."""
    path = Path(root)
    try:
        stat = path.stat()
    except FileNotFoundError:
        yield Problem(root, "does not exist")
        return
    except OSError as error:
        yield Problem(root, f"cannot be read: {error.strerror or error}")
        return
    if path.is_dir():
        yield from _walk(root)
    elif path.is_file():
        found = list(_file(root, stat, is_named=True))
        yield from found or [Problem(root, _NOT_MAIL)]
    else:
        yield Problem(root, "is neither a file nor a folder")


def _walk(root: str) -> Iterator[SourceFile | Problem]:
    """Walk a folder without recursion; each folder is visited once, whatever links to it."""
    if maildir.is_half(root):
        path = Path(root)
        yield from maildir.find_messages(str(path.parent), (path.name,))
        return
    waiting, seen = [root], set[str]()
    while waiting:
        folder = os.path.realpath(waiting.pop())
        if folder in seen:
            continue
        seen.add(folder)
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Problem(folder, f"cannot be listed: {error.strerror or error}")
            continue
        is_maildir = maildir.is_maildir(folder)
        if is_maildir:
            yield from maildir.find_messages(folder)
        for entry in entries:
            if _is_passed_over(entry, is_maildir=is_maildir):
                continue
            if _is_folder(entry):
                waiting.append(entry.path)
            else:
                yield from _entry(entry)


def _is_passed_over(entry: os.DirEntry[str], *, is_maildir: bool) -> bool:
    """Tell whether an entry is skipped: hidden, a Maildir's own folders, an index."""
    if is_maildir and entry.name in {"cur", "new", "tmp"}:
        return True
    if entry.name.startswith("."):
        # Maildir++ keeps its sub-folders as hidden ones.
        return not (is_maildir and maildir.is_maildir(entry.path))
    return entry.name.lower().endswith(_PASSED_OVER)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder; a link to itself is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _entry(entry: os.DirEntry[str]) -> Iterator[SourceFile | Problem]:
    """Look at one file of a folder."""
    path = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
    try:
        if entry.is_file():
            yield from _file(path, entry.stat(), is_named=False)
    except OSError as error:
        if entry.is_symlink():
            return  # A link to itself or to nothing is no mail that was lost.
        yield Problem(path, f"cannot be read: {error.strerror or error}")


def _file(path: str, stat: os.stat_result, *, is_named: bool) -> Iterator[SourceFile | Problem]:
    """Give what one file holds; a problem if its name promises mail and it holds none."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        yield Problem(path, f"cannot be read: {error.strerror or error}")
        return
    promises_mail = path.lower().endswith(_MAIL_SUFFIXES)
    if not head:
        if is_named or path.lower().endswith(_MESSAGE_SUFFIXES):
            yield Problem(path, "is empty")
        return
    if head.startswith(ZIP_MAGIC):
        yield from archives.find_members(path, stat)
        return
    kind = kind_of(path, head, is_named=is_named)
    if kind is not None:
        yield SourceFile(path, kind, stat.st_size, stat.st_mtime_ns)
    elif head.startswith(_UTF_16_MARKS) and (promises_mail or is_named):
        yield Problem(path, _NOT_UTF_16)
    elif promises_mail and not is_named:
        yield Problem(path, _NOT_MAIL)


def kind_of(path: str, head: bytes, *, is_named: bool) -> SourceKind | None:
    """Tell what a file is by its first bytes, and by its name where those leave it open."""
    name = Path(path).name.lower()
    if head.startswith(GZIP_MAGIC):
        return SourceKind.MBOX_GZIP if starts_mbox(_inflated_head(path)) else None
    if starts_mbox(head):
        return SourceKind.MBOX
    if head.startswith(OLE_MAGIC):
        return SourceKind.MSG if name.endswith(".msg") else None
    is_message_name = name.endswith(_MESSAGE_SUFFIXES) or name.isdigit()
    if (is_named or is_message_name) and looks_like_message(head):
        return SourceKind.EML
    return None


def looks_like_message(head: bytes) -> bool:
    """Tell whether bytes begin with the header of a mail."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1].isdigit():
        # Apple Mail (.emlx) puts the message's length on a line before it.
        head = head.partition(b"\n")[2]
    header = re.split(rb"\r?\n\r?\n|\r\r", head, maxsplit=1)[0]
    return _FIELD_LINE.match(header) is not None and _MAIL_FIELD.search(header) is not None


def _inflated_head(path: str) -> bytes:
    """Return the first bytes of a gzip file's content; none if it is broken from the beginning."""
    try:
        with gzip.open(path) as file:
            return archives.AsFarAsItGoes(file).read(HEAD)
    except (OSError, EOFError, zlib.error):
        return b""
