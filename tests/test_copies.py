"""What a Word document says of itself, so that it is known again when it comes back."""

import re
from datetime import date

from briefgen.document.blocks import Content, List, Paragraph, Properties, SectionBlock, Text
from briefgen.document.blocks import Item as Entry
from briefgen.document.copies import WHOLE, Copy, copy_of, hashes_of, identity
from briefgen.document.lines import Line, folded, line_hash, lines
from briefgen.model import Release
from briefgen.opc import ForeignPackage
from briefgen.renderers.docx import render
from tests.docx_editing import part
from tests.real_documents import page, word


def test_a_word_document_names_its_copy_in_one_custom_property() -> None:
    package = ForeignPackage(word("en/visa-talks"))
    properties = {
        str(each.get("name")): "".join(map(str, each.itertext())) for each in package.xml("docProps/custom.xml")
    }
    found = copy_of(properties)
    assert found == Copy("visa-talks", "en", Release.INTERNAL, date(2026, 11, 22), found.content if found else "")
    assert found is not None
    assert f"content {found.content} ·" in page("en/visa-talks").content.properties.version_line


def test_statements_questions_title_and_header_lines_have_bookmarks_and_hashes() -> None:
    document = part(word("en/visa-talks"), "word/document.xml")
    names = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', document))
    assert {"title", "subtitle", "header-with", "header-place", "header-date", "objectives-2"} <= names
    assert any(re.fullmatch(r"if-raised-\d+-question", name) for name in names)
    hashes = hashes_of(identity(page("en/visa-talks").content))
    assert hashes["header-place"] == line_hash("to be confirmed")
    assert {name for name in hashes if name.startswith("objectives")} <= names


def test_a_long_list_of_lines_is_cut_into_pieces_that_word_can_hold() -> None:
    statements = tuple(Entry((Paragraph((Text(f"Line {number}"),)),), f"objectives-{number}") for number in range(60))
    properties = Properties("T", "en", "M", "2026-11-22", "v", "l", "k", copy="b en public 2026-11-22 00ff")
    content = Content(properties, (SectionBlock((List(ordered=False, items=statements),), id="objectives"),))
    found = identity(content)
    assert max(map(len, found.values())) <= 255
    assert {name: own for name, own in hashes_of(found).items() if name != WHOLE} == {
        f"objectives-{number}": line_hash(f"Line {number}") for number in range(60)
    }


def test_a_document_whose_template_names_no_copy_has_no_custom_properties() -> None:
    content = Content(Properties("T", "en", "M", "2026-11-22", "v", "l", "k"), (Paragraph((Text("Words"),)),))
    assert identity(content) == {}
    assert "docProps/custom.xml" not in ForeignPackage(render(content)).names


def test_what_nobody_sees_makes_no_difference_to_words() -> None:
    assert folded("a\u00a0b\u2011c\u00ad d  e\n") == "a b-c d e"
    assert folded("“a”") != folded("a")


def test_lines_are_those_of_the_word_document_in_order() -> None:
    found = lines(page("en/visa-talks").content)
    anchored = {line.anchor: line for line in found if line.anchor}
    assert anchored["title"] == Line("Visa facilitation talks", "title", "front")
    assert anchored["header-place"] == Line("to be confirmed", "header-place", "front", table=True)
    assert anchored["objectives-2"].section == "objectives"
