"""Texts: every statement of fact cites, every number is proved, and what should be drawn from the register is."""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.briefs import Said
from briefgen.checks.draws import without_draws
from briefgen.checks.house_style import CITING_SECTIONS
from briefgen.checks.numerals import days, numerals
from briefgen.checks.proof import Proof
from briefgen.checks.reading import Reading
from briefgen.findings import Code, Finding, Severity

MISSING_CITES: Final = Code(
    "missing-cites",
    Severity.ERROR,
    "A statement of fact does not say what it rests on. Every line of bottom-line, their-objectives, commitments and "
    "state-of-play cites, and so does every other line with a number or a date.",
    "add ‘cites: [id]’ with the events or figures it rests on, or draw them: {{ date('id') }}, {{ figure('id') }}",
)
TYPED_NUMBER: Final = Code(
    "typed-number",
    Severity.ERROR,
    "A number or a date was typed by hand, and the words cited for it do not hold it.",
    "draw it from the register ({{ figure('id') }}, {{ date('id') }}), or cite what proves it",
)
DRAW_OUT_OF_PLACE: Final = Code(
    "draw-out-of-place",
    Severity.ERROR,
    "A text of the timeline has {{ … }} in it. Only briefings and the notes of discrepancies are filled in.",
    "write the words themselves",
)


def missing_cites(reading: Reading) -> Iterator[Finding]:
    """A statement of fact cites; what it draws from the register counts.

    In `bottom-line`, `their-objectives`, `commitments` and `state-of-play` every statement does, elsewhere each one
    with a number or a date: passes “the mandate of {{ date('visa-mandate') }}”, fails “3,000 companies”.
    """
    for brief in reading.briefs:
        for said in brief.said:
            if said.cited:
                continue
            if said.section.section in CITING_SECTIONS:
                message = f"a statement of ‘{said.section.section}’ cites nothing"
                yield MISSING_CITES.at(said.document.place((*said.path, "text")), message)
            else:
                yield from _uncited_numbers(said)


def _uncited_numbers(said: Said) -> Iterator[Finding]:
    for placed in said.texts:
        text = without_draws(placed.text)
        typed = [day.words for day in days(text)] + [number.words for number in numerals(text)]
        if typed:
            yield MISSING_CITES.at(placed.find(typed[0]), f"‘{typed[0]}’ is stated, and nothing is cited")
            return


def typed_numbers(reading: Reading) -> Iterator[Finding]:
    """A number or a date typed into a statement stands in what the statement cites.

    Passes “29 areas” where the quote has «29 областей»; fails “30 areas”. Thousands, decimals and months may be written
    in another way than the source does.
    """
    for brief in reading.briefs:
        for said in brief.said:
            if said.cited and all(name in reading.facts for name in said.cited):
                yield from _unproved(said, Proof(tuple(fact for name in said.cited for fact in reading.versions(name))))


def _unproved(said: Said, proof: Proof) -> Iterator[Finding]:
    cited = ", ".join(said.cited)
    for placed in said.texts:
        for words in proof.unproved(placed.text):
            yield TYPED_NUMBER.at(placed.find(words), f"‘{words}’ is not in what is cited ({cited})")


def typed_numbers_in_events(reading: Reading) -> Iterator[Finding]:
    """A number or a date in the title or the summary of an event stands in its own quotes, or is its date."""
    proofs: dict[int, Proof] = {}
    for placed in reading.placed:
        if (
            placed.document is reading.document
            and placed.path[0] == "events"
            and placed.path[2] in {"title", "summary"}
        ):
            index = int(placed.path[1])
            event = reading.timeline.events[index]
            if index not in proofs:
                proofs[index] = Proof((event,))
            for words in proofs[index].unproved(placed.text):
                message = f"‘{words}’ is neither in the quotes of ‘{event.id}’ nor its date"
                yield TYPED_NUMBER.at(placed.find(words), message, "add a quote that has it, or leave it out")


def draws_out_of_place(reading: Reading) -> Iterator[Finding]:
    """Nothing is drawn in the texts of the timeline, apart from the notes of discrepancies."""
    for placed in reading.placed:
        if placed.document is reading.document and placed.path[0] != "discrepancies" and "{{" in placed.text:
            yield DRAW_OUT_OF_PLACE.at(placed.find("{{"), "here nothing is filled in; the braces would be printed")
