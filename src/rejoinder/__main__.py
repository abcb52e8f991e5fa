"""Run Rejoinder's command line."""

from __future__ import annotations

import gc
import sys

# Thousands of records are read at once and nearly all of them stay: to look through them for garbage every few
# hundred, as Python does by itself, took a third of the time of a short command.
YOUNG, OLDER, OLDEST = 100_000, 20, 50


def main() -> None:
    """Run the command line; `--version` alone is answered without loading it."""
    gc.set_threshold(YOUNG, OLDER, OLDEST)
    if sys.argv[1:] == ["--version"]:
        from rejoinder import __version__  # noqa: PLC0415

        sys.stdout.write(f"rejoinder {__version__}\n")
        return
    try:
        from rejoinder.cli.main import run  # noqa: PLC0415

        run()
    except KeyboardInterrupt:  # before the command line is there to say more, or while it says it
        sys.stderr.write("\nStopped. Nothing is lost.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
