"""The command line: its commands are loaded when they are called."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from rejoinder import __version__
from rejoinder.errors import AppError
from rejoinder.settings import wants_plain_text

# Command, the module that holds it (under cli/commands; the other face by its whole name, since faces do not import
# each other), and its line in the overview.
COMMANDS = {
    "import": ("import_mail", "Read a mailbox: mbox, Maildir, .eml, .msg, folders and archives of these."),
    "read": ("read_letter", "Read one letter from a file or a paste, and say what to do now."),
    "reply": ("reply", "Plan and write the reply to a letter."),
    "check-reply": ("check_reply", "Check your reply to a letter, before you send it."),
    "today": ("today", "List what there is to do, the most worthwhile first."),
    "rejections": ("rejections", "List the rejections with their reasons and the doors they leave open."),
    "applications": ("applications", "List all applications, with how far each got."),
    "organisations": ("organisations", "List the organisations, and what each left open and said of you."),
    "feedback": ("feedback", "List what was said about you, or write down what somebody said."),
    "file": ("file_letter", "Say what in a letter is feedback: praise, criticism."),
    "weigh": ("weigh", "Change an entry of the feedback log: what it is, its themes, whether it counts."),
    "asking": ("asking", "Show whether you may ask for specifics now, or tell what no letter shows."),
    "show": ("show", "Show one application: its letters, what they say, what to do now."),
    "search": ("search", "Find letters, applications, notes and events by their words."),
    "add": ("add", "Add an application by hand."),
    "edit": ("edit", "Say more of an application: the posting, the résumé you sent, the channel."),
    "event": ("event", "Tell what happened without a letter: refused by phone, an interview held."),
    "withdraw": ("withdraw", "Note that you withdrew an application."),
    "note": ("note", "Write a note on an application."),
    "keep": ("keep", "Keep a résumé, or another document of yours, in its versions."),
    "documents": ("documents", "List your résumés and other documents, or show one."),
    "put-away": ("put_away", "Put a document away that counts no more."),
    "posting": ("posting", "Keep the posting of an application as it stood, or show it with what you sent."),
    "answer": ("answer", "Say whether you hold what a posting asks, and where it shows."),
    "correct-requirement": ("correct_requirement", "Put right what was read from a posting."),
    "review": ("review", "List the letters of which only you can tell what they are or where they belong."),
    "confirm": ("confirm", "Say that a letter was read rightly."),
    "correct": ("correct", "Correct what was read from a letter, or where it belongs."),
    "merge": ("merge", "Make two applications one."),
    "split": ("split", "Make an application of its own of some letters of one."),
    "done": ("done", "Tick off a step of today."),
    "postpone": ("postpone", "Put a step of today off to another day."),
    "dismiss": ("dismiss", "Take a step of today off the list for good."),
    "hide": ("hide", "Put a rejection out of sight for a while."),
    "unhide": ("unhide", "Bring a rejection back into sight."),
    "spreadsheet": ("spreadsheet", "Read the list of applications that you keep: .csv or .xlsx."),
    "gaps": ("gaps", "Compare what a posting asks with what you sent and hold."),
    "requirements": ("requirements", "List what a job description asks for, each with its words."),
    "export": ("export", "Write everything into a .csv or .json."),
    "restore": ("restore", "Read an exported .json back."),
    "resume": ("resume", "Show what is read from a résumé: .pdf, .docx, .html, JSON Resume, text."),
    "settings": ("settings", "Who you are, your zone, what mail was read from, and what is kept where."),
    "serve": ("rejoinder.web.serve", "Open the page in the browser."),
    "classify": ("classify", "Read messages without storing anything, one object a line."),
    "demo": ("demo", "Try it on the mailbox of an invented seeker, in a folder that is thrown away."),
    "undo": ("undo", "Take back the last thing that was done to your data."),
    "log": ("log", "List everything that was done to your data."),
    "problems": ("problems", "List what could not be read, and where it stands."),
    "forget-everything": ("forget_everything", "Delete all that Rejoinder keeps. This alone cannot be undone."),
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
        name = COMMANDS[cmd_name][0]
        module = import_module(name if "." in name else f"rejoinder.cli.commands.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the overview without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _named_folder(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """Refuse an empty name: it would stand for the folder that one happens to be in."""
    if value == "":
        message = "the folder's name is empty."
        raise click.BadParameter(message, ctx, param)
    return Path(value) if value else None


@click.group(cls=LateGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rejoinder", message="%(prog)s %(version)s")
@click.option(
    "--data",
    type=click.Path(file_okay=False),
    callback=_named_folder,
    help="The data folder, instead of the platform's or the one in REJOINDER_DATA.",
)
@click.pass_context
def cli(ctx: click.Context, data: Path | None) -> None:
    """Make the most of a job rejection.

    Rejoinder reads your mailbox on this machine, shows what each rejection really says, and what to do next.
    Nothing leaves the machine. Begin with `rejoinder read` and paste a letter, or `rejoinder demo`.
    """
    ctx.obj = data
    if wants_plain_text():
        ctx.color = False


def run() -> None:
    """Run the command line and turn an expected error into its message and what to do next."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows a question mark
    try:
        cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show(sys.stdout)
    except click.ClickException as error:
        _fail(f"{error.format_message().removesuffix('.')}.", _how_to_use(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped. Nothing is lost.", err=True)
        sys.exit(130)
    except AppError as error:
        _fail(error.message, error.advice, 1)
    except OSError as error:
        if error.errno == errno.EPIPE:  # the reader of our output has gone, as `head` does
            _leave_quietly()
        elif error.errno == errno.ENOSPC:
            _fail("There is no room left on the disk.", "Make room, and run the same command again.", 1)
        else:
            raise


def _fail(message: str, advice: str, code: int) -> NoReturn:
    """Say what is wrong and, on a line of its own, what to do next."""
    from rejoinder.cli.output import print_wrapped  # noqa: PLC0415  (only an error needs it)

    print_wrapped(message, err=True)
    print_wrapped(advice, err=True)
    sys.exit(code)


def _how_to_use(error: click.ClickException) -> str:
    """Return what to do after a command that cannot be understood."""
    if isinstance(error, click.NoSuchOption) and error.option_name == "--data":
        return "It stands before the command: `rejoinder --data DIR COMMAND`."
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"`{context.command_path if context else 'rejoinder'} --help` shows how it is used."


def _leave_quietly() -> NoReturn:
    """Leave without the complaint that Python makes when it cannot write the rest."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)
