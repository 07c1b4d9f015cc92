"""Structure: the elements of the HTML and the record of what was painted in, the tree of tags out (ISO 32000-1 § 14.8).

The tree follows the elements, not the boxes: a paragraph, a list or a table that goes on over a page's end stays one.
"""

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from briefgen.renderers.pdf.recording import Anchor, Leaf, Record

SVG: Final = "{http://www.w3.org/2000/svg}svg"
GENERATED: Final = "Generated"  # text that the stylesheet makes, such as a page number; its role is a Span's

_KINDS: Final = {
    "section": "Sect", "nav": "Sect", "figure": "Div", "div": "Div", "h1": "H1", "h2": "H2", "h3": "H3", "p": "P",
    "ul": "L", "ol": "L", "li": "LI", "table": "Table", "caption": "Caption", "figcaption": "Caption",
    "thead": "THead", "tbody": "TBody", "tr": "TR", "th": "TH", "td": "TD", "a": "Link", "ins": "Span",
    "del": "Span", SVG: "Figure",
}  # fmt: skip
_SCOPES: Final = {"row": "Row", "col": "Column"}


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A piece of a page, by the number that marks it there."""

    page: int
    number: int


@dataclass(slots=True)
class Node:
    """An element of the tag tree."""

    kind: str
    element: Element | None = None
    kids: "list[Node | MarkedContent | Anchor]" = field(default_factory=list)
    lang: str | None = None
    alternative: str | None = None
    id: str | None = None
    scope: str | None = None
    columns: int = 1
    numbering: str | None = None
    box: tuple[float, float, float, float] | None = None

    def child(self, kind: str, **properties: str | None) -> "Node":
        """A new last child."""
        node = Node(kind, **properties)  # type: ignore[arg-type]
        self.kids.append(node)
        return node


def grow(root: Element, record: Record) -> Node:
    """The tag tree of a document from its record."""
    grower = _Grower(root, record)
    for piece in record.pieces:
        grower.place(piece)
    grower.complete_rows()
    return grower.document


class _Grower:
    """Makes each element's node when the first piece of it is placed."""

    def __init__(self, root: Element, record: Record) -> None:
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._lang = root.get("lang") or ""
        self._boxes = {picture.element: picture.box for picture in record.pictures}
        self._takers: dict[Element, Node] = {}  # the node that takes an element's content
        self._nodes: dict[Element, Node] = {}
        self._labels: dict[Element, Node] = {}
        self.document = Node("Document")

    def place(self, piece: Leaf | Anchor) -> None:
        """Hangs a piece where its element's content goes."""
        if isinstance(piece, Anchor):
            self._taker(piece.element).kids.append(piece)
            return
        taker = self._taker(piece.element)
        if piece.pseudo and piece.element.tag == "li":
            taker = self._label(piece.element)
        elif piece.pseudo:
            taker = taker.child(GENERATED)
        taker.kids.append(MarkedContent(piece.page, piece.number))

    def _taker(self, element: Element) -> Node:
        if element not in self._takers:
            self._takers[element] = self._make(element)
        return self._takers[element]

    def _make(self, element: Element) -> Node:
        parent = self._parents.get(element)
        above = self.document if parent is None else self._taker(parent)
        kind = self._kind(element)
        if kind is None:
            return above
        if kind == "Link" and ("note-ref" in _classes(element) or above.kind == "TOCI"):
            above = above.child("Reference")
        node = self._nodes[element] = above.child(kind)
        self._describe(node, element)
        return node.child("LBody") if kind == "LI" else node

    def _kind(self, element: Element) -> str | None:
        """The tag of an element; None where its content belongs to what is around it."""
        classes, parent = _classes(element), self._parents.get(element)
        around = _classes(parent) if parent is not None else ()
        match element.tag:
            case "ol" if "notes" in classes:
                return None
            case "ol" if "contents" in classes:
                return "TOC"
            case "li" if "notes" in around:
                return "Note"
            case "li" if "contents" in around:
                return "TOCI"
        if element.tag in _KINDS:
            return _KINDS[element.tag]
        return "Span" if self._foreign(element) else None

    def _foreign(self, element: Element) -> str | None:
        """The language of an element that says one other than that around it."""
        lang = element.get("lang")
        return lang if lang and lang != self._lang and element.tag != "html" else None

    def _describe(self, node: Node, element: Element) -> None:
        node.element = element
        node.lang = self._foreign(element)
        match node.kind:
            case "Figure":
                node.alternative = alternative(element)
                node.box = self._boxes.get(element)
            case "Note":
                node.id = element.get("id")
            case "L":
                node.numbering = "Decimal" if element.tag == "ol" else "Disc"
            case "TH" | "TD":
                node.scope = _SCOPES.get(element.get("scope") or "")
                node.columns = int(element.get("colspan") or 1)

    def _label(self, element: Element) -> Node:
        """The label of a list item or a note, before what it labels."""
        if element not in self._labels:
            self._labels[element] = Node("Lbl")
            self._nodes[element].kids.insert(0, self._labels[element])
        return self._labels[element]

    def complete_rows(self) -> None:
        """Gives every row the cells in which nothing was painted."""
        for element, node in list(self._nodes.items()):
            if node.kind == "TR":
                cells = [cell for cell in element if cell.tag in {"th", "td"}]
                node.kids = [self._cell(cell) for cell in cells]

    def _cell(self, cell: Element) -> Node:
        if cell not in self._nodes:
            node = self._nodes[cell] = Node(_KINDS[cell.tag])
            self._describe(node, cell)
        return self._nodes[cell]


def alternative(svg: Element) -> str:
    """The words that stand for a picture: its label, else its title and description (SVG 1.1 § 5.4)."""
    parts = [svg.findtext(f"{{http://www.w3.org/2000/svg}}{name}") or "" for name in ("title", "desc")]
    return svg.get("aria-label") or ". ".join(" ".join(part.split()) for part in parts if part.strip())


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()
