"""Measure what is read from résumés: lines, columns and jobs of real ones, jobs of our own with unusual layouts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from quality import report
from quality.corpora import SHARED
from quality.report import Figure, Miss, at_least
from quality.resume_layouts import layout_figures
from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.adapters.documents.reader import DocumentFiles
from rejoinder.domain.documents.document import Document
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import Month
from rejoinder.errors import UnreadableError

RESUMES = SHARED / "resumes"
LEAST_LINES = 0.98
NEAR = 500  # characters behind the end of what came before within which the head of an entry stands
SHORT = 60
_MARKS = re.compile(r"\*\*|\*|\[([^\]]*)\]\([^)]*\)")
_BEFORE = re.compile(r"^[^\w(]+ ")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_HEADS = (
    "company",
    "institution",
    "position",
    "area",
    "degree",
    "location",
    "name",
    "title",
    "journal",
    "doi",
    "label",
)
_LINES = ("summary", "details", "bullet", "number", "reversed_number")


class Columns(Struct, frozen=True):
    """Two columns of a page, seen by eye: where they part, and how far down they go, in points from left and top."""

    file: str
    page: int
    x: float
    top: float
    bottom: float


COLUMNS = (
    Columns("latexcv/two_column/main.pdf", 0, 299, 275, 800),
    Columns("latexcv/sidebar/main.pdf", 0, 400, 15, 815),
    Columns("latexcv/sidebarleft/main.pdf", 0, 195, 160, 830),
    Columns("latexcv/sidebarleft/main.pdf", 1, 195, 20, 830),
    Columns("latexcv/sidebarleft/main.pdf", 2, 195, 20, 830),
    Columns("latexcv/infographics/main.pdf", 0, 359, 110, 790),
    Columns("latexcv/infographics2/en/main.pdf", 0, 349, 115, 800),
    Columns("latexcv/infographics2/fr/main.pdf", 0, 349, 115, 800),
)


# ---- the lines of the source, in order ----


def line_figures() -> tuple[Figure, Figure]:
    """Return how many lines of the sources stand in the text in their order, and how many jobs are read as they are."""
    found, whole, misses = 0, 0, []
    jobs, all_jobs, wrong = 0, 0, []
    for path in sorted((RESUMES / "rendercv" / "examples").rglob("*.pdf")):
        source = _source(path)
        if source is None:
            continue
        document = DocumentFiles().read(path)
        text = _plain(document.text)
        for line, is_there in _in_order(source, text):
            whole += 1
            found += is_there
            if not is_there:
                misses.append(Miss(path.stem, line[:SHORT], "not in its order"))
        right, missing = _jobs(source, document)
        jobs += right
        all_jobs += right + len(missing)
        wrong += [Miss(path.stem, miss, "not read so") for miss in missing]
    return (
        at_least("lines of the source in their order", found, whole, LEAST_LINES, misses),
        at_least("jobs and education with title, house and dates", jobs, all_jobs, None, wrong),
    )


def _source(path: Path) -> Mapping[str, Any] | None:
    """Return the source that a PDF was made from."""
    name = "John_Doe_OpalTheme_CV" if path.parent.name == "output_Opal" else path.stem
    source = RESUMES / "rendercv" / "examples" / f"{name}.yaml"
    if not source.exists():
        return None
    found: Mapping[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))["cv"]
    return found


def _in_order(source: Mapping[str, Any], text: str) -> Iterator[tuple[str, bool]]:
    """Yield every line of a source, with whether it stands behind what came before it."""
    cursor = 0
    for name in ("name", "location", "email"):
        yield str(source[name]), _plain(str(source[name])) in text[:NEAR]
    for section in source["sections"].values():
        for entry in section:
            heads, lines = _entry(entry)
            floor = cursor
            for head in heads:
                at = text.find(_plain(head), floor, floor + NEAR + len(head))
                cursor = max(cursor, at + len(head)) if at >= 0 and not lines else cursor
                yield head, at >= 0
            for line in lines:
                at = text.find(_plain(line), cursor)
                cursor = at + len(_plain(line)) if at >= 0 else cursor
                yield line, at >= 0


def _entry(entry: Any) -> tuple[list[str], list[str]]:  # noqa: ANN401  (YAML)
    """Return the head of an entry, whose pieces stand as the theme has them, and its lines in order."""
    if isinstance(entry, str):
        return [], [entry]
    heads = [str(entry[name]) for name in _HEADS if entry.get(name)]
    lines = [str(entry[name]) for name in _LINES if entry.get(name)]
    if entry.get("authors"):
        lines.append(", ".join(entry["authors"]))
    for highlight in entry.get("highlights") or ():
        lines += (
            [part.strip(" -") for part in str(highlight).split("\n") if part.strip(" -")]
            if "\n" in highlight
            else _split(highlight)
        )
    return heads, lines


def _split(highlight: str) -> list[str]:
    """Return a point and the points below it, which YAML folds into one line."""
    return highlight.split(" - ")


def _plain(text: str) -> str:
    """Return text without Markdown, with its white space folded and its quotation marks straight."""
    return " ".join(_MARKS.sub(lambda match: match.group(1) or "", text).translate(_QUOTES).split())


def _jobs(source: Mapping[str, Any], document: Document) -> tuple[int, list[str]]:
    """Return how many jobs and courses of education are read as the source has them, and which are not."""
    resume = read_resume(load_resumes(), document)
    read = {(job.title, job.organisation, job.start, job.end) for job in resume.jobs}
    read |= {(one.degree.split(" in ")[0].split(",")[0], one.school, one.start, one.end) for one in resume.education}
    right, missing = 0, []
    for section in source["sections"].values():
        for entry in section:
            if not isinstance(entry, dict) or not (entry.get("company") or entry.get("institution")):
                continue
            title = entry.get("position") or entry.get("degree")
            wanted = (
                title,
                entry.get("company") or entry.get("institution"),
                _month(entry["start_date"]),
                _month(entry["end_date"]),
            )
            if wanted in read:
                right += 1
            else:
                missing.append(f"{title}, {wanted[1]}")
    return right, missing


def _month(said: object) -> Month | None:
    year, _, month = str(said).partition("-")
    return Month(int(year), int(month or 0)) if year.isdigit() else None


# ---- columns ----


def column_figure() -> Figure:
    """Return how many pages with two columns are read one column after the other."""
    misses = []
    for columns in COLUMNS:
        path = RESUMES / columns.file
        text = _plain(DocumentFiles().read(path).text)
        left, right = (list(_places(side, text)) for side in _sides(path, columns))
        mixed = sum(min(right) < place < max(right) for place in left) if left and right else len(left) + 1
        if mixed and not (max(left) < min(right) or max(right) < min(left)):
            misses.append(
                Miss(
                    columns.file,
                    f"page {columns.page + 1}: one after the other",
                    f"{mixed} of {len(left)} lines between",
                )
            )
    return at_least("pages of which two columns are read apart", len(COLUMNS) - len(misses), len(COLUMNS), 1.0, misses)


def _sides(path: Path, columns: Columns) -> tuple[list[str], list[str]]:
    """Return the lines of the left and of the right column, as PDFium finds them in these parts of the page."""
    import pypdfium2  # noqa: PLC0415

    pdf = pypdfium2.PdfDocument(path)
    try:
        page = pdf[columns.page]
        width, height = page.get_size()
        textpage = page.get_textpage()
        box = {"bottom": height - columns.bottom, "top": height - columns.top}
        return tuple(
            textpage.get_text_bounded(left=left, right=right, **box).splitlines()
            for left, right in ((0, columns.x), (columns.x, width))
        )
    finally:
        pdf.close()


def _places(lines: list[str], text: str) -> Iterator[int]:
    """Yield where lines stand that stand there once: repeated ones tell nothing."""
    for line in lines:
        words = _BEFORE.sub(
            "", _plain(line.replace("\ufffe", "").replace("\x02", ""))
        )  # signs of icon fonts are left out
        if len(words) > 9 and text.count(words) == 1:
            yield text.find(words)


# ---- JSON Resume ----


def json_figure() -> Figure:
    """Return how many JSON files are read or refused with advice, and nothing else."""
    misses, whole = [], 0
    for path in sorted((RESUMES / "jsonresume").glob("*.json")):
        whole += 1
        try:
            resume = read_resume(load_resumes(), DocumentFiles().read(path))
        except UnreadableError:
            continue
        if not resume.document.text.strip():
            misses.append(Miss(path.name, "text or advice", "nothing"))
    return at_least("JSON files read, or refused with advice", whole - len(misses), whole, 1.0, misses)


def print_resumes() -> list[tuple[str, Figure]]:
    """Print what is read from résumés; of real ones nothing where the samples are absent."""
    print(report.heading("Résumés"))
    for name, found in layout_figures():
        print(report.under("unusual layouts", name))
        report.show(found)
    print(report.under("samples", ""))
    if not RESUMES.exists():
        print("../shared/data/resumes is absent: no figures on real résumés.")
        return []
    lines, jobs = line_figures()
    figures = [lines, jobs, column_figure(), json_figure()]
    report.show(figures)
    return [("résumés", figure) for figure in figures]


if __name__ == "__main__":
    print_resumes()
