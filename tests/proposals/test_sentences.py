"""A text is split where a reader would split it."""

import pytest

from briefgen.proposals.sentences import sentences

WHOLE = [
    ("en", "Mr. J. Keller of the U.K. Embassy met Dr. Smith in St. Petersburg."),
    ("en", "Trade grew by 4.5 per cent to $1.2 bn, i.e. Kazakhstan gained."),
    ("en", "“Will it be signed?” asked the ambassador."),
    ("ru", "В 2025 г. Казахстан открыл посольство в г. Вене на ул. Мира, 10."),
    ("ru", "Об этом сообщил К.-Ж. Токаев на встрече с А. Исетовым и т. д."),
    ("ru", "«Когда начнутся переговоры?» – спросил посол РК в Брюсселе."),
    ("ru", "Объём составил 50 млрд долл. США и 3 млн тонн."),
    ("kk", "Келісімге 2015 ж. желтоқсанда А.Б. Исетов қол қойды."),
]
APART = [
    ("en", "It was signed in the U.K. The talks go on.", ["It was signed in the U.K.", "The talks go on."]),
    ("en", "“We agreed.” The talks go on!", ["“We agreed.”", "The talks go on!"]),
    (
        "ru",
        "Соглашение подписано в 2015 г. В декабре ему 10 лет.",
        ["Соглашение подписано в 2015 г.", "В декабре ему 10 лет."],
    ),
    ("ru", "Открыты школы, вузы и др. Стороны довольны.", ["Открыты школы, вузы и др.", "Стороны довольны."]),
    ("ru", "Начался форум.Участники обсудили торговлю.", ["Начался форум.", "Участники обсудили торговлю."]),
    ("kk", "Кездесу өтті. Тараптар келісті.", ["Кездесу өтті.", "Тараптар келісті."]),
    ("en", "Signed:\n- a treaty;\n- two plans.", ["Signed:", "a treaty;", "two plans."]),
    (
        "ru",
        "1. Какие шаги предпринимает Казахстан?\nМы работаем.",
        ["Какие шаги предпринимает Казахстан?", "Мы работаем."],
    ),
    ("en", "Round two\n\nThe talks went\non in Astana.", ["Round two", "The talks went\non in Astana."]),
]


@pytest.mark.parametrize("lang, text", WHOLE)
def test_an_abbreviation_ends_no_sentence(lang: str, text: str) -> None:
    assert [each.text for each in sentences(text, lang)] == [text]


@pytest.mark.parametrize("lang, text, expected", APART)
def test_each_sentence_stands_by_itself(lang: str, text: str, expected: list[str]) -> None:
    found = sentences(text, lang)
    assert [each.text for each in found] == expected
    assert [text[each.start : each.end] for each in found] == expected


def test_lines_that_were_broken_for_their_width_are_joined() -> None:
    lines = [
        "The ministers of both countries met in the capital on Tuesday, where",
        "Kazakhstan signed a treaty with its neighbours on road and on rail",
    ]
    paragraph = "\n".join(
        [*lines, "transport. The next meeting will be held in Astana after the summer of", "this year."]
    )
    text = f"{paragraph}\n\n{paragraph}"
    assert len(sentences(text, "en")) == 4


@pytest.mark.parametrize("text", ["", "\n\n", "...", "«»", "." * 10_000, "a." * 5_000, "г. " * 5_000, "\ufeff\u200b"])
def test_nothing_that_is_no_text_takes_long_or_fails(text: str) -> None:
    assert all(each.text.strip() for lang in ("en", "ru", "kk") for each in sentences(text, lang))
