"""The language of a text: English, Russian and Kazakh by an own rule, any other by what the file says of itself."""

import re
from typing import Final

from briefgen.tags import LANGUAGE_TAG

_SAMPLE: Final = 20_000
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_KAZAKH: Final = re.compile("[әғқңөұүһӘҒҚҢӨҰҮҺі]")
_KAZAKH_ALONE: Final = re.compile("[әғқұһӘҒҚҰҺ]")
_UKRAINIAN: Final = re.compile("[їєґЇЄҐў]")
_ENGLISH: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "on",
        "with",
        "as",
        "by",
        "it",
        "at",
        "from",
        "was",
        "are",
        "be",
        "this",
        "has",
        "have",
        "its",
        "an",
        "will",
        "not",
        "or",
    ]
)
_OTHERS: Final = frozenset(
    [
        "der",
        "die",
        "und",
        "das",
        "les",
        "des",
        "est",
        "les",
        "une",
        "que",
        "los",
        "las",
        "del",
        "het",
        "een",
        "och",
        "att",
        "di",
        "il",
        "che",
    ]
)
_WORDS: Final = re.compile(r"[a-z]+")
_ENOUGH: Final = 0.01  # Kazakh letters among Cyrillic ones; a Russian text has them in a name or two at most
_MOSTLY: Final = 0.5
_OF_WORDS: Final = 0.12  # the share of its smallest words in an English text; a third is usual


def language_of(text: str, declared: str | None = None) -> str | None:
    """The language of a text as a BCP 47 tag; `declared` is what the file says, which is often wrong."""
    sample = text[:_SAMPLE]
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    said = _tag(declared)
    if cyrillic + latin == 0:
        return said
    if cyrillic > _MOSTLY * (cyrillic + latin):
        return _in_cyrillic(sample, cyrillic, said)
    words = _WORDS.findall(sample.lower())
    share = sum(word in _ENGLISH for word in words) / max(1, len(words))
    if share >= _OF_WORDS and sum(word in _OTHERS for word in words) < share * len(words) / 2:
        return "en"
    return said if said not in {"ru", "kk", "en"} else None


def _in_cyrillic(sample: str, cyrillic: int, said: str | None) -> str | None:
    if len(_KAZAKH.findall(sample)) >= _ENOUGH * cyrillic and _KAZAKH_ALONE.search(sample):
        return said if said in {"ky", "tt", "ba", "mn"} else "kk"
    if _UKRAINIAN.search(sample) and len(_UKRAINIAN.findall(sample)) >= _ENOUGH * cyrillic:
        return said if said in {"uk", "be"} else None
    return said if said in {"uk", "be", "bg", "sr", "mk", "ky", "tg", "mn", "uz", "tt"} else "ru"


def _tag(declared: str | None) -> str | None:
    """The language itself of a tag as pages write it: ru_RU, en-us, kz."""
    if not declared:
        return None
    first = re.split("[-_]", declared.strip().lower(), maxsplit=1)[0]
    first = {"kz": "kk", "kaz": "kk", "rus": "ru", "eng": "en", "ua": "uk"}.get(first, first)
    return first if LANGUAGE_TAG.fullmatch(first) else None
