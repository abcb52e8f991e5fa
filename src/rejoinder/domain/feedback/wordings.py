"""What letters say about feedback, by the cues of their language: asked for, refused, about which theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from rejoinder.domain.feedback.marks import find_mark, mark_of
from rejoinder.domain.letters.language import Language
from rejoinder.domain.letters.parts import split_parts
from rejoinder.domain.letters.text import MAX_TEXT, Sentence, fold_space, plain, sentences
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.replies.book import ReplyBook
from rejoinder.domain.replies.layout import lay_out, own_text
from rejoinder.domain.replies.said import read_sentence

THEME = "theme "  # before the name of a theme in the compiled cues
_NOBODY: frozenset[str] = frozenset()


class FeedbackBook(Struct, frozen=True):
    """The cues about feedback by language, and those for replies, by which it is told what a reply asks for.

    Those for replies are loaded once there is a letter of the seeker's to read: lists mostly hold none.
    """

    languages: Mapping[str, Language]
    load_replies: Callable[[], ReplyBook]

    @property
    def replies(self) -> ReplyBook:
        """Return the cues for replies."""
        return self.load_replies()


class Question(Struct, frozen=True):
    """A sentence by which the seeker asks for feedback, and whether it stands in a postscript."""

    quote: str
    is_postscript: bool


def question_in(letter: Letter, book: FeedbackBook) -> Question | None:
    """Return by which words a letter of the seeker's asks for feedback, one of its body before one of a postscript."""
    own = own_text(letter.message.subject, letter.message.text)
    for language in _languages(letter.reading.language, book.replies.languages):
        layout = lay_out(own, language, book.replies.postscript)
        for part in (layout.body, layout.postscript):
            for sentence in part:
                if "ask" in read_sentence(sentence, own, language, _NOBODY).cues:
                    quote = fold_space(letter.message.text[sentence.start : sentence.end])
                    return Question(quote, is_postscript=part is layout.postscript)
    return None


def refusal_in(letter: Letter, book: FeedbackBook) -> str:
    """Return by which sentence a letter says that no feedback is given; empty if none says so."""
    text = own_words(letter)
    for language in _languages(letter.reading.language, book.languages):
        for sentence in sentences(text):
            if _refuses(sentence, text, language):
                return as_written(letter, text[sentence.start : sentence.end])
    return ""


def as_written(letter: Letter, words: str) -> str:
    """Return plain words of a letter in its own marks."""
    return find_mark(letter.message.text, mark_of(words)) or fold_space(words)


def own_words(letter: Letter) -> str:
    """Return in plain marks what the writer of a letter wrote themselves, without what they quote."""
    return split_parts(letter.message.subject, letter.message.text[:MAX_TEXT]).own


def _refuses(sentence: Sentence, text: str, language: Language) -> bool:
    found = language.occurrences(sentence)
    hits = {hit.cue: hit for hit in language.hits(sentence, 0, found)}
    if "refusal" not in hits or "refusal_not" in hits:
        return False
    first, last = hits["refusal"].first, hits["refusal"].last
    turns = (at for at, _ in found.get(language.class_id("@but"), ()))
    # "We cannot offer you the post, but feedback is yours for the asking": what is denied is the post.
    return not any(first < at < last for at in turns) and text[sentence.end - 1] != "?"


def themes_of(quote: str, language: str, book: FeedbackBook) -> tuple[str, ...]:
    """Return what a quote is about, in the order in which its words say so; of all languages where none is known."""
    text = plain(quote)
    found: dict[str, tuple[int, int]] = {}
    for spoken in _languages(language, book.languages):
        for number, sentence in enumerate(sentences(text)):
            for hit in spoken.hits(sentence, 0):
                if hit.cue.startswith(THEME):
                    found.setdefault(hit.cue.removeprefix(THEME), (number, hit.first))
    return tuple(sorted(found, key=lambda name: (found[name], name)))


def known_themes(book: FeedbackBook) -> tuple[str, ...]:
    """Return the themes that any language has words for, by name."""
    names = {
        pattern.cue.removeprefix(THEME)
        for language in book.languages.values()
        for patterns in language.patterns.values()
        for pattern in patterns
        if pattern.cue.startswith(THEME)
    }
    return tuple(sorted(names))


def _languages(code: str, known: Mapping[str, Language]) -> Iterator[Language]:
    """Yield the language of a letter, or all where it is not known."""
    yield from [known[code]] if code in known else known.values()
