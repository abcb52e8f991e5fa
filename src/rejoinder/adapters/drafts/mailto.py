"""A reply as a mailto link (RFC 6068), which opens a mail program's window."""

from __future__ import annotations

from urllib.parse import quote

from rejoinder.domain.replies.outgoing import Outgoing
from rejoinder.errors import UnreadableError

MAX_LINK = 8_000  # characters; browsers and systems cut longer ones off


class MailtoLink:
    """Makes a link of a reply; the thread goes along where the mail program takes it."""

    def put(self, reply: Outgoing) -> str:
        """Return the link. Raises UnreadableError where it would be cut off."""
        fields = [("subject", reply.subject), ("body", reply.text.replace("\n", "\r\n"))]
        if reply.in_reply_to:
            fields.append(("in-reply-to", f"<{reply.in_reply_to}>"))
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields)
        to = quote(reply.to.address, safe="@") if reply.to else ""
        link = f"mailto:{to}?{query}"
        if len(link) > MAX_LINK:
            message = "This reply is too long for a link."
            raise UnreadableError(message, advice="Take the file or the clipboard instead, or write less.")
        return link
