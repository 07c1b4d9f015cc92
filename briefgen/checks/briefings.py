"""Briefings: the sections of the house style, each with something in it, and cleared by a named person."""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.house_style import DRAWN_SECTIONS
from briefgen.checks.nearness import did_you_mean
from briefgen.checks.reading import Reading
from briefgen.findings import Code, Finding, Severity
from briefgen.model import Query
from briefgen.model.briefing import Stage
from briefgen.model.house import ANNEXES, SECTIONS

UNKNOWN_SECTION: Final = Code(
    "unknown-section",
    Severity.ERROR,
    "A section or an annex has a name that the house style does not know.",
    "sections: " + ", ".join(SECTIONS) + "; annexes: " + ", ".join(ANNEXES),
)
EMPTY_SECTION: Final = Code(
    "empty-section",
    Severity.WARNING,
    "A section has no statements, so that it will not be printed.",
    "write its statements, or take the section out",
)
MISSING_QUESTION: Final = Code(
    "missing-question",
    Severity.WARNING,
    "A defensive line does not say which question it answers.",
    "add ‘question’",
)
CLEARED_BY_NOBODY: Final = Code(
    "cleared-by-nobody",
    Severity.ERROR,
    "A briefing is said to be cleared, but not by whom and when, or not who drafted it. Until then it is a draft.",
    "have it cleared with ‘briefgen clear ID --by NAME --drafted-by NAME’, or set the status back to draft",
)
EMPTY_SELECTION: Final = Code(
    "empty-selection",
    Severity.WARNING,
    "Nothing in the timeline answers what the briefing selects.",
    "widen ‘select’",
)
CITES_HIDDEN: Final = Code(
    "cites-hidden",
    Severity.WARNING,
    "A statement cites something that fewer people may see than the statement itself; for the others it is left out.",
    "give the statement the narrower release, or cite something else",
)


def sections(reading: Reading) -> Iterator[Finding]:
    """Sections and annexes have names of the house style: fails `section: point-to-make`."""
    for brief in reading.briefs:
        for path, section in brief.sections:
            if section.section not in SECTIONS:
                span = brief.document.place((*path, "section"))
                hint = did_you_mean(section.section, SECTIONS, UNKNOWN_SECTION.remedy)
                yield UNKNOWN_SECTION.at(span, f"there is no section ‘{section.section[:60]}’", hint)
        for index, name in enumerate(brief.briefing.annexes or ()):
            if name not in ANNEXES:
                span = brief.document.place(("annexes", index))
                hint = did_you_mean(name, ANNEXES, UNKNOWN_SECTION.remedy)
                yield UNKNOWN_SECTION.at(span, f"there is no annex ‘{name[:60]}’", hint)


def empty_sections(reading: Reading) -> Iterator[Finding]:
    """A section has statements, unless the timeline fills it."""
    for brief in reading.briefs:
        for path, section in brief.sections:
            raw = _raw_statements(reading, brief.id, brief.document.in_file(path))
            if not raw and section.section not in DRAWN_SECTIONS:
                span = brief.document.place((*path, "section"))
                yield EMPTY_SECTION.at(span, f"the section ‘{section.section[:60]}’ is empty")


def _raw_statements(reading: Reading, name: str, path: tuple[str | int, ...]) -> bool:
    """Whether the file has statements in the section, with or without faults."""
    value = reading.subject.briefings[name].document.value
    for step in path:
        value = value[step]
    return bool(value.get("statements"))


def questions(reading: Reading) -> Iterator[Finding]:
    """Each line of if-raised has its question."""
    for brief in reading.briefs:
        for said in brief.said:
            if said.section.section == "if-raised" and said.statement.question is None:
                yield MISSING_QUESTION.at(brief.document.place(said.path), "the question to this answer is missing")


def clearances(reading: Reading) -> Iterator[Finding]:
    """What is cleared says by whom and when."""
    for brief in reading.briefs:
        clearance = brief.briefing.clearance
        if clearance.status is Stage.CLEARED and not clearance.is_complete:
            span = brief.document.place(("clearance", "status"))
            lacking = [key for key in ("drafted_by", "cleared_by", "cleared_on") if getattr(clearance, key) is None]
            yield CLEARED_BY_NOBODY.at(span, f"cleared, but without {', '.join(lacking)}")


def empty_selections(reading: Reading) -> Iterator[Finding]:
    """What a briefing selects is not empty on the day."""
    if reading.subject.timeline.value is None:
        return
    for brief in reading.briefs:
        if brief.briefing.select == Query():
            continue  # everything
        chosen = reading.view.asking(brief.briefing.select)
        if not chosen.events and not chosen.chosen_figures:
            span = brief.document.key_place(("select",))
            yield EMPTY_SELECTION.at(span, f"no event and no figure known on {reading.subject.as_of} is selected")


def hidden_cites(reading: Reading) -> Iterator[Finding]:
    """A statement is not shown to more people than what it cites."""
    for brief in reading.briefs:
        for said in brief.said:
            for index, name in enumerate(said.statement.cites):
                fact = reading.facts.get(name)
                if fact is not None and not said.statement.release.shows(fact.release):
                    message = f"the statement is {said.statement.release}, ‘{name}’ is {fact.release}"
                    yield CITES_HIDDEN.at(brief.document.find((*said.path, "cites", index), name), message)
