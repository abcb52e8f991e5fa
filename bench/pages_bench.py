"""How fast the pages are: each of them alone, and many asked for at once beside a bare page of the same size."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
        for path in PAGES:
            times = sorted(_timed(client, f"{home}{path}") for _ in range(ROUNDS))
            note(at_most(f"{path}, p99 on one connection", times[int(ROUNDS * 0.99) - 1] * 1000, 20, "ms"))
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


def _timed(client: httpx.Client, url: str) -> float:
    begun = now()
    client.get(url).raise_for_status()
    return now() - begun


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
