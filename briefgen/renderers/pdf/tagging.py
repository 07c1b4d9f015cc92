"""Tagging: the tree of tags written into the file, in place of the engine's own (ISO 32000-1 § 14.7)."""

from collections.abc import Mapping
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from briefgen.renderers.pdf.recording import Anchor
from briefgen.renderers.pdf.structure import GENERATED, MarkedContent, Node

_DECORATIONS: Final = {"ins": "Underline", "del": "LineThrough"}
_LEVEL_OF_TEXT: Final = {GENERATED: "Span"}


def tag(pdf: Pdf, document: Node, descriptions: Mapping[str, str]) -> None:
    """Gives the file the tag tree; links are described by the address or anchor that they lead to."""
    writer = _Writer(pdf, descriptions)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = Array([writer.element(document, root)])
    root.ParentTree = pdf.make_indirect(writer.parent_tree())
    root.ParentTreeNextKey = len(pdf.pages) + len(writer.anchors)
    root.RoleMap = Dictionary({f"/{kind}": Name(f"/{role}") for kind, role in _LEVEL_OF_TEXT.items()})
    if writer.ids:
        names = [entry for name in sorted(writer.ids) for entry in (String(name), writer.ids[name])]
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array(names)))
    pdf.Root.StructTreeRoot = root


class _Writer:
    """Writes elements and remembers which element holds which piece."""

    def __init__(self, pdf: Pdf, descriptions: Mapping[str, str]) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: list[dict[int, Object]] = [{} for _ in self._pages]
        self._descriptions = descriptions
        self.anchors: list[Object] = []
        self.ids: dict[str, Object] = {}

    def element(self, node: Node, parent: Object) -> Object:
        """A structure element with everything below it."""
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.kind}"), P=parent))
        self._describe(made, node)
        own = next((kid.page for kid in node.kids if isinstance(kid, MarkedContent)), None)
        if own is not None:
            made.Pg = self._pages[own]
        kids = [self._kid(kid, made, own) for kid in node.kids]
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _kid(self, kid: Node | MarkedContent | Anchor, parent: Object, own: int | None) -> Object | int:
        if isinstance(kid, Node):
            return self.element(kid, parent)
        if isinstance(kid, Anchor):
            return self._anchor(kid, parent)
        self._owners[kid.page][kid.number] = parent
        if kid.page == own:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)

    def _anchor(self, anchor: Anchor, parent: Object) -> Object:
        """The active area of a link, with what it leads to in words (ISO 14289-1 § 7.18.5)."""
        annotation = self._pdf.get_object(anchor.object_number, 0)
        annotation.StructParent = len(self._pages) + len(self.anchors)
        target = str(annotation.get("/Contents", ""))
        annotation.Contents = String(self._descriptions.get(target, target))
        self.anchors.append(parent)
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self._pages[anchor.page])

    def _describe(self, made: Object, node: Node) -> None:
        if node.lang:
            made.Lang = String(node.lang)
        if node.alternative:
            made.Alt = String(node.alternative)
        if node.id:
            made.ID = String(node.id)
            self.ids[node.id] = made
        attributes = _attributes(node)
        if attributes is not None:
            made.A = attributes

    def parent_tree(self) -> Object:
        """The way back from each piece of a page, and from each link, to its element."""
        numbers: list[Object | int] = []
        for page, owners in enumerate(self._owners):
            numbers += [page, self._pdf.make_indirect(Array([owners[number] for number in sorted(owners)]))]
        for key, owner in enumerate(self.anchors, len(self._pages)):
            numbers += [key, owner]
        return Dictionary(Nums=Array(numbers))


def _attributes(node: Node) -> Object | None:
    if node.kind in {"TH", "TD"}:
        table = Dictionary(O=Name.Table)
        if node.kind == "TH":
            table.Scope = Name(f"/{node.scope or 'Column'}")
        if node.columns > 1:
            table.ColSpan = node.columns
        return table if len(table) > 1 else None
    if node.element is not None and node.element.tag in _DECORATIONS:  # what came, what went
        return Dictionary(O=Name.Layout, TextDecorationType=Name(f"/{_DECORATIONS[node.element.tag]}"))
    if node.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{node.numbering}"))
    if node.box:
        return Dictionary(O=Name.Layout, BBox=Array([*map(_number, node.box)]), Placement=Name.Block)
    return None


def _number(value: float) -> Object:
    return Object.parse(f"{value:g}".encode())
