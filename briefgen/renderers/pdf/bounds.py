"""Bounds: where on a page a text can be seen, and where it should stop; boxes after the layout in, verdicts out.

WeasyPrint paints a text beyond the page's end or inside a box that cuts it off all the same: it is in the file, and
nobody sees it. Lengths are CSS pixels from the page's upper left corner.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

from weasyprint.formatting_structure import boxes

_TOLERANCE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """The rectangle that is seen, and the edges of the column and of the text area that no text should pass."""

    left: float
    top: float
    right: float
    bottom: float
    edge: float
    floor: float

    @classmethod
    def of(cls, page: Any) -> "Bounds":
        """The bounds of a page box."""
        return cls(
            left=0,
            top=0,
            right=page.margin_width(),
            bottom=page.margin_height(),
            edge=page.content_box_x() + page.width,
            floor=page.content_box_y() + page.height,
        )

    def inside(self, box: Any) -> "Bounds":
        """The bounds for what is in a box: a cell ends the column, a box that cuts off limits what is seen."""
        bounds = self
        if isinstance(box, boxes.TableCellBox):
            bounds = replace(bounds, edge=min(bounds.edge, box.border_box_x() + box.border_width()))
        if isinstance(box, boxes.BlockContainerBox) and box.style["overflow"] != "visible":
            left, top = box.padding_box_x(), box.padding_box_y()
            bounds = replace(
                bounds,
                left=max(bounds.left, left),
                top=max(bounds.top, top),
                right=min(bounds.right, left + box.padding_width()),
                bottom=min(bounds.bottom, top + box.padding_height()),
            )
        return bounds

    def show(self, text: Any) -> bool:
        """Whether the middle of a text can be seen."""
        across, down = text.position_x + text.width / 2, text.position_y + text.height / 2
        return bool(self.left <= across <= self.right and self.top <= down <= self.bottom)

    def hold(self, text: Any) -> bool:
        """Whether a text keeps within its column and the text area."""
        middle = text.position_y + text.height / 2
        return bool(text.position_x + text.width <= self.edge + _TOLERANCE and middle <= self.floor)
