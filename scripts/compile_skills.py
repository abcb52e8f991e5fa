"""Compile the names of skills from ESCO and O*NET.

Both stand in the tables of the package `laiser`, which is no dependency of ours: unpack its wheel, or install it, and
name the folder with `skills_df.json` and `knowledge_df.json`. Rows of other taxonomies in those tables are not
used: their licences are others. NOTICE credits both sources.

    python scripts/compile_skills.py [FOLDER] [--out src/rejoinder/skills/names.tsv]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "src")]

from skill_names import Name, known_thing, known_work, merged, technology  # noqa: E402  (the script runs from a checkout)

from rejoinder.domain.skills.keys import KEY  # noqa: E402
from rejoinder.domain.skills.spellings import may_be_many, spelled  # noqa: E402
from rejoinder.domain.skills.table import MANY  # noqa: E402

OUT = ROOT / "src" / "rejoinder" / "skills" / "names.tsv"
HEAD = """\
# Spellings of skills, compiled by scripts/compile_skills.py from ESCO and O*NET, to be changed there (docs/skills.md):
# folded spelling, the skill it means unless it is the same, marks (t: a thing one works with; w: it may be
# a word of some language as well; s: also with an s behind it), in the order of the bytes. NOTICE credits the sources.

"""
Row = Mapping[str, str]


def rows(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield taxonomy, name and description of the rows that may be used."""
    for row in _table(folder / "skills_df.json"):
        yield row["taxonomy"], row["skill"], row["description"]
    for row in _table(folder / "knowledge_df.json"):
        yield row["taxonomy"], row["name"], row["description"]


def compiled(found: Iterable[tuple[str, str, str]]) -> list[Name]:
    """Return the names that rows yield, each once."""
    used = [row for row in found if row[0] in SOURCES]
    everyday = frozenset(
        word
        for taxonomy, _, description in used
        if taxonomy.startswith("esco")
        for word in re.findall(r"(?<![.!?] )\b[a-z]+\b", description)
    )
    names: list[Name] = []
    for taxonomy, name, description in used:
        names += SOURCES[taxonomy](name.strip(), description, everyday)
    return merged(names)


def written(names: Iterable[Name]) -> bytes:
    """Return the table: each spelling once, in order; of two skills that claim one the earlier has it."""
    lines: dict[bytes, str] = {}
    for name in names:
        many = may_be_many(name.name)
        marks = name.marks + (MANY if many else "")
        for form in (name.name, *name.spellings):
            for spelling in map(bytes.strip, spelled(form)):
                lines.setdefault(spelling, f"{'' if spelling.decode('latin-1') == name.name else name.name}\t{marks}")
                if many and len(spelling) + 1 < KEY:
                    lines.setdefault(spelling + b"s", f"{name.name}\t{name.marks}")
    body = "".join(f"{spelling.decode('latin-1')}\t{lines[spelling]}\n" for spelling in sorted(lines) if spelling)
    return (HEAD + body).encode()


SOURCES = {"esco": known_work, "esco_knowledge": known_thing, "onet_tech": technology}


def _table(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    found: list[Row] = json.loads(path.read_text("utf-8"))
    return found


def _installed() -> Path | None:
    spec = find_spec("laiser")
    places = (spec.submodule_search_locations or []) if spec else []
    return next((Path(place) / "public" for place in places), None)


def main() -> int:
    """Compile the names and say how many there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="with the tables; else those of the installed package")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    folder = given.folder or _installed()
    if folder is None or not (folder / "skills_df.json").is_file():
        print(f"There is no skills_df.json in {folder or 'an installed laiser'}; name the folder that it is in.")
        return 1
    names = compiled(rows(folder))
    given.out.write_bytes(written(names))
    spellings = sum(1 + len(name.spellings) for name in names)
    print(f"{len(names):,} skills in {spellings:,} spellings: {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
