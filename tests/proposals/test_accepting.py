"""What is accepted goes into the timeline, passes the check, is remembered, and can be taken back byte for byte."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from briefgen.findings import fail
from briefgen.model import Event, Figure
from briefgen.project.saving import FileChangedError, Rewrite
from briefgen.proposals import How
from briefgen.proposals.memory import Became
from briefgen.service.opened import OpenProject, open_project
from briefgen.service.plan import StoppedError
from briefgen.service.proposing import Choice, Considered, accept, decline, propose
from briefgen.service.requests import RequestError

_SPEC = importlib.util.spec_from_file_location("articles_project", Path(__file__).parent / "project.py")
assert _SPEC is not None
assert _SPEC.loader is not None
articles_project = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(articles_project)
LATER = date(2026, 12, 1)


@pytest.fixture
def project(tmp_path: Path) -> OpenProject:
    opened: OpenProject = articles_project.project_with_articles(tmp_path)
    return opened


def with_words(found: tuple[Considered, ...], words: str, kind: str = "event") -> Considered:
    return next(each for each in found if words in each.proposal.quote and each.proposal.kind == kind)


def event_of(project: OpenProject, name: str) -> Event:
    return next(each for each in project.timeline.events if each.id == name)


def test_an_accepted_event_has_its_words_its_date_and_the_day_on_which_it_became_known(project: OpenProject) -> None:
    found = with_words(propose(project, "ru-coventry-opens"), "Во вторник в Алматы")
    made = accept(
        project, "ru-coventry-opens", [Choice(found.proposal.number, {"fulfils": ["coventry-almaty-campus"]})]
    )
    project.save(made.rewrites)
    event = event_of(open_project(project.root), made.ids[found.proposal.number])
    assert (event.date.text, event.date_basis, event.status) == ("2026-09-15", "resolved", "occurred")
    assert (event.recorded_on, event.fulfils) == (date(2026, 9, 16), ("coventry-almaty-campus",))
    assert event.evidence[0].quote is not None
    assert event.evidence[0].quote.exact == found.proposal.quote
    assert event.title.get("ru")
    unwritten = [
        each.message for each in open_project(project.root).check(LATER) if each.code.name == "title-unwritten"
    ]
    assert unwritten == [f"the title of ‘{event.id}’ is still the words of its source"]
    assert event.place is not None
    assert event.place.get("kk") == "Алматы"


def test_events_go_where_their_date_belongs(project: OpenProject) -> None:
    found = with_words(propose(project, "kk-costa-visit"), "Бірінші раунд сейсенбіде")
    number = found.proposal.number
    made = accept(project, "kk-costa-visit", [Choice(number, {"topics": ["visa"]})])
    project.save(made.rewrites)
    order = [each.id for each in open_project(project.root).timeline.events]
    assert order.index("cooperation-council-22") < order.index(made.ids[number]) < order.index("costa-astana-visit")


def test_a_figure_that_differs_is_entered_beside_its_measure_with_a_discrepancy(project: OpenProject) -> None:
    found = with_words(propose(project, "ru-trade-forum"), "составил 47,3 млрд", "figure")
    assert any(each.sure and each.how is How.DIFFERS for each in found.proposal.relations)
    made = accept(project, "ru-trade-forum", [Choice(found.proposal.number)])
    project.save(made.rewrites)
    timeline = open_project(project.root).timeline
    figure = next(each for each in timeline.figures if each.id == made.ids[found.proposal.number])
    assert (figure.measure, f"{figure.value:f}", figure.unit, figure.period.text) == (
        "eu-kz-trade", "47300000000", "USD", "2024",
    )  # fmt: skip
    (said,) = (each for each in timeline.discrepancies if each.id in made.discrepancies)
    assert set(said.about) == {figure.id, "eu-kz-trade-2024-usd", "eu-kz-trade-2024-eur"}


def test_what_is_accepted_or_declined_is_remembered_and_asked_no_more(project: OpenProject) -> None:
    first, second, third = (each.proposal.number for each in propose(project, "en-visa-round")[:3])
    project.save(accept(project, "en-visa-round", [Choice(first)]).rewrites)
    again = open_project(project.root)
    again.save(decline(again, "en-visa-round", [second]).rewrites)
    last = open_project(project.root)
    became = {each.proposal.number: each.became for each in propose(last, "en-visa-round")}
    assert (became[first], became[second], became[third]) == (Became.ACCEPTED, Became.DECLINED, Became.OPEN)
    with pytest.raises(RequestError, match="accepted before"):
        accept(last, "en-visa-round", [Choice(first)])
    accept(last, "en-visa-round", [Choice(second)])  # what was declined may be wanted after all


def test_accept_and_undo_leave_the_files_byte_for_byte(project: OpenProject) -> None:
    before = (project.root / "events.yaml").read_bytes()
    numbers = [each.proposal.number for each in propose(project, "en-visa-round") if each.proposal.topics][:6]
    saved = project.save(accept(project, "en-visa-round", [Choice(number) for number in numbers]).rewrites)
    assert (project.root / "events.yaml").read_bytes() != before
    project.save([Rewrite(each.name, each.sha256, each.undo) for each in saved])
    assert (project.root / "events.yaml").read_bytes() == before


def test_words_that_are_joined_stand_in_one_event(project: OpenProject) -> None:
    found = propose(project, "en-visa-round")
    one = with_words(found, "met in Brussels on Tuesday").proposal.number
    other = with_words(found, "led the delegation").proposal.number
    made = accept(project, "en-visa-round", [Choice(one, joined=(other,))])
    project.save(made.rewrites)
    last = open_project(project.root)
    assert len(event_of(last, made.ids[one]).evidence) == 2
    assert with_words(propose(last, "en-visa-round"), "led the delegation").became is Became.JOINED


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(project: OpenProject) -> None:
    made = accept(project, "en-visa-round", [Choice(propose(project, "en-visa-round")[0].proposal.number)])
    path = project.root / "events.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# a word\n", encoding="utf-8")
    with pytest.raises(FileChangedError):
        project.save(made.rewrites)
    assert not (project.root / "proposals").exists()


@pytest.mark.parametrize(
    "number, fields, message",
    [(999, {}, "no proposal 999"), (1, {"colour": "red"}, "no key"), (0, {}, "no proposal 0")],
)
def test_what_cannot_be_accepted_is_said(
    project: OpenProject, number: int, fields: dict[str, str], message: str
) -> None:
    with pytest.raises(RequestError, match=message):
        accept(project, "en-visa-round", [Choice(number, fields)])


def test_a_source_that_is_not_there_is_said(project: OpenProject) -> None:
    with pytest.raises(RequestError, match="there is no source ‘nobody’"):
        propose(project, "nobody")
    with pytest.raises(RequestError, match="has no text"):
        propose(project, "diplomat-epca")


def test_what_would_be_an_error_is_not_accepted(project: OpenProject) -> None:
    number = propose(project, "en-visa-round")[0].proposal.number
    with pytest.raises(StoppedError):
        accept(project, "en-visa-round", [Choice(number, {"actors": ["nobody-at-all"]})])


def test_all_that_the_articles_propose_passes_the_check_unedited(project: OpenProject) -> None:
    sources = [each.id for each in project.timeline.sources if each.id[:3] in {"en-", "ru-", "kk-"}]
    count = 0
    for name in sources:
        opened = open_project(project.root)
        found = sorted(each.proposal.number for each in propose(opened, name) if each.proposal.worth_it)
        topics = {each.proposal.number: each.proposal.topics for each in propose(opened, name)}
        choices = [Choice(n, {} if topics[n] else {"topics": ["politics"]}) for n in found]
        opened.save(accept(opened, name, choices).rewrites)
        count += len(choices)
    assert count > 70
    last = open_project(project.root)
    assert [each for each in last.check(LATER) if fail([each])] == []
    assert any(isinstance(each, Figure) for each in last.timeline.figures)


@pytest.mark.parametrize("source", ["ls-baur", "kt-eias", "kazinform-uk", "eu-reporter-vassilenko"])
def test_all_that_a_real_source_proposes_would_pass_the_check(project: OpenProject, source: str) -> None:
    found = sorted((e.proposal for e in propose(project, source) if e.proposal.worth_it), key=lambda each: each.number)
    made = accept(project, source, [Choice(e.number, {} if e.topics else {"topics": ["politics"]}) for e in found])
    assert len(made.ids) == len(found) > 10
