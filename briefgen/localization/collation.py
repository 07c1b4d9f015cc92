"""The order of texts: Latin and Cyrillic letters by alphabet, then accents, then capitals.

A small table instead of ICU. The Kazakh alphabet holds the Russian one in its own order, so one row serves both;
ё counts as е with an accent, as dictionaries in both languages have it. A language that has letters of its own
after z, or a different order, gets a row in `_ALPHABETS`.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

CollationKey = tuple[tuple[tuple[int, int], ...], tuple[str, ...], str]

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC: Final = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_ALPHABETS: Final = {"ru": (_CYRILLIC, _LATIN), "kk": (_CYRILLIC, _LATIN)}
_OTHERWISE: Final = (_LATIN, _CYRILLIC)
# Letters that Unicode does not decompose, and where they stand.
_AS_IF: Final = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}

_SPACE: Final = 0
_DIGIT: Final = 1
_LETTER: Final = 2
_OTHER_LETTER: Final = 3


def collation_key(text: str, language: str) -> CollationKey:
    """Make a key that sorts texts as a reader of the language expects; quotation marks and dashes do not count."""
    ranks = _ranks(language)
    weights: list[tuple[int, int]] = []
    accents: list[str] = []
    for character in unicodedata.normalize("NFC", text).casefold():
        for letter in _letters(character, ranks):
            weight = _weight(letter, ranks)
            if weight is not None:
                weights.append(weight)
                accents.append("" if letter == character else character)
    return tuple(weights), tuple(accents), text.swapcase()


@cache
def _ranks(language: str) -> Mapping[str, int]:
    letters = "".join(_ALPHABETS.get(language, _OTHERWISE))
    return MappingProxyType({letter: rank for rank, letter in enumerate(letters)})


def _letters(character: str, ranks: Mapping[str, int]) -> str:
    """Give the letter itself if it has a place of its own (й, not и), or else what it is made of."""
    if character in ranks:
        return character
    return _AS_IF.get(character) or unicodedata.normalize("NFKD", character)


def _weight(letter: str, ranks: Mapping[str, int]) -> tuple[int, int] | None:
    """Place one letter; None where it does not count."""
    if letter in ranks:
        return _LETTER, ranks[letter]
    if letter.isspace():
        return _SPACE, 0
    if letter.isdecimal():
        return _DIGIT, unicodedata.decimal(letter)
    return (_OTHER_LETTER, ord(letter)) if letter.isalpha() else None
