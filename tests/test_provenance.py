"""Provenance: a quote matches after one fixed fold and nowhere else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import Quote
from briefgen.provenance import SourceText, _Folded, fold, in_one_spelling

ARTICLE = (
    "Реклама: мандат\n27\u00a0марта 2025\u202fгода Совет\u00a0— «впервые» — одобрил   мандат.\n"
    "Ещё раз: мандат на переговоры.\nЧитайте также: мандат"
)
START = ARTICLE.index("27")
END = ARTICLE.index("\nЧитайте")
SOURCE = SourceText(ARTICLE, START, END)


def quote(exact: str, prefix: str | None = None, suffix: str | None = None) -> Quote:
    return Quote(exact=exact, prefix=prefix, suffix=suffix)


@pytest.mark.parametrize(
    "exact",
    [
        "27 марта 2025 года Совет",
        "Совет - «впервые» - одобрил мандат",
        'Совет – "впервые" – одобрил мандат',
        "Совет — „впервые“ — одобрил мандат",
        "Еще раз",
        "мандат.\nЕщё раз",
        "  одобрил мандат.  ",
    ],
)  # fmt: skip
def test_an_ordinary_keyboard_is_enough(exact: str) -> None:
    (passage,) = SOURCE.passages(quote(exact))
    assert passage.text == ARTICLE[passage.start : passage.end]
    assert fold(passage.text) == fold(exact)


@pytest.mark.parametrize(
    "exact",
    ["28 марта 2025 года", "27 Марта 2025 года", "Совет впервые одобрил", "одобрил мандaт", "27 марта 2025года", "..."],
)
def test_a_near_match_is_none(exact: str) -> None:
    assert SOURCE.passages(quote(exact)) == ()


ODD = {
    "composed of two characters": ("Кыи\u0306ы\u0301р e\u0301te\u0301", "Кыйы\u0301р été"),
    "soft hyphens": ("со\u00adтруд\u00adни\u00adче\u00adство", "сотрудничество"),
    "joiners and marks of direction": ("Ка\u200bзах\u2060\u200eст\ufeffан", "Казахстан"),
    "ligatures": ("the oﬃcial ﬁgures aﬀect", "the official figures affect"),
    "an ellipsis": ("и так… далее", "и так... далее"),
    "an ellipsis typed for three points": ("и так... далее", "и так… далее"),
    "spaces about what is not seen": ("на \u200b рынке", "на рынке"),
    "a diaeresis of its own": ("Е\u0308лка", "Елка"),
    "a variation selector": ("знак №\ufe0f 5", "знак № 5"),
}


@pytest.mark.parametrize("case", ODD)
def test_what_a_copied_text_has_of_its_own_is_folded(case: str) -> None:
    stands, typed = ODD[case]
    text = f"Начало {stands} конец"
    (passage,) = SourceText(text, 0, len(text)).passages(quote(typed))
    assert passage.text == stands
    (back,) = SourceText(f"Начало {typed} конец", 0, len(text)).passages(quote(stands))
    assert back.text == typed


@given(st.text(alphabet="аи\u0306еe\u0301 \u00ad\u200b…ﬁ-–\n.", max_size=40))
def test_each_character_of_a_folded_text_knows_where_it_stands(text: str) -> None:
    folded = _Folded.of(text)
    assert folded.text.strip(" ") == fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for index, char in enumerate(folded.text):
        piece = fold(text[folded.starts[index] : folded.ends[index]])
        assert char in piece or char == " "


def test_a_word_divided_at_the_end_of_a_line_is_suggested_and_never_passes() -> None:
    text = "Стороны обсудили сотруд-\nничество в сфере транс\u00ad\n порта и торговли"
    source = SourceText(text, 0, len(text))
    typed = quote("обсудили сотрудничество в сфере транспорта")
    assert source.passages(typed) == ()
    near = source.nearest(typed)
    assert near is not None
    assert near.text == "обсудили сотруд-\nничество в сфере транс\u00ad\n порта"


def test_a_prefix_or_a_suffix_makes_it_unique() -> None:
    assert len(SOURCE.passages(quote("мандат"))) == 2
    assert len(SOURCE.passages(quote("мандат", prefix="одобрил"))) == 1
    assert len(SOURCE.passages(quote("мандат", suffix="на переговоры"))) == 1
    assert SOURCE.passages(quote("мандат", prefix="одобрил", suffix="на переговоры")) == ()


def test_what_stands_outside_the_body_is_told_apart() -> None:
    assert SOURCE.passages(quote("Реклама")) == ()
    outside = SOURCE.outside(quote("Реклама"))
    assert outside is not None
    assert SOURCE.line(outside) == 1
    assert SOURCE.outside(quote("27 марта")) is None


def test_a_quote_across_the_bounds_is_outside() -> None:
    assert SOURCE.passages(quote("мандат\n27 марта")) == ()
    assert SOURCE.outside(quote("мандат\n27 марта")) is not None


def test_the_nearest_passage_is_as_long_as_the_quote() -> None:
    near = SOURCE.nearest(quote("28 марта 2025 года Совет"))
    assert near is not None
    assert fold(near.text) == "27 марта 2025 года Совет"


def test_nothing_is_near_to_words_that_are_not_there() -> None:
    assert SOURCE.nearest(quote("совершенно другие слова здесь")) is None
    assert SOURCE.nearest(quote("…")) is None


@given(st.text())
def test_one_spelling_keeps_every_offset(text: str) -> None:
    assert len(in_one_spelling(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="аб \u00a0-—«»\n.", max_size=60), st.data())
def test_every_part_of_a_body_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = text[start:end]
    if part.strip():
        passages = SourceText(text, 0, len(text)).passages(quote(part))
        assert any(passage.start <= start + part.find(part.strip()) < passage.end for passage in passages)


def test_a_hostile_quote_ends_soon() -> None:
    source = SourceText("а" * 200_000, 0, 200_000)
    begun = time.process_time()
    source.passages(quote("а" * 500, prefix="б"))
    source.nearest(quote("а б " * 500))
    assert time.process_time() - begun < 3
