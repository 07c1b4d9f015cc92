"""Forms: what the pages of the desk send, bounded and strict; anything else is told and changes nothing."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from briefgen.model import Release
from briefgen.model.timeline import Qualifier, Status

_MOST_WORDS: Final = 20_000  # characters of one text
_MOST_FILE: Final = 1_500_000  # characters of a file that a form was shown of

Line = Annotated[str, StringConstraints(max_length=_MOST_WORDS)]
Name = Annotated[str, StringConstraints(max_length=200)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Texts = Annotated[dict[Name, Line], Field(max_length=12)]
Names = Annotated[list[Name], Field(max_length=200)]


class DeskForm(BaseModel):
    """A body of JSON from a page of the desk."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class StatementForm(DeskForm):
    """A statement as it is to stand; `origin` is its index in the file that was shown, none for a new one.

    `settled` are languages of which somebody said that they say the same again.
    """

    origin: int | None = Field(default=None, ge=0, lt=10_000)
    text: Texts
    question: Texts = Field(default_factory=dict)
    release: Release = Release.INTERNAL
    cites: Names = Field(default_factory=list)
    settled: Names = Field(default_factory=list)


class SectionForm(DeskForm):
    """A section of a briefing, by its index in the file, with all its statements in their order."""

    index: int = Field(ge=0, lt=1_000)
    statements: list[StatementForm] = Field(max_length=1_000)


class BriefForm(DeskForm):
    """A briefing as its editor stands: the file that was shown, and the sections as they are to be."""

    seen: Hash
    base: Annotated[str, StringConstraints(max_length=_MOST_FILE)]
    sections: list[SectionForm] = Field(max_length=1_000)


class PreviewForm(DeskForm):
    """A briefing that is looked at before it is saved, in a language and for a reader."""

    brief: BriefForm
    locale: Name
    release: Release = Release.INTERNAL


class ResolveForm(DeskForm):
    """What is to become of two versions: `keep` one's own, or `merge` it into the one that stands there now."""

    brief: BriefForm
    theirs: Hash
    how: Annotated[str, StringConstraints(pattern=r"^(keep|merge)$")]


class BuildForm(DeskForm):
    """Which documents of a briefing are to be made."""

    locale: Name
    release: Release = Release.INTERNAL


class QuoteForm(DeskForm):
    """Words that were chosen in a source, with what stands around them."""

    exact: Line
    prefix: Name = ""
    suffix: Name = ""


class EventForm(DeskForm):
    """An event that the chosen words tell of. `seen` is the hash of the file that it goes into."""

    seen: Hash
    quote: QuoteForm
    title: Texts
    date: Name
    status: Status
    topic: Name
    actors: Names = Field(default_factory=list)
    fulfils: Name = ""


class FigureForm(DeskForm):
    """A figure that the chosen words name."""

    seen: Hash
    quote: QuoteForm
    label: Texts
    value: Name
    unit: Name
    qualifier: Qualifier = Qualifier.EXACT
    period: Name
    measure: Name = ""
    topic: Name = ""


class EvidenceForm(DeskForm):
    """Words that support an event or a figure that is there already."""

    seen: Hash
    quote: QuoteForm
    fact: Name


class DecisionForm(DeskForm):
    """What becomes of a proposal; the fields are those of the event, where it is accepted as one."""

    number: int = Field(ge=1, lt=1_000_000)
    title: Texts = Field(default_factory=dict)
    date: Name = ""
    status: Status | None = None
    topic: Name = ""
    fulfils: Name = ""


class TakeOverForm(DeskForm):
    """Which changes of a Word document that came back are taken over."""

    numbers: Annotated[list[int], Field(max_length=10_000)]


class VersionForm(DeskForm):
    """The words under which the project is committed to version control."""

    message: Annotated[str, StringConstraints(min_length=1, max_length=2_000)]


class DraftForm(DeskForm):
    """A brief that begins: what it is about, with whom, and when; `name` is its id, made where it is empty."""

    name: Name = ""
    topic: Name = ""
    counterpart: Name = ""
    on: Name = ""
    kind: Annotated[str, StringConstraints(pattern=r"^(meeting-brief|chronology)$")] = "meeting-brief"
