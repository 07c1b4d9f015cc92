"""A selection shows what was known on a day, at a release level, for a query."""

from datetime import date
from typing import Any

import pytest

from briefgen.model import Actor, Query, Release, Source, Statement, Timeline
from briefgen.model.timeline import State
from briefgen.selection import Selection, last_office, office

D = date.fromisoformat
EVIDENCE = [{"source": "s", "quote": {"exact": "a"}}]


def event(identifier: str, when: str, recorded: str = "2025-01-01", **more: Any) -> dict[str, Any]:
    return {
        "id": identifier, "date": when, "date_basis": "stated", "status": "occurred", "title": {"en": identifier},
        "topics": ["t"], "recorded_on": recorded, "evidence": EVIDENCE, **more,
    }  # fmt: skip


def selection(*events: dict[str, Any], as_of: str = "2025-06-01", release: str = "internal", **query: Any) -> Selection:
    timeline = Timeline.model_validate({"events": list(events)})
    return Selection(timeline, D(as_of), Release(release), Query.model_validate(query))


def ids(chosen: Selection) -> list[str]:
    return [known.event.id for known in chosen.events]


@pytest.mark.parametrize("as_of, known", [("2025-01-31", []), ("2025-02-01", ["a"]), ("2025-03-01", ["a"])])
def test_an_event_is_known_from_the_day_it_was_recorded(as_of: str, known: list[str]) -> None:
    assert ids(selection(event("a", "2024", recorded="2025-02-01"), as_of=as_of)) == known


@pytest.mark.parametrize(
    "release, shown",
    [("public", ["a"]), ("partner", ["a", "b"]), ("internal", ["a", "b", "c"])],
)
def test_a_release_holds_its_own_level_and_the_ones_before(release: str, shown: list[str]) -> None:
    events = [
        event(name, "2025", release=level) for name, level in (("a", "public"), ("b", "partner"), ("c", "internal"))
    ]
    assert ids(selection(*events, release=release)) == shown


@pytest.mark.parametrize(
    "status, when, as_of, expected",
    [
        ("occurred", "2025-03-01", "2025-06-01", State.OCCURRED),
        ("ongoing", "2025-03-01/2025-07-01", "2025-06-01", State.ONGOING),
        ("ongoing", "2025-03-01/2025-05-01", "2025-06-01", State.ENDED),
        ("ongoing", "2025-03-01/..", "2035-06-01", State.ONGOING),
        ("planned", "2025-12", "2025-06-01", State.PLANNED),
        ("planned", "2025-07-01", "2025-06-01", State.DUE),
        ("planned", "2025-07-02", "2025-06-01", State.PLANNED),
        ("planned", "2025-05-31", "2025-06-01", State.OVERDUE),
        ("planned", "2025-06-01", "2025-06-01", State.DUE),
        ("planned", "2025-04-16/..", "2035-06-01", State.PLANNED),
        ("planned", "XXXX-06-06", "2025-06-07", State.PLANNED),
        ("proposed", "2025-05", "2025-06-01", State.OVERDUE),
        ("cancelled", "2025-05", "2025-06-01", State.CANCELLED),
    ],
)
def test_a_state_is_that_of_the_day(status: str, when: str, as_of: str, expected: State) -> None:
    chosen = selection(event("a", when, status=status), as_of=as_of)
    assert chosen.known["a"].state is expected


def test_a_plan_is_fulfilled_only_once_its_fulfilment_is_known() -> None:
    plan = event("plan", "2025-02", status="planned")
    done = event("done", "2025-02-10", recorded="2025-03-01", fulfils="plan")
    assert selection(plan, done, as_of="2025-02-28").known["plan"].state is State.DUE
    assert selection(plan, done, as_of="2025-03-01").known["plan"].state is State.FULFILLED
    assert selection(plan, done, as_of="2025-03-01").known["plan"].fulfilled_by == "done"


@pytest.mark.parametrize(
    "query, chosen",
    [
        ({}, ["a", "b", "c"]),
        ({"topics": ["t"]}, ["a", "c"]),
        ({"topics": ["t", "u"], "from": "2025-02"}, ["b", "c"]),
        ({"to": "2025-02-01"}, ["a", "b"]),
        ({"actors": ["x"]}, ["b"]),
        ({"events": ["b"]}, ["b"]),
        ({"topics": ["t"], "events": ["b"]}, ["a", "b", "c"]),
        ({"exclude": ["a"]}, ["b", "c"]),
        ({"status": ["planned"]}, ["c"]),
        ({"milestones": "true"}, ["a"]),
    ],
)
def test_a_query_takes_what_meets_every_condition_and_what_it_names(query: dict[str, Any], chosen: list[str]) -> None:
    events = (
        event("a", "2025-01-10", milestone="true"),
        event("b", "2025-02-01", topics=["u"], actors=["x"]),
        event("c", "2025-03", status="planned"),
    )
    assert ids(selection(*events, as_of="2025-01-20", **query)) == chosen


CAMPUS = {"event": "campus", "state": ["planned", "due"]}
OPENED = event("opened", "2026-08-20", recorded="2026-08-20", fulfils="campus")
CONDITIONS: list[tuple[dict[str, Any], str, bool]] = [
    ({"days": "../2026-08-31"}, "2026-08-31", True),
    ({"days": "../2026-08-31"}, "2026-09-01", False),
    ({"days": "2026"}, "2025-12-31", False),
    ({"days": "2026"}, "2026-01-01", True),
    ({"days": "2026-12-21/.."}, "2026-12-20", False),
    ({"days": "2026-12-21/.."}, "2031-01-01", True),
    ({"while": CAMPUS}, "2026-03-01", True),
    ({"while": CAMPUS}, "2026-09-15", True),
    ({"while": CAMPUS}, "2026-10-01", False),
    ({"while": CAMPUS}, "2025-12-31", False),  # nobody knew of it yet
    ({"while": {"event": "campus", "state": ["overdue"]}}, "2026-09-30", False),
    ({"while": {"event": "campus", "state": ["overdue"]}}, "2026-10-01", True),
    ({"while": CAMPUS, "days": "2026-05/.."}, "2026-03-01", False),
    ({"days": "2026", "cites": ["campus"]}, "2026-01-01", True),
    ({"days": "2025", "cites": ["campus"]}, "2025-12-31", False),
]


@pytest.mark.parametrize("keys, as_of, said", CONDITIONS)
def test_a_statement_stands_on_its_days_and_in_its_state(keys: dict[str, Any], as_of: str, said: bool) -> None:
    view = selection(event("campus", "2026-09", recorded="2026-01-01", status="planned"), as_of=as_of)
    assert view.says(Statement.model_validate({"text": {"en": "So it is."}, **keys})) is said


def test_a_statement_about_what_is_due_goes_once_it_has_happened() -> None:
    campus = event("campus", "2026-09", recorded="2026-01-01", status="planned")
    statement = Statement.model_validate({"text": {"en": "Is it on time?"}, "while": CAMPUS})
    said = [selection(campus, OPENED, as_of=day).says(statement) for day in ("2026-08-19", "2026-08-20")]
    assert said == [True, False]


def test_a_date_without_a_year_comes_last_and_meets_any_range() -> None:
    assert ids(selection(event("a", "XXXX-06-06"), event("b", "2025-05-01"), **{"from": "2025"})) == ["b", "a"]


@pytest.mark.parametrize(
    "on, expected",
    [
        ("2025-05-01", "first"),
        ("2025-09-30", "first"),
        ("2025-10-15", "second"),
        ("2025-12-18", "second"),
        ("2031-01-01", None),
    ],
)
def test_an_office_is_the_one_held_on_the_day(on: str, expected: str | None) -> None:
    roles = [
        {"title": {"en": "first"}, "to": "2025-10~"},
        {"title": {"en": "second"}, "from": "2025-10~", "to": "2030"},
    ]
    actor = Actor.model_validate({"id": "x", "kind": "person", "name": {"en": "X"}, "roles": roles})
    held = office(actor, D(on))
    assert (held.title.best("en")[0] if held else None) == expected


@pytest.mark.parametrize(
    "on, expected",
    [
        ("2024-01-01", None),
        ("2025-04-04", None),
        ("2025-05-01", ("second", "2025-04-04/2025-04-04")),
        ("2031-01-01", ("third", "../2030")),
        ("2033-01-01", ("known later", "2031/2032")),
    ],
)
def test_the_last_office_is_the_one_that_ended_last_before_the_day(on: str, expected: tuple[str, str] | None) -> None:
    roles = [
        {"title": {"en": "second"}, "from": "2025-04-04", "to": "2025-04-04"},
        {"title": {"en": "third"}, "to": "2030"},
        {"title": {"en": "known later"}, "from": "2031", "to": "2032", "evidence": [{"source": "page"}]},
        {"title": {"en": "known later still"}, "from": "2024", "to": "2025-04-10", "evidence": [{"source": "page"}]},
        {"title": {"en": "of several days"}, "from": "2025-04-05", "to": "[2025-04-06..2025-04-09]"},
        {"title": {"en": "ends before it begins"}, "from": "2025-04-20", "to": "2025-04-12"},
    ]
    page = Source.model_validate(
        {"id": "page", "type": "webpage", "title": "Page", "language": "en", "accessed": "2032-12-31"}
    )
    actor = Actor.model_validate({"id": "x", "kind": "person", "name": {"en": "X"}, "roles": roles})
    found = last_office(actor, D(on), {"page": page})
    assert (found and (found[0].title.best("en")[0], found[1].text)) == expected
