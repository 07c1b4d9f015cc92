"""Briefings: the sections of the house style, with something in them, and no longer than a reader has time for."""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.draws import Draw, draws, without_draws
from briefgen.checks.house_style import ANNEXES, DRAWN_SECTIONS, MOST_STATEMENTS, MOST_WORDS, SECTIONS
from briefgen.checks.nearness import did_you_mean
from briefgen.checks.reading import Placed, Reading, Said
from briefgen.findings import Code, Finding, Severity
from briefgen.model import Query, Release
from briefgen.model.briefing import Stage
from briefgen.selection import Selection, office

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
TOO_MANY_STATEMENTS: Final = Code(
    "too-many-statements",
    Severity.WARNING,
    "A section holds more lines than the house style allows; nobody remembers more.",
    "keep those that matter, move the rest to state-of-play",
)
POINT_TOO_LONG: Final = Code(
    "point-too-long",
    Severity.WARNING,
    "A point to make is spoken. It has more than 25 words.",
    "split it, or say less",
)
OVER_BUDGET: Final = Code(
    "over-budget",
    Severity.WARNING,
    "The body of a briefing has more words than two pages hold.",
    "shorten it, or leave to the annexes what they show",
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
    "A briefing is said to be cleared, but not by whom and when. It is a draft until a named person clears it.",
    "add ‘cleared_by’ and ‘cleared_on’, or set the status back to draft",
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


def statement_counts(reading: Reading) -> Iterator[Finding]:
    """No section holds more lines on the day than the house style allows: at most 4 objectives, 6 points."""
    for brief in reading.briefs:
        for path, section in brief.sections:
            standing = [said for said in brief.said if said.section is section and _stands(reading, said)]
            most = MOST_STATEMENTS.get(section.section, len(standing))
            if len(standing) > most:
                span = brief.document.place((*path, "section"))
                yield TOO_MANY_STATEMENTS.at(
                    span, f"‘{section.section}’ has {len(standing)} statements, at most {most} are allowed"
                )


def long_points(reading: Reading) -> Iterator[Finding]:
    """A point to make has at most 25 words, those drawn from the register counted as they will be read."""
    for brief in reading.briefs:
        for said in brief.said:
            most = MOST_WORDS.get(said.section.section)
            for placed in said.texts if most else ():
                words = _words(reading, placed)
                if most and words > most and placed.path[-2] == "text":
                    yield POINT_TOO_LONG.at(placed.span, f"{words} words; a point to make has at most {most}")


def word_budgets(reading: Reading) -> Iterator[Finding]:
    """The body of a briefing keeps to the word budget of its kind, in each language."""
    for brief in reading.briefs:
        budget = reading.subject.word_budgets.get(brief.briefing.kind)
        counts: dict[str, int] = {}
        for said in brief.said:
            for placed in said.texts if _stands(reading, said) else ():
                counts[placed.lang] = counts.get(placed.lang, 0) + _words(reading, placed)
        for lang, words in counts.items():
            if budget is not None and words > budget:
                span = brief.document.key_place(("sections",))
                yield OVER_BUDGET.at(span, f"{words} words in ‘{lang}’; a {brief.briefing.kind} has at most {budget}")


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
        if clearance.status is Stage.CLEARED and not (clearance.cleared_by and clearance.cleared_on):
            span = brief.document.place(("clearance", "status"))
            yield CLEARED_BY_NOBODY.at(span, "cleared, but ‘cleared_by’ or ‘cleared_on’ is missing")


def empty_selections(reading: Reading) -> Iterator[Finding]:
    """What a briefing selects is not empty on the day."""
    if reading.subject.timeline.value is None:
        return
    for brief in reading.briefs:
        if brief.briefing.select == Query():
            continue  # everything
        chosen = Selection(reading.timeline, reading.subject.as_of, Release.INTERNAL, brief.briefing.select)
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


def _stands(reading: Reading, said: Said) -> bool:
    """Whether a statement is printed on the day: what it cites is known, and nothing that ends it."""
    as_of = reading.subject.as_of
    known = {name for name, fact in reading.facts.items() if fact.recorded_on <= as_of}
    return all(name in known for name in said.statement.cites) and not known.intersection(said.statement.until)


def _words(reading: Reading, placed: Placed) -> int:
    """How many words a text has, what it draws counted as it will be read."""
    drawn = sum(_drawn_words(reading, draw, placed.lang) for draw in draws(placed.text))
    return drawn + len(without_draws(placed.text).split())


def _drawn_words(reading: Reading, draw: Draw, lang: str) -> int:
    """Roughly: a date has three words, a figure four (almost USD 50 billion)."""
    event, actor = reading.events.get(draw.id), reading.actors.get(draw.id)
    held = office(actor, reading.subject.as_of) if actor else None
    words = {
        "figure": "almost USD 50 billion",
        "date": "4 December 2025",
        "title": event.title.best(lang)[0] if event else "",
        "place": event.place.best(lang)[0] if event and event.place else "",
        "actor": " ".join([actor.name.best(lang)[0], held.title.best(lang)[0] if held and draw.on else ""])
        if actor
        else "",
        "office": held.title.best(lang)[0] if held else "",
    }
    return len(words[draw.name].split())
