"""Receiving: a document as it was read and the same copy as it would be today in, what has changed out."""

from dataclasses import dataclass
from typing import Final

from briefgen.document.blocks import Content
from briefgen.document.copies import WHOLE, Copy, hashes_of, whole_hash
from briefgen.loader import Document
from briefgen.model import Briefing
from briefgen.returns.changes import Returned
from briefgen.returns.comparing import Comparison
from briefgen.returns.expected import Expected, expected
from briefgen.returns.lineage import lineage
from briefgen.returns.matching import Matches, matched
from briefgen.returns.order import order
from briefgen.returns.passages import conversations, passages
from briefgen.returns.rewording import Draws
from briefgen.returns.word import WordDocument

BY_PROPERTIES: Final = "properties"
BY_WORDS_ALONE: Final = "likeness"


@dataclass(frozen=True, eq=False)
class TodaysCopy:
    """The copy that came back as it would be made today: its blocks, the released briefing, and what draws print."""

    content: Content
    briefing: Briefing
    document: Document
    draws: Draws

    @property
    def lines(self) -> tuple[Expected, ...]:
        """Its lines with their origins."""
        return expected(self.content, self.briefing, self.document)

    @property
    def hash(self) -> str:
        """The hash of all that its lines say."""
        return whole_hash(self.content)


def received(word: WordDocument, copy: Copy, today: TodaysCopy, found_by: str) -> Returned:
    """What has changed in the document since it was made."""
    lines = today.lines
    hashes = hashes_of(word.custom)
    whole = hashes.pop(WHOLE, None)
    known = lineage(lines, hashes)
    found = passages(word.paragraphs)
    matches = matched(lines, found, known.names)
    sections = {section.section: index for index, section in enumerate(today.briefing.sections)}
    is_current = whole == today.hash
    comparison = Comparison(
        matches, known, order(matches, sections), conversations(word.comments, found),
        {index: name for name, index in sections.items()}, copy.locale, today.draws, is_current,
    )  # fmt: skip
    return Returned(
        copy.briefing, copy.locale, copy.release, copy.as_of, found_by, comparison.changes(),
        tuple(_remarks(copy, comparison, found_by)), whole is not None and not is_current, word.saved_by or None,
        word.saved or None,
    )  # fmt: skip


def likeness(word: WordDocument, today: TodaysCopy) -> int:
    """How many lines of a briefing's own stand in a document word for word, less those that do not."""
    words = {passage.words for passage in passages(word.paragraphs)}
    own = [line for line in today.lines if line.origin is not None]
    return sum(1 if line.words in words else -1 for line in own)


def _remarks(copy: Copy, comparison: Comparison, found_by: str) -> list[str]:
    """What somebody should know who reads the changes."""
    found = []
    if found_by == BY_WORDS_ALONE:
        found.append("the document does not say which copy it is; that was found by its words")
    elif not comparison.is_current:
        found.append(f"the briefing or its timeline has changed since this copy was made (content {copy.content})")
    lost = comparison.lost
    if lost:
        found.append(f"bookmarks lost or renamed: {lost}; those lines were found by their words, order and likeness")
    missing = _missing(comparison.matches, comparison)
    if missing:
        found.append(f"lines of headings, tables or the page to say aloud that are not there: {missing}")
    return found


def _missing(matches: Matches, comparison: Comparison) -> int:
    if not comparison.is_current:
        return 0
    return sum(1 for line in matches.lines if line.number not in matches.of_line and line.kind in {"fixed", "aloud"})
