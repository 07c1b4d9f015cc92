"""Meanings: a text as a bag of what it is about, in no language, so that sentences of different languages compare."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.extraction.tokens import words
from briefgen.proposals.concept_words import EMPTY, stems

_STEM: Final = 5  # letters of a word that serve as its stem, where no row of the vocabulary has it
_SHORT: Final = 3


@lru_cache(maxsize=8192)
def meanings(text: str) -> tuple[str, ...]:
    """What the words of a text mean, in order: a row of the vocabulary, or else their first letters."""
    return tuple(_meanings(words(text)))


def _meanings(found: list[str]) -> Iterator[str]:
    at = 0
    while at < len(found):
        word = found[at]
        of_pair = _of_pair(word, found[at + 1]) if at + 1 < len(found) else None
        at += 2 if of_pair else 1
        if of_pair:
            yield of_pair
        elif word not in EMPTY and len(word) >= _SHORT:
            yield _of_word(word)


def _of_word(word: str) -> str:
    """The row whose stem begins the word, with no more after it than an ending; else the word's first letters."""
    single, _ = stems()
    for length in range(len(word), _SHORT - 1, -1):
        name = single.get(word[:length])
        if name is not None and (length >= _STEM or len(word) - length < _STEM):
            return name
    return word[:_STEM]


def _of_pair(word: str, second: str) -> str | None:
    """The row of two words that begin these."""
    for (first, rest), name in stems()[1].items():
        if word.startswith(first) and second.startswith(rest):
            return name
    return None
