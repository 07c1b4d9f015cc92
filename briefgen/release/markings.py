"""Markings and releases: a document goes to nobody whom its own marking shuts out (FIRST TLP 2.0)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from briefgen.findings import Code, Finding, Severity
from briefgen.loader import Document
from briefgen.model import Briefing, Release

NOT_RELEASED: Final = Code(
    "not-released",
    Severity.ERROR,
    "A document was asked for at a level at which nobody may know of the briefing.",
    "name another briefing, or change its ‘release’",
)
MARKING_TOO_NARROW: Final = Code(
    "marking-too-narrow",
    Severity.ERROR,
    "The marking forbids what the release asks for: such a document must not go to these readers.",
    "name a wider marking for that release: ‘markings: {public: PUBLIC SOURCES}’",
)
CODES: Final = (NOT_RELEASED, MARKING_TOO_NARROW)

# The widest circle of readers that each marking allows; every other is for one's own house alone.
WIDEST: Final[Mapping[str, Release]] = MappingProxyType(
    {
        "PUBLIC SOURCES": Release.PUBLIC,
        "TLP:CLEAR": Release.PUBLIC,
        "TLP:GREEN": Release.PARTNER,
        "TLP:AMBER": Release.PARTNER,
        "OFFICIAL": Release.PARTNER,
    }
)


def refusals(briefing: Briefing, document: Document, level: Release) -> Iterator[Finding]:
    """Why a briefing with this marking cannot be made at a level."""
    allowed = WIDEST.get(briefing.marking, Release.INTERNAL)
    if not level.shows(allowed):
        span = document.place(("markings", str(level)) if briefing.markings.at(level) else ("marking",))
        message = f"‘{briefing.marking[:60]}’ allows no {level} release, only {allowed}"
        yield MARKING_TOO_NARROW.at(span, message)
