"""The timeline: sources, actors, topics, events, figures and discrepancies, as events.yaml gives them.

Names follow CSL (sources), the W3C Web Annotation selectors (quotes), EDTF (dates), ISO 4217 (currencies).
"""

from bisect import bisect_right
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from briefgen.model.shape import Day, Flag, Id, Link, Number, Release, Shape, Unit, When, Words, one_or_more
from briefgen.model.text import Localized

Ids = Annotated[tuple[Id, ...], BeforeValidator(one_or_more, json_schema_input_type=Id | tuple[Id, ...])]


class Basis(StrEnum):
    """How a date or a value is known: stated by the source, worked out from it, concluded, or taken from outside."""

    STATED = "stated"
    RESOLVED = "resolved"
    INFERRED = "inferred"
    EXTERNAL = "external"


class ValueBasis(StrEnum):
    """How the value of a figure is known: its quotes state it, or it is computed from what they state."""

    STATED = "stated"
    COMPUTED = "computed"


class Status(StrEnum):
    """What the source says of an event: that it happened, goes on, is planned, proposed, or was cancelled."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"


class State(StrEnum):
    """What an event is on a day, by its status, its date and what closed it."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ENDED = "ended"
    PLANNED = "planned"
    PROPOSED = "proposed"
    DUE = "due"
    OVERDUE = "overdue"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"


class Translation(StrEnum):
    """Who translated a source into the language in which it is quoted."""

    NONE = "none"
    HUMAN = "human"
    MACHINE = "machine"


class Kind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"


class Support(StrEnum):
    """What a piece of evidence carries; an external source may carry a date, a name or an office alone."""

    EVENT = "event"
    DATE = "date"
    NAME = "name"
    OFFICE = "office"


class Qualifier(StrEnum):
    """How near a figure is to its value."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"
    MORE_THAN = "more-than"
    UP_TO = "up-to"


class Body(Shape):
    """The part of a source that may be quoted, in code points: start inclusive, end exclusive."""

    start: Number
    end: Number


class Original(Shape):
    """The file that a source's text was taken from, kept byte for byte."""

    file: Words
    sha256: Words
    media_type: Words | None = Field(default=None, alias="media-type")


class Source(Shape):
    """A text that things are quoted from; with a file it lies in the project, without one it is an outside page."""

    id: Id
    type: Words = Field(description="CSL item type: article-newspaper, interview, webpage, …")
    title: Words
    container_title: Words | None = Field(default=None, alias="container-title")
    author: Words | None = None
    publisher: Words | None = None
    issued: When | None = None
    issued_basis: Basis = Basis.STATED
    issued_note: Localized | None = None
    language: Words = "ru"
    translation: Translation = Translation.NONE
    file: Words | None = None
    sha256: Words | None = None
    body: Body | None = None
    recorded_on: Day | None = None
    url: Link | None = Field(default=None, alias="URL")
    accessed: Day | None = None
    original: Original | None = None
    pages: tuple[Number, ...] = ()

    def pages_of(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and the last page of the original on which a stretch of the text stands; None without pages."""
        if not self.pages:
            return None
        begins = [int(each) for each in self.pages]
        return max(1, bisect_right(begins, start)), max(1, bisect_right(begins, max(start, end - 1)))


def locator(first: int, last: int) -> str:
    """Where a passage stands in its original, as a quote's `locator` says it: `p. 3`, `pp. 3-4`."""
    return f"p. {first}" if first == last else f"pp. {first}-{last}"


class Quote(Shape):
    """The exact words of a source (TextQuoteSelector); prefix and suffix make them unique."""

    exact: Words
    prefix: Words | None = None
    suffix: Words | None = None
    locator: Words | None = None


class Evidence(Shape):
    """What a thing rests on: a source, its words, and what they carry."""

    source: Id
    quote: Quote | None = None
    supports: Support = Support.EVENT


class Role(Shape):
    """An office and when it was held, both ends inclusive."""

    title: Localized
    from_: When | None = Field(default=None, alias="from")
    to: When | None = None
    evidence: tuple[Evidence, ...] = ()


class Actor(Shape):
    """A person, an organisation or a country; aliases are spellings to be replaced."""

    id: Id
    kind: Kind
    name: Localized
    aliases: tuple[Words, ...] = ()
    roles: tuple[Role, ...] = ()


class Topic(Shape):
    """A subject by which events are chosen and set in lanes."""

    id: Id
    name: Localized


class Withdrawal(Shape):
    """That a thing no longer stands: from which day on that was known, and why."""

    on: Day = Field(description="The day on which it became known; from then on the thing is left out.")
    reason: Localized = Field(description="Why, in one sentence; the weekly digest prints it.")


_SUPERSEDES = Field(default=None, description="The id of the version that this one replaces from its recorded_on.")
_REASON = Field(default=None, description="Why it was amended, in one sentence; the weekly digest prints it.")
_WITHDRAWN = Field(default=None, description="From which day on it no longer stands, and why.")


class Event(Shape):
    """Something that happened, goes on, is planned or was proposed, with the words that carry it."""

    id: Id
    date: When
    date_basis: Basis
    date_note: Localized | None = None
    status: Status
    milestone: Flag = False
    title: Localized
    summary: Localized | None = None
    topics: tuple[Id, ...] = Field(min_length=1)
    actors: tuple[Id, ...] = ()
    place: Localized | None = None
    recorded_on: Day
    fulfils: Ids = ()
    supersedes: Id | None = _SUPERSEDES
    reason: Localized | None = _REASON
    withdrawn: Withdrawal | None = _WITHDRAWN
    release: Release = Release.PUBLIC
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Figure(Shape):
    """A number with its scope, unit and period; figures with one measure and one period are comparable."""

    id: Id
    measure: Id
    label: Localized
    value: Number
    unit: Unit
    qualifier: Qualifier = Qualifier.EXACT
    period: When
    value_basis: ValueBasis = ValueBasis.STATED
    basis: Basis = Basis.STATED
    basis_note: Localized | None = None
    topics: tuple[Id, ...] = ()
    actors: tuple[Id, ...] = ()
    recorded_on: Day
    supersedes: Id | None = _SUPERSEDES
    reason: Localized | None = _REASON
    withdrawn: Withdrawal | None = _WITHDRAWN
    release: Release = Release.PUBLIC
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Discrepancy(Shape):
    """A disagreement between sources, said openly: what it is about, and how they differ."""

    id: Id
    about: tuple[Id, ...] = Field(min_length=1)
    note: Localized
    recorded_on: Day | None = None
    settled: Withdrawal | None = Field(default=None, description="From which day on it no longer holds, and why.")
    release: Release = Release.PUBLIC


class ReviewStage(StrEnum):
    """Whether a person who speaks the language has read the texts in it."""

    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"


class Review(Shape):
    """How far the texts of a file in one language are read; a document in an unreviewed one says so."""

    language: Words = Field(description="The language of the texts, as a BCP 47 tag.", examples=["kk"])
    status: ReviewStage
    by: Words | None = Field(default=None, description="Who has read them.")
    on: Day | None = None
    confirmed: Ids = Field(default=(), description="The ids of what a public text is known to name just so.")


class Timeline(Shape):
    """Everything that events.yaml holds."""

    review: tuple[Review, ...] = ()
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    topics: tuple[Topic, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
