"""What came, went or was moved in, Word's tracked changes out (ECMA-376 part 1, 17.13.5)."""

from collections.abc import Sequence
from typing import Final

from briefgen.document.blocks import Revised
from briefgen.renderers.docx.ooxml.elements import Element, name_of, w

_FIRST: Final = 10_000  # no bookmark has a number so high
_TAGS: Final = {
    ("inserted", False): "ins", ("deleted", False): "del", ("inserted", True): "moveTo", ("deleted", True): "moveFrom",
}  # fmt: skip


class TrackedChanges:
    """Writes the tracked changes of one document, all by one author at one time."""

    def __init__(self, author: str, date: str) -> None:
        self._author = author
        self._date = date
        self._count = _FIRST

    def around(self, runs: Sequence[Element], revised: Revised | None) -> list[Element]:
        """The runs as something that came or went."""
        if revised is None or not runs:
            return list(runs)
        tag = _tag(revised)
        if tag == "del":
            for text in [text for run in runs for text in run.iter(name_of("t"))]:
                text.tag = name_of("delText")
        return [self._signed(tag, *runs)]

    def mark(self, revised: Revised | None) -> Element | None:
        """What says of a paragraph that it came or went as a whole."""
        return None if revised is None else self._signed(_tag(revised))

    def of_row(self, revised: Revised | None) -> Element | None:
        """The same for a row, of which Word knows no moves."""
        return None if revised is None else self._signed(_tag(Revised(revised.kind)))

    def place(self, content: Sequence[Element], revised: Revised | None) -> list[Element]:
        """The content of a paragraph as one of the two places of something that was moved."""
        if revised is None or revised.move is None:
            return list(content)
        tag = _tag(revised)
        start = self._signed(f"{tag}RangeStart")
        start.set(name_of("name"), f"move{revised.move}")
        return [start, *content, w(f"{tag}RangeEnd", id=start.get(name_of("id")))]

    def _signed(self, tag: str, *content: Element) -> Element:
        self._count += 1
        return w(tag, *content, id=self._count, author=self._author, date=self._date)


def _tag(revised: Revised) -> str:
    return _TAGS[revised.kind, revised.move is not None]
