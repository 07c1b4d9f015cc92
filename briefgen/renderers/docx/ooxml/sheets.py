"""The styles, lists, fonts, theme and settings of somebody else's Word file in, what is needed of them out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from lxml import etree

from briefgen.renderers.docx.ooxml import allowed
from briefgen.renderers.docx.ooxml.elements import Element, name_of, w
from briefgen.renderers.docx.ooxml.plain import local, plain, value_of

_REFERENCES: Final = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
_FACES: Final = ("ascii", "hAnsi", "eastAsia", "cs")
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS: Final = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
_SCRIPTS: Final = ("latin", "ea", "cs")
# What the standard demands of every theme (ECMA-376 part 1, 20.1.4.1.14): three of each, and none of them draws here.
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FORMATS: Final = (
    f'<a:fmtScheme xmlns:a="{_A}" name="Plain"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def styles(sheet: Element, required: Collection[str], used: Iterable[str]) -> Element:
    """The styles of the required names, those that are used, by identifier, and what they are based on.

    A name that is neither required nor Word's own would tell of its author, and is replaced by a number.
    """
    defined = {_identifier(style): style for style in sheet.iterfind(name_of("style"))}
    wanted = [name for name, style in defined.items() if _is_wanted(style, required)]
    kept = _with_bases([*wanted, *used], defined)
    defaults = sheet.find(name_of("docDefaults"))
    new = w("styles", None if defaults is None else plain(defaults, allowed.STYLE))
    new.extend(
        copied
        for name, style in defined.items()
        if name in kept and (copied := plain(style, allowed.STYLE)) is not None
    )
    _rename(new, required)
    settle(new, kept)
    return new


def _is_wanted(style: Element, required: Collection[str]) -> bool:
    return value_of(style, "name").lower() in required or style.get(name_of("default")) in {"1", "true", "on"}


def _identifier(style: Element) -> str:
    return str(style.get(name_of("styleId"), ""))


def _with_bases(wanted: Iterable[str], defined: Mapping[str, Element]) -> frozenset[str]:
    kept: set[str] = set()
    for identifier in wanted:
        name = identifier
        while name in defined and name not in kept:
            kept.add(name)
            name = value_of(defined[name], "basedOn")
    return frozenset(kept)


def _rename(sheet: Element, required: Collection[str]) -> None:
    count = 0
    for style in sheet.iterfind(name_of("style")):
        name = style.find(name_of("name"))
        if name is not None and value_of(style, "name").lower() not in {*required, *allowed.BUILT_IN}:
            count += 1
            name.set(name_of("val"), f"Letterhead {count}")


def settle(root: Element, kept: Collection[str]) -> None:
    """Takes out what refers to a style that is not there."""
    for reference in [each for name in _REFERENCES for each in root.iter(name_of(name))]:
        parent = reference.getparent()
        if parent is not None and reference.get(name_of("val")) not in kept:
            parent.remove(reference)


def identifiers(sheet: Element) -> frozenset[str]:
    """The identifiers of the styles of a sheet."""
    return frozenset(_identifier(style) for style in sheet.iterfind(name_of("style")))


def styles_used(parts: Iterable[Element]) -> frozenset[str]:
    """The identifiers of the styles that parts refer to."""
    names = [name_of(name) for name in _REFERENCES[:3]]
    return frozenset(str(each.get(name_of("val"), "")) for part in parts for each in part.iter(*names))


def numbering(source: Element, sheet: Element, parts: Iterable[Element], kept: Collection[str]) -> Element:
    """The lists that styles and parts use, with their levels; `sheet` holds all styles of the source."""
    used = {str(each.get(name_of("val"), "")) for part in parts for each in part.iter(name_of("numId"))}
    instances = [each for each in source.iterfind(name_of("num")) if each.get(name_of("numId")) in used]
    wanted = {value_of(each, "abstractNumId") for each in instances}
    definitions = [
        each for each in source.iterfind(name_of("abstractNum")) if each.get(name_of("abstractNumId")) in wanted
    ]
    lent = [_with_levels(each, source, sheet) for each in definitions]
    new = w("numbering", *(plain(each, allowed.NUMBERING) for each in (*lent, *instances)))
    settle(new, kept)
    return new


def _with_levels(definition: Element, source: Element, sheet: Element) -> Element:
    """The definition; one that names a style for its levels, with the levels of that style's own list."""
    link = value_of(definition, "numStyleLink")
    if not link:
        return definition
    style = next((each for each in sheet.iterfind(name_of("style")) if _identifier(each) == link), None)
    number = None if style is None else style.find(f"{name_of('pPr')}/{name_of('numPr')}/{name_of('numId')}")
    wanted = "" if number is None else str(number.get(name_of("val"), ""))
    instance = next((each for each in source.iterfind(name_of("num")) if each.get(name_of("numId")) == wanted), None)
    behind = value_of(instance, "abstractNumId")
    levels = next(
        (each for each in source.iterfind(name_of("abstractNum")) if each.get(name_of("abstractNumId")) == behind), None
    )
    own = str(definition.get(name_of("abstractNumId"), ""))
    return definition if levels is None else w("abstractNum", *_copies(levels), abstractNumId=own)


def _copies(levels: Element) -> Iterator[Element]:
    for level in levels.iterfind(name_of("lvl")):
        copied = plain(level, allowed.NUMBERING)
        if copied is not None:
            yield copied


def faces(parts: Iterable[Element]) -> frozenset[str]:
    """The names of the typefaces that parts ask for."""
    return frozenset(
        str(fonts.get(name_of(script), ""))
        for part in parts
        for fonts in part.iter(name_of("rFonts"))
        for script in _FACES
    ) - {""}


def font_table(source: Element, wanted: Collection[str]) -> Element:
    """What is said of the typefaces that are asked for; files of typefaces stay behind."""
    fonts = (font for font in source.iterfind(name_of("font")) if font.get(name_of("name")) in wanted)
    return w("fonts", *(plain(font, allowed.FONT) for font in fonts))


def settings(source: Element) -> Element:
    """The settings that the page shows."""
    return w("settings", *(plain(setting, allowed.SETTINGS) for setting in source))


def theme(source: Element) -> Element:
    """The colours and typefaces of a theme, under names of ours."""
    colours = [_colour(source, name) for name in _COLOURS]
    scheme = _a("clrScheme", *colours, name="Plain")
    fonts = _a("fontScheme", *(_fonts(source, name) for name in ("majorFont", "minorFont")), name="Plain")
    return _a("theme", _a("themeElements", scheme, fonts, etree.fromstring(_FORMATS)), name="Plain")


def _colour(source: Element, name: str) -> Element:
    found = source.find(f".//{{{_A}}}clrScheme/{{{_A}}}{name}")
    value = "" if found is None or not len(found) else str(found[0].get("lastClr") or found[0].get("val") or "")
    is_colour = len(value) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in value)  # noqa: PLR2004 (RRGGBB)
    return _a(name, _a("srgbClr", val=value if is_colour else "000000"))


def _fonts(source: Element, name: str) -> Element:
    found = {script: source.find(f".//{{{_A}}}fontScheme/{{{_A}}}{name}/{{{_A}}}{script}") for script in _SCRIPTS}
    given = {script: "" if each is None else str(each.get("typeface", "")) for script, each in found.items()}
    return _a(name, *(_a(script, typeface=face[:64]) for script, face in given.items()))


def _a(tag: str, /, *children: Element, **attributes: str) -> Element:
    element = etree.Element(f"{{{_A}}}{tag}", attributes, nsmap={"a": _A})
    element.extend(children)
    return element


def is_there(root: Element, *names: str) -> bool:
    """Whether an element of one of these names is anywhere in the part."""
    return any(local(element) in names for element in root.iter())
