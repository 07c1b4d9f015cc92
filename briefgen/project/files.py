"""The files of one project folder, read and handed on as text.

Nothing outside the folder is ever read, symbolic links resolved first, apart from the templates that travel with the
program.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefgen.findings import Code, Finding, FindingsError, Severity, Span
from briefgen.loader import Loaded, load_briefing, load_timeline
from briefgen.loader.codes import NOT_UTF8, TOO_LARGE
from briefgen.model import Briefing, Timeline
from briefgen.project.folders import BRIEFINGS, TEMPLATES, TIMELINE, inside, packaged_templates

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


class Project:
    """A folder with an events.yaml."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._files: dict[str, str] = {}
        self._findings: list[Finding] = []

    def load(self) -> Contents:
        """Everything in the project's files; raises FindingsError where there is no timeline at all."""
        if not (self.root / TIMELINE).is_file():
            raise FindingsError([NO_TIMELINE.at(Span(TIMELINE), f"there is no {TIMELINE} in {self.root}")])
        timeline = load_timeline(self._text(TIMELINE, Span(TIMELINE)) or "", TIMELINE)
        briefings = dict(self._briefings())
        texts, hashes = self._sources(timeline)
        return Contents(timeline, briefings, texts, hashes, self._files, tuple(self._findings))

    def _briefings(self) -> Iterator[tuple[str, Loaded[Briefing]]]:
        folder = self.root / BRIEFINGS
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            name = f"{BRIEFINGS}/{path.name}"
            if not _FILE_STEM.fullmatch(path.stem):
                self._findings.append(BAD_FILE_NAME.at(Span(name), f"‘{path.name}’ cannot be the id of a briefing"))
                continue
            text = self._text(name, Span(name))
            if text is not None:
                yield path.stem, load_briefing(text, name)

    def _sources(self, timeline: Loaded[Timeline]) -> tuple[dict[str, str], dict[str, str]]:
        """The text and the SHA-256 of each source that has a file, by the source's id."""
        texts: dict[str, str] = {}
        hashes: dict[str, str] = {}
        for index, source in enumerate(timeline.value.sources if timeline.value else ()):
            if source.file is None:
                continue
            span = timeline.document.place(("sources", index, "file"))
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
        found = dict(_templates_in(packaged_templates(), packaged_templates()))
        own = self.root / TEMPLATES
        if own.is_dir() and own.resolve() != packaged_templates().resolve():
            found |= dict(_templates_in(own, self.root))
        return found


def _templates_in(folder: Path, boundary: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (
            name.endswith(_TEMPLATE_SUFFIXES)
            and path.is_file()
            and inside(boundary, str(path))
            and path.stat().st_size < MAX_BYTES
        ):
            yield name, path.read_text(encoding="utf-8", errors="replace")
