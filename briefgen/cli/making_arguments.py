"""The arguments of what checks and makes documents, and of what happens to them afterwards."""

import argparse
from pathlib import Path
from typing import Final

from briefgen.cli import values
from briefgen.service.requests import ALL_FORMATS, DIGEST_FORMATS, FORMATS

RELEASES: Final = ("internal", "partner", "public")
EXECUTORS: Final = ("processes", "dask")


def check(command: argparse.ArgumentParser) -> None:
    """How findings are printed, and the day."""
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
    as_of(command)


def build(command: argparse.ArgumentParser) -> None:
    """The briefings, their formats and their look."""
    command.add_argument("ids", nargs="*", metavar="ID", help="the briefings to make (default: all)")
    command.add_argument(
        "--format",
        type=values.several(ALL_FORMATS),
        action=values.Adding,
        default=FORMATS,
        metavar="pdf,docx,html,ics",
        help="which formats",
    )
    making(command)
    command.add_argument(
        "--reference-doc", type=Path, metavar="FILE", help="a Word document that lends its letterhead and styles"
    )
    command.add_argument(
        "--final", action="store_true", help="only what is cleared as it stands, and without a warning"
    )
    command.add_argument(
        "--since", type=values.day, metavar="DATE", help="add an annex: what became known after that day"
    )
    as_of(command)


def digest(command: argparse.ArgumentParser) -> None:
    """The weeks, and their formats."""
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
    making(command)
    command.add_argument(
        "--as-of", type=values.day, metavar="DATE", help="the day on which it is asked (default: today)"
    )


def redline(command: argparse.ArgumentParser) -> None:
    """The briefing, and what it is compared with."""
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
    release(command)
    command.add_argument("--output", type=Path, metavar="DIR", help="where to (default: output/ in the project)")
    as_of(command)


def clear(command: argparse.ArgumentParser) -> None:
    """Who cleared a briefing, and when."""
    command.add_argument("id", metavar="ID", help="the briefing that was cleared")
    command.add_argument("--by", required=True, metavar="NAME", help="who cleared it")
    command.add_argument("--drafted-by", metavar="NAME", help="who drafted it (default: whom the file names)")
    command.add_argument("--on", type=values.day, metavar="DATE", help="when (default: today)")
    command.add_argument(
        "--check-by", type=values.day, metavar="DATE", help="when it has to be read again (default: in 30 days)"
    )


def receive(command: argparse.ArgumentParser) -> None:
    """The document that came back, and what is taken over."""
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


def making(command: argparse.ArgumentParser) -> None:
    """What all commands that make documents take."""
    command.add_argument(
        "--locale",
        type=values.locales,
        action=values.Adding,
        default=(),
        metavar="en,ru,kk",
        help="which languages (default: those of project.yaml, else en)",
    )
    release(command)
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


def as_of(command: argparse.ArgumentParser) -> None:
    """The day whose knowledge is shown."""
    command.add_argument(
        "--as-of", type=values.day, metavar="DATE", help="show what was known on that day (default: today)"
    )


def release(command: argparse.ArgumentParser) -> None:
    """For whom it is."""
    command.add_argument(
        "--release", choices=RELEASES, default="internal", help="for whom: what others may not see is left out"
    )
