"""What everything promises that takes replies as drafts: nothing that is given becomes more than it was given as."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from rejoinder.domain.mail import Address
from rejoinder.domain.replies.outgoing import make_outgoing

if TYPE_CHECKING:
    from pathlib import Path

    from rejoinder.domain.replies.outgoing import Outgoing
    from rejoinder.ports.drafts import Drafts

TO = Address("Ada Grey", "ada@tidewell.example")
FROM = Address("Robin Hale", "robin@example.org")
ALLOWED = {"to", "subject", "in-reply-to", "references", "from", "x-unsent", "body"}
ALLOWED |= {"content-type", "content-transfer-encoding", "mime-version"}
EVIL = st.sampled_from(
    [
        "Hi\r\nBcc: eve@evil.example",
        "Hi\nX-Evil: 1\n\nbody",
        "Hi\rBcc: eve@evil.example",
        "=?utf-8?q?Hi=0D=0ABcc=3A_eve=40evil.example?=",
        "a&bcc=eve@evil.example",
        "a?cc=eve@evil.example#x",
        "%0D%0ABcc:%20eve@evil.example",
        "\u2028Bcc: eve@evil.example",
        'Ada" <eve@evil.example>, "x',
        "Ada <eve@evil.example>",
        "\x00\x1b[31m\u202e",
        "<a@b>\r\n <c@d>",
    ]
)
ANY = st.one_of(EVIL, st.text(max_size=80), st.sampled_from(["\ud800 half", "👩‍🍳 joined"]))


class Opened(Struct, frozen=True):
    """A draft as a mail program sees it: what it would fill into its fields, and the name of every field it found."""

    to: tuple[str, ...]  # addresses
    subject: str
    body: str
    in_reply_to: str
    fields: frozenset[str]


class DraftsContract(ABC):
    """Promises of everything that takes replies."""

    @abstractmethod
    def make(self, folder: Path) -> Drafts:
        """Return what takes a reply."""

    @abstractmethod
    def opened(self, drafts: Drafts, place: str) -> Opened:
        """Open what was put as a mail program does."""

    def put(self, folder: Path, reply: Outgoing) -> Opened:
        """Put a reply and open it."""
        drafts = self.make(folder)
        return self.opened(drafts, drafts.put(reply))

    def test_a_reply_comes_out_as_it_went_in(self, tmp_path: Path) -> None:
        text = "Dear Ada,\n\nthank you — très bien, schöne Grüße.\n\n.\nFrom here\n-- \nRobin\n"
        reply = make_outgoing("Re: Your application – Köchin", text, TO, FROM, ("a@x.example", "b@x.example"))
        found = self.put(tmp_path, reply)
        assert found.to == ("ada@tidewell.example",)
        assert found.subject == "Re: Your application – Köchin"
        assert found.body == text
        assert found.in_reply_to == "<b@x.example>"

    def test_one_without_anybody_to_write_to_is_still_one(self, tmp_path: Path) -> None:
        found = self.put(tmp_path, make_outgoing("", "Thank you.\n", None))
        assert (found.to, found.subject, found.in_reply_to) == ((), "", "")

    @settings(
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors], deadline=None
    )
    @given(subject=ANY, text=ANY, name=ANY, address=ANY, ids=st.lists(ANY, max_size=3))
    def test_nothing_becomes_a_header(
        self, tmp_path_factory: object, subject: str, text: str, name: str, address: str, ids: list[str]
    ) -> None:
        folder: Path = tmp_path_factory.mktemp("drafts")  # type: ignore[attr-defined]
        for to in (Address(name, address), Address(name, TO.address)):
            reply = make_outgoing(subject, text, to, Address(name, FROM.address), ids)
            found = self.put(folder, reply)
            assert found.fields <= ALLOWED, found.fields
            assert len(found.to) <= 1
            assert set(found.to) <= {address.strip(), TO.address}
            assert found.subject == reply.subject
            assert found.body == reply.text
            assert "\n" not in found.subject + found.in_reply_to
            folder = tmp_path_factory.mktemp("drafts")  # type: ignore[attr-defined]
