"""Numbers and money beyond the table of the house style; "~" is the no-break space."""

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.localization import LanguageError, language

HERE = Path(__file__).parent
ENGLISH = language("en")
BRITISH = language("en", "gov-uk")
RUSSIAN = language("ru", None, (HERE / "test_localization_ru.po").read_bytes())
KAZAKH = language("kk", None, (HERE / "test_localization_kk.po").read_bytes())
LANGUAGES = (ENGLISH, BRITISH, RUSSIAN, KAZAKH)


@pytest.mark.parametrize(
    "value,expected",
    [
        ("999999", "EUR~999~999"),
        ("1000000", "EUR~1~million"),
        ("1500000.00", "EUR~1.5~million"),
        ("12340000000", "EUR~12.34~billion"),
        ("123450000", "EUR~123.45~million"),
        ("12345000000", "EUR~12~345~000~000"),
        ("1234567.89", "EUR~1~234~567.89"),
        ("-20100000", "EUR~−20.1~million"),
        ("3.2E12", "EUR~3.2~trillion"),
        ("5E15", "EUR~5~000~trillion"),
        ("0", "EUR~0"),
        ("0E9", "EUR~0"),
        ("12.50", "EUR~12.50"),
    ],
)
def test_a_large_sum_is_shortened_only_where_no_digit_is_lost(value: str, expected: str) -> None:
    assert ENGLISH.money(Decimal(value), "EUR").replace("\u00a0", "~") == expected


@pytest.mark.parametrize(
    "currency,expected",
    [
        ("GBP", ["GBP~5~million", "£5~million", "5~млн~ф. ст.", "5~млн~фунт стерлинг"]),
        ("KZT", ["KZT~5~million", "KZT~5~million", "5~млн~тенге", "5~млн~теңге"]),
        ("UZS", ["UZS~5~million", "UZS~5~million", "5~млн~UZS", "5~млн~UZS"]),
    ],
)
def test_a_currency_that_the_table_does_not_name(currency: str, expected: list[str]) -> None:
    sums = [language.money(Decimal(5_000_000), currency).replace("\u00a0", "~") for language in LANGUAGES]
    assert sums == expected


@pytest.mark.parametrize(
    "qualifier,expected",
    [
        ("exact", ["USD~50~billion", "$50~billion", "50~млрд~долл. США", "50~млрд~АҚШ доллары"]),
        (
            "about",
            ["about USD~50~billion", "about $50~billion", "около 50~млрд~долл. США", "шамамен 50~млрд~АҚШ доллары"],
        ),
        (
            "almost",
            ["almost USD~50~billion", "almost $50~billion", "почти 50~млрд~долл. США", "50~млрд~АҚШ доллары (сәл кем)"],
        ),
        (
            "more-than",
            [
                "more than USD~50~billion",
                "more than $50~billion",
                "более 50~млрд~долл. США",
                "50~млрд~АҚШ доллары (одан астам)",
            ],
        ),
        (
            "up-to",
            ["up to USD~50~billion", "up to $50~billion", "до 50~млрд~долл. США", "ең көбі 50~млрд~АҚШ доллары"],
        ),
    ],
)
def test_a_qualifier_becomes_words(qualifier: str, expected: list[str]) -> None:
    amounts = [language.amount(Decimal("5e10"), "USD", qualifier).replace("\u00a0", "~") for language in LANGUAGES]
    assert amounts == expected


def test_an_amount_is_a_percentage_or_counts_something() -> None:
    assert RUSSIAN.amount(Decimal("32.5"), "percent", "up-to") == "до 32,5\u00a0%"
    assert RUSSIAN.amount(Decimal(20_000_000), "тонн", "about") == "около 20\u00a0млн\u00a0тонн"
    assert KAZAKH.amount(Decimal(4200), "жоба", "exact") == "4\u00a0200\u00a0жоба"
    assert ENGLISH.amount(Decimal(7), "", "exact") == "7"


def test_a_qualifier_that_does_not_exist_is_refused() -> None:
    with pytest.raises(LanguageError, match="there are exact, about, almost, more-than, up-to"):
        ENGLISH.amount(Decimal(1), "EUR", "roughly")


def test_a_negative_sum_keeps_its_sign_before_the_symbol() -> None:
    assert BRITISH.money(Decimal(-5), "EUR") == "−€5"
