"""`briefgen changes`: what became known between two days, in the terminal or as JSON."""

import argparse
import json
from collections.abc import Iterator

from briefgen.changes import Amended, Changes, Withdrawn, changes
from briefgen.cli.status import OK, UsageError
from briefgen.localization import Language
from briefgen.model import Event, Figure, Query, Release, Source
from briefgen.model.shape import Shape
from briefgen.model.text import LocalizedText
from briefgen.project.clock import today
from briefgen.release import released_timeline
from briefgen.selection import Known
from briefgen.service.opened import open_project

_Lines = Iterator[tuple[str, list[str]]]


def run(options: argparse.Namespace) -> int:
    """Prints what is new, amended, withdrawn, fulfilled or overdue on the second day, and was not on the first."""
    last = options.last or today()
    if options.first > last:
        message = f"--from {options.first} is after --to {last}"
        raise UsageError(message)
    project = open_project(options.project)
    release = Release(options.release)
    query = Query(topics=tuple(options.topic), actors=tuple(options.actor))
    found = changes(released_timeline(project.timeline, release), options.first, last, release, query)
    language = project.language(options.locale)
    if options.format == "json":
        print(json.dumps(as_record(found, language), ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_lines(found, language)))
    return OK


def as_lines(found: Changes, language: Language) -> Iterator[str]:
    """The changes as lines for a terminal: a heading for each kind, and “no change” where there is none at all."""
    yield f"Known after {found.before.as_of}, up to {found.after.as_of}"
    for heading, lines in _parts(found, language):
        if lines:
            yield f"\n{heading}"
            yield from (f"  {line}" for line in lines)
    if found.is_empty:
        yield "\nNo change"


def _parts(found: Changes, language: Language) -> _Lines:
    yield "New events", [_event(known.event, language, f" [{known.state}]") for known in found.added]
    yield "Amended", [_amended(each, language) for each in found.amended]
    turned = [_event(e.after.event, language, f" [{e.before.state} → {e.after.state}]") for e in found.turned]
    yield "In another state", turned
    yield "New figures", [_figure(figure, language) for figure in found.new_figures]
    yield "Amended figures", [_amended(each, language) for each in found.amended_figures]
    gone = [_withdrawn(each, language) for each in _ends(found)]
    yield "Withdrawn", gone
    yield "New sources", [_source(source) for source in found.sources]
    yield "New disagreements", [each.id for each in found.found]
    yield "Settled disagreements", [each.id for each in found.settled]


def _ends(found: Changes) -> tuple[Withdrawn[Event] | Withdrawn[Figure], ...]:
    return (*found.withdrawn, *found.withdrawn_figures)


def _event(event: Event, language: Language, state: str = "") -> str:
    return f"{language.short_date(event.date)}: {_said(event.title, language)} ({event.id}){state}"


def _figure(figure: Figure, language: Language) -> str:
    return f"{_said(figure.label, language)}: {_amount(figure, language)} ({figure.id})"


def _amount(figure: Figure, language: Language) -> str:
    unit = figure.unit if isinstance(figure.unit, str) else _said(figure.unit, language)
    return language.amount(figure.value, unit, figure.qualifier)


def _source(source: Source) -> str:
    return f"{source.container_title or source.title} ({source.id})"


def _amended(change: Amended[Event] | Amended[Figure], language: Language) -> str:
    reasons = "; ".join(_said(reason, language) for reason in change.reasons)
    fields = ", ".join(f"{name}: {_value(change, name)}" for name in change.fields)
    return f"{change.after.id} – {fields}{f' – {reasons}' if reasons else ''}"


def _value(change: Amended[Event] | Amended[Figure], name: str) -> str:
    before, after = _plain(getattr(change.before, name)), _plain(getattr(change.after, name))
    return f"{json.dumps(before, ensure_ascii=False)} → {json.dumps(after, ensure_ascii=False)}"


def _withdrawn(each: Withdrawn[Event] | Withdrawn[Figure], language: Language) -> str:
    return f"{each.thing.id} – {_said(each.reason, language)}"


def _said(text: LocalizedText, language: Language) -> str:
    return text.best(language.locale)[0]


def as_record(found: Changes, language: Language) -> dict[str, object]:
    """The changes as a value for JSON."""
    return {
        "from": found.before.as_of.isoformat(),
        "to": found.after.as_of.isoformat(),
        "added": [_known(known, language) for known in found.added],
        "amended": [_change(each) for each in found.amended],
        "withdrawn": [_end(each, language) for each in _ends(found)],
        "turned": [{**_known(e.after, language), "before": e.before.state} for e in found.turned],
        "figures": {
            "added": [_figure_record(figure, language) for figure in found.new_figures],
            "amended": [_change(each) for each in found.amended_figures],
            "beside": [{"id": pair.after.id, "beside": pair.before.id} for pair in found.beside],
        },
        "sources": [source.id for source in found.sources],
        "discrepancies": {
            "found": [each.id for each in found.found],
            "settled": [each.id for each in found.settled],
        },
    }


def _known(known: Known, language: Language) -> dict[str, object]:
    event = known.event
    return {
        "id": event.id,
        "date": event.date.text,
        "state": known.state,
        "title": _said(event.title, language),
        "recorded_on": event.recorded_on.isoformat(),
        "fulfilled_by": known.fulfilled_by,
    }


def _figure_record(figure: Figure, language: Language) -> dict[str, object]:
    amount = _amount(figure, language)
    return {"id": figure.id, "measure": figure.measure, "amount": amount, "recorded_on": figure.recorded_on.isoformat()}


def _change(change: Amended[Event] | Amended[Figure]) -> dict[str, object]:
    fields = {
        name: {"before": _plain(getattr(change.before, name)), "after": _plain(getattr(change.after, name))}
        for name in change.fields
    }
    return {"id": change.after.id, "fields": fields, "reasons": [dict(reason.texts) for reason in change.reasons]}


def _end(each: Withdrawn[Event] | Withdrawn[Figure], language: Language) -> dict[str, object]:
    return {"id": each.thing.id, "reason": _said(each.reason, language)}


def _plain(value: object) -> object:
    """A value of the model as JSON knows it."""
    match value:
        case LocalizedText():
            return dict(value.texts)
        case Shape():
            return value.model_dump(mode="json", by_alias=True, exclude_none=True)
        case tuple():
            return [_plain(part) for part in value]
        case bool() | None:
            return value
    return str(value)
