"""Exit statuses, and the fault of asking for something that there is not."""

from typing import Final

OK: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
BROKEN: Final = 3
STOPPED: Final = 130


class UsageError(Exception):
    """The user asked for something that there is not; the message says what there is."""
