"""The room of two pages: about how many points of height each row takes, so that the lists share what there is.

The figures are those of paper.css, the widths an average letter's. It is a guess on the safe side: the PDF renderer
counts the pages, and says so when the guess was wrong.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import ceil
from typing import Final

from markupsafe import Markup

from briefgen.document.digest.rows import ComingRow, FigureRow, NewRow, PromiseRow
from briefgen.document.views import DisagreementView

TWO_PAGES: Final = 790.0  # what the lists share: less the head, the top line, the headings and the foot
DISAGREEMENTS: Final = 100.0
TABLE: Final = 40.0  # a heading row and a caption
_ROW: Final = 5.5
_LINE: Final = 12.0
_WIDE_LINE: Final = 14.0
_SMALL_LINE: Final = 10.5
ONE_LINE: Final = _ROW + _LINE
_COLUMN: Final = 74  # letters a line beside the dates
_WIDE_COLUMN: Final = 72
_SMALL_COLUMN: Final = 92


def new_row(row: NewRow, *, summary: bool = False) -> float:
    """The height of a new event; what is said of its state takes some twenty letters."""
    more = _lines(row.event.summary, _COLUMN) if summary and row.event.summary else 0
    return _ROW + _LINE * (_lines(row.event.title, _COLUMN - 20) + more)


def coming_rows(rows: Sequence[ComingRow]) -> float:
    """The height of what comes, with its heading."""
    return sum((_ROW + _LINE * _lines(row.event.title, _COLUMN - 20) for row in rows), TABLE if rows else 0)


def promise_rows(rows: Sequence[PromiseRow]) -> float:
    """The height of commitments, with their heading."""
    return sum(
        (_ROW + _LINE * (1 + _lines(row.event.title, _COLUMN - 10) + _lines(row.words, _COLUMN)) for row in rows),
        TABLE if rows else 0,
    )


def figure_rows(rows: Sequence[FigureRow]) -> float:
    """The height of figures, with their heading."""
    return sum((_figure(row) for row in rows), TABLE if rows else 0)


def _figure(row: FigureRow) -> float:
    why = sum(_lines(words, _SMALL_COLUMN) for words in row.why)
    amounts = Markup(" · ").join(part for part in (row.before, row.figure.value, row.source) if part)
    labels = 20 if row.before else 6  # “Before:”, “Now also:”
    lines = _lines(row.figure.label, _COLUMN) + _lines(amounts, _COLUMN - labels)
    return _ROW + _LINE * lines + _SMALL_LINE * why


def disagreement(row: DisagreementView) -> float:
    """The height of a disagreement."""
    return 3.5 + _WIDE_LINE * _lines(row.note, _WIDE_COLUMN)


def first_disagreements(rows: Sequence[DisagreementView]) -> int:
    """How many of the disagreements, from the first on, take no more than their share; one at least."""
    heights = list(accumulate(disagreement(row) for row in rows))
    return max(1, sum(height <= DISAGREEMENTS for height in heights))


def headlines(titles: Sequence[Markup]) -> float:
    """What the headlines take beyond the three lines that are always there, with their dates."""
    letters = sum(len(title.striptags()) + 20 for title in titles)
    return _WIDE_LINE * max(0, ceil(letters / _WIDE_COLUMN) - 3)


def _lines(text: Markup | None, width: int) -> int:
    return ceil(len(text.striptags()) / width) if text else 0
