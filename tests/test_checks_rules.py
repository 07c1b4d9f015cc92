"""The rules: what passes them and what does not; that each fails is also shown by its case in the catalogue."""

from datetime import date, timedelta
from typing import Any

import pytest

from briefgen.checks import RULES, references
from briefgen.findings import Severity
from briefgen.model.house import KindRules
from tests.checked import (
    ARTICLE,
    PERSON,
    PLAN_QUOTE,
    QUOTED,
    TALKS_QUOTE,
    TIMELINE,
    changed,
    codes,
    event,
    figure,
    found,
    statement,
)

OUTSIDE = {"id": "page", "type": "webpage", "title": "Mandate", "URL": "https://example.org"}
REASON = {"en": "The article was corrected."}
AMENDS: dict[str, Any] = {"supersedes": "trade-2024", "reason": REASON}
COMPUTED: dict[str, Any] = {"value_basis": "computed", "basis_note": {"en": "At the rate of the day."}}
PLAN = event(id="plan", status="planned", date="2025-11", title={"en": "A mandate"}, evidence=[PLAN_QUOTE])


def events(*each: dict[str, Any], **others: Any) -> dict[str, Any]:
    return {"events": list(each), **others}


def test_a_sound_project_has_no_findings() -> None:
    assert codes(None, statement("We welcome it.", cites=["mandate"])) == []


def test_every_rule_is_documented_where_it_stands() -> None:
    assert all((rule.__doc__ and rule.__doc__.strip().endswith(".")) or ":" in str(rule.__doc__) for rule in RULES)
    assert len({rule.__name__ for rule in RULES}) == len(RULES)


# Partly loaded


def test_a_fault_of_shape_does_not_hide_one_of_meaning() -> None:
    wrong = event(id="other", evidence=[{"source": "article", "quote": {"exact": "Совет отклонил мандат"}}])
    assert codes(events(event(colour="red"), wrong)) == ["unknown-key", "quote-not-found"]


def test_what_is_set_aside_may_still_be_named() -> None:
    brief = statement("We welcome it.", "bottom-line", cites=["mandate"])
    assert codes(events(event(colour="red")), brief) == ["unknown-key"]


def test_a_timeline_that_cannot_be_read_hides_nothing_of_a_briefing() -> None:
    assert sorted(codes("topics: [", statement("A line.", "bottomline", cites=["x"]))) == [
        "not-yaml",
        "unknown-section",
    ]


def test_a_briefing_that_cannot_be_read_hides_nothing_of_the_timeline() -> None:
    assert sorted(codes(events(event(topics=["trade"])), "kind: [")) == ["not-yaml", "unknown-topic"]


# Provenance


@pytest.mark.parametrize("exact", ["27 марта Совет", "мандат. Мандат касается 29\u00a0областей", "в 2024 году."])
def test_words_of_the_source_pass(exact: str) -> None:
    assert codes(events(event(evidence=[{"source": "article", "quote": {"exact": exact}}]))) == []


def test_a_quote_that_stands_in_another_source_says_so() -> None:
    other = {"id": "other", "type": "article", "title": "T", "file": "other.txt"}
    wrong = event(evidence=[{"source": "other", "quote": {"exact": "Совет одобрил мандат"}}])
    hints = [each.hint for each in found(events(wrong, sources=[*TIMELINE["sources"], other]))]
    assert hints == []  # the text of the other source is missing: the project says so
    wrong = event(evidence=[{"source": "article", "quote": {"exact": "Совет одобрил мандат", "suffix": "и"}}])
    assert [each.hint for each in found(events(wrong))] == [
        "the words stand there, but not between this prefix and suffix"
    ]


@pytest.mark.parametrize(
    "evidence, expected",
    [
        ([QUOTED, {"source": "page", "supports": "date"}], []),
        ([QUOTED, {"source": "page", "supports": "name"}], []),
        ([QUOTED, {"source": "page"}], ["external-whole-event"]),
        ([{"source": "page", "supports": "date"}], ["external-whole-event"]),
        ([{"source": "page"}], ["external-whole-event"]),
    ],
)
def test_an_outside_page_never_carries_an_event(evidence: list[Any], expected: list[str]) -> None:
    assert codes(events(event(evidence=evidence), sources=[*TIMELINE["sources"], OUTSIDE]))[:1] == expected


def test_an_office_may_rest_on_an_outside_page() -> None:
    held = changed(
        PERSON, {"roles": [{"title": {"en": "President"}, "evidence": [{"source": "page", "supports": "office"}]}]}
    )
    actors = [*TIMELINE["actors"], held]
    assert (
        codes(events(event(actors=["council", "michel"]), actors=actors, sources=[*TIMELINE["sources"], OUTSIDE])) == []
    )


def test_the_seed_must_be_the_one_registered() -> None:
    source = {**TIMELINE["sources"][0], "sha256": "0" * 64}
    (finding,) = found({"sources": [source]})
    assert finding.code.name == "seed-changed"
    assert finding.message.startswith("‘article.txt’ has changed: registered 000000000000…, found ")


# Dates, plans, versions


@pytest.mark.parametrize(
    "date_, status, expected",
    [
        ("2025-04-18", "occurred", []),
        ("2025-04", "occurred", []),
        ("XXXX-06-06", "occurred", []),
        ("../2025-03", "occurred", []),
        ("2025-04-19", "occurred", ["date-after-record"]),
        ("2026", "occurred", ["date-after-record"]),
        ("2026", "planned", []),
        ("2026", "proposed", []),
    ],
)
def test_what_occurred_is_not_in_the_future_of_its_record(date_: str, status: str, expected: list[str]) -> None:
    assert codes(events(event(date=date_, status=status))) == expected


def test_a_plan_is_fulfilled_by_what_comes_later() -> None:
    done = event(id="done", date="2025-11-20", recorded_on="2025-12-01", fulfils="plan")
    assert codes(events(PLAN, done)) == []


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({"recorded_on": "2025-04-17", "date": "2025-04"}, "fulfils-backwards"),
        ({"date": "2025-10-31", "recorded_on": "2025-12-01"}, "fulfils-backwards"),
    ],
)
def test_a_plan_is_not_fulfilled_before_it_was_made_or_was_to_begin(changes: dict[str, Any], expected: str) -> None:
    assert expected in codes(events(PLAN, event(id="done", fulfils=["plan"], **changes)))


def test_a_new_version_may_differ_from_the_old() -> None:
    amended = figure(id="trade-2024-amended", value="51", recorded_on="2025-12-18", **AMENDS, **COMPUTED)
    assert codes({"figures": [figure(), amended]}) == []


def test_a_circle_of_versions_is_told_and_ends() -> None:
    one = event(id="one", supersedes="two", reason=REASON)
    two = event(id="two", supersedes="one", reason=REASON, evidence=[PLAN_QUOTE])
    assert codes(events(one, two)) == ["version-order", "version-order"]
    assert codes(events(event(id="one", supersedes="one", reason=REASON))) == ["version-order"]


def test_an_amendment_without_a_reason_is_told_and_stops_nothing() -> None:
    later = event(id="later", supersedes="mandate", recorded_on="2025-12-18")
    (finding,) = found(events(event(), later))
    assert (finding.code.name, finding.severity) == ("missing-reason", Severity.NOTICE)


# Commitments


@pytest.mark.parametrize(
    "date_, as_of, expected",
    [
        ("2025-11", date(2025, 10, 30), []),
        ("2025-11", date(2025, 10, 31), ["commitment-due"]),
        ("2025-11", date(2025, 11, 30), ["commitment-due"]),
        ("2025-11", date(2025, 12, 1), ["commitment-overdue"]),
        ("2025-11/..", date(2026, 12, 1), []),
        ("XXXX-06-06", date(2026, 12, 1), []),
        ("2025-11", date(2025, 4, 17), []),
    ],
)
def test_a_commitment_is_due_in_its_last_thirty_days_and_then_overdue(
    date_: str, as_of: date, expected: list[str]
) -> None:
    assert codes(events({**PLAN, "date": date_}, figures=[]), as_of=as_of) == expected


def test_what_is_withdrawn_is_not_overdue() -> None:
    gone = {**PLAN, "withdrawn": {"on": "2025-11-01", "reason": {"en": "Dropped."}}}
    assert codes(events(gone), as_of=date(2025, 12, 1)) == []
    assert codes(events(gone, figures=[]), as_of=date(2025, 10, 31)) == ["commitment-due"]


# Figures


def test_figures_that_differ_need_a_discrepancy_about_both() -> None:
    euros = figure(id="trade-eur", value="49000000000", unit="EUR", **COMPUTED)
    both = [figure(), euros]
    assert codes({"figures": both}) == ["figures-disagree"]
    note = {"id": "currencies", "about": ["trade-2024", "trade-eur"], "note": {"en": "They differ."}}
    assert codes({"figures": both, "discrepancies": [note]}) == []
    assert codes({"figures": both, "discrepancies": [{**note, "about": ["trade-2024"]}]}) == ["figures-disagree"]
    assert codes({"figures": [figure(), {**euros, "period": "2025"}]}) == []


def test_a_figure_is_aged_when_its_period_ended_longer_ago_than_the_limit() -> None:
    assert codes(None, as_of=date(2026, 7, 2)) == []
    assert codes(None, as_of=date(2026, 7, 3)) == ["figure-aged"]
    assert codes(None, as_of=date(2026, 7, 3), figure_age=timedelta(days=900)) == []


# People


ACTORS = {"actors": [*TIMELINE["actors"], changed(PERSON, {"aliases": ["Michell", "Мишел"]})]}
NAMED = {**ACTORS, "events": [event(actors=["council", "michel"])]}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("{{ actor('michel', on='2024-11-30') }} wrote.", []),
        ("{{ actor('michel', on='2024') }} wrote.", []),
        ("{{ actor('michel') }} wrote.", []),
        ("{{ actor('michel', on='2024-12-01') }} wrote.", ["office-unknown-on-day"]),
        ("{{ actor('michel', on='mandate') }} wrote.", ["office-unknown-on-day"]),
        ("{{ office('michel', '2023-01-01') }} wrote.", []),
        ("{{ office('michel') }} wrote.", ["office-unknown-on-day"]),
        ("{{ actor('michell') }} wrote.", ["unknown-actor"]),
        ("Michell wrote.", ["rejected-spelling"]),
        ("Michel wrote, and so did Michells.", []),
    ],
)
def test_people_have_the_office_of_the_day_and_one_spelling(text: str, expected: list[str]) -> None:
    assert codes(NAMED, statement(text)) == expected


def test_a_rejected_spelling_within_a_right_name_is_none() -> None:
    actors = [*TIMELINE["actors"], changed(PERSON, {"aliases": ["Charles"]})]
    assert codes({**NAMED, "actors": actors}, statement("Charles Michel wrote.")) == []
    assert codes({**NAMED, "actors": actors}, statement("Charles wrote.")) == ["rejected-spelling"]


# Statements


@pytest.mark.parametrize(
    "text, section, expected",
    [
        ("Agree a date.", "objectives", []),
        ("The mandate stands.", "bottom-line", ["missing-cites"]),
        ("{{ title('mandate') }}.", "bottom-line", []),
        ("{{ actor('council') }} approved.", "bottom-line", ["missing-cites"]),
        ("Trade is {{ figure('trade-2024') }}.", "objectives", []),
        ("Meet on 4 May 2026.", "objectives", ["missing-cites"]),
        ("Meet in the C5+1 format.", "objectives", []),
        ("Double the 3,000 companies.", "press-line", ["missing-cites"]),
    ],
)
def test_a_statement_of_fact_cites(text: str, section: str, expected: list[str]) -> None:
    assert codes(None, statement(text, section)) == expected


@pytest.mark.parametrize(
    "text, cites, expected",
    [
        ("Approved on 27 March.", ["mandate"], []),
        ("Approved on 27 March 2025.", ["mandate"], []),
        ("Approved in March 2025.", ["mandate"], []),
        ("Approved in 2025.", ["mandate"], []),
        ("Approved on 28 March.", ["mandate"], ["typed-number"]),
        ("Approved on 27 March 2024.", ["mandate"], ["typed-number"]),
        ("Approved in 2024.", ["mandate"], ["typed-number"]),
        ("It covers 29 areas.", ["plan"], []),
        ("It covers 30 areas.", ["plan"], ["typed-number"]),
        ("It covers 29 areas.", ["mandate"], ["typed-number"]),
        ("It covers 29 areas.", ["mandate", "plan"], []),
        ("Trade of USD 50 billion.", ["trade-2024"], []),
        ("Trade of USD 50 billion in 2024.", ["trade-2024"], []),
        ("Trade of USD 50,000,000,000.", ["trade-2024"], []),
        ("Trade of USD 51 billion.", ["trade-2024"], ["typed-number"]),
        ("Trade of USD 50 million.", ["trade-2024"], ["typed-number"]),
        ("The 22nd talks, {{ date('talks') }}.", [], []),
        ("The 23rd talks, {{ date('talks') }}.", [], ["typed-number"]),
        ("Erasmus+ and the C5+1.", ["mandate"], []),
    ],
)
def test_what_is_typed_stands_in_what_is_cited(text: str, cites: list[str], expected: list[str]) -> None:
    plan = event(id="plan", title={"en": "A mandate"}, evidence=[PLAN_QUOTE])
    talks = event(id="talks", title={"en": "Talks"}, evidence=[TALKS_QUOTE])
    assert codes(events(event(), plan, talks), statement(text, cites=cites)) == expected


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Mandate of March 2025", []),
        ("A mandate for 29 areas", ["typed-number"]),
        ("Мандат от 27 марта 2025 г.", []),
        ("Мандат от 26 марта 2025 г.", ["typed-number"]),
        ("2025 жылғы 27 наурыздағы мандат", []),
    ],
)
def test_numbers_in_a_title_are_those_of_its_own_evidence(title: str, expected: list[str]) -> None:
    assert codes(events(event(title={"en": title}))) == expected


def test_a_question_is_looked_at_as_well() -> None:
    brief = statement("No.", "if-raised", question={"en": "Why 30 areas?"}, cites=["mandate"])
    assert codes(None, brief) == ["typed-number"]


# Briefings


@pytest.mark.parametrize(
    "marking, code, hint",
    [
        ("PUBLIC SOURCES", None, ""),
        ("TLP:AMBER+STRICT", None, ""),
        ("TLP: AMBER", "unknown-marking", "write ‘TLP:AMBER’"),
        ("tlp:amber + strict", "unknown-marking", "write ‘TLP:AMBER+STRICT’"),
        ("TLP:WHITE", "unknown-marking", "write ‘TLP:CLEAR’"),
        ("TLP:ORANGE", "unknown-marking", "use one of"),
        ("OFFICIAL SENSITIVE", "unknown-marking", "did you mean ‘OFFICIAL-SENSITIVE’?"),
        ("Limite", "unknown-marking", "write ‘LIMITE’"),
        ("RESTREINT UE/EU RESTRICTED", "marking-refused", "PUBLIC SOURCES"),
        ("SECRET", "marking-refused", "PUBLIC SOURCES"),
        ("Top Secret", "marking-refused", "PUBLIC SOURCES"),
        ("СОВЕРШЕННО СЕКРЕТНО", "marking-refused", "PUBLIC SOURCES"),
        ("SECRETARIAT", "unknown-marking", "use one of"),
    ],
)
def test_a_marking_is_one_of_the_list(marking: str, code: str | None, hint: str) -> None:
    findings = found(None, {**statement("Agree."), "marking": marking})
    assert [finding.code.name for finding in findings] == ([code] if code else [])
    assert all(hint in finding.hint for finding in findings)


def test_lines_that_do_not_stand_on_the_day_are_not_counted() -> None:
    lines: list[dict[str, Any]] = [{"text": {"en": f"Agree {word}."}} for word in ("this", "that", "these", "those")]
    ended = {"text": {"en": "Agree all."}, "until": ["mandate"]}
    sections = [{"section": "objectives", "statements": [*lines, ended]}]
    brief = {**statement("x"), "sections": sections}
    assert codes(None, brief) == []
    assert codes(None, brief, as_of=date(2025, 4, 17)) == ["too-many-statements"]


def test_words_that_are_drawn_count_as_they_will_be_read() -> None:
    fits = " ".join(["word"] * 22) + " {{ date('mandate') }}"
    assert codes(None, statement(fits, "points-to-make")) == []
    assert codes(None, statement(f"a {fits}", "points-to-make")) == ["point-too-long"]


def test_the_budget_is_the_projects() -> None:
    brief = statement("Agree a day with them.")
    assert codes(None, brief, kinds={"meeting-brief": KindRules(words=5)}) == []
    assert codes(None, brief, kinds={"meeting-brief": KindRules(words=4)}) == ["over-budget"]


@pytest.mark.parametrize(
    "clearance, expected",
    [
        ({"status": "draft"}, []),
        ({"status": "cleared", "drafted_by": "B. C.", "cleared_by": "A. I.", "cleared_on": "2025-12-01"}, []),
        ({"status": "cleared", "cleared_by": "A. Ivanova"}, ["cleared-by-nobody"]),
    ],
)
def test_a_named_person_clears(clearance: dict[str, str], expected: list[str]) -> None:
    assert codes(None, {**statement("Agree."), "clearance": clearance}) == expected


def test_the_same_subject_gives_the_same_findings() -> None:
    arguments = (events(event(topics=["trade"], actors=["nobody"])), statement("3 and 4", "bottomline"))
    assert found(*arguments) == found(*arguments)


def test_a_whole_text_may_be_quoted() -> None:
    whole = [{"source": "article", "quote": {"exact": ARTICLE}}]
    assert codes(events(event(evidence=whole))) == []


def test_a_source_that_is_quoted_is_in_a_language_that_is_known() -> None:
    assert codes({"sources": [changed(TIMELINE["sources"][0], {"language": "Russian"})]}) == ["bad-language"]


@pytest.mark.parametrize(
    "title, expected",
    [
        ({"xq": "Visas"}, ["bad-language"]),
        ({"xq": "Visas", "ru": "Визы"}, ["bad-language"]),
        ({"ru": "Визы", "xq": "Visas"}, []),
        ({"xq": "Visas", "en": "Visas"}, []),
    ],
)
def test_a_text_is_never_shown_in_a_language_that_nobody_knows(title: dict[str, str], expected: list[str]) -> None:
    assert codes(None, changed(statement("We welcome it.", cites=["mandate"]), {"title": title})) == expected


def test_only_so_many_wrong_ids_are_compared_with_the_right_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "_MOST_COMPARED", 1)
    wrong = [event(id=f"event-{number}", topics=["visas"]) for number in range(2)]
    first, second = (finding.hint for finding in found(events(*wrong)))
    assert first.startswith("did you mean")
    assert second == references.UNKNOWN_TOPIC.remedy
