"""Standing: whether a clearance holds for what the files say today, and if not, what has changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from briefgen.clearance.content import Parts, content, parts
from briefgen.findings import Code, Finding, Severity
from briefgen.loader import Loaded
from briefgen.model import Briefing, Clearance, Release, Timeline
from briefgen.model.briefing import Stage

CHECK_AFTER: Final = timedelta(days=30)
_SHOWN: Final = 4

NOT_CLEARED: Final = Code(
    "not-cleared",
    Severity.ERROR,
    "A final document was asked for, but the briefing is a draft: nobody has cleared it.",
    "have it read and cleared: briefgen clear ID --by NAME --drafted-by NAME",
)
CLEARANCE_STALE: Final = Code(
    "clearance-stale",
    Severity.WARNING,
    "The briefing, or something that it shows, has changed since it was cleared. It counts as a draft again.",
    "have it read again and cleared again: briefgen clear ID --by NAME",
)
CHECK_OVERDUE: Final = Code(
    "check-overdue",
    Severity.WARNING,
    "The briefing was cleared so long ago that it has to be read again: 30 days, or until ‘check_by’.",
    "have it read again and cleared again: briefgen clear ID --by NAME",
)
CODES: Final = (NOT_CLEARED, CLEARANCE_STALE, CHECK_OVERDUE)


def faults(
    loaded: Loaded[Briefing], timeline: Timeline, as_of: date, release: Release, look: str = ""
) -> Iterator[Finding]:
    """What is wrong with the clearance of a briefing that says it is cleared; a narrower document's says no details."""
    briefing = loaded.value
    if briefing is None or briefing.clearance.status is not Stage.CLEARED:
        return
    clearance, span = briefing.clearance, loaded.document.key_place(("clearance",))
    if clearance.content != content(briefing, timeline, look):
        told = _told(clearance, parts(briefing, timeline, look)) if release is Release.INTERNAL else ""
        yield CLEARANCE_STALE.at(span, f"changed since it was cleared{told}")
    if clearance.cleared_on:
        until = clearance.check_by or clearance.cleared_on + CHECK_AFTER
        if until < as_of:
            yield CHECK_OVERDUE.at(span, f"cleared on {clearance.cleared_on}, to be read again by {until}")


def demoted(loaded: Loaded[Briefing], timeline: Timeline, look: str = "") -> Loaded[Briefing]:
    """The briefing as a draft where its clearance names not all it must, or does not hold for what the files say."""
    briefing = loaded.value
    if briefing is None or briefing.clearance.status is Stage.DRAFT:
        return loaded
    clearance = briefing.clearance
    if clearance.is_complete and clearance.content == content(briefing, timeline, look):
        return loaded
    draft = clearance.model_copy(update={"status": Stage.DRAFT})
    return replace(loaded, value=briefing.model_copy(update={"clearance": draft}))


def _told(clearance: Clearance, now: Parts) -> str:
    if clearance.parts is None:
        return "; what was cleared is not on record"
    changed = [*differences(parsed(clearance.parts), now)]
    more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
    return ": " + "; ".join(changed[:_SHOWN]) + more if changed else ": the order of its parts"


def written(found: Parts) -> str:
    """The parts as one text of words, name=hash,hash."""
    return " ".join(f"{name}={','.join(hashes)}" for name, hashes in found.items())


def parsed(text: str) -> Parts:
    """The parts from such a text; whatever is not one is left out."""
    pairs = (word.partition("=") for word in text.split())
    return {name: tuple(hashes.split(",")) for name, _, hashes in pairs if hashes}


def differences(before: Parts, after: Parts) -> Iterator[str]:
    """What of the parts is changed, new or gone, in words."""
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name, ()), after.get(name, ())
        if old == new:
            continue
        if not old or not new:
            yield f"{_named(name)} is {'new' if new else 'gone'}"
        elif len(new) == len(old) == 1:
            yield f"{_named(name)} is changed"
        else:
            yield from _statements(name, old, new)


def _statements(section: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """What of a section differs; its first hash is of the section itself."""
    for place, short in enumerate(new):
        if short not in old:
            yield f"statement {place} of ‘{section}’ is new or changed" if place else f"‘{section}’ is changed"
    if len(new) < len(old):
        yield f"{len(old) - len(new)} statement{'s' if len(old) - len(new) > 1 else ''} of ‘{section}’ gone"
    elif set(new) == set(old):
        yield f"the statements of ‘{section}’ are in another order"


def _named(name: str) -> str:
    kind, _, identifier = name.partition(":")
    return f"{kind} ‘{identifier}’" if identifier else f"‘{name}’"
