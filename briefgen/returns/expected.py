"""Expected: what a copy would hold if it were made today, line by line, and where in the file each line comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from briefgen.document.blocks import Content
from briefgen.document.lines import CONTENTS, Line, folded, line_hash, lines
from briefgen.document.sections import anchor
from briefgen.loader import Document, Path
from briefgen.model import Briefing, Statement
from briefgen.model.text import LocalizedText

STATEMENT: Final = "statement"
QUESTION: Final = "question"
ALOUD: Final = "aloud"
HEADER: Final = "header"
FIXED: Final = "fixed"
_MEETING: Final = ("with", "place", "principal", "counterpart")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a line comes from: its section and number in the file, the path there, and its text by language."""

    part: str  # statement, question, aloud; title, subtitle, with, place, … of the header
    path: Path
    text: LocalizedText | None
    section: str | None = None
    number: int | None = None
    statement: Statement | None = None

    @property
    def kind(self) -> str:
        """Whether it is a statement, its question, a line read aloud, or one of the header."""
        return self.part if self.part in {STATEMENT, QUESTION, ALOUD} else HEADER


@dataclass(frozen=True, slots=True)
class Expected:
    """One line as it would be printed today; what the templates or the timeline write has no origin."""

    number: int
    line: Line
    words: str
    hash: str
    names: tuple[str, ...]  # under which its bookmark may go
    origin: Origin | None = None

    @property
    def kind(self) -> str:
        """The kind of its origin, or that it has none."""
        return self.origin.kind if self.origin else FIXED


def expected(content: Content, briefing: Briefing, document: Document) -> tuple[Expected, ...]:
    """The lines of a document with their origins, less its table of contents, which Word rewrites."""
    origins = dict(_origins(briefing, document))
    wanted = [line for line in lines(content) if folded(line.words) and line.section != CONTENTS]
    return tuple(_expected(number, line, origins) for number, line in enumerate(wanted))


def _expected(number: int, line: Line, origins: Mapping[str, Origin]) -> Expected:
    origin = origins.get(line.anchor or "")
    return Expected(number, line, folded(line.words), line_hash(line.words), _names(line.anchor, origin), origin)


def _names(anchored: str | None, origin: Origin | None) -> tuple[str, ...]:
    """The name of its bookmark, and that which it had before the statement was given an id."""
    if anchored is None or origin is None or origin.number is None or origin.kind == HEADER:
        return (anchored,) if anchored else ()
    plain = f"{origin.section}-{_place(origin)}"
    former = {STATEMENT: plain, QUESTION: f"{plain}-question", ALOUD: f"aloud-{plain}"}[origin.kind]
    return tuple(dict.fromkeys((anchored, former)))


def _place(origin: Origin) -> int:
    """The number of a statement in the released section, by which it goes without an id."""
    return int(origin.path[-1]) + 1


def _origins(briefing: Briefing, document: Document) -> Iterator[tuple[str, Origin]]:
    """Where each anchored line comes from; paths are those of the released briefing."""
    yield "title", Origin("title", ("title",), briefing.title)
    if briefing.subtitle:
        yield "subtitle", Origin("subtitle", ("subtitle",), briefing.subtitle)
    if briefing.meeting:
        texts = ((key, getattr(briefing.meeting, "with_" if key == "with" else key)) for key in _MEETING)
        yield from ((f"header-{key}", Origin(key, ("meeting", key), text)) for key, text in texts if text)
        yield from ((f"header-{key}", Origin(key, ("meeting", key), None)) for key in ("date", "press"))
    for index, section in enumerate(briefing.sections):
        for place, statement in enumerate(section.statements):
            path: Path = ("sections", index, "statements", place)
            number = int(document.in_file(path)[-1]) + 1
            name = anchor(section, place)
            own = (path, statement.text, section.section, number, statement)
            yield name, Origin(STATEMENT, *own)
            yield f"aloud-{name}", Origin(ALOUD, *own)
            if statement.question:
                yield f"{name}-question", Origin(QUESTION, path, statement.question, *own[2:])
