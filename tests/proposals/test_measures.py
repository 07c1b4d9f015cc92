"""The figures of a sentence: value and unit, as a reader would register them."""

import pytest

from briefgen.edtf import parse
from briefgen.extraction.relative import resolved_dates
from briefgen.proposals.measures import Measure, measures

CASES = [
    (
        "en",
        "The EU will invest €3.5bn in railways and $200 million in ports.",
        [("3500000000", "EUR"), ("200000000", "USD")],
    ),
    ("en", "Unemployment fell from 6.2 to 5.1 percent last year.", [("6.2", "percent"), ("5.1", "percent")]),
    ("en", "Some 12,000 Kazakh students study in Britain.", [("12000", "students")]),
    ("en", "The port can handle up to 10 million tonnes of cargo a year.", [("10000000", "tonnes")]),
    (
        "en",
        "The share of renewables rose by 2.3 percentage points to 7.8%.",
        [("2.3", "percentage-points"), ("7.8", "percent")],
    ),
    ("en", "Around 40 companies took part in the fair.", [("40", "companies")]),
    ("en", "The loan of KZT 45 billion is for five years.", [("45000000000", "KZT")]),
    ("en", "Half of the funds, or EUR 6 billion, go to transport.", [("6000000000", "EUR")]),
    ("en", "Exports tripled to nearly £900m.", [("900000000", "GBP")]),
    (
        "ru",
        "ЕС вложит 3,5 млрд евро в железные дороги и 200 млн долларов в порты.",
        [("3500000000", "EUR"), ("200000000", "USD")],
    ),
    ("ru", "Безработица снизилась с 6,2 до 5,1 процента.", [("6.2", "percent"), ("5.1", "percent")]),
    ("ru", "В Великобритании учатся около 12 тысяч казахстанских студентов.", [("12000", "студентов")]),
    ("ru", "Порт сможет принимать до 10 млн тонн грузов в год.", [("10000000", "тонн")]),
    ("ru", "Доля ВИЭ выросла на 2,3 процентного пункта – до 7,8%.", [("2.3", "percentage-points"), ("7.8", "percent")]),
    ("ru", "В выставке приняли участие порядка 40 компаний из 12 стран.", [("40", "компаний"), ("12", "стран")]),
    ("ru", "Кредит на сумму 45 млрд тенге выдан сроком на пять лет.", [("45000000000", "KZT")]),
    ("ru", "Экспорт вырос втрое – почти до 900 млн фунтов стерлингов.", [("900000000", "GBP")]),
    (
        "ru",
        "Товарооборот превысил 30,2 млрд долл. США, что на 8,5% больше, чем годом ранее.",
        [("30200000000", "USD"), ("8.5", "percent")],
    ),
    ("ru", "Построено свыше 1,5 тысячи километров дорог.", [("1500", "километров")]),
    ("ru", "Более трети инвестиций приходится на ЕС.", [("33", "percent")]),
    (
        "kk",
        "ЕО теміржолға 3,5 млрд еуро, порттарға 200 млн доллар салады.",
        [("3500000000", "EUR"), ("200000000", "USD")],
    ),
    ("kk", "Жұмыссыздық 6,2 пайыздан 5,1 пайызға төмендеді.", [("6.2", "percent"), ("5.1", "percent")]),
    ("kk", "Ұлыбританияда 12 мыңға жуық қазақстандық студент оқиды.", [("12000", "студент")]),
    ("kk", "Порт жылына 10 млн тоннаға дейін жүк қабылдай алады.", [("10000000", "тонна")]),
    ("kk", "Көрмеге 12 елден 40-қа жуық компания қатысты.", [("12", "ел"), ("40", "компания")]),
    ("kk", "Несие көлемі 45 млрд теңге.", [("45000000000", "KZT")]),
    (
        "kk",
        "Тауар айналымы 30,2 млрд АҚШ долларынан асты, бұл былтырғыдан 8,5 пайызға көп.",
        [("30200000000", "USD"), ("8.5", "percent")],
    ),
    ("kk", "Екі мыңнан астам шақырым жол салынды.", [("2000", "шақырым")]),
]  # fmt: skip


def read(lang: str, text: str) -> tuple[Measure, ...]:
    return measures(text, lang, resolved_dates(text, lang, parse("2026-05-13")))


@pytest.mark.parametrize("lang, text, expected", CASES)
def test_each_amount_has_its_unit(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(f"{each.value:f}", each.unit) for each in read(lang, text)]
    assert [each for each in found if each in expected] == expected


@pytest.mark.parametrize(
    "lang, text",
    [
        ("en", "The share grew from 15 to 22 per cent in 2025."),
        ("ru", "В 2025 году доля выросла с 15 до 22%."),
        ("kk", "2025 жылы үлес 15 пайыздан 22 пайызға өсті."),
    ],
)
def test_what_grew_had_its_first_value_a_year_before(lang: str, text: str) -> None:
    first, last = read(lang, text)
    assert [each.period.text if each.period else None for each in (first, last)] == ["2024", "2025"]
    assert (first.former, last.former) == (True, False)


@pytest.mark.parametrize(
    "lang, text",
    [
        ("en", "Article 5 of the treaty"),
        ("ru", "Дом на ул. Мира, 10"),
        ("en", "The C5+1 met"),
        ("ru", "22-е заседание"),
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(lang: str, text: str) -> None:
    assert read(lang, text) == ()


@pytest.mark.parametrize(
    "lang, text, qualifier",
    [
        ("kk", "Бұл былтырғыдан 12 пайызға көп.", "exact"),
        ("kk", "Несие 12 млн еуродан көп.", "more-than"),
        ("kk", "Несие 12 млн еуродан астам.", "more-than"),
        ("ru", "Около 12 тысяч студентов.", "about"),
        ("en", "Up to 10 million tonnes.", "up-to"),
    ],
)
def test_a_figure_is_as_near_as_its_words_say(lang: str, text: str, qualifier: str) -> None:
    (found,) = read(lang, text)
    assert found.qualifier == qualifier
