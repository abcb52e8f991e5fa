"""Run Rejoinder's command line."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; `--version` alone is answered without loading it."""
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
