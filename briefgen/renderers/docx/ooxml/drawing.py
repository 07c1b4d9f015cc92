"""A picture's relationship and size in, the inline drawing that shows it out (ECMA-376 part 1, 20.4)."""

from typing import Final

from lxml import etree

from briefgen.renderers.docx.ooxml.elements import NAMESPACES, Element, w

_NAMESPACES: Final = NAMESPACES | {
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}


def inline_picture(relation: str, number: int, size: tuple[int, int], description: str) -> Element:
    """A run with a picture of the given size (in EMU) and its description for those who cannot see it."""
    width, height = (str(length) for length in size)
    name = f"Picture {number}"
    inline = _d(
        "wp:inline",
        _d("wp:extent", cx=width, cy=height),
        _d("wp:docPr", id=str(number), name=name, descr=description),
        _d("wp:cNvGraphicFramePr", _d("a:graphicFrameLocks", noChangeAspect="1")),
        _d("a:graphic", _d("a:graphicData", _picture(relation, name, width, height), uri=_NAMESPACES["pic"])),
        distT="0", distB="0", distL="0", distR="0",
    )  # fmt: skip
    return w("r", w("drawing", inline))


def _picture(relation: str, name: str, width: str, height: str) -> Element:
    blip = _d("a:blip")
    blip.set(f"{{{_NAMESPACES['r']}}}embed", relation)
    frame = _d("a:xfrm", _d("a:off", x="0", y="0"), _d("a:ext", cx=width, cy=height))
    return _d(
        "pic:pic",
        _d("pic:nvPicPr", _d("pic:cNvPr", id="0", name=name), _d("pic:cNvPicPr")),
        _d("pic:blipFill", blip, _d("a:stretch", _d("a:fillRect"))),
        _d("pic:spPr", frame, _d("a:prstGeom", _d("a:avLst"), prst="rect")),
    )


def _d(qualified: str, /, *children: Element, **attributes: str) -> Element:
    prefix, tag = qualified.split(":")
    element = etree.Element(f"{{{_NAMESPACES[prefix]}}}{tag}", attributes, nsmap=_NAMESPACES)
    element.extend(children)
    return element
