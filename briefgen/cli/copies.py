"""The day of a document that we made, by which it can be said what is new since: its as-of day, or the day itself."""

import re
from datetime import date
from pathlib import Path
from typing import Final

from briefgen.cli.status import UsageError
from briefgen.opc import ForeignPackage, ForeignPackageError
from briefgen.project.reading import MAX_BYTES
from briefgen.storage.files import read_named

_HTML_DAY: Final = re.compile(r'<meta name="dcterms\.created" content="(\d{4}-\d{2}-\d{2})"')
_HEAD: Final = 20_000  # characters in which the head of a page stands
_CREATED: Final = "{http://purl.org/dc/terms/}created"


def day_of(text: str) -> date:
    """The day that a text gives, or the as-of day of the document that it names; raises UsageError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    path = Path(text)
    try:
        data = read_named(path, MAX_BYTES)
    except (OSError, ValueError):
        data = b""
    if not data:
        raise UsageError(f"‘{text}’ is neither a day, such as 2025-05-01, nor a document of ours")
    day = _word_day(data) if path.suffix == ".docx" else _page_day(data)
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise UsageError(f"‘{text}’ does not say of which day it is; give the day itself") from None


def _page_day(data: bytes) -> str:
    found = _HTML_DAY.search(data[:_HEAD].decode(errors="replace"))
    return found[1] if found else ""


def _word_day(data: bytes) -> str:
    try:
        package = ForeignPackage(data)
        parts = [each.target for each in package.relations().values() if each.kind == "core-properties"]
        found = package.xml(parts[0]).find(_CREATED) if parts else None
    except ForeignPackageError:
        return ""
    return (found.text or "")[:10] if found is not None else ""
