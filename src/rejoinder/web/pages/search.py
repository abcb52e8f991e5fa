"""Search over everything that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from rejoinder.domain.search import MAX_ASKED, MOST
from rejoinder.services.search import Found, hit_form, make_some_searchable, search
from rejoinder.web.desk import desk_of, number_of, page, written_once

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

ROWS = 50


@written_once
def show(request: Request) -> Response:
    """Show what holds the words, a page at a time; a store from before there was a search is made ready bit by bit."""
    store, query = desk_of(request).store, request.query_params
    asked = query.get("q", "").strip()[:MAX_ASKED]
    number = min(max(number_of(query.get("page")), 1), MOST // ROWS)
    left = make_some_searchable(store) if asked else 0
    found = search(store, asked, limit=ROWS, skip=ROWS * (number - 1)) if asked and not left else Found()
    return page(
        request,
        "search.html",
        sought=asked,
        left=left,
        hits=[hit_form(one) for one in found.hits],
        found=found,
        most=MOST,
        number=number,
        pages_count=-(-min(found.total, MOST) // ROWS),
        query=urlencode({"q": asked}, errors="replace"),
    )
