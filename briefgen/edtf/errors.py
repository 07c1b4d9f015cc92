"""What goes wrong with a date, said to somebody who does not program."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a text is refused."""

    NOT_EDTF = "not-edtf"
    IMPOSSIBLE = "impossible"
    REVERSED = "reversed"
    UNSUPPORTED = "unsupported"


class EdtfError(ValueError):
    """A text that is no date we can use, with the nearest one that is, where it can be guessed."""

    def __init__(self, reason: Reason, message: str, suggestion: str | None = None) -> None:
        # All three are arguments, so that the error survives pickling between build processes.
        super().__init__(reason, message, suggestion)
        self.reason = reason
        self.message = message
        self.suggestion = suggestion

    def __str__(self) -> str:
        """Give the sentence alone."""
        return self.message
