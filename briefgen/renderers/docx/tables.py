"""Tables in, Word's tables out: head rows repeat, no row is cut, the grid follows the given shares."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefgen.document.blocks import Block, Cell, Inlines, Paragraph, Row, Table
from briefgen.renderers.docx import styles
from briefgen.renderers.docx.desk import Desk, Place
from briefgen.renderers.docx.inlines import plain
from briefgen.renderers.docx.ooxml import table as ooxml
from briefgen.renderers.docx.ooxml.elements import Element

Write = Callable[[Sequence[Block], Place], list[Element]]


@dataclass(frozen=True, slots=True)
class TableWriter:
    """Writes the tables that stand in one place; what a cell holds, it has written for it."""

    desk: Desk
    place: Place
    write: Write

    def table(self, table: Table) -> Element:
        """The table itself, without its caption."""
        rows = [self._row(row, table, head=True) for row in table.head]
        rows += [self._row(row, table, head=False) for row in table.body]
        return ooxml.table(
            rows,
            self.desk.style(styles.TABLES.get(table.style, styles.PLAIN_TABLE)),
            [round(self.desk.area[0] * share / 100) for share in table.widths],
            first_row=bool(table.head),
            first_column=any(cell.scope == "row" for row in table.body for cell in row.cells),
            caption=plain(table.caption),
            description=_description(table),
        )

    def _row(self, row: Row, table: Table, *, head: bool) -> Element:
        self.desk.anchors.wait(row.id)
        cells: list[Element] = []
        column = 0
        for cell in row.cells:
            share = sum(table.widths[column : column + cell.columns])
            column += cell.columns
            self.desk.anchors.wait(cell.id)
            cells.append(ooxml.cell(self._content(cell, _style(cell, table.style, head=head)), share, cell.columns))
        return ooxml.row(cells, head=head, mark=self.desk.tracked.of_row(row.revised))

    def _content(self, cell: Cell, style: styles.Style) -> list[Element]:
        """A cell holds a paragraph, even where it says nothing."""
        return self.write(cell.blocks or (Paragraph(()),), self.place.with_text(style))


def _description(table: Table) -> str:
    """What the table tells of each thing, in its own words: the names of its columns, or of its rows."""
    heads = table.head[0].cells if table.head else [cell for row in table.body for cell in row.cells if cell.scope]
    return "; ".join(filter(None, (plain(_first_words(cell)) for cell in heads)))


def _first_words(cell: Cell) -> Inlines:
    return next((block.content for block in cell.blocks if isinstance(block, Paragraph)), ())


def _style(cell: Cell, table_style: str, *, head: bool) -> styles.Style:
    if table_style == "facts":
        return styles.FACTS_LABEL if cell.scope == "row" else styles.FACTS_TEXT
    if head or cell.scope == "col":
        return styles.TABLE_HEADING
    return styles.TABLE_ROW_HEADING if cell.scope == "row" else styles.TABLE_TEXT
