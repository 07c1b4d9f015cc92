"""The register and the texts are proved by the words quoted: what passes and what does not, in three languages."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from briefgen.checks import Subject, check
from briefgen.checks.proof import Proof
from briefgen.checks.quoted import dates_not_quoted, figures_not_quoted
from briefgen.checks.reading import Reading
from briefgen.edtf import Edtf, parse
from briefgen.findings import Severity
from briefgen.model import Event, Figure, Timeline
from briefgen.model.timeline import Basis, Qualifier, ValueBasis
from briefgen.project.files import Project
from tests.checked import TIMELINE, event, figure, found, statement, subject
from tests.conftest import ROOT
from tests.proof_cases import DATES, FIGURES, PERIODS, TEXTS

PROOFS = {f"{each}-not-quoted" for each in ("value", "unit", "qualifier", "period", "date")}


def proofs(lang: str, words: str, **things: Any) -> list[str]:
    """What the rules of proof find in a project whose one source has the words."""
    source = {**TIMELINE["sources"][0], "language": lang}
    evidence = [{"source": "article", "quote": {"exact": words}}]
    events = [event(**{"evidence": evidence, **things.get("event", {})})]
    figures = [figure(**{"evidence": evidence, **things["figure"]})] if "figure" in things else []
    findings = found({"sources": [source], "events": events, "figures": figures}, text=f"– {words} .")
    return [each.code.name for each in findings if each.code.name in PROOFS]


def unit_of(text: str) -> Any:
    """A unit as a case gives it: EUR, or {ru: компаний}."""
    lang, _, noun = text.strip("{}").partition(": ")
    return {lang: noun} if noun else text


@pytest.mark.parametrize("lang, words, value, unit, qualifier, expected", FIGURES)
def test_a_figure_is_what_its_quote_says(  # noqa: PLR0917 (a table of cases)
    lang: str, words: str, value: str, unit: str, qualifier: str, expected: str | None
) -> None:
    claim = {"value": value, "unit": unit_of(unit), "qualifier": qualifier, "period": "2000/2030"}
    assert proofs(lang, words, figure=claim) == ([expected] if expected else [])


@pytest.mark.parametrize("lang, words, value, unit, qualifier, period, expected", PERIODS)
def test_a_period_is_the_one_that_the_quote_names(  # noqa: PLR0917 (a table of cases)
    lang: str, words: str, value: str, unit: str, qualifier: str, period: str, expected: str | None
) -> None:
    claim = {"value": value, "unit": unit_of(unit), "qualifier": qualifier, "period": period}
    assert proofs(lang, words, figure=claim) == ([expected] if expected else [])


@pytest.mark.parametrize("lang, words, when, expected", DATES)
def test_a_stated_date_stands_in_the_quotes(lang: str, words: str, when: str, expected: str | None) -> None:
    claim = {"date": when, "date_basis": "stated", "status": "planned"}
    assert proofs(lang, words, event=claim) == ([expected] if expected else [])


@pytest.mark.parametrize("lang, words, of_text, text, expected", TEXTS)
def test_a_number_typed_into_a_text_stands_in_the_quotes(
    lang: str, words: str, of_text: str, text: str, expected: list[str]
) -> None:
    source = {**TIMELINE["sources"][0], "language": lang}
    quoted = event(date="XXXX-01-01", evidence=[{"source": "article", "quote": {"exact": words}}])
    reading = Reading(subject({"sources": [source], "events": [quoted]}, text=f"– {words} ."))
    assert list(Proof((reading.timeline.events[0],), reading.sources).unproved(text, of_text)) == expected


def test_what_is_worked_out_says_so_and_how() -> None:
    claim = {"value": "89", "unit": "percent", "qualifier": "about", "value_basis": "computed"}
    noted = {**claim, "basis_note": {"en": "49 of 55."}}
    assert proofs("ru", "49 из 55 млрд евро", figure=noted) == []
    assert "basis-without-note" in [each.code.name for each in found({"figures": [figure(**claim)]})]
    assert proofs("ru", "Совет одобрил мандат", event={"date_basis": "inferred"}) == []


# The real timeline, falsified


@pytest.fixture(scope="module")
def real() -> Subject:
    """The real project as its check sees it."""
    contents = Project(ROOT).load()
    return Subject(contents.timeline, contents.briefings, contents.texts, contents.hashes, date(2026, 11, 22))


def falsified(real: Subject, **changes: Any) -> Reading:
    """A reading of the real project with a part of its timeline changed; the places stay those of the file."""
    assert real.timeline.sound is not None
    timeline = Timeline.model_construct(**{**dict(real.timeline.sound.value), **changes})
    return Reading(replace(real, timeline=replace(real.timeline, sound=replace(real.timeline.sound, value=timeline))))


def changed_figures(one: Figure) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each way to falsify a figure: what it is called, the key where it is to be seen, and the change."""
    yield "value × 10", "value", {"value": one.value * 10}
    yield "value ÷ 1000", "value", {"value": one.value / 1000}
    if isinstance(one.unit, str):
        yield "unit", "unit", {"unit": {"EUR": "USD", "USD": "EUR"}.get(one.unit, "EUR")}
        yield "unit to a share or from it", "unit", {"unit": "KZT" if one.unit == "percent" else "percent"}
    for other in Qualifier:
        if other is not one.qualifier:
            yield "qualifier", "qualifier", {"qualifier": other}


def test_every_falsified_figure_of_the_real_timeline_is_an_error_at_its_line(real: Subject) -> None:
    figures = Reading(real).timeline.figures
    seen: Counter[str] = Counter()
    for index, one in enumerate(figures):
        if one.value_basis is ValueBasis.COMPUTED:
            continue
        for name, key, change in changed_figures(one):
            reading = falsified(real, figures=(*figures[:index], one.model_copy(update=change), *figures[index + 1 :]))
            (finding,) = figures_not_quoted(reading)
            assert finding.severity is Severity.ERROR
            assert finding.span.line == reading.place("figures", index, key).line, (one.id, name)
            seen[name] += 1
    assert seen["value × 10"] >= 15
    assert seen["qualifier"] == 4 * seen["value × 10"]
    assert seen["unit"] >= 9


def moved(when: Edtf) -> Iterator[tuple[str, Edtf]]:
    """A date a year earlier and later, and, where it names days, a day."""
    text = when.text
    for point in dict.fromkeys(point.year for point in when.points if point.year):
        for years in (-1, 1):
            yield "year", parse(text.replace(str(point), str(point + years)))
    days = [point for point in when.points if point.day is not None]
    for step in (-1, 1) if days else ():
        shown = [(point, date(point.year or 2024, point.month or 1, point.day or 1)) for point in days]
        ends = [f"{point.year or 'XXXX'}-{day + timedelta(days=step):%m-%d}" for point, day in shown]
        yield "day", parse("/".join(dict.fromkeys(ends)))


def test_every_stated_date_of_the_real_timeline_that_is_moved_is_an_error_at_its_line(real: Subject) -> None:
    events = Reading(real).timeline.events
    seen: Counter[str] = Counter()
    for index, one in enumerate(events):
        for name, when in moved(one.date) if one.date_basis is Basis.STATED else ():
            reading = falsified(
                real, events=(*events[:index], one.model_copy(update={"date": when}), *events[index + 1 :])
            )
            (finding,) = dates_not_quoted(reading)
            assert finding.span.line == reading.place("events", index, "date").line, one.id
            seen[name] += 1
    assert seen["year"] >= 12
    assert seen["day"] >= 6


def test_a_date_with_a_weaker_basis_cannot_be_called_stated(real: Subject) -> None:
    events = Reading(real).timeline.events
    as_stated: tuple[Event, ...] = tuple(
        each.model_copy(update={"date_basis": Basis.STATED}) if each.date_basis is not Basis.STATED else each
        for each in events
    )
    told = {finding.span.line for finding in dates_not_quoted(falsified(real, events=as_stated))}
    weaker = [index for index, each in enumerate(events) if each.date_basis is not Basis.STATED]
    assert len(told) >= 0.95 * len(weaker), "all but a few dates that the source does not state are seen"


def test_the_real_timeline_stands_as_it_is(real: Subject) -> None:
    assert [each for each in check(real) if each.severity is not Severity.NOTICE] == []


def test_a_day_of_a_cited_date_proves_no_amount() -> None:
    brief = statement("Trade of EUR 100 billion in 2025.", "state-of-play", cites=["mandate"])
    told = [each.message for each in found(None, brief) if each.code.name == "typed-number"]
    assert told == ["‘EUR 100 billion’ is not in the quotes of what is cited (mandate)"]


@pytest.mark.parametrize(
    "kind, key, text, unproved",
    [
        ("figures", "label", "Trade of 2024", []),
        ("figures", "label", "Trade with 27 states", ["27"]),
        ("figures", "label", "Trade of almost USD 50 billion", []),
        ("figures", "basis_note", "Said of fifty billion dollars.", []),
        ("figures", "basis_note", "Said of sixty billion dollars.", ["sixty billion dollars"]),
        ("events", "title", "Fifty projects", ["Fifty"]),
        ("events", "summary", "Both sides, two texts, the first step", []),
        ("events", "summary", "On 28 March", ["28 March"]),
        ("events", "date_note", "Two statements of April 2025, named three times", []),
        ("events", "date_note", "Named by thirty states", ["thirty"]),
        ("discrepancies", "note", "The two sources differ: {{ figure('trade-2024') }}", []),
        ("discrepancies", "note", "One says fifty billion dollars, the other 60", ["60"]),
    ],
)
def test_every_text_of_the_timeline_is_held_to_its_quotes(kind: str, key: str, text: str, unproved: list[str]) -> None:
    note = {"id": "amounts", "about": ["trade-2024"], "note": {"en": "They differ."}}
    things = {"events": event(), "figures": figure(), "discrepancies": note}
    findings = found({kind: [{**things[kind], key: {"en": text}}]})
    assert [each.message.split("’")[0][1:] for each in findings if each.code.name == "typed-number"] == unproved
