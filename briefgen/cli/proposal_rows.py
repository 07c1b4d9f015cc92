"""How a proposal is shown: its date, its amount, and what of the timeline it touches."""

from typing import Final

from briefgen.proposals.memory import Became
from briefgen.proposals.proposing import Proposal
from briefgen.service.proposing import Considered

_REASONS: Final = {
    "fulfils": "may fulfil",
    "same-as": "says the same as",
    "differs": "differs from",
    "about": "is about",
}


def is_open(each: Considered) -> bool:
    """Whether a proposal is shown unasked: worth it, and not decided on."""
    return each.proposal.worth_it and each.became is Became.OPEN


def when(found: Proposal) -> str:
    """The date of an event or the period of a figure, with a question mark where the words do not give it."""
    measure = found.measure
    date, sure = (measure.period, True) if measure else (found.date, found.date_basis != "inferred")
    return "" if date is None else date.text if sure else f"({date.text})"


def remarks(found: Proposal) -> list[str]:
    """The amount of a figure, and what of the timeline the proposal touches."""
    lines = []
    if found.measure is not None:
        near = "" if found.measure.qualifier == "exact" else f"{found.measure.qualifier} "
        lines.append(f"  = {near}{found.measure.value:,f} {found.measure.unit}")
    for touch in found.relations:
        doubt = "" if touch.sure or touch.how == "about" else " (?)"
        lines.append(f"  → {_REASONS[touch.how]} {touch.id}{doubt}")
    return lines
