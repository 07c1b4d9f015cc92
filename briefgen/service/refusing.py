"""Refusing: what speaks against a document before it is made."""

from collections.abc import Iterator

from briefgen.clearance import NOT_CLEARED, faults
from briefgen.findings import Finding
from briefgen.loader import Loaded
from briefgen.model import Briefing, Timeline
from briefgen.release import NOT_RELEASED, Released, refusals
from briefgen.service.plan import Wanted


def refused(loaded: Loaded[Briefing], timeline: Timeline, shown: Released, wanted: Wanted) -> Iterator[Finding]:
    """What its release, its marking and its clearance say against a briefing as it would be shown."""
    briefing = loaded.value
    if briefing is None:
        yield from loaded.findings
        return
    if shown.loaded.value is None:
        span = loaded.document.place(("release",))
        yield NOT_RELEASED.at(span, f"the briefing is {briefing.release}, and {shown.release} was asked for")
        return
    yield from refusals(shown.loaded.value, loaded.document, shown.release)
    yield from faults(loaded, timeline, wanted.as_of, wanted.release)
    if wanted.final and not briefing.clearance.is_complete:
        yield NOT_CLEARED.at(loaded.document.key_place(("clearance",)), "a draft, and a final document was asked for")
