"""Amendments: a version replaces one that was known before it, one alone does, and all go by the id of the first."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from briefgen.checks.names import IdKind, names
from briefgen.checks.reading import Reading
from briefgen.findings import Code, Finding, Severity
from briefgen.loader import Path
from briefgen.model import Event, Figure

VERSION_ORDER: Final = Code(
    "version-order",
    Severity.ERROR,
    "A version replaces one that became known later, or itself; or something was withdrawn before it was known.",
    "correct ‘supersedes’ or the days of record",
)
VERSION_FORK: Final = Code(
    "version-fork",
    Severity.ERROR,
    "Two versions replace the same one, so that nobody can say which of them counts.",
    "let the later one supersede the earlier one",
)
NOT_FIRST_VERSION: Final = Code(
    "not-first-version",
    Severity.ERROR,
    "A later version of an event or a figure is named. All its versions go by the id of the first.",
    "name the first version; the newest wording is used",
)
MISSING_REASON: Final = Code(
    "missing-reason",
    Severity.NOTICE,
    "An amendment does not say why it was made. The weekly digest prints what was corrected, and then gives no reason.",
    "add ‘reason: {en: …}’: one sentence that says why",
)
_VERSIONED: Final = frozenset({IdKind.EVENT, IdKind.FIGURE, IdKind.FACT})
CODES: Final = (VERSION_ORDER, VERSION_FORK, NOT_FIRST_VERSION, MISSING_REASON)


def version_order(reading: Reading) -> Iterator[Finding]:
    """What replaces a version is recorded on its day or later, and never comes back to itself; so with withdrawals."""
    for path, thing in _things(reading):
        before = reading.facts.get(thing.supersedes or "")
        if before is not None and _comes_back(thing, reading):
            message = f"‘{thing.id}’ replaces itself in the end"
            yield VERSION_ORDER.at(reading.place(*path, "supersedes"), message)
        elif before is not None and before.recorded_on > thing.recorded_on:
            days = f"{before.recorded_on}, after what replaces it ({thing.recorded_on})"
            yield VERSION_ORDER.at(reading.place(*path, "supersedes"), f"‘{before.id}’ is recorded on {days}")
        if thing.withdrawn and thing.withdrawn.on < thing.recorded_on:
            days = f"{thing.withdrawn.on}, before it was known ({thing.recorded_on})"
            yield VERSION_ORDER.at(reading.place(*path, "withdrawn", "on"), f"‘{thing.id}’ is withdrawn on {days}")
    yield from _settled_too_early(reading)


def _settled_too_early(reading: Reading) -> Iterator[Finding]:
    for index, each in enumerate(reading.timeline.discrepancies):
        if each.settled and each.recorded_on and each.settled.on < each.recorded_on:
            days = f"{each.settled.on}, before it was known ({each.recorded_on})"
            span = reading.place("discrepancies", index, "settled", "on")
            yield VERSION_ORDER.at(span, f"‘{each.id}’ is settled on {days}")


def _comes_back(thing: Event | Figure, reading: Reading) -> bool:
    """Whether the versions before a thing lead to it again: then the last of them on the way names it."""
    return reading.facts[reading.origins[thing.id]].supersedes == thing.id


def version_forks(reading: Reading) -> Iterator[Finding]:
    """A version is replaced by one alone."""
    count = Counter(thing.supersedes for _, thing in _things(reading) if thing.supersedes)
    for path, thing in _things(reading):
        if thing.supersedes and count[thing.supersedes] > 1:
            message = f"{count[thing.supersedes]} versions replace ‘{thing.supersedes}’"
            yield VERSION_FORK.at(reading.place(*path, "supersedes"), message)


def first_versions(reading: Reading) -> Iterator[Finding]:
    """What is cited, drawn, fulfilled or disagreed about goes by the id of its first version."""
    first = reading.first_versions
    for named in names(reading):
        root = first.get(named.id, named.id) if named.kind in _VERSIONED else named.id
        if root != named.id and named.path[-1] != "supersedes":
            message = f"‘{named.id}’ is a later version of ‘{root}’"
            yield NOT_FIRST_VERSION.at(named.span, message, f"write ‘{root}’; the newest wording is used")


def missing_reasons(reading: Reading) -> Iterator[Finding]:
    """What replaces a version says why: fails `supersedes: visa-mandate` without `reason`."""
    for path, thing in _things(reading):
        if thing.supersedes and thing.reason is None:
            message = f"‘{thing.id}’ does not say why it replaces ‘{thing.supersedes}’"
            yield MISSING_REASON.at(reading.place(*path, "supersedes"), message)


def _things(reading: Reading) -> Iterator[tuple[Path, Event | Figure]]:
    """The events and the figures, each with its path."""
    for kind in ("events", "figures"):
        for index, thing in enumerate(getattr(reading.timeline, kind)):
            yield (kind, index), thing
