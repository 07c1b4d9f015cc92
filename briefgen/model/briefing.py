"""A briefing: what one file under briefings/ asks for, and the words that its author adds."""

from enum import StrEnum

from pydantic import Field

from briefgen.model.shape import Day, Flag, Id, Number, Release, Shape, When, Words
from briefgen.model.text import Localized
from briefgen.model.timeline import Ids, Review, State, Status


class Stage(StrEnum):
    """How far a briefing is on its way: a draft, or cleared by a named person."""

    DRAFT = "draft"
    CLEARED = "cleared"


class Clearance(Shape):
    """Who drafted a briefing, who cleared it, and when."""

    status: Stage = Stage.DRAFT
    drafted_by: Words | None = None
    drafted_on: Day | None = None
    cleared_by: Words | None = None
    cleared_on: Day | None = None
    check_by: Day | None = Field(default=None, description="The day by which it has to be read again.")
    content: Words | None = Field(default=None, description="The hash of what was cleared; ‘briefgen clear’ writes it.")
    parts: Words | None = Field(default=None, description="Its parts by hash; ‘briefgen clear’ writes it.")

    @property
    def is_complete(self) -> bool:
        """Whether it names who drafted, who cleared and when; without that a briefing is a draft."""
        named = self.drafted_by and self.cleared_by and self.cleared_on
        return self.status is Stage.CLEARED and bool(named)


class Header(Shape):
    """Who may see which line of the header block; what names the meeting is public, how it is held is internal."""

    subtitle: Release = Release.PUBLIC
    with_: Release = Field(default=Release.PUBLIC, alias="with", description="Without it there is no header block.")
    place: Release = Release.PUBLIC
    date: Release = Release.PUBLIC
    time: Release = Release.INTERNAL
    zone: Release = Release.INTERNAL
    principal: Release = Release.INTERNAL
    counterpart: Release = Release.INTERNAL
    press: Release = Release.INTERNAL
    participants: Release = Release.INTERNAL


class Markings(Shape):
    """The markings of the narrower documents, where they differ from the briefing's own."""

    partner: Words | None = None
    public: Words | None = None

    def at(self, level: Release) -> str | None:
        """The marking of the document of a level, if one is named."""
        return {Release.PARTNER: self.partner, Release.PUBLIC: self.public}.get(level)


class Meeting(Shape):
    """The meeting that a brief is for: with whom, where, when (local time with its zone), press or not."""

    with_: Localized = Field(alias="with")
    place: Localized | None = None
    date: When | None = None
    time: Words | None = None
    zone: Words | None = None
    principal: Localized | None = None
    counterpart: Localized | None = None
    press: Flag | None = None
    participants: tuple[Id, ...] = ()


class Query(Shape):
    """Which events a briefing takes: all that meet every condition, and those named; from and to are inclusive."""

    topics: Ids = ()
    actors: Ids = ()
    from_: When | None = Field(default=None, alias="from")
    to: When | None = None
    status: tuple[Status, ...] = ()
    milestones: Flag = False
    events: Ids = ()
    figures: Ids = ()
    exclude: Ids = ()


class Condition(Shape):
    """An event, and the states one of which it has to be in on the day."""

    event: Id
    state: tuple[State, ...]


class Statement(Shape):
    """One line of a section, with what it cites.

    It stands once all that it cites is known and until one of the `until` events is; on `days` only, both ends
    inclusive; and `while` an event is in a state.
    """

    id: Id | None = Field(default=None, description="Stable once given; what comes back from Word is known by it.")
    text: Localized
    question: Localized | None = None
    to: Localized | None = None
    release: Release = Release.INTERNAL
    cites: Ids = ()
    until: Ids = ()
    days: When | None = None
    while_: Condition | None = Field(default=None, alias="while")
    behind: tuple[Words, ...] = Field(
        default=(), description="The languages whose text is behind: another one was changed, and they were not."
    )


class Section(Shape):
    """A named section: its statements, or for one drawn from the timeline the number of rows it may hold."""

    section: Words
    statements: tuple[Statement, ...] = ()
    limit: Number | None = None
    release: Release = Release.PUBLIC


class Briefing(Shape):
    """Everything that one briefing file holds."""

    kind: Id
    title: Localized
    subtitle: Localized | None = None
    meeting: Meeting | None = None
    release: Release = Field(default=Release.PUBLIC, description="Who may know of this briefing at all.")
    header: Header = Header.model_construct()
    marking: Words = "PUBLIC SOURCES"
    markings: Markings = Markings.model_construct()
    clearance: Clearance = Clearance.model_construct()
    style: Words | None = None
    review: tuple[Review, ...] = ()
    reference_doc: Words | None = Field(default=None, alias="reference-doc")
    select: Query = Query.model_construct()
    sections: tuple[Section, ...] = ()
    annexes: tuple[Words, ...] | None = None
