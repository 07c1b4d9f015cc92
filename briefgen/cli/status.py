"""Exit statuses, the faults that only a command line has, and how paths, cells and the end of a run are shown."""

import sys
from pathlib import Path
from typing import Final

OK: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
BROKEN: Final = 3
STOPPED: Final = 130
TERMINATED: Final = 143
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class UsageError(Exception):
    """The user asked for something that there is not; the message says what there is."""


class TerminatedError(KeyboardInterrupt):
    """The system asked the program to end (SIGTERM)."""


def closing(state: str, more: str = "") -> None:
    """The line by which a scheduler's log shows what became of a run; always the last one."""
    print(f"briefgen digest: status={state}{more}", file=sys.stderr)


def shown(path: Path) -> str:
    """A path as the user would write it here."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def harmless(cell: str) -> str:
    """The cell, with a quotation mark before what a spreadsheet would run as a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
