"""Documents are read in a worker: whatever becomes of it, one sentence and advice come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import pytest

from rejoinder.bootstrap import make_program
from rejoinder.domain.documents.document import Document, Format
from rejoinder.errors import SourceNotFoundError, UnreadableError
from rejoinder.ports.work import Failure
from rejoinder.services.document_reading import Refused, WorkerDocuments, read_here
from tests.adapters.documents.making import blown_up, one_page, painted, pdf_of
from tests.fakes.documents import MemoryDocuments

HERE = Path("cv.pdf")
FOUND = Document("cv.pdf", Format.PDF, "Mara Quill")


class OnePool:
    """A pool that answers the same to every task."""

    def __init__(self, answer: Document | Refused | Failure) -> None:
        self.answer = answer
        self.is_closed = False

    def map(self, tasks: Iterable[Path]) -> Iterator[tuple[Path, Document | Refused | Failure]]:
        """Answer."""
        for task in tasks:
            yield task, self.answer

    def close(self) -> None:
        """Remember it."""
        self.is_closed = True


def test_a_document_comes_back_and_the_worker_goes() -> None:
    pool = OnePool(FOUND)
    assert WorkerDocuments(lambda: pool, lambda _: None).read(HERE) == FOUND
    assert pool.is_closed


def test_plain_text_needs_no_worker() -> None:
    def no_pool() -> OnePool:
        raise AssertionError

    assert WorkerDocuments(no_pool, lambda _: FOUND).read(HERE) == FOUND


@pytest.mark.parametrize("is_missing", [True, False])
def test_an_error_comes_back_as_it_was(*, is_missing: bool) -> None:
    documents = WorkerDocuments(lambda: OnePool(Refused(is_missing, "It is so.", "Do that.")), lambda _: None)
    with pytest.raises(SourceNotFoundError if is_missing else UnreadableError) as caught:
        documents.read(HERE)
    assert (caught.value.message, caught.value.advice) == ("It is so.", "Do that.")


@pytest.mark.parametrize("reason", ["timeout", "crash", "memory", "error"])
def test_whatever_becomes_of_a_worker_is_said_in_a_sentence(
    reason: Literal["timeout", "crash", "memory", "error"],
) -> None:
    documents = WorkerDocuments(lambda: OnePool(Failure(reason, "KeyError: x")), lambda _: None)
    with pytest.raises(UnreadableError) as caught:
        documents.read(HERE)
    assert caught.value.message.startswith("cv.pdf ")
    assert "PDF" in caught.value.advice


def test_a_worker_says_what_it_cannot_read() -> None:
    empty = Document("cv.pdf", Format.PDF, "")
    assert read_here(HERE, MemoryDocuments({})) == Refused(
        is_missing=True, message=f"There is no file {HERE}.", advice="Check the path."
    )
    assert isinstance(read_here(HERE, MemoryDocuments({HERE: empty})), Refused)
    assert read_here(HERE, MemoryDocuments({HERE: FOUND})) == FOUND


@pytest.mark.slow
def test_a_pdf_that_unpacks_to_more_than_the_memory_ends_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(pdf_of(one_page(blown_up(2_000), b"/Filter[/FlateDecode/FlateDecode]")))
    with pytest.raises(UnreadableError) as caught:
        make_program(tmp_path / "data").documents().read(path)
    assert caught.value.message.startswith("cv.pdf ")


@pytest.mark.slow
def test_a_pdf_nested_a_million_deep_is_read_all_the_same(tmp_path: Path) -> None:
    objects = one_page(painted((50, 700, "Mara Quill, night porter")))
    objects[0] = objects[0].replace(b">>", b"/X " + b"[" * 1_000_000 + b"]" * 1_000_000 + b">>")
    (tmp_path / "cv.pdf").write_bytes(pdf_of(objects))
    assert make_program(tmp_path / "data").documents().read(tmp_path / "cv.pdf").text == "Mara Quill, night porter\n"
