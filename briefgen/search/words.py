"""Words: the terms by which a text is found. A term names the language whose stem it is: `ruпереговор`, `enagreement`.

English, Russian and other languages of the Snowball family are cut by its stemmers. Of a Kazakh word the first five
letters are taken, since no trained model of it serves, and besides what is left without the endings of case, possession
and plural. A number is its own term in any language.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from briefgen.search.names import plain_name

MARK: Final = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"  # accents, soft hyphens, joiners
WORD: Final = re.compile(rf"[^\W_][^\W_{MARK}]*(?:[{MARK}]+[^\W_]*){{0,20}}")
_UNSEEN: Final = re.compile("[\u0301\u00ad\u200b-\u200d\u2060\ufeff]")
_ACCENT: Final = re.compile("[\u0300-\u036f]")
_LONGEST: Final = 60
_NAME: Final = "nm"
_NUMBER: Final = "no"
_ROOT: Final = "kr"
_OTHER: Final = "xx"  # of a language that is not cut
KAZAKH: Final = "kk"
_KAZAKH_LETTERS: Final = 5
_SNOWBALL: Final = {
    "en": "english", "ru": "russian", "de": "german", "fr": "french", "es": "spanish", "it": "italian",
    "pt": "portuguese", "nl": "dutch", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
LATIN: Final = (*(lang for lang in _SNOWBALL if lang != "ru"), _OTHER)
CYRILLIC: Final = ("ru", KAZAKH, _OTHER)
_FLEETING: Final = re.compile("(?<=[бвгджзклмнпрстфхцчш])[ое](?=[кц]$)")  # рынок and рынка, поставок and поставка
_SURNAME: Final = re.compile("(?<=[а-я]{3})[ое]в$")  # which is cut of Токаев, and is not of Токаева
_VOWEL: Final = re.compile("[аәеиоөуұүыіэюя]")
# The endings of Kazakh nouns in their order, each taken once: of case, of possession, of plural. Which of them stands
# is told by the letter before it (карта is no case of кар).
_HARD: Final = "[кқпстфхһцчшщбвгғ]"
_ENDINGS: Final = tuple(
    re.compile(f"(?:{pattern})$")
    for pattern in (
        (
            f"(?<={_HARD})(?:т[ае]ғы|т[ае]гі|т[ыі]ң|т[ае]н|[тқк][ае]|т[ыі]|пен)"
            f"|(?<!{_HARD})(?:д[ае]ғы|д[ае]гі|[дн][ыі]ң|[дн][ае]н|[дғгн][ае]|[дн][ыі]|[мб]ен)|[ыі]н"
        ),
        "[ыі]м[ыі]з|[ыі]ң[ыі]з|с[ыі]|[ыі]",
        "[лдт][ае]р",
    )
)
_LEAST: Final = 2  # ел, ер, іс
_VOICELESS: Final = str.maketrans("бғг", "пқк")  # кітап and кітабы


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """A word in small letters: without soft hyphens and stresses, ё as е, Latin letters without their accents."""
    found = _UNSEEN.sub("", unicodedata.normalize("NFC", word[:_LONGEST])).casefold().replace("ё", "е")
    if found.isascii() or not unicodedata.name(found[:1] or " ", "").startswith("LATIN"):
        return found
    return _ACCENT.sub("", unicodedata.normalize("NFKD", found))


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text in order: where each begins and ends, and its folded form."""
    return ((match.start(), match.end(), folded(match.group())) for match in WORD.finditer(text))


@lru_cache(maxsize=200_000)
def term(word: str, lang: str) -> str:
    """The term of a folded word in a language; a number has the same in each."""
    if word.isdecimal():
        return _NUMBER + word
    if lang == KAZAKH:
        return KAZAKH + _beginning(word)
    if lang not in _SNOWBALL:
        return _OTHER + word
    stem = _stemmer(lang).stemWord(word)
    return lang + (_SURNAME.sub("", _FLEETING.sub("", stem)) if lang == "ru" else stem)


def _beginning(word: str) -> str:
    """The first five letters of a Kazakh word, the last of them without voice."""
    found = word[:_KAZAKH_LETTERS]
    return found[:-1] + found[-1:].translate(_VOICELESS)


@lru_cache(maxsize=200_000)
def root_term(word: str) -> str:
    """The term of a folded Kazakh word less its endings, for short words and for the order of what is found."""
    return _ROOT + _root(word)


@lru_cache(maxsize=200_000)
def name_terms(word: str, lang: str) -> tuple[str, ...]:
    """The terms of a folded word as a name that may be written in another alphabet."""
    roots: tuple[str, ...] = (word,)
    if not word.isascii():
        nominative = word if word.endswith(("ов", "ев")) else _stemmer("ru").stemWord(word)
        roots = (nominative, _root(word)) if lang == KAZAKH else (nominative,)
    found = (plain_name(root) for root in roots)
    return tuple(dict.fromkeys(_NAME + name for name in found if name))


def _root(word: str) -> str:
    """A Kazakh word less its endings; two letters stay, one of them a vowel."""
    for ending in _ENDINGS:
        shorter = ending.sub("", word)
        if len(shorter) >= _LEAST and _VOWEL.search(shorter):
            word = shorter
    return word[:-1] + word[-1].translate(_VOICELESS)


@lru_cache(maxsize=8)
def _stemmer(lang: str) -> Any:
    from snowballstemmer import stemmer  # noqa: PLC0415 (thirty languages, imported where one is needed)

    return stemmer(_SNOWBALL[lang])


def main_language(tag: str) -> str:
    """The language of a BCP 47 tag, two or three letters, as terms carry it."""
    return tag.partition("-")[0].casefold()


def terms(text: str, lang: str) -> str:
    """The terms of a text in its language, in order, with spaces between them."""
    tag = main_language(lang)
    return " ".join(term(word, tag) for _, _, word in spans(text))


def roots_in(text: str, lang: str) -> str:
    """The terms of the roots of a Kazakh text; empty for any other."""
    return " ".join(root_term(word) for _, _, word in spans(text)) if main_language(lang) == KAZAKH else ""


def names_in(text: str, lang: str) -> Iterator[str]:
    """The terms, as names, of all words of a text that begin with a capital letter or are of capitals."""
    tag = main_language(lang)
    for start, _, word in spans(text):
        if text[start].isupper():
            yield from name_terms(word, tag)
