"""The parts of an empty Word document: A4, compatibility mode 15, a header and a footer, no theme and no macros."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Self

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from briefgen.renderers.docx.fonts import WordFont
from briefgen.renderers.docx.ooxml.elements import NAMESPACES, Element, plain_root, serialized, twips, w

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MODE: Final = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY: Final = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
_PARTS: Final = {
    "styles.xml": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings.xml": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable.xml": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "numbering.xml": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "endnotes.xml": (CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
    "header1.xml": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer1.xml": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}


def relations() -> dict[str, bytes]:
    """The content types and the relationships of the package and of its document."""
    types = {f"/word/{name}": kind for name, (kind, _) in _PARTS.items()}
    types |= {"/word/document.xml": CONTENT_TYPE.WML_DOCUMENT_MAIN}
    return {
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": relationships([Relating.inside("word/document.xml", RELATIONSHIP_TYPE.OFFICE_DOCUMENT)]),
        "word/_rels/document.xml.rels": relationships(
            [Relating.inside(name, kind) for name, (_, kind) in _PARTS.items()]
        ),
    }


def document(content: Sequence[Element], margins: Mapping[str, float]) -> Element:
    """A document of one A4 section."""
    section = w(
        "sectPr",
        *(_referring(f"{kind}Reference", f"{kind}1.xml") for kind in ("header", "footer")),
        w("pgSz", w=11906, h=16838),
        w("pgMar", **{side: twips(width) for side, width in margins.items()}),
    )
    return w("document", w("body", *content, section))


def settings() -> Element:
    """The settings of a document made for today's Word."""
    modes = (w("compatSetting", name=name, uri=_MODE, val=mode) for name, mode in _COMPATIBILITY.items())
    return w(
        "settings", w("zoom", percent=100), w("defaultTabStop", val=709),
        w("characterSpacingControl", val="doNotCompress"), w("compat", *modes),
        w("decimalSymbol", val="."), w("listSeparator", val=","),
    )  # fmt: skip


def font_table(fonts: Iterable[WordFont]) -> Element:
    """The typefaces and what to use in place of each."""
    return w("fonts", *(
        w(
            "font", w("altName", val=font.fallback), w("panose1", val=font.panose), w("charset", val="CC"),
            w("family", val=font.family), w("pitch", val="variable"), name=font.name,
        )
        for font in fonts
    ))  # fmt: skip


def furniture(tag: str, paragraphs: Sequence[Element]) -> Element:
    """A header or a footer."""
    return w(tag, *paragraphs)


def _referring(tag: str, part: str) -> Element:
    reference = w(tag, type="default")
    reference.set(f"{{{NAMESPACES['r']}}}id", _relation_name(part))
    return reference


def _relation_name(target: str) -> str:
    return "r" + target.rpartition("/")[2].removesuffix(".xml")


def content_types(types: Mapping[str, str], extensions: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """The list of what each part of a package is, by name; of some, by extension."""
    namespace = f"{_PACKAGE}/content-types"
    root = plain_root(namespace, "Types")
    every = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML, **extensions}
    for extension, kind in every.items():
        etree.SubElement(root, f"{{{namespace}}}Default", Extension=extension, ContentType=kind)
    for name, kind in sorted(types.items()):
        etree.SubElement(root, f"{{{namespace}}}Override", PartName=name, ContentType=kind)
    return serialized(root)


@dataclass(frozen=True, slots=True)
class Relating:
    """A relationship to be written: its id, its type, and the part or the address that it leads to."""

    name: str
    kind: str
    target: str
    is_external: bool = False

    @classmethod
    def inside(cls, target: str, kind: str) -> Self:
        """A relationship to a part, called by the part's name."""
        return cls(_relation_name(target), kind, target)


def relationships(relations: Iterable[Relating]) -> bytes:
    """The relationships of a part, or of the package."""
    namespace = f"{_PACKAGE}/relationships"
    root = plain_root(namespace, "Relationships")
    for each in relations:
        said = {"Id": each.name, "Type": each.kind, "Target": each.target}
        mode = {"TargetMode": "External"} if each.is_external else {}
        etree.SubElement(root, f"{{{namespace}}}Relationship", {**said, **mode})
    return serialized(root)
