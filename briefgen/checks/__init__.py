"""The checks: a project's loaded files in, findings out. One rule is one function, documented where it stands.

What passes them can be defended line by line. A rule takes the reading of the subject and yields its findings; it never
raises, also where a part of a file could not be loaded.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from briefgen.checks import (
    amendments,
    briefings,
    commitments,
    cuts,
    dates,
    evidence,
    figures,
    languages,
    lengths,
    markings,
    people,
    quoted,
    references,
    releases,
    texts,
    unwritten,
)
from briefgen.checks.reading import Reading, Subject
from briefgen.findings import Finding, in_order

__all__ = ["RULES", "Rule", "Subject", "Verdict", "check", "judged"]

Rule: TypeAlias = Callable[[Reading], Iterator[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    references.duplicate_ids,
    references.unknown_ids,
    references.unused_sources,
    references.unused_actors,
    amendments.version_order,
    amendments.version_forks,
    amendments.first_versions,
    amendments.missing_reasons,
    dates.dated_after_record,
    dates.missing_notes,
    dates.fulfilled_plans,
    dates.reversed_roles,
    evidence.changed_seeds,
    evidence.body_bounds,
    evidence.quotes,
    cuts.cut_quotes,
    evidence.quotes_of_outside_pages,
    evidence.missing_quotes,
    evidence.carried_from_outside,
    evidence.recorded_too_early,
    figures.figures_disagree,
    figures.aged_figures,
    figures.currency_sums,
    people.offices_on_their_day,
    people.participants_in_office,
    people.rejected_spellings,
    commitments.due_and_overdue,
    commitments.fulfilled_without_evidence,
    texts.markup_in_texts,
    texts.mixed_scripts,
    texts.missing_cites,
    texts.typed_numbers,
    texts.typed_numbers_in_timeline,
    quoted.figures_not_quoted,
    quoted.dates_not_quoted,
    texts.draws_out_of_place,
    cuts.texts_cut_off,
    markings.markings,
    briefings.sections,
    briefings.empty_sections,
    unwritten.unwritten_titles,
    lengths.statement_counts,
    lengths.long_points,
    lengths.word_budgets,
    briefings.questions,
    briefings.clearances,
    briefings.empty_selections,
    briefings.hidden_cites,
    releases.non_papers,
    languages.known_languages,
    languages.styles,
    languages.reviews,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong, in order of place, and the hashes of what can be known as sound the next time."""

    findings: tuple[Finding, ...]
    sound: frozenset[bytes]


def check(subject: Subject) -> tuple[Finding, ...]:
    """Everything that is wrong with the subject, the loaders' findings included, in order of place."""
    return in_order(_found(subject, Reading(subject)))


def judged(subject: Subject) -> Verdict:
    """The same, and what was found sound."""
    reading = Reading(subject)
    return Verdict(in_order(_found(subject, reading)), reading.sound)


def _found(subject: Subject, reading: Reading) -> list[Finding]:
    found = [*subject.timeline.findings]
    for loaded in subject.briefings.values():
        found += loaded.findings
    for rule in RULES:
        found += rule(reading)
    return found
