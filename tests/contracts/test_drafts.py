"""Hold everything that takes replies to the contract."""

from __future__ import annotations

from email import message_from_bytes
from email.headerregistry import AddressHeader
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from rejoinder.adapters.drafts.eml import EmlFile, EmlStream
from rejoinder.adapters.drafts.mailto import MailtoLink
from rejoinder.domain.replies.outgoing import make_outgoing
from tests.contracts.drafts import DraftsContract, Opened

if TYPE_CHECKING:
    from rejoinder.ports.drafts import Drafts


def opened_mail(content: bytes) -> Opened:
    """Open a mail's bytes as the standard library does."""
    mail = message_from_bytes(content, policy=default)
    to = mail["to"]
    addresses = tuple(f"{one.username}@{one.domain}" for one in to.addresses) if isinstance(to, AddressHeader) else ()
    body = mail.get_content().replace("\r\n", "\n")
    names = frozenset(name.lower() for name in mail.keys())  # noqa: SIM118  (a mail is no mapping)
    return Opened(addresses, str(mail["subject"]), body, str(mail["in-reply-to"] or ""), names)


class TestEmlFile(DraftsContract):
    """A file."""

    def make(self, folder: Path) -> Drafts:
        """Return what writes a file."""
        return EmlFile(folder / "reply.eml")

    def opened(self, drafts: Drafts, place: str) -> Opened:
        """Read the file."""
        del drafts
        path = Path(place)
        assert path.stat().st_mode & 0o077 == 0, "nobody else may read it"
        return opened_mail(path.read_bytes())


def test_a_long_id_stands_in_the_header_as_it_is(tmp_path: Path) -> None:
    ids = tuple(f"AM0PR{number}{'x' * 90}@prod.outlook.example" for number in range(4))
    path = EmlFile(tmp_path / "reply.eml").put(make_outgoing("Re: Hi", "Thank you.", None, None, ids))
    raw = Path(path).read_bytes()
    assert f"\r\nReferences: <{ids[0]}>\r\n <{ids[1]}>".encode() in b"\r\n" + raw
    assert raw.startswith(f"In-Reply-To: <{ids[-1]}>\r\n".encode())
    assert b"=?" not in raw


class TestEmlStream(DraftsContract):
    """An answer that a browser keeps as a file."""

    def make(self, folder: Path) -> Drafts:
        """Return what writes into a stream."""
        del folder
        self.stream = BytesIO()
        return EmlStream(self.stream)

    def opened(self, drafts: Drafts, place: str) -> Opened:
        """Read the stream."""
        del drafts
        assert place == ""
        return opened_mail(self.stream.getvalue())


class TestMailtoLink(DraftsContract):
    """A link."""

    def make(self, folder: Path) -> Drafts:
        """Return what makes a link."""
        del folder
        return MailtoLink()

    def opened(self, drafts: Drafts, place: str) -> Opened:
        """Take the link apart after RFC 6068."""
        del drafts
        parts = urlsplit(place)
        assert parts.scheme == "mailto"
        assert not parts.fragment
        assert place.isascii()
        fields = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True))
        assert len(fields) == parts.query.count("=")
        to = tuple(unquote(one) for one in parts.path.split(",") if one)
        body = fields["body"].replace("\r\n", "\n")
        return Opened(to, fields["subject"], body, fields.get("in-reply-to", ""), frozenset(fields))
