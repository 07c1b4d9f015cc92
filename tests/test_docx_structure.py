"""The document's structure as mammoth, an independent reader, sees it."""

import re
import zipfile
from io import BytesIO

import mammoth
import pytest
from lxml import etree, html

from briefgen.document.blocks import (
    Block,
    Cell,
    Content,
    Heading,
    Item,
    Link,
    List,
    Note,
    NoteRef,
    Notes,
    Paragraph,
    Row,
    Table,
    Text,
)
from briefgen.document.vocabulary import PARAGRAPH_STYLES, ROLES, TABLE_STYLES
from briefgen.renderers.docx import render, styles
from briefgen.renderers.docx.notes import NoteOrderError, UnreferencedNoteError
from tests.docx_editing import part
from tests.docx_lint import faults
from tests.sample_content import brief, chronology, p, properties, t

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLES = "p[style-name='Title'] => h1.title:fresh"


def read_back(data: bytes) -> html.HtmlElement:
    """The document as mammoth's HTML."""
    return html.fromstring(mammoth.convert_to_html(BytesIO(data), style_map=STYLES).value)


def words(elements: list[html.HtmlElement]) -> list[str]:
    """The text of each element."""
    return [str(element.text_content()) for element in elements]


def document(*blocks: Block) -> str:
    """The document part that the blocks become."""
    data = render(Content(properties(), blocks))
    assert faults(data) == []
    return part(data, "word/document.xml")


def test_headings_are_headings_in_order() -> None:
    headings = read_back(render(brief())).xpath("//h1|//h2|//h3")
    assert [heading.tag for heading in headings] == ["h1"] * 12 + ["h2", "h1"]
    assert words(headings)[:4] == [
        "Visa facilitation: the first round",
        "Bottom line",
        "Our objectives",
        "Their objectives",
    ]
    assert words(headings)[-1] == "Sources"


def test_lists_are_lists() -> None:
    page = read_back(render(brief()))
    assert [len(found) for found in page.xpath("//ol[not(.//li[starts-with(@id, 'endnote')])]")] == [4]
    assert words(page.xpath("//ul/li"))[0] == "A dated first round, in Brussels, before 31 January 2026."
    answers = [item for item in words(page.xpath("//ul/li")) if item.startswith(("The mandate came", "No. Facil"))]
    assert len(answers) == 2


def test_tables_have_their_head_rows_and_cells() -> None:
    tables = read_back(render(brief())).xpath("//table")
    assert [len(table.xpath(".//thead/tr")) for table in tables] == [0, 1, 1, 1, 1]
    assert [len(table.xpath(".//tr")) for table in tables] == [5, 4, 41, 3, 3]


def test_notes_are_notes_with_their_words() -> None:
    page = read_back(render(brief()))
    notes = page.xpath("//li[starts-with(@id, 'endnote')]")
    assert len(notes) == 12
    assert "27 марта 2025 года" in words(notes)[0]
    references = page.xpath("//sup/a[starts-with(@href, '#endnote')]")
    assert words(references) == [f"[{number}]" for number in range(1, 13)]


def test_the_first_reference_is_the_note_and_the_second_refers_to_it() -> None:
    blocks = (p("a", NoteRef(1), "b", NoteRef(2)), p("c", NoteRef(1)), Notes((Note(1, (p("x"),)), Note(2, (p("y"),)))))
    body = document(*blocks)
    assert re.findall(r'<w:endnoteReference w:id="(\d)"/>', body) == ["1", "2"]
    assert re.search(
        r'<w:bookmarkStart w:id="1" w:name="_RefNote1"/><w:r>.{,90}<w:endnoteReference w:id="1"/></w:r>', body
    )
    assert re.findall(r"<w:instrText[^>]*>([^<]*)<", body) == [r" NOTEREF _RefNote1 \f \h "]
    assert re.search(r'separate"/></w:r><w:r><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr><w:t>1</w:t>', body)


def test_notes_out_of_order_are_refused() -> None:
    notes = Notes((Note(1, (p("x"),)), Note(2, (p("y"),))))
    with pytest.raises(NoteOrderError, match="note 2 stands where note 1 is due"):
        render(Content(properties(), (p("a", NoteRef(2)), notes)))
    with pytest.raises(UnreferencedNoteError, match="no reference to note 2"):
        render(Content(properties(), (p("a", NoteRef(1)), notes)))


def test_each_numbered_list_begins_at_one() -> None:
    one = List(ordered=True, items=(Item((p("a"),)), Item((p("b"),))))
    data = render(Content(properties(), (one, p("between"), one)))
    numbers = re.findall(r'<w:numId w:val="(\d+)"/>', part(data, "word/document.xml"))
    assert len(numbers) == 4
    assert len(set(numbers)) == 2
    assert part(data, "word/numbering.xml").count("<w:startOverride") == 2


def test_lists_nest_and_items_go_on_after_their_mark() -> None:
    inner = List(ordered=False, items=(Item((p("inner"),)),))
    body = document(List(ordered=False, items=(Item((p("first"), p("more"), inner)),)))
    assert re.findall(r'<w:pStyle w:val="(\w+)"/>', body) == ["ListBullet", "ListContinue", "ListBullet2"]


def test_languages_are_marked_where_they_change() -> None:
    data = render(brief())
    assert '<w:lang w:val="en-GB"' in part(data, "word/styles.xml")
    assert '<w:lang w:val="ru-RU"/>' in part(data, "word/endnotes.xml")
    assert "w:lang" not in document(p(t("own", lang="en"), t("none")))
    assert "<dc:language>en</dc:language>" in part(data, "docProps/core.xml")


def test_the_contents_field_shows_its_result_and_leads_to_headings() -> None:
    body = part(render(chronology()), "word/document.xml")
    assert re.search(r'TOC \\o "1-2" \\n \\h \\z', body)
    assert re.findall(r'<w:pStyle w:val="(TOC\w+)"/>', body) == ["TOCHeading", "TOC1", "TOC2", "TOC1"]
    assert body.count('<w:hyperlink w:anchor="chapter-1"') == 1
    assert 'w:name="chapter-1"' in body


def test_tables_that_touch_stay_two() -> None:
    table = Table((), (Row((Cell((p("a"),)),)),), (100.0,))
    body = document(table, table)
    assert body.count("<w:tbl>") == 2
    assert body.count('w:val="BriefTableGap"') == 2


def test_empty_cells_and_spanning_cells() -> None:
    rows = (Row((Cell((), columns=2), Cell((p("c"),)))), Row((Cell(()), Cell(()), Cell(()))))
    body = document(Table((), rows, (20.0, 30.0, 50.0), caption=(t("Three"),)))
    assert '<w:tcW w:w="2500" w:type="pct"/><w:gridSpan w:val="2"/>' in body
    assert '<w:tblCaption w:val="Three"/>' in body


def test_ids_become_bookmarks_that_word_accepts() -> None:
    long = "an-event-with-a-very-long-name-that-goes-on-and-on"
    link = Link(f"#{long}", (t("there"),))
    body = document(Heading(2, (t("x"),), long), Paragraph((link,)), Paragraph((Link("#nowhere", (t("plain"),)),)))
    names = re.findall(r'w:name="([^"]+)"', body)
    assert len(names) == 1
    assert len(names[0]) <= 40
    assert re.findall(r'w:anchor="([^"]+)"', body) == names


def test_links_lead_only_where_links_may_lead() -> None:
    data = render(
        Content(properties(), (p(Link("https://example.org/д ё", (t("a"),)), Link("javascript:x", (t("b"),))),))
    )
    relations = part(data, "word/_rels/document.xml.rels")
    assert re.findall(r'Target="(https?:[^"]*example[^"]*|javascript[^"]*)"', relations) == [
        "https://example.org/%D0%B4%20%D1%91"
    ]


def test_a_picture_has_its_description_and_as_many_dots_as_word_keeps() -> None:
    data = render(brief())
    body = part(data, "word/document.xml")
    assert 'descr="Timeline of seven events from 1992 to 2026 in two lanes."' in body
    width = int(re.search(r'<wp:extent cx="(\d+)"', body)[1])  # type: ignore[index]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        pixels = int.from_bytes(archive.read("word/media/image1.png")[16:20], "big")
    assert pixels / (width / 914_400) >= 220


def test_characters_that_word_draws_by_element() -> None:
    body = document(p("soft\u00adhyphen, no\u2011break, end "))
    assert "<w:softHyphen/>" in body
    assert "<w:noBreakHyphen/>" in body
    assert '<w:t xml:space="preserve">break, end </w:t>' in body


def test_every_class_of_the_vocabulary_has_a_style_and_no_two_the_same_name() -> None:
    assert set(styles.PARAGRAPHS) == PARAGRAPH_STYLES
    assert set(styles.CHARACTERS) == ROLES
    assert set(styles.TABLES) == TABLE_STYLES
    assert len({style.name.lower() for style in styles.REQUIRED}) == len(styles.REQUIRED)


def test_two_notes_side_by_side_do_not_read_as_one_number() -> None:
    body = document(p("a", NoteRef(1), NoteRef(2)), Notes((Note(1, (p("x"),)), Note(2, (p("y"),)))))
    assert "<w:t>\u00a0</w:t>" in body or '<w:t xml:space="preserve">\u00a0</w:t>' in body


def test_a_role_and_strength_together() -> None:
    body = document(
        Paragraph((Text("x", strong=True, role="overdue"), Text("y", strong=True), Text("z", emphasis=True)))
    )
    assert '<w:rStyle w:val="BriefOverdueText"/><w:b/>' in body
    assert '<w:rStyle w:val="Strong"/></w:rPr>' in body
    assert '<w:rStyle w:val="Emphasis"/></w:rPr>' in body


def test_whoever_deletes_a_statement_takes_its_note_along_and_the_rest_can_renumber() -> None:
    """Word numbers endnotes itself, and fields follow bookmarks: no number in the text is typed."""
    tree = etree.fromstring(part(render(brief()), "word/document.xml").encode())
    marked = {}
    for start in tree.iter(f"{W}bookmarkStart"):
        if str(start.get(f"{W}name")).startswith("_RefNote"):
            run, end = start.getnext(), start.getnext().getnext()  # type: ignore[union-attr]
            assert end is not None
            assert (end.tag, end.get(f"{W}id")) == (f"{W}bookmarkEnd", start.get(f"{W}id"))
            assert run is not None
            marked[start.get(f"{W}name")] = [child.tag for child in run if child.tag != f"{W}rPr"]
    assert list(marked) == [f"_RefNote{number}" for number in range(1, 13)]
    assert all(tags == [f"{W}endnoteReference"] for tags in marked.values())
    fields = [str(code.text).split() for code in tree.iter(f"{W}instrText") if "NOTEREF" in str(code.text)]
    assert len(fields) == 39
    assert {name for _, name, *_ in fields} <= set(marked)
    typed = [run for run in tree.iter(f"{W}r") if is_raised(run) and run.findtext(f"{W}t", "\u00a0") != "\u00a0"]
    assert len(typed) == len(fields), "each number that stands as text is the result of a field"


def is_raised(run: etree._Element) -> bool:
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") == "EndnoteReference"


def test_a_range_of_numbers_holds_together_and_a_quotation_stays_as_it_is() -> None:
    kept = "2025-12-01 and https://example.org/2025-12-01/a"
    data = document(p("On 29-30 May, well-known."), p(t("29-30 мая", role="quote", lang="ru")), p(kept))
    assert "29</w:t><w:noBreakHyphen/><w:t>30 May, well-known." in data
    assert "29-30 мая" in data
    assert kept in data
