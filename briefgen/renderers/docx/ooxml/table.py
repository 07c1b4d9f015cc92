"""Rows of paragraphs and widths in, a table out (ECMA-376 part 1, 17.4)."""

from collections.abc import Sequence

from briefgen.renderers.docx.ooxml.elements import Element, optional, w


def cell(content: Sequence[Element], share: float, columns: int = 1) -> Element:
    """A cell; its share of the table's width is in per cent."""
    return w("tc", w("tcPr", _share("tcW", share), optional("gridSpan", columns if columns > 1 else None)), *content)


def row(cells: Sequence[Element], *, head: bool, mark: Element | None = None) -> Element:
    """A row that no page cuts; a head row is repeated on each page; the mark says that it came or went."""
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if head else None, mark), *cells)


def table(  # noqa: PLR0913 - all of it is said in one element
    rows: Sequence[Element],
    style: str,
    columns: Sequence[int],
    *,
    first_row: bool,
    first_column: bool,
    caption: str,
    description: str,
) -> Element:
    """A table of the full measure; the columns are in twentieths of a point."""
    look = w(
        "tblLook", val=f"{0x0400 + 0x0200 + 0x20 * first_row + 0x80 * first_column:04X}",
        firstRow=int(first_row), lastRow=0, firstColumn=int(first_column), lastColumn=0, noHBand=1, noVBand=1,
    )  # fmt: skip
    properties = w(
        "tblPr", w("tblStyle", val=style), _share("tblW", 100), w("tblLayout", type="fixed"), look,
        optional("tblCaption", caption or None), optional("tblDescription", description or None),
    )  # fmt: skip
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=column) for column in columns)), *rows)


def is_table(element: Element) -> bool:
    """Whether the element is a table."""
    return str(element.tag).endswith("}tbl")


def _share(tag: str, percent: float) -> Element:
    return w(tag, w=round(percent * 50), type="pct")
