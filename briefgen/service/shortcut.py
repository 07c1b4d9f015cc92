"""The shortcut: sees that a build has nothing to do, without importing anything that a build needs.

A run that ended without a finding notes what it read and the hashes of all that it made. While the file system says
that all of it is untouched, or else while every byte is the same, the same wish needs no work.
"""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefgen.project.folders import inside, packaged_templates
from briefgen.service.inputs import digest, engines, hash_of_input, program, read_by, seen, versions
from briefgen.service.manifest import Manifest, is_below, load, save


class Wish(NamedTuple):
    """What a user asked for, in words that tell one wish from another, for one project and output folder.

    The formats stand apart: what was made in three of them needs no work when one of them is asked for.
    """

    root: Path
    output: Path
    words: tuple[str, ...]
    formats: tuple[str, ...]
    given: tuple[Path, ...] = ()  # files outside the project that the user names himself

    @property
    def name(self) -> str:
        """The wish as a key of the manifest."""
        return " ".join(self.words)

    def reads(self, sources: Sequence[str] = ()) -> list[Path]:
        """The files that the run of this wish reads; outside the project only what the user names himself."""
        known = [name for name in sources if inside(self.root, name)]
        return [*read_by(self.root, packaged_templates(), known), *self.given]

    def digest(self, sources: Sequence[str]) -> str:
        """The hash of all that the run of this wish reads."""
        return digest(self.reads(sources), engines(), self.name)

    def seen(self, at: int, sources: Sequence[str] = (), outputs: Sequence[str] = ()) -> str:
        """The hash of how all that it reads and makes looks from outside."""
        made = (self.output / name for name in outputs)
        return seen([*self.reads(sources), *program(), *made], at, versions(), self.name)


class Beginning(NamedTuple):
    """When a run began, and what the project looked like then."""

    at: int
    seen: str


def begin(wish: Wish) -> Beginning:
    """Looks at what a run is about to read."""
    at = time.time_ns()
    return Beginning(at, wish.seen(at))


def nothing_to_do(wish: Wish) -> Mapping[str, str] | None:
    """The names and hashes of the outputs, when they all stand as the last run of this wish left them; else None."""
    manifest = load(wish.output)
    try:
        last = manifest.runs[wish.name]
        outputs = _outputs(last)
        wanted = {name: sha256 for name, sha256 in outputs.items() if _format(name) in wish.formats}
        if set(map(_format, wanted)) != set(wish.formats):
            return None
        if last["seen"] == wish.seen(last["at"], last["sources"], sorted(outputs)):
            return wanted
        same = last["digest"] == wish.digest(last["sources"]) and manifest.stands(wish.output, wanted)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return wanted if same else None


def _format(name: str) -> str:
    return name.rpartition(".")[2]


def _outputs(last: Mapping[str, Any]) -> dict[str, str]:
    outputs: dict[str, str] = dict(last["outputs"])
    if not all(map(is_below, outputs)):
        raise ValueError("a name that leads out of the output folder")
    return outputs


def remember(wish: Wish, begun: Beginning, sources: Mapping[str, str], names: Sequence[str]) -> None:
    """Notes a run that ended without a finding: what it read, and what stands in the output folder now.

    The sources come with the hashes of what was read. Where anything has changed since the run began, nobody knows
    whether it was read before or after, so nothing is noted and the next run looks again.
    """
    if wish.seen(begun.at) != begun.seen or any(hash_of_input(wish.root / name) != sources[name] for name in sources):
        return
    manifest = load(wish.output)
    now = wish.digest(list(sources))
    outputs = _earlier(wish, manifest, now) | {name: manifest.entries[name].sha256 for name in names}
    at = time.time_ns()
    look = wish.seen(at, list(sources), sorted(outputs))
    if manifest.stands(wish.output, outputs):  # looked at first, read then: it is the same that was seen
        run = {"digest": now, "at": at, "seen": look, "sources": list(sources), "outputs": outputs}
        manifest.runs[wish.name] = run
        save(wish.output, manifest)


def _earlier(wish: Wish, manifest: Manifest, now: str) -> dict[str, str]:
    """The outputs of the last run of this wish, in other formats too, where it read the same and they still stand."""
    try:
        last = manifest.runs[wish.name]
        outputs = _outputs(last)
        return outputs if last["digest"] == now and manifest.stands(wish.output, outputs) else {}
    except (KeyError, TypeError, ValueError, AttributeError):
        return {}
