"""`rejoinder serve`: the page on this machine."""

from __future__ import annotations

import errno
import os
import socket
import sys
import webbrowser
from pathlib import Path
from threading import Timer

import click
import uvicorn

from rejoinder.bootstrap import make_program
from rejoinder.errors import UnclearRequestError
from rejoinder.settings import has_screen
from rejoinder.web.app import make_app
from rejoinder.web.guard import Keys

ADDRESS = "127.0.0.1"
USUAL_PORT, WEB_PORT = 8470, 80
SOON = 0.3  # seconds until the browser is opened


@click.command("serve", short_help="Open the page in the browser.")
@click.option("--port", type=click.IntRange(1, 65535), help=f"Listen there, instead of {USUAL_PORT} or any free port.")
@click.option("--no-browser", is_flag=True, help="Only print the link.")
@click.pass_obj
def command(data: Path | None, *, port: int | None, no_browser: bool) -> None:
    """Serve the page on this machine, print its link and open the browser. Ctrl-C ends it.

    Nobody but you can read it: it listens on this machine alone, and the link holds a key that is new at each start.
    """
    listener = _listen(port)
    at = f"{ADDRESS}:{listener.getsockname()[1]}"
    keys = Keys.draw()
    program = make_program(data)
    store = program.store()
    try:
        app = make_app(program, store, keys, hosts_of(listener.getsockname()[1]))
        link = f"http://{at}{keys.folder}/enter?key={keys.key}"
        click.echo(f"Rejoinder is at {link}")
        click.echo("Open that link. Ctrl-C ends it; nothing leaves this machine.")
        sys.stdout.flush()
        if not no_browser and has_screen():
            Timer(SOON, webbrowser.open, [link]).start()
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, ws="none"
        )
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        store.close()


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
