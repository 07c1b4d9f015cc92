"""A briefing: what one file under briefings/ asks for, and the words that its author adds."""

from enum import StrEnum

from pydantic import Field

from briefgen.model.shape import Day, Flag, Id, Number, Release, Shape, When, Words
from briefgen.model.text import Localized
from briefgen.model.timeline import Ids, Status


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


class Statement(Shape):
    """One line of a section, with what it cites; it stands until one of the `until` events is known."""

    text: Localized
    question: Localized | None = None
    to: Localized | None = None
    release: Release = Release.INTERNAL
    cites: Ids = ()
    until: Ids = ()


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
    marking: Words = "PUBLIC SOURCES"
    clearance: Clearance = Clearance()
    style: Words | None = None
    select: Query = Query()
    sections: tuple[Section, ...] = ()
    annexes: tuple[Words, ...] | None = None
