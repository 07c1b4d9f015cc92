"""The arguments of the commands that read a source with the curator: propose, accept, decline."""

import argparse

from briefgen.cli import values

STATUSES = ("occurred", "ongoing", "planned", "proposed", "cancelled")


def propose(command: argparse.ArgumentParser) -> None:
    """`briefgen propose`: a dialogue on a terminal, else a list."""
    command.add_argument("source", metavar="SOURCE", help="the id of the source")
    command.add_argument(
        "--format",
        choices=("table", "json"),
        help="print the proposals (default: a table; on a terminal they are gone through one by one)",
    )
    command.add_argument("--all", action="store_true", help="every sentence, and what was decided before")


def accept(command: argparse.ArgumentParser) -> None:
    """`briefgen accept`."""
    _numbers(command)
    command.add_argument("--topic", action="append", default=[], metavar="ID", help="its topic (may be repeated)")
    command.add_argument("--actor", action="append", default=[], metavar="ID", help="its actor (may be repeated)")
    command.add_argument("--fulfils", action="append", default=[], metavar="ID", help="the plan that it fulfils")
    command.add_argument("--date", type=values.edtf, metavar="DATE", help="when it was, where the proposal is wrong")
    command.add_argument("--status", choices=STATUSES, help="its status, where the proposal is wrong")
    command.add_argument("--title", metavar="TEXT", help="its title, in the language of the source")


def decline(command: argparse.ArgumentParser) -> None:
    """`briefgen decline`."""
    _numbers(command)


def draft(command: argparse.ArgumentParser) -> None:
    """`briefgen draft`."""
    command.add_argument("id", metavar="ID", help="the id of the new brief: briefings/ID.yaml")
    command.add_argument("--topic", action="append", default=[], metavar="ID", help="its topic (may be repeated)")
    command.add_argument(
        "--actor", action="append", default=[], metavar="ID", help="whom it is about (may be repeated)"
    )
    command.add_argument(
        "--with", dest="with_", default="", metavar="WHOM", help="whom we meet: an actor of the timeline, or words"
    )
    command.add_argument("--on", type=values.day, metavar="DATE", help="the day of the meeting")
    command.add_argument(
        "--kind", choices=("meeting-brief", "chronology"), default="meeting-brief", help="what it is to be"
    )


def _numbers(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", metavar="SOURCE", help="the id of the source")
    command.add_argument(
        "numbers", nargs="+", type=values.count, metavar="N", help="the numbers that ‘briefgen propose’ shows"
    )
