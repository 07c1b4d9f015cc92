"""What is written when changes are accepted: only lines of their statements, never over a draw or others' work."""

import difflib
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from briefgen.findings import FindingsError, Severity
from briefgen.project.saving import FileChangedError
from briefgen.returns.changes import Returned
from briefgen.service.executors import Means
from briefgen.service.opened import OpenProject, open_project
from briefgen.service.requests import Request, RequestError
from tests.real_documents import AS_OF, ROOT
from tests.returned_documents import CASES, case_document, made, told
from tests.word_edits import Edit, edited

BRIEF = "briefings/visa-talks.yaml"
ASKED_FOR = {"missing-cites", "too-many-statements"}  # of statements that were typed in Word


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real project's files."""
    shutil.copy(ROOT / "events.yaml", tmp_path)
    for name in ("briefings", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def take(project: OpenProject, returned: Returned, numbers: Iterable[int] | None = None) -> str:
    """The brief's text once these changes, or all that can be, are taken over."""
    wanted = [change.number for change in returned.changes if change.writable] if numbers is None else numbers
    project.save([project.accept(returned, wanted)])
    return (project.root / BRIEF).read_text(encoding="utf-8")


def changed_lines(before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def faults(project: OpenProject) -> list[str]:
    findings = (each for each in project.check(AS_OF) if each.span.file == BRIEF)
    return [each.code.name for each in findings if each.severity is not Severity.NOTICE]


@pytest.mark.parametrize("name", CASES)
def test_what_is_accepted_is_not_told_again_and_the_check_is_as_clean_as_before(name: str, folder: Path) -> None:
    project = open_project(folder)
    returned = project.receive(case_document(name))
    before = faults(project)
    take(project, returned)
    after = open_project(folder)
    left = [each for each in told(after.receive(case_document(name))) if each[0] != "comment"]
    assert left == []
    assert [each for each in faults(after) if each not in ASKED_FOR] == before


def test_a_document_made_of_what_was_accepted_comes_back_without_a_change(folder: Path) -> None:
    project = open_project(folder)
    take(project, project.receive(case_document("half-accepted")))
    after = open_project(folder)
    output = folder / "output"
    request = Request(AS_OF, ("visa-talks",), ("docx",), ("en",))
    assert [outcome.result for outcome in after.build(request, output, Means(1))] == ["built"]
    assert told(after.receive((output / "en/visa-talks.docx").read_bytes())) == ()


def test_only_lines_of_the_statements_that_were_touched_differ(folder: Path) -> None:
    before = (folder / BRIEF).read_text(encoding="utf-8")
    project = open_project(folder)
    after = take(project, project.receive(case_document("half-accepted")))
    assert changed_lines(before, after) == (
        "-  - text:\n-      en: Obtain the date and place of the next round.\n"
        "+  - id: obtain-the-date-and-place\n+    text:\n"
        "+      en: Obtain the day, the hour and the place of the next round.\n+    behind: [ru, kk]\n"
        "-  - text:\n-      en: Agree a target month for finishing the text of the Visa Facilitation Agreement.\n"
        "+  - id: agree-a-target-month-for\n+    text:\n"
        "+      en: Agree a target day for finishing the text of the Visa Facilitation Agreement.\n"
        "+    behind: [ru, kk]"
    )


def test_only_the_changes_that_are_named_are_written(folder: Path) -> None:
    project = open_project(folder)
    after = take(project, project.receive(case_document("typed-over")), [3])
    assert "written offer" in after
    assert "Visa and readmission" not in after


@pytest.mark.parametrize(
    "edit",
    [
        lambda e: e.type_over("state-of-play-3", "27 March 2025", "28 March 2025"),
        lambda e: e.type_over("state-of-play-3", "27 March 2025", "28 March 2025", tracked=True),
        lambda e: e.type_over("state-of-play-11", "4\u00a0000", "5 000"),
        lambda e: e.type_over("if-raised-3", "We state 27 March 2025.", "We state 1 April 2025, in Brussels."),
    ],
)
def test_a_drawn_number_that_was_typed_over_is_never_in_the_file(edit: Edit, folder: Path) -> None:
    project = open_project(folder)
    returned = project.receive(edited(made("en/visa-talks"), edit))
    (change,) = returned.changes
    assert not change.writable
    assert re.search(r"is drawn by \{\{ (date|figure)\('[a-z-]+'\) \}\}: correct the ", change.why or "")
    before = (folder / BRIEF).read_text(encoding="utf-8")
    assert take(project, returned) == before
    with pytest.raises(RequestError, match="change 1 cannot be written"):
        take(project, returned, [1])


def test_a_statement_that_the_file_changed_meanwhile_is_shown_both_ways_and_not_written(folder: Path) -> None:
    brief = folder / BRIEF
    document = edited(made("en/visa-talks"), lambda e: e.type_over("objectives-3", "position", "offer", tracked=True))
    text = brief.read_text(encoding="utf-8").replace(
        "Obtain the EU’s written position on fees", "Obtain their paper on fees"
    )
    brief.write_text(text, encoding="utf-8")
    project = open_project(folder)
    (change,) = project.receive(document).changes
    assert (change.writable, change.section, change.statement) == (False, "objectives", 3)
    assert "written position" in change.before
    assert "written offer" in change.after
    assert change.now is not None
    assert "their paper" in change.now
    assert take(project, project.receive(document)) == text


def test_statements_that_came_or_went_in_the_file_meanwhile_are_no_changes_of_the_document(folder: Path) -> None:
    brief = folder / BRIEF
    text = brief.read_text(encoding="utf-8")
    new = "- section: objectives\n  statements:\n  - text:\n      en: Ask for a list of the delegation.\n"
    text = text.replace("- section: objectives\n  statements:\n", new)
    gone = text.index("  - text:\n      en: Agree a target month")
    text = text[:gone] + text[text.index("- section: their-objectives") :]
    brief.write_text(text, encoding="utf-8")
    found = open_project(folder).receive(case_document("typed-over"))
    assert told(found) == (
        ("changed", None, None),
        ("changed", None, None),
        ("changed", "objectives", 4),
        ("changed", "if-raised", 2),
    )
    assert found.changed_since


def test_a_public_copy_touches_nothing_that_it_did_not_hold(folder: Path) -> None:
    before = (folder / BRIEF).read_text(encoding="utf-8")
    project = open_project(folder)
    new = edited(
        made("en/visa-talks.public"),
        lambda e: e.insert_after("bottom-line-2", "Both sides want a second round."),
        lambda e: e.delete("press-line-2"),
    )
    after = take(project, project.receive(new))
    lines = changed_lines(before, after).splitlines()
    assert [line for line in lines if line.startswith("+")] == [
        "+  - id: both-sides-want-a-second",
        "+    text:",
        "+      en: Both sides want a second round.",
        "+    release: public",
    ]
    assert {line[1:] for line in lines if line.startswith("-")} <= set(
        before[before.index("- section: press-line") :].splitlines()
    )


def test_a_language_that_has_caught_up_is_not_behind_any_more(folder: Path) -> None:
    project = open_project(folder)
    text = take(project, project.receive(case_document("half-accepted")))
    assert text.count("behind: [ru, kk]") == 2
    project = open_project(folder)
    russian = edited(made("ru/visa-talks"), lambda e: e.type_over("objectives-2", "Получить дату", "Узнать дату"))
    text = take(project, project.receive(russian))
    assert text.count("behind: [ru, kk]") == 1
    assert text.count("behind: [kk]") == 1


def test_a_file_that_was_changed_after_it_was_read_is_not_overwritten(folder: Path) -> None:
    project = open_project(folder)
    returned = project.receive(case_document("typed-over"))
    with (folder / BRIEF).open("a", encoding="utf-8") as file:
        file.write("# another hand\n")
    with pytest.raises(FileChangedError):
        take(project, returned)


def test_a_document_of_a_briefing_that_is_not_there_any_more_is_a_finding(folder: Path) -> None:
    (folder / BRIEF).unlink()
    with pytest.raises(FindingsError) as caught:
        open_project(folder).receive(made("en/visa-talks"))
    assert [each.code.name for each in caught.value.findings] == ["unknown-return"]
