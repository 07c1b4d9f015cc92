"""A quote says where it stands in its original, in the note, in every language; by its own word or by the page."""

from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.document.speech import Speech
from briefgen.model.timeline import Source, locator
from briefgen.project.templates import packaged_texts
from briefgen.service.catalogues import speaking

SAID = {"en": "p. 3", "ru": "с. 3", "kk": "3-бет"}


@pytest.mark.parametrize(
    "pages, start, end, expected",
    [
        ((0, 100, 200), 0, 10, (1, 1)),
        ((0, 100, 200), 99, 101, (1, 2)),
        ((0, 100, 200), 100, 200, (2, 2)),
        ((0, 100, 200), 5000, 5001, (3, 3)),
        ((0, 100, 100, 300), 100, 120, (3, 3)),
        ((), 5, 6, None),
    ],
)
def test_a_passage_stands_on_the_pages_that_hold_it(
    pages: tuple[int, ...], start: int, end: int, expected: tuple[int, int] | None
) -> None:
    source = Source.model_validate({"id": "a", "type": "report", "title": "A", "pages": [str(each) for each in pages]})
    assert source.pages_of(start, end) == expected


def test_a_locator_is_written_as_csl_has_it() -> None:
    assert (locator(3, 3), locator(3, 5)) == ("p. 3", "pp. 3-5")


@pytest.mark.parametrize(
    "written, locale, said",
    [
        ("p. 3", "en", "p. 3"),
        ("p. 3", "ru", "с. 3"),
        ("p. 3", "kk", "3-бет"),
        ("3", "en", "p. 3"),
        ("pp. 3-4", "en", "pp. 3–4"),
        ("pp. 3–4", "ru", "с. 3–4"),
        ("pages 3-4", "kk", "3–4-беттер"),
        ("para. 12", "ru", "para. 12"),
    ],
)
def test_a_page_is_said_in_the_language_of_the_document(written: str, locale: str, said: str) -> None:
    assert Speech(speaking(locale, None, packaged_texts())).locator(written).replace("\u00a0", " ") == said


@pytest.mark.parametrize("way", ["by the quote", "by the pages"])
@pytest.mark.parametrize("locale", SAID)
def test_the_page_stands_in_the_note_behind_the_words(tiny: Path, locale: str, way: str) -> None:
    path = tiny / "events.yaml"
    text = path.read_text(encoding="utf-8")
    if way == "by the quote":
        at = text.index("exact:", text.index("- id: mandate"))
        text = (
            text[:at] + "locator: p. 3\n      " + text[at:]
            if "{exact" not in text
            else text.replace("{exact:", "{locator: p. 3, exact:")
        )
    else:
        text = text.replace("  body: {start: 32, end: 242}\n", "  body: {start: 32, end: 242}\n  pages: [0, 1, 2]\n")
    path.write_text(text, encoding="utf-8")
    assert main(["build", "--project", str(tiny), "--format", "html", "--locale", locale, "--as-of", "2026-01-01"]) == 0
    page = (tiny / f"output/{locale}/talks.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert f"({SAID[locale]})" in page
