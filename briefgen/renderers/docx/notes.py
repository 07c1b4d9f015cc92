"""Source notes as Word's own endnotes: the marks in the text, and the part that holds the notes.

Word numbers endnotes by their order in the text. A note's own number is therefore a promise that the first
references come in that order; a document that breaks it is refused rather than misnumbered.
"""

from collections.abc import Callable, Mapping, Sequence

from briefgen.document.blocks import Block, Note
from briefgen.renderers.docx.anchors import Anchors
from briefgen.renderers.docx.ooxml import text
from briefgen.renderers.docx.ooxml.elements import Element


class NoteOrderError(ValueError):
    """The notes are not numbered in the order in which the text refers to them."""

    def __init__(self, number: int, expected: int) -> None:
        super().__init__(f"note {number} stands where note {expected} is due")


class UnreferencedNoteError(ValueError):
    """A note is referred to nowhere, so Word would not print it."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(f"no reference to note {', '.join(map(str, numbers))}")


class NoteMarks:
    """Writes the reference marks and remembers which notes have been referred to."""

    def __init__(self, notes: Mapping[int, Note], anchors: Anchors, style: str) -> None:
        self._notes = notes
        self._anchors = anchors
        self._style = style
        self._referred = 0

    def reference(self, number: int) -> list[Element]:
        """A mark for the note: the endnote itself the first time, a cross-reference to it afterwards."""
        name = f"_RefNote{number}"  # the underscore hides the bookmark in Word's dialogue
        if number <= self._referred:
            return text.field(rf"NOTEREF {name} \f \h", [text.run(str(number), self._style)])
        if number != self._referred + 1 or number not in self._notes:
            raise NoteOrderError(number, self._referred + 1)
        self._referred = number
        return self._anchors.mark(name, [text.endnote_reference(number, self._style)])

    def gap(self) -> Element:
        """What keeps the marks of two neighbours from reading as one number."""
        return text.run("\u00a0", self._style)

    def written(self, write: Callable[[Sequence[Block]], list[Element]], style: str) -> list[list[Element]]:
        """Every note's paragraphs, in order, the first with the note's number in that style."""
        silent = [number for number in sorted(self._notes) if number > self._referred]
        if silent:
            raise UnreferencedNoteError(silent)
        return [_numbered(write(self._notes[number].blocks), style) for number in sorted(self._notes)]


def _numbered(paragraphs: list[Element], style: str) -> list[Element]:
    after_properties = 1
    # LibreOffice 25.2 drops the tab: what stands before it keeps number and text apart there
    start = [text.endnote_mark(style), text.run("\u00a0", style), text.tab()]
    paragraphs[0][after_properties:after_properties] = start
    return paragraphs
