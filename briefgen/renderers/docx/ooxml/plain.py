"""Elements of somebody else's Word file in, elements anew out, as far as they are allowed."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from briefgen.renderers.docx.ooxml import allowed
from briefgen.renderers.docx.ooxml.elements import NAMESPACES, Element, name_of, w

_W: Final = f"{{{NAMESPACES['w']}}}"
_VALUE: Final = re.compile(r"[\w .,;:#%+()&'’/-]{0,64}")
_LEVEL_TEXT: Final = re.compile(r"\S{0,12}( \S{0,12})?")
_WORD: Final = re.compile(r"[A-Za-z]{1,64}")
_COMPATIBILITY: Final = "http://schemas.microsoft.com/office/word"
_OFF: Final = frozenset({"0", "false", "off"})
# Text that the reader of the page does not see.
HIDING: Final = ("vanish", "specVanish", "webHidden")
_WHITE: Final = frozenset({"FFFFFF", "FEFEFE", "FDFDFD"})
_PAPER: Final = frozenset({"background1", "light1"})  # the theme's names for it (ECMA-376 part 1, 17.18.97)
_TOO_SMALL: Final = 4  # half points
_TOO_NARROW: Final = 10  # per cent of a letter's width


def local(element: Element) -> str:
    """The element's name in the main namespace; empty for one of another."""
    tag = str(element.tag)  # of a comment it is a function
    return tag.removeprefix(_W) if tag.startswith(_W) else ""


def plain(element: Element, names: Collection[str]) -> Element | None:
    """The element with its attributes and, at any depth, its children as far as they are allowed; text stays behind."""
    name = local(element)
    if name not in names or (name == "compatSetting" and not _is_compatibility(element)):
        return None
    children = (plain(child, names) for child in element)
    return w(name, *children, **dict(_attributes(element, name)))


def _attributes(element: Element, name: str) -> Iterator[tuple[str, str]]:
    form = _LEVEL_TEXT if name == "lvlText" else _VALUE
    for key, value in element.attrib.items():
        own, said = str(key).removeprefix(_W), str(value)
        if own in allowed.ATTRIBUTES and str(key).startswith(_W) and (form.fullmatch(said) or name == "compatSetting"):
            yield own, said


def _is_compatibility(element: Element) -> bool:
    name, value = element.get(name_of("name"), ""), element.get(name_of("val"), "")
    is_plain = _WORD.fullmatch(name) and value.isdecimal() and len(value) < 4  # noqa: PLR2004 (a version, or a switch)
    return bool(is_plain) and element.get(name_of("uri")) == _COMPATIBILITY


def value_of(parent: Element | None, name: str) -> str:
    """The value of a property, or nothing."""
    found = None if parent is None else parent.find(name_of(name))
    return "" if found is None else str(found.get(name_of("val"), ""))


def is_on(parent: Element | None, name: str) -> bool | None:
    """Whether a switch is on or off; None where it is not set."""
    found = None if parent is None else parent.find(name_of(name))
    return None if found is None else found.get(name_of("val")) not in _OFF


def hides(properties: Element | None) -> bool | None:
    """Whether these properties of a run hide its text; None where they do not say."""
    said = [switch for name in HIDING if (switch := is_on(properties, name)) is not None]
    if any(said):
        return True
    size = value_of(properties, "sz")
    if size.isdecimal() and int(size) <= _TOO_SMALL:
        return True
    width = value_of(properties, "w").removesuffix("%")
    if width.isdecimal() and int(width) <= _TOO_NARROW:
        return True
    return False if said else None


def is_white(properties: Element | None) -> bool:
    """Whether text of these properties has the colour of the paper, by its own value or by the theme's."""
    colour = None if properties is None else properties.find(name_of("color"))
    theme = "" if colour is None else str(colour.get(name_of("themeColor"), ""))
    return theme in _PAPER or value_of(properties, "color").upper() in _WHITE


def is_shaded(element: Element | None) -> bool:
    """Whether something coloured lies under the text, up to the table that it stands in."""
    while element is not None:
        for child in element:
            shades = child if local(child) == "shd" else child.find(name_of("shd"))
            if shades is not None and local(child) in {"shd", "rPr", "pPr", "tcPr", "tblPr"}:
                fill = str(shades.get(name_of("fill"), "")).upper()
                if fill not in {"", "AUTO"} | _WHITE or shades.get(name_of("themeFill")):
                    return True
        element = element.getparent()
    return False


def hidden_styles(sheet: Element) -> frozenset[str]:
    """The identifiers of styles whose text nobody sees, their own word going before that of what they are based on."""
    styles = {str(style.get(name_of("styleId"), "")): style for style in sheet.iterfind(name_of("style"))}
    everything = hides(sheet.find(f"{name_of('docDefaults')}/{name_of('rPrDefault')}/{name_of('rPr')}")) is True
    known: dict[str, bool] = {}
    for identifier in styles:
        chain = _chain(identifier, styles, known)
        answer = known.get(chain[-1], everything)
        for each in reversed(chain):
            if each not in known:
                own = hides(styles[each].find(name_of("rPr")))
                known[each] = answer if own is None else own
            answer = known[each]
    return frozenset(identifier for identifier, hidden in known.items() if hidden) | ({""} if everything else set())


def _chain(identifier: str, styles: Mapping[str, Element], known: Mapping[str, bool]) -> list[str]:
    """The style and those that it is based on, up to one that is known; a circle ends where it closes."""
    chain: dict[str, None] = {}
    while identifier in styles and identifier not in chain:
        chain[identifier] = None
        if identifier in known:
            break
        identifier = value_of(styles[identifier], "basedOn")
    return list(chain)
