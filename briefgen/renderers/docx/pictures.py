"""SVG in, PNG and its size on the page out, drawn with the house's typefaces only.

Word can show an SVG itself, but it would set the labels in whatever font the reader has, and they would no longer fit:
so the picture travels as dots, fine enough for print.
"""

import io
import math
import re
from typing import Final

import resvg_py
from docx.parts.story import StoryPart
from lxml import etree

from briefgen.renderers.docx import fonts
from briefgen.renderers.docx.ooxml.drawing import inline_picture
from briefgen.renderers.docx.ooxml.elements import Element
from briefgen.renderers.machine import house_font_files

# What Word itself keeps of a picture when it saves, unless told otherwise; more would be lost on the first change.
DOTS_PER_INCH: Final = 220
_EMU_PER_INCH: Final = 914_400
_EMU_PER_TWIP: Final = 635
_PIXELS_PER_INCH: Final = 96
_UNITS: Final = {"": 96.0, "px": 96.0, "in": 1.0, "pt": 72.0, "pc": 6.0, "mm": 25.4, "cm": 2.54}
_LENGTH: Final = re.compile(r"\s*([\d.]+)\s*(px|in|pt|pc|mm|cm)?\s*")
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
_NAMESPACE: Final = ' xmlns="http://www.w3.org/2000/svg"'


class Gallery:
    """The pictures of one document, numbered from 1; one that comes twice is stored once."""

    def __init__(self, part: StoryPart) -> None:
        self._part = part
        self._count = 0

    def hang(self, svg: str, alternative: str, room: tuple[int, int]) -> Element:
        """The picture in the room there is for it, in twentieths of a point."""
        size = fitted(_standalone(svg), (room[0] * _EMU_PER_TWIP, room[1] * _EMU_PER_TWIP))
        relation, _ = self._part.get_or_add_image(io.BytesIO(drawn(_standalone(svg), size[0])))
        self._count += 1
        return inline_picture(relation, self._count, size, alternative)


def drawn(svg: str, width: int) -> bytes:
    """The picture as PNG, for a width in EMU."""
    files = house_font_files()  # without its typeface the picture would lose its words without a sound
    png = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=math.ceil(width / _EMU_PER_INCH * DOTS_PER_INCH),
        dpi=_PIXELS_PER_INCH,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=list(files),
        font_family=fonts.SANS.name,
        sans_serif_family=fonts.SANS.name,
        serif_family=fonts.SERIF.name,
    )
    return bytes(png)


def fitted(svg: str, room: tuple[int, int]) -> tuple[int, int]:
    """The picture's size in EMU: its own where it fits, else as large as the room allows."""
    width, height = _own_size(etree.fromstring(svg.encode(), _PARSER))
    scale = min(1.0, room[0] / width, room[1] / height)
    return round(width * scale), round(height * scale)


def _own_size(root: Element) -> tuple[float, float]:
    """What the picture says of its size; one that says only its proportions is as wide as any page."""
    box = [float(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if number]
    ratio = box[3] / box[2] if len(box) == 4 and box[2] else None  # noqa: PLR2004 - x, y, width, height
    width, height = _length(root.get("width")), _length(root.get("height"))
    if width and height:
        return width, height
    if ratio is None:
        return width or 6.0 * _EMU_PER_INCH, height or 4.0 * _EMU_PER_INCH
    if height and not width:
        return height / ratio, height
    wide = width or 40.0 * _EMU_PER_INCH
    return wide, wide * ratio


def _length(value: str | None) -> float | None:
    match = _LENGTH.fullmatch(value or "")
    return float(match[1]) / _UNITS[match[2] or ""] * _EMU_PER_INCH if match else None


def _standalone(svg: str) -> str:
    """The picture as a document of its own: inside HTML it needs no namespace."""
    return svg if "xmlns=" in svg.partition(">")[0] else svg.replace("<svg", "<svg" + _NAMESPACE, 1)
