"""The model: what events.yaml and a briefing say, as frozen values with types.

Pydantic checks the shape; whether the content is true to its sources is for the checks.
"""

from briefgen.model.briefing import Briefing, Clearance, Header, Markings, Meeting, Query, Section, Statement
from briefgen.model.shape import Release
from briefgen.model.text import Localized
from briefgen.model.timeline import (
    Actor,
    Discrepancy,
    Event,
    Evidence,
    Figure,
    Quote,
    Role,
    Source,
    Timeline,
    Topic,
)

__all__ = [
    "Actor",
    "Briefing",
    "Clearance",
    "Discrepancy",
    "Event",
    "Evidence",
    "Figure",
    "Header",
    "Localized",
    "Markings",
    "Meeting",
    "Query",
    "Quote",
    "Release",
    "Role",
    "Section",
    "Source",
    "Statement",
    "Timeline",
    "Topic",
]
