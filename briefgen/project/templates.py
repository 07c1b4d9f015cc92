"""Templates, styles and catalogues: the program's own, overridden file by file by those of the project."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from briefgen.findings import Span
from briefgen.loader.codes import TOO_LARGE
from briefgen.project.folders import TEMPLATES, packaged_templates
from briefgen.project.reading import MAX_BYTES, Reader

_SUFFIXES: Final = (".jinja", ".css", ".po")


def templates(reader: Reader) -> dict[str, str]:
    """All templates by name; those of the project go before the program's own."""
    own = reader.folder(TEMPLATES)
    is_other = own is not None and own.resolve() != packaged_templates().resolve()
    return packaged_texts() | (dict(_own(reader, own)) if own and is_other else {})


def _own(reader: Reader, folder: Path) -> Iterator[tuple[str, str]]:
    size = 0
    for name, path in _named(folder):
        shown = f"{TEMPLATES}/{name}"
        data = reader.data(shown, lambda shown=shown: Span(shown))  # type: ignore[misc]
        size += len(data or b"")
        if size > MAX_BYTES:
            message = f"all templates: at most {MAX_BYTES:,} bytes are read"
            reader.findings.append(TOO_LARGE.at(Span(shown), message))
            return
        if data is not None and path.is_file():
            yield name, data.decode(errors="replace")


def packaged_texts() -> dict[str, str]:
    """The templates that travel with the program, by name."""
    return dict(_packaged())


@cache
def _packaged() -> tuple[tuple[str, str], ...]:
    found = _named(packaged_templates())
    return tuple((name, path.read_text(encoding="utf-8")) for name, path in found if path.is_file())


def _named(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.endswith(_SUFFIXES) and not (path.is_dir() and not path.is_symlink()):
            yield name, path
