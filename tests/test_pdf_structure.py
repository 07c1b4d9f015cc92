"""The tag tree of a PDF, which is what a screen reader says: read back from the file with pikepdf alone."""

import itertools
import re
from collections import Counter
from collections.abc import Callable

import pytest
from lxml import etree
from pikepdf import Dictionary

from briefgen.renderers.pdf import render
from tests.pdf_samples import elements, opened, outline, page_of, page_texts, styled, tiny_page, tiny_pdf
from tests.real_documents import NAMES, page

SVG = "{http://www.w3.org/2000/svg}svg"
LONG = page_of(
    tiny_page().html.replace(
        "</main>",
        '<section class="annex" id="annex-long"><h2>Long</h2><table class="timeline">'
        '<thead><tr><th scope="col">Day</th><th scope="col">What</th></tr></thead><tbody>'
        + "".join(f"<tr><td>{number}</td><td>row {number}</td></tr>" for number in range(120))
        + "</tbody></table><p>"
        + "These words go on and on over the end of a page. " * 200
        + "</p></section></main>",
    )
)


@pytest.mark.golden
def test_the_tags_of_a_small_brief(golden: Callable[[str, str], None]) -> None:
    golden("pdf-tags.txt", outline(tiny_pdf().data))


def expected(html: str) -> Counter[str]:
    """How many elements of each kind the tag tree must have, by the HTML alone."""
    main = etree.fromstring(html.encode()).find("body/main")
    assert main is not None
    language = etree.fromstring(html.encode()).get("lang")

    def count(path: str) -> int:
        return len(list(etree.XPath(path, smart_strings=False)(main)))  # type: ignore[arg-type]

    notes, contents = count(".//ol[@class='notes']/li"), count(".//ol[@class='contents']/li")
    items = count(".//li") - notes - contents
    found = Counter({
        "Document": 1,
        "Sect": count(".//section | .//nav"),
        "P": count(".//p"),
        "L": count(".//ul | .//ol[not(@class='notes' or @class='contents')]"),
        "LI": items,
        "LBody": items,
        "Lbl": items + notes,
        "Note": notes,
        "TOC": count(".//ol[@class='contents']"),
        "TOCI": contents,
        "Generated": contents,  # the page numbers
        "Link": count(".//a"),
        "Reference": count(".//a[@class='note-ref'] | .//ol[@class='contents']//a"),
        "Figure": len(list(main.iter(SVG))),
        "Div": count(".//figure"),
        "Caption": count(".//caption | .//figcaption"),
        "Span": count(f".//span[@lang and @lang != '{language}']"),
    })  # fmt: skip
    tables = {"Table": "table", "THead": "thead", "TBody": "tbody", "TR": "tr", "TH": "th", "TD": "td"}
    headings = {"H1": "h1", "H2": "h2", "H3": "h3"}
    found.update({kind: count(f".//{tag}") for kind, tag in (tables | headings).items()})
    return +found


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_census_of_tags_is_that_of_the_document(name: str) -> None:
    found = Counter(str(element.S)[1:] for element in elements(render(page(name)).data))
    assert found == expected(page(name).html)


def test_the_census_of_tags_is_that_of_a_long_document() -> None:
    assert Counter(str(element.S)[1:] for element in elements(render(LONG).data)) == expected(LONG.html)


def test_an_element_that_goes_on_over_a_page_end_stays_one() -> None:
    whole = [element for element in elements(render(LONG).data) if str(element.S) == "/P"][-1]
    pages = {kid.Pg.objgen for kid in whole.K if isinstance(kid, Dictionary)} | {whole.Pg.objgen}
    assert len(pages) > 1


def test_the_head_of_a_table_is_tagged_once_and_printed_on_each_page() -> None:
    data = render(LONG).data
    assert sum(str(element.S) == "/THead" for element in elements(data)) == LONG.html.count("<thead>")
    assert sum("What" in text and "row" in text for text in page_texts(data)) > 1


def test_headings_come_in_order() -> None:
    levels = [
        int(str(element.S)[2]) for element in elements(tiny_pdf().data) if re.fullmatch("/H[1-6]", str(element.S))
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_header_cells_have_a_scope() -> None:
    headers = [element for element in elements(tiny_pdf().data) if str(element.S) == "/TH"]
    assert {str(header.A.Scope) for header in headers} == {"/Row", "/Column"}


def test_notes_have_ids_that_the_tree_knows() -> None:
    pdf = opened(tiny_pdf().data)
    names = [str(name) for name in pdf.Root.StructTreeRoot.IDTree.Names[::2]]
    notes = [str(element.ID) for element in elements(tiny_pdf().data) if str(element.S) == "/Note"]
    assert notes[0] == "note-1"
    assert sorted(notes) == names


def test_words_in_another_language_say_which() -> None:
    html = tiny_page().html.replace("<main>", '<main><p>Said <span lang="ru" class="quote">«да»</span>.</p>')
    spans = [element for element in elements(render(page_of(html)).data) if str(element.S) == "/Span"]
    assert "ru" in [str(span.Lang) for span in spans]


def test_the_figure_has_words_and_a_place() -> None:
    figure = next(element for element in elements(tiny_pdf().data) if str(element.S) == "/Figure")
    left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
    assert "event" in str(figure.Alt)
    assert 0 < left < right < 595
    assert 0 < bottom < top < 842


def test_every_link_is_tagged_and_says_where_it_leads() -> None:
    pdf = opened(tiny_pdf().data)
    annotations = [annotation for page in pdf.pages for annotation in page.obj.get("/Annots", ())]
    assert annotations
    assert all(len(str(annotation.Contents)) > 5 and "/StructParent" in annotation for annotation in annotations)


def test_the_furniture_is_an_artifact_and_the_marking_is_real_text_once() -> None:
    tagged = outline(tiny_pdf().data)
    assert tagged.count("PUBLIC SOURCES") == 1
    assert "Page 1 of" not in tagged
    assert "briefgen 0.0.0" not in tagged


def test_each_page_carries_marking_number_and_version() -> None:
    texts = page_texts(tiny_pdf().data)
    for number, text in enumerate(texts, 1):
        assert text.count("PUBLIC SOURCES") == 2
        assert f"Page {number} of {len(texts)}" in text
        assert "As of 22 November 2026" in text


def test_a_join_that_nobody_sees_has_no_tag() -> None:
    assert "Generated" not in outline(tiny_pdf().data)


def test_a_generated_text_keeps_out_of_the_words() -> None:
    tagged = outline(render(styled(".subtitle::after, h1::after { content: ' made up' }")).data)
    assert re.search(r"Generated\n\s+\|  ?made up", tagged)
