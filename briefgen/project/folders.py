"""Where things lie in a project, and the templates that travel with the program."""

import os
from pathlib import Path
from typing import Final

TIMELINE: Final = "events.yaml"
EVENTS: Final = "events"  # a folder that may hold the timeline instead or beside it, in several files
SETTINGS: Final = "project.yaml"
BRIEFINGS: Final = "briefings"
TEMPLATES: Final = "templates"
OUTPUT: Final = "output"
PROPOSALS: Final = "proposals"  # what became of what a source proposes, one file a source


def packaged_templates() -> Path:
    """The folder of the templates that travel with the program: in the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / TEMPLATES
    return installed if installed.is_dir() else package.parent / TEMPLATES


def parsed_folder() -> Path | None:
    """Where what was parsed is remembered, or nowhere."""
    return cache_folder("parsed")


def cache_folder(name: str) -> Path | None:
    """A folder of the program's in the user's cache (XDG Base Directory); None for a user without a home."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        return (given if given.is_absolute() else Path.home() / ".cache") / "briefgen" / name
    except RuntimeError:  # a user without a home
        return None


class OutsideError(Exception):
    """The output folder of a project, or what lies in it, is a link that leads out; the message says which."""


def output_folder(root: Path, given: Path | None = None) -> Path:
    """Where the outputs go: where the user says, else the project's own folder, which must be in the project.

    Nothing directly in it may be a link that leads out of it, so that nothing is ever written through one.
    """
    folder = given.resolve() if given else inside(root, OUTPUT)
    if folder is None:
        raise OutsideError(f"‘{OUTPUT}’ leads out of the project; name another folder with --output")
    for child in sorted(folder.iterdir()) if folder.is_dir() else ():
        if child.is_symlink() and not child.resolve().is_relative_to(folder):
            raise OutsideError(f"‘{child.name}’ in the output folder leads out of it; remove the link")
    return folder


def inside(root: Path, name: str) -> Path | None:
    """The file of that name in the folder, symbolic links resolved; None where it leads outside."""
    try:
        path = (root / name).resolve()
    except (OSError, ValueError, RuntimeError):
        return None
    return path if path.is_relative_to(root.resolve()) else None
