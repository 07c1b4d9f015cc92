"""The lines of a PDF: their words, and where and how large they stand on which page."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2

from briefgen.intake.refusals import Refusal

MAX_PAGES: Final = 500
MAX_CHARACTERS: Final = 4_000_000
_MARGIN: Final = 0.1  # of a page's height, at its top and its bottom, where running heads stand
_EDGE: Final = 0.065  # of its height, where nothing but running heads stands
_ITEM: Final = re.compile("^[\uf0b7\uf0a7\uf0d8\uf076\uf02d•▪●◦‣∙■□]\\s*")
_BOLD_NAME: Final = re.compile("bold|black|heavy", re.IGNORECASE)
_LONGEST_NAME: Final = 200
_BOLD: Final = 600  # the weight of a font, of which 400 is the usual


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page: its text, and in points from the lower left corner its edges; `size` is that of its letters."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    is_margin: bool
    is_edge: bool
    is_bold: bool
    is_item: bool


def read_lines(data: bytes) -> tuple[list[list[PdfLine]], dict[str, str]]:
    """The lines of each page, and what the file says of itself; raises Refusal."""
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MAX_PAGES:
            raise Refusal("intake-overrun", f"the PDF has {len(document):,} pages; at most {MAX_PAGES} are read")
        pages: list[list[PdfLine]] = []
        for number in range(len(document)):
            pages.append(list(_lines(document[number], number + 1)))
            if sum(len(line.text) for line in pages[-1]) > MAX_CHARACTERS / 10:
                raise Refusal("intake-overrun", f"page {number + 1} of the PDF holds more text than a page can show")
        said = {str(key): str(value) for key, value in document.get_metadata_dict().items()}
    except pypdfium2.PdfiumError as error:
        if re.search("assword|ecurity", str(error)):
            raise Refusal("file-encrypted", "the PDF is locked with a password") from None
        raise Refusal("file-broken", "the PDF is damaged and cannot be opened") from None
    if not pages:
        raise Refusal("no-text", "the PDF has no pages")
    return pages, said


def _lines(page: Any, number: int) -> Iterator[PdfLine]:
    """The lines of a page as the file has them, those on one height put together."""
    text = page.get_textpage()
    height = float(page.get_height()) or 1.0
    count = text.count_chars()
    if count > MAX_CHARACTERS / 10:
        raise Refusal("intake-overrun", f"page {number} of the PDF holds more text than a page can show")
    whole = text.get_text_range() if count else ""
    at = 0
    for raw in re.split(r"(\r\n|\n|\r)", whole):
        if raw.strip("\r\n "):
            first, last = at + len(raw) - len(raw.lstrip()), at + len(raw.rstrip()) - 1
            left, bottom, _, top = _box(text, first, count)
            _, _, right, _ = _box(text, last, count)
            is_margin = bottom < _MARGIN * height or top > (1 - _MARGIN) * height
            size = max(1.0, top - bottom)
            is_edge = top < _EDGE * height or bottom > (1 - _EDGE) * height
            said = _ITEM.sub("", raw.strip())
            is_item = said != raw.strip() and said != ""
            yield PdfLine(
                said or raw.strip(),
                number,
                left,
                right,
                bottom,
                size,
                is_margin,
                is_edge,
                _is_bold(text, first),
                is_item,
            )
        at += len(raw)


def _box(text: Any, index: int, count: int) -> tuple[float, float, float, float]:
    try:
        left, bottom, right, top = text.get_charbox(min(index, count - 1), loose=True)
    except Exception:  # noqa: BLE001 (a character without a box has no place)
        return 0.0, 0.0, 0.0, 0.0
    return float(left), float(bottom), float(right), float(top)


def _is_bold(text: Any, index: int) -> bool:
    """Whether a letter is bold, by the weight of its font or by the font's name."""
    name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    pypdfium2.raw.FPDFText_GetFontInfo(text.raw, index, name, _LONGEST_NAME, flags)
    is_named = _BOLD_NAME.search(name.value.decode("latin-1")) is not None
    return is_named or int(pypdfium2.raw.FPDFText_GetFontWeight(text.raw, index)) >= _BOLD
