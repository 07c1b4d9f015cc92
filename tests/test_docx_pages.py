"""The Word documents' pages as LibreOffice lays them out: their length, their furniture, and where the notes stand."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).parent.parent
BRIEFINGS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "briefings").glob("*.yaml"))}
MEETING_BRIEFS = sorted(name for name, text in BRIEFINGS.items() if "kind: meeting-brief" in text)
LOCALES = ("en", "ru", "kk")
DIGEST = "digest-2025-W51"
AFTER_THE_BODY = {"en": "To say aloud", "ru": "Для произнесения вслух", "kk": "Дауыстап айту үшін"}
AFTER_A_DIGEST = {"en": "What the two pages do not hold", "ru": "Что не вошло в две", "kk": "Екі бетке сыймағандар"}
SOURCES = {"en": "Sources", "ru": "Источники", "kk": "Дереккөздер"}
READING_KEY = {"en": "In quotation marks", "ru": "В кавычках", "kk": "Тырнақшада"}
MARKING = "PUBLICSOURCES"  # its letters stand apart, so the words of a page are looked through without spaces

BODY_PAGES = 2
FURNISHES_NOTES = (25, 2)  # 7.4 puts endnotes on pages of a style that no setting in a Word document reaches
SETS_NOTES_UNDER_THEIR_HEADING = (26, 8)  # 25.2 leaves them on the page that its first guess at the layout made last
LEAST_ROOM = 68 + 60  # points above the paper's edge: the margin, and a note's title with two lines of quotation

pytestmark = [
    pytest.mark.slow,
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@dataclass(frozen=True)
class Laid:
    """A document's pages: the words of each, and how far above the foot of its page a line of words stands."""

    locale: str
    texts: tuple[str, ...]
    document: pypdfium2.PdfDocument

    def first_with(self, words: str) -> int:
        return next(number for number, text in enumerate(self.texts) if words in text)

    def last_heading(self, words: str) -> int:
        """The page of the last line that ends with these words: a heading may begin with its annex."""
        line = re.compile(rf"{re.escape(words)}\s*$", re.MULTILINE)
        return max(number for number, text in enumerate(self.texts) if line.search(text))

    def height(self, number: int, words: str) -> float:
        page = self.document[number]
        text = page.get_textpage()
        index, _ = text.search(words).get_next()
        return float(text.get_charbox(index)[1])


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Laid]]:
    folder = tmp_path_factory.mktemp("pages")
    for command in (["build", *BRIEFINGS, "--as-of=2026-11-22"], ["digest", "--week=2025-W51"]):
        options = ["--project", str(ROOT), "--format=docx", f"--locale={','.join(LOCALES)}", "--output", str(folder)]
        subprocess.run([sys.executable, "-m", "briefgen", *command, *options], check=True, capture_output=True)
    found: dict[str, Laid] = {}
    for locale in LOCALES:
        convert = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        documents = sorted(map(str, (folder / locale).glob("*.docx")))
        converted = [*convert, "--outdir", str(folder / locale), *documents]
        subprocess.run(converted, check=True, capture_output=True, timeout=240)
        found |= {f"{locale}/{path.stem}": _laid(path, locale) for path in sorted((folder / locale).glob("*.pdf"))}
    yield found
    for document in found.values():
        document.document.close()


def test_the_body_of_each_meeting_brief_and_of_the_digest_keeps_to_two_pages(laid: dict[str, Laid]) -> None:
    lengths = {
        f"{locale}/{name}": laid[f"{locale}/{name}"].first_with(after[locale])
        for locale in LOCALES
        for name, after in {**dict.fromkeys(MEETING_BRIEFS, AFTER_THE_BODY), DIGEST: AFTER_A_DIGEST}.items()
    }
    assert {name: pages for name, pages in lengths.items() if pages > BODY_PAGES} == {}


def test_every_page_carries_the_marking_above_and_below(laid: dict[str, Laid]) -> None:
    version = _version()
    assert len(laid) == len(LOCALES) * (len(BRIEFINGS) + 1)
    for name, document in laid.items():
        with_notes = document.last_heading(SOURCES[document.locale]) + 1
        pages = document.texts if version >= FURNISHES_NOTES else document.texts[:with_notes]
        marks = ["".join(text.split()).count(MARKING) for text in pages]
        assert [number for number, count in enumerate(marks, 1) if count < 2] == [], name


def test_the_heading_of_the_sources_never_stands_alone(laid: dict[str, Laid]) -> None:
    for name, document in laid.items():
        words = document.texts[document.last_heading(SOURCES[document.locale])]
        assert READING_KEY[document.locale] in words, name


def test_the_notes_stand_under_their_heading(laid: dict[str, Laid]) -> None:
    if _version() < SETS_NOTES_UNDER_THEIR_HEADING:
        pytest.skip("this LibreOffice begins a page for notes: docs/word.md")
    for name, document in laid.items():
        number = document.last_heading(SOURCES[document.locale])
        key = READING_KEY[document.locale]
        notes_follow = "«" in document.texts[number].split(key)[1]
        assert notes_follow or document.height(number, key) < LEAST_ROOM, name


def _version() -> tuple[int, int]:
    """The LibreOffice's release: its first two numbers."""
    said = subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True).stdout
    found = re.search(r"(\d+)\.(\d+)", said)
    assert found is not None, said
    return int(found[1]), int(found[2])


def _laid(path: Path, locale: str) -> Laid:
    document = pypdfium2.PdfDocument(path)
    texts = tuple(page.get_textpage().get_text_bounded() for page in document)
    return Laid(locale, texts, document)
