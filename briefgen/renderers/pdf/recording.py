"""Recording: while a page is painted, which piece of it belongs to which element of the HTML.

WeasyPrint marks every text that it paints with a number and forgets the element. Each page is wrapped in one that
paints as before, notes the elements, and declares as artifacts what repeats on every page: the furniture in the
margins and the heads of tables that go on (ISO 32000-1 § 14.8.2.2). It relies on `Page._page_box` and `Stream._tags`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefgen.localization.scripts import is_right_to_left
from briefgen.renderers.pdf.bounds import Bounds
from briefgen.renderers.pdf.line_ends import LineEnd, MainText
from briefgen.renderers.pdf.marks import Artifact, Numbered, marked_anew

_INVISIBLE: Final = " \u00a0\u200b\u2060"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece of a page: the number that marks it there, its element, and the pseudo-element that made it, if any."""

    page: int
    number: int
    element: Element
    pseudo: str
    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link's active area on a page: the number of its object in the file as the engine wrote it."""

    page: int
    object_number: int
    element: Element


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture stands on its page, in PDF points from the lower left corner: left, bottom, right, top."""

    element: Element
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Record:
    """What was painted, page by page in reading order."""

    source: MainText
    pieces: list[Leaf | Anchor] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    overflowing: list[Leaf] = field(default_factory=list)
    unseen: list[Leaf] = field(default_factory=list)
    _heads: set[Element] = field(default_factory=set)

    @property
    def leaves(self) -> Iterator[Leaf]:
        """The texts and pictures among the pieces."""
        return (piece for piece in self.pieces if isinstance(piece, Leaf))

    def pages(self, pages: list[Any]) -> list["RecordedPage"]:
        """The pages of a laid-out document, to be painted with a record."""
        return [RecordedPage(page, number, self) for number, page in enumerate(pages)]

    def take(self, number: int, page: Any, stream: Any) -> None:
        """Records a page that has just been painted on the stream."""
        visit = _Visit(number, page, stream._tags, self, self._heads)  # noqa: SLF001 (the one place that knows)
        visit.box(page._page_box, Bounds.of(page._page_box))  # noqa: SLF001
        self._heads |= visit.heads
        stream.stream[:] = marked_anew(stream.stream, visit.marks, {font.hash: font for font in stream._fonts.values()})  # noqa: SLF001


class RecordedPage:
    """A page of WeasyPrint's that keeps a record of what it paints."""

    def __init__(self, page: Any, number: int, record: Record) -> None:
        self._page = page
        self._number = number
        self._record = record

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    @property
    def links(self) -> list[Any]:
        """The page's links; text that the stylesheet adds to one is no second one."""
        return [link for link in self._page.links if "::" not in link[3].element_tag]

    @property
    def _page_box(self) -> Any:
        """An empty page: of what it holds, the engine would make a tree of tags that is thrown away."""
        return self._page._page_box.copy_with_children([])  # noqa: SLF001

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paints the page and records it."""
        self._page.paint(stream, scale)
        self._record.take(self._number, self._page, stream)
        stream._tags.clear()  # noqa: SLF001


class _Visit:
    """One walk through the boxes of a page, in reading order."""

    def __init__(
        self, number: int, page: Any, tags: dict[Any, dict[str, Any]], record: Record, heads: set[Element]
    ) -> None:
        self._number = number
        self._height = page.height
        self._tags = tags
        self._record = record
        self._before = heads
        self.heads: set[Element] = set()
        self.marks: dict[int, Numbered | Artifact] = {}
        self._numbered = 0

    def box(self, box: Any, bounds: Bounds, artifact: Artifact | None = None) -> None:
        """Records a box and what is in it."""
        box = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
        artifact = artifact or self._artifact(box)
        if getattr(box, "link_annotation", None) and artifact is None:
            self._record.pieces.append(Anchor(self._number, box.link_annotation.number, box.element))
        if box in self._tags:
            self._leaf(box, bounds, artifact)
        inside = bounds.inside(box)
        for child in getattr(box, "children", ()):
            self.box(child, inside, artifact)

    def _artifact(self, box: Any) -> Artifact | None:
        if isinstance(box, boxes.MarginBox):
            side = "Header" if box.at_keyword.startswith("@top") else "Footer"
            return Artifact("Pagination", side)
        if box.is_leader:
            return Artifact()
        if isinstance(box, boxes.TableRowGroupBox) and box.is_header:
            self.heads.add(box.element)
            return Artifact("Pagination") if box.element in self._before else None
        return None

    def _leaf(self, box: Any, bounds: Bounds, artifact: Artifact | None) -> None:
        mark, text = self._tags[box]["mcid"], getattr(box, "text", "")
        if artifact is None and isinstance(box, boxes.TextBox) and not text.strip(_INVISIBLE):
            artifact = Artifact()
        if artifact is not None:
            self.marks[mark] = artifact
            return
        pseudo = box.element_tag.partition("::")[2]
        leaf = Leaf(self._number, self._numbered, box.element, pseudo, text)
        end = LineEnd.NOTHING if pseudo else self._record.source.end_of(text)
        words = text + " " * (end is LineEnd.SPACE) if is_right_to_left(text) else None
        self.marks[mark] = Numbered(self._numbered, end, words)
        self._numbered += 1
        self._record.pieces.append(leaf)
        if isinstance(box, boxes.ReplacedBox):
            self._record.pictures.append(Picture(box.element, self._place(box)))
        elif not bounds.show(box):
            self._record.unseen.append(leaf)
        elif not bounds.hold(box):
            self._record.overflowing.append(leaf)

    def _place(self, box: Any) -> tuple[float, float, float, float]:
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        return (_points(left), _points(self._height - bottom), _points(right), _points(self._height - top))


def _points(pixels: float) -> float:
    return round(pixels * 0.75, 2)
