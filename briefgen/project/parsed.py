"""Parsed files: the plain values of texts that were once read without a fault, as JSON in the user's own cache.

They lie outside the project, so that nobody who hands on a project can say what its files mean. It is only a memory:
one that is lost, old, torn or not to be written costs time and never truth.
"""

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

from briefgen import loader
from briefgen.storage.files import put_private

_KEPT: Final = 30 * 24 * 3600  # seconds for which what is not used stays
_SUFFIX: Final = ".json"


class ParsedFiles:
    """A folder of parsed files, each by the SHA-256 of its text; without a folder nothing is remembered."""

    def __init__(self, folder: Path | None, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._clock = clock
        self._swept = False

    def recall(self, text: str) -> Any:
        """The value of that very text, or None where it is not known."""
        try:
            path = self._path(text)
            digest, _, data = path.read_bytes().partition(b"\n")
            if digest.decode() != hashlib.sha256(data).hexdigest():
                return None
            os.utime(path)
            return json.loads(data)
        except (OSError, ValueError, RecursionError):
            return None

    def keep(self, text: str, value: Any) -> None:
        """Notes the value of a text, and forgets what was not used for a month."""
        with contextlib.suppress(OSError):
            path = self._path(text)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
            put_private(path, hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
            self._sweep()

    def _path(self, text: str) -> Path:
        if self._folder is None:
            raise FileNotFoundError
        return self._folder / (hashlib.sha256(f"{_reader()}\0{text}".encode()).hexdigest() + _SUFFIX)

    def _sweep(self) -> None:
        """Once in a run: removes what is old, and what a run that was killed has left."""
        if self._folder is None or self._swept:
            return
        self._swept = True
        for path in self._folder.iterdir():
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < self._clock() - _KEPT:
                    path.unlink()


@cache
def _reader() -> str:
    """The hash of the code that reads: what another version made of a text is not known to this one."""
    folder = Path(loader.__file__).parent
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*.py")))).hexdigest()
