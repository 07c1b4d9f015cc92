"""Lengths: no briefing is longer than its reader has time for."""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.briefs import Placed
from briefgen.checks.house_style import MOST_STATEMENTS, MOST_WORDS
from briefgen.checks.reading import Reading
from briefgen.draws import Draw, draws, without_draws
from briefgen.findings import Code, Finding, Severity
from briefgen.model.house import KindRules
from briefgen.selection import office

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


def statement_counts(reading: Reading) -> Iterator[Finding]:
    """No section holds more lines on the day than the house style allows: at most 4 objectives, 6 points."""
    for brief in reading.briefs:
        for path, section in brief.sections:
            standing = [said for said in brief.said if said.section is section and reading.view.says(said.statement)]
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
        rules = reading.subject.kinds.get(brief.briefing.kind, KindRules())
        budget = rules.words
        counts: dict[str, int] = {}
        for said in brief.said:
            for placed in said.texts if reading.view.says(said.statement) else ():
                counts[placed.lang] = counts.get(placed.lang, 0) + _words(reading, placed)
        for lang, words in counts.items():
            if budget is not None and words > budget:
                span = brief.document.key_place(("sections",))
                yield OVER_BUDGET.at(span, f"{words} words in ‘{lang}’; a {brief.briefing.kind} has at most {budget}")


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
