"""Run Rejoinder's command line."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; `--version` alone is answered without loading it."""
    if sys.argv[1:] == ["--version"]:
        from rejoinder import __version__  # noqa: PLC0415

        sys.stdout.write(f"rejoinder {__version__}\n")
        return
    from rejoinder.cli.main import run  # noqa: PLC0415

    run()


if __name__ == "__main__":
    main()
