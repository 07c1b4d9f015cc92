"""The lint finds nothing in our documents, and each of its rules finds what it is for."""

import pytest

from briefgen.document.blocks import Content
from briefgen.renderers.docx import render
from briefgen.renderers.docx.house import reference_document
from tests.docx_editing import edited
from tests.docx_lint import faults
from tests.sample_content import brief, chronology

DOCUMENT, NOTES, SETTINGS, STYLES = "word/document.xml", "word/endnotes.xml", "word/settings.xml", "word/styles.xml"


@pytest.mark.parametrize(
    "content", [brief(), chronology(), brief(rows=1, notes=5)], ids=["brief", "chronology", "small"]
)
def test_rendered_documents_have_no_faults(content: Content) -> None:
    assert faults(render(content)) == []


def test_the_reference_document_has_no_faults() -> None:
    assert faults(reference_document()) == []


@pytest.mark.parametrize(
    "file, pattern, replacement, fault",
    [
        (DOCUMENT, 'w:pStyle w:val="Title"', 'w:pStyle w:val="Titel"', "paragraph style Titel is not defined"),
        (NOTES, 'w:lang w:val="ru-RU"', 'w:lang w:val="russian language"', "language 'russian language'"),
        (STYLES, "<w:lang [^>]*/>", "", "no default language"),
        (SETTINGS, '<w:endnote w:id="-1"/>', "", "separators"),
        (SETTINGS, r"(<w:endnotePr>.*</w:endnotePr>)(<w:compat>.*</w:compat>)", r"\2\1", "endnotePr stands after"),
        (DOCUMENT, '<w:numId w:val="7"/>', '<w:numId w:val="99"/>', "numbering 99 is not defined"),
        (SETTINGS, "<w:compat>", '<w:updateFields w:val="1"/><w:compat>', "updateFields"),
        (DOCUMENT, r"(<w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)(<w:r>.*?</w:r>)", r"\2\1", "pPr is no."),
        (DOCUMENT, 'w:name="title"', 'w:name="timeline"', "bookmark name timeline is given twice"),
        (DOCUMENT, 'w:anchor="timeline"', 'w:anchor="nowhere"', "nothing is called nowhere"),
        (DOCUMENT, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "fields"),
        (DOCUMENT, "<w:rPr><w:rStyle", '<w:rPr><w:color w:val="FF0000"/><w:rStyle', "rPr has ['color']"),
        (DOCUMENT, "<w:cantSplit/>", "", "a row may be cut"),
    ],
)  # fmt: skip
def test_the_lint_finds(file: str, pattern: str, replacement: str, fault: str) -> None:
    broken = edited(render(brief()), {file: (pattern, replacement)})
    content = faults(broken)
    assert any(fault in found for found in content), content
