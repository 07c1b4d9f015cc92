"""The completeness gate: what is not in the PDF is an error, and nothing is written."""

import pytest

from briefgen.findings import fail
from briefgen.renderers.pdf import render
from briefgen.renderers.pdf.completeness import completeness, fold
from briefgen.renderers.pdf.reading import Piece, TaggedText
from tests.pdf_samples import codes, opened, page_texts, styled, tiny_page, tiny_pdf

HTML = "<html><body><main>{}</main></body></html>"


def lost(body: str, *told: str) -> list[str]:
    pieces = [Piece(("Document", "P"), text) for text in told]
    return [finding.message for finding in completeness(HTML.format(body), pieces, "x.html")]


def test_the_tiny_brief_is_whole() -> None:
    assert not fail(tiny_pdf().findings)
    assert tiny_pdf().pages == len(page_texts(tiny_pdf().data))


@pytest.mark.parametrize(
    "css",
    [
        pytest.param(".lead { display: none }", id="left out"),
        pytest.param(".lead { position: running(lead) }", id="taken out of the flow"),
        pytest.param(".lead { visibility: hidden }", id="unseen"),
        pytest.param(".state-of-play { height: 1pt; min-height: 0; overflow: hidden }", id="cut off"),
        pytest.param(".lead { position: relative; left: 900pt }", id="beside the paper"),
        pytest.param(".lead { position: relative; top: -2000pt }", id="above the paper"),
    ],
)  # fmt: skip
def test_a_planted_loss_is_an_error(css: str) -> None:
    rendered = render(styled(css))
    assert "content-lost" in codes(rendered.findings)
    assert fail(rendered.findings)


def test_a_loss_is_named_with_its_line() -> None:
    finding = next(
        found for found in render(styled(".lead { display: none }")).findings if found.code.name == "content-lost"
    )
    assert "Talks opened on" in finding.message
    assert "Talks opened on" in tiny_page().html.splitlines()[finding.span.line - 1]


@pytest.mark.parametrize(
    "body, told",
    [
        ("<p>one two</p>", ["one two"]),
        ("<p>one two</p>", ["one", "two"]),
        ("<p>participation</p>", ["partici-", "pation"]),
        ("<p>partici\u00adpation</p>", ["participation"]),
        ("<p>office first</p>", ["o\ufb03ce \ufb01rst"]),
        ("<p>12\u00a0500\u202f000</p>", ["12 500 000"]),
        ("<p>Trans-Caspian</p>", ["Trans-", "Caspian"]),
        ("<p>Straße</p>", ["STRASSE"]),
        ("<p>no\u2060join</p>", ["nojoin"]),
    ],
)
def test_what_is_no_loss(body: str, told: list[str]) -> None:
    assert lost(body, *told) == []


@pytest.mark.parametrize(
    "body, told, words",
    [
        ("<p>one two three</p>", ["one three"], "‘two’"),
        ("<p>one two three</p>", ["one two"], "‘three’"),
        ("<p>one two three</p>", [], "‘one two three’"),
        ("<p>one two</p><p>three four</p>", ["three four one two"], "‘one two’"),
        ("<p>12.5</p>", ["125"], "‘12.5’"),
        ("<p>a a a a a</p>", ["a a a a"], "‘a’"),
    ],
)
def test_what_is_a_loss(body: str, told: list[str], words: str) -> None:
    assert any(words in message for message in lost(body, *told)), lost(body, *told)


def test_labels_and_generated_text_stand_for_nothing() -> None:
    pieces = [Piece(("Document", "LI", "Lbl"), "word"), Piece(("Document", "Generated"), "word")]
    assert completeness(HTML.format("<p>word</p>"), pieces, "x.html")


def test_words_of_a_picture_are_counted() -> None:
    body = '<figure><svg xmlns="http://www.w3.org/2000/svg"><title>T</title><text>Jan</text><text>Feb</text></svg></figure>'
    whole = [Piece(("Document", "Figure"), "FebJan")]
    assert completeness(HTML.format(body), whole, "x.html") == []
    assert completeness(HTML.format(body), [Piece(("Document", "Figure"), "Jan")], "x.html")


def test_the_text_that_is_compared_is_what_pdfium_reads() -> None:
    ours = "".join(piece.text for piece in TaggedText(opened(tiny_pdf().data)).pieces() if "Figure" not in piece.tags)
    theirs = "".join(page_texts(tiny_pdf().data))
    assert set(fold(ours)) <= set(fold(theirs))
    assert "WewelcomethemandatE".casefold() in fold(theirs)


def test_words_on_two_lines_do_not_run_together() -> None:
    html = tiny_page().html.replace("We welcome the mandate.", "We welcome the mandate very much. " * 20)
    pieces = list(TaggedText(opened(render(type(tiny_page())("en/x.html", html, tiny_page().content)).data)).pieces())
    text = "".join(piece.text for piece in pieces if "LBody" in piece.tags)
    assert "very much. We welcome the mandate" in text
    assert "muchWe" not in text
    assert "themandate" not in text
