"""Write a large, realistic and reproducible mailbox for benchmarks."""

from __future__ import annotations

import argparse
import random
import re
from calendar import timegm
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate
from pathlib import Path

from pages import EVENT
from wordings import (
    ENDINGS,
    GRAMMARS,
    LISTS,
    OWNER,
    PERSONS,
    Brand,
    Mail,
    Speaker,
    Thread,
    Writer,
    address,
    folded,
    new_brand,
    slug,
)

START, SPAN = datetime(2018, 1, 1, tzinfo=UTC), timedelta(days=8 * 365)
PACE = SPAN / 100_000
MIX = {
    "newsletter": (45.0, "newsletters and marketing, plain and HTML"),
    "order": (15.0, "orders, shops, banks, notifications, HTML or both"),
    "talk": (15.0, "private and work conversations in threads, plain"),
    "post": (10.0, "mailing lists in threads, plain, List-Id"),
    "social": (5.0, "notices of social networks, plain and HTML"),
    "attachment": (3.0, "conversations with pictures and documents, 20-200 kB"),
    "job": (2.5, "job search: en 60, de 20, fr 10, es 10 per cent"),
    "calendar": (2.0, "invitations and tickets with text/calendar"),
    "alert": (2.0, "job alerts and career newsletters, HTML lists"),
    "odd": (0.5, "broken MIME, unnamed latin-1, missing or double ids, no body"),
}
LANGS, LANG_WEIGHTS = ("en", "de", "fr", "es"), (60, 20, 10, 10)


class Mailbox:
    """Invents the mails of one person, kind by kind."""

    def __init__(self, rng: random.Random) -> None:
        """Prepare the senders and the pages that messages are assembled from."""
        self.rng, self.speaker = rng, Speaker(rng)
        self.say, self.some = self.speaker.say, self.speaker.some
        self.when = START
        self.writer = Writer(rng, self.speaker)
        self.people = rng.sample(PERSONS, 90)
        self.brands = [new_brand(rng, self.speaker, self.lang(0.5), 24) for _ in range(60)]
        self.shops = [new_brand(rng, self.speaker, self.lang(0.5), 0) for _ in range(40)]
        self.systems = [new_brand(rng, self.speaker, "en", 0) for _ in range(12)]
        self.threads: dict[str, list[Thread]] = {"talk": [], "list": [], "job": []}
        self.double = self.writer.ident("mail.example")

    def message(self, kind: str, when: datetime) -> bytes:
        """Return the bytes of a new message of a kind."""
        self.when = when
        if kind == "odd":
            return self.odd()
        make: Callable[[], Mail] = getattr(self, kind)
        return self.writer.message(make(), when)

    def lang(self, english: float = 0.0) -> str:
        """Return a language, English at least as often as asked."""
        if self.rng.random() < english:
            return "en"
        return self.rng.choices(LANGS, LANG_WEIGHTS)[0]

    def bulk(self, brand: Brand, box: str, mail: Mail) -> Mail:
        """Make a mail a bulk mail of the brand and return it."""
        domain = brand.known["domain"]
        mail.sender = address(brand.known["org"], f"{box}@{domain}")
        link = f"https://click.{domain}/unsubscribe?u={self.rng.getrandbits(64):x}"
        mail.extra = [f"List-Unsubscribe: <{link}>,\n <mailto:leave@{domain}>"]
        mail.extra += ["List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
        return mail

    def newsletter(self) -> Mail:
        """Return a newsletter made of an introduction and prepared blocks."""
        brand = self.rng.choice(self.brands)
        subject = self.say(brand.lang, "shop.s", brand.known)
        intro = self.some(brand.lang, "shop.d", 2, 7)
        size = min(6_300 + self.rng.expovariate(1 / 1_500), 24_000)
        blocks = self.rng.sample(brand.blocks, 16)
        frame = len(brand.head) + len(brand.foot)
        blocks = blocks[: max(2, int((size - frame) / len(blocks[0][0])) + 1)]
        inner = f"<h1>{subject}</h1><p>{intro}</p>\n" + "".join(b[0] for b in blocks)
        plain = "\n".join([subject, "", folded(intro), "", *(b[1] for b in blocks)])
        page = brand.page(self.writer.token(), subject, inner)
        mail = Mail("", subject, plain, page, label="Category Promotions")
        return self.bulk(brand, "letter", mail)

    def notice(self, brand: Brand, symbol: str, words: list[str], *table: str) -> Mail:
        """Return an automatic message with a few sentences and a table."""
        subject = self.say(brand.lang, symbol + ".s", brand.known)
        count = self.rng.randrange(2, 9)
        rows = brand.rows(self.speaker, count, *table) if table else ("", "")
        html = "".join(f"<p>{word}</p>\n" for word in words) + rows[0]
        page = brand.page(self.writer.token(), subject, html)
        plain = folded("\n\n".join(words)) + "\n\n" + rows[1]
        sender = address(brand.known["org"], f"service@{brand.known['domain']}")
        return Mail(sender, subject, plain, page, label="Category Updates")

    def order(self) -> Mail:
        """Return a message of a shop, bank or other service."""
        brand = self.rng.choice(self.shops)
        words = [self.say(brand.lang, s) for s in ("hi", "order.t", "order.e")]
        mail = self.notice(brand, "order", words, "goods", "price")
        if self.rng.random() < 0.4:
            mail.plain = ""
        return mail

    def social(self) -> Mail:
        """Return a notice of a social network."""
        brand, words = (
            self.systems[self.rng.randrange(3)],
            [self.some("en", "social", 1, 4)],
        )
        mail = self.notice(brand, "social", words, "person", "talk.s")
        mail.label = "Category Social"
        return self.bulk(brand, "notify", mail)

    def alert(self) -> Mail:
        """Return a list of openings or a career letter."""
        brand = self.rng.choice(self.systems[3:])
        brand = Brand(self.lang(), brand.known, brand.head, brand.foot)
        words = [self.say(brand.lang, s) for s in ("hi", "alert.t")]
        mail = self.notice(brand, "alert", words, "role", "alert.more")
        return self.bulk(brand, "jobs", mail)

    def calendar(self) -> Mail:
        """Return an invitation or ticket with a calendar part."""
        mail = self.notice(self.shops[0], "cal", [self.say("en", "cal")])
        begin = self.when + timedelta(days=self.rng.randrange(1, 60))
        known = {"subject": mail.subject, "number": f"{self.rng.getrandbits(64):x}"}
        known["start"] = f"{begin:%Y%m%dT%H%M00Z}"
        known["end"] = f"{begin + timedelta(hours=1):%Y%m%dT%H%M00Z}"
        event = self.speaker.fill("en", EVENT, known)
        mail.parts = [self.writer.text(event, "calendar; method=REQUEST")]
        return mail

    def thread(self, kind: str, lang: str) -> Thread:
        """Return a running thread of a kind, or a new one."""
        running = self.threads[kind]
        if running and self.rng.random() < 0.62:
            return self.rng.choice(running)
        subject = self.say(lang, kind + ".s")
        running.append(Thread(lang, self.rng.choice(self.people), subject))
        del running[:-40]
        return running[-1]

    def spoken(self, thread: Thread, author: str, body: str) -> str:
        """Return a body that quotes what came before in the thread."""
        text = folded(body) + "\n"
        if thread.last and self.rng.random() < 0.85:
            date = self.when - timedelta(hours=self.rng.randrange(1, 70))
            known = {"who": thread.author, "date": f"{date:%Y-%m-%d %H:%M}"}
            lines = thread.last.split("\n")[:60]
            text += f"\n{self.say(thread.lang, 'wrote', known)}\n"
            text += "\n".join(f"> {line}".rstrip() for line in lines) + "\n"
        thread.last, thread.author = text, author
        return text

    def reply(self, thread: Thread, mail: Mail) -> Mail:
        """Put a mail at the end of a thread and return it."""
        mail.subject = ("Re: " if thread.refs else "") + mail.subject
        mail.refs = list(thread.refs)
        mail.ident = self.writer.ident(mail.sender.rpartition("@")[2][:-1])
        thread.refs.append(mail.ident)
        if mail.sender == OWNER:
            mail.label = "Sent"
        return mail

    def talk(self) -> Mail:
        """Return a mail of a private or work conversation, some by the owner."""
        thread = self.thread("talk", self.lang(0.5))
        lang, sent = thread.lang, self.rng.random() < 0.35
        name, hearer = thread.person, "Robin Alder"
        other = address(name, f"{slug(name)}@{'post' if len(name) % 2 else 'work'}.example")
        if sent:
            name, hearer = hearer, name
        hello = self.say(lang, "talkhi", {"first": hearer.split()[0]})
        body = f"{hello}\n\n{self.some(lang, 'talk', 1, 8)}\n\n{self.some(lang, 'talk', 0, 6)}"
        body += f"\n\n{self.say(lang, 'talkbye')}\n{name.split()[0]}"
        if len(name) % 3 == 0:
            body += f"\n\n-- \n{name} | {self.say(lang, 'org')}\nTel. 0555 01{len(name)}"
        who, to = (OWNER, other) if sent else (other, OWNER)
        return self.reply(thread, Mail(who, thread.subject, self.spoken(thread, name, body), to=to))

    def post(self) -> Mail:
        """Return a post to a mailing list."""
        thread = self.thread("list", "en")
        group = LISTS[len(thread.subject) % len(LISTS)]
        name, box = self.rng.choice(self.people), f"{group}@lists.example"
        body = f"{self.some('en', 'list', 1, 6)}\n\n{self.some('en', 'list', 1, 12)}\n\n{name}"
        text = self.spoken(thread, name, body) + "_" * 47
        text += f"\n{group} mailing list\nhttps://lists.example/{group}\n"
        sender = address(name, f"{slug(name)}@dev.example")
        mail = Mail(sender, f"[{group}] {thread.subject}", text, to=box)
        mail.extra = [f"List-Id: <{group}.lists.example>", f"List-Post: <mailto:{box}>"]
        return self.reply(thread, mail)

    def attachment(self) -> Mail:
        """Return a conversation's mail with a picture or document."""
        mail = self.talk()
        mail.parts = [self.writer.file()]
        return mail

    def plan(self) -> list[str]:
        """Return the messages that one application will bring."""
        chance = self.rng.random
        stages = ["out", "own"] if chance() < 0.25 else ["apply"] * (chance() < 0.4)
        stages += ["account"] * (chance() < 0.12) + ["conf"] * (chance() < 0.9)
        stages += ["viewed"] * (chance() < 0.1) + ["action"] * (chance() < 0.1)
        stages += ["test"] * (chance() < 0.15)
        if chance() < 0.35:
            stages += ["int", "own", "reply", "int"][: self.rng.randrange(1, 5)]
        return stages + self.rng.choice(ENDINGS)

    def process(self) -> Thread:
        """Return a running application, or a new one with an invented employer."""
        running = self.threads["job"]
        if len(running) < 30:
            lang = self.lang()
            known = {w: self.say(lang, w) for w in ("org", "role", "ref", "city")}
            known["role2"] = self.say(lang, "role")
            known["recruiter"] = self.rng.choice(PERSONS)
            known["link"] = f"https://jobs.{slug(known['org'])}.example/{known['ref']}"
            person, stages = known["recruiter"], self.plan()
            running.append(Thread(lang, person, known=known, stages=stages))
        return self.rng.choice(running)

    def job(self) -> Mail:
        """Return the next message of an application."""
        thread = self.process()
        stage = thread.stages.pop(0)
        if not thread.stages:
            self.threads["job"].remove(thread)
        lang, known, name = thread.lang, thread.known, thread.person
        day = self.when + timedelta(days=self.rng.randrange(2, 20))
        known["day"] = self.speaker.when(lang, day)
        other = address(name, f"{slug(name)}@{slug(known['org'])}.example")
        body = self.say(lang, stage, known)
        if stage in ("apply", "own", "withdraw"):
            who, to, end = OWNER, other, "Robin Alder"
            hello = {"first": name.split()[0]}
            hi = self.speaker.fill(lang, GRAMMARS[lang]["hi"][0], hello)
        else:
            who, to, end = other, OWNER, self.say(lang, "team", known)
            hi = self.say(lang, "hi", known)
        body = f"{hi}\n\n{body}\n\n{self.say(lang, 'bye', known)}\n{end}"
        body = "\n".join(" ".join(line.split()) for line in body.split("\n"))
        if stage in ("own", "reply", "withdraw") and thread.subject:
            text = self.spoken(thread, name if who == other else end, body)
            return self.reply(thread, Mail(who, thread.subject, text, to=to))
        return self.letter(thread, stage, Mail(who, "", body, to=to))

    def letter(self, thread: Thread, stage: str, mail: Mail) -> Mail:
        """Make a mail one that starts a thread, often from a recruiting system."""
        subject = stage + ".s" if stage + ".s" in GRAMMARS["en"] else "apply.s"
        mail.subject = thread.subject = self.say(thread.lang, subject, thread.known)
        personal = stage in ("apply", "own", "int", "offer", "out", "reply", "withdraw")
        if not personal and (stage in ("viewed", "account") or self.rng.random() < 0.8):
            brand = self.systems[3 + len(thread.person) % 9]
            sender = f"no-reply@{brand.known['domain']}"
            mail.sender = address(thread.known["org"], sender)
            html = mail.plain.replace("\n\n", "</p>\n<p>").replace("\n", "<br />\n")
            token = self.writer.token()
            mail.html = brand.page(token, mail.subject, f"<p>{html}</p>")
        mail.plain = folded(mail.plain) + "\n"
        thread.refs, thread.last = [], mail.plain
        thread.author = "Robin Alder" if mail.sender == OWNER else thread.person
        return self.reply(thread, mail)

    def odd(self) -> bytes:
        """Return a message with one of the faults that real mailboxes have."""
        mail = self.job() if self.rng.random() < 0.15 else self.talk()
        if (fault := self.rng.randrange(10)) == 0:
            mail.ident = self.double
        elif fault == 1:
            mail.parts = [self.writer.file()]
        self.double = mail.ident
        data, head = (
            self.writer.message(mail, self.when),
            self.writer.head(mail, self.when),
        )
        plain, bare = mail.plain, head.replace("MIME-Version: 1.0\n", "")
        latin = f"{plain}\nCafé Größe señal".encode("latin-1", "replace") + b"\n"
        split = 'Content-Type: multipart/mixed; boundary="never"\n\n'
        charset = "Content-Type: text/plain; charset=x-unknown\n\n"
        wide = plain.replace("\n", " ") * self.rng.randrange(5, 60)
        return {
            1: data[: len(data) // 2] + b"\n",
            2: f"{bare}\n".encode() + latin,
            3: f"{head}Content-Type: text/plain\n\n".encode() + latin,
            4: re.sub(rb"(?m)^Message-ID: .*\n", b"", data),
            5: f"{head}{split}{plain}\n".encode(),
            6: f"{head}\n".encode(),
            7: f"{head}Content-Type: text/plain; charset=utf-8\n\n{wide}\n".encode(),
            8: f"{head}{charset}".encode() + latin,
            9: re.sub(rb"(?m)^Date: .*\n", b"Date: 31 Foo 20 25:99\n", data),
        }.get(fault, data)


def write(
    path: Path,
    mode: str,
    mailbox: Mailbox,
    messages: int,
    begin: datetime,
    pace: timedelta,
) -> Counter[str]:
    """Write so many messages from a moment on and return how many of each kind."""
    rng, writer = mailbox.rng, mailbox.writer
    weights = [share for share, _ in MIX.values()]
    kinds = rng.choices(list(MIX), weights, k=messages)
    with path.open(mode) as out:
        for number, kind in enumerate(kinds):
            when = begin + pace * (number + rng.random())
            when = when.replace(microsecond=0)
            out.write(writer.entry(mailbox.message(kind, when), when))
    return Counter(kinds)


def generate(path: Path, messages: int, seed: int) -> Counter[str]:
    """Write a new mailbox of eight years and return how many of each kind it has."""
    mailbox = Mailbox(random.Random(seed))
    return write(path, "wb", mailbox, messages, START, SPAN / max(messages, 1))


def append(path: Path, messages: int, seed: int) -> Counter[str]:
    """Add newer messages of the same person to the end of a mailbox."""
    size = path.stat().st_size
    mailbox = Mailbox(random.Random(seed))
    mailbox.rng.seed(f"{seed}+{size}")
    return write(path, "ab", mailbox, messages, last_date(path, size), PACE)


def last_date(path: Path, size: int) -> datetime:
    """Return the date in the last separator line of a mailbox."""
    with path.open("rb") as mbox:
        mbox.seek(max(0, size - 2_000_000))
        found = re.findall(rb"(?m)^From \S+ (.+)$", mbox.read())
    date = parsedate(found[-1].decode()) if found else None
    return datetime.fromtimestamp(timegm(date), UTC) if date else START


def main() -> None:
    """Read the command line and write the mailbox."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, help="the mbox file to write")
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--append", type=int, metavar="N", help="add N messages instead")
    parser.add_argument("--describe", action="store_true", help="print the mix and stop")
    given = parser.parse_args()
    if given.describe:
        for kind, (share, text) in MIX.items():
            print(f"{share:5.1f} %  {kind:<11} {text}")
        return
    if given.out is None:
        parser.error("OUT.mbox is missing")
    task, messages = (generate, given.messages)
    if given.append is not None:
        task, messages = (append, given.append)
    counts = task(given.out, messages, given.seed)
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB", dict(counts))


if __name__ == "__main__":
    main()
