"""New words around what is drawn: the draws stay, and what was typed over one is told and not written."""

import pytest

from briefgen.draws import Draw
from briefgen.returns.rewording import Reworded, plain_text, printed, reworded

SOURCE = (
    "The Council approved the mandate on {{ date('visa') }}, as Kazakhstan states; trade was {{ figure(\"trade\") }}."
)
LINE = (
    "EU side: The Council approved the mandate on 27 March 2025, as Kazakhstan states; "
    "trade was almost USD\u00a050\u00a0billion."
)
DRAWN = {"visa": "27 March 2025", "trade": "almost USD\u00a050\u00a0billion", "kallas": "Kaja Kallas"}


def shown(draw: Draw) -> str:
    return DRAWN[draw.id]


def rewritten(*passages: str) -> Reworded:
    was = printed(SOURCE, LINE, shown)
    assert was is not None
    return reworded(was, passages, "en")


@pytest.mark.parametrize(
    "came_back, expected",
    [
        (LINE, SOURCE),
        (LINE.replace("approved the mandate", "has agreed a mandate"), SOURCE.replace("approved the", "has agreed a")),
        (
            LINE.replace(
                "The Council approved the mandate on 27 March 2025", "On 27 March 2025 the Council gave a mandate"
            ),
            SOURCE.replace(
                "The Council approved the mandate on {{ date('visa') }}",
                "On {{ date('visa') }} the Council gave a mandate",
            ),
        ),
        (
            "EU side: Trade was almost USD 50 billion; the mandate is of 27 March 2025.",
            "Trade was {{ figure(\"trade\") }}; the mandate is of {{ date('visa') }}.",
        ),
        (LINE.replace(" on 27 March 2025", ""), SOURCE.replace(" on {{ date('visa') }}", "")),
        ("EU side: Something else altogether, without a number.", "Something else altogether, without a number."),
    ],
)
def test_words_around_a_draw_change_and_the_draw_stays(came_back: str, expected: str) -> None:
    assert rewritten(came_back) == Reworded((expected,))


@pytest.mark.parametrize(
    "old, new, told",
    [
        (
            "27 March",
            "28 March",
            "‘27 March 2025’ is drawn by {{ date('visa') }}: correct the date of the event ‘visa’",
        ),
        ("50", "60", 'is drawn by {{ figure("trade") }}: correct the figure ‘trade’'),
        ("almost ", "", "correct the figure ‘trade’"),
        ("on 27 March 2025", "last spring", "correct the date of the event ‘visa’"),
        ("almost USD\u00a050\u00a0billion", "sixty billion dollars", "correct the figure ‘trade’"),
        ("on 27 March 2025, as Kazakhstan states", "as Kazakhstan states, on 1 April 2025", "‘visa’"),
        ("EU side:", "They:", "‘EU side:’ is not part of this text"),
        ("approved", "approved {{ date('epca') }}", "can only be typed in the file"),
    ],
)
def test_what_was_typed_over_a_draw_is_told_and_not_written(old: str, new: str, told: str) -> None:
    found = rewritten(LINE.replace(old, new))
    assert found.texts == ()
    assert told in (found.why or "")


def test_a_text_that_was_split_is_two_sources_each_with_its_draws() -> None:
    first, second = "EU side: The Council approved the mandate on 27 March 2025.", "Trade was almost USD 50 billion."
    expected = ("The Council approved the mandate on {{ date('visa') }}.", 'Trade was {{ figure("trade") }}.')
    assert rewritten(first, second) == Reworded(expected)


def test_the_file_keeps_its_own_characters_where_nothing_has_changed() -> None:
    source, line = "The EU\u00a0and «we»: 5\u2011year talks", "The EU and «we»: 5-year talks"
    was = printed(source, line, shown)
    assert was is not None
    assert reworded(was, [f"{line} today"], "en") == Reworded((f"{source} today",))


def test_a_text_that_the_template_prints_otherwise_is_not_taken_over() -> None:
    assert printed("Some words", "OTHER WORDS", shown) is None


@pytest.mark.parametrize("typed", ["see {{ date('epca') }}", "a {% set x %}", "a {# remark #}"])
def test_nothing_that_would_be_drawn_comes_in_with_new_words(typed: str) -> None:
    assert plain_text(typed).texts == ()


def test_what_is_unseen_does_not_come_in() -> None:
    assert plain_text("a\u202eb\u00a0c\u00adk") == Reworded(("ab ck",))
