"""The settings: the only place that reads the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

DATA_VARIABLE = "REJOINDER_DATA"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person chose: where the data lives."""

    data: Path


def load_settings(data: Path | None = None) -> Settings:
    """Return the settings: `data` wins, then REJOINDER_DATA, then the platform's data folder."""
    chosen = data or (Path(value) if (value := os.environ.get(DATA_VARIABLE)) else None)
    if chosen is None:
        import platformdirs  # noqa: PLC0415  (15 ms that most commands with --data do not need)

        chosen = Path(platformdirs.user_data_dir("rejoinder", appauthor=False))
    return Settings(chosen.expanduser().absolute())
