"""Memory: what became of the proposals of a source, as `proposals/<source>.yaml` has it; nothing is asked twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from briefgen.proposals.proposing import Proposal
from briefgen.provenance import fold


class Became(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    JOINED = "joined"  # its words stand with those of another one
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one proposal: known again by its words, and of a figure also by its value and unit."""

    kind: str
    quote: str
    became: Became
    value: str = ""
    unit: str = ""
    fact: str = ""  # the id that it has in the timeline

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells its proposal from others, in any spelling of spaces and quotation marks."""
        return self.kind, fold(self.quote), self.value, self.unit


def key_of(found: Proposal) -> tuple[str, str, str, str]:
    """The key of a proposal's decision."""
    measure = found.measure
    return found.kind, fold(found.quote), f"{measure.value:f}" if measure else "", measure.unit if measure else ""


def decided(found: Proposal, became: Became, fact: str = "") -> Decision:
    """The decision of a proposal."""
    kind, _, value, unit = key_of(found)
    return Decision(kind, found.quote, became, value, unit, fact)


def read(value: Any) -> Mapping[tuple[str, str, str, str], Decision]:
    """The decisions in the plain value of a memory's file; what is no decision is passed over."""
    found = value.get("decisions") if isinstance(value, Mapping) else None
    made = (_decision(each) for each in (found if isinstance(found, Sequence) and not isinstance(found, str) else ()))
    return {each.key: each for each in made if each is not None}


def _decision(value: Any) -> Decision | None:
    if not isinstance(value, Mapping) or value.get("became") not in set(Became):
        return None
    texts = {key: str(value.get(key, "")) for key in ("kind", "quote", "value", "unit", "fact")}
    return Decision(became=Became(value["became"]), **texts) if texts["quote"] else None


def plain(decisions: Iterable[Decision]) -> list[dict[str, str]]:
    """Decisions as the file has them."""
    return [
        {
            key: str(getattr(each, key))
            for key in ("kind", "quote", "value", "unit", "became", "fact")
            if getattr(each, key)
        }
        for each in decisions
    ]
