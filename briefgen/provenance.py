"""Provenance: whether the words of a quote stand in the body of its source, and where.

A quote matches when it stands there after one fixed fold (no-break and thin spaces, dashes, quotation marks, ё, runs of
white space) and is the only such passage; prefix and suffix make it so where the words alone do not. A near match is
never accepted. Offsets are code points: start inclusive, end exclusive.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from briefgen.model import Quote, Source

_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_QUOTES: Final = "«»„“”‟‹›‘’‚‛\u0060\u00b4'"
_SPACES: Final = (
    "\t\n\r\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_TABLE: Final = str.maketrans({
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_SPACES, " "),
    "ё": "е",
    "Ё": "Е",
})  # fmt: skip
_RUN: Final = re.compile(" {2,}")
_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 0.5  # the share of a quote's words that a passage must have to be worth showing


def fold(text: str) -> str:
    """The text after the fixed fold, trimmed."""
    return _RUN.sub(" ", in_one_spelling(text)).strip(" ")


def in_one_spelling(text: str) -> str:
    """The text with one kind of space, dash, quotation mark and е; every character stays at its offset."""
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Passage:
    """The place of a quote in its source, and the source's own words there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class SourceText:
    """A source's text with the bounds of its body, folded once for all its quotes."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, source: Source, text: str) -> "SourceText":
        """The text of a source within the bounds that it registers; without bounds all of it is body."""
        if source.body is None:
            return cls(text, 0, len(text))
        return cls(text, int(source.body.start), int(source.body.end))

    @cached_property
    def _folded(self) -> tuple[str, tuple[int, ...]]:
        """The folded text and, for each of its characters, the offset in the text."""
        spelt = in_one_spelling(self.text)
        offsets: list[int] = []
        last = 0
        for run in _RUN.finditer(spelt):
            offsets += range(last, run.start() + 1)
            last = run.end()
        offsets += range(last, len(spelt))
        return _RUN.sub(" ", spelt), tuple(offsets)

    def passages(self, quote: Quote) -> tuple[Passage, ...]:
        """Every passage of the body that matches the quote."""
        return tuple(found for found in self._everywhere(quote) if self._holds(found))

    def outside(self, quote: Quote) -> Passage | None:
        """A passage that matches, yet lies outside the body."""
        return next((found for found in self._everywhere(quote) if not self._holds(found)), None)

    def line(self, passage: Passage) -> int:
        """The line of the file on which a passage begins."""
        return self.text.count("\n", 0, passage.start) + 1

    def _holds(self, passage: Passage) -> bool:
        return self.start <= passage.start and passage.end <= self.end

    def _everywhere(self, quote: Quote) -> Iterator[Passage]:
        folded, offsets = self._folded
        exact, before, after = fold(quote.exact), fold(quote.prefix or ""), fold(quote.suffix or "")
        at = folded.find(exact) if exact else -1
        while at >= 0:
            stop = at + len(exact)
            # One space may stand between the words and what comes before or after them.
            head, tail = folded[max(0, at - len(before) - 1) : at], folded[stop : stop + len(after) + 1]
            if head.rstrip(" ").endswith(before) and tail.lstrip(" ").startswith(after):
                start, end = offsets[at], offsets[stop - 1] + 1
                yield Passage(start, end, self.text[start:end])
            at = folded.find(exact, at + 1)

    @cached_property
    def _words(self) -> tuple[tuple[str, int, int], ...]:
        """The words of the body, folded, each with its bounds."""
        matches = _WORD.finditer(self.text, max(0, self.start), max(0, self.end))
        return tuple((fold(match.group()).casefold(), match.start(), match.end()) for match in matches)

    def nearest(self, quote: Quote) -> Passage | None:
        """The run of words in the body that shares most with the quote; to be shown, never to be accepted."""
        wanted = _WORD.findall(fold(quote.exact).casefold())
        first, shared = _best_window([word for word, _, _ in self._words], wanted)
        if not wanted or shared < _NEAR * len(wanted):
            return None
        window = self._words[first : first + len(wanted)]
        start, end = window[0][1], window[-1][2]
        return Passage(start, end, self.text[start:end])


def _best_window(words: list[str], wanted: list[str]) -> tuple[int, int]:
    """Where in the words the run as long as those wanted begins that has most of them, and how many it has."""
    missing = Counter(wanted)
    shared, best = 0, (0, 0)
    for index, word in enumerate(words):
        shared += missing[word] > 0
        missing[word] -= 1
        if index >= len(wanted):
            leaving = words[index - len(wanted)]
            missing[leaving] += 1
            shared -= missing[leaving] > 0
        if shared > best[1]:
            best = (max(0, index - len(wanted) + 1), shared)
    return best
