"""PDF: the assembled document as PDF/A-3a and PDF/UA-1 at once, for the minister, the archive and the screen reader.

WeasyPrint lays the document out (`engine`) while each page notes what it paints (`recording`); from that comes a tree
of tags (`structure`), written into the file (`tagging`) with what archives ask for (`archive`). Then the file is read
back (`reading`) and compared with the HTML (`completeness`, `glyphs`): a loss is an error, and nothing is written.
"""

from briefgen.renderers.interface import Page, Rendered
from briefgen.renderers.pdf.codes import CODES

__all__ = ["CODES", "render"]


def render(page: Page) -> Rendered:
    """The document as PDF; the engine is imported only here, which raises where its libraries are missing."""
    from briefgen.renderers.pdf.rendering import rendered  # noqa: PLC0415

    return rendered(page)
