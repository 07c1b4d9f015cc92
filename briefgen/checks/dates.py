"""Dates: what happened is not dated after it was recorded, plans come before what fulfils them, doubt has a reason."""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.reading import Reading
from briefgen.edtf import before
from briefgen.findings import Code, Finding, Severity, Span
from briefgen.model import Event
from briefgen.model.timeline import Basis, Status

DATE_AFTER_RECORD: Final = Code(
    "date-after-record",
    Severity.ERROR,
    "An event is said to have occurred, but is dated after the day on which it became known.",
    "correct ‘date’ or ‘recorded_on’; what was still to come is planned or proposed",
)
BASIS_WITHOUT_NOTE: Final = Code(
    "basis-without-note",
    Severity.ERROR,
    "A date or a value that the source does not state has no reason beside it.",
    "say in one short sentence how it is known",
)
FULFILS_NO_PLAN: Final = Code(
    "fulfils-no-plan",
    Severity.ERROR,
    "An event fulfils something that was neither planned nor proposed.",
    "name the event that announced it; its status is planned or proposed",
)
FULFILS_BACKWARDS: Final = Code(
    "fulfils-backwards",
    Severity.ERROR,
    "An event fulfils a plan that lies later in time: the plan became known, or was to begin, after it.",
    "correct ‘fulfils’, or the dates of the two events",
)
ROLE_REVERSED: Final = Code(
    "role-reversed",
    Severity.ERROR,
    "An office ends before it begins.",
    "put the earlier date under ‘from’, the later one under ‘to’",
)


def dated_after_record(reading: Reading) -> Iterator[Finding]:
    """What occurred is not dated later than it became known.

    Fails `date: "2026-05"` with `recorded_on: "2025-12-18"`.
    """
    for index, event in enumerate(reading.timeline.events):
        if event.status is Status.OCCURRED and event.date.earliest > event.recorded_on:
            message = f"occurred on {event.date}, yet known on {event.recorded_on} already"
            yield DATE_AFTER_RECORD.at(reading.place("events", index, "date"), message)


def missing_notes(reading: Reading) -> Iterator[Finding]:
    """A date that is resolved, inferred or external says why in `date_note`.

    The date of a source does so in `issued_note`, the value of a figure in `basis_note`.
    """
    keys = (
        ("events", "date_basis", "date_note"),
        ("sources", "issued_basis", "issued_note"),
        ("figures", "basis", "basis_note"),
        ("figures", "value_basis", "basis_note"),
    )
    for kind, basis_key, note_key in keys:
        for index, thing in enumerate(getattr(reading.timeline, kind)):
            basis = getattr(thing, basis_key)
            if basis != Basis.STATED and getattr(thing, note_key) is None:
                message = f"‘{thing.id}’: {basis_key} is {basis}, and ‘{note_key}’ is missing"
                hint = f"add ‘{note_key}: {{en: …}}’: one short sentence that says how it is known"
                yield BASIS_WITHOUT_NOTE.at(reading.place(kind, index, basis_key), message, hint)


def fulfilled_plans(reading: Reading) -> Iterator[Finding]:
    """What is fulfilled was planned or proposed, was known not later, and was not to begin after what fulfils it."""
    for index, event in enumerate(reading.timeline.events):
        for number, name in enumerate(event.fulfils):
            plan = reading.events.get(name)
            span = reading.document.find(("events", index, "fulfils", number), name)
            if plan is not None:
                yield from _fulfilled(event, plan, span)


def _fulfilled(event: Event, plan: Event, span: Span) -> Iterator[Finding]:
    if plan.status not in {Status.PLANNED, Status.PROPOSED}:
        yield FULFILS_NO_PLAN.at(span, f"‘{plan.id}’ has the status {plan.status}: it was never planned or proposed")
    elif plan.recorded_on > event.recorded_on:
        message = (
            f"the plan ‘{plan.id}’ became known on {plan.recorded_on}, after its fulfilment on {event.recorded_on}"
        )
        yield FULFILS_BACKWARDS.at(span, message)
    elif before(event.date, plan.date):
        yield FULFILS_BACKWARDS.at(
            span, f"the plan ‘{plan.id}’ begins on {plan.date}, after its fulfilment ({event.date})"
        )


def reversed_roles(reading: Reading) -> Iterator[Finding]:
    """An office begins before it ends."""
    for index, actor in enumerate(reading.timeline.actors):
        for number, role in enumerate(actor.roles):
            if role.from_ and role.to and role.from_.earliest > role.to.latest:
                span = reading.place("actors", index, "roles", number, "to")
                yield ROLE_REVERSED.at(
                    span, f"‘{actor.id}’ leaves the office on {role.to} before taking it on {role.from_}"
                )
