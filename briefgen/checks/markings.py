"""Markings: the one at the head of a briefing is one that the house uses, written as it must be."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.house_style import CLASSIFIED_WORDS, FORMER_MARKINGS, MARKINGS
from briefgen.checks.nearness import did_you_mean
from briefgen.checks.reading import Reading
from briefgen.findings import Code, Finding, Severity, Span
from briefgen.model import Release

MARKING_REFUSED: Final = Code(
    "marking-refused",
    Severity.ERROR,
    "The marking is a level of classified information. Such documents are made on accredited systems alone.",
    "take everything classified out of this project; what is left is PUBLIC SOURCES",
)
UNKNOWN_MARKING: Final = Code(
    "unknown-marking",
    Severity.ERROR,
    "The marking is not one that the house uses, or is misspelt. Readers and mail filters look for the exact words.",
    "use one of: " + ", ".join(MARKINGS),
)

_LIKENESS: Final = 0.9  # a slip of the pen, and not another level of sensitivity
_CLASSIFIED: Final = re.compile(r"(?<!\w)(?:" + "|".join(CLASSIFIED_WORDS) + r")(?!\w)")


def markings(reading: Reading) -> Iterator[Finding]:
    """A marking is one of the list, in capitals and without spaces: `TLP:AMBER`, not `TLP: AMBER`.

    Classified levels such as `SECRET` are refused.
    """
    for marking, span in _markings(reading):
        if marking in MARKINGS:
            continue
        if found := _CLASSIFIED.search(marking.upper()):
            yield MARKING_REFUSED.at(span, f"‘{marking[:60]}’: {found.group()} is a classified level, which is refused")
        else:
            yield UNKNOWN_MARKING.at(span, f"‘{marking[:60]}’ is not a marking", _meant(marking))


def _markings(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The marking of each briefing, and those of its narrower documents."""
    for brief in reading.briefs:
        yield brief.briefing.marking, brief.document.place(("marking",))
        for level in (Release.PARTNER, Release.PUBLIC):
            marking = brief.briefing.markings.at(level)
            if marking is not None:
                yield marking, brief.document.place(("markings", str(level)))


def _meant(marking: str) -> str:
    tidy = re.sub(r"\s*([:+-])\s*", r"\1", " ".join(marking.upper().split()))
    tidy = FORMER_MARKINGS.get(tidy, tidy)
    return f"write ‘{tidy}’" if tidy in MARKINGS else did_you_mean(tidy, MARKINGS, likeness=_LIKENESS)
