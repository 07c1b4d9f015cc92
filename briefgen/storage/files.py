"""Writing: a file is written beside its place and moved there, so that it is either the old one or the new one."""

import contextlib
import os
import stat
from pathlib import Path
from typing import Final

_PART: Final = ".part"
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_LARGEST: Final = 1_000_000_000


class WriteError(OSError):
    """An output cannot be written; what stood there before stands there still."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(
            cause.errno, f"cannot write: {cause.strerror or cause}; the former file is as it was", str(path)
        )


def write_whole(path: Path, data: bytes) -> bool:
    """Puts the bytes at the path in one step; False when they stand there already. Makes the folder."""
    try:
        if read_plain(path) == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise WriteError(path, error) from error
    return True


def read_plain(path: Path) -> bytes | None:
    """The bytes of a file, or None where there is none to read; a link, a pipe or a device is none."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        return file.read() if stat.S_ISREG(status.st_mode) and status.st_size <= _LARGEST else None


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.urandom(6).hex()}{_PART}")
    handle = os.open(part, _NEW, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), 0o644)
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def sweep(folder: Path) -> None:
    """Removes what a run that was killed left half-written in a folder and the ones right below it."""
    for part in (*folder.glob(f".*{_PART}"), *folder.glob(f"*/.*{_PART}")):
        with contextlib.suppress(OSError):
            part.unlink()
