"""Requests: what is asked of a project, in one value that tells one request from another; and who listens.

It imports nothing that takes time, so that a request that needs no work is seen to need none.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from briefgen.project.files import Contents
    from briefgen.service.plan import Job
    from briefgen.weeks import Week

FORMATS: Final = ("pdf", "docx", "html")
ALL_FORMATS: Final = (*FORMATS, "ics")
DIGEST_FORMATS: Final = (*ALL_FORMATS, "atom", "eml")


class RequestError(Exception):
    """What was asked for is not there, or contradicts itself; the message says what there is."""


class Request(NamedTuple):
    """The briefings that are to be made. No ids stand for all of them, no locales for the languages of the project.

    `as_of` is the day whose knowledge they show; `since` adds what became known after that day; `final` makes only what
    is cleared, and without a warning. `reference` is a Word document that lends its look. The release is a name of
    `briefgen.model.Release`. Documents of another day than today are `dated`: their names bear the day, so that they
    never take the place of today's; so do those with `since`.
    """

    as_of: date
    ids: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    locales: tuple[str, ...] = ("en",)
    release: str = "internal"
    since: date | None = None
    final: bool = False
    reference: Path | None = None
    dated: bool = False

    @property
    def mark(self) -> str:
        """What the names of its documents bear between the briefing and the suffix, the release apart."""
        day = f".{self.as_of.isoformat()}" if self.dated else ""
        return day + (f".since-{self.since.isoformat()}" if self.since else "")

    @property
    def given(self) -> tuple[Path, ...]:
        """The files outside the project that it names."""
        return (self.reference.resolve(),) if self.reference else ()

    @property
    def words(self) -> tuple[str, ...]:
        """What tells it from another one, apart from the formats: what was made in three serves for one of them."""
        return (
            "build",
            ",".join(self.ids),
            ",".join(self.locales),
            self.as_of.isoformat(),
            self.release,
            *map(str, self.given),
            "final" if self.final else "",
            self.since.isoformat() if self.since else "",
            self.mark,
        )


class DigestRequest(NamedTuple):
    """The digests of some weeks that are to be made, in order; only those that are not there yet, if so asked."""

    weeks: tuple["Week", ...]
    formats: tuple[str, ...] = (*ALL_FORMATS, "atom")
    locales: tuple[str, ...] = ("en",)
    release: str = "internal"
    only_missing: bool = False


class RedlineRequest(NamedTuple):
    """The redlines of a briefing that are to be made, against what was cleared (None), a day, or a file.

    Against a day is against what was known then; a file is another version of the briefing's own.
    """

    id: str
    as_of: date
    against: date | Path | None = None
    formats: tuple[str, ...] = FORMATS
    locales: tuple[str, ...] = ("en",)
    release: str = "internal"
    dated: bool = False

    @property
    def mark(self) -> str:
        """What the names of its documents bear before their ending: the day, where it is not today."""
        return f".{self.as_of.isoformat()}" if self.dated else ""

    @property
    def ending(self) -> str:
        """What the names of its documents end in before the suffix: two comparisons do not replace each other."""
        match self.against:
            case None:
                return "redline"
            case date():
                return f"redline-{self.against.isoformat()}"
        return f"redline-{re.sub('[^a-z0-9]+', '-', self.against.stem.lower()).strip('-')[:40] or 'file'}"


def _nothing(*_: Any) -> None:
    """Tells nobody."""


class Listener(NamedTuple):
    """Who wants to know how the work goes on."""

    waiting: Callable[[], None] = _nothing  # another run has the output folder
    read: Callable[["Contents"], None] = _nothing  # the files of the project were read
    planned: Callable[[Sequence["Job"]], None] = _nothing  # the documents asked for are known
    done: Callable[[str], None] = _nothing  # the output of that name is
    uncatalogued: Callable[[str], None] = _nothing  # there are no messages in that language


QUIET: Final = Listener()
