"""Lists that begin at 1: numbering instances on top of the definitions that the styles carry."""

from collections.abc import Mapping

from briefgen.renderers.docx.ooxml import parts
from briefgen.renderers.docx.ooxml.elements import Element
from briefgen.renderers.docx.styles import Style


class Numbering:
    """Hands out a fresh instance for each numbered list; the styles' own numbers and levels come from the reference."""

    def __init__(self, numbering: Element, numbered: Mapping[Style, tuple[int, int]]) -> None:
        self._root = numbering
        self._numbered = numbered
        self._last = parts.highest_number(numbering)

    def restarted(self, style: Style) -> tuple[int, int]:
        """An instance that counts from 1 in the manner of the style, and the level to use it at."""
        number, level = self._numbered[style]
        definition = parts.definition_of(self._root, number)
        self._last += 1
        parts.restart(self._root, self._last, definition or 0, level)
        return self._last, level
