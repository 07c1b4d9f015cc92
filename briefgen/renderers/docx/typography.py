"""What a style can say: the measures and colours that a look is made of, all in points unless said otherwise."""

from dataclasses import dataclass
from typing import Final, Literal

from briefgen.renderers.docx.fonts import WordFont

BLUE: Final = "1F3A5F"
RED: Final = "9B1C1F"
GREY: Final = "59626C"
DARK_GREY: Final = "3D4650"
HAIRLINE: Final = "D3D8DE"

MILLIMETRE: Final = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Type:
    """The look of characters; what is None is left as it is."""

    font: WordFont | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    colour: str | None = None
    tracking: float | None = None
    underline: str | None = None
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line above or below a paragraph or a table row."""

    colour: str = HAIRLINE
    weight: float = 0.5
    distance: float = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """The look of a paragraph; what is None is left as it is."""

    before: float | None = None
    after: float | None = None
    line: float | None = None
    exact: bool = False
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    align: Literal["left", "center", "right"] | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    outline: int | None = None
    tab: tuple[Literal["left", "right"], float] | None = None
    above: Rule | None = None
    below: Rule | None = None
    contextual: bool | None = None  # no space between neighbours of the same style


@dataclass(frozen=True, slots=True)
class Look:
    """How a style looks and which it follows."""

    type: Type = Type()
    layout: Layout = Layout()
    based_on: str = ""
    followed_by: str = ""
    numbering: tuple[int, int] | None = None  # the numbering definition and its level


@dataclass(frozen=True, slots=True)
class Grid:
    """The look of a table: the lines around it, between its rows, and below its head."""

    top: Rule | None = Rule()
    bottom: Rule | None = Rule()
    between: Rule | None = Rule()
    head: Rule | None = Rule(colour=BLUE)
    padding: tuple[float, float, float, float] = (2, 6, 2, 0)  # top, right, bottom, left


@dataclass(frozen=True, slots=True)
class ListDesign:
    """The marks of a list, level by level, and the paragraph styles that carry them; `%1` counts."""

    styles: tuple[str, ...]
    marks: tuple[str, ...]
    step: float
    colour: str = BLUE
