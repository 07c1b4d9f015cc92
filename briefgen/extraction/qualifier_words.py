"""The words that say how near a number is to its value, in English, Russian and Kazakh, before it and after it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from briefgen.extraction.tokens import Token


class Nearness(StrEnum):
    """How near a number is to what is meant; the names are those of the register, and three finer ones."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    UP_TO = "up-to"
    LESS_THAN = "less-than"
    DENIED = "denied"


_N = Nearness
_BEFORE: Final[Mapping[str, Mapping[Nearness, str]]] = {
    "en": {
        _N.ABOUT: "about|around|approximately|roughly|some|circa|ca|c|an estimated|estimated at|in the region of|"
        "in the order of|of the order of|or so|close to|somewhere near|~|≈",
        _N.ALMOST: "almost|nearly|close to|just under|just below|not quite|well nigh|approaching",
        _N.MORE_THAN: "more than|over|above|in excess of|exceeding|exceeds|exceed|exceeded|upwards of|greater than|"
        "surpassing|surpassed|surpasses|topping|topped|north of|beyond|higher than|larger than|well over|just over|>",
        _N.AT_LEAST: "at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum|≥",
        _N.UP_TO: "up to|at most|no more than|not more than|a maximum of|maximum|not exceeding|does not exceed|"
        "did not exceed|not over|as much as|as many as|≤",
        _N.LESS_THAN: "less than|fewer than|under|below|lower than|short of|<",
        _N.DENIED: "not|instead of|rather than|isn t|wasn t|aren t|weren t|never|neither|nor",
        _N.EXACT: "exactly|precisely|not only|not just",
    },
    "ru": {
        _N.ABOUT: "около|примерно|приблизительно|порядка|ориентировочно|где то|~|≈|в районе|в пределах",
        _N.ALMOST: "почти|без малого|чуть менее|чуть меньше|под|практически|едва не",
        _N.MORE_THAN: "более|более чем|больше|больше чем|свыше|выше|превышает|превысил|превысила|превысило|превысили|"
        "превышают|превышающий|превышающая|превышающее|превышающие|превышающих|превышающей|превышающую|превысив|"
        "превышая|чуть более|чуть больше|сверх|>",
        _N.AT_LEAST: "не менее|не менее чем|не меньше|не меньше чем|не ниже|минимум|как минимум|по меньшей мере|"
        "по крайней мере|от|≥",
        _N.UP_TO: "до|не более|не более чем|не больше|не больше чем|не выше|не свыше|максимум|не превышает|"
        "не превысил|не превысила|не превысило|не превысили|не превышают|не превышая|≤",
        _N.LESS_THAN: "менее|менее чем|меньше|меньше чем|ниже|<",
        _N.DENIED: "не|вместо|ни|отнюдь не|вовсе не",
        _N.EXACT: "ровно|точно|именно|не только|не просто",
    },
    "kk": {
        _N.ABOUT: "шамамен|жуық шамамен|~|≈|болжам бойынша|орта есеппен|шамасы",
        _N.ALMOST: "дерлік",
        _N.MORE_THAN: "астам|>",
        _N.AT_LEAST: "кемінде|кем дегенде|ең азы|≥",
        _N.UP_TO: "ең көбі|көп дегенде|≤",
        _N.LESS_THAN: "<",
        _N.DENIED: "емес",
        _N.EXACT: "дәл|тура",
    },
}
_AFTER: Final[Mapping[str, Mapping[Nearness, str]]] = {
    "en": {
        _N.ABOUT: "or so|approximately|or thereabouts",
        _N.MORE_THAN: "plus|+",
        _N.AT_LEAST: "or more|and more|or over|and above|or higher|at least|and over",
        _N.UP_TO: "or less|or fewer|at most|or under",
    },
    "ru": {
        _N.MORE_THAN: "с лишним|с небольшим|с лихвой|+",
        _N.AT_LEAST: "и более|и больше|и выше|или более|или больше|как минимум|по меньшей мере",
        _N.UP_TO: "и менее|или менее|максимум|и меньше",
        _N.ABOUT: "или около того",
    },
    "kk": {
        _N.MORE_THAN: "астам|артық|асты|асады|асқан|асып|асатын|көп|жоғары|+",
        _N.ALMOST: "жуық|жуықтады|дерлік|таяу|жақын|жуықтап",
        _N.ABOUT: "шамасында|шамалас|төңірегінде|жуық|маңында|таяу|жақын",
        _N.UP_TO: "дейін|аспайды|аспайтын|аспауы|артық емес|көп емес",
        _N.AT_LEAST: "кем емес|кем болмайды|аз емес|кем емес",
        _N.LESS_THAN: "аз|кем|төмен",
        _N.DENIED: "емес",
    },
}
# Verbs that make «до 50» a level that was reached, and not a limit.
_RISING: Final = (
    "вырос", "вырас", "возрос", "возраст", "увелич", "нараст", "нарас", "довес", "довед", "сниз", "сокра", "упал",
    "рост",     "повыс", "подн", "умень", "дойд", "дошел", "дошл", "доход",
)  # fmt: skip
_LONGEST: Final = 4  # tokens of the longest phrase


@cache
def _phrases(lang: str, *, after: bool) -> Mapping[tuple[str, ...], frozenset[Nearness]]:
    found: dict[tuple[str, ...], frozenset[Nearness]] = {}
    for nearness, phrases in (_AFTER if after else _BEFORE).get(lang, {}).items():
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            found[words] = found.get(words, frozenset()) | {nearness}
    return found


def before(found: Sequence[Token], at: int, lang: str) -> tuple[frozenset[Nearness], int]:
    """What the phrase that ends before a token says, and the token where it begins; nothing where none stands there."""
    phrases = _phrases(lang, after=False)
    for length in range(_LONGEST, 0, -1):
        words = tuple(token.text for token in found[max(0, at - length) : at])
        if len(words) == length and words in phrases:
            return _level(found, at - length, phrases[words], lang), at - length
    return frozenset(), at


def _level(found: Sequence[Token], at: int, said: frozenset[Nearness], lang: str) -> frozenset[Nearness]:
    """«Вырос до 50» says 50, while «до 50» by itself says at most 50."""
    if lang == "ru" and found[at].text == "до":
        near = (token.text for token in found[max(0, at - 5) : at])
        if any(word.startswith(_RISING) for word in near):
            return said | {Nearness.EXACT}
    return said


def after(found: Sequence[Token], at: int, lang: str) -> tuple[frozenset[Nearness], int]:
    """What the phrase that begins at a token says, and the token after it."""
    phrases = _phrases(lang, after=True)
    for length in range(_LONGEST, 0, -1):
        words = tuple(token.text for token in found[at : at + length])
        if len(words) == length and words in phrases:
            return phrases[words], at + length
    return frozenset(), at
