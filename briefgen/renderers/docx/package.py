"""A finished Word document in, its bytes out: nothing in them tells when, where or by whom they were made."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from briefgen.document.blocks import Properties
from briefgen.renderers.docx.ooxml import custom
from briefgen.renderers.docx.ooxml import properties as ooxml

_DOCUMENT: Final = RELATIONSHIP_TYPE.OFFICE_DOCUMENT
_CONSTANT_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_REGULAR_FILE: Final = 0o600 << 16


def packed(package: Package, properties: Properties, own: Mapping[str, str]) -> bytes:
    """The package with the document's properties, and its own by name, in place of the reference document's."""
    of_another = [name for name, relation in package.rels.items() if relation.reltype != _DOCUMENT]
    for name in of_another:
        del package.rels[name]
    core = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, ooxml.core(properties), package)
    application = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, ooxml.application(), package)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    package.relate_to(application, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    if own:
        part = Part(PackURI("/docProps/custom.xml"), custom.CONTENT_TYPE, custom.custom(own), package)
        package.relate_to(part, custom.RELATIONSHIP)
    saved = io.BytesIO()
    package.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return archived({name: archive.read(name) for name in archive.namelist()})


def archived(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files that is the same wherever it is made."""
    packed_files = io.BytesIO()
    with zipfile.ZipFile(packed_files, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _CONSTANT_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = _REGULAR_FILE
            archive.writestr(entry, files[name])
    return packed_files.getvalue()
