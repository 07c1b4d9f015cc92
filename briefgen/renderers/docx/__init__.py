"""The Word renderer: a document's blocks in, the bytes of a .docx out.

The way of a document: `survey` looks through it, `reference` opens the reference document, `writer` turns blocks into
elements, `furniture` fills headers and footers, `notes` adds the endnotes, `package` seals the file. All OOXML is made
in `ooxml`. Nothing here reads a clock or the environment, and the only files read are the typefaces of pictures.
"""

from typing import Final, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.xmlchemy import BaseOxmlElement

from briefgen.document.blocks import Content
from briefgen.document.copies import identity
from briefgen.renderers.docx import furniture, house, styles
from briefgen.renderers.docx.anchors import Anchors
from briefgen.renderers.docx.desk import Desk, Links, Place
from briefgen.renderers.docx.languages import proofing_tag
from briefgen.renderers.docx.notes import NoteMarks
from briefgen.renderers.docx.numbering import Numbering
from briefgen.renderers.docx.ooxml import parts
from briefgen.renderers.docx.ooxml.revisions import TrackedChanges
from briefgen.renderers.docx.package import packed
from briefgen.renderers.docx.pictures import Gallery
from briefgen.renderers.docx.reference import ReferenceDocument, UnfitReferenceError, left_out, opened, problems
from briefgen.renderers.docx.survey import survey
from briefgen.renderers.docx.writer import Writer

__all__ = ["NAME", "SUFFIX", "UnfitReferenceError", "left_out", "problems", "render"]

NAME: Final = "docx"
SUFFIX: Final = ".docx"


def render(content: Content, reference: bytes | None = None) -> bytes:
    """The document as Word's bytes, in the styles of the reference document or of the house."""
    source = opened(house.reference_document() if reference is None else reference)
    document = source.document
    desk = _desk(content, source)
    writer = Writer(desk)
    body = document.element.body
    for element in writer.blocks(content.blocks, Place(Links(document.part))):
        body.sectPr.addprevious(element)
    _add_endnotes(source, desk, writer)
    parts.set_language(document.styles.element, proofing_tag(content.properties.lang))
    furniture.fill(document.part, content.properties)
    return packed(document.part.package, content.properties, identity(content))


def _desk(content: Content, source: ReferenceDocument) -> Desk:
    document = source.document
    found = survey(content.blocks)
    anchors = Anchors()
    return Desk(
        identifiers=source.identifiers,
        lang=content.properties.lang,
        survey=found,
        anchors=anchors,
        notes=NoteMarks(found.notes, anchors, source.identifiers[styles.NOTE_REFERENCE]),
        numbering=Numbering(document.part.numbering_part.element, source.numbered),
        gallery=Gallery(document.part),
        tracked=TrackedChanges(content.properties.revised_by, f"{content.properties.as_of}T00:00:00Z"),
        area=parts.text_area(document.element.body.sectPr),
    )


def _add_endnotes(source: ReferenceDocument, desk: Desk, writer: Writer) -> None:
    document = source.document.part
    root = parts.endnotes(desk.style(styles.GAP))
    part = XmlPart(
        PackURI("/word/endnotes.xml"), CONTENT_TYPE.WML_ENDNOTES, cast("BaseOxmlElement", root), document.package
    )
    place = Place(Links(part)).with_text(styles.NOTE_TEXT, **styles.IN_NOTES)
    number = desk.style(styles.NOTE_NUMBER)
    parts.add_notes(root, desk.notes.written(lambda blocks: writer.blocks(blocks, place), number))
    document.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
