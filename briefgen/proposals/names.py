"""Names: which actors and places a sentence names, in every form of their names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from snowballstemmer import stemmer

from briefgen.extraction.tokens import Token, tokens
from briefgen.model import Timeline
from briefgen.model.timeline import Kind
from briefgen.proposals.name_words import other_names, places

_KK: Final = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)
_LONGEST: Final = 8  # words of a name
_LEAST_SURNAME: Final = 4  # letters; a shorter surname stands with its first name
_PERSON_WORDS: Final = 2
_WHERE: Final = frozenset(("in", "at", "to", "near", "в", "во", "из", "под", "г", "городе"))
_WHERE_ENDINGS: Final = ("да", "де", "та", "те", "ға", "ге", "қа", "ке", "дағы", "дегі", "тағы", "тегі")
_KK_ENDING: Final = re.compile(
    r"(?:лар|лер|дар|дер|тар|тер)?(?:ы|і|сы|сі)?(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|на|не|ды|ді|ты|ті|ны|ні|н|да|де|та|те|"
    r"нда|нде|дан|ден|тан|тен|нан|нен|мен|бен|пен|ндағы|ндегі|дағы|дегі|тағы|тегі|а|е)?"
)


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor that a text names, and where: code points, end exclusive."""

    id: str
    start: int
    end: int


class Names:
    """The names of a timeline's actors and of places, ready to be looked for in texts; abbreviations in capitals."""

    def __init__(self, timeline: Timeline) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._first: dict[str, list[tuple[str, ...]]] = {}
        surnames: dict[tuple[str, ...], set[str]] = {}
        for actor in timeline.actors:
            own = [text for _, text in actor.name.texts]
            other = [text for name in own for text in other_names().get(name.casefold(), ())]
            for text in (*own, *actor.aliases, *other):
                self._add(_keys(text), actor.id)
                if actor.kind is Kind.PERSON:
                    surnames.setdefault(_surname(text), set()).add(actor.id)
        for key, ids in surnames.items():
            if len(ids) == 1 and key and len(key[-1]) >= _LEAST_SURNAME - 1:
                self._add(key, next(iter(ids)))
        self._places: dict[str, list[tuple[tuple[str, ...], Mapping[str, str]]]] = {}
        for place in _known_places(timeline):
            for key in filter(None, map(_keys, place.values())):
                self._places.setdefault(key[0], []).append((key, place))

    def _add(self, key: tuple[str, ...], identifier: str) -> None:
        if key and key not in self._names:
            self._names[key] = identifier
            self._first.setdefault(key[0], []).append(key)

    def actors(self, text: str) -> tuple[NamedActor, ...]:
        """The actors that a text names, in order, the longest name first where one stands within another."""
        found = [token for token in tokens(text) if token.is_word or token.text.isalnum()]
        forms = [_forms(token) for token in found]
        named, at = list[NamedActor](), 0
        while at < len(found):
            length, identifier = self._at(forms, at)
            if identifier is not None:
                named.append(NamedActor(identifier, found[at].start, found[at + length - 1].end))
            at += max(1, length)
        return tuple(named)

    def _at(self, forms: Sequence[frozenset[str]], at: int) -> tuple[int, str | None]:
        best: tuple[int, str | None] = (0, None)
        for first in forms[at]:
            for key in self._first.get(first, ()):
                if len(key) > best[0] and all(
                    at + n < len(forms) and word in forms[at + n] for n, word in enumerate(key)
                ):
                    best = len(key), self._names[key]
        return best

    def place(self, text: str) -> Mapping[str, str] | None:
        """The first place in which, to which or from which a text says something is, by language."""
        found = [token for token in tokens(text) if token.is_word]
        forms = [_forms(token) if token.written[:1].isupper() else frozenset[str]() for token in found]
        for at in range(len(found)):
            for key, place in (each for form in forms[at] for each in self._places.get(form, ())):
                named = all(at + n < len(forms) and word in forms[at + n] for n, word in enumerate(key))
                if named and _is_where(found, at, len(key)):
                    return place
        return None


def _is_where(found: Sequence[Token], at: int, length: int) -> bool:
    """Whether the name of a town says where: after a preposition, or in a case of Kazakh that says so."""
    before = {token.text for token in found[max(0, at - 2) : at]}
    return bool(before & _WHERE) or found[at + length - 1].text.endswith(_WHERE_ENDINGS)


def _known_places(timeline: Timeline) -> Iterator[Mapping[str, str]]:
    own = {event.place.texts for event in timeline.events if event.place is not None}
    yield from (dict(texts) for texts in sorted(own))
    yield from places()


def _surname(name: str) -> tuple[str, ...]:
    """The last word of a person's name with the small words before it: фон дер Ляйен."""
    words = [token for token in tokens(name) if token.is_word]
    if len(words) < _PERSON_WORDS:
        return ()
    start = len(words) - 1
    while start > 1 and words[start - 1].written.islower():
        start -= 1
    return tuple(_key(token) for token in words[start:])


def _keys(name: str) -> tuple[str, ...]:
    found = [token for token in tokens(name) if token.is_word or token.text.isalnum()]
    return tuple(_key(token) for token in found[:_LONGEST])


def _key(token: Token) -> str:
    """What is compared of a word of a name: an abbreviation as it is written, else its stem."""
    return token.written if _is_abbreviation(token) else _stem(token.text)


def _is_abbreviation(token: Token) -> bool:
    return token.written.isupper() and len(token.written) <= 5  # noqa: PLR2004 (ЕБРР, BASREC)


def _forms(token: Token) -> frozenset[str]:
    """All that a word of a text may be compared by: as it is written, its stem, its stems without a Kazakh case."""
    forms = {_stem(token.text)}
    if _is_abbreviation(token):
        return frozenset((token.written, *forms))
    head = token.written.rstrip("абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіё")
    if 1 < len(head) <= 5 and head.isupper():  # noqa: PLR2004 (ЕОның, НАТОға)
        forms.add(head)
    if _CYRILLIC.search(token.text):
        forms |= set(_without_case(token.text))
    return frozenset(forms)


def _without_case(word: str) -> Iterable[str]:
    """The stems of a word without what may be its case in Kazakh: Қазақстанға, Исетовтің."""
    for length in range(max(3, len(word) - 9), len(word)):
        if _KK_ENDING.fullmatch(word[length:]):
            yield _stem(word[:length])


@cache
def _stem(word: str) -> str:
    if not _CYRILLIC.search(word) and not _KK.search(word):
        return _en(word)
    return _ru(word) if not _KK.search(word) else word


@cache
def _en(word: str) -> str:
    return word.removesuffix("'s")


@cache
def _ru(word: str) -> str:
    return str(stemmer("russian").stemWord(word))


def distinct(named: Iterable[NamedActor]) -> tuple[str, ...]:
    """The ids of the actors, each once."""
    return tuple(dict.fromkeys(each.id for each in named))
