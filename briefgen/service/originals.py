"""Originals: the files that sources were taken from are still there, and still what they were."""

from collections.abc import Iterator
from pathlib import Path

from briefgen.checks.evidence import SEED_CHANGED
from briefgen.findings import Finding
from briefgen.project.codes import MISSING_FILE, OUTSIDE_PROJECT
from briefgen.project.files import Contents
from briefgen.project.folders import inside
from briefgen.project.saving import sha256_of
from briefgen.storage.files import read_plain


def changed_originals(root: Path, contents: Contents) -> Iterator[Finding]:
    """What is wrong with the originals that the timeline names; nothing is looked at but their hashes."""
    sound = contents.timeline.sound
    for index, source in enumerate(sound.value.sources if sound else ()):
        if source.original is None or sound is None:
            continue
        name, path = source.original.file, inside(root, source.original.file)
        if path is None:
            span = sound.document.place(("sources", index, "original", "file"))
            yield OUTSIDE_PROJECT.at(span, f"‘{name}’ leads out of the project")
            continue
        data = read_plain(path)
        if data is None:
            span = sound.document.place(("sources", index, "original", "file"))
            yield MISSING_FILE.at(span, f"‘{name}’ cannot be read: the text of ‘{source.id}’ was taken from it")
        elif sha256_of(data) != source.original.sha256.casefold():
            span = sound.document.place(("sources", index, "original", "sha256"))
            yield SEED_CHANGED.at(span, f"‘{name}’, from which ‘{source.id}’ was taken, has changed", _REMEDY)


_REMEDY = "restore the file: it is the proof of the text"
