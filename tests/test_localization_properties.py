"""What holds of every date, every number and every text."""

from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefgen.edtf import Edtf, EdtfError, parse
from briefgen.localization import Language, language, nobreak

HERE = Path(__file__).parent
LANGUAGES = (
    language("en"),
    language("en", "gov-uk"),
    *(language(tag, None, (HERE / f"test_localization_{tag}.po").read_bytes()) for tag in ("ru", "kk")),
    language("uz"),
)
FORBIDDEN = {"\u202f", "\u2009", "{", "}", "  "}

languages = st.sampled_from(LANGUAGES)
years = st.sampled_from(("0001", "2024", "2025", "9999", "XXXX", "202X", "20XX"))
parts = st.sampled_from(("", "-02", "-12", "-21", "-24", "-33", "-36", "-XX"))
days = st.sampled_from(("", "-01", "-28", "-29", "-31", "-XX"))
points = st.builds("".join, st.tuples(years, parts, days, st.sampled_from(("", "?", "~", "%"))))
ends = st.one_of(points, st.sampled_from(("", "..")))
texts = st.one_of(
    points,
    st.builds("{}/{}".format, ends, ends),
    st.builds("[{}..{}]".format, st.one_of(points, st.just("")), st.one_of(points, st.just(""))),
    st.lists(points, min_size=2, max_size=4).map(lambda choices: f"[{','.join(choices)}]"),
)


def readable(text: str) -> bool:
    """Tell whether the text is a date."""
    try:
        parse(text)
    except EdtfError:
        return False
    return True


dates = texts.filter(readable).map(parse)
numbers = st.decimals(allow_nan=False, allow_infinity=False)


@given(languages, dates)
def test_every_date_has_words(spoken: Language, date: Edtf) -> None:
    for written in (spoken.date(date), spoken.short_date(date)):
        assert written.strip()
        assert not [text for text in FORBIDDEN if text in written]
        assert nobreak(written, spoken.locale) == written


@given(languages, numbers)
def test_a_number_keeps_every_digit(spoken: Language, value: Decimal) -> None:
    signs: dict[str, str | int | None] = {
        "−": "-",
        "\u00a0": "",
        **({",": ""} if spoken.style == "gov-uk" else {",": "."}),
    }
    written = spoken.number(value)
    assert " " not in written
    assert Decimal(written.translate(str.maketrans(signs))) == value


@given(languages, st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from(("EUR", "KZT", "CHF")))
def test_money_never_breaks_within_its_number(spoken: Language, value: Decimal, currency: str) -> None:
    written = spoken.amount(value, currency, "exact")
    assert not [text for text in FORBIDDEN if text in written]


PROSE = st.text(st.sampled_from("  \u00a0 —–№0123 в с К. Ж.- мая May EUR млн %\n.,"), max_size=30)


@given(st.sampled_from(("en", "ru", "kk", "de")), st.one_of(st.text(), PROSE))
def test_nobreak_is_idempotent_and_changes_spaces_and_hyphens_only(locale: str, text: str) -> None:
    once = nobreak(text, locale)
    assert nobreak(once, locale) == once
    breaking = str.maketrans("\u00a0\u2011", " -")
    assert once.translate(breaking) == text.translate(breaking)


@given(languages, st.lists(st.text(st.sampled_from("аәбёеийкқіыa бbzé «»1-"), max_size=6)))
def test_a_collation_key_orders_any_texts(spoken: Language, words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(words, key=spoken.collation_key) == sorted(backwards, key=spoken.collation_key)
