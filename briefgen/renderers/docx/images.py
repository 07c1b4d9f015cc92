"""A picture of somebody else's in, the same picture out without all that does not draw it.

A picture's file can hold a name, a place on the map, an earlier picture, or a whole archive after its end. Kept are the
chunks and segments that say how the dots look: PNG (ISO/IEC 15948, 11) and JPEG (ITU-T T.81, annex B).
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

MAX_DOTS: Final = 50_000_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_CHUNKS: Final = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"bKGD", b"pHYs",
})  # fmt: skip
_MAX_PIECES: Final = 20_000
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_ADOBE: Final = 0xEE  # APP14: how the colours are coded
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES: Final = frozenset({0xC4, 0xDB, 0xDD})
_JFIF: Final = bytes((0xFF, 0xE0, 0, 16)) + b"JFIF\0" + bytes((1, 1, 0, 0, 1, 0, 1, 0, 0))
_RESTARTS: Final = frozenset(range(0xD0, 0xD8))


def plain_picture(data: bytes) -> tuple[str, bytes] | None:
    """The picture's extension and its bytes; None for another format, a broken one, or more dots than are allowed."""
    try:
        if data.startswith(_PNG):
            return "png", _PNG + b"".join(_png(data))
        if data.startswith(b"\xff\xd8"):
            return "jpeg", b"".join(_jpeg(data))
    except (struct.error, IndexError, ValueError):
        return None
    return None


def _png(data: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    for count in range(_MAX_PIECES):
        (length,) = struct.unpack_from(">I", data, place)
        kind, end = data[place + 4 : place + 8], place + 12 + length
        content = data[place + 8 : end - 4]
        if len(content) != length or (count == 0) is not (kind == b"IHDR"):
            raise ValueError("a chunk is cut off or out of place")
        if kind == b"IHDR":
            _bounded(*struct.unpack_from(">II", content))
        if kind in _CHUNKS:
            yield struct.pack(">I", length) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        if kind == b"IEND":
            return
        place = end
    raise ValueError("it does not end")


def _bounded(width: int, height: int) -> None:
    if not 0 < width * height <= MAX_DOTS:
        raise ValueError("it has no dots, or too many")


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The picture anew, with a JFIF header of our own, which says no density; what stands after its end goes."""
    yield b"\xff\xd8" + _JFIF
    place = 2
    for _ in range(_MAX_PIECES):
        if data[place] != 0xFF:  # noqa: PLR2004 (every marker begins so)
            raise ValueError("a marker is missing")
        marker = data[place + 1]
        if marker == 0xFF:  # noqa: PLR2004 (a fill byte)
            place += 1
            continue
        if marker == _END_OF_IMAGE:
            yield b"\xff\xd9"
            return
        (length,) = struct.unpack_from(">H", data, place + 2)
        segment = data[place : place + 2 + length]
        if len(segment) != length + 2:
            raise ValueError("a segment is cut off")
        if marker in _FRAMES:
            _bounded(*struct.unpack_from(">HH", segment, 5))
        if marker in _FRAMES | _TABLES or marker in {_START_OF_SCAN, _ADOBE}:
            yield segment
        place += 2 + length
        if marker == _START_OF_SCAN:
            end = _scan_end(data, place)
            yield data[place:end]
            place = end
    raise ValueError("it does not end")


def _scan_end(data: bytes, place: int) -> int:
    """Where the coded dots end: at the first marker that is neither a stuffed byte nor a restart."""
    while True:
        place = data.index(b"\xff", place)
        if data[place + 1] != 0 and data[place + 1] not in _RESTARTS:
            return place
        place += 2
