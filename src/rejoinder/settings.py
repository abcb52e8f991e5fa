"""The settings: the only place that reads the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from msgspec import Struct

from rejoinder.errors import StoreError

DATA_VARIABLE = "REJOINDER_DATA"


class Settings(Struct, frozen=True):
    """What the person chose: where the data lives."""

    data: Path


def load_settings(data: Path | None = None) -> Settings:
    """Return the settings: `data` wins, then REJOINDER_DATA, then the platform's data folder."""
    chosen = data or (Path(value) if (value := os.environ.get(DATA_VARIABLE)) else None)
    if chosen is None:
        import platformdirs  # noqa: PLC0415  (15 ms that most commands with --data do not need)

        chosen = Path(platformdirs.user_data_dir("rejoinder", appauthor=False))
    try:
        return Settings(chosen.expanduser().absolute())
    except RuntimeError as error:  # what pathlib raises for the home of somebody it does not know
        message = f"The data folder {chosen} cannot be found."
        raise StoreError(message, advice="Name the folder by its whole path.") from error


def has_screen() -> bool:
    """Tell whether a browser can be shown: without a screen one would start in the terminal."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return named or sys.platform in ("win32", "darwin")


def wants_plain_text() -> bool:
    """Tell whether the terminal or the person wants text without bold (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
