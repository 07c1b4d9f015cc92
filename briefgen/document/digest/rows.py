"""The rows of a digest and of an annex of changes, as their template sees them."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from markupsafe import Markup

from briefgen.document.views import EventView, FigureView

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """What a section prints, and what of it stands in an annex because two pages are enough."""

    rows: tuple[Row, ...]
    rest: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class NewRow:
    """An event that became known, and whether it was over before the week began."""

    event: EventView
    earlier: bool


@dataclass(frozen=True, slots=True)
class ComingRow:
    """Something that comes: when, what of it (all, begins, ends), and whether that is confirmed."""

    event: EventView
    date: str
    phase: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A commitment: by whom, since when it is known, and the words in which it was made."""

    event: EventView
    who: tuple[Markup, ...]
    since: str
    words: Markup | None


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of an amended thing: its name, what it said and what it says; no words where it has none to show."""

    name: str
    before: Markup | str
    after: Markup | str


@dataclass(frozen=True, slots=True)
class AmendedRow:
    """An amended event or figure: what it is, field by field, and why."""

    id: str
    title: Markup
    fields: tuple[FieldRow, ...]
    reasons: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class WithdrawnRow:
    """Something that no longer stands, and why."""

    title: Markup
    reason: Markup


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure that is new or changed: what was given before, replaced by it or standing beside it, and why."""

    figure: FigureView
    period: str
    before: Markup | None
    replaces: bool
    source: Markup | None
    why: tuple[Markup, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnniversaryRow:
    """A day that returns."""

    event: EventView
    date: str
    years: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that is new, and how many events and figures rest on it."""

    title: Markup
    reference: Markup
    events: int
    figures: int


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was set right: amendments, withdrawals, and disagreements of sources that were settled."""

    amended: tuple[AmendedRow, ...]
    withdrawn: tuple[WithdrawnRow, ...]
    settled: tuple[WithdrawnRow, ...]

    @property
    def any(self) -> bool:
        """Whether there is any."""
        return bool(self.amended or self.withdrawn or self.settled)


@dataclass(frozen=True, slots=True)
class Top:
    """The first lines: how much is new, the weightiest of it, what comes next, and what is overdue."""

    events: int
    figures: int
    sources: int
    headlines: tuple[EventView, ...]
    next: ComingRow | None
    overdue: tuple[EventView, ...]

    @property
    def any(self) -> bool:
        """Whether anything is new."""
        return bool(self.events or self.figures or self.sources)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a digest rests on: how many sources, events and figures were known, and the quotes that were found again."""

    sources: int
    events: int
    figures: int
    quotes: int
    undated: int
