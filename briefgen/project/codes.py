"""The kinds of findings about the project's folder and the files in it."""

from typing import Final

from briefgen.findings import Code, Severity

NO_TIMELINE: Final = Code(
    "no-timeline",
    Severity.ERROR,
    "The folder is not a briefgen project: it has no events.yaml, and no files in a folder events/.",
    "go to the project's folder or name it with --project; ‘briefgen init’ begins a new one",
)
UNREAD_FILE: Final = Code(
    "unread-file",
    Severity.WARNING,
    "A file lies in the folder events/ or briefings/ that is not read: what is read there ends in .yaml.",
    "rename it (visa-talks.yml as visa-talks.yaml), or keep it elsewhere",
)
MISSING_FILE: Final = Code(
    "missing-file",
    Severity.ERROR,
    "A file that the project names cannot be read.",
    "put the file back, or correct its name",
)
OUTSIDE_PROJECT: Final = Code(
    "outside-project",
    Severity.ERROR,
    "A file's name leads out of the project's folder, where briefgen reads nothing.",
    "copy the file into the project and name it from the project's folder",
)
BAD_FILE_NAME: Final = Code(
    "bad-file-name",
    Severity.ERROR,
    "The name of a briefing's file is its id, and becomes the name of the outputs.",
    "name the file like visa-talks.yaml: small Latin letters, digits, hyphens",
)
FILE_CHANGED: Final = Code(
    "file-changed",
    Severity.ERROR,
    "The file was changed by somebody else after it was read; it is not overwritten.",
    "look at what is new in it, and make the change again",
)
