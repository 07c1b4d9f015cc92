"""Pictures of one page per template, compared coarsely: a block that moved or vanished shows, an edge does not."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from briefgen.renderers.pdf import render
from tests.pdf_samples import tiny_pdf
from tests.real_documents import NAMES, page

GOLDEN = Path(__file__).parent / "golden"
SCALE = 0.6  # of 72 dots an inch: a page of 357 by 505
CELLS = (36, 51)
ALLOWED = 14  # of 255, in the worst cell


def picture(data: bytes, number: int) -> Image.Image:
    found: Image.Image = pypdfium2.PdfDocument(data)[number - 1].render(scale=SCALE).to_pil()
    return found.convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much the cell that differs most differs."""
    cells = [image.resize(CELLS, Image.Resampling.BOX) for image in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(*cells)).extrema[0][1])


def compare(name: str, found: Image.Image, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / name
    if request.config.getoption("--golden-renew"):
        path.parent.mkdir(parents=True, exist_ok=True)
        found.quantize(16).save(path, optimize=True)
    expected = Image.open(path).convert("L")
    assert found.size == expected.size
    assert difference(found, expected) <= ALLOWED, f"{name} looks different; look at both, then `make golden`"


@pytest.mark.golden
@pytest.mark.parametrize("number", [1, 3, 4])
def test_a_page_of_a_meeting_brief_looks_as_expected(number: int, request: pytest.FixtureRequest) -> None:
    compare(f"pdf-meeting-brief-{number}.png", picture(tiny_pdf().data, number), request)


@pytest.mark.golden
@pytest.mark.slow
@pytest.mark.skipif("en/chronology" not in NAMES, reason="the project has no chronology")
def test_a_page_of_the_chronology_looks_as_expected(request: pytest.FixtureRequest) -> None:
    compare("pdf-chronology-4.png", picture(render(page("en/chronology")).data, 4), request)


def test_a_difference_is_seen() -> None:
    white, grey = Image.new("L", (357, 505), 255), Image.new("L", (357, 505), 255)
    grey.paste(0, (100, 100, 110, 110))
    assert difference(white, white) == 0
    assert difference(white, grey) > ALLOWED
