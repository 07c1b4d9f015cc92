"""A text as tokens: words, groups of digits and signs, each with its place in code points."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from briefgen.provenance import in_one_spelling

_SCRIPTS: Final = frozenset(("en", "ru", "kk"))
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_KAZAKH: Final = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
# What nobody sees within a word: soft hyphens, zero-width signs, and the marks of a decomposed letter.
_UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTER: Final = rf"(?:[^\W\d_]|(?<=\w)[\u0300-\u036f{_UNSEEN}])"
_GROUPED: Final = r"\d{1,3}(?:(?P<sep>[ .,\"])\d{3})(?:(?P=sep)\d{3})*(?:[.,]\d+)?(?!\d)"
_TOKEN: Final = re.compile(
    rf"(?P<link>(?:https?://|www\.)\S+|[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+)|(?P<digits>{_GROUPED}|\d+(?:[.,]\d+)?)|(?P<word>{_LETTER}+)|(?P<sign>\S)"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_HIDDEN: Final = re.compile(f"[{_UNSEEN}]")


def spoken(text: str, lang: str) -> str:
    """The language in which to read a text: that of its BCP 47 tag, unless the text has no letter of its script."""
    primary = lang.partition("-")[0]
    cyrillic, latin = _CYRILLIC.search(text), _LATIN.search(text)
    if primary not in _SCRIPTS and len(primary) in {2, 3}:
        return primary
    own, other = (latin, cyrillic) if primary == "en" else (cyrillic, latin)
    if other is None or own is not None:
        return primary if primary in _SCRIPTS else "ru" if cyrillic else "en"
    if other is latin:
        return "en"
    return "kk" if _KAZAKH.search(text) else "ru"


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    DIGITS = "digits"
    SIGN = "sign"
    LINK = "link"


_KINDS: Final = {str(kind): kind for kind in TokenKind}


@dataclass(frozen=True, slots=True)
class Token:
    """A word in small letters (ё as е), digits as written, or one sign; start inclusive, end exclusive."""

    kind: TokenKind
    text: str
    start: int
    end: int
    written: str
    opens_line: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word."""
        return self.kind is TokenKind.WORD

    def touches(self, other: "Token") -> bool:
        """Whether nothing stands between it and a later one."""
        return self.end == other.start


def words(text: str) -> list[str]:
    """The words of a text as its tokens have them: in small letters, ё as е, composed, without unseen characters."""
    plain = unicodedata.normalize("NFC", _HIDDEN.sub("", text)).casefold().replace("ё", "е")
    return _LETTERS.findall(plain)


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order; dashes, quotation marks and spaces in one spelling."""
    found, last = [], 0
    for match in _TOKEN.finditer(in_one_spelling(text)):
        found.append(_token(match, opens_line=last == 0 or "\n" in text[last : match.start()]))
        last = match.end()
    return tuple(found)


def _token(match: re.Match[str], *, opens_line: bool) -> Token:
    kind, written = _KINDS[match.lastgroup or ""], match.group()
    text = _folded_word(written) if kind is TokenKind.WORD else written
    return Token(kind, text, match.start(), match.end(), written, opens_line)


@lru_cache(maxsize=20_000)
def _folded_word(written: str) -> str:
    """A word in small letters, composed, without what nobody sees, ё as е."""
    return unicodedata.normalize("NFC", _HIDDEN.sub("", written)).casefold().replace("ё", "е")
