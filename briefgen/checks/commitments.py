"""Commitments: what was planned or proposed and is due, overdue, or fulfilled without proof."""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.reading import Reading
from briefgen.findings import Code, Finding, Severity
from briefgen.model import Event
from briefgen.model.timeline import Status, Support

COMMITMENT_OVERDUE: Final = Code(
    "commitment-overdue",
    Severity.NOTICE,
    "Something was planned or proposed, its day is past, and nothing in the timeline fulfils it.",
    "find out what became of it; an event with ‘fulfils’ closes it, the status cancelled ends it",
)
COMMITMENT_DUE: Final = Code(
    "commitment-due",
    Severity.NOTICE,
    "Something that was planned or proposed is due within the next days (30, unless the project says otherwise).",
    "prepare it, or record what came of it",
)
FULFILLED_WITHOUT_EVIDENCE: Final = Code(
    "fulfilled-without-evidence",
    Severity.ERROR,
    "An event closes a commitment, but no words of a source say that it happened.",
    "quote the words that say so, or take ‘fulfils’ out",
)

_OPEN: Final = frozenset({Status.PLANNED, Status.PROPOSED})


def due_and_overdue(reading: Reading) -> Iterator[Finding]:
    """Every commitment that stands on the day is fulfilled, or not yet due."""
    as_of, within = reading.subject.as_of, reading.subject.due_within
    events = {name: event for name, event in reading.standing.items() if isinstance(event, Event)}
    closed = {reading.first_versions.get(plan, plan) for event in events.values() for plan in event.fulfils}
    for index, event in enumerate(reading.timeline.events):
        plan = events.get(event.id)
        if plan is None or plan.id in closed or plan.status not in _OPEN:
            continue
        path = ("events", index, "date")
        if plan.date.latest < as_of:
            message = f"‘{plan.id}’ was {plan.status} for {plan.date}; nothing fulfils it"
            yield COMMITMENT_OVERDUE.at(reading.place(*path), message)
        elif plan.date.latest - as_of <= within:
            yield COMMITMENT_DUE.at(reading.place(*path), f"‘{plan.id}’ is due by {plan.date.latest}")


def fulfilled_without_evidence(reading: Reading) -> Iterator[Finding]:
    """What fulfils a commitment is quoted: fails an event with `fulfils` whose quotes support its date alone."""
    for index, event in enumerate(reading.timeline.events):
        quoted = any(evidence.quote and evidence.supports is Support.EVENT for evidence in event.evidence)
        if event.fulfils and not quoted:
            message = f"‘{event.id}’ closes ‘{event.fulfils[0]}’, but no quote says that it happened"
            yield FULFILLED_WITHOUT_EVIDENCE.at(reading.document.key_place(("events", index, "fulfils")), message)
