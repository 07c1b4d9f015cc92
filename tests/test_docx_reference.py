"""Reference documents: the reader's own letterhead is kept, and what is missing is told."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from briefgen.renderers.docx import UnfitReferenceError, problems, render
from briefgen.renderers.docx.house import reference_document
from tests.docx_editing import edited, part
from tests.docx_lint import faults
from tests.sample_content import brief

HEADER, FOOTER, SETTINGS = "word/header1.xml", "word/footer1.xml", "word/settings.xml"
STYLES, DOCUMENT = "word/styles.xml", "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
LETTERHEAD = (
    "<w:r><w:t>Ministry of Examples</w:t></w:r><w:r><w:tab/></w:r>"
    "<w:r><w:rPr><w:b/></w:rPr><w:t>({mar</w:t></w:r>"
    '<w:r><w:t xml:space="preserve">king}) {as_of} p. {page}/{pages}</w:t></w:r>'
)


def own() -> bytes:
    """A reference document with a letterhead, another margin and another typeface."""
    return edited(reference_document(), {
        HEADER: (r"<w:r>.*</w:r>", LETTERHEAD),
        STYLES: ('w:ascii="PT Serif"', 'w:ascii="Georgia"'),
        DOCUMENT: (r'w:left="\d+"', 'w:left="2268"'),
    })  # fmt: skip


def test_the_house_reference_has_no_problems() -> None:
    assert problems(reference_document()) == ()


def test_a_letterhead_stays_and_its_placeholders_are_filled() -> None:
    data = render(brief(), own())
    header = part(data, HEADER)
    assert faults(data) == []
    assert "Ministry of Examples" in header
    assert "<w:rPr><w:b/></w:rPr><w:t>(PUBLIC SOURCES</w:t>" in header
    assert "2025-12-01" in header
    assert re.findall(r"<w:instrText[^>]*>([^<]*)<", header) == [" PAGE ", " NUMPAGES "]
    assert "{" not in header + part(data, FOOTER)


def test_page_and_typeface_of_the_reference_stay() -> None:
    data = render(brief(), own())
    section = Document(BytesIO(data)).sections[0]
    assert section.left_margin is not None
    assert section.left_margin.mm == pytest.approx(40, abs=0.1)
    assert 'w:ascii="Georgia"' in part(data, STYLES)
    grid = re.search(r"<w:tblGrid>(.*?)</w:tblGrid>", part(data, DOCUMENT))
    assert grid is not None
    assert sum(map(int, re.findall(r'w:w="(\d+)"', grid[1]))) == pytest.approx(11906 - 2268 - 1304, abs=2)


def test_the_text_of_the_reference_goes() -> None:
    assert "Brief Table Row Heading" not in part(render(brief()), DOCUMENT)


@pytest.mark.parametrize(
    "file, pattern, replacement, problem",
    [
        (STYLES, 'w:val="Brief Status"', 'w:val="Another"', ("Brief Status", "is missing; a paragraph style")),
        (STYLES, '"paragraph" w:styleId="Title"', '"character" w:styleId="Title"', ("Title", "is a character style")),
        (STYLES, r'(w:val="List Number".*?)<w:numPr>.*?</w:numPr>', r"\1", ("List Number", "has no numbering")),
        ("word/numbering.xml", "<w:num w:.*</w:num>", "", ("document", "has no numbering definitions")),
        (HEADER, r"\{marking\}", "SECRET", ("header", "has no placeholder {marking}")),
        (FOOTER, r"\{version\}", "2025", ("footer", "the version line is nowhere")),
        (FOOTER, r"\{page_label\}", "1", ("footer", "the page number is nowhere")),
        (DOCUMENT, "<w:headerReference [^>]*/>", "", ("header", "is missing on ordinary pages")),
        (RELATIONS, '<Relationship Id="rheader1"[^>]*/>', "", ("header", "is missing on ordinary pages")),
        (DOCUMENT, "</w:sectPr>", "<w:titlePg/></w:sectPr>", ("footer", "is missing on the first page")),
        (SETTINGS, "<w:char", "<w:evenAndOddHeaders/><w:char", ("header", "is missing on even pages")),
    ],
)  # fmt: skip
def test_what_is_missing_is_told(file: str, pattern: str, replacement: str, problem: tuple[str, str]) -> None:
    unfit = edited(reference_document(), {file: (pattern, replacement)})
    found = problems(unfit)
    assert any(subject == problem[0] and said.startswith(problem[1]) for subject, said in found), found
    with pytest.raises(UnfitReferenceError, match=re.escape(problem[1])):
        render(brief(), unfit)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"<html>",
        reference_document()[:3000],
        reference_document()[:3000] + bytes(50) + reference_document()[3050:],
        edited(reference_document(), {DOCUMENT: ("<w:body>", "")}),
        edited(reference_document(), {DOCUMENT: (".*", "<x/>")}),
    ],
)
def test_what_is_no_document_is_told(data: bytes) -> None:
    ((subject, said),) = problems(data)
    assert subject == "document"
    assert said.startswith("is not a Word document (.docx) that can be read")


def test_styles_are_known_by_name_whatever_their_identifiers() -> None:
    localized = reference_document()
    for file in (STYLES, "word/numbering.xml", DOCUMENT):
        for _ in range(part(localized, file).count('"Heading1"')):
            localized = edited(localized, {file: ('"Heading1"', '"1"')})
    data = render(brief(), localized)
    assert faults(data) == []
    assert '<w:pStyle w:val="1"/>' in part(data, DOCUMENT)


def test_nothing_of_the_references_author_or_template_stays() -> None:
    used = edited(reference_document(), {
        "word/settings.xml": ("<w:compat>", '<w:linkStyles/><w:updateFields w:val="true"/><w:compat>'),
    })  # fmt: skip
    data = render(brief(), used)
    assert faults(data) == []
    core = part(data, "docProps/core.xml")
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core or "<cp:lastModifiedBy/>" in core
    assert core.count("2025-12-01T00:00:00Z") == 2
    assert "<cp:category>PUBLIC SOURCES</cp:category>" in core


def test_a_title_in_the_header_is_text_whatever_it_says() -> None:
    """It could ask Word for a field that tells the reader's name or fetches a file."""
    content = brief()
    hostile = "Visit <AUTHOR> <INCLUDETEXT> {marking} {page}"
    data = render(replace(content, properties=replace(content.properties, title=hostile)))
    header = part(data, "word/header1.xml")
    assert re.findall(r"<w:instrText[^>]*>([^<]*)", header) == []
    assert "Visit &lt;AUTHOR&gt; &lt;INCLUDETEXT&gt; {marking} {page}" in header
    fields = re.findall(r"<w:instrText[^>]*>([^<]*)", part(data, "word/footer1.xml"))
    assert [field.split()[0] for field in fields] == ["PAGE", "NUMPAGES"]
