"""What a writer has at hand: the style identifiers, the counters, and where the words that he writes will stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, Self

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from briefgen.renderers.docx import styles
from briefgen.renderers.docx.anchors import Anchors
from briefgen.renderers.docx.notes import NoteMarks
from briefgen.renderers.docx.numbering import Numbering
from briefgen.renderers.docx.ooxml.revisions import TrackedChanges
from briefgen.renderers.docx.pictures import Gallery
from briefgen.renderers.docx.styles import Style
from briefgen.renderers.docx.survey import Survey

_BODY: Final = MappingProxyType({**styles.PARAGRAPHS, "": styles.BODY})


class Links:
    """The addresses that one part of the package refers to, each once."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known: dict[str, str] = {}

    def relation(self, address: str) -> str:
        """The relationship that leads to the address."""
        if address not in self._known:
            name = f"link{len(self._known) + 1}"
            self._part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
            self._known[address] = name
        return self._known[address]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: which style serves which class there, how deep in lists, what links belong to."""

    links: Links
    paragraphs: Mapping[str, Style] = field(default_factory=lambda: _BODY)
    bullets: tuple[Style, ...] = styles.BULLETS
    continued: tuple[Style, ...] = styles.CONTINUED
    numbered_like: tuple[Style, ...] = styles.NUMBERS
    numbers: tuple[Style, ...] = styles.NUMBERS
    depth: int = 0
    section: str = ""

    def inside(self, section: str) -> Self:
        """The place inside a section of that style."""
        inner = replace(self, section=section or self.section)
        if section == "say-aloud":
            return replace(inner, numbers=(styles.ALOUD,), numbered_like=(styles.ALOUD,))
        return replace(inner, bullets=(styles.ANNEX_BULLET,)) if section == "annex" else inner

    def deeper(self) -> Self:
        """The place inside an item of a list."""
        return replace(self, depth=self.depth + 1)

    def with_text(self, plain: Style, **others: Style) -> Self:
        """The place inside a cell or a note, where plain paragraphs and lists have a style of their own."""
        small = (styles.TABLE_BULLET,)
        return replace(
            self, paragraphs={**_BODY, "": plain, **others}, bullets=small, numbers=small, continued=(plain,), depth=0
        )


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is shared while one document is written."""

    identifiers: Mapping[Style, str]
    lang: str
    survey: Survey
    anchors: Anchors
    notes: NoteMarks
    numbering: Numbering
    gallery: Gallery
    tracked: TrackedChanges
    area: tuple[int, int]  # the text area, in twentieths of a point

    def style(self, style: Style) -> str:
        """The style's identifier in this document."""
        return self.identifiers[style]
