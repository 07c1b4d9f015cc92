"""A project that is open: what its files held when they were read, and all that can be asked of it.

This is the door: the command line, the desk, tests and programs of others (`briefgen.open`) come in here. What makes
documents is imported when one is made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.findings import Finding, FindingsError, in_order
from briefgen.localization import Language
from briefgen.model import Clearance, Query, Release, Timeline
from briefgen.project.clock import today
from briefgen.project.files import Contents, Project
from briefgen.project.folders import output_folder
from briefgen.project.saving import Rewrite, Saved, save
from briefgen.selection import Selection
from briefgen.service.catalogues import speaking
from briefgen.service.checking import found
from briefgen.service.clearing import clear
from briefgen.service.executors import Means
from briefgen.service.judging import judge
from briefgen.service.originals import changed_originals
from briefgen.service.requests import QUIET, DigestRequest, Listener, RedlineRequest, Request

if TYPE_CHECKING:
    from briefgen.returns.changes import Returned
    from briefgen.service.adding import Addition, AddOptions
    from briefgen.service.run import Outcome
    from briefgen.weeks import Week

_HERE: Final = Means()
EVERYTHING: Final = Query()


@dataclass(frozen=True, eq=False)
class OpenProject:
    """A project as it was read at one moment. `contents` are its files, `templates` also those of the program."""

    root: Path
    contents: Contents
    templates: Mapping[str, str]

    @property
    def timeline(self) -> Timeline:
        """The timeline; raises FindingsError where it has errors."""
        loaded = self.contents.timeline
        if loaded.value is None:
            raise FindingsError((*self.contents.findings, *loaded.findings))
        return loaded.value

    def check(self, as_of: date | None = None, locales: Sequence[str] = ()) -> tuple[Finding, ...]:
        """Everything wrong with the project as of a day (default: today), and what these languages lack."""
        all_found = found(self.contents, self.templates, as_of or today(), locales, partial(judge, self.root))
        return in_order((*all_found, *changed_originals(self.root, self.contents)))

    def select(
        self, query: Query = EVERYTHING, as_of: date | None = None, release: Release = Release.INTERNAL
    ) -> Selection:
        """What was known on a day (default: today), may be shown at a level, and meets a query."""
        return Selection(self.timeline, as_of or today(), release, query)

    def language(self, locale: str, style: str | None = None) -> Language:
        """A language with its words, its dates and its numbers; raises LanguageError."""
        return speaking(locale, style, self.templates)

    def build(
        self, request: Request, output: Path | None = None, means: Means = _HERE, listener: Listener = QUIET
    ) -> "Iterator[Outcome]":
        """Makes the briefings asked for; see `briefgen.service.building.build`. The files are read again for it."""
        from briefgen.service.building import build  # noqa: PLC0415 (see above)

        return build(self.root, output_folder(self.root, output), request, means, listener)

    def digest(
        self, request: DigestRequest, output: Path | None = None, means: Means = _HERE, listener: Listener = QUIET
    ) -> "Iterator[Outcome]":
        """Makes the digests asked for; see `briefgen.service.digests.digest`."""
        from briefgen.service.digests import digest  # noqa: PLC0415 (see above)

        return digest(self.contents, self.templates, output_folder(self.root, output), request, means, listener)

    def weeks(
        self, last: "Week | None" = None, since: "Week | None" = None, as_of: date | None = None
    ) -> "tuple[Week, ...]":
        """The weeks up to one (default: the last complete one, on a day), from another one on (default: it alone)."""
        from briefgen.service.digests import weeks_until  # noqa: PLC0415 (see above)

        return weeks_until(self.contents, last, since, as_of)

    def with_news(self, weeks: "Iterable[Week]", release: Release = Release.INTERNAL) -> "tuple[Week, ...]":
        """Those of the weeks in which something became known or changed, and the last one in any case."""
        from briefgen.service.digests import with_news  # noqa: PLC0415 (see above)

        return with_news(self.contents, tuple(weeks), release)

    def clear(self, identifier: str, by: Clearance) -> Saved:
        """Writes the clearance of a briefing into its file; see `briefgen.service.clearing.clear`."""
        return clear(self.root, self.contents, identifier, by)

    def receive(self, data: bytes, name: str = "document.docx", on: date | None = None) -> "Returned":
        """What has changed in a Word document of ours that came back; see `briefgen.service.returning.receive`."""
        from briefgen.service.returning import receive  # noqa: PLC0415 (see above)

        return receive(self.contents, self.templates, data, name, on)

    def accept(self, returned: "Returned", numbers: Iterable[int]) -> Rewrite:
        """The rewrite that takes over changes of what came back; see `briefgen.service.returning.accept`."""
        from briefgen.service.returning import accept  # noqa: PLC0415 (see above)

        return accept(self.contents, self.templates, returned, numbers)

    def redline(
        self, request: RedlineRequest, output: Path | None = None, listener: Listener = QUIET
    ) -> "Iterator[Outcome]":
        """Makes a briefing with what has changed in it; see `briefgen.service.redlines.redlines`."""
        from briefgen.service.redlines import redlines  # noqa: PLC0415 (see above)

        return redlines(self, request, output_folder(self.root, output), listener)

    def plan_source(self, data: bytes, name: str, options: "AddOptions | None" = None) -> "Addition":
        """What adding a file as a source would do; `save` takes its rewrites. See `briefgen.service.adding`."""
        from briefgen.service.adding import AddOptions, Incoming, plan_source  # noqa: PLC0415 (few add anything)

        return plan_source(self.root, self.contents, Incoming(data, name), options or AddOptions())

    def save(self, rewrites: Iterable[Rewrite]) -> tuple[Saved, ...]:
        """Changes files of the project, if they are still what was read; see `briefgen.project.saving`."""
        return save(self.root, rewrites)


def open_project(root: Path) -> OpenProject:
    """The project in a folder; raises FindingsError where there is no timeline at all."""
    project = Project(root)
    contents = project.load()
    return OpenProject(project.root, contents, project.templates())
