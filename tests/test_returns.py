"""What is told of Word documents that came back: every change at its statement, and none invented."""

import shutil

import pytest

from tests.returned_documents import CASES, UNTOUCHED, case_document, made, returned, through_libreoffice, told


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
