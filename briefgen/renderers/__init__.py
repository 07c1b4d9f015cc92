"""The renderers: each has a name, a suffix and `render`, from an assembled document to bytes.

A renderer is pure: no clock, no path, no environment. What it needs, its document holds.
"""

from collections.abc import Callable, Mapping
from typing import Final

from briefgen.renderers.interface import EnvironmentBrokenError, Page, Rendered, Renderer

__all__ = ["FORMATS", "EnvironmentBrokenError", "Page", "Rendered", "Renderer", "renderer"]


def renderer(name: str) -> Renderer:
    """The renderer of a format; its engine is imported only here, when it is needed."""
    return _LOADERS[name]()


def _html() -> Renderer:
    from briefgen.renderers import html  # noqa: PLC0415 (a format's engine is imported when it is used)

    return html.render


def _pdf() -> Renderer:
    from briefgen.renderers import pdf  # noqa: PLC0415

    return pdf.render


def _docx() -> Renderer:
    from briefgen.renderers.docx import page  # noqa: PLC0415

    return page.render


def _ics() -> Renderer:
    from briefgen.renderers import ics  # noqa: PLC0415

    return ics.render


def _eml() -> Renderer:
    from briefgen.renderers import eml  # noqa: PLC0415

    return eml.render


_LOADERS: Final[Mapping[str, Callable[[], Renderer]]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "ics": _ics,
    "eml": _eml,
}
FORMATS: Final = tuple(_LOADERS)
