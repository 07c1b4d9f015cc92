"""Views: what a template sees of a briefing and its selection, already in the document's language.

A template loops over these and sets them in HTML; it decides order and wording, never what is known or shown.
"""

from dataclasses import dataclass
from datetime import date as day
from typing import Final

from markupsafe import Markup

from briefgen.model import Actor
from briefgen.model.timeline import State
from briefgen.selection import Known

RUNNING_TITLE: Final = 90  # characters: two lines at the head of a page


@dataclass(frozen=True, slots=True)
class StatementView:
    """One line of a section as it is printed."""

    id: str
    text: Markup
    question: Markup | None
    to: Markup | None
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with what it prints; drawn sections hold rows instead of statements."""

    name: str
    statements: tuple[StatementView, ...]
    rows: "tuple[EventView, ...]" = ()
    moved: int = 0


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as it is printed."""

    id: str
    date: str
    short_date: str
    deadline: str
    year: int | None
    title: Markup
    summary: Markup | None
    place: Markup | None
    state: State
    milestone: bool
    actors: tuple[Markup, ...]
    fulfilled_by: str | None
    known: Known


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as it is printed, with what disagrees with it."""

    id: str
    label: Markup
    value: Markup
    period: str
    vintage: bool
    basis: Markup | None


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """A disagreement of sources as it is printed."""

    note: Markup
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """A person, the office on the day, and the last event with them before it.

    Where no office is known for the day, it is the last one known, and `office_held` says when that was.
    """

    name: Markup
    office: Markup | None
    office_held: str | None
    last_met: EventView | None
    cites: tuple[str, ...]
    actor: Actor


@dataclass(frozen=True, slots=True)
class NoteView:
    """A source note as it is printed."""

    number: int
    title: Markup
    excerpts: tuple[tuple[Markup, tuple[Markup, ...]], ...]
    external: tuple[Markup, ...]
    basis: str
    basis_note: Markup | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the header block: what it is, what it says, and its key in the file."""

    label: str
    value: Markup | str
    key: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The events of one year of a chronology."""

    title: str
    id: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of the first page and the running lines say."""

    title: Markup
    plain_title: str
    running_title: str
    subtitle: Markup | None
    marking: str
    as_of: day
    as_of_words: str
    cleared: bool
    facts: tuple[Fact, ...]
    remark: str | None = None
