"""How fast the pages are: each of them alone, and many asked for at once beside a bare page of the same size."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from figures import Figure, at_least, at_most, now, told
from processes import FailedError, program

ROUNDS = 100  # of each page on one connection
CONNECTIONS, ASKED = 16, 4_000
PATIENCE = 300  # seconds for an answer on a busy machine
PAGES = (
    "/rejections",
    "/rejections?page=50",
    "/rejections?sort=stage",
    "/applications",
    "/applications?page=40",
    "/today",
    "/search?q=great+interest",
)
# What is pasted into the box on the first page; the first one after the start finds no cues loaded.
LETTER = """Subject: Your application as Night Porter

Dear Robin,

thank you for the time that you gave us. Unfortunately we have decided not to proceed with your application for the
position of Night Porter at Tidewell, because the position has been filled internally. We will keep your application on
file until the end of March 2027, and you are welcome to apply again after six months.

Kind regards
Ada Grey
Tidewell
"""
SOON = 1.0  # second, within which a pasted letter is answered

# A page of as many bytes, made of as many rows, by the same server: what no program can be faster than.
BARE = """
import sys
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
import socket, uvicorn
size = int(sys.argv[1])
page = Environment(autoescape=True).from_string(
    "<!doctype html><title>x</title><ul>{% for row in rows %}<li>{{ row.name }} {{ row.words }}</li>{% endfor %}</ul>"
)
rows = [{"name": f"row {n}", "words": "x" * max(0, size // 50 - 20)} for n in range(50)]
listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
listener.bind(("127.0.0.1", 0))
listener.listen()
print(f"at http://127.0.0.1:{listener.getsockname()[1]}/", flush=True)
app = Starlette(routes=[Route("/", lambda request: HTMLResponse(page.render(rows=rows)))])
uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none")).run(sockets=[listener])
"""


def measure_pages(data: Path, note: Callable[[Figure], None]) -> None:
    """Time the pages of a store that holds thousands of applications."""
    print("The page, with the same applications", flush=True)
    begun = now()
    command = [*program(), "--data", str(data), "serve", "--no-browser"]
    with _running(command) as link, httpx.Client(timeout=PATIENCE) as client:
        client.get(link)
        home = link.partition("/enter?")[0]
        client.get(f"{home}/").raise_for_status()
        note(at_most("first page after the command", now() - begun, 1.5, "s"))
        first = _timed(lambda: _paste(client, home))
        note(at_most("the first letter pasted after the start", first, SOON, "s"))
        note(at_most("a letter pasted, p99", _p99(lambda: _paste(client, home)), SOON * 1000, "ms"))
        for path in PAGES:
            slow = _p99(partial(_show, client, f"{home}{path}"))
            note(at_most(f"{path}, p99 on one connection", slow, 20, "ms"))
        size = len(client.get(f"{home}/rejections").content)
        ours = asyncio.run(_rate(f"{home}/rejections", dict(client.cookies)))
    with _running([sys.executable, "-c", BARE, str(size)]) as bare:
        most = asyncio.run(_rate(bare, {}))
    note(told(f"/rejections, {size:,} bytes, {CONNECTIONS} connections", ours, "requests/s"))
    note(told("a bare page of as many bytes", most, "requests/s"))
    note(at_least("share of the bare page's rate", 100 * ours / most, 50, "%"))


@contextmanager
def _running(command: list[str]) -> Iterator[str]:
    """Run a server and yield the link that it prints first."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    ended = threading.Timer(60, process.kill)
    ended.start()
    try:
        words = (process.stdout.readline() if process.stdout else "").split()
        ended.cancel()
        link = next((word for word in words if urlsplit(word).scheme == "http"), None)
        if link is None:
            message = f"{' '.join(command[:3])} did not start"
            raise FailedError(message)
        yield link
    finally:
        ended.cancel()
        process.terminate()
        process.communicate()


def _paste(client: httpx.Client, home: str) -> None:
    """Send the letter as the form on the first page does."""
    own = urlsplit(home)
    headers = {"origin": f"{own.scheme}://{own.netloc}", "sec-fetch-site": "same-origin"}
    client.post(f"{home}/read", data={"letter": LETTER}, headers=headers).raise_for_status()


def _show(client: httpx.Client, url: str) -> None:
    client.get(url).raise_for_status()


def _timed(ask: Callable[[], object]) -> float:
    begun = now()
    ask()
    return now() - begun


def _p99(ask: Callable[[], object]) -> float:
    """Return the milliseconds within which 99 of 100 answers came."""
    times = sorted(_timed(ask) for _ in range(ROUNDS))
    return times[int(ROUNDS * 0.99) - 1] * 1000


async def _rate(url: str, cookies: dict[str, str]) -> float:
    """Return how many answers a second come where several connections ask one after the other.

    By sockets alone: a client that understands HTTP takes longer than the server, and would make all pages look alike.
    """
    parts = urlsplit(url)
    asked = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
    asked += "".join(f"Cookie: {name}={value}\r\n" for name, value in cookies.items())
    left = iter(range(ASKED))

    async def ask() -> None:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        for _ in left:
            writer.write(f"{asked}\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            size = re.search(rb"content-length: (\d+)", head)
            if not head.startswith(b"HTTP/1.1 200 ") or size is None:
                message = f"{url} was answered by {head[:40]!r}"
                raise FailedError(message)
            await reader.readexactly(int(size[1]))
        writer.close()

    begun = now()
    await asyncio.gather(*(ask() for _ in range(CONNECTIONS)))
    return ASKED / (now() - begun)
