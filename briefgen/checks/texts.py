"""Texts: every statement of fact cites, every number is proved, and what should be drawn from the register is."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.briefs import Said
from briefgen.checks.house_style import CITING_SECTIONS, PROPOSING_SECTIONS
from briefgen.checks.proof import Proof, Told, is_month_alone
from briefgen.checks.reading import Reading
from briefgen.draws import without_draws
from briefgen.edtf import parse
from briefgen.extraction import amounts, dates
from briefgen.findings import Code, Finding, Severity
from briefgen.model import Discrepancy, Event, Figure
from briefgen.model.text import mixed_word
from briefgen.model.timeline import ValueBasis

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

MARKUP_IN_TEXT: Final = Code(
    "markup-in-text",
    Severity.WARNING,
    "A text has marks of Markdown or HTML in it. Texts are plain: the marks would be printed as they stand.",
    "write plain words; a list of its own is one statement for each item",
)
# Marks that plain prose does not have: emphasis, links, headings, items and code of Markdown, tags of HTML.
_MARKUP: Final = re.compile(
    r"""\*\*\S[^*\n]{0,200}\*\*                            # strong
    |(?<!\w)__\S[^_\n]{0,200}__(?!\w)
    |(?<![\w*])\*[^\s*][^*\n]{0,200}(?<!\s)\*(?![\w*])    # emphasis; 5 * 3 is none
    |\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)                   # a link
    |`[^`\n]{1,200}`
    |^[ \t]{0,8}\#{1,6}[ \t]\S.{0,200}                      # a heading
    |^[ \t]{0,8}(?:[-*•+]|\d{1,2}[.)])[ \t]+\S[^\n]{0,300}\n[ \t]{0,8}(?:[-*•+]|\d{1,2}[.)])[ \t]  # two items
    |</?(?:b|i|u|em|strong|br|p|ul|ol|li|a|span|div|su[pb]|h[1-6])(?:\s[^<>\n]{0,200})?/?>""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_MARKS: Final = frozenset("*_[`<#-•+.)")

MIXED_SCRIPTS: Final = Code(
    "mixed-scripts",
    Severity.WARNING,
    "A word mixes Latin letters with Cyrillic or Greek ones that look the same: it is not found when searched for, is "
    "read aloud wrongly, and may be another name than it seems.",
    "type the word anew in one alphabet; between two alphabets stands a hyphen (IT-компания)",
)

_PROVED: Final = frozenset({
    ("events", "title"), ("events", "summary"), ("events", "date_note"), ("figures", "label"),
    ("figures", "basis_note"), ("discrepancies", "note"),
})  # fmt: skip


def markup_in_texts(reading: Reading) -> Iterator[Finding]:
    """A text is plain words: fails “a **strong** line”, “see [the page](https://…)” and lists with hyphens.

    Passes “5 * 3”, “C5+1” and a hyphen between words.
    """
    for placed in reading.placed:
        found = _MARKUP.search(placed.text) if _MARKS.intersection(placed.text) else None
        if found:
            words = found.group().strip().split("\n")[0]
            yield MARKUP_IN_TEXT.at(placed.find(words), f"‘{words[:60]}’ would be printed with its marks")


def mixed_scripts(reading: Reading) -> Iterator[Finding]:
    """A word is written in one alphabet: fails “Cаmeron” with a Cyrillic а, passes “IT-компания”.

    Quotes are left alone: they have the letters of their source.
    """
    for placed in reading.placed:
        word = mixed_word(placed.text)
        if word:
            yield MIXED_SCRIPTS.at(placed.find(word), f"‘{word[:60]}’ mixes the letters of two alphabets")


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
        typed = [each.words for each in dates(text, placed.lang) if not is_month_alone(each.when)]
        typed += [each.words for each in amounts(text, placed.lang) if each.digits]
        if typed:
            yield MISSING_CITES.at(placed.find(typed[0]), f"‘{typed[0]}’ is stated, and nothing is cited")
            return


def typed_numbers(reading: Reading) -> Iterator[Finding]:
    """A number or a date typed into a statement stands in the quotes of what the statement cites.

    Passes “29 areas” where the quote has «29 областей»; fails “30 areas”. Digits, words and months may be written in
    another way than the source does; a currency, a share and a qualifier are those of the source.
    """
    for brief in reading.briefs:
        for said in brief.said:
            if said.cited and all(name in reading.facts for name in said.cited):
                facts = tuple(fact for name in said.cited for fact in reading.versions(name))
                told = Told.PROPOSAL if said.section.section in PROPOSING_SECTIONS else Told.FACT
                yield from _unproved(said, Proof(facts, reading.sources, told=told))


def _unproved(said: Said, proof: Proof) -> Iterator[Finding]:
    cited = ", ".join(said.cited)
    for placed in said.texts:
        for words in proof.unproved(without_draws(placed.text), placed.lang):
            yield TYPED_NUMBER.at(placed.find(words), f"‘{words}’ is not in the quotes of what is cited ({cited})")


def typed_numbers_in_timeline(reading: Reading) -> Iterator[Finding]:
    """A number or a date in a text of an event, a figure or a discrepancy stands in its quotes, or is its date.

    The texts are title, summary and date_note, label and basis_note, and the note of a discrepancy. A note may also
    name the days of the sources and of what else rests on them; where an outside page carries a date, which nobody can
    quote, its dates are free, and so are those that explain a figure. How a computed value is worked out is for people
    to read.
    """
    proofs: dict[tuple[str | int, ...], Proof] = {}
    for placed in reading.placed:
        if placed.document is not reading.document or tuple(placed.path[:1] + placed.path[2:3]) not in _PROVED:
            continue
        kind, index, key = placed.path[:3]
        if (kind, index) in reading.settled:
            continue
        thing = getattr(reading.timeline, str(kind))[index]
        if key == "basis_note" and thing.value_basis is ValueBasis.COMPUTED:
            continue
        noted = str(key).endswith("note")
        proof = proofs.setdefault((kind, index, noted), _proof(reading, thing, noted=noted))
        for words in proof.unproved(without_draws(placed.text), placed.lang):
            reading.blame(placed.path)
            message = f"‘{words}’ is neither in the quotes of ‘{thing.id}’ nor its date"
            yield TYPED_NUMBER.at(placed.find(words), message, "add a quote that has it, or leave it out")


def _proof(reading: Reading, thing: Event | Figure | Discrepancy, *, noted: bool) -> Proof:
    """What proves the texts of a thing; its notes also by the days of its sources, and by what it draws."""
    if isinstance(thing, Discrepancy):
        facts = tuple(fact for name in thing.about for fact in reading.versions(name))
    else:
        facts = (thing,)
    if not noted:
        return Proof(facts, reading.sources)
    evidence = [each for fact in facts for each in fact.evidence]
    sources = [reading.sources[each.source] for each in evidence if each.source in reading.sources]
    days = {each.recorded_on for each in (*facts, *sources) if each.recorded_on}
    issued = (each.issued for each in sources if each.issued)
    outside = any(source.file is None for source in sources)
    named = (*issued, *(parse(day.isoformat()) for day in sorted(days)))
    points = tuple(reading.points_of_source[source.id] for source in sources if source.id in reading.points_of_source)
    free = outside or isinstance(thing, Figure)
    return Proof(facts, reading.sources, named, free_dates=free, told=Told.NOTE, points=points)


def draws_out_of_place(reading: Reading) -> Iterator[Finding]:
    """Nothing is drawn in the texts of the timeline, apart from the notes of discrepancies."""
    for placed in reading.placed:
        if placed.document is reading.document and placed.path[0] != "discrepancies" and "{{" in placed.text:
            yield DRAW_OUT_OF_PLACE.at(placed.find("{{"), "here nothing is filled in; the braces would be printed")
