"""What is asked: words, “phrases” and -without, made into an expression that SQLite's FTS5 understands.

    visa talks            both words, in any form
    "visa facilitation"   one after the other
    transport -London     without the other

Each word stands for its stem in every language of its alphabet, and for a name that may be written in another one.
"""

import re
from dataclasses import dataclass
from typing import Final

from briefgen.search.words import CYRILLIC, KAZAKH, LATIN, name_terms, root_term, spans, term

MOST_WORDS: Final = 30
_LONGEST: Final = 500
_MARKS: Final = '"“”«»„'
_PART: Final = re.compile(
    rf"(?P<without>(?<!\S)[-−–])?(?:[{_MARKS}](?P<phrase>[^{_MARKS}]*)(?:[{_MARKS}]|$)|(?P<word>[^\s{_MARKS}]+))"
)
# Words that say nothing of a subject: they are asked for only where nothing else is.
_KAZAKH_LETTERS: Final = frozenset("әғқңөұүһі")
_SMALL_WORDS: Final = """
a an and are as at been by did do does for from had has have how in is it its of on or said say says that the their this
to was were what when where which who whom why will with about since
а без бы был была были было в во все всё для до его ее её если же за и из или их к как какие какой когда которые который
кто ли между на над не него ней но о об от по под при с сказал сказали со так также то том у чем что это
және бен мен пен үшін туралы қашан кім қандай қай қайда осы бұл сол деп деді бойынша болды болған болып арасындағы
арасында
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the words, phrases (of two words and more) that must be there, and those that must not."""

    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[tuple[str, ...], ...] = ()

    @property
    def terms(self) -> frozenset[str]:
        """All terms that what is wanted can be found by."""
        return frozenset(each for part in self.wanted for word in part for each in _alternatives(word))

    @property
    def is_kazakh(self) -> bool:
        """Whether a word has a letter that Russian has not."""
        return any(not _KAZAKH_LETTERS.isdisjoint(word) for part in self.wanted for word in part)

    def expression(self, *, some: bool = False) -> str:
        """The FTS5 expression; with `some`, any of the words will do. Empty where nothing is wanted."""
        return (" OR " if some else " AND ").join(_part(part) for part in self.wanted)

    def exclusion(self) -> str:
        """The FTS5 expression of what must not be there; empty where that is nothing."""
        return " OR ".join(_part(part) for part in self.unwanted)


def asked(text: str) -> Asked:
    """Reads what is asked; of a very long text the beginning."""
    wanted: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    for match in _PART.finditer(text[:_LONGEST]):
        words = tuple(word for _, _, word in spans(match["phrase"] or match["word"] or ""))
        if match["without"]:
            unwanted.append(words)
        elif match["word"]:
            wanted += ((word,) for word in words)  # C5+1, Центральная-Азия
        else:
            wanted.append(words)
    telling = [part for part in wanted if part and not (len(part) == 1 and _is_small(part[0]))]
    kept = telling or [part for part in wanted if part]
    return Asked(tuple(dict.fromkeys(kept[:MOST_WORDS])), tuple(part for part in unwanted[:MOST_WORDS] if part))


def _is_small(word: str) -> bool:
    return word in _SMALL or (len(word) == 1 and word.isalpha())


def _languages(word: str) -> tuple[str, ...]:
    return LATIN if word.isascii() or word[:1] < "Ͱ" else CYRILLIC


def _alternatives(word: str) -> tuple[str, ...]:
    """The terms by which a word can be found, each once."""
    if word.isdecimal():
        return (term(word, KAZAKH),)
    languages = _languages(word)
    root = (root_term(word),) if KAZAKH in languages else ()
    return tuple(dict.fromkeys((*(term(word, lang) for lang in languages), *root, *name_terms(word, KAZAKH))))


def _part(words: tuple[str, ...]) -> str:
    """A word in any of its forms, or a phrase in any language."""
    if len(words) == 1:
        found = [f'"{each}"' for each in _alternatives(words[0])]
    else:
        spoken = [_languages(word) for word in words if not word.isdecimal()] or [LATIN]
        shared = [lang for lang in spoken[0] if all(lang in languages for languages in spoken)]
        phrases = dict.fromkeys(" ".join(term(word, lang) for word in words) for lang in shared)
        found = [f'"{each}"' for each in phrases] or [f"({' AND '.join(_part((word,)) for word in words)})"]
    return f"({' OR '.join(found)})"
