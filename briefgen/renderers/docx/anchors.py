"""The document's ids in, Word's bookmarks out."""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from briefgen.renderers.docx.ooxml import text
from briefgen.renderers.docx.ooxml.elements import Element

_BOOKMARK: Final = re.compile(r"[^\W\d_][\w-]{0,39}")  # Word's limit is 40 characters, a letter first


def bookmark_name(identifier: str) -> str:
    """The bookmark for an id: the id itself wherever Word allows it."""
    if _BOOKMARK.fullmatch(identifier):
        return identifier
    return "x" + hashlib.sha256(identifier.encode()).hexdigest()[:31]


class Anchors:
    """Gives out bookmarks, and keeps what is to be marked until the next paragraph comes."""

    def __init__(self) -> None:
        self._count = 0
        self._waiting: list[str] = []
        self._page_break = False

    def wait(self, identifier: str | None, *, page_break: bool = False) -> None:
        """Remembers an id, or a new page, for the paragraph that comes next."""
        if identifier:
            self._waiting.append(bookmark_name(identifier))
        self._page_break = self._page_break or page_break

    def page_break(self) -> bool:
        """Whether the paragraph that is written now begins a page."""
        wanted, self._page_break = self._page_break, False
        return wanted

    def around(self, content: Sequence[Element]) -> Sequence[Element]:
        """The content of the paragraph that is written now, as the target of all that waited."""
        names, self._waiting = self._waiting, []
        for name in reversed(names):
            content = self.mark(name, content)
        return content

    def mark(self, name: str, content: Sequence[Element]) -> list[Element]:
        """The content inside one bookmark."""
        self._count += 1
        return text.bookmark(name, self._count, content)
