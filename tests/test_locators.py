"""A quote says where it stands in its original, in the note, in every language; by its own word or by the page."""

import re
import zipfile
from pathlib import Path

import pypdfium2
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


def made(project: Path, locale: str, suffix: str) -> Path:
    """The one output in a language and a format, whatever day its name bears."""
    (found,) = (project / "output" / locale).glob(f"talks*.{suffix}")
    return found


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
    page = made(tiny, locale, "html").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert f"({SAID[locale]})" in page


EVENT = """- id: next-meeting
  date: 2027-02
  date_basis: stated
  status: planned
  title: {en: Working group meets in Westhaven, ru: Рабочая группа встретится, kk: Жұмыс тобы кездеседі}
  topics: [visa]
  actors: [council]
  recorded_on: "2026-11-01"
  evidence:
  - source: joint-statement
    quote: {exact: The next meeting of the working group takes place in Westhaven in February 2027.}
"""
SECOND = {"en": "p. 2", "ru": "с. 2", "kk": "2-бет"}


def words_of(path: Path) -> str:
    """All that a reader of an output reads."""
    match path.suffix:
        case ".pdf":
            pages = pypdfium2.PdfDocument(path)
            text = " ".join(page.get_textpage().get_text_range() for page in pages)
        case ".docx":
            archive = zipfile.ZipFile(path)
            parts = (archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
            text = re.sub("<[^>]+>", "", " ".join(parts))
        case ".ics":
            text = path.read_bytes().replace(b"\r\n ", b"").decode()
        case _:
            text = re.sub("<[^>]+>", "", path.read_text(encoding="utf-8"))
    return " ".join(text.split())


def test_a_quote_from_an_added_pdf_has_its_page_in_every_format_and_language(tiny: Path) -> None:
    pdf = Path(__file__).parent / "articles/statement-en.pdf"
    assert main(["add", "--project", str(tiny), "--id", "joint-statement", "--accessed", "2026-11-01", str(pdf)]) == 0
    path = tiny / "events.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nevents:\n", f"\nevents:\n{EVENT}"), encoding="utf-8")
    command = ["build", "--project", str(tiny), "--format", "pdf,docx,html,ics", "--locale", "en,ru,kk"]
    assert main([*command, "--as-of", "2026-12-01", "--jobs", "1"]) == 0
    for locale, page in SECOND.items():
        for suffix in ("html", "docx", "pdf", "ics"):
            assert f"({page})" in words_of(made(tiny, locale, suffix)), (locale, suffix)
