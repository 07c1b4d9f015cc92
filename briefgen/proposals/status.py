"""The status of what a sentence tells, by its tense and its modal words: did, does, will, plans to, proposes."""

from collections.abc import Iterator
from typing import Final

from briefgen.edtf import Edtf
from briefgen.model.timeline import Status
from briefgen.proposals.status_words import CLAUSE, KK_PAST_A, KK_PRESENT, RELATIVE, REPORTING, cues
from briefgen.provenance import in_one_spelling

_LONGEST: Final = 3_000  # characters of a sentence that are read
_TO_COME: Final = frozenset((Status.PLANNED, Status.PROPOSED, Status.CANCELLED))
_FORWARD: Final = frozenset((Status.PLANNED, Status.PROPOSED))


def status_of(text: str, lang: str) -> Status | None:
    """What a sentence says of the event that it tells; None where it has no verb that says it.

    Who reports a thing says nothing of it; a clause that begins with “which” counts only where no other says anything.
    What is cancelled in any clause is cancelled.
    """
    found = list(_said(_small(text), lang))
    main = [status for status, beside, reporting in found if not beside and not reporting]
    if Status.CANCELLED in main:
        return Status.CANCELLED
    for group in (main, [s for s, beside, reporting in found if beside and not reporting]):
        if group:
            return group[0]
    return Status.OCCURRED if found else None


def looks_ahead(status: Status | None) -> bool | None:
    """Whether what a sentence tells is to come; None where nothing says it."""
    return None if status in {None, Status.ONGOING, Status.CANCELLED} else status in _FORWARD


def settled(status: Status | None, date: Edtf | None, issued: Edtf | None, *, sure: bool) -> Status:
    """The status that a date leaves: what is dated after the day of its text is to come, whatever its tense.

    `sure` where the text itself gives the date. What has no verb that says it goes on.
    """
    if date is not None and issued is not None and sure and date.earliest > issued.latest and status not in _TO_COME:
        return Status.PLANNED
    return status or Status.ONGOING


def _said(text: str, lang: str) -> Iterator[tuple[Status, bool, bool]]:
    """What each clause says, whether it stands beside the main one, and whether it only says who tells it."""
    relative, reporting = RELATIVE.get(lang), REPORTING.get(lang)
    for clause in CLAUSE.split(text):
        if not clause:
            continue
        told = reporting.sub(" ", clause) if reporting else clause
        status = _of_clause(told, lang)
        if status is not None:
            yield status, bool(relative and relative.match(clause)), False
        elif told != clause:
            yield Status.OCCURRED, False, True


def _of_clause(clause: str, lang: str) -> Status | None:
    for status, pattern in cues(lang):
        if status is Status.ONGOING and lang == "kk" and KK_PAST_A.search(clause) and not pattern.search(clause):
            return Status.OCCURRED
        if status is Status.OCCURRED and lang == "kk" and KK_PRESENT.search(clause):
            return Status.PLANNED
        if status is Status.ONGOING and lang != "kk" and _is_past_first(clause, lang):
            return Status.OCCURRED
        if pattern.search(clause):
            return _nearer(clause, lang) if status is Status.PROPOSED else status
    return None


def _nearer(clause: str, lang: str) -> Status:
    """Proposed or planned, where a clause says both: what its verb says, the first one, in Kazakh the last."""
    found = (
        (status, [m.start() for m in pattern.finditer(clause)]) for status, pattern in cues(lang) if status in _FORWARD
    )
    places = {status: (starts[-1] if lang == "kk" else starts[0]) for status, starts in found if starts}
    best = max if lang == "kk" else min
    return best(places, key=lambda status: places[status])


def _is_past_first(clause: str, lang: str) -> bool:
    """Whether a verb in the past stands before the first one in the present: “met in a building that is old”."""
    places = {status: match.start() for status, pattern in cues(lang) if (match := pattern.search(clause))}
    past, present = places.get(Status.OCCURRED), places.get(Status.ONGOING)
    return past is not None and (present is None or past <= present)


def _small(text: str) -> str:
    return in_one_spelling(text[:_LONGEST]).lower().replace("ё", "е")
