"""briefgen: diplomatic briefings from a curated timeline, every line tied to the exact words of a source.

As a library: `briefgen.open(folder)` gives a project; docs/library.md says what can be asked of it. What is named below
is public and typed; it is imported when it is first asked for, so that importing the package takes no time.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import os

    from briefgen.edtf import parse as parse_date
    from briefgen.findings import Finding, FindingsError, Severity
    from briefgen.model import Query, Release
    from briefgen.project.saving import FileChangedError, Rewrite
    from briefgen.service.executors import Means
    from briefgen.service.opened import OpenProject
    from briefgen.service.requests import DigestRequest, Listener, Request, RequestError
    from briefgen.service.run import Outcome, Result

__all__ = [
    "DigestRequest",
    "FileChangedError",
    "Finding",
    "FindingsError",
    "Listener",
    "Means",
    "OpenProject",
    "Outcome",
    "Query",
    "Release",
    "Request",
    "RequestError",
    "Result",
    "Rewrite",
    "Severity",
    "open",
    "parse_date",
]

_PLACES = {
    "edtf": ("parse",),
    "findings": ("Finding", "FindingsError", "Severity"),
    "model": ("Query", "Release"),
    "project.saving": ("FileChangedError", "Rewrite"),
    "service.executors": ("Means",),
    "service.inputs": ("VERSION",),
    "service.opened": ("OpenProject",),
    "service.requests": ("DigestRequest", "Listener", "Request", "RequestError"),
    "service.run": ("Outcome", "Result"),
}


def open(folder: "str | os.PathLike[str]" = ".") -> "OpenProject":  # noqa: A001 (briefgen.open, like gzip.open)
    """The project in a folder, as it is at this moment; raises FindingsError where there is no timeline at all."""
    from pathlib import Path  # noqa: PLC0415 (see above)

    from briefgen.service.opened import open_project  # noqa: PLC0415

    return open_project(Path(folder))


def __getattr__(name: str) -> Any:
    """What is public, from the module that defines it."""
    from importlib import import_module  # noqa: PLC0415 (see above)

    wanted = {"__version__": "VERSION", "parse_date": "parse"}.get(name, name)
    for module, names in _PLACES.items():
        if wanted in names:
            return getattr(import_module(f"briefgen.{module}"), wanted)
    message = f"module ‘briefgen’ has no attribute ‘{name}’"
    raise AttributeError(message)
