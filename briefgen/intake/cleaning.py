"""Cleaning: what of a text nobody sees and no quote needs is taken out; all else stays as it is."""

import re
import unicodedata
from typing import Final

from briefgen.model.text import UNSEEN

_NEWLINES: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Soft hyphens, what PDFs have for a hyphen at a line's end, byte order marks, zero-width spaces, controls.
_GONE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_RUN: Final = re.compile("[ \t\n\r\x0c]+")  # what HTML takes for one space; a no-break space is none
_AROUND_BREAK: Final = re.compile(r"[ \t]*\n[ \t]*")
_TRAILING: Final = re.compile(r"[ \t]+(?=\n)|[ \t]+$")


def cleaned(text: str) -> str:
    """The text in Unicode's composed form (NFC), its lines ended by a line feed, without what nobody sees."""
    return unicodedata.normalize("NFC", _GONE.sub("", _NEWLINES.sub("\n", text)))


def collapsed(text: str) -> str:
    """The text with each run of spaces and line ends as one space, trimmed, as a browser shows it."""
    return _RUN.sub(" ", text).strip(" ")


def in_lines(text: str) -> str:
    """The text with its line ends, and no spaces around them."""
    return _AROUND_BREAK.sub("\n", text).strip()


def without_trailing_spaces(text: str) -> str:
    """The text whose lines end in no spaces."""
    return _TRAILING.sub("", text)


def on_one_line(text: str, most: int = 400) -> str:
    """A title, a name: on one line, no longer than so many characters, with nothing that is not seen."""
    line = " ".join(UNSEEN.sub("", cleaned(text)).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
