"""What is told of Word documents that came back: every change at its statement, and none invented."""

import shutil
from io import BytesIO

import docx
import pytest

from tests.returned_documents import CASES, UNTOUCHED, case_document, made, returned, through_libreoffice, told
from tests.word_edits import edited


@pytest.mark.parametrize("name", CASES)
def test_every_change_is_told_at_its_statement_and_none_is_invented(name: str) -> None:
    assert told(returned(case_document(name))) == CASES[name].told


@pytest.mark.parametrize("name", UNTOUCHED)
def test_of_a_document_that_nobody_has_touched_nothing_is_told(name: str) -> None:
    found = returned(made(name))
    assert told(found) == ()
    assert found.remarks == ()


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_it_is_the_same_once_libreoffice_has_saved_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    documents = {name: case_document(name) for name in CASES}
    documents |= {f"untouched-{number}": made(name) for number, name in enumerate(UNTOUCHED)}
    expected = {name: CASES[name].told if name in CASES else () for name in documents}
    for way, saved in through_libreoffice(tmp_path_factory.mktemp("returns"), documents).items():
        found = {name: told(returned(data)) for name, data in saved.items()}
        assert found == expected, way


def _python_docx(words: str, replaced: str) -> bytes:
    """What a program leaves that takes the paragraph's bookmarks away with its words."""
    document = docx.Document(BytesIO(made("en/visa-talks")))
    next(each for each in document.paragraphs if words in each.text).text = replaced
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_a_statement_typed_over_wholly_with_its_bookmark_is_found_by_its_place_and_that_is_said() -> None:
    new = "Get a firm date for the second round, in writing."
    found = returned(_python_docx("Obtain the date and place", new))
    (change,) = found.changes
    assert (change.kind, change.statement, change.after, change.found_by) == ("changed", 2, new, "likeness")
    assert found.remarks == ("bookmarks lost or renamed: 1; those lines were found by their words, order and likeness",)


def test_tracked_changes_bear_author_and_time_and_what_was_typed_over_none() -> None:
    first, second = returned(case_document("half-accepted")).changes
    assert (first.author, first.date, first.tracked) == (None, None, False)
    assert (second.author, second.date, second.tracked) == ("Aigerim", "2026-11-24T09:30:00Z", True)


def test_a_conversation_is_one_change_with_its_replies_and_the_words_that_it_is_about() -> None:
    comment = returned(case_document("commented")).changes[0]
    assert (comment.author, comment.after) == ("Dana", "Do we want this in writing?")
    assert [(reply.author, reply.text) for reply in comment.replies] == [("Yerlan", "Yes.")]
    assert comment.about.startswith("Obtain the EU’s draft on readmission")


def test_a_table_or_a_heading_that_was_changed_is_shown_and_comes_from_elsewhere() -> None:
    found = returned(edited(made("en/visa-talks"), lambda e: e.type_over("event-visa-mandate", "27", "28")))
    (change,) = found.changes
    assert not change.writable
    assert change.why == "this comes from the event ‘visa-mandate’, and not from the briefing"
