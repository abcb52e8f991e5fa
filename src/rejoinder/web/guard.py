"""Who may ask this server for anything, checked before anything else (docs/decisions/0017-localhost.md).

A server on a person's own machine can be reached by every page that their browser shows and by every program that
runs there. So each request must name the server by an address of its own, come with the cookie that only the link on
the terminal gives, and, where it would change anything, come from one of the server's own pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from secrets import compare_digest, token_urlsafe
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse

from rejoinder.web.paths import DEMO

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "rejoinder"
SAFE = frozenset({"GET", "HEAD"})
METHODS = SAFE | {"POST"}
ENTER = "/enter"
BRING = "/bring"  # outside of the folder, with a key behind it: the door for the seeker's bookmarklet
UPLOADS = ("/import/upload", "/spreadsheet", "/restore")  # which may be of any size, among the pages or in the demo
MAX_PATH = 1_000  # characters of an address before its question mark
MAX_BODY = 16 * 1024 * 1024  # bytes of any other
MAX_DRAINED = 4 * 1024 * 1024 * 1024  # bytes of one that is too long which are taken in, so that the answer can be seen
# Nothing from elsewhere, no script or style in the page itself, forms to this server alone, in nobody's frame. The
# letter's own frame is a document inside the page, which inherits all of this (and says it again).
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), browsing-topics=()"),
    (b"cache-control", b"no-store"),
)


class Keys(Struct, frozen=True):
    """What is drawn at each start: the key in the link, the cookie that it is exchanged for, and the pages' folder.

    Cookies are sent to every port of an address. Under a folder that nobody can guess, another server on this
    machine never gets this one's. `bring` is what the seeker's bookmarklet holds, the same at every start; without it
    nothing can be brought.
    """

    key: str
    session: str
    folder: str
    bring: str = ""

    @classmethod
    def draw(cls) -> Keys:
        """Draw new ones."""
        return cls(token_urlsafe(24), token_urlsafe(24), f"/{token_urlsafe(9)}")


class Refusal(Struct, frozen=True):
    """Why a request is not answered, in words for the person, and its status."""

    status: int
    words: str


class Guard:
    """Lets through what comes from the person, and says on every answer what a browser must not do with it."""

    def __init__(self, app: ASGIApp, keys: Keys, hosts: Iterable[str]) -> None:
        self.app = app
        self.keys = keys
        self.hosts = frozenset(host.encode() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._without_http(scope, receive, send)
            return
        has_begun = False

        async def send_guarded(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                own = [(name, value) for name, value in message["headers"] if name.lower() not in _OURS]
                message = {**message, "headers": [*own, *HEADERS]}
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            response = PlainTextResponse(refusal.words, refusal.status)
            await response(scope, receive, send_guarded)
            return
        if self._inside(scope) == ENTER:
            await self._enter(scope)(scope, receive, send_guarded)
            return
        inner = {**scope, "root_path": self.keys.folder}
        if _is_bringing(scope):
            # Without the folder: who holds the bookmark's key has not come in, and no answer tells where the pages are.
            inner |= {"root_path": "", "path": BRING, "raw_path": BRING.encode()}
        try:
            await self.app(inner, self._limited(scope, receive), send_guarded)
        except Exception:  # the boundary of a face: an error page that failed has to forbid as much as any other
            if not has_begun:
                response = PlainTextResponse("This page has a fault. The terminal says more.", 500)
                await response(scope, receive, send_guarded)
            raise

    async def _without_http(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on that the server starts and ends, and refuse web sockets: no page here has one."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})

    def _limited(self, scope: Scope, receive: Receive) -> Receive:
        """Return what gives the body, but no more of it than a form of the page can have."""
        if self._inside(scope).removeprefix(DEMO) in UPLOADS:
            return receive
        come = 0

        async def receive_limited() -> Message:
            nonlocal come
            message = await receive()
            come += len(message.get("body", b""))
            if come > MAX_BODY:
                await _drain(message, receive)
                raise HTTPException(413)
            return message

        return receive_limited

    def _refusal(self, scope: Scope) -> Refusal | None:
        """Return why a request is refused, or None if it is not: the checks in their order."""
        checks: tuple[Callable[[Scope], Refusal | None], ...] = (
            (self._of_host, self._of_bringing)
            if _is_bringing(scope)
            else (self._of_host, self._of_method, self._of_folder, self._of_session)
        )
        return next((refusal for check in checks if (refusal := check(scope)) is not None), None)

    def _of_host(self, scope: Scope) -> Refusal | None:
        """Refuse a name that is not the server's own: a page elsewhere may have made it lead here (DNS rebinding)."""
        hosts = _values(scope, b"host")
        is_ours = len(hosts) == 1 and hosts[0].lower() in self.hosts
        return None if is_ours else Refusal(421, "This is not the address of this server.")

    def _of_method(self, scope: Scope) -> Refusal | None:
        """Refuse what is not known, and a change that no page of this server has asked for."""
        if scope["method"] not in METHODS:
            return Refusal(405, "This server knows no such request.")
        if scope["method"] in SAFE or _is_from_own_page(scope):
            return None
        return Refusal(403, "This did not come from a page of this server.")

    def _of_folder(self, scope: Scope) -> Refusal | None:
        """Refuse what is outside of the folder, and any change at its door."""
        if not f"{scope['path']}/".startswith(f"{self.keys.folder}/"):
            return Refusal(404, "Nothing is here. The link that `rejoinder serve` printed leads in.")
        if len(scope["path"]) > MAX_PATH:
            return Refusal(414, "That address is longer than any here.")
        is_door = self._inside(scope) == ENTER
        return Refusal(405, "This is for reading only.") if is_door and scope["method"] not in SAFE else None

    def _of_session(self, scope: Scope) -> Refusal | None:
        """Refuse who did not come in by the link."""
        if self._inside(scope) == ENTER or self._has_session(scope):
            return None
        return Refusal(403, "This page is for the one who started it. Open the link that `rejoinder serve` printed.")

    def _of_bringing(self, scope: Scope) -> Refusal | None:
        """Refuse what the seeker's bookmarklet does not send: it opens a window, from whatever page, with its key.

        Nothing is kept of what comes this way until the seeker says so, on a page that asks for the cookie.
        """
        key = scope["path"].removeprefix(f"{BRING}/").encode()
        if not self.keys.bring or not compare_digest(key, self.keys.bring.encode()):
            return Refusal(403, "This bookmark is not of this Rejoinder. Make it anew, from the page “Gaps”.")
        if scope["method"] != "POST":
            return Refusal(405, "This is for your bookmark alone: press it on the page that you want to keep.")
        modes, targets = _values(scope, b"sec-fetch-mode"), _values(scope, b"sec-fetch-dest")
        is_window = all(mode == b"navigate" for mode in modes) and all(one == b"document" for one in targets)
        return None if is_window else Refusal(403, "This did not come from your bookmark.")

    def _inside(self, scope: Scope) -> str:
        path: str = scope["path"]
        return path.removeprefix(self.keys.folder)

    def _has_session(self, scope: Scope) -> bool:
        # Other servers on this address may have set cookies of any name and shape, of this name too: none of them
        # may keep the person out.
        wanted = f"{COOKIE}={self.keys.session}".encode()
        pieces = [piece.strip() for value in _values(scope, b"cookie") for piece in value.split(b";")]
        return any(compare_digest(piece, wanted) for piece in pieces)

    def _enter(self, scope: Scope) -> ASGIApp:
        """Exchange the key in the link for the cookie."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get("key", [""])[0]
        if not compare_digest(given.encode(), self.keys.key.encode()):
            words = "This link is not the one of this start. Open the link that `rejoinder serve` printed last."
            return PlainTextResponse(words, 403)
        response = RedirectResponse(f"{self.keys.folder}/", 303)
        response.set_cookie(COOKIE, self.keys.session, path=self.keys.folder, httponly=True, samesite="strict")
        return response


async def _drain(message: Message, receive: Receive) -> None:
    """Take in the rest of a body that is too long, and throw it away.

    A browser shows the answer only once all of the form has gone; otherwise it tells of a broken connection.
    """
    come = 0
    while message.get("more_body") and come < MAX_DRAINED:
        message = await receive()
        come += len(message.get("body", b""))


def _is_bringing(scope: Scope) -> bool:
    return str(scope["path"]).startswith(f"{BRING}/")


_OURS = frozenset(name for name, _ in HEADERS)


def _is_from_own_page(scope: Scope) -> bool:
    """Tell whether a request that would change something was made by a page of this server.

    Browsers say where it was made in Origin, and how in Sec-Fetch-Site; neither can be set by a page. One of them
    must be there and none may speak against it.
    """
    origins, sites = _values(scope, b"origin"), _values(scope, b"sec-fetch-site")
    own = b"http://" + _values(scope, b"host")[0].lower()
    if not origins and not sites:
        return False
    return all(origin == own for origin in origins) and all(site == b"same-origin" for site in sites)


def _values(scope: Scope, name: bytes) -> list[bytes]:
    """Return the values of a header field, which ASGI names in lower case."""
    return [value for field, value in scope["headers"] if field == name]
