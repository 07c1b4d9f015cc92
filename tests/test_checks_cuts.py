"""What is cut off unseen: words and numbers at the edge of a quote, and texts behind ` #`."""

import pytest

from tests.checked import event, found

BRIEF = """# a remark
kind: meeting-brief # another
title: {en: T} # and one
sections:
- section: press-line
  statements:
"""
QUOTING = """sources:
- {id: article, type: article, title: T, file: article.txt}
topics:
- {id: visa, name: {en: V}}
events:
- id: mandate
  date: '2025'
  date_basis: inferred
  date_note: {en: N.}
  status: occurred
  title: {en: T}
  topics: [visa]
  recorded_on: '2025-04-18'
  evidence:
  - source: article
    quote:
      exact: Проект #5 начат
"""
SOURCE = (
    "Сегодня 150 млрд евро выделено, это небезопасно. 12 500 тонн. Государствами-членами ЕС принято 22-е решение, "
    "O’Brien сказал: рост 3,5 раза, 10-летие, 17% и полтора миллиарда. Два с половиной года, ЕС–Центральная Азия, "
    "и/или, C5+1."
)


@pytest.mark.parametrize(
    "exact, whole",
    [
        ("150 млрд евро", None),
        ("50 млрд евро", "150 млрд"),
        ("Сегодня 150", "150 млрд"),
        ("безопасно", "небезопасно"),
        ("это небезопас", "небезопасно"),
        ("500 тонн", "12 500"),
        ("12 500 тонн", None),
        ("12", "12 500"),
        ("членами ЕС", "Государствами-членами"),
        ("Государствами", "Государствами-членами"),
        ("Государствами-членами", None),
        ("решение, O", "O’Brien"),
        ("Brien", "O’Brien"),
        ("рост 3", "3,5"),
        ("5 раза", "3,5"),
        ("летие", "10-летие"),
        ("10", "10-летие"),
        ("17", "17%"),
        ("17%", None),
        ("миллиарда", "полтора миллиарда"),
        ("полтора миллиарда", None),
        ("Два", "Два с половиной"),
        ("половиной года", "Два с половиной"),
        ("Центральная Азия", "ЕС–Центральная"),
        ("C5", "C5+1"),
        ("C5+1", None),
        ("и/или", None),
        ("22-е решение", None),
        ("е решение", "22-е"),
    ],
)
def test_a_quote_begins_and_ends_with_whole_words_and_numbers(exact: str, whole: str | None) -> None:
    quoting = event(evidence=[{"source": "article", "quote": {"exact": exact}}])
    hints = [
        each.hint
        for each in found({"events": [quoting], "figures": []}, text=SOURCE)
        if each.code.name == "quote-cuts-word"
    ]
    assert hints == ([f"quote the whole: {whole}"] if whole else [])


@pytest.mark.parametrize(
    "line, lost",
    [
        ("en: The project #5 begins", "#5 begins"),
        ("en: The project  # a remark", "# a remark"),
        ('en: "The project #5 begins"', None),
        ("en: 'The project #5 begins'", None),
        ("en: The project#5 begins", None),
        ('en: "The project" # a remark', None),
        ("en: |\n        The project #5 begins", None),
        ("{en: A, ru: Б} # both", None),
    ],
)
def test_what_a_comment_cuts_off_a_text_is_told(line: str, lost: str | None) -> None:
    brief = BRIEF + f"  - text:\n      {line}\n"
    told = [each for each in found(None, brief) if each.code.name == "text-cut-off"]
    assert [each.message for each in told] == ([f"the text ends before ‘{lost}’, which is lost"] if lost else [])
    assert [(each.span.line, brief.split("\n")[7][each.span.column - 1]) for each in told] == (
        [(8, "#")] if lost else []
    )


def test_a_quote_that_a_comment_cuts_off_is_told() -> None:
    told = [each for each in found(QUOTING, text="Проект #5 начат") if each.code.name == "text-cut-off"]
    assert [(each.span.line, each.span.column) for each in told] == [(17, 21)]
