"""Measure how fast the program is, with the target beside each figure (`make bench`)."""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from figures import Figure, at_least, at_most, show, slower, steadiness, told
from gaps_bench import measure_gaps
from mailboxes import grow, maildir, mbox
from pages_bench import measure_pages
from processes import CAN_WEIGH, FailedError, best, run, weighed
from replies_bench import measure_replies
from skills_bench import measure_skills
from stored import APPLICATIONS, EVENTS, make_store, newest_key
from torture import torture

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "src" / "rejoinder" / "demo" / "mail"
TORTURE = ROOT.parent / "shared" / "data" / "torture"

MESSAGES, QUICK = 100_000, 10_000
MORE = 1_000
BESIDE = 10_000  # messages that notmuch reads: it wants one file for each, and goes at some hundreds a second
MEGABYTE = 1_000_000

Show = Callable[[Figure], None]


def measure_import(cache: Path, data: Path, messages: int, note: Show) -> None:
    """Import a large mailbox, again unchanged, and again with some messages more."""
    path = mbox(cache, messages)
    size = path.stat().st_size
    print(f"Import of {messages:,} messages, {size / MEGABYTE:,.0f} MB, classification included", flush=True)
    with path.open("rb") as file:  # read once, so that the disk is not what is measured
        while file.read(16 * 1024 * 1024):
            pass
    first = weighed("--data", data, "import", path)
    note(told("wall time", first.seconds, "s"))
    note(told("processor time, two workers and the program itself", first.processor, "s"))
    note(at_least("rate", messages / first.seconds, 5_000, "messages/s"))
    if CAN_WEIGH:
        note(at_most("private memory, workers included, at the highest", first.private / MEGABYTE, 300, "MB"))
    else:
        print("  private memory: only Linux tells it, so it was not measured")
    note(told("database", sum(file.stat().st_size for file in data.glob("*.sqlite*")) / MEGABYTE, "MB"))
    note(at_most("again unchanged", best(5, "--data", data, "import", path), 0.5, "s"))
    times = []
    for _ in range(3):
        grow(path, MORE)
        times.append(run("--data", data, "import", path).seconds)
    note(at_most(f"{MORE:,} messages more", min(times), 1.0, "s"))
    mbox(cache, messages)  # takes off what was added


def measure_commands(data: Path, note: Show) -> None:
    """Time the short commands."""
    print("Short commands, process included, best of 7", flush=True)
    letter = min(DEMO.glob("*.eml"))
    note(at_most("rejoinder --version", best(7, "--version") * 1000, 60, "ms"))
    note(at_most("rejoinder read LETTER", best(7, "read", letter) * 1000, 400, "ms"))
    run("--data", data, "import", DEMO)
    note(at_most("rejoinder rejections, of the demo", best(7, "--data", data, "rejections") * 1000, 300, "ms"))
    note(at_most("rejoinder today, of the demo", best(7, "--data", data, "today") * 1000, 400, "ms"))


def measure_stored(data: Path, note: Show) -> None:
    """Time the lists of a store that holds thousands of applications."""
    print(f"{APPLICATIONS:,} applications with {EVENTS:,} events, process included, best of 3", flush=True)
    make_store(data, datetime.now().astimezone())  # noqa: TID251 - a script, not the program
    note(at_most("rejoinder today", best(3, "--data", data, "today"), 1.0, "s"))
    note(at_most("rejoinder rejections", best(3, "--data", data, "rejections"), 1.0, "s"))
    note(told("rejoinder rejections --brief", best(3, "--data", data, "rejections", "--brief"), "s"))
    note(told("rejoinder applications", best(3, "--data", data, "applications"), "s"))
    run("--data", data, "search", "great")  # the first one looks whether everything can be found
    for words in ("great interest", "th", "nowhere"):
        note(at_most(f"rejoinder search {words}", best(3, "--data", data, "search", words), 1.0, "s"))
    # The same word twice is told already: each of these is another one.
    events = (run("--data", data, "event", newest_key(), "viewed", "--note", f"{turn}").seconds for turn in range(3))
    note(told("rejoinder event", min(events), "s"))


def measure_torture(note: Show) -> None:
    """Read the mail that was made to break parsers."""
    if not TORTURE.is_dir():
        print("Torture files: ../shared/data/torture is absent, so they were not read")
        return
    told_of = torture(TORTURE)
    print(f"Torture: {told_of.files} files, each read whole as a worker does; the slowest is {told_of.slowest_name}")
    note(at_most("the slowest file", told_of.slowest * 1000, 500, "ms"))
    note(at_most("uncaught exceptions", len(told_of.failures), 0, "files"))
    for failure in told_of.failures:
        print(f"    {failure}")


def measure_beside(cache: Path, folder: Path, messages: int, note: Show) -> None:
    """Let notmuch index the same messages, and import them from the same files."""
    notmuch = shutil.which("notmuch")
    if notmuch is None:
        print("notmuch is not installed, so it was not run beside (apt install notmuch)")
        return
    count = min(messages, BESIDE)
    print(f"Beside: {count:,} of the messages as a Maildir, one file each", flush=True)
    mail = maildir(mbox(cache, messages), folder / "maildir", count)
    config = folder / "notmuch-config"
    config.write_text(
        f"[database]\npath={mail}\n[user]\nname=Robin Alder\nprimary_email=robin.alder@mail.example\n"
        "[new]\ntags=new\n[search]\n[maildir]\nsynchronize_flags=false\n",
        encoding="utf-8",
    )
    env = os.environ | {"NOTMUCH_CONFIG": str(config)}  # noqa: TID251 - a script, not the program
    other = run("new", "--quiet", command=[notmuch], env=env)
    note(told("notmuch new", count / other.seconds, "messages/s"))
    ours = run("--data", folder / "beside", "import", mail / "cur")
    note(told("rejoinder import", count / ours.seconds, "messages/s"))


def main() -> int:
    """Measure everything and print it."""
    # As an installation does: else a start compiles the program's own modules where no bytecode may be written.
    compileall.compile_dir(ROOT / "src", quiet=1)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"with {QUICK:,} messages instead of {MESSAGES:,}")
    parser.add_argument("--strict", action="store_true", help="fail if a target is not reached")
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path(tempfile.gettempdir()) / "rejoinder-bench",
        help="folder in which the generated mailbox (1 GB) stays for the next time",
    )
    given = parser.parse_args()
    messages = QUICK if given.quick else MESSAGES
    short: list[str] = []

    def note(figure: Figure) -> None:
        show(figure)
        if figure.is_met is False:
            short.append(figure.name)

    before = steadiness()
    print(f"Before: {before}", flush=True)
    with tempfile.TemporaryDirectory(prefix="rejoinder-bench-") as name:
        folder = Path(name)
        try:
            measure_commands(folder / "demo", note)
            measure_stored(folder / "stored", note)
            measure_pages(folder / "stored", note)
            measure_replies(note)
            measure_skills(note)
            measure_gaps(note, quick=given.quick)
            measure_torture(note)
            measure_import(given.cache, folder / "large", messages, note)
            measure_beside(given.cache, folder, messages, note)
        except FailedError as error:
            print(error)
            return 1
    after = steadiness()
    print(f"After: {after}; {slower(before, after)}")
    print(f"Short of the target: {', '.join(short)}." if short else "Every target is reached.")
    return 1 if short and given.strict else 0


if __name__ == "__main__":
    sys.exit(main())
