"""The shortcut: sees that a build has nothing to do, without importing anything that a build needs.

A run that ended without a finding notes the digest of all that it read and the hashes of all that it made. When both
are still so, the same wish needs no work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.build.inputs import digest, engines, read_by
from briefgen.build.manifest import Manifest, is_below, load, save
from briefgen.project.folders import inside, packaged_templates


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user asked for, in words that tell one wish from another, for one project and output folder."""

    root: Path
    output: Path
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The wish as a key of the manifest."""
        return " ".join(self.words)

    def digest(self, sources: Sequence[str]) -> str:
        """The hash of all that the run of this wish reads; outside the project only what the user names himself."""
        sources = [name for name in sources if name in self.words or inside(self.root, name)]
        return digest(read_by(self.root, packaged_templates(), sources), engines(), self.name)


def nothing_to_do(wish: Wish) -> Mapping[str, str] | None:
    """The names and hashes of the outputs, when they all stand as the last run of this wish left them; else None."""
    manifest = load(wish.output)
    try:
        last = manifest.runs[wish.name]
        outputs: dict[str, str] = dict(last["outputs"])
        current = last["digest"] == wish.digest(list(last["sources"]))
    except (KeyError, TypeError, ValueError):
        return None
    current = current and all(map(is_below, outputs))
    return outputs if current and outputs and manifest.stands(wish.output, outputs) else None


def remember(wish: Wish, sources: Sequence[str], names: Sequence[str]) -> None:
    """Notes a run that ended without a finding: what it read, and what stands in the output folder now."""
    manifest: Manifest = load(wish.output)
    outputs = {name: manifest.entries[name].sha256 for name in names}
    manifest.runs[wish.name] = {"digest": wish.digest(sources), "sources": list(sources), "outputs": outputs}
    save(wish.output, manifest)
