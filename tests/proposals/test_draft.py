"""A brief begins from the timeline: it builds at once, cites every fact, and types none."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.draws import draws, without_draws
from briefgen.extraction import amounts, dates
from briefgen.findings import fail
from briefgen.model import Briefing, Release
from briefgen.project.saving import FileChangedError
from briefgen.proposals.draft_words import TO_WRITE
from briefgen.proposals.drafting import Wishes
from briefgen.service.drafting import draft
from briefgen.service.opened import OpenProject, open_project
from briefgen.service.requests import Request, RequestError

ROOT = Path(__file__).parent.parent.parent
MET = date(2026, 3, 10)
PAIRS = [("visa", "european-union"), ("uk", "united-kingdom"), ("trade", "kaja-kallas"), ("transport", "a delegation")]


@pytest.fixture
def project(tmp_path: Path) -> OpenProject:
    for name in ("seeds", "briefings"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "events.yaml", tmp_path)
    return open_project(tmp_path)


def begun(project: OpenProject, topic: str, with_: str) -> tuple[OpenProject, Briefing]:
    project.save([draft(project, "new-brief", Wishes((topic,), with_=with_, on=MET))])
    again = open_project(project.root)
    briefing = again.contents.briefings["new-brief"].value
    assert briefing is not None
    return again, briefing


@pytest.mark.parametrize("topic, with_", PAIRS)
def test_a_draft_has_no_finding_of_its_own(project: OpenProject, topic: str, with_: str) -> None:
    before = {(each.code.name, each.message) for each in project.check(MET)}
    again, _ = begun(project, topic, with_)
    new = [each for each in again.check(MET) if (each.code.name, each.message) not in before]
    assert [each for each in new if fail([each]) or each.span.file.startswith("briefings/new")] == []


@pytest.mark.parametrize("topic, with_", PAIRS)
def test_every_fact_is_cited_and_none_is_typed(project: OpenProject, topic: str, with_: str) -> None:
    again, briefing = begun(project, topic, with_)
    titles = {text for event in again.timeline.events for _, text in event.title.texts}
    count = 0
    for section in briefing.sections:
        for statement in section.statements:
            if section.section in TO_WRITE:
                continue
            assert statement.cites
            for lang, text in statement.text.texts:
                typed = without_draws(text)
                of_titles = any(title.rstrip(".") in typed for title in titles)
                numbers = [each for each in amounts(typed, lang) if each.digits]
                assert of_titles or not (*dates(typed, lang), *numbers)
                count += len(list(draws(text)))
    assert count > 5


def test_what_only_the_officer_can_write_says_so(project: OpenProject) -> None:
    _, briefing = begun(project, "visa", "european-union")
    for section in briefing.sections:
        if section.section in TO_WRITE:
            (statement,) = section.statements
            assert dict(statement.text.texts) == TO_WRITE[section.section]
    assert {section.section for section in briefing.sections} >= set(TO_WRITE)


def test_participants_hold_their_office_on_the_day(project: OpenProject) -> None:
    _, briefing = begun(project, "trade", "kaja-kallas")
    assert briefing.meeting is not None
    assert briefing.meeting.participants[0] == "kaja-kallas"
    assert "charles-michel" not in briefing.meeting.participants


def test_it_builds_at_once_and_says_that_it_is_a_draft(project: OpenProject) -> None:
    again, _ = begun(project, "visa", "european-union")
    request = Request(MET, ("new-brief",), ("html",), ("en", "ru", "kk"), Release.INTERNAL)
    outcomes = list(again.build(request))
    assert len(outcomes) == 3
    page = (project.root / "output/en/new-brief.html").read_text(encoding="utf-8")
    assert "Draft, not cleared" in page
    assert "{{" not in page


@pytest.mark.parametrize(
    "name, wishes, message",
    [
        ("visa-talks", Wishes(("visa",)), "already"),
        ("Visa Talks", Wishes(("visa",)), "cannot be the id"),
        ("../x", Wishes(("visa",)), "cannot be the id"),
        ("new", Wishes(("vsa",)), "did you mean ‘visa’"),
        ("new", Wishes(("visa",), ("nobody",)), "there is no actor"),
        ("new", Wishes(), "say what the brief is about"),
        ("new", Wishes(with_="someone else"), "say what the brief is about"),
    ],
)
def test_what_cannot_be_drafted_is_said(project: OpenProject, name: str, wishes: Wishes, message: str) -> None:
    with pytest.raises(RequestError, match=message):
        draft(project, name, wishes)


def test_a_brief_that_came_meanwhile_is_not_replaced(project: OpenProject) -> None:
    rewrite = draft(project, "new", Wishes(("visa",)))
    (project.root / "briefings/new.yaml").write_text("kind: chronology\n", encoding="utf-8")
    with pytest.raises(FileChangedError):
        project.save([rewrite])


def test_the_command_writes_it(project: OpenProject, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--project", str(project.root)]
    assert main(["draft", "new", "--topic", "visa", "--with", "european-union", "--on", "2026-03-10", *at]) == 0
    assert "briefings/new.yaml" in capsys.readouterr().err
    assert main(["draft", "new", "--topic", "visa", *at]) == 2
