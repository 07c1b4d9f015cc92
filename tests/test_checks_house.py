"""What the checks and the documents both know of the house style is the same."""

from briefgen.checks.house_style import CITING_SECTIONS, DRAWN_SECTIONS, MARKINGS, MOST_STATEMENTS, MOST_WORDS
from briefgen.document import register, vocabulary
from briefgen.draws import FACTS, PEOPLE
from briefgen.model.house import ANNEXES, SECTIONS


def test_every_section_and_annex_has_its_look() -> None:
    assert {*SECTIONS, *ANNEXES} <= vocabulary.SECTION_STYLES


def test_every_limit_is_of_a_section() -> None:
    assert CITING_SECTIONS | DRAWN_SECTIONS | set(MOST_STATEMENTS) | set(MOST_WORDS) <= set(SECTIONS)


def test_the_register_has_every_function_that_a_text_may_call() -> None:
    assert all(callable(getattr(register.Register, name)) for name in FACTS | PEOPLE)


def test_markings_are_in_capitals_and_each_stands_once() -> None:
    assert all(marking == marking.upper() for marking in MARKINGS)
    assert len(set(MARKINGS)) == len(MARKINGS)
