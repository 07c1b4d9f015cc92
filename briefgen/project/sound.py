"""What was found sound: hashes of `briefgen.checks.settled`, in the user's own cache, sealed for this user and program.

A project carries nothing of it, so that nobody who hands one on can say what is sound in it. The seal (HMAC-SHA-256)
has a key that was drawn on this machine, readable by the user alone: a file that was brought here, is torn, or was
written by another version of the program or for another project counts as none.
"""

import contextlib
import hashlib
import hmac
import os
import tempfile
from pathlib import Path
from typing import Final

from briefgen.storage.files import put_private

KEY: Final = "key"
_SEAL_BYTES: Final = 32
_MOST: Final = 50_000_000  # bytes: three million hashes


class SoundFacts:
    """The sealed hashes of one project; without a folder nothing is remembered. The program is named by its hash."""

    def __init__(self, folder: Path | None, root: Path, program: str, size: int) -> None:
        self._folder, self._size = folder, size
        self._about = hashlib.sha256(f"{program}\0{size}\0".encode() + os.fsencode(root)).digest()
        name = hashlib.sha256(os.fsencode(root)).hexdigest()[:32]
        self._path = folder / f"{name}.sound" if folder else None

    def recall(self) -> frozenset[bytes]:
        """The hashes that this program has sealed for this project; none where there are none to trust."""
        try:
            if self._path is None or self._path.stat().st_size > _MOST:
                return frozenset()
            data = self._path.read_bytes()
            seal, hashes = data[:_SEAL_BYTES], data[_SEAL_BYTES:]
            if len(hashes) % self._size or not hmac.compare_digest(seal, self._seal(hashes)):
                return frozenset()
        except OSError:
            return frozenset()
        return frozenset(hashes[at : at + self._size] for at in range(0, len(hashes), self._size))

    def keep(self, hashes: frozenset[bytes]) -> None:
        """Seals these hashes in place of those before."""
        if self._path is None:
            return
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            data = b"".join(sorted(hashes))
            put_private(self._path, self._seal(data) + data)

    def _seal(self, hashes: bytes) -> bytes:
        return hmac.digest(self._key(), self._about + hashes, "sha256")

    def _key(self) -> bytes:
        """The key of this user on this machine; drawn where there is none. Raises OSError."""
        if self._folder is None:
            raise FileNotFoundError
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / KEY
        if not path.is_file():
            with contextlib.suppress(FileExistsError):  # another process was first
                _first(path, os.urandom(_SEAL_BYTES))
        key = path.read_bytes()
        if len(key) != _SEAL_BYTES:
            path.unlink()
            raise OSError(f"‘{path}’ is no key")
        return key


def _first(path: Path, data: bytes) -> None:
    """Writes a file in one step, unless there is one; raises FileExistsError."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        path.hardlink_to(name)
    finally:
        Path(name).unlink()
