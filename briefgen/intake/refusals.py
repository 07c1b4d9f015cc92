"""Refusals: why a file does not become a source, said where it is found out."""

from briefgen.findings import Code
from briefgen.intake import codes

_BY_NAME = {code.name: code for code in vars(codes).values() if isinstance(code, Code)}


class Refusal(Exception):  # noqa: N818 (it is an answer, and no fault of the program)
    """A file does not become a source: the kind of finding, by its name, what is wrong, and what to do about it."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code, self.message, self.hint = _BY_NAME[code], message, hint
