"""Sentences: a source's body in, its sentences out, each with its place in the text.

A stop ends a sentence unless it belongs to an abbreviation, an initial or a number; headlines, items of a list and
paragraphs are sentences of their own; a line that was only broken for its width is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefgen.proposals.sentence_words import (
    AFTER_NUMBERS,
    BEFORE_NAMES,
    COUNTRIES_OF_MONEY,
    DOUBTFUL,
    NAMES_OF_STATES,
    OPENERS,
    VERB_ENDS,
)

MOST: Final = 20_000  # sentences that are read of one source
_LINE: Final = re.compile(r"[^\n]+")
_BULLET: Final = re.compile(r"[ \t]*(?:[-–—•*·▪●◦‣]|\(?\d{1,2}[.)]|[a-zа-я]\))[ \t]+")
_STOP: Final = re.compile(r"[.!?…]{1,5}[»”“\"’')\]]{0,3}(?=\s|$)|[.!?…][»”\"]?(?=[А-ЯЁӘҒҚҢӨҰҮҺІ«][а-яёәғқңөұүһі])")
_OPENING: Final = re.compile(r"\s*([-–—]\s*)?[«“„\"‘'(\[]{0,3}([^\W_])")
_LAST_WORD: Final = re.compile(r"([^\W_]+(?:[.-][^\W_]+)*)$")
_NEXT_WORD: Final = re.compile(r"[^\w]{0,6}([^\W_]+(?:-[^\W_]+)?)")
_EDGES: Final = " \t\n\r\xa0\u202f\u2009\u200b\ufeff"
_LEADING: Final = re.compile(r"^[\s\u200b\ufeff]*(?:[-–—•*·▪●◦‣][\s\xa0]+|\(?\d{1,2}[.)][\s\xa0]+)?")
_ENDS_LINE: Final = tuple('.!?…:;»”"')
_WRAPPED: Final = range(45, 121)  # characters of a line that may have been broken for its width
_HEADLINE: Final = 160  # characters of the longest one
_AFTER_NUMBER: Final = re.compile(r"(?:\d|\b[IVXLC]+)[\s\xa0]*[а-яё]{1,2}$")
_BACK: Final = 60  # characters that are looked at before a stop
_LONGEST: Final = 2_000  # characters before a stop that are looked at: no sentence is longer


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: its place in code points, end exclusive, and its words; `headline` where it has no stop."""

    start: int
    end: int
    text: str
    paragraph: int
    headline: bool = False


def sentences(text: str, lang: str, start: int = 0, end: int | None = None) -> tuple[Sentence, ...]:
    """The sentences of a part of a text, in order; bullets and numbers of a list belong to none."""
    found: list[Sentence] = []
    for number, (first, last) in enumerate(_paragraphs(text, start, len(text) if end is None else end)):
        found += _in_paragraph(text, (first, last), number, lang)
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bounds of each paragraph; lines that were broken for their width are joined."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end) if m.group().strip(_EDGES)]
    wrapped = _is_wrapped(text, lines)
    opened: tuple[int, int] | None = None
    for first, last in lines:
        if opened is not None and _goes_on(text, opened, (first, last), wrapped=wrapped):
            opened = (opened[0], last)
            continue
        if opened is not None:
            yield opened
        opened = (first, last)
    if opened is not None:
        yield opened


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the lines of a text were broken for their width: most are nearly as long as the longest."""
    longest = max((last - first for first, last in lines), default=0)
    if longest not in _WRAPPED or len(lines) < 5:  # noqa: PLR2004 (too few to tell)
        return False
    return sum(last - first > 0.7 * longest for first, last in lines) > 0.5 * len(lines) and "\n\n" in text


def _goes_on(text: str, before: tuple[int, int], line: tuple[int, int], *, wrapped: bool) -> bool:
    between = text[before[1] : line[0]]
    if between.count("\n") > 1 or _BULLET.match(text, line[0]):
        return False
    last, first = (
        text[max(0, before[1] - _BACK) : before[1]].rstrip(_EDGES)[-1:],
        text[line[0] : line[1]].lstrip(_EDGES)[:1],
    )
    if first.islower() and last not in ".!?…":
        return last != ";"
    return wrapped


def _in_paragraph(text: str, bounds: tuple[int, int], number: int, lang: str) -> Iterator[Sentence]:
    start, last = bounds
    ends = [match.end() for match in _STOP.finditer(text, start, last) if _is_end(text, match, bounds, lang)]
    stopped = text[start:last].rstrip(_EDGES).endswith(_ENDS_LINE)
    for end in (*ends, last):
        first = start + (_LEADING.match(text[start:end]) or re.match("", "")).end()  # type: ignore[union-attr]
        words = text[first:end].rstrip(_EDGES)
        if any(char.isalnum() for char in words):
            alone = start == bounds[0] and end == last and not stopped and len(words) <= _HEADLINE
            yield Sentence(first, first + len(words), words, number, headline=alone)
        start = end


def _is_end(text: str, stop: re.Match[str], bounds: tuple[int, int], lang: str) -> bool:
    """Whether the stop ends a sentence: what follows begins one, and what stands before is no abbreviation."""
    after = _OPENING.match(text, stop.end(), bounds[1])
    if after is None or after[1]:  # «…!» – said he
        return after is None
    if after[2].islower():
        return False
    if "." not in stop.group() or stop.group().startswith((".»", ".”", "..", '."', ".)")):
        return True
    before = text[max(bounds[0], stop.start() - _BACK) : stop.start()]
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    behind = text[max(bounds[0], stop.start() - _LONGEST) : stop.start()]
    return _ends_with(word[1], behind, _NEXT_WORD.match(text, stop.end()), lang)


def _ends_with(word: str, before: str, following: re.Match[str] | None, lang: str) -> bool:
    small = word.casefold()
    last = small.rpartition(".")[2]
    if small in BEFORE_NAMES or last in BEFORE_NAMES:
        return False
    if word.isdigit() and not before.removesuffix(word).strip(_EDGES):
        return False  # the number of an item
    if len(last) == 1 and word[-1:].isupper() and small not in NAMES_OF_STATES:
        return False  # an initial
    if last in AFTER_NUMBERS and not _AFTER_NUMBER.search(before):
        return False  # г. Актобе
    return _is_whole(before, following, lang) if small in DOUBTFUL or last in DOUBTFUL else True


def _is_whole(before: str, following: re.Match[str] | None, lang: str) -> bool:
    """Whether a doubtful stop ends a sentence: another one begins, or what stands before has its verb."""
    if following is not None and following[1].casefold() in OPENERS.get(lang, OPENERS["en"]):
        return len(before.split()) > 2  # noqa: PLR2004 («В 2024 г. В …» is none)
    if following is not None and following[1].casefold() in COUNTRIES_OF_MONEY:
        return False  # долл. США
    if following is None or following[1][:1].isdigit() or before.casefold().endswith(tuple(NAMES_OF_STATES)):
        return following is None
    ends = VERB_ENDS.get(lang, VERB_ENDS["en"])
    current = re.split(r"[.!?…]\s", before)[-1].split()
    return len(current) > 4 and any(each.strip(",;:»”").casefold().endswith(ends) for each in current)  # noqa: PLR2004
