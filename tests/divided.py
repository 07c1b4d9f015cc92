"""A project's events.yaml divided into files of a folder events/."""

import re
from pathlib import Path

_KEY = re.compile(r"^(?=[a-z]+:$)", re.MULTILINE)
_ENTRY = re.compile(r"^(?=- )", re.MULTILINE)


def divide(root: Path, parts: int = 2) -> list[Path]:
    """The files: one for each key of events.yaml, and for `events` as many as asked for, in the order of the file."""
    whole = root / "events.yaml"
    folder = root / "events"
    folder.mkdir()
    for number, block in enumerate(_KEY.split(whole.read_text(encoding="utf-8"))):
        key, _, entries = block.partition("\n")
        if key.startswith("#") or not key:
            continue
        pieces = _pieces(entries, parts if key == "events:" else 1)
        for piece, text in enumerate(pieces):
            name = f"{number:02}-{key.rstrip(':')}-{piece}.yaml"
            (folder / name).write_text(f"{key}\n{text}", encoding="utf-8")
    whole.unlink()
    return sorted(folder.iterdir())


def _pieces(text: str, parts: int) -> list[str]:
    entries = [entry for entry in _ENTRY.split(text) if entry.startswith("- ")]
    size = -(-len(entries) // parts)
    return ["".join(entries[start : start + size]) for start in range(0, len(entries), size)]
