"""Names and plain values in, elements of WordprocessingML out; every other module of this layer builds on it."""

from collections.abc import Iterable
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no other name for the type

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_W: Final = f"{{{NAMESPACES['w']}}}"
RELATION: Final = f"{{{NAMESPACES['r']}}}id"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, /, *children: Element | None, **attributes: str | float | None) -> Element:
    """An element of the main namespace; children and attributes that are None are left out."""
    element = etree.Element(_W + tag, nsmap=NAMESPACES)
    for name, value in attributes.items():
        if value is not None:
            element.set(_W + name, str(value))
    element.extend(child for child in children if child is not None)
    return element


def name_of(tag: str) -> str:
    """The full name of an element or attribute of the main namespace."""
    return _W + tag


def switch(tag: str, on: bool | None) -> Element | None:  # noqa: FBT001 - the value of the switch is the data
    """A property that is on or off; None leaves it to the style."""
    if on is None:
        return None
    return w(tag) if on else w(tag, val="0")


def optional(tag: str, value: str | float | None) -> Element | None:
    """A property with one value, or nothing."""
    return None if value is None else w(tag, val=value)


def group(tag: str, children: Iterable[Element | None]) -> Element | None:
    """A container of properties, or nothing when it would be empty."""
    present = [child for child in children if child is not None]
    return w(tag, *present) if present else None


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def plain_root(namespace: str, tag: str) -> Element:
    """The root of a part of the package that has a namespace of its own, written without a prefix."""
    return etree.fromstring(f'<{tag} xmlns="{namespace}"/>')


def serialized(element: Element) -> bytes:
    """The element as an XML file."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
