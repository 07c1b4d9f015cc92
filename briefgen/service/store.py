"""The store: what went in, by hash, and what came out. It lies in the output folder and is read once a run.

It is only a memory. A file counts as made when its own bytes still have the hash noted here, so a store that is lost,
old or torn costs time and never truth.

A run that ended without a finding notes also what it read. While the file system says that all of it is untouched, or
else while every byte is the same, the same request needs no work (`Shortcut`); to see that, nothing is imported that a
build needs.
"""

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from briefgen.project.folders import inside, packaged_templates
from briefgen.service.inputs import digest, engines, hash_of_input, program, read_by, seen, versions
from briefgen.service.requests import Request
from briefgen.storage.files import read_plain, write_whole

NAME: Final = ".briefgen.json"
FORMAT: Final = 4
_DEEPEST: Final = 2


class Made(NamedTuple):
    """One output: the briefing it shows, hashes of what it was made from, the hash of its bytes, its pages.

    Each of the hashes stands for all that the bytes depend on, at another step of the work: the recipe of its document
    and the key of its task. None of them means that it is made again.
    """

    briefing: str
    inputs: tuple[str, ...]
    sha256: str
    pages: int | None = None


class LastRun(NamedTuple):
    """What the last run of a request read and made: the hash of the bytes, and of how all of it looked at a time."""

    digest: str
    seen: str
    at: int
    sources: tuple[str, ...]
    outputs: dict[str, str]  # hashes by name


class Store:
    """The outputs by their path below the output folder, and the last run of each request."""

    def __init__(self, output: Path, made: Mapping[str, Made], runs: Mapping[str, LastRun]) -> None:
        self.output = output
        self._made = dict(made)
        self._runs = dict(runs)

    def made(self, name: str, *inputs: str) -> Made | None:
        """The output, if it stands as it was made from one of the inputs, given by their hashes."""
        found = self._made.get(name)
        if found is None or not set(inputs) & set(found.inputs) or not self.stands({name: found.sha256}):
            return None
        return found

    def written(self, name: str) -> str | None:
        """The hash of the bytes that a run last wrote under a name; None where it wrote none."""
        made = self._made.get(name)
        return made.sha256 if made else None

    def stands(self, outputs: Mapping[str, str]) -> bool:
        """Whether each of the files named lies there with the hash given."""
        return all(hash_of(self.output / name) == sha256 for name, sha256 in outputs.items())

    def hashes(self, names: list[str]) -> dict[str, str]:
        """The hashes of outputs as they were made."""
        return {name: self._made[name].sha256 for name in names}

    def note(self, name: str, made: Made) -> None:
        """Notes what was made; hashes that are empty stand for nothing."""
        self._made[name] = made._replace(inputs=tuple(filter(None, made.inputs)))

    def last_run(self, request: str) -> LastRun | None:
        """The last run of a request that ended without a finding."""
        return self._runs.get(request)

    def note_run(self, request: str, run: LastRun) -> None:
        """Notes a run that ended without a finding."""
        self._runs[request] = run

    def prune(self, briefings: frozenset[str]) -> tuple[Path, ...]:
        """Removes the outputs of briefings that are gone; only files that are noted here and nobody has changed."""
        removed = []
        for name, made in list(self._made.items()):
            if made.briefing in briefings or made.briefing != made.briefing.lower():  # digest-2025-W51 has no file
                continue
            del self._made[name]
            path = self.output / name
            if hash_of(path) == made.sha256:
                path.unlink()
                removed.append(path)
        return tuple(removed)

    def save(self) -> None:
        """Writes the store, in one step, if it holds anything."""
        made = {name: found._asdict() for name, found in sorted(self._made.items())}
        runs = {name: run._asdict() for name, run in sorted(self._runs.items())}
        if made or runs:
            data = {"format": FORMAT, "made": made, "runs": runs}
            write_whole(self.output / NAME, json.dumps(data, indent=1).encode())


def hash_of(path: Path) -> str | None:
    """The SHA-256 of a file, or None where there is none to read."""
    data = read_plain(path)
    return None if data is None else hashlib.sha256(data).hexdigest()


def stored(output: Path) -> Store:
    """The store of an output folder; an empty one where there is none that can be read."""
    try:
        found = json.loads(read_plain(output / NAME) or b"")
        if found["format"] != FORMAT:
            return Store(output, {}, {})
        made = {name: _made(each) for name, each in found["made"].items() if is_below(name)}
        runs = {name: run for name, each in found["runs"].items() if (run := _run(each))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Store(output, {}, {})
    return Store(output, made, runs)


def _made(found: dict[str, Any]) -> Made:
    made = Made(**found)
    texts = (made.briefing, made.sha256, *made.inputs)
    if not all(isinstance(text, str) for text in texts) or not isinstance(made.pages, int | None):
        raise TypeError(found)
    return made._replace(inputs=tuple(made.inputs))


def _run(found: dict[str, Any]) -> LastRun | None:
    """The run, or None where a name leads out of the output folder or anything has another type."""
    try:
        run = LastRun(**found)
        run = run._replace(sources=tuple(run.sources), outputs=dict(run.outputs))
    except (TypeError, ValueError):
        return None
    texts = (run.digest, run.seen, *run.sources, *run.outputs.values())
    is_sound = all(isinstance(text, str) for text in texts) and isinstance(found["at"], int)
    return run if is_sound and all(map(is_below, run.outputs)) else None


def is_below(name: str) -> bool:
    """Whether a name can be that of an output: one folder and one file, below the output folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and 0 < len(path.parts) <= _DEEPEST and "\0" not in name


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
