"""Numbers and dates in prose: two ways of writing one thing are equal, and names are no numbers."""

from decimal import Decimal

import pytest

from briefgen.checks.numerals import Day, days, numbers_in_words, numerals


def values(text: str) -> list[set[Decimal]]:
    return [set(numeral.values) for numeral in numerals(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("3000 companies", [{"3000"}]),
        ("3 000 companies", [{"3000"}]),
        ("3\u00a0000 компаний", [{"3000"}]),
        ("3,000 companies", [{"3000", "3.000"}]),
        ("12.5 %", [{"12.5"}]),
        ("12,5 %", [{"12.5"}]),
        ("1,234,567.89", [{"1234567.89"}]),
        ("1 234 567,89", [{"1234567.89"}]),
        ("29-30 areas", [{"29"}, {"30"}]),
        ("the 22nd meeting", [{"22"}]),
        ("22-е заседание", [{"22"}]),
        ("10-летие", [{"10"}]),
        ("17%, 80%", [{"17"}, {"80"}]),
        ("no number at all", []),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, expected: list[set[str]]) -> None:
    assert values(text) == [{Decimal(value) for value in each} for each in expected]


@pytest.mark.parametrize(
    "text", ["C5+1", "CA5+UK", "COVID-19", "5G", "ЦА5+UK", "Erasmus+", "(1) first, (2) second", "B2B"]
)
def test_digits_in_names_and_enumerations_are_no_numbers(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("USD 50 billion", "50 млрд долларов", True),
        ("USD 50 billion", "50 миллиардов долларов", True),
        ("50 billion", "50 000 000 000", True),
        ("50 billion", "50 million", False),
        ("50 bn", "50 billion", True),
        ("50 billion", "от 40 до 50 млрд", True),
        ("3000", "3,000", True),
        ("3.5", "3,5", True),
        ("35", "3,5", False),
        ("12 тыс.", "12 thousand", True),
        ("12 мың", "12 thousand", True),
    ],
)
def test_two_ways_of_writing_one_number_are_equal(one: str, other: str, same: bool) -> None:
    (typed,) = numerals(one)
    assert any(typed.is_said_by(known) for known in numerals(other)) is same


@pytest.mark.parametrize(
    "text, expected",
    [
        ("4 December 2025", [(2025, 12, 4)]),
        ("December 4, 2025", [(2025, 12, 4)]),
        ("on the 4th of December", [(None, 12, 4)]),
        ("29-30 May 2025", [(2025, 5, 29), (2025, 5, 30)]),
        ("29–30 мая 2025 г.", [(2025, 5, 29), (2025, 5, 30)]),
        ("30 April–2 May 2025", [(None, 4, 30), (2025, 5, 2)]),
        ("декабрь 2015 г.", [(2015, 12, None)]),
        ("in December 2015", [(2015, 12, None)]),
        ("2025 жылғы 4 желтоқсан", [(2025, 12, 4)]),
        ("2015 жылғы желтоқсанда", [(2015, 12, None)]),
        ("27\u00a0марта 2025\u00a0года", [(2025, 3, 27)]),
        ("2025-12-04", [(2025, 12, 4)]),
        ("04.12.2025", [(2025, 12, 4)]),
        ("we may meet 12 times", []),
        ("May be 2025", []),
        ("in December", []),
    ],
)
def test_a_date_is_read_in_three_languages(text: str, expected: list[tuple[int | None, int, int | None]]) -> None:
    assert sorted((day.year or 0, day.month, day.day or 0) for day in days(text)) == sorted(
        (year or 0, month, day or 0) for year, month, day in expected
    )


def test_the_digits_of_a_date_are_no_numbers_unless_asked_for() -> None:
    assert values("on 4 December 2025, 12 of them") == [{Decimal(12)}]
    assert len(numerals("on 4 December 2025", within_dates=True)) == 2


def test_what_a_date_leaves_out_is_not_asked_for() -> None:
    assert Day("", None, 12, 4).is_said_by(Day("", 2025, 12, 4))
    assert not Day("", 2025, 12, 4).is_said_by(Day("", None, 12, 4))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("десятилетие", {10}),
        ("двадцать второе заседание", {20, 2, 22}),
        ("пяти стран", {5}),
        ("первая встреча", {1}),
        ("both sides, twelve documents", {2, 12}),
        ("требует места", set()),
        ("он отметил", {10}),  # also the Kazakh ten; a word too many proves nothing wrong
    ],
)
def test_numbers_in_words_are_known_to_the_side_that_proves(text: str, expected: set[int]) -> None:
    assert {int(value) for numeral in numbers_in_words(text) for value in numeral.values} == expected


@pytest.mark.parametrize(
    "text, expected",
    [("четыре", 4), ("четырнадцать", 14), ("восьмого", 8), ("восьмидесяти", 80), ("екінші", 2), ("half", "0.5")],
)
def test_the_longest_form_says_which_number_a_word_is(text: str, expected: int | str) -> None:
    assert [set(numeral.values) for numeral in numbers_in_words(text)] == [{Decimal(expected)}]


def test_a_word_that_is_no_month_hides_no_date_behind_it() -> None:
    assert [(day.day, day.month) for day in days("5 talks, 3 of 4 in May, 12 may 2025")] == [(12, 5)]
