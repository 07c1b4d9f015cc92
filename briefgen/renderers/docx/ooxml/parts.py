"""The parts beside the text: what styles, settings, numbering and sections say, and what is changed in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefgen.renderers.docx.ooxml.elements import RELATION, Element, name_of, w

# CT_Settings is a sequence: these come after w:endnotePr.
_AFTER_ENDNOTES: Final = frozenset({
    "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping",
    "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
    "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
})  # fmt: skip
# Each of these asks the reader something, or fetches or changes something, when the document is opened.
_PROMPTING: Final = ("attachedTemplate", "linkStyles", "updateFields", "mailMerge", "documentProtection", "endnotePr")
SEPARATORS: Final = {"separator": -1, "continuationSeparator": 0}


@dataclass(frozen=True, slots=True)
class DefinedStyle:
    """A style as a document defines it; numbering is its instance and level."""

    kind: str
    name: str
    identifier: str
    numbering: tuple[int, int] | None


def defined_styles(styles: Element) -> Iterator[DefinedStyle]:
    """The styles in a styles part."""
    for style in styles.iterfind(name_of("style")):
        name = style.find(name_of("name"))
        yield DefinedStyle(
            _value(style, "type"), "" if name is None else _value(name), _value(style, "styleId"), _numbering(style)
        )


def set_language(styles: Element, tag: str) -> None:
    """Makes the language the default one; no style keeps another."""
    for language in list(styles.iter(name_of("lang"))):
        parent = language.getparent()
        if parent is not None:
            parent.remove(language)
    defaults = _first_child(styles, "docDefaults", 0)
    properties = _first_child(_first_child(defaults, "rPrDefault", 0), "rPr", 0)
    properties.append(w("lang", val=tag, eastAsia=tag, bidi="ar-SA"))


def set_settings(settings: Element) -> None:
    """Endnotes numbered 1, 2, 3 at the document's end; nothing that prompts or fetches."""
    for name in _PROMPTING:
        for setting in settings.findall(name_of(name)):
            settings.remove(setting)
    notes = w(
        "endnotePr", w("pos", val="docEnd"), w("numFmt", val="decimal"),
        *(w("endnote", id=number) for number in SEPARATORS.values()),
    )  # fmt: skip
    following = (place for place, child in enumerate(settings) if _local(child) in _AFTER_ENDNOTES)
    settings.insert(next(following, len(settings)), notes)


def set_section(section: Element) -> None:
    """Endnotes numbered 1, 2, 3 in the section too: some readers look only there."""
    for old in section.findall(name_of("endnotePr")):
        section.remove(old)
    before = {"headerReference", "footerReference", "footnotePr"}
    place = sum(1 for child in section if _local(child) in before)
    section.insert(place, w("endnotePr", w("numFmt", val="decimal")))


def text_area(section: Element) -> tuple[int, int]:
    """Width and height between the margins, in twentieths of a point."""
    size, margins = section.find(name_of("pgSz")), section.find(name_of("pgMar"))
    width, height = _number(size, "w", 11906), _number(size, "h", 16838)
    sides = sum(_number(margins, side, default) for side, default in (("left", 1304), ("right", 1304), ("gutter", 0)))
    ends = sum(abs(_number(margins, side, 1361)) for side in ("top", "bottom"))
    return width - sides, height - ends


def definition_of(numbering: Element, number: int) -> int | None:
    """The abstract definition behind a numbering instance."""
    for instance in numbering.iterfind(name_of("num")):
        if int(_value(instance, "numId")) == number:
            abstract = instance.find(name_of("abstractNumId"))
            return None if abstract is None else int(_value(abstract))
    return None


def highest_number(numbering: Element) -> int:
    """The highest number of a numbering instance that is in use."""
    return max((int(_value(instance, "numId")) for instance in numbering.iterfind(name_of("num"))), default=0)


def restart(numbering: Element, number: int, definition: int, level: int) -> None:
    """Adds a numbering instance that begins at 1."""
    override = w("lvlOverride", w("startOverride", val=1), ilvl=level)
    instance = w("num", w("abstractNumId", val=definition), override, numId=number)
    instances = numbering.findall(name_of("num"))
    numbering.insert(numbering.index(instances[-1]) + 1, instance)


def endnotes(separator_style: str) -> Element:
    """An endnotes part that holds only the separators that every such part begins with.

    They draw nothing: the notes stand under a heading that has a line of its own.
    """
    return w("endnotes", *(
        w("endnote", w("p", w("pPr", w("pStyle", val=separator_style))), type=kind, id=number)
        for kind, number in SEPARATORS.items()
    ))  # fmt: skip


def add_notes(endnotes: Element, notes: Sequence[Sequence[Element]]) -> None:
    """Adds the notes, numbered from 1."""
    endnotes.extend(w("endnote", *note, id=number) for number, note in enumerate(notes, 1))


def furniture_relations(section: Element) -> dict[str, tuple[str, str]]:
    """The relationships of a section's headers and footers: for each which of the two it is, and for which pages."""
    return {
        reference.get(RELATION, ""): (kind, _value(reference, "type"))
        for kind in ("header", "footer")
        for reference in section.iterfind(name_of(f"{kind}Reference"))
    }


def pages_told_apart(section: Element, settings: Element) -> tuple[str, ...]:
    """The kinds of pages that have a header and a footer of their own."""
    first = _is_on(section.find(name_of("titlePg")))
    even = _is_on(settings.find(name_of("evenAndOddHeaders")))
    return ("default", *(["first"] if first else []), *(["even"] if even else []))


def _is_on(setting: Element | None) -> bool:
    return setting is not None and setting.get(name_of("val")) not in {"0", "false", "off"}


def _numbering(style: Element) -> tuple[int, int] | None:
    properties = style.find(f"{name_of('pPr')}/{name_of('numPr')}")
    number = None if properties is None else properties.find(name_of("numId"))
    if properties is None or number is None:
        return None
    level = properties.find(name_of("ilvl"))
    return int(_value(number)), 0 if level is None else int(_value(level))


def _first_child(parent: Element, name: str, place: int) -> Element:
    child = parent.find(name_of(name))
    if child is None:
        child = w(name)
        parent.insert(place, child)
    return child


def _value(element: Element, attribute: str = "val") -> str:
    return str(element.get(name_of(attribute), ""))


def _number(element: Element | None, attribute: str, default: int) -> int:
    return default if element is None else int(element.get(name_of(attribute), default))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
