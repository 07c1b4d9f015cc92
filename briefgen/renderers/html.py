"""HTML: the assembled document as it is; its styles and its picture are inside it, and it loads nothing."""

from briefgen.renderers import Page, Rendered


def render(page: Page) -> Rendered:
    """The document as a self-contained HTML file."""
    return Rendered(page.html.encode())
