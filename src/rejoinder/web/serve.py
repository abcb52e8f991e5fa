"""`rejoinder serve`: the page on this machine."""

from __future__ import annotations

import errno
import os
import socket
import sys
import webbrowser
from contextlib import ExitStack
from pathlib import Path
from threading import Thread, Timer
from time import monotonic, sleep
from typing import TYPE_CHECKING

import click
import uvicorn

from rejoinder.bootstrap import Program, demo_mail, demo_program, keep_demo_papers, make_program
from rejoinder.errors import UnclearRequestError
from rejoinder.settings import has_screen
from rejoinder.web.app import make_app, make_demo
from rejoinder.web.guard import Keys

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from rejoinder.ports.store import Store

ADDRESS = "127.0.0.1"
USUAL_PORT, WEB_PORT = 8470, 80
SOON = 0.3  # seconds until the browser is opened


@click.command("serve", short_help="Open the page in the browser.")
@click.option("--port", type=click.IntRange(1, 65535), help=f"Listen there, instead of {USUAL_PORT} or any free port.")
@click.option("--no-browser", is_flag=True, help="Only print the link.")
@click.option("--demo", "is_demo", is_flag=True, help="Show the mailbox of an invented person instead of yours.")
@click.option(
    "--until-idle", metavar="SECONDS", type=click.IntRange(min=1), help="End once no page was asked for so long."
)
@click.pass_obj
def command(data: Path | None, *, port: int | None, no_browser: bool, is_demo: bool, until_idle: int | None) -> None:
    """Serve the page on this machine, print its link and open the browser. Ctrl-C ends it.

    Nobody but you can read it: it listens on this machine alone, and the link holds a key that is new at each start.
    With --demo your own data is left alone: what you do there is thrown away at the end.
    """
    listener = _listen(port)
    with ExitStack() as open_until_the_end:
        program = open_until_the_end.enter_context(demo_program()) if is_demo else make_program(data)
        store = program.store()
        open_until_the_end.callback(store.close)
        if is_demo:
            _fill(program, store)
        demo = None if is_demo else make_demo()
        if demo is not None:
            open_until_the_end.callback(demo.close)
        keys = Keys.draw()
        found = listener.getsockname()[1]
        is_chance = found not in (port, USUAL_PORT)
        app = make_app(program, store, keys, hosts_of(found), demo=demo, is_demo=is_demo, is_port_chance=is_chance)
        link = f"http://{ADDRESS}:{found}{keys.folder}/enter?key={keys.key}"
        click.echo(f"Rejoinder is at {link}")
        click.echo("Open that link. Ctrl-C ends it; nothing leaves this machine.")
        sys.stdout.flush()
        if not no_browser and has_screen():
            Timer(SOON, webbrowser.open, [link]).start()
        _run(app, listener, until_idle)


def _fill(program: Program, store: Store) -> None:
    """Read the demo's mailbox, and keep the papers that belong to it."""
    with demo_mail() as mail:
        report = program.importer(store).run([mail], version=program.cue_version())
    messages, applications = report.messages, report.applications
    papers = keep_demo_papers(program, store)
    whose = f"The mailbox of an invented seeker: {messages} messages, {applications} applications"
    click.echo(f"{whose}, {papers} of them with the posting and the résumé.")


def _run(app: ASGIApp, listener: socket.socket, until_idle: int | None) -> None:
    """Serve until Ctrl-C, or until nobody has asked for anything for so many seconds."""
    visits = Visits(app)
    config = uvicorn.Config(
        visits, log_level="warning", access_log=False, server_header=False, proxy_headers=False, ws="none"
    )
    server = uvicorn.Server(config)

    def watch() -> None:
        while not server.should_exit:
            left = (until_idle or 0) - visits.idle
            if left <= 0:
                server.should_exit = True
            sleep(max(min(left, 1.0), 0.0))

    if until_idle is not None:
        Thread(target=watch, name="idle", daemon=True).start()
    server.run(sockets=[listener])
    if until_idle is not None and visits.idle >= until_idle:
        click.echo(f"Ended: no page was asked for in {until_idle} seconds.")


class Visits:
    """Notes when anything was asked for last."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._last = monotonic()

    @property
    def idle(self) -> float:
        """Return how many seconds ago that was."""
        return monotonic() - self._last

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what was asked."""
        self._last = monotonic()
        await self._app(scope, receive, send)


def hosts_of(port: int) -> tuple[str, ...]:
    """Return the names that a browser may call this server by; it leaves out the port that the web has."""
    names = (ADDRESS, "localhost")
    named = tuple(f"{name}:{port}" for name in names)
    return (*named, *names) if port == WEB_PORT else named


def _listen(port: int | None) -> socket.socket:
    """Return a socket on the port, or on the usual one, or on any that is free."""
    for wanted in (port,) if port else (USUAL_PORT, 0):
        # With the protocol named, the event loop lets short answers go at once: else each waits 40 ms for company.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, wanted or 0))
        except OSError as error:
            listener.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            continue
        listener.listen()  # from here on a browser waits for the first answer instead of being turned away
        return listener
    message = f"Port {port} is taken."
    raise UnclearRequestError(message, advice="Name another, or none: then a free one is found.")
