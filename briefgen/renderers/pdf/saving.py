r"""Saving: the finished file in, its bytes out, always the same, and every stream as long as it says.

A stream's data are followed by a line end and `endstream`. Where compressed data happen to end in a carriage return, a
reader may take that for a part of the line end, and the length for wrong (ISO 19005-3 § 6.1.7.1). One stream in 256
does. Such a stream gets a byte more that means nothing; the streams that qpdf makes are made again in another order.
"""

import zlib
from io import BytesIO
from typing import Final

from pikepdf import Name, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel

_RETURN: Final = 0x0D
_TEXT_PADDING: Final = b"\n"
_FONT_PADDING: Final = b"\0\0\0\1"  # after its last table nothing of a font is read; four bytes keep it aligned
_AMBIGUOUS: Final = b"\r\nendstream"
_MOVABLE: Final = ("", "/MarkInfo", "/ViewerPreferences", "/OutputIntents", "/Outlines")


def saved(pdf: Pdf) -> bytes:
    """The bytes of the file."""
    for item in pdf.objects:
        if isinstance(item, Stream) and item.get("/Type") != Name.Metadata:
            _compress(item)
    data = b""
    for key in _MOVABLE:
        if key in pdf.Root:  # as an object of its own it moves all that follow
            pdf.Root[key] = pdf.make_indirect(pdf.Root[key])
        data = _written(pdf)
        if _AMBIGUOUS not in data:
            break
    return data


def _compress(stream: Stream) -> None:
    data = padded(stream.read_bytes(), _FONT_PADDING if "/Length1" in stream else _TEXT_PADDING)
    if "/Length1" in stream:
        stream["/Length1"] = len(data)
    stream.write(zlib.compress(data), filter=Name.FlateDecode)


def padded(data: bytes, padding: bytes) -> bytes:
    """The data, with the padding where they would end, compressed, in a carriage return.

    The last byte of compressed data is that of their Adler-32 (RFC 1950), whose lower half is one more than the sum of
    all bytes, modulo 65,521. So a padding whose bytes do not sum to a multiple of 256 is enough once.
    """
    ends_in_return = zlib.adler32(data) & 0xFF == _RETURN
    return data + padding if ends_in_return else data


def _written(pdf: Pdf) -> bytes:
    output = BytesIO()
    pdf.save(
        output,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
        stream_decode_level=StreamDecodeLevel.none,
    )
    return output.getvalue()
