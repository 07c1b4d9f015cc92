"""No-break spaces and hyphens in prose, and the order of texts; "~" is the no-break space."""

import pytest

from briefgen.localization import language, nobreak


@pytest.mark.parametrize(
    "locale,text",
    [
        ("en", "On 4~December 2025 the Council met."),
        ("en", "It lent EUR~12~billion, that is 12~500 a head."),
        ("en", "In 2025 500 people came to the TOP 10."),
        ("en", "K.~Tokayev and J.~R.~R.~Tolkien met~– twice."),
        ("en", "a well-known 29-30~May 2025, 32~% and 5~km"),
        ("ru", "К.~Токаев встретился с~А.~Кошта в~Астане 4~декабря 2025~г."),
        ("ru", "О~визах и о~сотрудничестве~— на 22-м заседании, приказ №~5."),
        ("ru", "около 50~млрд~долл. США, 3~млн~евро, 12 месяцев"),
        ("kk", "2025~жылғы 4~желтоқсанда Қ.~Тоқаев келді, 12~млрд~еуро."),
        ("kk", "5~мамырдан 7~маусымға дейін, №~3 бұйрық~– күшінде."),
        ("de", "Am 4.~Dezember 2025 trafen sie sich. Im Jahr 2025. Dezember war kalt."),
    ],
)
def test_the_spaces_that_must_not_break(locale: str, text: str) -> None:
    expected = text.replace("~", "\u00a0")
    assert nobreak(text.replace("~", " "), locale).replace("\u00a0", "~") == expected.replace("\u00a0", "~")


@pytest.mark.parametrize(
    "locale,text",
    [("ru", "Президент К.=Ж. Токаев"), ("kk", "Қ.=Ж. Тоқаев"), ("en", "K.=J. Tokayev, a well-known J. K.-Smith")],
)
def test_no_line_ends_between_initials(locale: str, text: str) -> None:
    assert nobreak(text.replace("=", "-"), locale).replace("\u00a0", " ") == text.replace("=", "\u2011")


@pytest.mark.parametrize(
    "locale,ordered",
    [
        (
            "kk",
            "Ақтау Әзербайжан Бішкек Ғабит Дамаск Күршім Қарағанды Лондон Нұр Ңұр Омбы Өскемен Ұлытау Үржар Хорезм Һұн",
        ),
        ("kk", "Шу Ыстықкөл Ілияс Эстония"),
        ("ru", "еда ёж езда Елена Ёлка ель Жуков Иванов Йемен Кошта"),
        ("ru", "Европейский Костас Costa Kallas"),
        ("en", "Astana Brussels cafe café Costa Síkela Simms Vassilenko Токаев"),
        ("en", "2024 2025 Astana"),
    ],
)
def test_texts_are_sorted_as_a_reader_expects(locale: str, ordered: str) -> None:
    words = ordered.split()
    backwards = words[::-1]
    assert sorted(backwards, key=language(locale).collation_key) == words


def test_quotation_marks_do_not_count_in_an_order() -> None:
    titles = ["Визы", "«Болашақ»", "Астана"]
    assert sorted(titles, key=language("ru").collation_key) == titles[::-1]


def test_a_space_comes_before_any_letter() -> None:
    names = ["Centrally", "Central Asia"]
    assert sorted(names, key=language("en").collation_key) == names[::-1]
