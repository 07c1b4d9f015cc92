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
        _N.ABOUT: "about|around|approximately|roughly|some|circa|ca|an estimated|estimated at|in the region of|"
        "in the order of|of the order of|or so|close to|somewhere near|~|≈",
        _N.ALMOST: "almost|nearly|close to|just under|just below|not quite|well nigh|approaching",
        _N.MORE_THAN: "more than|over|above|in excess of|exceeding|exceeds|exceed|exceeded|upwards of|greater than|"
        "surpassing|surpassed|surpasses|topping|topped|north of|higher than|larger than|well over|just over|>",
        _N.AT_LEAST: "at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum|≥",
        _N.UP_TO: "up to|at most|no more than|not more than|a maximum of|maximum|not exceeding|does not exceed|"
        "did not exceed|not over|as much as|as many as|≤",
        _N.LESS_THAN: "less than|fewer than|under|below|lower than|short of|<",
        _N.DENIED: "not|instead of|rather than|never|neither|nor",
        _N.EXACT: "exactly|precisely|not only|not just|as much as|as many as|an estimated|estimated at",
    },
    "ru": {
        _N.ABOUT: "около|примерно|приблизительно|порядка|ориентировочно|где то|~|≈|в районе|в пределах|"
        "оценивается в|оцениваются в",
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
        _N.EXACT: "ровно|точно|именно|не только|не просто|от|под|в районе|в пределах|оценивается в|оцениваются в",
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
_RISING: Final[Mapping[str, tuple[str, ...]]] = {
    "en": tuple(
        "grew grow rose rise rising increas expan climb jump fell fall declin drop reduc rais went up down doubl "
        "cut".split()
    ),
    "ru": tuple(
        "вырос вырас возрос возраст увелич нараст нарас довес довед сниз сокра упал рост повыс подня подним умень дойд "
        "дошел дошл доход".split()
    ),
    "kk": tuple("өс ұлғай арт көбей төмен қысқар жет".split()),
}
_PREPOSITIONS: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset("by to in at for of on a an the".split()),
    "ru": frozenset("на в за с к из".split()),
    "kk": frozenset(),
}
_NOT: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(("not",)), "ru": frozenset(("не", "ни")), "kk": frozenset(("емес", "жоқ")),
}  # fmt: skip
_STILL: Final = frozenset(
    "only just less more fewer least merely только просто менее более меньше больше лишь ранее раньше позднее позже "
    "раз кем аз көп артық тек".split()
)
_TIMES: Final = ("year", "month", "week", "day", "hour", "quarter", "decade")
_BY_MORE: Final = frozenset("көп артық аз кем жоғары төмен".split())
_BY_ENDINGS: Final = ("ға", "ге", "қа", "ке")
_LONGEST: Final = 4  # tokens of the longest phrase
_NEAR: Final = 5  # tokens within which a verb belongs to a number


@cache
def _phrases(lang: str, *, after: bool) -> Mapping[tuple[str, ...], frozenset[Nearness]]:
    found: dict[tuple[str, ...], frozenset[Nearness]] = {}
    for nearness, phrases in (_AFTER if after else _BEFORE).get(lang, {}).items():
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            found[words] = found.get(words, frozenset()) | {nearness}
    return found


def nearness(found: Sequence[Token], first: int, last: int, lang: str) -> tuple[frozenset[Nearness], bool]:
    """How near the number in the tokens from first to before last is to what is meant, and whether it is denied."""
    said, at = _before(found, first, lang)
    tail = _after(found, last, lang)
    denied = Nearness.DENIED in said | tail or _is_denied(found, at, last, lang)
    said = _level(found, at, said, lang) | _level_after(found, last, tail, lang)
    if lang == "en" and at + 1 == first and found[at].text == "over" and _counts_time(found, last):
        said |= {Nearness.EXACT}
    return (said - {Nearness.DENIED}) or frozenset((Nearness.EXACT,)), denied


def is_denied(found: Sequence[Token], first: int, last: int, lang: str) -> bool:
    """Whether the text says that it is not what stands from first to before last."""
    said, at = _before(found, first, lang)
    return Nearness.DENIED in said or (lang == "kk" and _is_denied(found, at, last, lang))


def is_risen(found: Sequence[Token], first: int, lang: str) -> bool:
    """Whether what stands before is a verb of growth: then “from 3 to 5” are two values, and no range."""
    return any(token.text.startswith(_RISING.get(lang, ("\n",))) for token in found[max(0, first - _NEAR) : first])


def _before(found: Sequence[Token], first: int, lang: str) -> tuple[frozenset[Nearness], int]:
    """What the phrase before a token says, a preposition between them passed over, and where the phrase begins."""
    said, at = _phrase_before(found, first, lang)
    if not said and first > 0 and found[first - 1].text in _PREPOSITIONS.get(lang, ()):
        further, place = _phrase_before(found, first - 1, lang)
        return (further, place) if further else (said, at)
    return said, at


def _phrase_before(found: Sequence[Token], at: int, lang: str) -> tuple[frozenset[Nearness], int]:
    phrases = _phrases(lang, after=False)
    for length in range(min(_LONGEST, at), 0, -1):
        words = tuple(token.text for token in found[at - length : at])
        if words in phrases:
            return phrases[words], at - length
    return frozenset(), at


def _after(found: Sequence[Token], last: int, lang: str) -> frozenset[Nearness]:
    """What the phrase after a number says, or after the noun that it counts: «3000 компаниядан астам»."""
    if lang == "kk" and _is_by_more(found, last):
        return frozenset()
    phrases = _phrases(lang, after=True)
    for at in range(last, min(last + 3, len(found))):
        for length in range(_LONGEST, 0, -1):
            words = tuple(token.text for token in found[at : at + length])
            if len(words) == length and words in phrases:
                return phrases[words]
        if not found[at].is_word and found[at].text != "-":
            break
    return frozenset()


def _is_by_more(found: Sequence[Token], last: int) -> bool:
    """Whether something is more by a number, and not more than it: «12 пайызға көп»."""
    if not 0 < last < len(found):
        return False
    return found[last].text in _BY_MORE and found[last - 1].text.endswith(_BY_ENDINGS)


def _level(found: Sequence[Token], at: int, said: frozenset[Nearness], lang: str) -> frozenset[Nearness]:
    """«Вырос до 50» says 50, while «до 50» by itself says at most 50."""
    limit = lang == "ru" and at < len(found) and found[at].text == "до"
    return said | {Nearness.EXACT} if limit and is_risen(found, at, lang) else said


def _level_after(found: Sequence[Token], last: int, said: frozenset[Nearness], lang: str) -> frozenset[Nearness]:
    near = found[last : last + _NEAR]
    limit = lang == "kk" and any(token.text == "дейін" for token in near)
    return said | {Nearness.EXACT} if limit and any(t.text.startswith(_RISING["kk"]) for t in near) else said


def _is_denied(found: Sequence[Token], at: int, last: int, lang: str) -> bool:
    """Whether a verb beside the number is denied: «не составил 50», did not reach 50, «50 болған жоқ»."""
    near = found[last : last + _NEAR] if lang == "kk" else found[max(0, at - 4) : at][::-1]
    for place, token in enumerate(near):
        apostrophe = token.text == '"' and place > 0 and near[place - 1].text == "t"
        if token.text in _NOT.get(lang, ()) or apostrophe:
            beside = near[place + 1].text if lang == "kk" and place == 0 and len(near) > 1 else ""
            between = [each.text for each in near[:place]]
            return not _STILL & {*between, beside} and (place > 0 or token.text == "емес")
        if not token.is_word:
            return False
    return False


def _counts_time(found: Sequence[Token], last: int) -> bool:
    return last < len(found) and found[last].text.startswith(_TIMES)
