"""The id of a source, of its publisher and its title: small Latin letters, digits and hyphens, always the same."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

_LETTERS: Final = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "gh", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye",
    "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "ng", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ұ": "u", "ү": "u", "ў": "u", "ф": "f", "х": "kh",
    "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ї": "yi", "ь": "",
    "э": "e", "ю": "yu", "я": "ya",
    "ß": "ss", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "þ": "th", "’": "", "'": "", "ʼ": "",
}  # fmt: skip
_TABLE: Final = str.maketrans(_LETTERS)
_RUNS: Final = re.compile("[a-z0-9]+")
_SMALL: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "to",
        "in",
        "on",
        "for",
        "with",
        "at",
        "by",
        "from",
        "as",
        "is",
        "are",
        "was",
        "i",
        "v",
        "na",
        "o",
        "ob",
        "s",
        "so",
        "po",
        "k",
        "ko",
        "za",
        "ot",
        "do",
        "iz",
        "u",
        "ne",
        "da",
        "men",
        "zhane",
        "turaly",
        "ushin",
    ]
)
_OF_PUBLISHER, _OF_TITLE, _LONGEST = 2, 5, 60
_MOST: Final = 1000  # sources of one name


def words_of(text: str) -> list[str]:
    """The words of a text in Latin letters."""
    latin = text.casefold().translate(_TABLE)
    return _RUNS.findall(unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode())


def id_of(publisher: str | None, title: str, is_taken: Callable[[str], bool]) -> str:
    """An id that is not taken, of the first words of publisher and title; numbered where others have the same."""
    named = re.sub(r"^www\.|\.(?:com|org|net|info|kz|ru|eu|int|uk|gov)$", "", (publisher or "").casefold())
    telling = [word for word in words_of(title) if word not in _SMALL] or words_of(title)
    found = [*words_of(named)[:_OF_PUBLISHER], *telling[:_OF_TITLE]] or ["source"]
    while len("-".join(found)) > _LONGEST and len(found) > 1:
        found.pop()
    return numbered("-".join(found)[:_LONGEST].strip("-"), is_taken)


def numbered(name: str, is_taken: Callable[[str], bool]) -> str:
    """The name, or the first of name-2, name-3, … that is not taken."""
    names = (name, *(f"{name}-{number}" for number in range(2, _MOST)))
    return next((each for each in names if not is_taken(each)), name)
