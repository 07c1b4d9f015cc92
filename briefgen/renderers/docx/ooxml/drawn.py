"""A picture in somebody else's header or footer in, the same picture out: its place and its dots, no text, no link."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from briefgen.renderers.docx.ooxml import allowed
from briefgen.renderers.docx.ooxml.elements import NAMESPACES, Element, w

_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NAMESPACES: Final = {"wp": _WP, "a": _A, "pic": _PIC, "r": NAMESPACES["r"]}
_EMBED, _LINK = f"{{{NAMESPACES['r']}}}embed", f"{{{NAMESPACES['r']}}}link"
_VALUE: Final = re.compile(r"[A-Za-z0-9.-]{0,24}")
_PLACE: Final = re.compile(r"-?\d{1,9}|[a-z]{1,9}")
_LINKS: Final = (f"{{{_A}}}hlinkClick", f"{{{_A}}}hlinkHover")
_CROP: Final = f"{{{_A}}}srcRect"


class Drawings:
    """The pictures of one part, numbered from 1; `picture` gives the new relationship of one by the old one's id."""

    def __init__(self, picture: Callable[[str], str | None]) -> None:
        self._picture = picture
        self._count = 0

    def copied(self, drawing: Element, left_out: set[str]) -> Element | None:
        """The drawing, if it is a picture that the page shows; else why not is added to what was left out."""
        frame = next((child for child in drawing if child.tag in {f"{{{_WP}}}inline", f"{{{_WP}}}anchor"}), None)
        blips = [] if frame is None else list(frame.iter(f"{{{_A}}}blip"))
        holder = None if frame is None else frame.find(f".//{{{_A}}}graphicData")
        if frame is None or holder is None or len(blips) != 1 or holder.get("uri") != _PIC:
            left_out.add("a drawing that is no picture (a shape, a text box, WordArt)")
            return None
        return self._picture_in(frame, blips[0], left_out)

    def _picture_in(self, frame: Element, blip: Element, left_out: set[str]) -> Element | None:
        if next(frame.iter(f"{{{_WP}}}docPr"), frame).get("hidden") in {"1", "true"}:
            left_out.add("a hidden picture")
            return None
        embedded = blip.get(_EMBED)
        if embedded is None or blip.get(_LINK):
            left_out.add("a picture that is fetched from outside")
        relation = self._picture(embedded) if embedded else None
        if relation is None:
            left_out.add("a picture that is no PNG or JPEG, or has too many dots") if embedded else None
            return None
        left_out.update(
            {"links on pictures"} if any(next(frame.iter(name), None) is not None for name in _LINKS) else ()
        )
        left_out.update({"the crop of a picture"} if next(frame.iter(_CROP), None) is not None else ())
        self._count += 1
        return w("drawing", _element(frame, {"embed": relation, "number": str(self._count)}))


def _element(source: Element, known: Mapping[str, str]) -> Element:
    """The element anew with what is allowed; names are ours, and a picture has no description of its maker's."""
    name = etree.QName(source)
    new = etree.Element(name, nsmap=_NAMESPACES)
    for key, value in ((str(key), str(value)) for key, value in source.attrib.items()):
        if key in allowed.DRAWING_ATTRIBUTES and (_VALUE.fullmatch(value) or (key == "uri" and value == _PIC)):
            new.set(key, value)
    if name.localname in {"docPr", "cNvPr"}:
        new.set("id", known["number"])
        new.set("name", f"Picture {known['number']}")
    if name.localname == "blip":
        new.set(_EMBED, known["embed"])
    if name.localname in {"posOffset", "align"} and _PLACE.fullmatch(source.text or ""):
        new.text = source.text
    for child in source:
        if _is_allowed(child):
            new.append(_element(child, known))
    return new


def _is_allowed(element: Element) -> bool:
    """Whether it is named in the list, and of one of the three vocabularies of pictures: extensions have no way in."""
    namespace, _, name = str(element.tag).removeprefix("{").rpartition("}")
    return name in allowed.DRAWING and namespace in {_WP, _A, _PIC}
