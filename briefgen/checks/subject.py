"""What is checked: the loaded files of a project, the texts of its sources, the day, and the project's limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from briefgen.loader import Loaded
from briefgen.model import Briefing, Timeline
from briefgen.model.house import KINDS, KindRules


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
    kinds: Mapping[str, KindRules] = field(default_factory=lambda: KINDS)
