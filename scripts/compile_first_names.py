"""Compile the first names of people from the package `faker`, which is no dependency of ours: install it for this.

Kept are those in letters of the Latin alphabet, folded as the reader folds words. Left out is what more often is no
person in a letter: words of the names of organisations, months and trades, as the cue files list them.

    python scripts/compile_first_names.py [--out src/rejoinder/cues/first_names.txt]
"""

from __future__ import annotations

import argparse
import pkgutil
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src")]

from rejoinder.adapters.cues.loader import load_cues  # noqa: E402  (the script runs from a checkout)
from rejoinder.domain.letters.text import fold_word  # noqa: E402

OUT = ROOT / "src" / "rejoinder" / "cues" / "first_names.txt"
LISTS = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary")
LAST_LATIN = "\u024f"
LEAST_LETTERS = 2


def listed(provider: object) -> Iterable[str]:
    """Yield the first names of a provider; some lists are properties of its instances, and repeat the others."""
    for name in LISTS:
        found = getattr(provider, name, ())
        if not isinstance(found, property):
            yield from found


def first_names() -> set[str]:
    """Return all first names of all locales."""
    person = import_module("faker.providers.person")
    return {
        name
        for module in pkgutil.iter_modules(person.__path__)
        for name in listed(import_module(f"{person.__name__}.{module.name}").Provider)
        if name.isalpha() and len(name) >= LEAST_LETTERS and all(char <= LAST_LATIN for char in name)
    }


def no_names() -> set[str]:
    """Return words that a letter holds as something else."""
    namings = [language.naming for language in load_cues().languages.values()]
    words = {word for naming in namings for word in (*naming.company, *naming.team, *naming.months, *naming.heads)}
    return {fold_word(word.strip("*")) for word in words}


def main() -> None:
    """Write the file."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--out", type=Path, default=OUT)
    options = arguments.parse_args()
    names = sorted({fold_word(name) for name in first_names()} - no_names())
    options.out.write_text("\n".join(wrap(" ".join(names), 150)) + "\n", encoding="utf-8")
    print(f"{len(names)} names -> {options.out}")


if __name__ == "__main__":
    main()
