"""The arguments of each command, with the help that `briefgen --help` prints."""

import argparse
import re
from pathlib import Path
from typing import Final, NoReturn

from briefgen.cli import proposal_arguments, values
from briefgen.cli.status import USAGE, UsageError
from briefgen.service.inputs import VERSION
from briefgen.service.requests import ALL_FORMATS, DIGEST_FORMATS, FORMATS

RELEASES: Final = ("internal", "partner", "public")
_PROJECT: Final = "the project's folder (default: this one)"
FOUND_KINDS: Final = ("event", "figure", "source", "actor", "statement")
EXECUTORS: Final = ("processes", "dask")
SCHEDULED: Final = "digest"  # the command whose log a scheduler keeps
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
    _init(_command(commands, "init", "begin a project, with an example that shows what goes where"))
    _add(_command(commands, "add", "take articles in as sources: web pages, PDFs, Word documents, mails, texts"))
    proposal_arguments.propose(_command(commands, "propose", "read a source sentence by sentence for the timeline"))
    proposal_arguments.accept(_command(commands, "accept", "take proposals of a source into the timeline"))
    proposal_arguments.decline(_command(commands, "decline", "note that proposals of a source are not wanted"))
    proposal_arguments.draft(_command(commands, "draft", "begin a brief from the timeline"))
    _check(_command(commands, "check", "validate everything and print what is wrong"))
    _build(_command(commands, "build", "make the briefings"))
    _build(_command(commands, "watch", "make the briefings again whenever a file changes"))
    _digest(_command(commands, "digest", "make the weekly digest"))
    _changes(_command(commands, "changes", "show what became known between two days"))
    _clear(_command(commands, "clear", "note in a briefing's file who has cleared it"))
    _receive(_command(commands, "receive", "show what has changed in a Word document of ours that came back"))
    _redline(_command(commands, "redline", "make a briefing with what was added and deleted since"))
    _list(_command(commands, "list", "show the selected events"))
    _find(_command(commands, "find", "search sources, events, figures, actors and statements, in every form of a word"))
    _explain(_command(commands, "explain", "say what a finding means and how to mend it"))
    _desk(_command(commands, "desk", "open the desk: all of this as a page in the browser, on this machine alone"))
    _completion(_command(commands, "completion", "print what makes a shell complete commands and options"))
    _schema(_command(commands, "schema", "print the JSON Schema of events.yaml, a briefing or project.yaml"))
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


def _init(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="where (default: here); it is made")
    command.add_argument(
        "--locale",
        type=values.locales,
        action=values.Adding,
        default=("en",),
        metavar="en,ru,kk",
        help="its languages (default: en)",
    )


def _add(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help="the files; - reads standard input")
    command.add_argument("--id", type=values.identifier, metavar="ID", help="the id of the source")
    command.add_argument("--type", type=values.words, metavar="TYPE", help="its CSL type, such as article-newspaper")
    command.add_argument("--title", type=values.words, metavar="TEXT", help="its title")
    command.add_argument("--publisher", type=values.words, metavar="NAME", help="who published it")
    command.add_argument("--author", type=values.words, metavar="NAME", help="who wrote it")
    command.add_argument("--issued", type=values.edtf, metavar="DATE", help="when it was published (EDTF)")
    command.add_argument("--language", type=values.locale, metavar="ru", help="its language")
    command.add_argument("--url", type=values.address, metavar="URL", help="where it is published")
    command.add_argument("--accessed", type=values.day, metavar="DATE", help="when it was read (default: when saved)")
    command.add_argument("--encoding", metavar="NAME", help="how its text is written, such as windows-1251")
    command.add_argument("--all", action="store_true", help="all of the text is the article, nothing is left out")
    command.add_argument("--dry-run", action="store_true", help="only show what would be added")
    command.add_argument("--format", choices=("table", "json"), default="table", help="how it is shown")


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how findings are printed"
    )
    command.add_argument("--strict", action="store_true", help="warnings count as errors")
    command.add_argument(
        "--locale",
        type=values.locales,
        action=values.Adding,
        default=(),
        metavar="ru,kk",
        help="list what is missing in these languages, too",
    )
    _as_of(command)


def _build(command: argparse.ArgumentParser) -> None:
    command.add_argument("ids", nargs="*", metavar="ID", help="the briefings to make (default: all)")
    command.add_argument(
        "--format",
        type=values.several(ALL_FORMATS),
        action=values.Adding,
        default=FORMATS,
        metavar="pdf,docx,html,ics",
        help="which formats",
    )
    _making(command)
    command.add_argument(
        "--reference-doc", type=Path, metavar="FILE", help="a Word document that lends its letterhead and styles"
    )
    command.add_argument(
        "--final", action="store_true", help="only what is cleared as it stands, and without a warning"
    )
    command.add_argument(
        "--since", type=values.day, metavar="DATE", help="add an annex: what became known after that day"
    )
    _as_of(command)


def _clear(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="the briefing that was cleared")
    command.add_argument("--by", required=True, metavar="NAME", help="who cleared it")
    command.add_argument("--drafted-by", metavar="NAME", help="who drafted it (default: whom the file names)")
    command.add_argument("--on", type=values.day, metavar="DATE", help="when (default: today)")
    command.add_argument(
        "--check-by", type=values.day, metavar="DATE", help="when it has to be read again (default: in 30 days)"
    )


def _receive(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="the Word document that came back")
    command.add_argument("--format", choices=("table", "json"), default="table", help="how the changes are printed")
    command.add_argument(
        "--accept",
        type=values.numbers,
        action=values.Adding,
        default=(),
        metavar="N,M|all",
        help="write these changes into the briefing",
    )
    command.add_argument(
        "--decline",
        type=values.numbers,
        action=values.Adding,
        default=(),
        metavar="N,M",
        help="leave these as they are, whatever else is accepted",
    )
    command.add_argument(
        "--as-of", type=values.day, metavar="DATE", help="the day of the document, where it does not name one"
    )


def _redline(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="the briefing")
    command.add_argument(
        "--against",
        type=values.version,
        required=True,
        metavar="cleared|DATE|FILE",
        help="since it was cleared, as it was known on a day, or another version of its file",
    )
    command.add_argument(
        "--format",
        type=values.several(FORMATS),
        action=values.Adding,
        default=FORMATS,
        metavar="pdf,docx,html",
        help="which formats",
    )
    command.add_argument(
        "--locale",
        type=values.locales,
        action=values.Adding,
        default=("en",),
        metavar="en,ru,kk",
        help="which languages (default: en)",
    )
    _release(command)
    command.add_argument("--output", type=Path, metavar="DIR", help="where to (default: output/ in the project)")
    _as_of(command)


def _digest(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--week", type=values.week, metavar="2025-W51", help="which week (default: the last complete one)"
    )
    command.add_argument(
        "--since", type=values.week, metavar="2025-W40", help="make all that are missing since that week"
    )
    command.add_argument(
        "--skip-silent", action="store_true", help="of these only the weeks with news, and the last one"
    )
    command.add_argument(
        "--format",
        type=values.several(DIGEST_FORMATS),
        action=values.Adding,
        default=(*ALL_FORMATS, "atom"),
        metavar="pdf,docx,html,ics,atom,eml",
        help="which formats (default: all but eml)",
    )
    _making(command)
    command.add_argument(
        "--as-of", type=values.day, metavar="DATE", help="the day on which it is asked (default: today)"
    )


def _changes(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--from", dest="first", type=values.day, required=True, metavar="DATE", help="known then: not new"
    )
    command.add_argument("--to", dest="last", type=values.day, metavar="DATE", help="known then: new (default: today)")
    command.add_argument("--topic", action="append", default=[], metavar="ID", help="of this topic (may be repeated)")
    command.add_argument("--actor", action="append", default=[], metavar="ID", help="with this actor (may be repeated)")
    command.add_argument("--format", choices=("table", "json"), default="table", help="how the changes are printed")
    command.add_argument(
        "--locale", type=values.locale, default="en", metavar="en", help="the language of titles and dates"
    )
    _release(command)


def _filters(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument(
        "--topic", action="append", default=[], metavar="ID", help=f"{what} of this topic (may be repeated)"
    )
    command.add_argument(
        "--actor", action="append", default=[], metavar="ID", help=f"{what} with this actor (may be repeated)"
    )
    command.add_argument("--from", dest="since", type=values.edtf, metavar="DATE", help=f"{what} on or after it")
    command.add_argument("--to", dest="until", type=values.edtf, metavar="DATE", help=f"{what} on or before it")
    command.add_argument(
        "--status",
        action="append",
        default=[],
        metavar="STATUS",
        help="occurred, ongoing, planned, proposed, cancelled",
    )


def _find(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "words", nargs="+", metavar="WORDS", help='what to find: words, a "phrase" in quotation marks, and -without'
    )
    command.add_argument(
        "--in",
        dest="kinds",
        type=values.several(FOUND_KINDS),
        action=values.Adding,
        default=(),
        metavar="event,source",
        help=f"only these: {', '.join(FOUND_KINDS)}",
    )
    _filters(command, "what is")
    command.add_argument("--limit", type=values.count, default=20, metavar="N", help="how many at most (default: 20)")
    command.add_argument("--format", choices=("table", "json"), default="table", help="how they are printed")
    command.add_argument(
        "--locale", type=values.locale, metavar="en", help="of two that are as good, the one in this language first"
    )
    _release(command)
    _as_of(command)


def _list(command: argparse.ArgumentParser) -> None:
    _filters(command, "events")
    command.add_argument("--text", metavar="WORDS", help="events that have these words, as in ‘briefgen find’")
    command.add_argument(
        "--due-within", type=values.count, metavar="DAYS", help="open commitments that fall due in so many days"
    )
    command.add_argument(
        "--overdue", action="store_true", help="open commitments whose day is past (with --due-within: also these)"
    )
    command.add_argument("--one-source", action="store_true", help="events that rest on one source alone")
    command.add_argument(
        "--since-version",
        metavar="DATE|FILE",
        help="events that became known or were amended after that day, or after the day of a document of ours "
        "(.docx, .html)",
    )
    command.add_argument(
        "--format", choices=("table", "json", "csv"), default="table", help="how the events are printed"
    )
    command.add_argument(
        "--locale", type=values.locale, metavar="en", help="the language of titles and dates (default: en)"
    )
    command.add_argument(
        "--untranslated", action="store_true", help="list instead the texts that are missing in --locale (default: any)"
    )
    _release(command)
    _as_of(command)


def _desk(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=values.port, default=0, metavar="N", help="on which port (default: any free)")
    command.add_argument("--read-only", action="store_true", help="nothing can be changed")
    command.add_argument("--no-browser", action="store_true", help="only print the address")
    command.add_argument("--incognito", action="store_true", help="blur figures and names, for a shared screen")


def _completion(command: argparse.ArgumentParser) -> None:
    command.add_argument("shell", choices=("bash", "zsh", "tcsh"), metavar="SHELL", help="bash, zsh or tcsh")


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "code", metavar="CODE", nargs="?", help="the word in brackets of a finding; without it all are listed"
    )


def _schema(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "which",
        choices=("events", "briefing", "project"),
        nargs="?",
        default="events",
        help="of which file (default: events)",
    )


def _as_of(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-of", type=values.day, metavar="DATE", help="show what was known on that day (default: today)"
    )


def _making(command: argparse.ArgumentParser) -> None:
    """What all commands that make documents take."""
    command.add_argument(
        "--locale",
        type=values.locales,
        action=values.Adding,
        default=(),
        metavar="en,ru,kk",
        help="which languages (default: those of project.yaml, else en)",
    )
    _release(command)
    command.add_argument(
        "--jobs", type=values.count, metavar="N", help="how many documents at a time (default: one a processor)"
    )
    command.add_argument(
        "--executor", choices=EXECUTORS, help="render in processes here, or on a Dask cluster (default: processes)"
    )
    command.add_argument(
        "--scheduler", metavar="tcp://HOST:PORT", help="the Dask cluster to render on (needs requirements/dask.txt)"
    )
    command.add_argument("--output", type=Path, metavar="DIR", help="where to (default: output/ in the project)")


def _release(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--release", choices=RELEASES, default="internal", help="for whom: what others may not see is left out"
    )
