"""Where things lie in a project, and the templates that travel with the program."""

from pathlib import Path
from typing import Final

TIMELINE: Final = "events.yaml"
BRIEFINGS: Final = "briefings"
TEMPLATES: Final = "templates"
OUTPUT: Final = "output"


def packaged_templates() -> Path:
    """The folder of the templates that travel with the program: in the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / TEMPLATES
    return installed if installed.is_dir() else package.parent / TEMPLATES


def inside(root: Path, name: str) -> Path | None:
    """The file of that name in the folder, symbolic links resolved; None where it leads outside."""
    try:
        path = (root / name).resolve()
    except (OSError, ValueError, RuntimeError):
        return None
    return path if path.is_relative_to(root.resolve()) else None
