"""Writing: a file is written beside its place and moved there, so that it is either the old one or the new one."""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

_PART: Final = ".part"
_OURS: Final = re.compile(r"\..+\.[0-9a-f]{12}\.part", re.DOTALL)
_MOST_ASIDE: Final = 1000


def flags(*names: str) -> int:
    """The flags of `os.open` of these names, as far as this system knows them."""
    found = 0
    for name in names:
        found |= getattr(os, name, 0)
    return found


_NEW: Final = flags("O_WRONLY", "O_CREAT", "O_EXCL", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY")
_GIVEN: Final = flags("O_RDONLY", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
_PLAIN: Final = flags("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
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
        handle = os.open(path, _PLAIN)
    except OSError:
        return None
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read()


def read_named(path: Path, most: int) -> bytes:
    """The bytes of a file that the user names, wherever a link leads; of a larger one `most` and one more.

    Raises OSError, also for a pipe or a device, which may have no end.
    """
    handle = os.open(path, _GIVEN)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no plain file", str(path))
        return file.read(most + 1)


def put_private(path: Path, data: bytes) -> None:
    """Moves the bytes of a cache there in one step, readable by the user alone; they may be lost with the power."""
    part = _written(path, data, 0o600, is_cache=True)
    try:
        part.replace(path)
    except BaseException:
        _unlink(part)
        raise


def _replace(path: Path, data: bytes) -> None:
    part = _written(path, data, _mode(path))
    try:
        part.replace(path)
    except BaseException:
        _unlink(part)
        raise


def _written(path: Path, data: bytes, mode: int | None, *, is_cache: bool = False) -> Path:
    """A file beside the path with the bytes and the mode; None leaves the mode to the user's mask."""
    part = path.with_name(f".{path.name}.{os.urandom(6).hex()}{_PART}")
    handle = os.open(part, _NEW, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if not is_cache:
                file.flush()
                os.fsync(file.fileno())
        if mode is not None:
            part.chmod(mode)
    except BaseException:
        _unlink(part)
        raise
    return part


def replace_together(files: Mapping[Path, bytes], compare: Callable[[], None]) -> None:
    """Puts the bytes at all the paths, in their order, or at none; each keeps the mode of the file that it replaces.

    `compare` is called when everything is written beside its place, and raises where something must not be replaced.
    A program killed between two of the renames leaves the files before replaced and those behind as they were.
    """
    former = {path: read_plain(path) for path in files}
    parts: dict[Path, Path] = {}
    moved: list[Path] = []
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            parts[path] = _written(path, data, _mode(path))
        compare()
        for path, part in parts.items():
            part.replace(path)
            moved.append(path)
    except OSError as error:
        _put_back({each: former[each] for each in moved})
        raise WriteError(path, error) from error
    finally:
        for part in parts.values():
            _unlink(part)


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _put_back(files: Mapping[Path, bytes | None]) -> None:
    for path, data in files.items():
        with contextlib.suppress(OSError):
            if data is None:
                path.unlink()
            else:
                _written(path, data, _mode(path)).replace(path)


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def sweep(folder: Path) -> None:
    """Removes what a run that was killed left half-written in a folder and the ones right below it; nothing else."""
    for part in (*folder.glob(f".*{_PART}"), *folder.glob(f"*/.*{_PART}")):
        if _OURS.fullmatch(part.name):
            _unlink(part)


def set_aside(path: Path) -> Path:
    """Copies a file beside itself under a name that nothing has, report.edited-1.docx; raises WriteError."""
    for number in range(1, _MOST_ASIDE):
        aside = path.with_name(f"{path.stem}.edited-{number}{path.suffix}")
        try:
            with aside.open("xb") as file:  # never takes a name that something has
                file.write(read_plain(path) or b"")
        except FileExistsError:
            continue
        except OSError as error:
            raise WriteError(path, error) from error
        return aside
    raise WriteError(path, OSError(errno.EEXIST, "too many edited files beside it"))
