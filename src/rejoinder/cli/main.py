"""The command line: its commands are loaded when they are called."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

from rejoinder import __version__
from rejoinder.errors import AppError

# Command, the module under cli/commands that holds it, and its line in the overview.
COMMANDS = {
    "import": ("import_mail", "Read a mailbox: mbox, Maildir, .eml, .msg, folders and archives of these."),
    "read": ("read_letter", "Read one letter from a file or a paste, and say what to do now."),
    "rejections": ("rejections", "List the rejections with their reasons and the doors they leave open."),
    "show": ("show", "Show one application: its letters, what they say, what to do now."),
    "classify": ("classify", "Read messages without storing anything, one object a line."),
    "demo": ("demo", "Try it on the mailbox of an invented seeker, in a folder that is thrown away."),
    "undo": ("undo", "Take back the last thing that was done to your data."),
    "log": ("log", "List everything that was done to your data."),
    "problems": ("problems", "List what could not be read, and where it stands."),
}


class LateGroup(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of the overview."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, importing its module."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"rejoinder.cli.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the overview without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LateGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rejoinder", message="%(prog)s %(version)s")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The data folder, instead of the platform's or the one in REJOINDER_DATA.",
)
@click.pass_context
def cli(ctx: click.Context, data: Path | None) -> None:
    """Make the most of a job rejection.

    Rejoinder reads your mailbox on this machine, shows what each rejection really says, and what to do next.
    Nothing leaves the machine. Begin with `rejoinder read` and paste a letter, or `rejoinder demo`.
    """
    ctx.obj = data


def run() -> None:
    """Run the command line and turn an expected error into its message and what to do next."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped. Nothing is lost; the same command goes on where it was.", err=True)
        sys.exit(130)
    except AppError as error:
        click.echo(f"{error.message}\n{error.advice}", err=True)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        sys.stderr.close()
        sys.exit(0)
