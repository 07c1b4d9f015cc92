"""The plan: which documents a build makes, where each goes, and what speaks against one before it is made."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.clearance import NOT_CLEARED, faults
from briefgen.findings import Finding, FindingsError
from briefgen.loader import Loaded
from briefgen.model import Briefing, Release, Timeline
from briefgen.release import NOT_RELEASED, Released, refusals
from briefgen.service.requests import Request, RequestError


@dataclass(frozen=True, slots=True)
class Job:
    """One briefing in one language, and the formats in which it is wanted."""

    briefing: str
    locale: str
    formats: tuple[str, ...]
    release: Release
    mark: str = ""  # the day, where it is not today's

    def path(self, suffix: str) -> Path:
        """Where the document goes, below the output folder; its name says a restricted release, and another day."""
        release = "" if self.release is Release.INTERNAL else f".{self.release}"
        return Path(self.locale) / f"{self.briefing}{release}{self.mark}.{suffix}"


class UnknownBriefingError(RequestError):
    """A briefing was asked for that the project does not have."""

    def __init__(self, wanted: str, known: Sequence[str]) -> None:
        near = difflib.get_close_matches(wanted, known, n=1)
        hint = f"did you mean ‘{near[0]}’?" if near else "there are: " + (", ".join(known) or "none")
        super().__init__(f"there is no briefing ‘{wanted}’; {hint}")


class StoppedError(FindingsError):
    """The project has errors, so that nothing was made; the former outputs are as they were."""


def plan(request: Request, briefings: Iterable[str]) -> tuple[Job, ...]:
    """The jobs in order: language by language, briefing by briefing."""
    known = sorted(briefings)
    for identifier in request.ids:
        if identifier not in known:
            raise UnknownBriefingError(identifier, known)
    chosen = [identifier for identifier in known if not request.ids or identifier in request.ids]
    return tuple(
        Job(identifier, locale, request.formats, Release(request.release), request.mark)
        for locale in request.locales
        for identifier in chosen
    )


def refused(
    loaded: Loaded[Briefing], timeline: Timeline, shown: Released, request: Request, look: str = ""
) -> Iterator[Finding]:
    """What its release, its marking and its clearance say against a briefing as it would be shown."""
    briefing = loaded.value
    if briefing is None:
        yield from loaded.findings
        return
    if shown.loaded.value is None:
        span = loaded.document.place(("release",))
        yield NOT_RELEASED.at(span, f"the briefing is {briefing.release}, and {shown.release} was asked for")
        return
    yield from refusals(shown.loaded.value, loaded.document, shown.release)
    yield from faults(loaded, timeline, request.as_of, Release(request.release), look)
    if request.final and not briefing.clearance.is_complete:
        yield NOT_CLEARED.at(loaded.document.key_place(("clearance",)), "a draft, and a final document was asked for")
