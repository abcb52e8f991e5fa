"""Say in words what is wrong with a cue file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager

from rejoinder.domain.letters.language import CueError
from rejoinder.errors import UnreadableError


@contextmanager
def explained(name: str, ending: str = "toml") -> Iterator[None]:
    """Turn what goes wrong with a cue file into an UnreadableError that names the file and what to do."""
    try:
        yield
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"The cue file {name}.{ending} is not valid {'TOML' if ending == 'toml' else 'UTF-8'}: {error}."
        raise UnreadableError(msg, advice="Mend the file, or remove it to use the shipped one.") from error
    except (CueError, KeyError) as error:
        msg = f"The cue file {name}.{ending} cannot be understood: {error}."
        raise UnreadableError(msg, advice="docs/cues.md explains the format.") from error
