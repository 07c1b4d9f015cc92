"""What a text says in numbers, amounts and dates, in three languages."""

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.extraction import amounts, dates


def values(text: str, lang: str) -> list[str]:
    return [" or ".join(sorted(f"{each.normalize():f}" for each in amount.readings)) for amount in amounts(text, lang)]


@pytest.mark.parametrize(
    "lang, text, expected",
    [
        ("en", "3000 companies", "3000"),
        ("en", "3,000 companies", "3000"),
        ("ru", "3\u00a0000 компаний", "3000"),
        ("ru", "Более 3,000 компании", "3000"),
        ("ru", "3,500 компаний", "3.5 or 3500"),
        ("ru", "12,5 %", "12.5"),
        ("en", "1,234,567.89", "1234567.89"),
        ("ru", "1 234 567,89", "1234567.89"),
        ("ru", "22-е заседание", "22"),
        ("en", "the 22nd meeting", "22"),
        ("ru", "10-летие", "10"),
        ("ru", "полтора миллиарда евро", "1500000000"),
        ("ru", "1 млрд 200 млн тенге", "1200000000"),
        ("ru", "двадцать второе заседание", "22"),
        ("ru", "два с половиной миллиона", "2500000"),
        ("ru", "полмиллиона", "500000"),
        ("ru", "десятилетие", "10"),
        ("ru", "две тысячи триста сорок пять", "2345"),
        ("en", "three and a half million people", "3500000"),
        ("en", "half a million", "500000"),
        ("en", "one hundred and five", "105"),
        ("en", "twenty-five companies", "25"),
        ("en", "€12m", "12000000"),
        ("kk", "екі жарым миллион теңге", "2500000"),
        ("kk", "бір миллиард екі жүз миллион", "1200000000"),
        ("kk", "жиырма бес компания", "25"),
        ("kk", "3000-нан астам", "3000"),
    ],
)
def test_a_number_is_read_however_it_is_written(lang: str, text: str, expected: str) -> None:
    assert values(text, lang) == [expected]


@pytest.mark.parametrize(
    "lang, text",
    [
        ("ru", "сотрудничество, он отметил, требует места, двусторонний"),
        ("kk", "бұл үшін, онда, оның, іс жүзінде, бірге"),
        ("en", "the C5+1, COVID-19, 5G, CA5+UK, (1) this, (2) that, of the often tents"),
        ("en", "on 4 December 2025"),
        ("ru", "в 2024 году, 27 марта"),
        ("ru", "миллионы людей, тысячи компаний"),
    ],
)
def test_words_names_enumerations_and_dates_are_no_numbers(lang: str, text: str) -> None:
    assert values(text, lang) == []


@pytest.mark.parametrize(
    "lang, text, expected",
    [
        ("en", "4 December 2025", ["2025-12-04"]),
        ("en", "December 4, 2025", ["2025-12-04"]),
        ("en", "on the 4th of December", ["XXXX-12-04"]),
        ("en", "29-30 May 2025", ["2025-05-29/2025-05-30"]),
        ("ru", "29–30 мая 2025 г.", ["2025-05-29/2025-05-30"]),
        ("en", "30 April–2 May 2025", ["2025-04-30/2025-05-02"]),
        ("ru", "27\u00a0марта 2025\u00a0года", ["2025-03-27"]),
        ("ru", "двадцать седьмого марта", ["XXXX-03-27"]),
        ("ru", "осенью 2022 года", ["2022-23"]),
        ("ru", "в первом квартале 2025 года", ["2025-33"]),
        ("ru", "2025–2027 годы", ["2025/2027"]),
        ("ru", "в 1990-х годах", ["199X"]),
        ("kk", "2025 жылғы 4 желтоқсан", ["2025-12-04"]),
        ("kk", "2015 жылғы желтоқсанда", ["2015-12"]),
        ("kk", "2025 жылдың бірінші тоқсаны", ["2025-33"]),
        ("en", "2025-12-04, 04.12.2025", ["2025-12-04", "2025-12-04"]),
        ("en", "31 February 2025", []),
        ("en", "we may meet 12 times", []),
    ],
)
def test_a_date_is_read_in_three_languages(lang: str, text: str, expected: list[str]) -> None:
    assert [each.when.text for each in dates(text, lang)] == expected


def test_a_range_has_two_ends_and_its_unit() -> None:
    (found,) = amounts("от 3 до 5 млрд евро", "ru")
    assert (found.low, found.high, found.unit) == (Decimal(3_000_000_000), Decimal(5_000_000_000), "EUR")


PIECES = st.sampled_from([
    "3,5", "12 500", "2025", "-", " ", " и ", " to ", "до ", "млрд", "тыс.", "€", "%", "сто", "жүз", "half", "a", "мая",
    "31", "May", "жылғы", "C5+1", "№", "\u00ad", "е\u0308", "\n", "(", ")", ".", "не ", "от ", "1/2", "½", "двадцать ",
    "q1 ",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@settings(max_examples=300, deadline=None)
@example("1" + "0" * 28, "en")
@given(TEXTS, st.sampled_from(["en", "ru", "kk", "de", ""]))
def test_any_text_is_read_and_every_place_is_its_own(text: str, lang: str) -> None:
    found = [(each.start, each.end, each.words) for each in amounts(text, lang)]
    found += [(each.start, each.end, each.words) for each in dates(text, lang)]
    for start, end, words in found:
        assert 0 <= start < end <= len(text)
        assert words == text[start:end]
    assert all(amount.readings for amount in amounts(text, lang))


@pytest.mark.parametrize(
    "unit", ["x", "1", "1 ", "1,", "сто ", "two ", "1 млрд ", "5 мая ", "a@", "от 3 до 5 ", "- ", "не ", "2025 ", "1/"]
)
def test_the_time_of_reading_grows_with_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        begun = process_time()
        amounts(text, "ru")
        return process_time() - begun

    short = max(seconds(1_000), 0.02)
    assert seconds(10_000) < 40 * short
