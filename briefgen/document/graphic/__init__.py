"""The timeline graphic: marks in, a picture in its place out; ``templates/timeline.svg.jinja`` draws it.

Pure geometry in points, measured with a table of letter widths: no font engine, no clock, no words of its own.
`axis` and `ticks` lay time, `shapes` the marks on it, `packing` and `labelling` the rows, `placing` the heights.
"""

from briefgen.document.graphic.layout import lay_out
from briefgen.document.graphic.legend import KEYS as LEGEND_KEYS
from briefgen.document.graphic.mark import DrawingOptions, EventMark, Size, Wording
from briefgen.document.graphic.picture import LaidOutPicture

__all__ = ["LEGEND_KEYS", "DrawingOptions", "EventMark", "LaidOutPicture", "Size", "Wording", "lay_out"]
