"""Encodings: from bytes to text, by what the bytes show, by what the file says, and by a guess that is told."""

import codecs
import re
import warnings
from dataclasses import dataclass
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META: Final = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_-]{2,40})",
    re.IGNORECASE,
)
_HEAD: Final = 4096  # bytes in which a page says how it is written; browsers look no further than 1024
_SAMPLE: Final = 60_000
_ALIASES: Final = {"kz-1048": "kz1048", "strk1048-2002": "kz1048", "rk1048": "kz1048", "x-mac-cyrillic": "mac-cyrillic"}
_LETTER: Final = re.compile(r"[^\W\d_]")
_NOT_KAZAKH: Final = re.compile("[ќЌћЋџЏ]")  # what cp1251 has for қ, һ and others: letters of Macedonian and Serbian
_IN_ITS_PLACE: Final = re.compile("[ґїіҐЇІ]")  # what it has for ө and ү, and і: letters of Ukrainian
# Single-byte encodings of the region, tried where nothing is said; the first of equals wins.
_REGION: Final = ("cp1251", "kz1048", "koi8-r", "ptcp154", "cp866", "iso8859-5", "mac-cyrillic")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text, the encoding it was written in, and whether that was guessed."""

    text: str
    encoding: str
    guessed: bool


class UnfitEncodingError(ValueError):
    """The bytes are no text in an encoding; the message says which."""


def decode(data: bytes, given: str | None = None, declared: str | None = None) -> DecodedText:
    """The text of some bytes: in the encoding given, else by their mark, else UTF-8, else as declared, else guessed."""
    if given:
        return DecodedText(_strictly(data, given), _name(given) or given, guessed=False)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return DecodedText(_strictly(data, name), name, guessed=False)
    wide = wide_encoding(data)
    if wide:
        return DecodedText(_strictly(data, wide), wide, guessed=True)
    if not (declared and "2022" in declared):
        try:
            return DecodedText(data.decode("utf-8"), "utf-8", guessed=False)
        except UnicodeDecodeError:
            pass
    named = _name(declared) if declared else None
    if named and named not in {"utf-8", "ascii"}:
        try:
            return _kazakh(data, DecodedText(data.decode(named), named, guessed=False))
        except UnicodeDecodeError:
            pass
    return _guessed(data)


def declared_in(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    found = _META.search(data[:_HEAD])
    return (found.group(1) or found.group(2)).decode("ascii") if found else None


def known_encoding(name: str) -> bool:
    """Whether there is an encoding of that name."""
    return _name(name) is not None


def _name(name: str) -> str | None:
    wanted = name.strip().lower()
    try:
        found = codecs.lookup(_ALIASES.get(wanted, wanted))
    except (LookupError, ValueError):
        return None
    return found.name if getattr(found, "_is_text_encoding", True) else None


def _strictly(data: bytes, name: str) -> str:
    named = _name(name)
    if named is None:
        raise UnfitEncodingError(f"there is no encoding ‘{name[:40]}’")
    try:
        return data.decode(named)
    except UnicodeDecodeError as error:
        raise UnfitEncodingError(f"byte {error.start + 1} is not {name}") from None


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin letters and spaces is zero, of Cyrillic ones four."""
    sample = data[:4000]
    if len(sample) < 8 or len(data) % 2:  # noqa: PLR2004 (too little to tell)
        return None
    even, odd = sample[::2], sample[1::2]
    high = frozenset(b"\x00\x04\x20")
    for name, side, other in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        share = sum(byte in high for byte in side) / len(side)
        if share > 0.9 and side.count(0) > 0 and other.count(0) < len(other) / 10:  # noqa: PLR2004 (nine in ten)
            return name
    return None


def _guessed(data: bytes) -> DecodedText:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to import, and few texts need it)

    sample = data[:_SAMPLE]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        best = from_bytes(sample, preemptive_behaviour=False).best()
    names = [best.encoding] if best else []
    for name in dict.fromkeys((*names, *_REGION)):
        text = _whole(data, name)
        if text is not None and _reads(text):
            return _kazakh(data, DecodedText(text, name.replace("_", "-"), guessed=True))
    raise UnfitEncodingError("it is text in no encoding that can be recognized")


def _kazakh(data: bytes, found: DecodedText) -> DecodedText:
    """The text in KZ-1048 where cp1251 makes letters of three alphabets of it, of which no language has all."""
    if found.encoding != "cp1251" or not _NOT_KAZAKH.search(found.text) or not _IN_ITS_PLACE.search(found.text):
        return found
    text = _whole(data, "kz1048")
    return found if text is None else DecodedText(text, "kz1048", guessed=True)


def _whole(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _reads(text: str) -> bool:
    """Whether a text looks like one: nearly all letters, digits, spaces and signs, hardly a control character."""
    sample = text[:_SAMPLE]
    odd = sum(1 for char in sample if char < " " and char not in "\n\r\t\x0c")
    return bool(sample) and odd * 200 < len(sample) and len(_LETTER.findall(sample)) * 3 > len(sample.replace(" ", ""))
