"""The house's look of every style that the writer needs; a class that is new to it looks like body text."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from briefgen.renderers.docx import styles
from briefgen.renderers.docx.fonts import SANS, SERIF
from briefgen.renderers.docx.styles import Style, StyleType
from briefgen.renderers.docx.typography import (
    BLUE,
    DARK_GREY,
    GREY,
    MILLIMETRE,
    RED,
    Grid,
    Layout,
    ListDesign,
    Look,
    Rule,
    Type,
)

MEASURE: Final = 164 * MILLIMETRE
MARGIN: Final = 23 * MILLIMETRE
_ASIDE: Final = 16 * MILLIMETRE  # left free beside running text: shorter lines, and still two pages for a body
_STEP: Final = 5 * MILLIMETRE
_SMALL_STEP: Final = 3.5 * MILLIMETRE
_ALOUD_STEP: Final = 26

PAGE: Final[Mapping[str, float]] = MappingProxyType({
    "top": 24 * MILLIMETRE, "right": MARGIN, "bottom": 24 * MILLIMETRE, "left": MARGIN,
    "header": 12 * MILLIMETRE, "footer": 10 * MILLIMETRE, "gutter": 0,
})  # fmt: skip

DEFAULT_TYPE: Final = Type(font=SERIF, size=10)
DEFAULT_LAYOUT: Final = Layout(before=0, after=0, line=13.5)

_BODY: Final = styles.BODY.name
_SMALL: Final = Type(font=SANS, size=8.5)
_HEAVY: Final = Type(font=SANS, bold=True, colour=BLUE)
_STATE: Final = replace(_SMALL, colour=GREY)


def _heading(size: float, layout: Layout) -> Look:
    return Look(replace(_HEAVY, size=size), replace(layout, keep_next=True, keep_lines=True), followed_by=_BODY)


def _listed(depth: int, numbering: int | None, *, based_on: str = _BODY) -> Look:
    left = _STEP * (depth + 1)
    layout = Layout(after=1.5, left=left, hanging=None if numbering is None else _STEP)
    return Look(layout=layout, based_on=based_on, numbering=None if numbering is None else (numbering, depth))


# Status, question and title are not bold: what is bold in them says so itself (Draft, Cleared, Strong), and Word takes
# bold upon bold for not bold (ECMA-376 part 1, 17.7.3).
_PARAGRAPHS: Final = {
    "Normal": Look(),
    _BODY: Look(layout=Layout(after=3, right=_ASIDE), based_on="Normal"),
    "Title": _heading(20, Layout(before=2, after=3, line=24, outline=None)),
    "Subtitle": Look(Type(size=11, colour=GREY), Layout(after=4, line=14, keep_next=True), "Normal", _BODY),
    "heading 1": _heading(11, Layout(before=8, after=3, line=14, outline=0, below=Rule(BLUE, 0.5, 2))),
    "heading 2": _heading(10, Layout(before=10, after=3, outline=1)),
    "heading 3": Look(
        replace(_HEAVY, size=9, bold=None), Layout(before=8, after=2, keep_next=True, outline=2), followed_by=_BODY
    ),
    "TOC Heading": _heading(11, Layout(before=12, after=4, line=14, below=Rule(BLUE, 0.5, 2))),
    "toc 1": Look(Type(font=SANS, size=9), Layout(after=2), "Normal"),
    "toc 2": Look(Type(font=SANS, size=9, colour=GREY), Layout(after=1, left=_STEP), "Normal"),
    "header": Look(replace(_SMALL, size=8, colour=GREY), Layout(line=11, tab=("right", MEASURE)), "Normal"),
    "footer": Look(replace(_SMALL, size=8, colour=GREY), Layout(line=11, tab=("right", MEASURE)), "Normal"),
    **{style.name: _listed(depth, 1) for depth, style in enumerate(styles.BULLETS)},
    **{style.name: _listed(depth, 2) for depth, style in enumerate(styles.NUMBERS)},
    styles.ALOUD.name: Look(
        Type(size=14),
        Layout(after=10, line=20, left=_ALOUD_STEP, hanging=_ALOUD_STEP, right=0),
        _BODY,
        numbering=(6, 0),
    ),
    styles.ANNEX_BULLET.name: Look(
        Type(size=9), Layout(after=2, line=12.5, left=_STEP, hanging=_STEP, right=0), _BODY, numbering=(5, 0)
    ),
    **{style.name: _listed(depth, None) for depth, style in enumerate(styles.CONTINUED)},
    "caption": Look(
        replace(_SMALL, size=8, colour=GREY), Layout(before=6, after=4, line=11, keep_next=True), "Normal", _BODY
    ),
    "Quote": Look(Type(), Layout(left=_STEP), _BODY),
    "endnote text": Look(
        Type(size=8.5), Layout(after=1, line=12, left=7 * MILLIMETRE, hanging=7 * MILLIMETRE), "Normal"
    ),
    "Brief Note Title": Look(
        replace(_SMALL, bold=True), Layout(before=6, keep_next=True), "endnote text", "Brief Note Quote"
    ),
    "Brief Note Quote": Look(Type(), Layout(hanging=0), "endnote text"),
    "Brief Note Remark": Look(replace(_SMALL, size=8, colour=GREY), Layout(line=11, hanging=0), "endnote text"),
    "Brief Marking": Look(
        Type(font=SANS, size=11, bold=True, capitals=True, colour=RED, tracking=1),
        Layout(after=4, line=14, keep_next=True), "Normal",
    ),
    "Brief Running Marking": Look(
        Type(font=SANS, size=8, bold=True, capitals=True, colour=RED, tracking=1),
        Layout(line=11, align="right"), "Normal",
    ),
    "Brief Kicker": Look(
        Type(font=SANS, size=8.5, colour=GREY, capitals=True, tracking=0.8), Layout(line=12, keep_next=True), "Normal"
    ),
    "Brief Status": Look(Type(font=SANS, size=9, colour=BLUE), Layout(after=6, line=12), "Normal"),
    "Brief Lead": Look(Type(size=10.5), Layout(after=3, line=14), _BODY),
    "Brief Question": Look(Type(), Layout(before=3, after=1, keep_next=True), _BODY, "Brief Answer"),
    "Brief Answer": Look(Type(), Layout(after=3, left=_STEP, hanging=_STEP), _BODY, numbering=(3, 0)),
    "Brief More": Look(replace(_SMALL, colour=GREY, italic=True), Layout(before=3, line=12), _BODY),
    "Brief Empty": Look(replace(_SMALL, colour=GREY), Layout(line=12), _BODY),
    "Brief Title": Look(replace(_SMALL, size=9), Layout(line=12.5), "Normal"),
    "Brief Summary": Look(Type(size=9, colour=DARK_GREY), Layout(line=12.5), "Normal"),
    "Brief Source": Look(replace(_SMALL, size=8, colour=GREY), Layout(before=2, line=11), "Normal"),
    "Brief Basis": Look(replace(_SMALL, size=8, colour=GREY), Layout(line=11), "Normal"),
    "Brief Remark": Look(replace(_SMALL, size=8, colour=GREY), Layout(before=2, line=11), "Normal"),
    "Brief Table Text": Look(replace(_SMALL, size=9), Layout(line=12.5), "Normal"),
    "Brief Table Heading": Look(
        replace(_SMALL, size=8, bold=True, colour=BLUE), Layout(line=11, keep_next=True), "Normal"
    ),
    "Brief Table Row Heading": Look(Type(), Layout(), "Brief Table Text"),
    "Brief Table Bullet": Look(
        Type(), Layout(left=_SMALL_STEP, hanging=_SMALL_STEP), "Brief Table Text", numbering=(4, 0)
    ),
    "Brief Facts Label": Look(replace(_SMALL, colour=GREY), Layout(line=13), "Normal"),
    "Brief Facts Text": Look(Type(font=SANS, size=9.5), Layout(line=13), "Normal"),
    "Brief Table Gap": Look(Type(size=1), Layout(line=1, exact=True), "Normal"),
    "Brief Figure": Look(Type(), Layout(before=4, after=2, keep_next=True), "Normal"),
    "Brief Figure Caption": Look(Type(), Layout(before=0, after=8, keep_next=False), "caption"),
}  # fmt: skip

_CHARACTERS: Final = {
    "Strong": Type(bold=True),
    "Emphasis": Type(italic=True),
    "Hyperlink": Type(colour=BLUE),  # addresses are read as such; a line under them would hide their underscores
    "endnote reference": Type(font=SANS, size=10.5, colour=GREY, raised=True, bold=False),
    "Brief Note Number": Type(font=SANS, colour=GREY),
    "Brief Marking Text": Type(font=SANS, bold=True, capitals=True, colour=RED, tracking=1),
    "Brief Date Text": Type(font=SANS, size=8.5, colour=BLUE),
    "Brief Draft Text": Type(bold=True, colour=RED),
    "Brief Cleared Text": Type(bold=True, colour=BLUE),
    "Brief Overdue Text": Type(bold=True, colour=RED),
    "Brief Due Text": Type(bold=True, colour=BLUE),
    "Brief Done Text": _STATE,
    "Brief Open Text": _STATE,
    "Brief Planned Text": _STATE,
    "Brief Uncertain Text": Type(italic=True),
    "Brief Untranslated Text": Type(italic=True),
    "Brief Speaker Text": Type(font=SANS, size=8.5, colour=GREY),
    "Brief Label Text": Type(font=SANS, colour=BLUE),
    "Brief Term Text": Type(italic=True),
}

LISTS: Final = (
    ListDesign(tuple(style.name for style in styles.BULLETS), ("–", "•", "·"), _STEP),
    ListDesign(tuple(style.name for style in styles.NUMBERS), ("%1.", "%2.", "%3."), _STEP),
    ListDesign((styles.PARAGRAPHS["answer"].name,), ("–",), _STEP),
    ListDesign((styles.TABLE_BULLET.name,), ("•",), _SMALL_STEP),
    ListDesign((styles.ANNEX_BULLET.name,), ("–",), _STEP),
    ListDesign((styles.ALOUD.name,), ("%1.",), _ALOUD_STEP),
)
GRIDS: Final[Mapping[str, Grid]] = MappingProxyType(
    {
        styles.PLAIN_TABLE.name: Grid(top=None),
        "Brief Facts Table": Grid(top=Rule(BLUE, 1.25), bottom=Rule(BLUE), padding=(1.5, 6, 1.5, 0)),
    }
)


def look(style: Style) -> Look:
    """The look of a paragraph or character style."""
    if style.kind is StyleType.CHARACTER:
        return Look(_CHARACTERS.get(style.name, Type()))
    return _PARAGRAPHS.get(style.name, Look(based_on=_BODY))


def grid(style: Style) -> Grid:
    """The look of a table style."""
    return GRIDS.get(style.name, GRIDS[styles.PLAIN_TABLE.name])
