"""What comes in: the marks of a timeline, the words that go with them, and the size of the picture."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from briefgen.edtf import Edtf


@dataclass(frozen=True, slots=True)
class EventMark:
    """One event to be drawn, in the lane of its first topic."""

    id: str
    label: str
    lane: str
    date: Edtf
    status: str  # occurred | ongoing | planned | proposed | cancelled
    milestone: bool = False
    overdue: bool = False


class Wording(Protocol):
    """The words of the picture in its reader's language; nothing in this package has any of its own."""

    def year(self, year: int) -> str:
        """Name a year of the axis."""

    def month(self, month: int) -> str:
        """Name a month of the axis (1 to 12), as short as the language allows."""

    def as_of(self, day: date) -> str:
        """Say what the vertical line is."""

    def legend(self, key: str) -> str:
        """Explain a way of drawing, one of ``legend.KEYS``."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large the picture may be, in points: its width always, its heights at most.

    Labels are added until `comfortable` is reached; what must have one may fill it up to `height`.
    """

    width: float = 470.55  # 166 mm
    comfortable: float = 454.0  # 160 mm
    height: float = 640.0  # just under 226 mm: a page of A4 with a heading and the caption


@dataclass(frozen=True, slots=True)
class DrawingOptions:
    """What a caller may choose: the size, and the numbers of the marks' rows in the table that follows.

    A mark without a label carries its number; without `numbers` it carries nothing.
    """

    size: Size = field(default_factory=Size)
    numbers: Mapping[str, int] = field(default_factory=dict)
