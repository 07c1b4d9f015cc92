"""The plan: which documents a build makes, and where each goes."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefgen.model import Release


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for; no ids means every briefing."""

    ids: tuple[str, ...]
    formats: tuple[str, ...]
    locales: tuple[str, ...]
    as_of: date
    release: Release
    since: date | None = None
    final: bool = False  # only what is cleared, and without a warning


@dataclass(frozen=True, slots=True)
class Job:
    """One briefing in one language, and the formats in which it is wanted."""

    briefing: str
    locale: str
    formats: tuple[str, ...]
    release: Release

    def path(self, suffix: str) -> Path:
        """Where the document goes, below the output folder; a restricted release says so in its name."""
        mark = "" if self.release is Release.INTERNAL else f".{self.release}"
        return Path(self.locale) / f"{self.briefing}{mark}.{suffix}"


class UnknownBriefingError(Exception):
    """A briefing was asked for that the project does not have."""

    def __init__(self, wanted: str, known: Sequence[str]) -> None:
        near = difflib.get_close_matches(wanted, known, n=1)
        hint = f"did you mean ‘{near[0]}’?" if near else "there are: " + (", ".join(known) or "none")
        super().__init__(f"there is no briefing ‘{wanted}’; {hint}")


def plan(wanted: Wanted, briefings: Iterable[str]) -> tuple[Job, ...]:
    """The jobs in order: language by language, briefing by briefing."""
    known = sorted(briefings)
    for identifier in wanted.ids:
        if identifier not in known:
            raise UnknownBriefingError(identifier, known)
    chosen = [identifier for identifier in known if not wanted.ids or identifier in wanted.ids]
    return tuple(
        Job(identifier, locale, wanted.formats, wanted.release) for locale in wanted.locales for identifier in chosen
    )
