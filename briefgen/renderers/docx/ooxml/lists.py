"""List designs in, numbering definitions out (ECMA-376 part 1, 17.9)."""

from collections.abc import Mapping, Sequence

from briefgen.renderers.docx.ooxml.elements import Element, twips, w
from briefgen.renderers.docx.typography import ListDesign


def definitions(designs: Sequence[ListDesign], identifiers: Mapping[str, str]) -> Element:
    """The numbering part: for each design a definition and the instance that its styles use, both counted from 1."""
    return w(
        "numbering",
        *(_definition(number, design, identifiers) for number, design in enumerate(designs, 1)),
        *(w("num", w("abstractNumId", val=number), numId=number) for number, _ in enumerate(designs, 1)),
    )


def _definition(number: int, design: ListDesign, identifiers: Mapping[str, str]) -> Element:
    levels = (
        _level(depth, identifiers[style], mark, design)
        for depth, (style, mark) in enumerate(zip(design.styles, design.marks, strict=True))
    )
    kind = "multilevel" if len(design.styles) > 1 else "singleLevel"
    return w("abstractNum", w("multiLevelType", val=kind), *levels, abstractNumId=number)


def _level(depth: int, style: str, mark: str, design: ListDesign) -> Element:
    return w(
        "lvl", w("start", val=1), w("numFmt", val="decimal" if "%" in mark else "bullet"), w("pStyle", val=style),
        w("suff", val="tab"), w("lvlText", val=mark), w("lvlJc", val="left"),
        w("pPr", w("ind", left=twips(design.step * (depth + 1)), hanging=twips(design.step))),
        w("rPr", w("color", val=design.colour)), ilvl=depth,
    )  # fmt: skip
