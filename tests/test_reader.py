"""The reader turns the HTML's main part into blocks, and finds what leaves the vocabulary."""

import pytest

from briefgen.document.blocks import (
    Block,
    Cell,
    FigureBlock,
    Heading,
    Item,
    LineBreak,
    Link,
    List,
    Note,
    NoteRef,
    Notes,
    Paragraph,
    Row,
    SectionBlock,
    Table,
    TableOfContents,
    Text,
)
from briefgen.document.reader import read

FRAME = '<!DOCTYPE html>\n<html lang="en"><head><title>T</title></head><body><main>{}</main></body></html>'

TABLE = """
<table class="figures"><caption>c</caption><colgroup><col data-width="30"/><col data-width="70"/></colgroup>
<thead><tr><th scope="col">h</th></tr></thead>
<tbody><tr id="r"><th scope="row">n</th><td>v</td></tr></tbody></table>
"""

CASES: list[tuple[str, str, Block]] = [
    ("a heading", '<h2 id="x">A <em>b</em></h2>', Heading(2, (Text("A "), Text("b", emphasis=True)), "x")),
    ("a paragraph with a style", '<p class="lead">a</p>', Paragraph((Text("a"),), "lead")),
    ("bare words in a list item", "<ul><li>a</li></ul>", List(False, (Item((Paragraph((Text("a"),)),)),))),
    (
        "a numbered list",
        '<ol class="points"><li id="p">a</li></ol>',
        List(True, (Item((Paragraph((Text("a"),)),), "p"),), "points"),
    ),
    (
        "a passage in another language",
        '<p><span lang="ru" class="quote">«а»</span></p>',
        Paragraph((Text("«а»", "ru", role="quote"),)),
    ),
    (
        "a language is inherited",
        '<p><span lang="ru">а <strong>б</strong></span></p>',
        Paragraph((Text("а ", "ru"), Text("б", "ru", strong=True))),
    ),
    ("a note reference", '<p>a<a class="note-ref" href="#note-7">7</a></p>', Paragraph((Text("a"), NoteRef(7)))),
    ("a link", '<p><a href="#x">a</a></p>', Paragraph((Link("#x", (Text("a"),)),))),
    ("a line break", "<p>a<br/>b</p>", Paragraph((Text("a"), LineBreak(), Text("b")))),
    (
        "the notes",
        '<ol class="notes"><li id="note-1"><p class="source">s</p></li></ol>',
        Notes((Note(1, (Paragraph((Text("s"),), "source"),)),)),
    ),
    (
        "the contents with their heading",
        '<nav class="contents"><h2>C</h2><ol><li><a href="#y">Y</a></li></ol></nav>',
        SectionBlock((Heading(2, (Text("C"),)), TableOfContents((("y", "Y"),))), "contents"),
    ),
    (
        "an annex begins a page",
        '<section class="annex timeline" id="a"><p>a</p></section>',
        SectionBlock((Paragraph((Text("a"),)),), "annex", "a", new_page=True),
    ),
    (
        "a table",
        TABLE,
        Table(
            (Row((Cell((Paragraph((Text("h"),)),), "col"),)),),
            (Row((Cell((Paragraph((Text("n"),)),), "row"), Cell((Paragraph((Text("v"),)),))), "r"),),
            (30.0, 70.0),
            "figures",
            (Text("c"),),
        ),
    ),
]


@pytest.mark.parametrize("html, expected", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_html_becomes_blocks(html: str, expected: Block) -> None:
    content, findings = read(FRAME.format(html), "x.html")
    assert findings == ()
    assert content is not None
    assert content.blocks == (expected,)


def test_a_figure_keeps_its_picture_and_its_words() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" role="img"><title>T</title><desc>D</desc></svg>'
    content, findings = read(FRAME.format(f"<figure>{svg}<figcaption>c</figcaption></figure>"), "x.html")
    assert findings == ()
    assert content is not None
    figure = content.blocks[0]
    assert isinstance(figure, FigureBlock)
    assert (figure.alternative, figure.caption) == ("T. D", (Text("c"),))
    assert "<desc>D</desc>" in figure.svg


@pytest.mark.parametrize(
    "html, code, words",
    [
        ("<blink>a</blink>", "template-vocabulary", "<blink>"),
        ('<p class="fancy">a</p>', "template-vocabulary", "‘fancy’"),
        ("<p><table/></p>", "template-vocabulary", "<table>"),
        ('<p><a class="note-ref" href="#note-x">x</a></p>', "template-vocabulary", "‘x’"),
        ('<table><colgroup><col data-width="wide"/></colgroup></table>', "template-vocabulary", "‘wide’"),
        ("<p>a", "template-not-well-formed", "not well-formed"),
        ("<p>&undefined;</p>", "template-not-well-formed", "not well-formed"),
        ('<figure><svg xmlns="http://www.w3.org/2000/svg"/></figure>', "template-alternative", "cannot see"),
    ],
)
def test_what_leaves_the_vocabulary_is_found(html: str, code: str, words: str) -> None:
    _, findings = read(FRAME.format(html), "x.html")
    assert [finding.code.name for finding in findings] == [code]
    assert words in findings[0].message


def test_an_entity_is_neither_read_nor_passed_over() -> None:
    doctype = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    html = doctype + '<html lang="en"><body><main><p>a&x;b</p></main></body></html>'
    _, findings = read(html, "x.html")
    assert [finding.code.name for finding in findings] == ["template-vocabulary"]
