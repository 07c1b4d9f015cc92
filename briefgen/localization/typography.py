"""No-break spaces and hyphens in prose, and quotation marks."""

import re
from functools import cache
from typing import Final

from briefgen.localization.cldr import cldr, known
from briefgen.localization.styles import NBSP
from briefgen.localization.voice import Voice
from briefgen.localization.wording import QUOTATION_MARKS

# Few on purpose: "TOP 10" and "ALL 27" are no money.
_CURRENCY: Final = "EUR|USD|GBP|KZT|RUB|CNY|JPY|CHF|UZS|KGS|TJS|TMT|AZN|GEL|AMD|UAH"
_CAPITAL: Final = "[A-ZÀ-ÖØ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ]"

# Each matches one space that must not break; none looks at a space beside it, so that a second pass changes nothing.
_EVERYWHERE: Final = (
    r"(?<=\d)(?<!\d{4}) (?=\d{3}(?!\d))",  # inside 12 500, and not between a year and a number
    r"(?<=№) (?=\S)",
    r"(?<=\S) (?=[–—](?:\s|$))",
    rf"(?<=(?<!\w){_CAPITAL}\.) (?={_CAPITAL})",  # initials and surname
    rf"(?<=\b(?:{_CURRENCY})) (?=[\u2212-]?\d)",
    rf"(?<=\d) (?=[%‰°€$£₸]|(?:{_CURRENCY}|km|kg|m|t|ha|kW|MW|GW|kWh|MWh|GWh|TWh)\b)",
)

# What is true of one language only; a language without a row has the rules above and the names of its months.
_BY_LANGUAGE: Final = {
    "en": (r"(?<=\d) (?=(?:million|billion|trillion)\b)",),
    "ru": (
        r"(?<=(?<!\w)[вкосуВКОСУ]) (?=\S)",
        r"(?<=млн|лрд|рлн) (?=евро|тенге|долл\.|руб\.)",
        r"(?<=\d) (?=(?:тыс|руб|долл|гг?|ф)\.|(?:млн|млрд|трлн|евро|тенге|год[ау]?|лет|км|кг|га|т|м)\b)",
    ),
    "kk": (
        r"(?<=млн|лрд|рлн) (?=еуро|теңге|АҚШ)",
        r"(?<=\d) (?=жж?\.|(?:мың|млн|млрд|трлн|км|кг|га|т|м)\b|жыл|еуро|теңге|АҚШ доллар|фунт)",
    ),
}

# A hyphen between initials, as in «К.-Ж. Токаев».
_HYPHEN: Final = re.compile(rf"(?<=(?<!\w){_CAPITAL}\.)-(?={_CAPITAL}\.)")
_UNBREAKABLE_HYPHEN: Final = "\u2011"

# A word that changes before what follows it: «со 2 декабря», «с 20 декабря».
_EUPHONY: Final = {"ru": (re.compile(r"(?<!\w)([сС]) (?=(?:2|II)(?!\w))"), r"\1о ")}


def shortened(text: str, most: int) -> str:
    """The text in so many characters at most: cut between words where it can be, with an ellipsis."""
    if len(text) <= most:
        return text
    between = text.rfind(" ", 0, most)
    return text[: between if between > most // 2 else most - 1].rstrip(" ,;:–—-") + "…"


def nobreak(text: str, locale: str) -> str:
    """Replace each space that must not break with U+00A0, and such a hyphen with U+2011; change nothing else."""
    return _HYPHEN.sub(_UNBREAKABLE_HYPHEN, _unbreakable(str(known(locale))).sub(NBSP, text))


def euphonic(text: str, locale: str) -> str:
    """Change the words that a number after them changes, where the language does so."""
    rule = _EUPHONY.get(locale.partition("-")[0])
    return rule[0].sub(rule[1], text) if rule else text


def quotation(voice: Voice, text: str, level: int = 0) -> str:
    """Put a text in the marks of the house; an odd level has the inner pair."""
    marks = voice.style.quotation_marks or tuple(voice.say(QUOTATION_MARKS).split())
    inner = level % 2 * 2
    return f"{marks[inner]}{text}{marks[inner + 1]}"


@cache
def _unbreakable(identifier: str) -> re.Pattern[str]:
    rules = _EVERYWHERE + _BY_LANGUAGE.get(identifier.partition("_")[0], ())
    return re.compile("|".join((*rules, _before_month(identifier))))


def _before_month(identifier: str) -> str:
    """Match the space between day and month; a full name may go on, as with a Kazakh case ending."""
    months = cldr(identifier).months
    full = "|".join(map(re.escape, months["wide"].beside.values()))
    short = "|".join(map(re.escape, months["abbreviated"].beside.values()))
    return rf"(?:(?<=\d)|(?<=\d\.)(?<!\d{{3}}\.)) (?={full}|(?:{short})(?!\w))"
