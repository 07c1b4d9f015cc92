"""Custom properties in, their part of the package out (ECMA-376 part 1, 22.3)."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from briefgen.renderers.docx.ooxml.elements import plain_root, serialized

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of properties that users name
_FIRST: Final = 2  # lower numbers mean something else


def custom(values: Mapping[str, str]) -> bytes:
    """The part that holds texts by name."""
    root = plain_root(_PROPERTIES, "Properties")
    for number, (name, value) in enumerate(values.items(), _FIRST):
        each = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(each, f"{{{_VARIANT}}}lpwstr", nsmap={"vt": _VARIANT}).text = value
    return serialized(root)
