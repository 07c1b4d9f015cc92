"""What the PDF renderer finds wrong: each with its code, at its place, and never a traceback."""

from dataclasses import replace

import pytest

from briefgen.findings import Severity, fail
from briefgen.renderers.pdf import CODES, engine, render
from tests.pdf_samples import codes, styled, tiny_page, tiny_pdf


def test_a_good_brief_has_no_findings() -> None:
    assert tiny_pdf().findings == ()


def test_a_character_that_another_font_must_give_is_named_with_its_place() -> None:
    html = tiny_page().html.replace("We welcome", "→ We welcome", 1)
    finding = next(
        found for found in render(replace(tiny_page(), html=html)).findings if found.code.name == "glyph-fallback"
    )
    assert "‘→’ (U+2192)" in finding.message
    assert html.splitlines()[finding.span.line - 1][finding.span.column - 1] == "→"


def test_a_character_that_no_font_has_is_an_error() -> None:
    rendered = render(styled("", ("We welcome", "\U000f0000 We welcome")))
    assert "glyph-missing" in codes(rendered.findings)
    assert fail(rendered.findings)


def test_an_unknown_property_is_a_warning() -> None:
    rendered = render(styled(".lead { colour: red }"))
    assert codes(rendered.findings) == {"layout-warning"}
    assert "colour" in rendered.findings[0].message


@pytest.mark.parametrize("address", ["https://example.org/x.png", "file:///etc/passwd", "//host/x", "x.png"])
def test_nothing_is_fetched(address: str) -> None:
    rendered = render(styled(f".lead {{ background: url({address}) }}"))
    assert rendered.findings
    assert codes(rendered.findings) <= {"fetch-refused", "layout-warning"}


def test_a_fetch_is_an_error() -> None:
    assert fail(render(styled(".lead { background: url(https://example.org/x.png) }")).findings)


def test_a_text_that_runs_out_of_its_column_is_a_warning() -> None:
    long = ("Council approves the mandate", "C" * 200)
    assert "layout-overflow" not in codes(render(styled("", long)).findings)
    assert "layout-overflow" in codes(render(styled("* { overflow-wrap: normal }", long)).findings)


def test_a_body_of_more_than_two_pages_is_a_warning() -> None:
    rendered = render(styled(".lead { height: 1500pt }"))
    finding = next(found for found in rendered.findings if found.code.name == "over-length")
    assert "the body" in finding.message
    assert not fail(rendered.findings)


def test_the_page_to_say_aloud_is_one_page() -> None:
    rendered = render(styled(".say-aloud li { height: 1500pt }"))
    assert any("the page to say aloud" in finding.message for finding in rendered.findings)


def test_whatever_the_engine_raises_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(engine, "_Source", give_up)
    rendered = render(tiny_page())
    assert codes(rendered.findings) == {"layout-failed"}
    assert rendered.data == b""
    assert "RecursionError" in rendered.findings[0].message


def test_an_engine_that_trips_over_styles_is_a_finding() -> None:
    rendered = render(
        styled(
            "li::marker { content: 'a' counter(list-item) } ul, ol { list-style: decimal } td { width: min-content }"
        )
    )
    assert codes(rendered.findings) <= {"layout-failed", "content-lost", "layout-warning"}


def test_the_codes_are_complete() -> None:
    assert [code.name for code in CODES] == [
        "layout-failed", "layout-warning", "fetch-refused", "content-lost", "glyph-fallback", "glyph-missing",
        "layout-overflow", "over-length",
    ]  # fmt: skip
    assert all(code.meaning and code.remedy and code.severity in Severity for code in CODES)
