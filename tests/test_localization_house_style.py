"""The table "Dates, numbers, money, by profile" of the house style, cell by cell, and what its text adds."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.edtf import parse
from briefgen.localization import STYLES, Language, LanguageError, language

HERE = Path(__file__).parent
PROFILES = {
    "en": language("en"),
    "en-GB": language("en", "gov-uk"),
    **{tag: language(tag, None, (HERE / f"test_localization_{tag}.po").read_bytes()) for tag in ("ru", "kk")},
}

# "~" stands for the no-break space; columns as in the house style.
ROWS: dict[str, tuple[Callable[[Language], str], tuple[str, str, str, str]]] = {
    "day": (
        lambda to: to.day(date(2025, 12, 4)),
        ("4~December 2025", "4~December 2025", "4~декабря 2025~г.", "2025~жылғы 4~желтоқсан"),
    ),
    "range": (
        lambda to: to.date(parse("2025-05-29/2025-05-30")),
        ("29-30~May 2025", "29 to 30~May 2025", "29–30~мая 2025~г.", "2025~жылғы 29–30~мамыр"),
    ),
    "month": (
        lambda to: to.date(parse("2015-12")),
        ("December 2015", "December 2015", "декабрь 2015~г.", "2015~жылғы желтоқсан"),
    ),
    "season": (
        lambda to: to.date(parse("2022-23")),
        ("autumn 2022", "autumn 2022", "осень 2022~г.", "2022~жылғы күз"),
    ),
    "money": (
        lambda to: to.money(Decimal("12e9"), "EUR"),
        ("EUR~12~billion", "€12~billion", "12~млрд~евро", "12~млрд~еуро"),
    ),
    "dollars": (
        lambda to: to.money(Decimal(50_000_000_000), "USD"),
        ("USD~50~billion", "$50~billion", "50~млрд~долл. США", "50~млрд~АҚШ доллары"),
    ),
    "thousands, decimals": (
        lambda to: to.number(Decimal("12500.5")),
        ("12~500.5", "12,500.5", "12~500,5", "12~500,5"),
    ),
    "per cent": (lambda to: to.percent(Decimal(32)), ("32~%", "32%", "32~%", "32~%")),
    "quotation": (lambda to: to.quotation("…"), ("‘…’", "‘…’", "«…»", "«…»")),
    "quotation, inside": (lambda to: to.quotation("…", 1), ("“…”", "“…”", "„…“", "“…”")),
}
CELLS = [
    pytest.param(write, profile, expected, id=f"{row}-{profile}")
    for row, (write, cells) in ROWS.items()
    for profile, expected in zip(PROFILES, cells, strict=True)
]


@pytest.mark.parametrize("write,profile,expected", CELLS)
def test_a_cell_of_the_table(write: Callable[[Language], str], profile: str, expected: str) -> None:
    assert write(PROFILES[profile]) == expected.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "tag,style", [("en", "eu"), ("en-GB", "gov-uk"), ("en-US", "eu"), ("ru", "ru"), ("kk-KZ", "kk"), ("de", "cldr")]
)
def test_a_language_has_a_style_of_its_own(tag: str, style: str) -> None:
    assert language(tag).style == style


@pytest.mark.parametrize("style", STYLES)
def test_a_briefing_may_choose_another_style(style: str) -> None:
    chosen = language("ru", style)
    assert chosen.quotation("x")[0] == STYLES[style].quotation_marks[0]  # type: ignore[index]


def test_the_style_decides_the_signs_and_the_language_the_words() -> None:
    catalogue = (HERE / "test_localization_ru.po").read_bytes()
    assert language("ru", "eu", catalogue).money(Decimal("12e9"), "EUR") == "EUR\u00a012\u00a0млрд"


@pytest.mark.parametrize("tag", ["", "xx", "tlh", "en_GB", "not a tag"])
def test_an_unknown_language_is_refused(tag: str) -> None:
    with pytest.raises(LanguageError, match="no language that is known"):
        language(tag)


def test_an_unknown_style_is_refused_with_those_there_are() -> None:
    with pytest.raises(LanguageError, match="“uk” is no style; there are eu, gov-uk, ru, kk, cldr"):
        language("en", "uk")
