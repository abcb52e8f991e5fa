"""Asking the page without a network: one request at a time, made byte by byte, and what comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from msgspec import Struct, field

from rejoinder.services.operations import list_operations
from rejoinder.web.app import make_app
from rejoinder.web.guard import HEADERS, Guard, Keys
from rejoinder.web.serve import hosts_of

if TYPE_CHECKING:
    from starlette.types import Message

    from rejoinder.bootstrap import Program
    from rejoinder.ports.store import Store
    from rejoinder.web.brought import Brought
    from rejoinder.web.pages.imports import Imports

T = TypeVar("T")

PORT = 8470
HOST = f"127.0.0.1:{PORT}"
KEYS = Keys("the key of this start", "the-session-of-this-start", "/a-folder")
OWN = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}

Headers = Mapping[str, str] | Iterable[tuple[str, str]]


class Answer(Struct, frozen=True):
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        """Return the page."""
        return self.body.decode()

    def header(self, name: str) -> str:
        """Return the value of a header, which stands there once or not at all."""
        found = [value for field, value in self.headers if field == name]
        assert len(found) <= 1, found
        return found[0] if found else ""


class Asked(Struct, dict=True):
    """The application with a store, and a person who has come in by the link."""

    program: Program
    store: Store
    values: Mapping[str, str] = field(default_factory=dict)  # of the parameters in paths

    def __post_init__(self) -> None:
        """Make the application."""
        app = make_app(self.program, self.store, KEYS, hosts_of(PORT))
        assert isinstance(app, Guard)
        self.app = app
        if "brought" in self.values:
            page = {"title": "Clerk", "text": "Requirements\n- SQL\n"}
            self.values = {**self.values, "brought": self.brought.put(page)}

    @property
    def brought(self) -> Brought:
        """Return the pages that were brought from elsewhere."""
        found: Brought = self.app.app.state.brought  # type: ignore[attr-defined]  # the guard holds an application
        return found

    def routes(self) -> list[tuple[str, frozenset[str]]]:
        """Return every path of the application, with examples for its parameters, and its methods."""
        found: dict[str, frozenset[str]] = {}
        for path, methods in found_routes(self.app):
            named = path.format(**self.values)
            found[named] = found.get(named, frozenset()) | methods
        return list(found.items())

    def ask(  # noqa: PLR0913  (whatever a request may be made of)
        self,
        method: str,
        path: str,
        headers: Headers = (),
        body: bytes = b"",
        *,
        query: str = "",
        host: str | None = HOST,
        cookie: str | None = f"rejoinder={KEYS.session}",
        inside: bool = True,
    ) -> Answer:
        """Ask for a path under the folder, with the right name and cookie; check what every answer has to forbid."""
        named = dict(headers).items() if isinstance(headers, Mapping) else headers
        fields = [("host", host)] if host is not None else []
        fields += [("cookie", cookie)] if cookie is not None else []
        answer = finished(
            _call(self.app, method, f"{KEYS.folder}{path}" if inside else path, query, [*fields, *named], body)
        )
        check_guarded(answer)
        return answer

    def post(self, path: str, fields: Mapping[str, str] | None = None, **more: Any) -> Answer:  # noqa: ANN401
        """Send a form as one of the server's own pages does."""
        headers = {**OWN, "content-type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, headers, urlencode(fields or {}).encode(), **more)

    def rest(self) -> None:
        """Wait until no mail is being read in the background."""
        imports: Imports = self.app.app.state.imports  # type: ignore[attr-defined]  # the guard holds an application
        if imports.thread is not None:
            imports.thread.join()

    def state(self) -> dict[str, object]:
        """Return everything that the data folder holds."""
        store = self.store
        return {
            "log": list_operations(store),
            "facts": store.facts(),
            "letters": store.letters(),
            "passed": sorted(store.passed(), key=lambda one: one.key),
            "applications": store.applications(),
            "reviews": store.reviews(),
            "counts": store.counts(),
            "cursors": store.cursors(),
            "problems": store.problems(),
            "files": sorted(_files(self.program.settings.data)),
        }


def finished(work: Coroutine[Any, Any, T]) -> T:
    """Run something to its end, in a thread of its own: a browser that is open in this one keeps its loop running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def found_routes(app: Any, prefix: str = "") -> Iterator[tuple[str, frozenset[str]]]:  # noqa: ANN401
    """Find the routes of an application by looking at it, whatever it is wrapped in."""
    while not hasattr(app, "routes"):
        app = app.app
    for route in app.routes:
        if hasattr(route, "methods"):
            yield f"{prefix}{route.path}", frozenset(route.methods or ())
        elif route.name == "static":
            yield from ((f"{prefix}/static/{path.name}", frozenset({"GET", "HEAD"})) for path in STATIC.iterdir())
        elif route.name == "demo":  # the same pages once more: tests/web/test_demo.py
            yield from ((f"{prefix}/demo{path}", frozenset({"GET", "HEAD"})) for path in ("/", "/today", "/nowhere"))
        else:
            message = f"{route} is no route that these tests know how to ask"
            raise AssertionError(message)


STATIC = Path(__file__).parents[2] / "src" / "rejoinder" / "web" / "static"


def check_guarded(answer: Answer) -> None:
    """Check what has to stand on every answer."""
    for name, value in HEADERS:
        assert answer.header(name.decode()) == value.decode(), (name, answer)
    assert answer.header("cache-control") == "no-store"
    assert "default-src 'none'" in answer.header("content-security-policy")
    assert "unsafe" not in answer.header("content-security-policy")
    assert "access-control-allow-origin" not in dict(answer.headers)
    assert b"Traceback" not in answer.body


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        if path.is_file() and ".sqlite" not in path.name and path.name != "rejoinder.lock":
            yield path.relative_to(folder).as_posix(), sha256(path.read_bytes()).hexdigest()


async def _call(
    app: Guard, method: str, path: str, query: str, headers: Iterable[tuple[str, str]], body: bytes
) -> Answer:
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers],
        "client": ("127.0.0.1", 50_000),
        "server": ("127.0.0.1", PORT),
    }
    sent: list[Message] = []
    pieces = [body[at : at + 65_536] for at in range(0, len(body), 65_536)] or [b""]

    async def receive() -> Message:
        if not pieces:
            await asyncio.Event().wait()  # the browser stays until it has its answer
        piece = pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message: Message) -> None:
        sent.append(message)

    try:
        await app(scope, receive, send)
    except Exception:
        if not sent or sent[0]["status"] != HTTPStatus.INTERNAL_SERVER_ERROR:
            raise
    start, *rest = sent
    fields = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in start["headers"])
    return Answer(start["status"], fields, b"".join(one.get("body", b"") for one in rest))
