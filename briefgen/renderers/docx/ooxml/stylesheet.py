"""Looks in, style definitions out (ECMA-376 part 1, 17.7); the order of properties is the schema's."""

from typing import Final

from briefgen.renderers.docx.ooxml.elements import Element, group, name_of, optional, switch, twips, w
from briefgen.renderers.docx.typography import Grid, Layout, Look, Rule, Type

_TOP_LEVEL_PRIORITY: Final = 9
_EIGHTHS: Final = 8


def defaults(kind: Type, layout: Layout) -> Element:
    """What holds where no style says otherwise."""
    return w(
        "docDefaults",
        w("rPrDefault", group("rPr", _type(kind))),
        w("pPrDefault", group("pPr", _layout(layout, None))),
    )


def style(kind: str, identifier: str, name: str, look: Look, identifiers: dict[str, str]) -> Element:
    """A paragraph or character style."""
    paragraph = kind == "paragraph"
    definition = w(
        "style",
        w("name", val=name),
        optional("basedOn", identifiers.get(look.based_on)),
        optional("next", identifiers.get(look.followed_by)),
        w("uiPriority", val=_TOP_LEVEL_PRIORITY),
        w("qFormat"),
        group("pPr", _layout(look.layout, look.numbering)) if paragraph else None,
        group("rPr", _type(look.type)),
        type=kind, styleId=identifier,
    )  # fmt: skip
    return _marked(definition, default=name in {"Normal", "Default Paragraph Font"}, custom=name.startswith("Brief "))


def table_style(identifier: str, name: str, grid: Grid) -> Element:
    """A table style; its head is told apart by a stronger line."""
    top, right, bottom, left = grid.padding
    margins = w("tblCellMar", *(
        w(side, w=twips(width), type="dxa")
        for side, width in (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    ))  # fmt: skip
    lines = (("top", grid.top), ("bottom", grid.bottom), ("insideH", grid.between))
    borders = group("tblBorders", (_border(side, rule) for side, rule in lines))
    head = w("tblStylePr", w("tcPr", group("tcBorders", (_border("bottom", grid.head),))), type="firstRow")
    definition = w(
        "style", w("name", val=name), w("basedOn", val="TableNormal"), w("uiPriority", val=_TOP_LEVEL_PRIORITY),
        w("qFormat"), w("tblPr", w("tblInd", w=0, type="dxa"), borders, margins), head if grid.head else None,
        type="table", styleId=identifier,
    )  # fmt: skip
    return _marked(definition, default=False, custom=name.startswith("Brief "))


def normal_table() -> Element:
    """The table style that all others rest on."""
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    definition = w(
        "style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"),
        w("tblPr", w("tblInd", w=0, type="dxa"), margins), type="table", styleId="TableNormal",
    )  # fmt: skip
    return _marked(definition, default=True, custom=False)


def _marked(definition: Element, *, default: bool, custom: bool) -> Element:
    for name, on in (("default", default), ("customStyle", custom)):
        if on:
            definition.set(name_of(name), "1")
    return definition


def _type(look: Type) -> list[Element | None]:
    name = look.font.name if look.font else None
    size = None if look.size is None else round(look.size * 2)
    return [
        w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name) if name else None,
        switch("b", look.bold), switch("bCs", look.bold), switch("i", look.italic), switch("iCs", look.italic),
        switch("caps", look.capitals), optional("color", look.colour),
        None if look.tracking is None else w("spacing", val=twips(look.tracking)),
        optional("sz", size), optional("szCs", size), optional("u", look.underline),
        w("vertAlign", val="superscript") if look.raised else None,
    ]  # fmt: skip


def _layout(look: Layout, numbering: tuple[int, int] | None) -> list[Element | None]:
    return [
        switch("keepNext", look.keep_next),
        switch("keepLines", look.keep_lines),
        None if numbering is None else w("numPr", w("ilvl", val=numbering[1]), w("numId", val=numbering[0])),
        group("pBdr", (_border("top", look.above), _border("bottom", look.below))),
        None if look.tab is None else w("tabs", w("tab", val=look.tab[0], pos=twips(look.tab[1]))),
        _spacing(look),
        _indent(look),
        switch("contextualSpacing", look.contextual),
        optional("jc", look.align),
        optional("outlineLvl", look.outline),
    ]


def _spacing(look: Layout) -> Element | None:
    if look.before is look.after is look.line is None:
        return None
    before, after, line = (None if value is None else twips(value) for value in (look.before, look.after, look.line))
    rule = None if line is None else "exact" if look.exact else "atLeast"
    return w("spacing", before=before, after=after, line=line, lineRule=rule)


def _indent(look: Layout) -> Element | None:
    if look.left is look.right is look.hanging is None:
        return None
    left, right, hanging = (None if value is None else twips(value) for value in (look.left, look.right, look.hanging))
    return w("ind", left=left, right=right, hanging=hanging)


def _border(side: str, rule: Rule | None) -> Element | None:
    if rule is None:
        return None
    return w(side, val="single", sz=round(rule.weight * _EIGHTHS), space=round(rule.distance), color=rule.colour)
