"""The commands, with the help that `briefgen --help` prints; their arguments stand in modules of their own."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, NoReturn

from briefgen.cli import making_arguments, proposal_arguments, reading_arguments
from briefgen.cli.status import USAGE, UsageError
from briefgen.service.inputs import VERSION

_PROJECT: Final = "the project's folder (default: this one)"
SCHEDULED: Final = "digest"  # the command whose log a scheduler keeps
_COMMANDS: Final[tuple[tuple[str, str, Callable[[argparse.ArgumentParser], None]], ...]] = (
    ("init", "begin a project, with an example that shows what goes where", reading_arguments.init),
    ("add", "take articles in as sources: web pages, PDFs, Word documents, mails, texts", reading_arguments.add),
    ("propose", "read a source sentence by sentence for the timeline", proposal_arguments.propose),
    ("accept", "take proposals of a source into the timeline", proposal_arguments.accept),
    ("decline", "note that proposals of a source are not wanted", proposal_arguments.decline),
    ("draft", "begin a brief from the timeline", proposal_arguments.draft),
    ("check", "validate everything and print what is wrong", making_arguments.check),
    ("build", "make the briefings", making_arguments.build),
    ("watch", "make the briefings again whenever a file changes", making_arguments.build),
    ("digest", "make the weekly digest", making_arguments.digest),
    ("changes", "show what became known between two days", reading_arguments.changes),
    ("clear", "note in a briefing's file who has cleared it", making_arguments.clear),
    ("receive", "show what has changed in a Word document of ours that came back", making_arguments.receive),
    ("redline", "make a briefing with what was added and deleted since", making_arguments.redline),
    ("list", "show the selected events", reading_arguments.listing),
    (
        "find",
        "search sources, events, figures, actors and statements, in every form of a word",
        reading_arguments.find,
    ),
    ("explain", "say what a finding means and how to mend it", reading_arguments.explain),
    ("desk", "open the desk: all of this as a page in the browser, on this machine alone", reading_arguments.desk),
    ("completion", "print what makes a shell complete commands and options", reading_arguments.completion),
    ("schema", "print the JSON Schema of events.yaml, a briefing or project.yaml", reading_arguments.schema),
)
_INVALID_CHOICE: Final = re.compile(r"argument \S+: invalid choice: '([^']{0,80})'")
_UNKNOWN_OPTION: Final = re.compile(r"unrecognized arguments: (--[\w-]{1,40})")
_CHOICE: Final = re.compile(r"'([^']{1,80})'|(?<=[(, ])([a-z][a-z-]*)(?=[,)])")


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line: what is wrong, what may have been meant, and where more is said."""

    def error(self, message: str) -> NoReturn:
        """Says it and ends with 2."""
        import difflib  # noqa: PLC0415 (seldom needed)

        from briefgen.reports import printable  # noqa: PLC0415

        wrong = _INVALID_CHOICE.match(message) or _UNKNOWN_OPTION.match(message)
        choices = (one or other for one, other in _CHOICE.findall(message.partition("choose from")[2]))
        known = self._options() if wrong and wrong[1].startswith("-") else list(choices)
        near = difflib.get_close_matches(wrong[1], known, n=1) if wrong else []
        said = f"there is no ‘{wrong[1]}’; did you mean ‘{near[0]}’?" if wrong and near else f"{message};"
        self.exit(USAGE, f"{self.prog}: {printable(said)} ‘{self.prog} --help’ says more\n")

    def _options(self) -> list[str]:
        """The options of this command, or of all commands where it has some."""
        commands = (action.choices for action in self._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
        parsers = [self, *(each for choices in commands for each in choices.values())]
        return sorted({option for each in parsers for action in each._actions for option in action.option_strings})  # noqa: SLF001


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; each command names the module that carries it out."""
    top = Parser(prog="briefgen", description="Briefings from a curated timeline, every line with its source.")
    top.add_argument("-V", "--version", action="version", version=f"briefgen {VERSION}")
    top.add_argument("--project", type=Path, default=Path(), metavar="DIR", help=_PROJECT)
    commands = top.add_subparsers(required=True, metavar="COMMAND", dest="command", parser_class=Parser)
    for name, text, arguments in _COMMANDS:
        arguments(_command(commands, name, text))
    return top


def consistent(options: argparse.Namespace) -> None:
    """Raises where one option contradicts another."""
    means = getattr(options, "executor", None), bool(getattr(options, "scheduler", None))
    if means == ("dask", False):
        raise UsageError("--executor dask needs the address of a scheduler: --scheduler tcp://HOST:PORT")
    if means == ("processes", True):
        raise UsageError("--scheduler is for --executor dask; processes have none")


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, text: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    command.set_defaults(module=f"{name}_command")
    command.add_argument(
        "--project",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help=_PROJECT,  # also before the command
    )
    return command
