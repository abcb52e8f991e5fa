"""Send forms with files as the server's own pages do, and look at what comes of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.web.asking import KEYS, OWN, Answer, Asked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborHTMLParser, LexborNode

PAGE = "<html><body><h1>Clerk</h1><ul><li>fluent German</li><li>forklift licence</li></ul><script>alert(1)</script>"
PARTS = 'multipart/form-data; boundary="x"'


def one(node: LexborNode | LexborHTMLParser, selector: str) -> LexborNode:
    """Return the first thing on a page that a selector finds."""
    found = node.css_first(selector)
    assert found is not None, selector
    return found


def parts(fields: Mapping[str, str | tuple[str, bytes]]) -> bytes:
    """Return a form with fields and files, each file with its name."""
    found = b""
    for name, value in fields.items():
        named = f'name="{name}"' if isinstance(value, str) else f'name="{name}"; filename="{value[0]}"'
        content = value.encode() if isinstance(value, str) else value[1]
        found += b"--x\r\nContent-Disposition: form-data; " + named.encode() + b"\r\n\r\n" + content + b"\r\n"
    return found + b"--x--\r\n"


def send(asked: Asked, path: str, fields: Mapping[str, str | tuple[str, bytes]]) -> Answer:
    """Send a form with files as one of the server's own pages does."""
    return asked.ask("POST", path, {**OWN, "content-type": PARTS}, parts(fields))


def follow(asked: Asked, answer: Answer) -> Answer:
    """Go where an answer leads on to."""
    assert answer.status == 303, answer.text
    path, _, query = answer.header("location").removeprefix(KEYS.folder).partition("#")[0].partition("?")
    return asked.ask("GET", path, query=query)


def felmar(asked: Asked) -> str:
    """Return the application that was turned down, whose posting and résumé are kept."""
    found = re.search(r"/applications/(\w+)\">Felmar Works", asked.ask("GET", "/rejections").text)
    if found is None:
        found = re.search(r"/applications/(\w+)\">Felmar", asked.ask("GET", "/applications").text)
    assert found
    return found[1]
