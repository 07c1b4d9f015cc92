"""Rewording: the source of a text and the words that came back in, the new source out; what was drawn stays drawn.

A text is taken apart into words, and each draw into the words that it prints. What came back is laid beside them: words
that were there keep the characters of the file, a draw whose words are whole becomes its call again, and all else is
taken as it was typed. A draw that was typed over is told, and nothing is written then.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from html import unescape
from typing import Any, Final

from jinja2 import TemplateError

from briefgen.document.lines import folded
from briefgen.draws import Draw, pieces
from briefgen.extraction import amounts, dates
from briefgen.model.text import UNSEEN

BREAK: Final = "\n"  # between two passages that were one
_TOKEN: Final = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
_TAG: Final = re.compile(r"<[^<>]{0,200}>")
_MARKED: Final = re.compile(r"\{[{%#]")
_MOST_TOKENS: Final = 3_000
_LONGEST: Final = 5_000  # characters of a new statement
_BESIDE: Final = 3  # words that may be lost with a draw that was typed over
_MEANS: Final = re.compile(r"\w")
_NAMED: Final = {
    "figure": "the figure", "date": "the date of the event", "title": "the title of the event",
    "place": "the place of the event", "actor": "the name of the actor", "office": "the office of the actor",
}  # fmt: skip

Draws = Callable[[Draw], str]  # what a draw prints


@dataclass(frozen=True, slots=True)
class PrintedToken:
    """One word, mark or run of spaces: as it is compared, as the file has it, and the part that it is of."""

    shown: str
    raw: str
    part: int = -1  # the number of a draw or of words that stand around the text; -1 for plain words


@dataclass(frozen=True, slots=True)
class Printed:
    """A text of the file as a line prints it, token by token, with the draws and fixed words that it is made of."""

    tokens: tuple[PrintedToken, ...]
    parts: tuple[Draw | str, ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """The new source, one text for each passage; or why there is none."""

    texts: tuple[str, ...] = ()
    why: str | None = None


def printed(source: str, line: str, draws: Draws) -> Printed | None:
    """How a line prints a text of the file; None where it does so in a way that cannot be told apart."""
    try:
        found = [*_shown(source, draws)]
    except (TemplateError, RecursionError, TypeError, LookupError, ValueError, ArithmeticError):
        return None
    words = folded("".join(shown for shown, _ in found))
    before, there, behind = folded(line).partition(words)
    if not there:
        return None
    parts: list[Draw | str] = []
    tokens: list[PrintedToken] = []
    for shown, draw in ((before, before or None), *found, (behind, behind or None)):
        number = -1
        if draw is not None:
            parts.append(draw)
            number = len(parts) - 1
        tokens += (PrintedToken(_compared(raw), raw, number) for raw in _TOKEN.findall(shown.replace(BREAK, " ")))
    return Printed(tuple(tokens), tuple(parts))


def joined(one: Printed, other: Printed) -> Printed:
    """Two texts as one, with a space between them; what stood around the second may fall away."""
    shift = len(one.parts)
    behind = (PrintedToken(each.shown, each.raw, each.part + shift if each.part >= 0 else -1) for each in other.tokens)
    return Printed((*one.tokens, PrintedToken(" ", " "), *behind), (*one.parts, *other.parts))


def _shown(source: str, draws: Draws) -> Iterator[tuple[str, Draw | None]]:
    for piece in pieces(source):
        if isinstance(piece, Draw):
            yield unescape(_TAG.sub("", draws(piece))), piece
        else:
            yield piece, None


def clean(text: str) -> str:
    """Words as a person would type them into the file: common spaces and hyphens, nothing unseen."""
    return folded(UNSEEN.sub("", text))


def _compared(raw: str) -> str:
    return " " if raw.isspace() and raw != BREAK else folded(unicodedata.normalize("NFC", raw)) or raw


def reworded(was: Printed, passages: Iterable[str], lang: str, *, around: bool = True) -> Reworded:
    """The source for the words of the passages; `around` says that the words around the text must all be there."""
    typed = BREAK.join(clean(passage) for passage in passages)
    laid = _Laid(was, tuple(_TOKEN.findall(typed)), lang)
    if len(laid.new) > _MOST_TOKENS or len(was.tokens) > _MOST_TOKENS:
        return Reworded(why="the text is too long to be taken over; change it in the file")
    why = laid.against(around=around)
    if why:
        return Reworded(why=why)
    texts = tuple(text.strip() for text in laid.written().split(BREAK))
    return Reworded(texts) if all(texts) else Reworded(why="nothing would be left of it")


@dataclass(frozen=True, eq=False)
class _Laid:
    """The words that came back, laid beside those that were printed."""

    was: Printed
    new: tuple[str, ...]
    lang: str

    @cached_property
    def origin(self) -> Mapping[int, int]:
        """For each new token that was there before its place among the old ones."""
        old = [each.shown for each in self.was.tokens]
        blocks = SequenceMatcher(str.isspace, old, self.new, autojunk=False).get_matching_blocks()
        return {b + step: a + step for a, b, size in blocks for step in range(size)}

    @cached_property
    def places(self) -> Mapping[int, int]:
        """For each old token that is still there its place among the new ones."""
        return {a: b for b, a in self.origin.items()}

    @cached_property
    def spans(self) -> Mapping[int, tuple[int, int]]:
        """The first and the last old token of each part that are no spaces."""
        found: dict[int, tuple[int, int]] = {}
        for at, token in enumerate(self.was.tokens):
            if token.part >= 0 and not token.shown.isspace():
                found[token.part] = (found.get(token.part, (at, at))[0], at)
        return found

    @cached_property
    def held(self) -> Mapping[int, tuple[int, int]]:
        """Where in the new words each part stands whole: those in their place first, then those that were moved."""
        found: dict[int, tuple[int, int]] = {}
        for part, (first, last) in self.spans.items():
            here = [self.places.get(at) for at in range(first, last + 1)]
            if None not in here and here == [*range(here[0] or 0, (here[0] or 0) + len(here))]:
                found[part] = (here[0] or 0, (here[0] or 0) + len(here))
        for part in self.spans.keys() - found.keys():
            place = self._elsewhere(part, found)
            if place is not None:
                found[part] = place
        return found

    def _elsewhere(self, part: int, taken: Mapping[int, tuple[int, int]]) -> tuple[int, int] | None:
        first, last = self.spans[part]
        words = [token.shown for token in self.was.tokens[first : last + 1]]
        compared = [_compared(each) for each in self.new]
        for start in range(len(compared) - len(words) + 1):
            end = start + len(words)
            free = all(end <= low or high <= start for low, high in taken.values())
            if free and compared[start] == words[0] and compared[start:end] == words:
                return start, end
        return None

    def against(self, *, around: bool) -> str | None:
        """What speaks against writing the new words."""
        if _MARKED.search("".join(self.new)):
            return "what is drawn from the register can only be typed in the file"
        for part, drawn in enumerate(self.was.parts):
            if part in self.held or part not in self.spans:
                continue
            if isinstance(drawn, str):
                if around or self._partly(part):
                    return f"‘{drawn.strip()}’ is not part of this text; change it in the file"
            elif self._typed_over(part):
                shown = "".join(token.raw for token in self.was.tokens if token.part == part).strip()
                return (
                    f"‘{shown}’ is drawn by {_call(drawn)}: correct {_NAMED[drawn.name]} ‘{drawn.id}’ in the timeline"
                )
        return None

    def _partly(self, part: int) -> bool:
        """Whether some of the words of a part are still there."""
        first, last = self.spans[part]
        return any(at in self.places and _MEANS.search(self.was.tokens[at].shown) for at in range(first, last + 1))

    def _typed_over(self, part: int) -> bool:
        """Whether a draw that is not whole any more was typed over, and not simply left out."""
        within = {at for start, end in self.held.values() for at in range(start, end)}
        typed = "".join(each if at not in self.origin and at not in within else " " for at, each in enumerate(self.new))
        return (
            self._partly(part)
            or any(character.isdigit() for character in typed)
            or bool(_MEANS.search(self._beside(part)))
            or bool(amounts(typed, self.lang) or dates(typed, self.lang))
        )

    def _beside(self, part: int) -> str:
        """What was typed between the words that stood shortly before and behind a part, where such still stand."""
        first, last = self.spans[part]
        start, end = self._standing(first, -1), self._standing(last, 1)
        return "" if start is None or end is None else "".join(self.new[start + 1 : end])

    def _standing(self, at: int, step: int) -> int | None:
        """The place among the new tokens of the next word that still stands; the end of the text is one, too."""
        for _ in range(_BESIDE):
            at += step
            while 0 <= at < len(self.was.tokens) and not _MEANS.search(self.was.tokens[at].shown):
                at += step
            if not 0 <= at < len(self.was.tokens):
                return -1 if step < 0 else len(self.new)
            if at in self.places:
                return self.places[at]
        return None

    def written(self) -> str:
        """The new words with the calls in place of what they draw; what was there keeps the characters of the file."""
        starts = {start: (part, end) for part, (start, end) in self.held.items()}
        found, at = [], 0
        while at < len(self.new):
            if at in starts:
                part, at = starts[at]
                drawn = self.was.parts[part]
                found.append("" if isinstance(drawn, str) else _call(drawn))
                continue
            token = self.was.tokens[self.origin[at]] if at in self.origin else None
            found.append(token.raw if token and token.part < 0 else self.new[at])
            at += 1
        return "".join(found)


def _call(drawn: Draw) -> str:
    """The call as the file has it, or as it is usually written."""
    if "(" in drawn.words:
        return f"{{{{ {drawn.words} }}}}"
    on = f", on='{drawn.on}'" if drawn.on else ""
    return f"{{{{ {drawn.name}('{drawn.id}'{on}) }}}}"


def plain_text(text: str) -> Reworded:
    """The source of a text that is new: as it was typed, where that draws nothing."""
    typed = clean(text)
    if len(typed) > _LONGEST:
        return Reworded(why=f"a statement has no more than {_LONGEST:,} characters; write it in the file")
    if _MARKED.search(typed):
        return Reworded(why="what is drawn from the register can only be typed in the file")
    return Reworded((typed,))


def functions_of(functions: dict[str, Callable[..., Any]]) -> Draws:
    """What a draw prints by these functions of the register."""
    return lambda drawn: str(functions[drawn.name](*drawn.ids))
