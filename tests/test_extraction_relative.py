"""Dates that depend on the day of a text are worked out from it, as its tense says."""

import pytest

from briefgen.edtf import parse
from briefgen.extraction.relative import resolved_dates

# language, text, day of the text, whether it looks ahead, the dates
CASES = [
    ("en", "They met yesterday", "2026-06-11", False, ["2026-06-10"]),
    ("en", "They met on Tuesday", "2026-06-11", False, ["2026-06-09"]),
    ("en", "They will meet on Tuesday", "2026-06-11", True, ["2026-06-16"]),
    ("en", "They met on Thursday", "2026-06-11", False, ["2026-06-11"]),
    ("en", "signed last week", "2026-06-11", False, ["[2026-06-01..2026-06-07]"]),
    ("en", "opened in March last year", "2026-06-11", False, ["2025-03"]),
    ("en", "to be signed by the end of the year", "2026-06-11", True, ["[2026-06-11..2026-12-31]"]),
    ("en", "to be built by 2030", "2026-06-11", True, ["[2026-06-11..2030]"]),
    ("en", "in the first quarter of next year", "2026-06-11", True, ["2027-33"]),
    ("en", "two years ago", "2026-06-11", False, ["2024"]),
    ("en", "invested over the last decade", "2026-06-11", None, ["2016~/2026"]),
    ("en", "this May the ministers may meet", "2026-03-11", True, ["2026-05"]),
    ("ru", "Позавчера стороны подписали", "2026-09-16", False, ["2026-09-14"]),
    ("ru", "Накануне стороны подписали", "2026-09-16", False, ["2026-09-15"]),
    ("ru", "Накануне встречи стороны подписали", "2026-09-16", False, []),
    ("ru", "в прошлую пятницу", "2026-09-16", False, ["2026-09-11"]),
    ("ru", "заседание пройдёт 14 октября", "2026-09-16", True, ["2026-10-14"]),
    ("ru", "заседание прошло 14 октября", "2026-09-16", False, ["2025-10-14"]),
    ("ru", "в декабре этого года исполняется", "2025-10-20~", None, ["2025-12"]),
    ("ru", "в декабре прошлого года", "2026-02-26", False, ["2025-12"]),
    ("ru", "вырос в прошлом году", "2025-04~", False, ["2024"]),
    ("ru", "через две недели", "2025-10-20", True, ["2025-11-03~"]),
    ("ru", "во втором полугодии", "2026-01-20", True, ["2026-07/2026-12"]),
    ("ru", "форум состоится осенью", "2026-01-20", True, ["2026-23"]),
    ("ru", "увеличить к 2028 году", "2026-01-20", True, ["[2026-01-20..2028]"]),
    ("ru", "до конца следующего года", "2026-01-20", True, ["[2026-01-20..2027-12-31]"]),
    ("kk", "Бүгін Астанада", "2026-04-06", False, ["2026-04-06"]),
    ("kk", "Бейсенбіде қабылдады", "2025-12-05", False, ["2025-12-04"]),
    ("kk", "былтыр 4 млн тонна", "2026-04-06", False, ["2025"]),
    ("kk", "келер жылдың бірінші тоқсанында", "2025-12-05", True, ["2026-33"]),
    ("kk", "жыл соңына дейін", "2026-04-06", True, ["[2026-04-06..2026-12-31]"]),
    ("kk", "2030 жылға қарай", "2026-04-06", True, ["[2026-04-06..2030]"]),
    ("kk", "жазда қол қойылады", "2026-04-06", True, ["2026-22"]),
    ("kk", "екі апта бұрын", "2026-04-20", False, ["2026-04-06~"]),
]


@pytest.mark.parametrize("lang, text, day, ahead, expected", CASES)
def test_a_date_is_that_which_a_reader_of_the_day_understands(
    lang: str, text: str, day: str, ahead: bool | None, expected: list[str]
) -> None:
    assert [each.when.text for each in resolved_dates(text, lang, parse(day), ahead=ahead)] == expected


@pytest.mark.parametrize("day", [None, "XXXX-06-06", "2025/..", "0001", "9999-12-31", "[2024..2026]"])
@pytest.mark.parametrize("lang, text", sorted({(lang, text) for lang, text, *_ in CASES}))
def test_a_day_that_is_too_vague_gives_no_wrong_date(lang: str, text: str, day: str | None) -> None:
    found = resolved_dates(text, lang, parse(day) if day else None, ahead=True)
    assert all(each.stated or day == "9999-12-31" for each in found)


def test_a_date_has_its_words_and_its_place() -> None:
    text = "Соглашение подписали в мае прошлого года."
    (found,) = resolved_dates(text, "ru", parse("2025-10-20"))
    assert (text[found.start : found.end], found.words, found.stated) == (
        "мае прошлого года",
        "мае прошлого года",
        False,
    )
