"""The shortcut: sees that a request needs no work, without importing anything that a build needs.

A run that ended without a finding notes what it read and the hashes of all that it made. While the file system says
that all of it is untouched, or else while every byte is the same, the same request needs no work.
"""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from briefgen.project.folders import inside, packaged_templates
from briefgen.service.inputs import digest, engines, hash_of_input, program, read_by, seen, versions
from briefgen.service.requests import Request
from briefgen.service.store import LastRun, Store, stored


class Beginning(NamedTuple):
    """When a run began, and what the project looked like then."""

    at: int
    seen: str


class Shortcut(NamedTuple):
    """A request of one project, for one output folder."""

    root: Path
    output: Path
    request: Request

    @property
    def name(self) -> str:
        """The request as the store knows it."""
        return " ".join(self.request.words)

    def reads(self, sources: Sequence[str] = ()) -> list[Path]:
        """The files that its run reads; outside the project only what the user names himself."""
        known = [name for name in sources if inside(self.root, name)]
        return [*read_by(self.root, packaged_templates(), known), *self.request.given]

    def digest(self, sources: Sequence[str]) -> str:
        """The hash of all that its run reads."""
        return digest(self.reads(sources), engines(), self.name)

    def seen(self, at: int, sources: Sequence[str] = (), outputs: Sequence[str] = ()) -> str:
        """The hash of how all that it reads and makes looks from outside."""
        made = (self.output / name for name in outputs)
        return seen([*self.reads(sources), *program(), *made], at, versions(), self.name)

    def begin(self) -> Beginning:
        """Looks at what a run is about to read."""
        at = time.time_ns()
        return Beginning(at, self.seen(at))

    def outputs(self) -> Mapping[str, str] | None:
        """The names and hashes of the outputs, when they all stand as the last run left them; else None."""
        store = stored(self.output)
        last = store.last_run(self.name)
        if last is None:
            return None
        wanted = {name: sha256 for name, sha256 in last.outputs.items() if _format(name) in self.request.formats}
        if set(map(_format, wanted)) != set(self.request.formats):
            return None
        if last.seen == self.seen(last.at, last.sources, sorted(last.outputs)):
            return wanted
        return wanted if last.digest == self.digest(last.sources) and store.stands(wanted) else None

    def note(self, store: Store, begun: Beginning, sources: Mapping[str, str], names: Sequence[str]) -> None:
        """Notes a run that ended without a finding: what it read, and what stands in the output folder now.

        The sources come with the hashes of what was read. Where anything has changed since the run began, nobody
        knows whether it was read before or after, so nothing is noted and the next run looks again.
        """
        if self.seen(begun.at) != begun.seen:
            return
        if any(hash_of_input(self.root / name) != sha256 for name, sha256 in sources.items()):
            return
        now = self.digest(list(sources))
        outputs = self._earlier(store, now) | store.hashes([*names])
        at = time.time_ns()
        look = self.seen(at, list(sources), sorted(outputs))
        if store.stands(outputs):  # looked at first, read then: it is the same that was seen
            store.note_run(self.name, LastRun(now, look, at, tuple(sources), outputs))

    def _earlier(self, store: Store, now: str) -> dict[str, str]:
        """The outputs of its last run, in other formats too, where it read the same and they still stand."""
        last = store.last_run(self.name)
        return last.outputs if last and last.digest == now and store.stands(last.outputs) else {}


def _format(name: str) -> str:
    return name.rpartition(".")[2]
