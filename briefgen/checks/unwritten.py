"""Titles that nobody has written: those that an accepted proposal took from the words of its source."""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.reading import Reading
from briefgen.findings import Code, Finding, Severity
from briefgen.model import Evidence
from briefgen.model.text import LocalizedText
from briefgen.provenance import fold

TITLE_UNWRITTEN: Final = Code(
    "title-unwritten",
    Severity.NOTICE,
    "The title of an event or the label of a figure is still a piece of its quote, as a proposal was accepted with it.",
    "write it: what happened, or what is measured, in a few words",
)
_FEWEST: Final = 6  # words; fewer may well be a title and stand in the source, too


def unwritten_titles(reading: Reading) -> Iterator[Finding]:
    """A title is written for the timeline: fails a piece of the quoted sentence, alone and word for word."""
    for index, event in enumerate(reading.timeline.events):
        for lang in _unwritten(event.title, event.evidence):
            span = reading.place("events", index, "title", lang)
            yield TITLE_UNWRITTEN.at(span, f"the title of ‘{event.id}’ is still the words of its source")
    for index, figure in enumerate(reading.timeline.figures):
        for lang in _unwritten(figure.label, figure.evidence):
            span = reading.place("figures", index, "label", lang)
            yield TITLE_UNWRITTEN.at(span, f"the label of ‘{figure.id}’ is still the words of its source")


def _unwritten(title: LocalizedText, evidence: tuple[Evidence, ...]) -> Iterator[str]:
    if len(title.texts) > 1:  # somebody has written at least the other
        return
    quotes = [fold(each.quote.exact) for each in evidence if each.quote is not None]
    for lang, text in title.texts:
        words = fold(text.removesuffix("…").strip())
        if len(words.split()) >= _FEWEST and any(words in quote for quote in quotes):
            yield lang
