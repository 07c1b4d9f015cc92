"""The values of options: from the text on the command line, or a line that says how to write it.

A value that few commands take imports what it is made with when it is met, so that the others start quickly.
"""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefgen.tags import LANGUAGE_TAG

if TYPE_CHECKING:
    from briefgen.edtf import Edtf
    from briefgen.weeks import Week

ALL: Final = "all"
CLEARED: Final = "cleared"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2999
_LAST_PORT: Final = 65_535
_ID: Final = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID: Final = 80
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'`\\^{|}]+")


def count(text: str) -> int:
    """A number from 1 up."""
    if not text.isdigit() or int(text) < 1:
        message = f"‘{text}’ is not a number from 1 up"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def numbers(text: str) -> tuple[int | str, ...]:
    """Numbers from 1 up with commas between them, or the word for all of them."""
    found = [part.strip() for part in text.split(",") if part.strip()]
    wrong = [part for part in found if part != ALL and not (part.isascii() and part.isdigit() and int(part[:9]) > 0)]
    if wrong or not found:
        message = f"‘{text}’ are not numbers; write them as 1,3 or write {ALL}"
        raise argparse.ArgumentTypeError(message)
    return tuple(part if part == ALL else int(part) for part in found)


def version(text: str) -> "date | Path | str":
    """What a briefing is compared with: what was cleared, a day, or another version of its file."""
    return CLEARED if text == CLEARED else day(text) if _DAY.fullmatch(text) else Path(text)


def port(text: str) -> int:
    """A port of this machine; 0 stands for any that is free."""
    if not (text.isascii() and text.isdigit() and int(text[:6]) <= _LAST_PORT):
        message = f"‘{text}’ is not a port; give a number from 0 (any that is free) to {_LAST_PORT}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def day(text: str) -> date:
    """A day that a timeline can know."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        message = f"‘{text}’ is not a day; write it as 2025-04-16"
        raise argparse.ArgumentTypeError(message) from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        message = f"‘{text}’ is no day that a timeline knows; use one from {_FIRST_YEAR} to {_LAST_YEAR}"
        raise argparse.ArgumentTypeError(message)
    return found


def week(text: str) -> "Week":
    """A week of the calendar."""
    from briefgen.weeks import WeekError, parse_week  # noqa: PLC0415 (see above)

    try:
        return parse_week(text)
    except WeekError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def edtf(text: str) -> "Edtf":
    """A date that may be uncertain."""
    from briefgen.edtf import EdtfError, parse  # noqa: PLC0415 (see above)

    try:
        return parse(text)
    except EdtfError as error:
        raise argparse.ArgumentTypeError(error.message) from None


def several(allowed: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """The reader of a list of names with commas between them, each once."""

    def split(text: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
        unknown = [name for name in names if name not in allowed]
        if unknown or not names:
            message = f"‘{', '.join(unknown) or text}’ is not among {', '.join(allowed)}"
            raise argparse.ArgumentTypeError(message)
        return names

    return split


class Adding(argparse.Action):
    """An option that takes a list and may be given twice: the lists add up, each name once, and replace the default."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 (the signature is argparse's)
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        """Adds what is given now to what was given before."""
        before = getattr(namespace, self.dest)
        given = () if before is self.default else before
        setattr(namespace, self.dest, tuple(dict.fromkeys((*given, *values))))


def words(text: str) -> str:
    """A name or a title: something to read, on one line."""
    found = " ".join(text.split())
    if not found or not found.isprintable():
        message = f"‘{text[:40]}’ is not a text to print"
        raise argparse.ArgumentTypeError(message)
    return found


def identifier(text: str) -> str:
    """The id of a new thing."""
    if not _ID.fullmatch(text) or len(text) > _LONGEST_ID:
        message = f"‘{text[:80]}’ is not an id; write it like visa-talks-begin"
        raise argparse.ArgumentTypeError(message)
    return text


def address(text: str) -> str:
    """The address of a page."""
    if not _ADDRESS.fullmatch(text):
        message = f"‘{text[:60]}’ is not the address of a web page; write https://example.org/page"
        raise argparse.ArgumentTypeError(message)
    return text


def locale(text: str) -> str:
    """The tag of a language."""
    if not LANGUAGE_TAG.fullmatch(text):
        message = f"‘{text}’ is not a language tag; use en, ru or kk"
        raise argparse.ArgumentTypeError(message)
    return text


def locales(text: str) -> tuple[str, ...]:
    """The tags of languages, each once."""
    return tuple(dict.fromkeys(locale(name.strip()) for name in text.split(",")))
