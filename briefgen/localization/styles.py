"""The profiles of dates, numbers and money, as data; docs/languages.md has the table, the catalogues the words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"


@dataclass(frozen=True)
class HouseStyle:
    """The typography of one profile; None means that the catalogue decides."""

    name: str
    thousands: str
    decimal: str
    percent: str
    money: str
    """Where the currency has no symbol in `symbols`; its fields are sign, number, code and name."""
    money_with_symbol: str = ""
    symbols: Mapping[str, str] = field(default_factory=dict)
    dash: str | None = None
    """Between bare days, months or years; None writes the range in words."""
    quotation_marks: tuple[str, str, str, str] | None = None
    """The outer pair, then the inner one."""
    time: str = "{hour:02}:{minute:02}"


STYLES: Final = {
    style.name: style
    for style in (
        HouseStyle(
            name="eu",
            thousands=NBSP,
            decimal=".",
            percent=f"{{number}}{NBSP}%",
            money=f"{{code}}{NBSP}{{sign}}{{number}}",
            dash="-",
            quotation_marks=("‘", "’", "“", "”"),
        ),
        HouseStyle(
            name="gov-uk",
            thousands=",",
            decimal=".",
            percent="{number}%",
            money=f"{{code}}{NBSP}{{sign}}{{number}}",
            money_with_symbol="{sign}{symbol}{number}",
            symbols={"EUR": "€", "USD": "$", "GBP": "£"},
            quotation_marks=("‘", "’", "“", "”"),
        ),
        HouseStyle(
            name="ru",
            thousands=NBSP,
            decimal=",",
            percent=f"{{number}}{NBSP}%",
            money=f"{{sign}}{{number}}{NBSP}{{name}}",
            dash="–",
            quotation_marks=("«", "»", "„", "“"),
        ),
        HouseStyle(
            name="kk",
            thousands=NBSP,
            decimal=",",
            percent=f"{{number}}{NBSP}%",
            money=f"{{sign}}{{number}}{NBSP}{{name}}",
            dash="–",
            quotation_marks=("«", "»", "“", "”"),
        ),
    )
}

DEFAULTS: Final = {"en": "eu", "en-GB": "gov-uk", "ru": "ru", "kk": "kk"}
"""The style of a language, looked up by its whole tag first and then by the language alone."""

GENERIC: Final = "cldr"
"""The style of every other language: CLDR's signs, and the catalogue's quotation marks."""


def generic(thousands: str, decimal: str, percent: str) -> HouseStyle:
    """Make the style of a language that has no row in the table."""
    money = f"{{sign}}{{number}}{NBSP}{{name}}"
    return HouseStyle(GENERIC, thousands=thousands, decimal=decimal, percent=percent, money=money, dash="–")
