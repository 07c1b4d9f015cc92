"""A .docx with something changed inside, as another program would have left it."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO


def edited(data: bytes, changes: Mapping[str, tuple[str, str]]) -> bytes:
    """The package with the first match of one pattern replaced in each of the named files."""
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename in changes:
                pattern, replacement = changes[entry.filename]
                text, count = re.subn(pattern, replacement, content.decode(), count=1, flags=re.DOTALL)
                assert count == 1, f"{pattern} is not in {entry.filename}"
                content = text.encode()
            new.writestr(entry, content)
    return changed.getvalue()


def part(data: bytes, name: str) -> str:
    """One file of the package as text."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()
