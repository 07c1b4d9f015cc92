"""What is checked: the loaded files of a project, the texts of its sources, the day, and the project's limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from briefgen.loader import Loaded
from briefgen.model import Briefing, Timeline

WORD_BUDGETS: Final[Mapping[str, int]] = MappingProxyType({"meeting-brief": 900, "non-paper": 900, "digest": 900})


@dataclass(frozen=True, slots=True)
class Subject:
    """A project as its check sees it: briefings by id, texts and SHA-256 of the sources' files by the source's id."""

    timeline: Loaded[Timeline]
    briefings: Mapping[str, Loaded[Briefing]]
    texts: Mapping[str, str]
    hashes: Mapping[str, str]
    as_of: date
    figure_age: timedelta = timedelta(days=548)  # 18 months
    due_within: timedelta = timedelta(days=30)
    word_budgets: Mapping[str, int] = field(default_factory=lambda: WORD_BUDGETS)
