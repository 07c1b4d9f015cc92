"""What a document says of itself in, the property parts of the package out (ECMA-376 part 2, 11)."""

from typing import Final

from lxml import etree

from briefgen.document.blocks import Properties
from briefgen.renderers.docx.ooxml.elements import plain_root, serialized

_NAMESPACES: Final = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_EXTENDED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def core(properties: Properties) -> bytes:
    """The core properties; the as-of day stands for both dates, and nobody for who saved it last."""
    root = etree.Element(f"{{{_NAMESPACES['cp']}}}coreProperties", nsmap=_NAMESPACES)
    day = f"{properties.as_of}T00:00:00Z"
    for name, value in (
        ("dc:title", properties.title), ("dc:subject", properties.subject), ("dc:creator", properties.author),
        ("cp:keywords", properties.keywords), ("dc:description", properties.version_line), ("cp:lastModifiedBy", ""),
        ("dcterms:created", day), ("dcterms:modified", day), ("cp:category", properties.marking),
        ("dc:language", properties.lang),
    ):  # fmt: skip
        prefix, tag = name.split(":")
        element = etree.SubElement(root, f"{{{_NAMESPACES[prefix]}}}{tag}")
        element.text = value
        if prefix == "dcterms":
            element.set(f"{{{_NAMESPACES['xsi']}}}type", "dcterms:W3CDTF")
    return serialized(root)


def application() -> bytes:
    """The extended properties: what wrote the document, and nothing of the machine."""
    root = plain_root(_EXTENDED, "Properties")
    etree.SubElement(root, f"{{{_EXTENDED}}}Application").text = "briefgen"
    return serialized(root)
