"""A Word file of somebody else's in, a package made anew out: what the page shows of its letterhead, and its styles.

Nothing of the file is carried over as it is: each part is written from what an allow-list (`ooxml.allowed`) lets
through, so that nothing in it can run, fetch or hide. What the page's reader would miss, or should know of, is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from briefgen.opc import ForeignPackage, ForeignPackageError, Relation
from briefgen.renderers.docx import styles
from briefgen.renderers.docx.images import plain_picture
from briefgen.renderers.docx.ooxml import allowed, blank, plain, sheets
from briefgen.renderers.docx.ooxml.blank import Relating
from briefgen.renderers.docx.ooxml.drawn import Drawings
from briefgen.renderers.docx.ooxml.elements import RELATION, Element, name_of, serialized, w
from briefgen.renderers.docx.ooxml.furnished import Surroundings, furnished, is_link
from briefgen.renderers.docx.package import archived

MAX_PART: Final = 4_000_000
MAX_ALL: Final = 24_000_000
MAX_TAGS: Final = 100_000
_REQUIRED: Final = frozenset(style.name.lower() for style in (*styles.REQUIRED, styles.RUNNING_MARKING))
_KINDS: Final = {"header": CONTENT_TYPE.WML_HEADER, "footer": CONTENT_TYPE.WML_FOOTER}
_PAGES: Final = ("default", "first", "even")
_PARTS: Final = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "theme": (CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME),
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
_PICTURES: Final = {"png": "image/png", "jpeg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A package that holds only what is allowed, and what was left out, in words."""

    data: bytes
    left_out: tuple[str, ...]


@lru_cache(maxsize=4)
def letterhead(data: bytes) -> Letterhead:
    """What a document may take from the file; raises ForeignPackageError where it is no Word document or too large."""
    package = ForeignPackage(data, part=MAX_PART, whole=MAX_ALL, tags=MAX_TAGS)
    return _Cleaning(package).done()


@dataclass(slots=True)
class _Source:
    """The parts of the document that are read, by the kind of their relationship."""

    body: Element
    relations: dict[str, Relation]
    parts: dict[str, Element] = field(default_factory=dict)


def _opened(package: ForeignPackage) -> _Source:
    main = [
        each.target for each in package.relations().values() if each.kind == "officeDocument" and not each.is_external
    ]
    if len(main) != 1 or package.content_type(main[0]) != CONTENT_TYPE.WML_DOCUMENT_MAIN:
        raise ForeignPackageError("holds no document")
    body = package.xml(main[0]).find(name_of("body"))
    if body is None:
        raise ForeignPackageError("has no body")
    source = _Source(body, dict(package.relations(main[0])))
    for relation in source.relations.values():
        if relation.kind in _PARTS and relation.kind not in _KINDS and not relation.is_external:
            source.parts.setdefault(relation.kind, package.xml(relation.target))
    return source


class _Cleaning:
    """The making of one package."""

    def __init__(self, package: ForeignPackage) -> None:
        self._package = package
        self._source = _opened(package)
        self._left_out: set[str] = set(self._live())
        self._files: dict[str, bytes] = {}
        self._types: dict[str, str] = {"/word/document.xml": CONTENT_TYPE.WML_DOCUMENT_MAIN}
        self._relations: list[Relating] = []
        self._pictures: dict[bytes, str] = {}

    def done(self) -> Letterhead:
        """The package, and what was left out."""
        sheet = self._source.parts.get("styles", w("styles"))
        section, furniture = self._section(plain.hidden_styles(sheet))
        parts = list(furniture.values())
        kept = sheets.styles(sheet, _REQUIRED, sheets.styles_used(parts))
        known = sheets.identifiers(kept)
        numbering = sheets.numbering(self._source.parts.get("numbering", w("numbering")), sheet, [kept, *parts], known)
        for part in parts:
            sheets.settle(part, known)
        self._add("styles", kept)
        self._add("settings", sheets.settings(self._source.parts.get("settings", w("settings"))))
        faces = sheets.faces([kept, numbering, *parts])
        self._add("fontTable", sheets.font_table(self._source.parts.get("fontTable", w("fonts")), faces))
        self._add("numbering", numbering)
        if "theme" in self._source.parts:
            self._add("theme", sheets.theme(self._source.parts["theme"]))
        for name, part in furniture.items():
            self._add(name.rstrip("123456"), part, name)
        return Letterhead(self._packed(section), tuple(sorted(self._left_out)))

    def _live(self) -> Iterator[str]:
        """What else the file brings that could run, fetch or tell, and never comes along."""
        kinds = {each.kind for each in self._source.relations.values()}
        settings, fonts = (self._source.parts.get(name, w("none")) for name in ("settings", "fontTable"))
        if "vbaProject" in kinds:
            yield "macros"
        if sheets.is_there(settings, "attachedTemplate", "mailMerge"):
            yield "a template or a mail merge that is fetched"
        if sheets.is_there(settings, "docVars"):
            yield "document variables"
        if sheets.is_there(fonts, "embedRegular", "embedBold", "embedItalic", "embedBoldItalic"):
            yield "embedded typefaces"

    def _section(self, hidden: frozenset[str]) -> tuple[Element, dict[str, Element]]:
        """The page, and its headers and footers by the names that they get."""
        old = self._source.body.find(name_of("sectPr"))
        copied = None if old is None else plain.plain(old, allowed.SECTION)
        new = w("sectPr") if copied is None else copied
        furniture: dict[str, Element] = {}
        references: dict[tuple[str, str], Element] = {}
        for kind in _KINDS:
            for reference in () if old is None else old.iterfind(name_of(f"{kind}Reference")):
                pages = str(reference.get(name_of("type"), ""))
                relation = self._source.relations.get(str(reference.get(RELATION, "")))
                if relation is None or relation.kind != kind or relation.is_external:
                    continue
                if pages in _PAGES and (kind, pages) not in references:
                    name = f"{kind}{sum(1 for known, _ in references if known == kind) + 1}"
                    furniture[name] = self._furnished(relation.target, name, hidden)
                    references[kind, pages] = _referring(kind, pages, name)
        new[:0] = references.values()
        return new, furniture

    def _furnished(self, target: str, name: str, hidden: frozenset[str]) -> Element:
        relations = self._package.relations(target)
        new: dict[str, Relating] = {}

        def picture(old: str) -> str | None:
            known = relations.get(old)
            file = self._picture(known) if known else None
            if file is None:
                return None
            return new.setdefault(old, Relating(f"r{len(new) + 1}", RELATIONSHIP_TYPE.IMAGE, file)).name

        def link(old: str) -> str | None:
            known = relations.get(old)
            if known is None or not known.is_external or known.kind != "hyperlink" or not is_link(known.target):
                return None
            address = Relating(f"r{len(new) + 1}", RELATIONSHIP_TYPE.HYPERLINK, known.target, is_external=True)
            return new.setdefault(old, address).name

        around = Surroundings(hidden, Drawings(picture), link)
        part = furnished(self._package.xml(target), around)
        self._left_out |= around.left_out
        if new:
            self._files[f"word/_rels/{name}.xml.rels"] = blank.relationships(new.values())
        return part

    def _picture(self, relation: Relation) -> str | None:
        """The name of the picture's file, relative to the document; None for what is none."""
        if relation.is_external or relation.kind != "image":
            return None
        drawn = plain_picture(self._package.data(relation.target))
        if drawn is None:
            return None
        extension, dots = drawn
        file = self._pictures.setdefault(dots, f"media/letterhead{len(self._pictures) + 1}.{extension}")
        self._files[f"word/{file}"] = dots
        return file

    def _add(self, kind: str, root: Element, name: str | None = None) -> None:
        content_type, relation = _PARTS[kind]
        file = f"{name or kind}.xml"
        self._files[f"word/{file}"] = serialized(root)
        self._types[f"/word/{file}"] = content_type
        self._relations.append(Relating.inside(file, relation))

    def _packed(self, section: Element) -> bytes:
        relation = Relating.inside("word/document.xml", RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        return archived({
            **self._files,
            "[Content_Types].xml": blank.content_types(self._types, _PICTURES if self._pictures else {}),
            "_rels/.rels": blank.relationships([relation]),
            "word/_rels/document.xml.rels": blank.relationships(self._relations),
            "word/document.xml": serialized(w("document", w("body", section))),
        })  # fmt: skip


def _referring(kind: str, pages: str, name: str) -> Element:
    reference = w(f"{kind}Reference", type=pages)
    reference.set(RELATION, Relating.inside(f"{name}.xml", "").name)
    return reference
