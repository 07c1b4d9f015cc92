"""The kinds of findings about a Word document that came back."""

from typing import Final

from briefgen.findings import Code, Severity

UNREADABLE_RETURN: Final = Code(
    "unreadable-return",
    Severity.ERROR,
    "The file is no Word document that can be read: broken, encrypted, or larger than a briefing can be.",
    "open it in Word or LibreOffice, save it again as .docx, and give that file",
)
UNKNOWN_RETURN: Final = Code(
    "unknown-return",
    Severity.ERROR,
    "The Word document is none of this project's briefings, or the briefing that it was is not there any more.",
    "look for the project that it was made in; its properties and its version line say which copy it is",
)
