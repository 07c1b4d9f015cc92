"""In Word's pages too, as LibreOffice lays them out, the body of each meeting brief keeps to two in every language."""

import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).parent.parent
MEETING_BRIEFS = sorted(
    path.stem
    for path in (ROOT / "briefings").glob("*.yaml")
    if "kind: meeting-brief" in path.read_text(encoding="utf-8")
)
BODY_PAGES = 2


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_body_of_each_meeting_brief_keeps_to_two_pages_in_word(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "briefgen", "build", *MEETING_BRIEFS, "--project", str(ROOT), "--format=docx"]
    options = ["--locale=en,ru,kk", "--as-of=2026-11-22", "--output", str(tmp_path)]
    subprocess.run([*command, *options], check=True, capture_output=True)
    lengths: dict[str, int] = {}
    for locale in ("en", "ru", "kk"):
        folder = tmp_path / locale
        convert = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
        documents = sorted(map(str, folder.glob("*.docx")))
        subprocess.run([*convert, "--outdir", str(folder), *documents], check=True, capture_output=True, timeout=240)
        lengths |= {f"{locale}/{path.stem}": _body_pages(path, locale) for path in sorted(folder.glob("*.pdf"))}
    assert len(lengths) == 3 * len(MEETING_BRIEFS)
    assert {name: pages for name, pages in lengths.items() if pages > BODY_PAGES} == {}


AFTER_THE_BODY = {"en": "To say aloud", "ru": "Для произнесения вслух", "kk": "Дауыстап айту үшін"}


def _body_pages(path: Path, locale: str) -> int:
    """How many pages stand before the first one that follows the body."""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            words = text.get_text_bounded()
            text.close()
            page.close()
            if AFTER_THE_BODY[locale] in words:
                return number
    raise AssertionError(f"{path.name}: “{AFTER_THE_BODY[locale]}” is on no page")
