"""Review: what only the seeker can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.domain.letters.readings import Kind
from rejoinder.services.corrections import letter_review_form, link_review_form, list_reviews
from rejoinder.web.desk import desk_of, page, written_once

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


@written_once
def show(request: Request) -> Response:
    """List the letters of which it is open what they are or where they belong."""
    desk = desk_of(request)
    stories, with_hidden = desk.stories, "hidden" in request.query_params
    found = list_reviews(stories, () if with_hidden else stories.out_of_sight(desk.clock.here().date()))
    return page(
        request,
        "review.html",
        links=[link_review_form(*link) for link in found.links],
        letters=[letter_review_form(*letter) for letter in found.letters],
        away=found.away,
        kinds=[kind.value for kind in Kind],
    )
