"""Recipes: the hash of all that a document is assembled from; while it is the one noted, nothing need be assembled.

Assembling is pure, so a file that stands as it was made from the same recipe is the file that would be made again.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from briefgen.document.assembly import Materials
from briefgen.document.enclosure import Reference
from briefgen.model import Release, Timeline
from briefgen.project.files import Contents
from briefgen.project.folders import BRIEFINGS
from briefgen.service.documents import AssembledDocument, document
from briefgen.service.inputs import engines
from briefgen.service.plan import Job
from briefgen.service.requests import Request
from briefgen.service.store import Store


class Recipes:
    """The recipes of one run: what all its documents share is hashed once."""

    def __init__(self, request: Request, contents: Contents, stuff: Materials, looks: Mapping[str, Reference]) -> None:
        self.request = request
        self._files = contents.files
        self._looks = looks
        words = (engines(), request.as_of.isoformat(), request.release, str(request.since), str(request.final))
        self._shared = hashlib.sha256("\0".join(words).encode())
        others = {name: text for name, text in contents.files.items() if PurePosixPath(name).parent.name != BRIEFINGS}
        for part in (others, contents.hashes, stuff.templates):
            for name, text in sorted(part.items()):
                self._shared.update(_sized(name) + _sized(text))
            self._shared.update(b"\1")

    def of(self, job: Job) -> str:
        """The recipe of a job's document; nothing below the house, where no memory may tell of what is left out."""
        if job.release is not Release.INTERNAL:
            return ""
        found = self._shared.copy()
        for text in (job.briefing, job.locale, self._files.get(f"{BRIEFINGS}/{job.briefing}.yaml", "")):
            found.update(_sized(text))
        look = self._looks.get(job.briefing)
        found.update(b"\1" + _sized(look.name) + look.data if look else b"\0")
        return found.hexdigest()


def _sized(text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    return f"{len(data)}:".encode() + data


def prepared(
    jobs: Iterable[Job], contents: Contents, stuff: Materials, recipes: Recipes, store: Store
) -> Iterator[AssembledDocument]:
    """The documents of the jobs, in order; one whose files stand as its recipe made them is not assembled again."""
    timeline = contents.timeline.value or Timeline()
    for job in jobs:
        recipe = recipes.of(job)
        names = [job.path(suffix).as_posix() for suffix in job.formats]
        if recipe and all(store.made(name, recipe) for name in names):
            yield AssembledDocument(job, "", "", b"", (), recipe=recipe, stands=True)
        else:
            made = document(job, recipes.request, contents.briefings[job.briefing], timeline, stuff)
            yield replace(made, recipe=recipe)
