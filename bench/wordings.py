"""Putting the mails of the benchmark mailbox into words and MIME."""

from __future__ import annotations

import base64
import binascii
import random
import re
import time
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

from msgspec import Struct, field

from pages import BLOCK, FILES, FOOT, HEAD, ROW, TRACE
from phrases import DE, EN, ES, FR, NAMES

OWNER = "Robin Alder <robin.alder@mail.example>"
LISTS = ("tern-dev", "oxbow-users", "parsekit", "choir", "netcoil", "allotment")
ENDINGS = [["no"]] * 11 + [["no", "own"]] * 2 + [["no", "own", "reply"], ["hold", "no"]]
ENDINGS += [["offer", "own"], ["withdraw", "wack"], ["viewed"]]
WRAP = re.compile(r"(?=.{75})(.{1,74}) +")
ESCAPE = re.compile(rb"(?m)^(>*From )")


def _parse(text: str) -> dict[str, list[str]]:
    """Read a block of `symbol: alternative | alternative` lines."""
    grammar: dict[str, list[str]] = {}
    for line in text.strip().splitlines():
        symbol, _, rest = line.partition(": ")
        words = re.sub(" *¶ *", "\n\n", rest).replace(" ¬ ", "\n")
        grammar[symbol] = [a.strip(" ").replace("~", "") for a in words.split(" | ")]
    return grammar


_PEOPLE = _parse(NAMES)
STEMS = _PEOPLE["stems"]
PERSONS = [f"{first} {last}" for first in _PEOPLE["first"] for last in _PEOPLE["last"]]


def _common() -> dict[str, list[str]]:
    """Return the alternatives that are the same in every language."""
    return {
        "first": ["Robin"],
        "last": ["Alder"],
        "person": PERSONS[::3],
        "org": [stem + tail for stem in STEMS for tail in _PEOPLE["tails"]],
        "n": [str(number) for number in range(4, 61)],
        "weeks": ["two", "three", "2", "3", "4", "6"],
        "months": ["2", "3", "6", "12"],
        "days": ["25", "28", "30"],
        "time": [f"{hour}:{half}" for hour in range(8, 21) for half in ("00", "15", "30")],
        "price": [f"{n}.{n % 10}9 €" for n in range(5, 240, 3)] + ["£40", "$99", "19,90 €"],
        "pay": [f"{n},000 €" for n in range(38, 96, 3)] + ["£45k", "52.000 EUR"],
        "code": [str(number) for number in range(100_003, 999_999, 1_171)],
        "ref": [f"{c}{number}" for c in "ABKRX" for number in range(20_011, 99_999, 919)],
        "link": [f"https://www.{stem.lower()}.example/p/{k}" for stem in STEMS for k in range(9)],
    }


GRAMMARS: dict[str, dict[str, list[str]]] = {
    lang: {**_common(), **_parse(EN), **_parse(own)} for lang, own in (("en", EN), ("de", DE), ("fr", FR), ("es", ES))
}
_SLOT = re.compile(r"\{([a-z][a-z0-9.]*)\}")


class Speaker:
    """Says things: picks alternatives at random and fills their slots."""

    def __init__(self, rng: random.Random) -> None:
        """Keep the source of chance."""
        self.rng = rng

    def say(self, lang: str, symbol: str, known: dict[str, str] | None = None) -> str:
        """Return one wording of the symbol, with the known slots filled as given."""
        return self.fill(lang, self.pick(GRAMMARS[lang][symbol]), known or {})

    def fill(self, lang: str, text: str, known: dict[str, str]) -> str:
        """Return the text with every slot replaced by what is known or by a wording."""

        def value(slot: re.Match[str]) -> str:
            name = slot[1]
            return known[name] if name in known else self.say(lang, name, known)

        text = text.removeprefix("?")
        return _SLOT.sub(value, text) if "{" in text else text

    def some(self, lang: str, symbol: str, low: int, high: int) -> str:
        """Return sentences, all different, at least low and fewer than high."""
        options = GRAMMARS[lang][symbol]
        count = min(low + int(self.rng.random() * (high - low)), len(options))
        chosen = [o for o in self.rng.sample(options, count) if self.wanted(o)]
        chosen = chosen or [self.pick(options)] * (low > 0)
        return " ".join(self.fill(lang, option, {}) for option in chosen)

    def when(self, lang: str, moment: datetime) -> str:
        """Return a day as letters of the language write it."""
        day, month = GRAMMARS[lang]["day"], GRAMMARS[lang]["month"]
        known = {"wd": day[moment.weekday()], "m": month[moment.month - 1]}
        return self.say(lang, "date", known | {"d": str(moment.day), "y": str(moment.year)})

    def wanted(self, option: str) -> bool:
        """Return whether to take an option; one that starts with ? is rare."""
        return not option.startswith("?") or self.rng.random() < 0.12

    def pick(self, options: list[str]) -> str:
        """Return one of the options."""
        while True:
            option = options[int(self.rng.random() * len(options))]
            if self.wanted(option):
                return option


class Brand(Struct):
    """A sender of bulk mail with its address, page frame and prepared blocks."""

    lang: str
    known: dict[str, str]
    head: str = ""
    foot: str = ""
    blocks: list[tuple[str, str]] = field(default_factory=list)

    def page(self, token: str, subject: str, inner: str) -> str:
        """Return a whole HTML page, the token in all its links."""
        whole = self.head.replace("SUBJECT", subject) + inner + self.foot
        return whole.replace("TOKEN", token)

    def rows(self, speaker: Speaker, count: int, *symbols: str) -> tuple[str, str]:
        """Return a table of two columns as HTML and as plain text."""
        html, plain = [], []
        for _ in range(count):
            title, body = (speaker.say(self.lang, symbol) for symbol in symbols)
            cells = {**self.known, "title": title, "body": body}
            html.append(speaker.fill(self.lang, ROW, cells))
            plain.append(f"{title}  {body}\n")
        return "".join(html), "".join(plain)


def slug(text: str) -> str:
    """Return the ASCII letters and digits of a name in lower case."""
    return re.sub("[^a-z0-9]", "", text.lower()) or "x"


def new_brand(rng: random.Random, speaker: Speaker, lang: str, blocks: int) -> Brand:
    """Return a new sender with its page frame and so many content blocks."""
    org = speaker.say(lang, "org")
    known = {"org": org, "domain": f"{slug(org)}.example", "lang": lang}
    known["colour"] = f"#{rng.randrange(0x80):02x}{rng.getrandbits(16):04x}"
    known["tint"] = speaker.pick(["#f4f4f4", "#fafafa", "#eef1f4", "#fff8f0"])
    known["font"] = speaker.pick(["Arial,Helvetica,sans-serif", "Georgia,serif"])
    head, foot = (speaker.fill(lang, part, known) for part in (HEAD, FOOT))
    brand = Brand(lang, known, head, foot)
    for _ in range(blocks):
        title = speaker.say(lang, "shop.t")
        body = speaker.some(lang, "shop.d", 2, 3)
        html = speaker.fill(lang, BLOCK, {**known, "title": title, "body": body})
        link = f"https://click.{known['domain']}/t/{rng.getrandbits(40):x}"
        brand.blocks.append((html, f"{title}\n{body}\n{link}\n"))
    return brand


class Mail(Struct):
    """One message before it is written out."""

    sender: str
    subject: str
    plain: str
    html: str = ""
    to: str = OWNER
    ident: str = ""
    refs: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)
    label: str = "Inbox"


def encoded(text: str) -> str:
    """Return a header text, as RFC 2047 words where it is not ASCII."""
    if text.isascii():
        return text
    pieces = [text[at : at + 14].encode() for at in range(0, len(text), 14)]
    return "\n ".join(f"=?UTF-8?B?{base64.b64encode(p).decode()}?=" for p in pieces)


def address(name: str, mailbox: str) -> str:
    """Return a From or To value."""
    return f"{encoded(name)} <{mailbox}>"


class Writer:
    """Turns mails into the bytes of mbox entries."""

    def __init__(self, rng: random.Random, speaker: Speaker) -> None:
        """Prepare the noise that signatures, tokens and attachments are cut from."""
        self.rng, self.speaker, self.serial = rng, speaker, 0
        self.noise = base64.encodebytes(rng.randbytes(57 * 24_000))

    def cut(self, lines: int) -> bytes:
        """Return some whole lines of base64 noise."""
        at = self.rng.randrange(len(self.noise) // 77 - lines) * 77
        return self.noise[at : at + lines * 77]

    def token(self) -> str:
        """Return what makes the links of a message its own."""
        return self.cut(1)[:48].decode().replace("/", "_").replace("+", "-")

    def ident(self, domain: str) -> str:
        """Return a new message identifier."""
        self.serial += 1
        return f"<{self.serial:x}.{self.rng.getrandbits(64):016x}@{domain}>"

    def head(self, mail: Mail, when: datetime) -> str:
        """Return the header lines that come before the content type."""
        rng, domain, lines = self.rng, mail.sender.rpartition("@")[2][:-1], []
        mail.ident = mail.ident or self.ident(domain)
        if rng.random() < 0.7:
            thread = binascii.crc32((mail.refs or [mail.ident])[0].encode())
            lines += [f"X-GM-THRID: 1{thread:018d}"]
            lines += [f"X-Gmail-Labels: {mail.label}{rng.choice(['', ',Unread'])}"]
        if mail.label != "Sent":
            known = {"domain": domain, "number": f"{rng.getrandbits(64):016x}"}
            known["date"] = format_datetime(when)
            known["mac"] = self.cut(4).decode().rstrip().replace("\n", "\n         ")
            lines += [self.speaker.fill("en", TRACE, known)]
        zone = timezone(timedelta(hours=rng.choice((0, 0, 1, 1, 2, -5, -7))))
        lines += [f"From: {mail.sender}", f"To: {mail.to}"]
        lines += [f"Subject: {encoded(mail.subject)}"]
        lines += [f"Date: {format_datetime(when.astimezone(zone))}"]
        lines += [f"Message-ID: {mail.ident}"]
        if mail.refs:
            lines += [f"In-Reply-To: {mail.refs[-1]}"]
            lines += ["References: " + "\n ".join(mail.refs[-12:])]
        return "\n".join([*lines, *mail.extra, "MIME-Version: 1.0\n"])

    def text(self, text: str, subtype: str) -> bytes:
        """Return a text part with its own headers in one of the usual encodings."""
        body, how, chance = text.encode(), "8bit", self.rng.random()
        if text.isascii() and len(body) < 9_000 and chance < 0.6:
            how = "7bit"
        elif chance < 0.8:
            how, body = "quoted-printable", binascii.b2a_qp(body, istext=True)
        elif chance < 0.9:
            how, body = "base64", base64.encodebytes(body)
        kind = f"Content-Type: text/{subtype}; charset=UTF-8\n"
        kind += f"Content-Transfer-Encoding: {how}\n\n"
        return kind.encode() + body + (b"" if body.endswith(b"\n") else b"\n")

    def file(self) -> bytes:
        """Return a part with a picture or document of random bytes."""
        kind, name, magic = self.rng.choice(FILES)
        name = self.speaker.fill("en", name, {})
        head = f'Content-Type: {kind}; name="{name}"\nContent-Transfer-Encoding: base64\n'
        head += f'Content-Disposition: attachment; filename="{name}"\n\n'
        first = base64.encodebytes(magic.ljust(57, b"\0"))
        lines = min(260 + int(self.rng.expovariate(1 / 500)), 2_500)
        return head.encode() + first + self.cut(lines)

    def multipart(self, subtype: bytes, parts: list[bytes]) -> bytes:
        """Return the parts under one multipart header."""
        mark = f"=_{self.rng.getrandbits(80):020x}".encode()
        top = b'Content-Type: multipart/%s;\n boundary="%s"\n\n' % (subtype, mark)
        body = b"".join(b"--%s\n%s\n" % (mark, part) for part in parts)
        return top + body + b"--%s--\n" % mark

    def message(self, mail: Mail, when: datetime) -> bytes:
        """Return the bytes of a mail."""
        texts = [(mail.plain, "plain"), (mail.html, "html")]
        pieces = [self.text(text, kind) for text, kind in texts if text]
        body = pieces[0] if len(pieces) == 1 else self.multipart(b"alternative", pieces)
        if mail.parts:
            body = self.multipart(b"mixed", [body, *mail.parts])
        return self.head(mail, when).encode() + body

    def entry(self, data: bytes, when: datetime) -> bytes:
        """Return the mbox entry of a message, lines that start with From escaped."""
        if b"From " in data:
            data = ESCAPE.sub(rb">\1", data)
        stamp = time.asctime(when.utctimetuple())
        return f"From {self.rng.getrandbits(60)}@xxx {stamp}\n".encode() + data + b"\n"


class Thread(Struct):
    """A conversation or an application, and the last thing said in it."""

    lang: str
    person: str
    subject: str = ""
    refs: list[str] = field(default_factory=list)
    last: str = ""
    author: str = ""
    known: dict[str, str] = field(default_factory=dict)
    stages: list[str] = field(default_factory=list)


def folded(text: str) -> str:
    """Return a text with its lines wrapped as mail programs do."""
    return WRAP.sub(r"\1\n", text)
