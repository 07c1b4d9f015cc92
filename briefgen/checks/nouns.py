"""What a number counts: whether the noun of a figure's unit is the one that a quote gives the number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from briefgen.extraction import PERCENT, PERCENTAGE_POINTS, Amount, amounts
from briefgen.model.text import LocalizedText, same_language

_WORD: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_CURRENCY: Final = re.compile(r"[A-Za-z]{3}")
# Nouns whose forms do not begin alike.
_IRREGULAR: Final = tuple(
    frozenset(each.split())
    for each in (
        "лет год года году годом годов летие летию летия летием",
        "человек человека людей люди лиц лица",
        "ребенок ребенка детей дети",
        "день дня дней дни дню",
        "person persons people",
        "child children",
        "man men",
        "woman women",
        "жыл жылдық жылдығы жылға жылы",
    )
)
_FEW: Final = 3  # letters that two forms of a noun must share
_TAIL: Final = 3  # letters that the shorter form may have of its own
_ADJECTIVE: Final = {
    "ru": re.compile(r"\w+(?:ых|их|ые|ие|ый|ий|ая|яя|ое|ее|ого|его|ому|ему|ыми|ими|ой|ую|ым)"),
    "en": re.compile(r"\w+(?:ing|ed|al|ic|ous|ive|an|ese|ish)"),
    "kk": re.compile(r"\w+(?:ған|ген|қан|кен|атын|етін|лық|лік|дық|дік|тық|тік|ғы|гі|шы|ші|лы|лі|ды|ді|ты|ті)"),
}
_VERB: Final = {
    "ru": re.compile(r"\w+(?:ло|ла|ли|ет|ют|ит|ят|ут|ся|сь|ть|вил|тил|лил|сил|шел|был)|есть"),
    "en": re.compile(r"is|are|was|were|has|have|had|will|\w+ed"),
    "kk": re.compile(r"\w+(?:ды|ді|ты|ті|йды|йді|ады|еді)|астам|жуық|дейін|емес|кем|артық"),
}


@dataclass(frozen=True, slots=True)
class CountedUnit:
    """A unit in the language of a quote: a currency or a share by its code, else its nouns and what they are scaled by.

    Without nouns it is in another language than the quote, and cannot be compared.
    """

    code: str | None
    lang: str
    nouns: tuple[str, ...] = ()
    factor: Decimal = Decimal(1)

    @classmethod
    def of(cls, unit: LocalizedText | str, lang: str) -> "CountedUnit":
        """The unit of a figure as a text in a language may name it."""
        if isinstance(unit, str):
            if unit in {PERCENT, PERCENTAGE_POINTS}:
                return cls(unit, lang)
            if _CURRENCY.fullmatch(unit) and (unit.isupper() or amounts(f"1 {unit.upper()}", "en")[0].unit):
                return cls(unit.upper(), lang)
            cyrillic = bool(_CYRILLIC.search(unit))
            return cls._named(unit, lang if cyrillic else "en", lang, own=cyrillic == (lang[:2] in {"ru", "kk"}))
        own = next(((text, tag) for tag, text in unit.texts if same_language(tag, lang)), None)
        text, tag = own or unit.best(lang)
        return cls._named(text, tag, lang, own=own is not None)

    @classmethod
    def _named(cls, text: str, tag: str, lang: str, *, own: bool) -> "CountedUnit":
        measured = amounts(f"1 {text}", tag)
        if not measured:
            return cls(None, lang)
        scale = measured[0]
        nouns = tuple(_WORD.findall(scale.noun if scale.unit is None else "")) if own else ()
        return cls(scale.unit, lang, nouns, scale.value)


def is_counted(unit: CountedUnit, amount: Amount, text: str, others: tuple[str, ...] = ()) -> bool:
    """Whether an amount in a text counts the unit: its noun follows, or stands free of other numbers in the text."""
    lang = unit.lang[:2]
    if unit.code is None and not unit.nouns:
        return True
    if any(_is_form(word, noun) for word in amount.noun.split() for noun in unit.nouns):
        return True
    head = next(iter(amount.noun.split()), "")
    if head and lang in _VERB and not _VERB[lang].fullmatch(head):
        described = _ADJECTIVE[lang].fullmatch(head) is not None
        return described and any(_has(unit, word) for word in _WORD.findall(_until_number(text, amount, lang)))
    free = (word for each in (text, *others) for word in _free_words(each, amount if each == text else None, lang))
    return unit.code is not None or any(_has(unit, word) for word in free)


def _until_number(text: str, amount: Amount, lang: str) -> str:
    """What stands between an amount and the next one, in the same sentence."""
    ends = [each.start for each in amounts(text, lang) if each.start >= amount.end]
    stop = next((match.start() for match in re.finditer(r"[.;:!?]\s", text) if match.start() >= amount.end), len(text))
    return text[amount.end : min([*ends, stop])].casefold().replace("ё", "е")


def _free_words(text: str, amount: Amount | None, lang: str) -> Iterator[str]:
    """The words of a text that are not counted by another number."""
    counted = {word for each in amounts(text, lang) if each != amount for word in each.noun.split()}
    for word in _WORD.findall(text.casefold().replace("ё", "е")):
        if word not in counted:
            yield word


def _has(unit: CountedUnit, word: str) -> bool:
    return any(_is_form(word, noun) for noun in unit.nouns)


def _is_form(word: str, noun: str) -> bool:
    """Whether two words may be forms of one noun: they begin alike, and only endings differ."""
    word, noun = word.casefold().replace("ё", "е"), noun.casefold().replace("ё", "е")
    word, noun = ("лет" if each.startswith(("лети", "летн")) else each for each in (word, noun))
    if any(word in each and noun in each for each in _IRREGULAR):
        return True
    shared = next((at for at, (a, b) in enumerate(zip(word, noun, strict=False)) if a != b), min(len(word), len(noun)))
    least = min(len(word), len(noun))
    tail = _TAIL if least > 2 * _FEW - 1 else 2
    return shared >= min(_FEW, least) and shared >= least - tail and max(len(word), len(noun)) - shared <= 2 * _TAIL
