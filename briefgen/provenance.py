"""Provenance: whether the words of a quote stand in the body of its source, and where.

A quote matches when it stands there after one fixed fold (Unicode composition, characters that nobody sees, ligatures,
ellipses, no-break and thin spaces, dashes, quotation marks, ё, runs of white space) and is the only such passage; where
the words alone are not the only ones, prefix and suffix make them so. A near match is never accepted. Offsets are code
points: start inclusive, end exclusive.
"""

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from briefgen.model import Quote, Source
from briefgen.model.text import MARKS

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
_UNSEEN: Final = "\u00ad\u200b-\u200d\u2060\ufeff" + MARKS  # soft hyphen, joiners, byte order mark, and the like
_COMBINING: Final = "\u0300-\u034e\u0350-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_SPELT_OUT: Final = {"…": "...", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_OTHER_LENGTH: Final = re.compile(f"[{_UNSEEN}]+|[{''.join(_SPELT_OUT)}]|[^{_COMBINING}][{_COMBINING}]{{1,30}}")
_SPLIT_WORD: Final = re.compile(r"(?<=\w)[-\u00ad\u2010\ufffe][ \t]*\n[ \t]*(?=\w)")  # a word divided at a line's end
_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 0.5  # the share of a quote's words that a passage must have to be worth showing


def fold(text: str) -> str:
    """The text after the fixed fold, trimmed."""
    return _RUN.sub(" ", in_one_spelling(_OTHER_LENGTH.sub(_folded_piece, text))).strip(" ")


def _folded_piece(match: re.Match[str]) -> str:
    """What stands in the folded text for a piece of another length: composed, spelt out, or nothing."""
    piece = match.group()
    spelt = _SPELT_OUT.get(piece)
    if spelt is not None:
        return spelt
    return "" if _IS_UNSEEN.match(piece) else unicodedata.normalize("NFC", piece)


_IS_UNSEEN: Final = re.compile(f"[{_UNSEEN}]")


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
    def _folded(self) -> "_Folded":
        """The folded text with the place of each of its characters in the text."""
        return _Folded.of(self.text)

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
        folded = self._folded.text
        exact, before, after = fold(quote.exact), fold(quote.prefix or ""), fold(quote.suffix or "")
        at = folded.find(exact) if exact else -1
        while at >= 0:
            stop = at + len(exact)
            # One space may stand between the words and what comes before or after them.
            head, tail = folded[max(0, at - len(before) - 1) : at], folded[stop : stop + len(after) + 1]
            if head.rstrip(" ").endswith(before) and tail.lstrip(" ").startswith(after):
                start, end = self._folded.starts[at], self._folded.ends[stop - 1]
                yield Passage(start, end, self.text[start:end])
            at = folded.find(exact, at + 1)

    @cached_property
    def _words(self) -> tuple[tuple[str, int, int], ...]:
        """The words of the body, folded, each with its bounds."""
        matches = _WORD.finditer(self.text, max(0, self.start), max(0, self.end))
        return tuple((fold(match.group()).casefold(), match.start(), match.end()) for match in matches)

    def nearest(self, quote: Quote) -> Passage | None:
        """The run of words in the body that shares most with the quote; to be shown, never to be accepted.

        Where the quote joins words that the source divides at the ends of its lines, it is that very passage.
        """
        joined = self._joined(quote)
        if joined:
            return joined
        wanted = _WORD.findall(fold(quote.exact).casefold())
        first, shared = _best_window([word for word, _, _ in self._words], wanted)
        if not wanted or shared < _NEAR * len(wanted):
            return None
        window = self._words[first : first + len(wanted)]
        start, end = window[0][1], window[-1][2]
        return Passage(start, end, self.text[start:end])

    def _joined(self, quote: Quote) -> Passage | None:
        """The passage that says the quote's words once those divided at the ends of lines are joined."""
        splits = list(_SPLIT_WORD.finditer(self.text))
        if not splits:
            return None
        whole = _Folded.of(self.text, tuple(split.span() for split in splits))
        at = whole.text.find(fold(quote.exact)) if quote.exact.strip() else -1
        if at < 0:
            return None
        start, end = whole.starts[at], whole.ends[at + len(fold(quote.exact)) - 1]
        found = Passage(start, end, self.text[start:end])
        return found if self._holds(found) else None


@dataclass(frozen=True, slots=True)
class _Folded:
    """A folded text and, for each of its characters, where in the text what it stands for begins and ends.

    Places are counted out or held in four bytes each: there may be a book behind every source.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str, left_out: tuple[tuple[int, int], ...] = ()) -> "_Folded":
        """A text after the fold, without what is left out: spans in order, none touching another."""
        replaced = list(_replaced(text, left_out))
        if not replaced:
            return cls._with_single_spaces(in_one_spelling(text), range(len(text)), range(1, len(text) + 1))
        pieces: list[str] = []
        starts, ends = array("I"), array("I")
        last = 0
        for start, end, said in replaced:
            pieces += (text[last:start], said)
            starts.extend((*range(last, start), *((start,) * len(said))))
            ends.extend((*range(last + 1, start + 1), *((end,) * len(said))))
            last = end
        pieces.append(text[last:])
        starts.extend(range(last, len(text)))
        ends.extend(range(last + 1, len(text) + 1))
        return cls._with_single_spaces(in_one_spelling("".join(pieces)), starts, ends)

    @classmethod
    def _with_single_spaces(cls, text: str, starts: Sequence[int], ends: Sequence[int]) -> "_Folded":
        runs = [(run.start() + 1, run.end()) for run in _RUN.finditer(text)]
        if not runs:
            return cls(text, starts, ends)
        begins = [0, *(end for _, end in runs)]
        stops = [*(start for start, _ in runs), len(text)]
        kept_starts, kept_ends = array("I"), array("I")
        for first, stop in zip(begins, stops, strict=True):
            kept_starts.extend(starts[first:stop])
            kept_ends.extend(ends[first:stop])
        return cls(_RUN.sub(" ", text), kept_starts, kept_ends)


def _replaced(text: str, left_out: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, str]]:
    """The pieces that the fold changes in length, or that are left out, in order, with what stands instead."""
    changed = ((match.start(), match.end(), _folded_piece(match)) for match in _OTHER_LENGTH.finditer(text))
    covered = {offset for start, end in left_out for offset in range(start, end)}
    kept = [piece for piece in changed if piece[0] not in covered]
    yield from sorted([*kept, *((start, end, "") for start, end in left_out)])


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
