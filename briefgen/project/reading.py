"""Reading: the files of one folder by name, within bounds; what cannot be read is a finding.

Nothing outside the folder is ever read, symbolic links resolved first.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from briefgen.findings import Finding, Span
from briefgen.loader.codes import NOT_UTF8, TOO_LARGE
from briefgen.project.codes import MISSING_FILE, OUTSIDE_PROJECT
from briefgen.project.folders import inside

MAX_BYTES: Final = 20_000_000

Place: TypeAlias = Callable[[], Span]  # asked for only when something is wrong: to measure places takes time


class Reader:
    """Reads files of a folder; keeps the texts by name, the hash of each file's bytes, and what was wrong."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, str] = {}
        self.seen: dict[str, str] = {}
        self.findings: list[Finding] = []

    def text(self, name: str) -> str | None:
        """The text of a file, which is kept for the reports; None where it cannot be read."""
        data = self.data(name, lambda: Span(name))
        text = None if data is None else self.decoded(data, name)
        if text is not None and data is not None:
            self.files[name] = text
            self.seen[name] = sha256(data).hexdigest()
        return text

    def decoded(self, data: bytes, name: str) -> str | None:
        """The text of a file's bytes; lines of YAML end in a line feed alone."""
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n") if name.endswith(".yaml") else data.decode()
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.findings.append(NOT_UTF8.at(Span(name, line), f"byte {error.start + 1} is not UTF-8"))
            return None

    def data(self, name: str, place: Place) -> bytes | None:
        """The bytes of a file that is named at a place; None where it cannot be read."""
        path = inside(self.root, name)
        if path is None:
            self.findings.append(OUTSIDE_PROJECT.at(place(), f"‘{name}’ leads out of the project"))
            return None
        try:
            size = path.stat().st_size
            if path.is_file() and size <= MAX_BYTES:
                return path.read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a file name"
            self.findings.append(MISSING_FILE.at(place(), f"‘{name}’ cannot be read: {reason}"))
            return None
        if path.is_file():
            message = f"‘{name}’ has {size:,} bytes; at most {MAX_BYTES:,} are read"
            self.findings.append(TOO_LARGE.at(place(), message))
        else:
            self.findings.append(MISSING_FILE.at(place(), f"‘{name}’ is not a file"))
        return None

    def folder(self, name: str) -> Path | None:
        """A folder of the project, or None where it has none; a link that leads outside is a finding."""
        folder = self.root / name
        if inside(self.root, name) is None:
            self.findings.append(OUTSIDE_PROJECT.at(Span(name), f"the folder ‘{name}’ leads out of the project"))
            return None
        return folder if folder.is_dir() else None
