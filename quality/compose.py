"""How rightly replies are composed: each sentence says only what is known, and each reply passes the check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import cycle

from quality import corpora
from quality.report import Figure, Miss, at_least, heading, show
from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.adapters.mail.pasted import PastedLetterParser
from rejoinder.adapters.wordings.loader import load_wordings
from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.replies.compose import is_traced
from rejoinder.domain.replies.known import Case, Given
from rejoinder.domain.replies.plan import Choice
from rejoinder.services.drafts import Composed, ReplyComposer, case_of_letter
from rejoinder.services.replies import ReplyChecker

WANTED = 200  # replies
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
WRITER = "Robin Hale"
# What the seeker answers when asked for one good thing, by the letter's language.
LIKED = {
    "en": (
        "the tour of the pottery kiln",
        "how openly Sam Poe spoke about the night shifts",
        "your garden for the residents",
        "the map room with the tide tables",
    ),
    "de": (
        "die Führung durch die Töpferei",
        "wie offen Frau Winter über die Nachtdienste gesprochen hat",
        "Ihr Garten für die Bewohner",
        "die Werkstatt mit den alten Drehbänken",
    ),
    "fr": (
        "la visite de l'atelier de poterie",
        "la franchise de Léa Winter au sujet des gardes de nuit",
        "votre jardin pour les résidents",
        "la salle des cartes marines",
    ),
    "es": (
        "la visita al taller de cerámica",
        "la franqueza con la que Lea Winter habló de los turnos de noche",
        "su huerto para los residentes",
        "la sala de los mapas de mareas",
    ),
}


def letters(book: CueBook) -> Iterator[tuple[str, Letter]]:
    """Yield letters that are read as rejections, of all sorts by turns; of real ones none is shown."""
    sources = [corpora.real_letters(), corpora.demo(), *(corpora.corpus(name) for name in ("en", "de", "fr", "es"))]
    queues = [iter(source) for source in sources if source]
    while queues:
        for queue in list(queues):
            case = next(queue, None)
            if case is None:
                queues.remove(queue)
                continue
            reading = read(case.message, book)
            if reading.kind is Kind.REJECTION:
                yield case.id, Letter(case.message, reading)


def composed(book: CueBook) -> list[tuple[str, Composed]]:
    """Compose 200 replies, with what a seeker answers to the questions; every other one tells of a talk."""
    composer = ReplyComposer(ReplyChecker(PastedLetterParser(), book, load_replies()), load_wordings())
    liked = {language: cycle(answers) for language, answers in LIKED.items()}
    found: list[tuple[str, Composed]] = []
    for number, (name, letter) in enumerate(letters(book)):
        language = letter.reading.language if letter.reading.language in LIKED else "en"
        given = Given(writer=WRITER, highlight=next(liked[language]), talked=True if number % 2 else None)
        case: Case = case_of_letter(letter)
        found.append((name, composer.compose(case, given, Choice(variant=number % 3), NOW)))
        if len(found) == WANTED:
            break
    return found


def figures(found: Sequence[tuple[str, Composed]]) -> list[Figure]:
    """Return how many sentences are traced, and how many replies pass the check."""
    lines = [(name, one, line) for name, one in found for line in one.draft.lines]
    loose = [
        Miss(name, "traced", line.part)
        for name, one, line in lines
        if not is_traced(line, one.plan.known, one.plan.wordings)
    ]
    failed = {
        name: [verdict.name.value for verdict in one.check.criteria if not verdict.is_met]
        for name, one in found
        if not one.check.is_ready
    }
    reaches = Counter(one.plan.addressee.reach.value if one.plan.addressee else "nobody" for _, one in found)
    whole = tuple(f"{count} to {name}" for name, count in reaches.most_common())
    return [
        Figure("replies composed", str(len(found)), notes=(", ".join(whole),)),
        at_least("sentences that trace to a fact or a fixed wording", len(lines) - len(loose), len(lines), 1.0, loose),
        at_least(
            "replies that pass the check",
            len(found) - len(failed),
            len(found),
            1.0,
            [Miss(name, "ready", ", ".join(names)) for name, names in failed.items()],
        ),
    ]


def print_composed(book: CueBook) -> list[tuple[str, Figure]]:
    """Print how rightly replies are composed."""
    print(heading("Replies that are composed"))
    print("To letters of all sorts, with what a seeker answers when asked; every second one tells of a talk.")
    found = figures(composed(book))
    show(found)
    return [("replies composed", figure) for figure in found[1:]]


if __name__ == "__main__":
    print_composed(load_cues())
