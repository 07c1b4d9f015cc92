"""`briefgen list`: the selected events as a table, as JSON or as CSV."""

import argparse
import csv
import difflib
import json
import sys
from collections.abc import Iterable, Sequence

from briefgen.cli.status import OK, UsageError, harmless
from briefgen.localization import Language
from briefgen.model import Event, Query, Release, Timeline
from briefgen.model.text import SOURCE_LANGUAGE
from briefgen.model.timeline import Status
from briefgen.narrowing import Narrowing, narrowed
from briefgen.selection import Known
from briefgen.service.finding import matching
from briefgen.service.opened import open_project

_NO_TERMINAL_WIDTH = 120


def run(options: argparse.Namespace) -> int:
    """Prints the events that meet all conditions."""
    project = open_project(options.project)
    query = _query(options, project.timeline)
    if options.untranslated:
        from briefgen.cli.untranslated import show  # noqa: PLC0415 (seldom wanted)

        return show(project, options)
    selection = project.select(query, options.as_of, Release(options.release))
    events = narrowed(selection.events, _narrowing(options), selection.as_of)
    language = project.language(options.locale or SOURCE_LANGUAGE)
    printers = {"table": _table, "json": _json, "csv": _csv}
    printers[options.format](events, language)
    return OK


def _query(options: argparse.Namespace, timeline: Timeline) -> Query:
    _known("topic", options.topic, [topic.id for topic in timeline.topics])
    _known("actor", options.actor, [actor.id for actor in timeline.actors])
    _known("status", options.status, list(Status))
    return Query(
        topics=tuple(options.topic),
        actors=tuple(options.actor),
        from_=options.since,
        to=options.until,
        status=tuple(Status(name) for name in options.status),
    )


def _narrowing(options: argparse.Namespace) -> Narrowing:
    among = None
    if options.text is not None:
        among = matching(options.project, options.text, as_of=options.as_of, release=options.release)
    since = None
    if options.since_version is not None:
        from briefgen.cli.copies import day_of  # noqa: PLC0415 (seldom wanted)

        since = day_of(options.since_version)
    return Narrowing(among, options.due_within, options.overdue, options.one_source, since)


def _known(what: str, wanted: Iterable[str], known: Sequence[str]) -> None:
    for name in wanted:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean ‘{near[0]}’?" if near else "there are: " + ", ".join(known)
            message = f"there is no {what} ‘{name}’; {hint}"
            raise UsageError(message)


def _table(events: Sequence[Known], language: Language) -> None:
    from rich.console import Console  # noqa: PLC0415 (slow to import, and only a table needs it)
    from rich.table import Table  # noqa: PLC0415

    console = Console(
        width=None if sys.stdout.isatty() else _NO_TERMINAL_WIDTH, highlight=False, markup=False, emoji=False
    )
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for name, kept in (("DATE", True), ("STATE", True), ("TITLE", False), ("ID", True)):
        table.add_column(name, no_wrap=kept, overflow="fold")
    for known in events:
        title, _ = known.event.title.best(language.locale)
        table.add_row(language.short_date(known.event.date), known.state, title, known.event.id)
    console.print(table)
    print(f"{len(events)} event{'' if len(events) == 1 else 's'}", file=sys.stderr)


def _json(events: Sequence[Known], language: Language) -> None:
    print(json.dumps([_record(known, language) for known in events], ensure_ascii=False, indent=2))


def _record(known: Known, language: Language) -> dict[str, object]:
    event = known.event
    return {
        "id": event.id,
        "date": event.date.text,
        "earliest": event.date.earliest.isoformat(),
        "latest": event.date.latest.isoformat(),
        "date_basis": event.date_basis,
        "status": event.status,
        "state": known.state,
        "title": event.title.best(language.locale)[0],
        "summary": event.summary.best(language.locale)[0] if event.summary else None,
        "topics": list(event.topics),
        "actors": list(event.actors),
        "recorded_on": event.recorded_on.isoformat(),
        "evidence": _evidence(event),
    }


def _evidence(event: Event) -> list[dict[str, object]]:
    return [
        {"source": item.source, "supports": item.supports, "exact": item.quote.exact if item.quote else None}
        for item in event.evidence
    ]


def _csv(events: Sequence[Known], language: Language) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["id", "date", "earliest", "latest", "status", "state", "title", "topics", "actors"])
    for known in events:
        record = _record(known, language)
        row = [record[key] for key in ("id", "date", "earliest", "latest", "status", "state", "title")]
        writer.writerow(
            [harmless(str(cell)) for cell in (*row, " ".join(known.event.topics), " ".join(known.event.actors))]
        )
