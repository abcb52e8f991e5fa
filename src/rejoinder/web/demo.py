"""The demo beside the person's own pages: the mailbox of an invented seeker, in a folder that is thrown away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from threading import Lock
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from rejoinder.bootstrap import Program, demo_mail, demo_program, keep_demo_papers
from rejoinder.web.pages.imports import Imports
from rejoinder.web.paths import DEMO

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.types import ASGIApp, Receive, Scope, Send

    from rejoinder.ports.store import Store


class Demo:
    """The pages of the demo, made when they are first asked for; `make` makes an application of a program."""

    def __init__(self, make: Callable[[Program, Store, Imports], Starlette]) -> None:
        self._make = make
        self._kept = ExitStack()
        self._lock = Lock()
        self._app: ASGIApp | None = None
        self._imports: Imports | None = None

    def begin(self) -> None:
        """Begin to read the demo's mailbox, if it was not begun before."""
        with self._lock:
            if self._app is None:
                mail = self._kept.enter_context(demo_mail())
                program = self._kept.enter_context(demo_program())
                store = program.store()
                self._kept.callback(store.close)
                imports = Imports()
                app = self._make(program, store, imports)
                imports.begin(app.state.desk, [mail], lambda: keep_demo_papers(program, store))
                self._kept.callback(imports.wait)
                self._app, self._imports = app, imports

    def wait(self) -> None:
        """Wait until its mailbox is read."""
        if self._imports is not None:
            self._imports.wait()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a page of the demo; before it was begun, lead to the front page."""
        if scope["type"] != "http":
            return
        if self._app is None:
            home = scope["root_path"].removesuffix(DEMO)
            await RedirectResponse(f"{home}/", 303)(scope, receive, send)
            return
        # To its pages it is an application of its own, whose folder is this path.
        await self._app({**scope, "app_root_path": scope["root_path"]}, receive, send)

    def close(self) -> None:
        """Throw the folder away."""
        with self._lock:
            self._app = None
            self._kept.close()
