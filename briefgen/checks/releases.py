"""Releases: what is written for others may go to them."""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.reading import Reading
from briefgen.findings import Code, Finding, Severity
from briefgen.model import Release
from briefgen.model.house import KindRules

NOT_IN_NON_PAPER: Final = Code(
    "not-in-non-paper",
    Severity.WARNING,
    "A statement of a non-paper is not public. A non-paper is handed over, so only public statements are in it.",
    "say ‘release: public’ if it may be handed over, or take it out",
)


def non_papers(reading: Reading) -> Iterator[Finding]:
    """Every statement of what is handed out is public: fails one without `release: public`."""
    for brief in reading.briefs:
        rules = reading.subject.kinds.get(brief.briefing.kind, KindRules())
        for said in brief.said if rules.handed_out else ():
            if said.statement.release is not Release.PUBLIC or said.section.release is not Release.PUBLIC:
                yield NOT_IN_NON_PAPER.at(brief.document.place(said.path), "not public, so it is left out")
