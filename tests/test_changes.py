"""Changes are what is known on one day and was not on another: added, amended, withdrawn, fulfilled, overdue."""

from typing import Any

import pytest

from briefgen.changes import PARTS, Changes, changes
from briefgen.model import Query, Release, Timeline
from briefgen.model.timeline import State
from briefgen.versions import roots
from tests.small_timelines import D, event, figure, source, timeline, view

FIRST, LAST = "2025-03-02", "2025-03-09"
NEW = "2025-03-04"


def between(of: Timeline, first: str = FIRST, last: str = LAST, release: str = "internal", **query: Any) -> Changes:
    return changes(of, D(first), D(last), Release(release), Query.model_validate(query))


@pytest.mark.parametrize(
    "recorded, added",
    [("2025-03-01", []), (FIRST, []), ("2025-03-03", ["a"]), (LAST, ["a"]), ("2025-03-10", [])],
)
def test_what_was_known_on_the_first_day_is_not_new_and_what_became_known_on_the_last_is(
    recorded: str, added: list[str]
) -> None:
    found = between(timeline(event("a", recorded=recorded)))
    assert [known.event.id for known in found.added] == added


def test_an_amendment_shows_what_differs_before_and_after_and_why() -> None:
    found = between(
        timeline(
            event("a", "2025-01-10"),
            event("a-2", "2025-01-11", NEW, supersedes="a", reason={"en": "The page was corrected."}),
        )
    )
    assert found.added == ()
    (change,) = found.amended
    assert (change.after.id, change.fields) == ("a", ("date", "title"))
    assert (change.before.date.text, change.after.date.text) == ("2025-01-10", "2025-01-11")
    assert [reason.best("en")[0] for reason in change.reasons] == ["The page was corrected."]


def test_a_thing_amended_twice_in_a_week_is_one_amendment_with_both_reasons() -> None:
    found = between(
        timeline(
            event("a", "2025-01-10"),
            event("a-2", "2025-01-11", "2025-03-03", supersedes="a", reason={"en": "one"}),
            event("a-3", "2025-01-12", "2025-03-05", supersedes="a-2", reason={"en": "two"}),
        )
    )
    (change,) = found.amended
    assert (change.before.date.text, change.after.date.text) == ("2025-01-10", "2025-01-12")
    assert [reason.best("en")[0] for reason in change.reasons] == ["one", "two"]


def test_a_thing_recorded_and_amended_in_one_week_is_new_in_its_last_wording() -> None:
    found = between(timeline(event("a", recorded=NEW), event("a-2", "2025-01-11", "2025-03-05", supersedes="a")))
    assert [known.event.date.text for known in found.added] == ["2025-01-11"]
    assert found.amended == ()


def test_an_earlier_day_knows_nothing_of_an_amendment_or_a_withdrawal() -> None:
    reason = {"en": "An error."}
    of = timeline(event("a"), event("a-2", recorded=NEW, supersedes="a", withdrawn={"on": LAST, "reason": reason}))
    assert view(of, FIRST).known["a"].event.title.best("en")[0] == "a"
    assert view(of, NEW).known["a"].event.title.best("en")[0] == "a-2"
    assert view(of, NEW).known["a"].event.withdrawn is None
    assert "a" not in view(of, LAST).known


def test_whatever_cites_the_first_version_finds_the_newest() -> None:
    of = timeline(event("a"), event("a-2", recorded=NEW, supersedes="a"), event("b", recorded=NEW, fulfils="a"))
    assert set(view(of, LAST).known) == {"a", "b"}
    assert view(of, LAST).knows(["a"])


def test_an_amended_plan_is_fulfilled_through_either_of_its_ids() -> None:
    plan = event("plan", "2025-06", status="planned")
    later = event("plan-2", "2025-07", "2025-02-01", status="planned", supersedes="plan")
    done = event("done", "2025-03-03", NEW, fulfils="plan-2")
    assert view(timeline(plan, later, done), LAST).known["plan"].state is State.FULFILLED


@pytest.mark.parametrize("recorded", ["2025-01-15", NEW])
def test_a_withdrawal_is_told_in_its_week_even_of_what_was_recorded_in_the_same(recorded: str) -> None:
    end = {"on": "2025-03-05", "reason": {"en": "It was another meeting."}}
    found = between(timeline(event("a", recorded=recorded, withdrawn=end)))
    assert [each.reason.best("en")[0] for each in found.withdrawn] == ["It was another meeting."]
    assert found.added == ()


@pytest.mark.parametrize(
    "when, more, before, after",
    [
        ("2025-03-05", {"status": "planned"}, State.DUE, State.OVERDUE),
        ("2025-04-03", {"status": "planned"}, State.PLANNED, State.DUE),
        ("2025-01-10/2025-03-05", {"status": "ongoing"}, State.ONGOING, State.ENDED),
    ],
)
def test_time_alone_turns_one_state_into_another(when: str, more: dict[str, Any], before: State, after: State) -> None:
    (turn,) = between(timeline(event("a", when, **more))).turned
    assert (turn.before.state, turn.after.state) == (before, after)


def test_a_plan_turns_into_a_fulfilled_one_when_its_fulfilment_becomes_known() -> None:
    found = between(timeline(event("plan", "2025-06", status="planned"), event("done", recorded=NEW, fulfils="plan")))
    (turn,) = found.turned_into(State.FULFILLED)
    assert (turn.after.event.id, turn.after.fulfilled_by) == ("plan", "done")


def test_a_figure_is_replaced_with_a_reason_or_stands_beside_an_older_one_with_a_note() -> None:
    of = timeline(
        figures=[
            figure("old"),
            figure("old-2", "52", NEW, supersedes="old", reason={"en": "The office revised it."}),
            figure("other", "70", NEW),
            figure("first-of-its-kind", "1", NEW, measure="n"),
        ],
        discrepancies=[{"id": "d", "about": ["old", "other"], "note": {"en": "differ"}, "recorded_on": NEW}],
    )
    found = between(of)
    (replaced,) = found.amended_figures
    assert (str(replaced.before.value), str(replaced.after.value), replaced.fields) == ("50", "52", ("label", "value"))
    (beside,) = found.beside
    assert (beside.before.id, beside.after.id) == ("old", "other")
    assert [each.id for each in beside.discrepancies] == ["d"]
    assert {each.id for each in found.new_figures} == {"other", "first-of-its-kind"}


def test_a_disagreement_is_found_once_and_settled_once() -> None:
    settled = {"on": "2025-03-12", "reason": {"en": "The ministry corrected itself."}}
    note = {"id": "d", "about": ["a"], "note": {"en": "differ"}, "recorded_on": NEW, "settled": settled}
    of = timeline(event("a"), discrepancies=[note])
    assert [each.id for each in between(of).found] == ["d"]
    assert between(of).settled == ()
    later = between(of, LAST, "2025-03-16")
    assert (later.found, [each.id for each in later.settled]) == ((), ["d"])


def test_a_source_is_new_in_the_week_in_which_it_was_recorded_or_read() -> None:
    sources = [source(), source("new", NEW), source("page", None, accessed="2025-03-05"), source("later", "2025-04-01")]
    assert [each.id for each in between(timeline(sources=sources)).sources] == ["new", "page"]


def test_evidence_from_a_source_that_came_later_is_not_known_yet() -> None:
    late = [{"source": "s", "quote": {"exact": "a"}}, {"source": "late", "quote": {"exact": "b"}}]
    of = timeline(event("a", evidence=late), sources=[source(), source("late", NEW)])
    assert [piece.source for piece in view(of, FIRST).known["a"].event.evidence] == ["s"]
    assert [piece.source for piece in view(of, LAST).known["a"].event.evidence] == ["s", "late"]


def test_a_query_narrows_every_part_and_a_narrower_release_hides_what_it_may_not_show() -> None:
    of = timeline(
        event("a", recorded=NEW),
        event("b", recorded=NEW, topics=["u"]),
        event("c", recorded=NEW, release="internal"),
        sources=[source(), source("unused", NEW)],
    )
    assert [known.event.id for known in between(of, topics=["u"]).added] == ["b"]
    assert [known.event.id for known in between(of, release="public").added] == ["a", "b"]
    assert between(of, release="public").sources == ()
    assert [each.id for each in between(of).sources] == ["unused"]


def test_nothing_new_is_empty_in_every_part() -> None:
    found = between(timeline(event("a")))
    assert found.is_empty
    assert all(getattr(found, part) == () for part in PARTS)


def test_versions_in_a_circle_end_somewhere() -> None:
    of = timeline(event("a", supersedes="b"), event("b", supersedes="a"), event("c", supersedes="c"))
    assert len(view(of, LAST).known) >= 1


def test_a_circle_and_what_leads_into_it_have_each_its_first_version() -> None:
    circle = [event("a", supersedes="c"), event("b", supersedes="a"), event("c", supersedes="b")]
    line = [event("x", supersedes="y"), event("y", supersedes="b"), event("z-2", supersedes="z"), event("z")]
    of = timeline(*line, *circle)
    assert roots(of.events) == {"a": "b", "b": "c", "c": "a", "x": "c", "y": "c", "z": "z", "z-2": "z"}
