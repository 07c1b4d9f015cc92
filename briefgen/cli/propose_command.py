"""`briefgen propose`: what a source may add to the timeline, as a table, as JSON, or one by one on a terminal."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any, Final

from briefgen.cli.proposal_rows import is_open, remarks, when
from briefgen.cli.status import OK
from briefgen.proposals.memory import Became
from briefgen.proposals.relations import Touch
from briefgen.reports import printable
from briefgen.service.opened import open_project
from briefgen.service.proposing import Considered, propose

_NO_TERMINAL_WIDTH: Final = 140


def run(options: argparse.Namespace) -> int:
    """Prints the proposals, or goes through them with the curator."""
    if options.format is None and sys.stdin.isatty() and sys.stdout.isatty():
        from briefgen.cli.dialogue import walk  # noqa: PLC0415 (only on a terminal)

        return walk(options.project, options.source, everything=options.all)
    found = propose(open_project(options.project), options.source)
    shown = [each for each in found if options.all or is_open(each)]
    if options.format == "json":
        print(json.dumps([record(each) for each in shown], ensure_ascii=False, indent=2))
    else:
        _table(shown)
        rest = len(found) - len(shown)
        more = f"; {rest} more with --all" if rest else ""
        print(f"{len(shown)} proposal{'' if len(shown) == 1 else 's'}{more}", file=sys.stderr)
    return OK


def record(each: Considered) -> dict[str, Any]:
    """A proposal as JSON gives it."""
    found = each.proposal
    measure = found.measure or next(iter(found.measures), None)
    return {
        "number": found.number,
        "kind": found.kind,
        "quote": found.quote,
        "date": found.date.text if found.date else None,
        "date_basis": str(found.date_basis),
        "date_words": found.date_words or None,
        "status": str(found.status),
        "value": f"{measure.value:f}" if measure else None,
        "unit": measure.unit if measure else None,
        "qualifier": str(measure.qualifier) if measure else None,
        "period": measure.period.text if measure and measure.period else None,
        "amounts": [
            {
                "value": f"{every.value:f}",
                "unit": every.unit,
                "qualifier": str(every.qualifier),
                "period": every.period.text if every.period else None,
            }
            for every in found.measures
        ],
        "actors": list(found.actors),
        "place": dict(found.place) or None,
        "topics": list(found.topics),
        "relations": [_relation(touch) for touch in found.relations],
        "score": found.score,
        "became": str(each.became),
        "fact": each.fact or None,
    }


def _relation(touch: Touch) -> dict[str, Any]:
    return {"how": str(touch.how), "id": touch.id, "sure": touch.sure, "score": touch.score}


def _table(shown: Sequence[Considered]) -> None:
    from rich.console import Console  # noqa: PLC0415 (slow to import, and only a table needs it)
    from rich.table import Table  # noqa: PLC0415

    width = None if sys.stdout.isatty() else _NO_TERMINAL_WIDTH
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for name, kept in (("N", True), ("KIND", True), ("WHEN", True), ("STATUS", True), ("WORDS", False)):
        table.add_column(name, no_wrap=kept, overflow="fold")
    for each in shown:
        found = each.proposal
        said = (
            "" if each.became is Became.OPEN else f"[{each.became}: {each.fact}] " if each.fact else f"[{each.became}] "
        )
        words = "\n".join((f"{said}{printable(found.quote)}", *remarks(found)))
        table.add_row(str(found.number), found.kind, when(found), str(found.status), words)
    console.print(table)
