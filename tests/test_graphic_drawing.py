"""The template of the timeline graphic: well-formed, accessible, and drawn alike by the engines that draw it."""

import logging
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import resvg_py
import weasyprint
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree
from PIL import Image

from briefgen.document.graphic import LEGEND_KEYS, DrawingOptions, EventMark, advance_widths, lay_out
from briefgen.edtf import parse

TEMPLATES = Path(__file__).parents[1] / "templates"
PT_SANS = Path("/usr/share/fonts/truetype/paratype")
SVG = "{http://www.w3.org/2000/svg}"
LANES = [("visa", "Visa <facilitation> & more"), ("raw", "Маңызды шикізат"), ("uk", "Соединённое Королевство")]
DATES = [
    "2015-12-21", "2020-03-01", "2022-23", "2025-03-27", "[2025-03-12..2025-03-18]", "2025-04-04/2026-12-31",
    "2025-04-16/..", "../2024-05", "2025-12~", "2025-12-03?", "2026-02-25?/2028", "2026-09", "2026-08-01", "XXXX-06-06",
]  # fmt: skip
STATUSES = ["occurred", "planned", "cancelled", "ongoing", "proposed"]


class Words:
    def year(self, year: int) -> str:
        return str(year)

    def month(self, month: int) -> str:
        return ["қаң.", "ақп.", "нау."][month % 3]

    def as_of(self, day: date) -> str:
        return f"<{day.isoformat()}>"

    def legend(self, key: str) -> str:
        return f"{key} & so on"


def marks() -> list[EventMark]:
    return [
        EventMark(
            id=f"e{number}-{status}",
            label=f'A "quoted" <b>label</b> & № {number} – Ұлттық',
            lane=LANES[number % 3][0],
            date=parse(text),
            status=status,
            milestone=number % 4 == 0,
            overdue=status == "planned" and text.startswith("2026-0"),
        )
        for number, text in enumerate(DATES)
        for status in STATUSES
    ]


@pytest.fixture(scope="module")
def svg() -> str:
    drawn = marks()
    numbers = {mark.id: number for number, mark in enumerate(drawn, 1)}
    layout = lay_out(drawn, LANES, date(2026, 11, 22), Words(), DrawingOptions(numbers=numbers))
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    texts = {"title": "What & when", "description": "All <events>", "prefix": "t1", "lang": "kk"}
    return environment.get_template("timeline.svg.jinja").render(layout=layout, **texts)


def attributes(root: etree._Element, name: str) -> list[str]:
    return [value for each in root.iter() if (value := each.get(name)) is not None]


def test_it_is_well_formed_and_says_what_it_is(svg: str) -> None:
    root = etree.fromstring(svg.encode())
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "What & when"
    assert root.findtext(f"{SVG}desc") == "All <events>"
    assert (root.get("aria-labelledby") or "").split() == ["t1-title", "t1-description"]


def test_its_ids_are_unique_and_all_references_lead_to_them(svg: str) -> None:
    root = etree.fromstring(svg.encode())
    ids = Counter(attributes(root, "id"))
    assert set(ids.values()) == {1}
    assert all(each.startswith("t1-") for each in ids)
    fills = {each for each in attributes(root, "fill") if each.startswith("url(#")}
    assert fills
    assert {fill.removeprefix("url(#").removesuffix(")") for fill in fills} <= set(ids)


def test_it_asks_nothing_of_a_renderer(svg: str) -> None:
    root = etree.fromstring(svg.encode())
    names = {etree.QName(each).localname for each in root.iter()}
    assert names == {
        "svg",
        "title",
        "desc",
        "defs",
        "linearGradient",
        "stop",
        "rect",
        "line",
        "path",
        "circle",
        "g",
        "text",
    }
    assert not [*attributes(root, "style"), *attributes(root, "class"), *attributes(root, "href")]
    assert min(float(each) for each in attributes(root, "font-size")) >= 6.5


def test_every_way_of_drawing_is_explained(svg: str) -> None:
    assert all(f">{key} &amp; so on</text>" in svg for key in LEGEND_KEYS)


def test_weasyprint_draws_it_without_a_warning(svg: str, caplog: pytest.LogCaptureFixture) -> None:
    page = "<style>@page { size: 210mm 297mm; margin: 22mm }</style>"
    with caplog.at_level(logging.WARNING, "weasyprint"):
        document = weasyprint.HTML(string=f"<html lang=kk>{page}<body style='margin: 0'>{svg}").render()
        pdf = document.write_pdf()
    assert not caplog.records
    assert len(document.pages) == 1
    assert pdf.startswith(b"%PDF")


def test_resvg_draws_it(svg: str, tmp_path: Path) -> None:
    path = tmp_path / "timeline.png"
    path.write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=2)))
    with Image.open(path) as image:
        assert image.width == pytest.approx(2 * 166 / 25.4 * 96, abs=2)
        colours = image.convert("RGB").getcolors(maxcolors=1 << 24) or []
    found = {colour for _, colour in colours}
    assert {(0x1F, 0x3A, 0x5F), (0xA3, 0x26, 0x2A), (255, 255, 255)} <= found


@pytest.mark.parametrize("name, table", [("PTS55F.ttf", advance_widths.REGULAR), ("PTS75F.ttf", advance_widths.BOLD)])
def test_no_letter_is_wider_than_the_table_says(name: str, table: dict[int, str]) -> None:
    ttf = pytest.importorskip("fontTools.ttLib")
    if not (PT_SANS / name).exists():
        pytest.skip("fonts-paratype is not installed here")
    font = ttf.TTFont(PT_SANS / name)
    widths, names = font["hmtx"], font.getBestCmap()
    assert all(
        width - 20 < widths[names[ord(each)]][0] <= width for width, characters in table.items() for each in characters
    )
    assert set("ӘҒҚҢӨҰҮҺІәғқңөұүһі№–—…«»\xa0") <= set("".join(table.values()))
