"""Faults in a .docx that validators of the schema do not see: a document's bytes in, one line a fault out."""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element
Rule: TypeAlias = Callable[["Package"], Iterator[str]]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*")
_FIRST: Final = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tr": "trPr", "tbl": "tblPr", "sdt": "sdtPr"}
_KINDS: Final = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_STRUCTURAL: Final = {"pPr": {"pStyle", "pageBreakBefore", "numPr"}, "rPr": {"rStyle", "lang", "b", "i"}}
_UNWANTED: Final = {"txbxContent", "pict", "updateFields", "attachedTemplate", "mailMerge"}


class Package:
    """The XML parts of a document, read once."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.entries = archive.infolist()
            files = {entry.filename: archive.read(entry) for entry in self.entries}
        self.files = files
        self.parts = {name: etree.fromstring(data) for name, data in files.items() if name.endswith((".xml", ".rels"))}
        self.text = {name: self.parts[name] for name in ("word/document.xml", "word/endnotes.xml")}
        self.text |= {name: part for name, part in self.parts.items() if re.match(r"word/(header|footer)\d", name)}

    def all(self, tag: str) -> Iterator[tuple[str, Element]]:
        """Every element of that name in document, notes, headers and footers."""
        for name, part in self.text.items():
            for element in part.iter(_W + tag):
                yield name, element


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of the main namespace."""
    return "" if element is None else str(element.get(_W + name, ""))


def faults(data: bytes) -> list[str]:
    """Everything that is wrong with the document."""
    package = Package(data)
    return [fault for rule in RULES for fault in rule(package)]


def styles_are_defined(package: Package) -> Iterator[str]:
    """Each style that is used exists and is of the kind it is used as."""
    sheet = package.parts["word/styles.xml"]
    defined = {(value(style, "type"), value(style, "styleId")) for style in sheet.iter(_W + "style")}
    for tag, kind in _KINDS.items():
        for name, element in package.all(tag):
            if (kind, value(element)) not in defined:
                yield f"{name}: {kind} style {value(element)} is not defined"
    for style in sheet.iter(_W + "style"):
        for tag in ("basedOn", "next"):
            other = style.find(_W + tag)
            if other is not None and (value(style, "type"), value(other)) not in defined:
                yield f"style {value(style, 'styleId')}: {tag} {value(other)} is not defined"
    names = Counter(value(name).lower() for name in sheet.iter(_W + "name"))
    yield from (f"style name {name} is given twice" for name, count in names.items() if count > 1)


def languages_are_valid(package: Package) -> Iterator[str]:
    """Each language is a well-formed tag with its parts in their usual case."""
    for name, part in (*package.text.items(), ("word/styles.xml", package.parts["word/styles.xml"])):
        for element in part.iter(_W + "lang"):
            if not _LANGUAGE.fullmatch(value(element)):
                yield f"{name}: language {value(element)!r}"
    if package.parts["word/styles.xml"].find(f"{_W}docDefaults//{_W}lang") is None:
        yield "no default language"


def notes_are_whole(package: Package) -> Iterator[str]:
    """Separators are there and listed, each reference has its note, each note one reference, in order."""
    settings = package.parts["word/settings.xml"]
    listed = [value(note, "id") for note in settings.iterfind(f"{_W}endnotePr/{_W}endnote")]
    notes = list(package.parts["word/endnotes.xml"].iter(_W + "endnote"))
    separators = [value(note, "id") for note in notes if value(note, "type")]
    if not listed == separators == ["-1", "0"]:
        yield f"separators: settings {listed}, notes {separators}"
    order = [str(child.tag).removeprefix(_W) for child in settings]
    if order.index("endnotePr") > order.index("compat"):
        yield "endnotePr stands after compat"
    referred = [value(reference, "id") for _, reference in package.all("endnoteReference")]
    if referred != [value(note, "id") for note in notes if not value(note, "type")]:
        yield f"notes are referred to as {referred}"
    for note in notes:
        if not value(note, "type") and len(list(note.iter(_W + "endnoteRef"))) != 1:
            yield f"note {value(note, 'id')} has no number of its own"


def numbering_is_defined(package: Package) -> Iterator[str]:
    """Each numbering instance and definition that is used exists."""
    numbering = package.parts["word/numbering.xml"]
    instances = {value(number, "numId") for number in numbering.iter(_W + "num")}
    used = [(name, value(element)) for name, element in package.all("numId")]
    used += [("word/styles.xml", value(element)) for element in package.parts["word/styles.xml"].iter(_W + "numId")]
    yield from (f"{name}: numbering {number} is not defined" for name, number in used if number not in instances)
    definitions = {value(definition, "abstractNumId") for definition in numbering.iterfind(_W + "abstractNum")}
    for reference in numbering.iterfind(f"{_W}num/{_W}abstractNumId"):
        if value(reference) not in definitions:
            yield f"definition {value(reference)} is missing"


def nothing_is_fetched(package: Package) -> Iterator[str]:
    """No relationship but a hyperlink leads outside; nothing prompts; no macros, no thumbnail."""
    for name, part in package.parts.items():
        for relation in part.iter("{*}Relationship"):
            kind = str(relation.get("Type")).rpartition("/")[2]
            if relation.get("TargetMode") == "External" and kind != "hyperlink":
                yield f"{name}: {kind} leads to {relation.get('Target')}"
        for tag in _UNWANTED:
            if next(part.iter(_W + tag), None) is not None:
                yield f"{name}: {tag}"
    unwanted = re.compile(r"vba|thumbnail|customXml", re.IGNORECASE)
    yield from (f"{name} is there" for name in package.files if unwanted.search(name))


def properties_come_first(package: Package) -> Iterator[str]:
    """The element that holds properties stands before all content."""
    for tag, first in _FIRST.items():
        for name, element in package.all(tag):
            places = [place for place, child in enumerate(element) if child.tag == _W + first]
            if places not in ([], [0]):
                yield f"{name}: {first} is no. {places} in {tag}"


def references_lead_somewhere(package: Package) -> Iterator[str]:
    """Bookmarks are unique and closed; links and fields lead to existing ones; pictures have numbers of their own."""
    starts = [element for _, element in package.all("bookmarkStart")]
    for attribute in ("id", "name"):
        counted = Counter(value(start, attribute) for start in starts)
        yield from (f"bookmark {attribute} {key} is given twice" for key, count in counted.items() if count > 1)
    if sorted(value(end, "id") for _, end in package.all("bookmarkEnd")) != sorted(value(s, "id") for s in starts):
        yield "bookmarks do not all end"
    names = {value(start, "name") for start in starts}
    targets = [value(link, "anchor") for _, link in package.all("hyperlink") if value(link, "anchor")]
    codes = (code.text or "" for _, code in package.all("instrText"))
    targets += [match[1] for match in (re.match(r" NOTEREF (\S+)", code) for code in codes) if match]
    yield from (f"nothing is called {target}" for target in targets if target not in names)
    yield from (f"bookmark {name} is too long" for name in names if len(name) > 40)
    drawings = Counter(picture.get("id") for picture in package.text["word/document.xml"].iter("{*}docPr"))
    yield from (f"picture number {number} is given twice" for number, count in drawings.items() if count > 1)


def fields_are_closed(package: Package) -> Iterator[str]:
    """Each field begins, shows a result and ends."""
    for name, part in package.text.items():
        kinds = Counter(value(mark, "fldCharType") for mark in part.iter(_W + "fldChar"))
        if len(set(kinds.values())) > 1:
            yield f"{name}: fields {dict(kinds)}"


def look_comes_from_styles(package: Package) -> Iterator[str]:
    """Runs and paragraphs name their style; nothing is spaced with blank paragraphs."""
    for name in ("word/document.xml", "word/endnotes.xml"):
        for tag, allowed in _STRUCTURAL.items():
            for element in package.text[name].iter(_W + tag):
                extra = {str(child.tag).removeprefix(_W) for child in element} - allowed
                if extra:
                    yield f"{name}: {tag} has {sorted(extra)}"
    body = package.text["word/document.xml"][0]
    for paragraph in body.iterfind(_W + "p"):
        style = value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        says = "".join(map(str, paragraph.itertext())).strip() or paragraph.find(f".//{_W}drawing") is not None
        if style != "BriefTableGap" and not says:
            yield f"blank paragraph of style {style}"


def tables_are_whole(package: Package) -> Iterator[str]:
    """Cells end with a paragraph, tables with one after them; only first rows are heads; no row is cut."""
    for name, cell in package.all("tc"):
        if cell[-1].tag != _W + "p":
            yield f"{name}: a cell ends with {cell[-1].tag}"
    for name, table in package.all("tbl"):
        after = table.getnext()
        if after is None or after.tag != _W + "p":
            yield f"{name}: no paragraph after a table"
        heads = [row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in table.iterfind(_W + "tr")]
        if heads != sorted(heads, reverse=True):
            yield f"{name}: a head row among others"
        if any(row.find(f"{_W}trPr/{_W}cantSplit") is None for row in table.iterfind(_W + "tr")):
            yield f"{name}: a row may be cut"


def archive_is_constant(package: Package) -> Iterator[str]:
    """The zip is in order and says nothing of when it was made."""
    names = [entry.filename for entry in package.entries]
    if names != sorted(names):
        yield "files are not in order"
    yield from (f"{entry.filename} of {entry.date_time}" for entry in package.entries if entry.date_time[0] != 1980)


RULES: Final[tuple[Rule, ...]] = (
    styles_are_defined,
    languages_are_valid,
    notes_are_whole,
    numbering_is_defined,
    nothing_is_fetched,
    properties_come_first,
    references_lead_somewhere,
    fields_are_closed,
    look_comes_from_styles,
    tables_are_whole,
    archive_is_constant,
)
