"""What the seeker's bookmarklet brings from a page elsewhere, held in memory until they say what becomes of it."""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock
from urllib.parse import urlsplit

from msgspec import Struct

from rejoinder.bootstrap import Program
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.records import replace
from rejoinder.errors import AppError

ROOM = 5  # pages that are held; the one that came first goes
LONGEST_TITLE, LONGEST_LINK = 300, 2_000  # characters
MAX_HTML = 1_500_000  # characters: more than that the bookmarklet leaves out, and brings the words alone
_WEB = ("http", "https")


class BroughtPage(Struct, frozen=True):
    """A page that was brought: its title and address, its HTML, and the words that were marked on it or all of them."""

    title: str
    link: str
    html: str
    text: str
    is_part: bool

    def document(self, program: Program) -> Document:
        """Return what it says; a page is read as a saved one is, words that were marked stand as they are."""
        words = Document(self.title, Format.TEXT, self.text)
        if self.is_part or not self.html:
            return words
        try:
            with tempfile.TemporaryDirectory(prefix="rejoinder-page-") as folder:
                path = Path(folder) / "page.html"
                path.write_text(self.html, encoding="utf-8", errors="replace")
                return replace(program.documents().read(path), name=self.title)
        except AppError:  # the words that the browser showed are there all the same
            return words


class Brought:
    """The pages that were brought last."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._pages: OrderedDict[str, BroughtPage] = OrderedDict()
        self._lock = Lock()

    def put(self, fields: Mapping[str, str]) -> str:
        """Hold a page, given as the bookmarklet's form gives it, and return the name that it is found by."""
        link = fields.get("link", "").strip()[:LONGEST_LINK]
        page = BroughtPage(
            " ".join(fields.get("title", "").split())[:LONGEST_TITLE],
            link if _scheme(link) in _WEB else "",
            fields.get("html", "")[:MAX_HTML],
            fields.get("text", ""),
            fields.get("part", "") == "1",
        )
        name = token_urlsafe(12)
        with self._lock:
            self._pages[name] = page
            while len(self._pages) > self._room:
                self._pages.popitem(last=False)
        return name

    def find(self, name: str) -> BroughtPage | None:
        """Return a page that is held, or None."""
        with self._lock:
            return self._pages.get(name)

    def all(self) -> list[tuple[str, BroughtPage]]:
        """Return the pages that are held, each with its name, the one that came last first."""
        with self._lock:
            return list(reversed(self._pages.items()))

    def clear(self) -> None:
        """Hold none any longer."""
        with self._lock:
            self._pages.clear()

    def __len__(self) -> int:
        """Return how many are held."""
        return len(self._pages)

    def forget(self, name: str) -> None:
        """Hold a page no longer."""
        with self._lock:
            self._pages.pop(name, None)


def _scheme(link: str) -> str:
    """Return the scheme of an address, or nothing where it is none."""
    try:
        return urlsplit(link).scheme.lower()
    except ValueError:
        return ""


def bringing_key(salt: bytes) -> str:
    """Return the key that the seeker's bookmarklet holds: that of this data folder, the same at every start."""
    return blake2b(b"bookmarklet", key=salt[:64], digest_size=18).hexdigest()


def bookmarklet(origin: str, key: str) -> str:
    """Return the address of a bookmark that brings the page one is looking at to this server, when it is pressed.

    It makes a form of the page's title, address and words (those that are marked, where any are), and sends it into a
    window of its own.
    """
    return "javascript:" + _SCRIPT.replace("{to}", f"{origin}/bring/{key}").replace("{most}", str(MAX_HTML))


_SCRIPT = (
    "(()=>{const d=document,f=d.createElement('form'),s=String(getSelection()).trim(),h=d.documentElement.outerHTML,"
    "v={title:d.title,link:location.href,part:s?'1':'',text:(s||d.body.innerText).slice(0,700000),"
    "html:s||h.length>{most}?'':h};"
    "f.method='post';f.action='{to}';f.target='_blank';f.enctype='multipart/form-data';f.acceptCharset='utf-8';"
    "for(const k in v){const t=d.createElement('textarea');t.name=k;t.value=v[k];f.append(t)}"
    "f.style.display='none';d.body.append(f);f.submit();f.remove()})()"
)
