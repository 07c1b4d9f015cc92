"""The arguments of what begins a project, takes articles in, and reads what is there."""

import argparse
from pathlib import Path
from typing import Final

from briefgen.cli import making_arguments, values

FOUND_KINDS: Final = ("event", "figure", "source", "actor", "statement")


def init(command: argparse.ArgumentParser) -> None:
    """The folder and the languages of a new project."""
    command.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="where (default: here); it is made")
    command.add_argument(
        "--locale",
        type=values.locales,
        action=values.Adding,
        default=("en",),
        metavar="en,ru,kk",
        help="its languages (default: en)",
    )


def add(command: argparse.ArgumentParser) -> None:
    """The files, and what is said of them in place of what is found."""
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


def changes(command: argparse.ArgumentParser) -> None:
    """The two days."""
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
    making_arguments.release(command)


def filters(command: argparse.ArgumentParser, what: str) -> None:
    """What narrows events: topics, actors, days."""
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


def find(command: argparse.ArgumentParser) -> None:
    """The words, and where they are looked for."""
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
    filters(command, "what is")
    command.add_argument("--limit", type=values.count, default=20, metavar="N", help="how many at most (default: 20)")
    command.add_argument("--format", choices=("table", "json"), default="table", help="how they are printed")
    command.add_argument(
        "--locale", type=values.locale, metavar="en", help="of two that are as good, the one in this language first"
    )
    making_arguments.release(command)
    making_arguments.as_of(command)


def listing(command: argparse.ArgumentParser) -> None:
    """Which events, and how they are printed."""
    filters(command, "events")
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
    making_arguments.release(command)
    making_arguments.as_of(command)


def desk(command: argparse.ArgumentParser) -> None:
    """The port, and what may be done."""
    command.add_argument("--port", type=values.port, default=0, metavar="N", help="on which port (default: any free)")
    command.add_argument("--read-only", action="store_true", help="nothing can be changed")
    command.add_argument("--no-browser", action="store_true", help="only print the address")
    command.add_argument("--incognito", action="store_true", help="blur figures and names, for a shared screen")


def completion(command: argparse.ArgumentParser) -> None:
    """The shell."""
    command.add_argument("shell", choices=("bash", "zsh", "tcsh"), metavar="SHELL", help="bash, zsh or tcsh")


def explain(command: argparse.ArgumentParser) -> None:
    """The finding."""
    command.add_argument(
        "code", metavar="CODE", nargs="?", help="the word in brackets of a finding; without it all are listed"
    )


def schema(command: argparse.ArgumentParser) -> None:
    """The file."""
    command.add_argument(
        "which",
        choices=("events", "briefing", "project"),
        nargs="?",
        default="events",
        help="of which file (default: events)",
    )
