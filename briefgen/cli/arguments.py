"""The arguments of each command, with the help that `briefgen --help` prints."""

import argparse
from datetime import date
from pathlib import Path
from typing import Final

from briefgen import __version__
from briefgen.edtf import Edtf, EdtfError, parse
from briefgen.weeks import Week, WeekError, parse_week

FORMATS: Final = ("pdf", "docx", "html")
ALL_FORMATS: Final = (*FORMATS, "ics")
DIGEST_FORMATS: Final = (*ALL_FORMATS, "atom", "eml")
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
RELEASES: Final = ("internal", "partner", "public")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; each command names the module that carries it out."""
    top = argparse.ArgumentParser(
        prog="briefgen", description="Briefings from a curated timeline, every line with its source."
    )
    top.add_argument("--version", action="version", version=f"briefgen {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _check(_command(commands, "check", "validate everything and print what is wrong"))
    _build(_command(commands, "build", "make the briefings"))
    _build(_command(commands, "watch", "make the briefings again whenever a file changes"))
    _digest(_command(commands, "digest", "make the weekly digest"))
    _changes(_command(commands, "changes", "show what became known between two days"))
    _clear(_command(commands, "clear", "note in a briefing's file who has cleared it"))
    _list(_command(commands, "list", "show the selected events"))
    _explain(_command(commands, "explain", "say what a finding means and how to mend it"))
    _schema(_command(commands, "schema", "print the JSON Schema of events.yaml or of a briefing"))
    return top


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, text: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    command.set_defaults(module=f"{name}_command")
    command.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="the project's folder (default: this one)"
    )
    return command


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how findings are printed"
    )
    command.add_argument("--strict", action="store_true", help="warnings count as errors")
    command.add_argument(
        "--locale", type=_locales, default=(), metavar="ru,kk", help="list what is missing in these languages, too"
    )
    _as_of(command)


def _build(command: argparse.ArgumentParser) -> None:
    command.add_argument("ids", nargs="*", metavar="ID", help="the briefings to make (default: all)")
    command.add_argument(
        "--format", type=_several(ALL_FORMATS), default=FORMATS, metavar="pdf,docx,html,ics", help="which formats"
    )
    command.add_argument(
        "--locale", type=_locales, default=("en",), metavar="en,ru,kk", help="which languages (default: en)"
    )
    command.add_argument(
        "--release", choices=RELEASES, default="internal", help="for whom: what others may not see is left out"
    )
    command.add_argument(
        "--jobs", type=_count, metavar="N", help="how many documents at a time (default: one a processor)"
    )
    command.add_argument(
        "--scheduler", metavar="tcp://HOST:PORT", help="render on a Dask cluster (needs briefgen[dask])"
    )
    command.add_argument("--output", type=Path, metavar="DIR", help="where to (default: output/ in the project)")
    command.add_argument(
        "--reference-doc", type=Path, metavar="FILE", help="a Word document that lends its letterhead and styles"
    )
    command.add_argument(
        "--final", action="store_true", help="only what is cleared as it stands, and without a warning"
    )
    command.add_argument("--since", type=_day, metavar="DATE", help="add an annex: what became known after that day")
    _as_of(command)


def _clear(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="the briefing that was cleared")
    command.add_argument("--by", required=True, metavar="NAME", help="who cleared it")
    command.add_argument("--drafted-by", metavar="NAME", help="who drafted it (default: whom the file names)")
    command.add_argument("--on", type=_day, metavar="DATE", help="when (default: today)")
    command.add_argument(
        "--check-by", type=_day, metavar="DATE", help="when it has to be read again (default: in 30 days)"
    )


def _digest(command: argparse.ArgumentParser) -> None:
    command.add_argument("--week", type=_week, metavar="2025-W51", help="which week (default: the last complete one)")
    command.add_argument("--since", type=_week, metavar="2025-W40", help="make all that are missing since that week")
    command.add_argument(
        "--format",
        type=_several(DIGEST_FORMATS),
        default=(*ALL_FORMATS, "atom"),
        metavar="pdf,docx,html,ics,atom,eml",
        help="which formats (default: all but eml)",
    )
    command.add_argument(
        "--locale", type=_locales, default=("en",), metavar="en,ru,kk", help="which languages (default: en)"
    )
    command.add_argument(
        "--release", choices=RELEASES, default="internal", help="for whom: what others may not see is left out"
    )
    command.add_argument(
        "--jobs", type=_count, metavar="N", help="how many documents at a time (default: one a processor)"
    )
    command.add_argument(
        "--scheduler", metavar="tcp://HOST:PORT", help="render on a Dask cluster (needs briefgen[dask])"
    )
    command.add_argument("--output", type=Path, metavar="DIR", help="where to (default: output/ in the project)")
    command.add_argument("--as-of", type=_day, metavar="DATE", help="the day on which it is asked (default: today)")


def _changes(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="first", type=_day, required=True, metavar="DATE", help="known then: not new")
    command.add_argument("--to", dest="last", type=_day, metavar="DATE", help="known then: new (default: today)")
    command.add_argument("--topic", action="append", default=[], metavar="ID", help="of this topic (may be repeated)")
    command.add_argument("--actor", action="append", default=[], metavar="ID", help="with this actor (may be repeated)")
    command.add_argument("--format", choices=("table", "json"), default="table", help="how the changes are printed")
    command.add_argument("--locale", type=_locale, default="en", metavar="en", help="the language of titles and dates")
    command.add_argument(
        "--release", choices=RELEASES, default="internal", help="for whom: what others may not see is left out"
    )


def _list(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--topic", action="append", default=[], metavar="ID", help="events of this topic (may be repeated)"
    )
    command.add_argument(
        "--actor", action="append", default=[], metavar="ID", help="events with this actor (may be repeated)"
    )
    command.add_argument("--from", dest="since", type=_edtf, metavar="DATE", help="events on or after it")
    command.add_argument("--to", dest="until", type=_edtf, metavar="DATE", help="events on or before it")
    command.add_argument(
        "--status",
        action="append",
        default=[],
        metavar="STATUS",
        help="occurred, ongoing, planned, proposed, cancelled",
    )
    command.add_argument(
        "--format", choices=("table", "json", "csv"), default="table", help="how the events are printed"
    )
    command.add_argument("--locale", type=_locale, metavar="en", help="the language of titles and dates (default: en)")
    command.add_argument(
        "--untranslated", action="store_true", help="list instead the texts that are missing in --locale (default: any)"
    )
    command.add_argument(
        "--release", choices=RELEASES, default="internal", help="for whom: what others may not see is left out"
    )
    _as_of(command)


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "code", metavar="CODE", nargs="?", help="the word in brackets of a finding; without it all are listed"
    )


def _schema(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "which", choices=("events", "briefing"), nargs="?", default="events", help="of which file (default: events)"
    )


def _as_of(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", type=_day, metavar="DATE", help="show what was known on that day (default: today)")


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        message = f"‘{text}’ is not a number from 1 up"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        message = f"‘{text}’ is not a day; write it as 2025-04-16"
        raise argparse.ArgumentTypeError(message) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        message = f"‘{text}’ is no day that a timeline knows; use one from {_FIRST_YEAR} to {_LAST_YEAR}"
        raise argparse.ArgumentTypeError(message)
    return day


def _week(text: str) -> Week:
    try:
        return parse_week(text)
    except WeekError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _edtf(text: str) -> Edtf:
    try:
        return parse(text)
    except EdtfError as error:
        raise argparse.ArgumentTypeError(error.message) from None


def _several(allowed: tuple[str, ...]):  # type: ignore[no-untyped-def]  # noqa: ANN202 (argparse's own protocol)
    def split(text: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
        unknown = [name for name in names if name not in allowed]
        if unknown or not names:
            message = f"‘{', '.join(unknown) or text}’ is not among {', '.join(allowed)}"
            raise argparse.ArgumentTypeError(message)
        return names

    return split


def _locale(text: str) -> str:
    from briefgen.model.text import LANGUAGE_TAG  # noqa: PLC0415 (the model is slow to import, and mostly not needed here)

    if not LANGUAGE_TAG.fullmatch(text):
        message = f"‘{text}’ is not a language tag; use en, ru or kk"
        raise argparse.ArgumentTypeError(message)
    return text


def _locales(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_locale(name.strip()) for name in text.split(",")))
