"""The files of one project folder, read and handed on as text.

Nothing outside the folder is ever read, symbolic links resolved first, apart from the templates that travel with the
program.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from briefgen.document.enclosure import Reference
from briefgen.findings import Finding, FindingsError, Span
from briefgen.loader import Document, Loaded, Parsed, load_briefing, load_settings
from briefgen.loader.codes import TOO_LARGE
from briefgen.model import Briefing, Timeline
from briefgen.model.settings import Settings
from briefgen.model.text import SOURCE_LANGUAGE
from briefgen.project.codes import BAD_FILE_NAME, MISSING_FILE, UNREAD_FILE
from briefgen.project.folders import BRIEFINGS, SETTINGS, parsed_folder
from briefgen.project.parsed import ParsedFiles
from briefgen.project.reading import MAX_BYTES, Reader
from briefgen.project.templates import packaged_texts, templates
from briefgen.project.timeline_files import load_timeline_files
from briefgen.storage.files import read_named

_FILE_STEM: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Contents:
    """What the files of a project hold: their text by name, and what could not be read."""

    timeline: Loaded[Timeline]
    briefings: Mapping[str, Loaded[Briefing]]
    texts: Mapping[str, str]
    hashes: Mapping[str, str]
    files: Mapping[str, str]
    findings: tuple[Finding, ...]
    settings: Loaded[Settings]
    references: Mapping[str, Reference] = field(default_factory=dict)  # by briefing
    looks: Mapping[str, str] = field(default_factory=dict)  # by briefing, see `look`
    seen: Mapping[str, str] = field(default_factory=dict)  # SHA-256 of the bytes of each file of `files`, for saving

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which documents are made where none are asked for."""
        settings = self.settings.value
        return (settings.languages if settings else ()) or (SOURCE_LANGUAGE,)


class Project:
    """A folder with an events.yaml, or with a folder events/; what was parsed before is not parsed again."""

    def __init__(self, root: Path, parsed: Parsed | None = None) -> None:
        self.root = root.resolve()
        self._parsed = parsed or ParsedFiles(parsed_folder())
        self._reader = Reader(self.root)
        self._templates: dict[str, str] | None = None

    def load(self) -> Contents:
        """Everything in the project's files; raises FindingsError where there is no timeline at all."""
        reader = self._reader
        timeline = load_timeline_files(reader, self._parsed)
        briefings = dict(self._briefings())
        texts, hashes = self._sources(timeline)
        settings = self.settings()
        references = dict(self._references(briefings))
        looks = {name: look(self.templates(), references.get(name)) for name in briefings}
        findings = (*reader.findings, *settings.findings)
        return Contents(
            timeline, briefings, texts, hashes, reader.files, findings, settings, references, looks, reader.seen
        )

    def settings(self) -> Loaded[Settings]:
        """What project.yaml says; the defaults where there is none."""
        text = self._reader.text(SETTINGS) if (self.root / SETTINGS).is_file() else None
        if text is None:
            return Loaded(Settings.model_construct(), Document(SETTINGS), ())  # building its validator takes a while
        settings = load_settings(text, SETTINGS)
        from briefgen.project.zone import unknown_zones  # noqa: PLC0415 (few projects name a zone)

        return replace(settings, findings=(*settings.findings, *unknown_zones(settings)))

    def templates(self) -> dict[str, str]:
        """All templates, styles and catalogues by name: the program's own, overridden file by file by the project's."""
        if self._templates is None:
            self._templates = templates(self._reader)
        return self._templates

    def _briefings(self) -> Iterator[tuple[str, Loaded[Briefing]]]:
        folder = self._reader.folder(BRIEFINGS)
        for path in sorted(folder.iterdir()) if folder else ():
            name = f"{BRIEFINGS}/{path.name}"
            if path.suffix != ".yaml" or path.is_dir():
                if not path.name.startswith("."):  # what editors and systems leave lying is hidden
                    self._reader.findings.append(UNREAD_FILE.at(Span(name), f"‘{name}’ is not read"))
                continue
            if not _FILE_STEM.fullmatch(path.stem):
                message = f"‘{path.name}’ cannot be the id of a briefing"
                self._reader.findings.append(BAD_FILE_NAME.at(Span(name), message))
                continue
            text = self._reader.text(name)
            if text is not None:
                yield path.stem, load_briefing(text, name)

    def _references(self, briefings: Mapping[str, Loaded[Briefing]]) -> Iterator[tuple[str, Reference]]:
        """The Word document that lends a briefing its look, by the briefing's id."""
        for identifier, briefing in briefings.items():
            name = briefing.value.reference_doc if briefing.value else None
            place = partial(briefing.document.place, ("reference-doc",))
            data = self._reader.data(name, place) if name else None
            if name and data is not None:
                yield identifier, Reference(name, data)

    def _sources(self, timeline: Loaded[Timeline]) -> tuple[dict[str, str], dict[str, str]]:
        """Text and SHA-256 of each source that has a file, by its id, as far as the timeline is sound."""
        texts: dict[str, str] = {}
        hashes: dict[str, str] = {}
        sound = timeline.sound
        for index, source in enumerate(sound.value.sources if sound else ()):
            if source.file is None or sound is None:
                continue
            data = self._reader.data(source.file, partial(sound.document.place, ("sources", index, "file")))
            if data is None:
                continue
            hashes[source.id] = hashlib.sha256(data).hexdigest()
            text = self._reader.decoded(data, source.file)
            if text is not None:
                texts[source.id] = text
        return texts, hashes


def look(templates: Mapping[str, str], letterhead: Reference | None) -> str:
    """The hash of what a project itself gives a briefing of its look: templates and letterhead; empty for nothing."""
    packaged = packaged_texts()
    own = {name: text for name, text in templates.items() if packaged.get(name) != text}
    if not own and letterhead is None:
        return ""
    found = hashlib.sha256(json.dumps(own, sort_keys=True).encode())
    found.update(letterhead.data if letterhead else b"")
    return found.hexdigest()


def reference_at(path: Path) -> Reference:
    """The Word document that the user names on the command line, wherever it lies."""
    try:
        data = read_named(path, MAX_BYTES)
    except OSError as error:
        message = f"‘{path}’ cannot be read: {error.strerror or error}"
        raise FindingsError([MISSING_FILE.at(Span(str(path)), message)]) from None
    if len(data) > MAX_BYTES:
        raise FindingsError([TOO_LARGE.at(Span(str(path)), f"at most {MAX_BYTES:,} bytes are read")])
    return Reference(str(path), data)
