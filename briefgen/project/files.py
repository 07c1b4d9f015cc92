"""The files of one project folder, read and handed on as text.

Nothing outside the folder is ever read, symbolic links resolved first, apart from the templates that travel with the
program.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from briefgen.findings import Code, Finding, FindingsError, Severity, Span
from briefgen.loader import Document, Loaded, load_briefing, load_settings, load_timeline
from briefgen.loader.codes import NOT_UTF8, TOO_LARGE
from briefgen.model import Briefing, Timeline
from briefgen.model.settings import Settings
from briefgen.project.folders import BRIEFINGS, SETTINGS, TEMPLATES, TIMELINE, inside, packaged_templates
from briefgen.renderers import Reference

MAX_BYTES: Final = 20_000_000
_TEMPLATE_SUFFIXES: Final = (".jinja", ".css", ".po")
_FILE_STEM: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

NO_TIMELINE: Final = Code(
    "no-timeline",
    Severity.ERROR,
    "The folder is not a briefgen project: it has no events.yaml.",
    "go to the project's folder, or name it with --project",
)
MISSING_FILE: Final = Code(
    "missing-file",
    Severity.ERROR,
    "A file that the project names cannot be read.",
    "put the file back, or correct its name",
)
OUTSIDE_PROJECT: Final = Code(
    "outside-project",
    Severity.ERROR,
    "A file's name leads out of the project's folder, where briefgen reads nothing.",
    "copy the file into the project and name it from the project's folder",
)
BAD_FILE_NAME: Final = Code(
    "bad-file-name",
    Severity.ERROR,
    "The name of a briefing's file is its id, and becomes the name of the outputs.",
    "name the file like visa-talks.yaml: small Latin letters, digits, hyphens",
)
CODES: Final = (NO_TIMELINE, MISSING_FILE, OUTSIDE_PROJECT, BAD_FILE_NAME)


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


class Project:
    """A folder with an events.yaml."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._files: dict[str, str] = {}
        self._findings: list[Finding] = []
        self._templates: dict[str, str] | None = None

    def load(self) -> Contents:
        """Everything in the project's files; raises FindingsError where there is no timeline at all."""
        if not (self.root / TIMELINE).is_file():
            raise FindingsError([NO_TIMELINE.at(Span(TIMELINE), f"there is no {TIMELINE} in {self.root}")])
        text = self._text(TIMELINE, Span(TIMELINE))
        unread: Loaded[Timeline] = Loaded(None, Document(TIMELINE), ())
        timeline = unread if text is None else load_timeline(text, TIMELINE)
        briefings = dict(self._briefings())
        texts, hashes = self._sources(timeline)
        settings = self.settings()
        references = dict(self._references(briefings))
        self.templates()  # for what is found in their folder
        findings = (*self._findings, *settings.findings)
        return Contents(timeline, briefings, texts, hashes, self._files, findings, settings, references)

    def settings(self) -> Loaded[Settings]:
        """What project.yaml says; the defaults where there is none."""
        there = (self.root / SETTINGS).is_file()
        text = self._text(SETTINGS, Span(SETTINGS)) if there else None
        return Loaded(Settings(), Document(SETTINGS), ()) if text is None else load_settings(text, SETTINGS)

    def _briefings(self) -> Iterator[tuple[str, Loaded[Briefing]]]:
        folder = self._folder(BRIEFINGS)
        for path in sorted(folder.glob("*.yaml")) if folder else ():
            name = f"{BRIEFINGS}/{path.name}"
            if not _FILE_STEM.fullmatch(path.stem):
                self._findings.append(BAD_FILE_NAME.at(Span(name), f"‘{path.name}’ cannot be the id of a briefing"))
                continue
            text = self._text(name, Span(name))
            if text is not None:
                yield path.stem, load_briefing(text, name)

    def _references(self, briefings: Mapping[str, Loaded[Briefing]]) -> Iterator[tuple[str, Reference]]:
        """The Word document that lends a briefing its look, by the briefing's id."""
        for identifier, briefing in briefings.items():
            name = briefing.value.reference_doc if briefing.value else None
            data = self._bytes(name, briefing.document.place(("reference-doc",))) if name else None
            if name and data is not None:
                yield identifier, Reference(name, data)

    def _sources(self, timeline: Loaded[Timeline]) -> tuple[dict[str, str], dict[str, str]]:
        """Text and SHA-256 of each source that has a file, by its id, as far as the timeline is sound."""
        texts: dict[str, str] = {}
        hashes: dict[str, str] = {}
        sound = timeline.sound
        for index, source in enumerate(sound.value.sources if sound else ()):
            if source.file is None:
                continue
            span = sound.document.place(("sources", index, "file")) if sound else Span(TIMELINE)
            data = self._bytes(source.file, span)
            if data is None:
                continue
            hashes[source.id] = hashlib.sha256(data).hexdigest()
            text = self._decode(data, source.file)
            if text is not None:
                texts[source.id] = text
        return texts, hashes

    def _text(self, name: str, span: Span) -> str | None:
        data = self._bytes(name, span)
        text = None if data is None else self._decode(data, name)
        if text is not None:
            self._files[name] = text
        return text

    def _decode(self, data: bytes, name: str) -> str | None:
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n") if name.endswith(".yaml") else data.decode()
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self._findings.append(NOT_UTF8.at(Span(name, line), f"byte {error.start + 1} is not UTF-8"))
            return None

    def _bytes(self, name: str, span: Span) -> bytes | None:
        path = inside(self.root, name)
        if path is None:
            self._findings.append(OUTSIDE_PROJECT.at(span, f"‘{name}’ leads out of the project"))
            return None
        try:
            size = path.stat().st_size
            if path.is_file() and size <= MAX_BYTES:
                return path.read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a file name"
            self._findings.append(MISSING_FILE.at(span, f"‘{name}’ cannot be read: {reason}"))
            return None
        if path.is_file():
            self._findings.append(TOO_LARGE.at(span, f"‘{name}’ has {size:,} bytes; at most {MAX_BYTES:,} are read"))
        else:
            self._findings.append(MISSING_FILE.at(span, f"‘{name}’ is not a file"))
        return None

    def templates(self) -> dict[str, str]:
        """All templates, styles and catalogues by name: the program's own, overridden file by file by the project's."""
        if self._templates is None:
            own = self._folder(TEMPLATES)
            is_other = own is not None and own.resolve() != packaged_templates().resolve()
            self._templates = packaged_texts() | (dict(self._templates_in(own)) if own and is_other else {})
        return self._templates

    def _templates_in(self, folder: Path) -> Iterator[tuple[str, str]]:
        size = 0
        for name, path in _named_templates(folder):
            shown = f"{TEMPLATES}/{name}"
            data = self._bytes(shown, Span(shown))
            size += len(data or b"")
            if size > MAX_BYTES:
                self._findings.append(TOO_LARGE.at(Span(shown), f"all templates: at most {MAX_BYTES:,} bytes are read"))
                return
            if data is not None and path.is_file():
                yield name, data.decode(errors="replace")

    def _folder(self, name: str) -> Path | None:
        """A folder of the project, or None where it has none; a link that leads outside is a finding."""
        folder = self.root / name
        if inside(self.root, name) is None:
            self._findings.append(OUTSIDE_PROJECT.at(Span(name), f"the folder ‘{name}’ leads out of the project"))
            return None
        return folder if folder.is_dir() else None


def packaged_texts() -> dict[str, str]:
    """The templates that travel with the program, by name."""
    return dict(_packaged())


@cache
def _packaged() -> tuple[tuple[str, str], ...]:
    found = _named_templates(packaged_templates())
    return tuple((name, path.read_text(encoding="utf-8")) for name, path in found if path.is_file())


def reference_at(path: Path) -> Reference:
    """The Word document that the user names on the command line, wherever it lies."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FindingsError([TOO_LARGE.at(Span(str(path)), f"at most {MAX_BYTES:,} bytes are read")])
        return Reference(str(path), path.read_bytes())
    except OSError as error:
        message = f"‘{path}’ cannot be read: {error.strerror or error}"
        raise FindingsError([MISSING_FILE.at(Span(str(path)), message)]) from None


def _named_templates(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.endswith(_TEMPLATE_SUFFIXES) and not (path.is_dir() and not path.is_symlink()):
            yield name, path
