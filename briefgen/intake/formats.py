"""Formats: what a file is, by its first bytes; its name decides only between kinds of text."""

import re
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from briefgen.intake.encodings import wide_encoding
from briefgen.intake.refusals import Refusal

_START: Final = 4096


class Format(StrEnum):
    """What a file that holds an article can be."""

    PAGE = "page"
    SAVED_PAGE = "saved page"
    MAIL = "mail"
    PDF = "PDF"
    WORD = "Word document"
    PLAIN = "plain text"


_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED: Final = (
    # the bytes at an offset, what it is, what to do
    (0, b"{\\rtf", "a text in RTF", "open it in Word or LibreOffice, save it as .docx and add that"),
    (0, b"\x89PNG", "a picture", "have its text recognized (OCR), for instance into a PDF, and add that"),
    (0, b"\xff\xd8\xff", "a picture", "have its text recognized (OCR), for instance into a PDF, and add that"),
    (0, b"GIF8", "a picture", "have its text recognized (OCR), for instance into a PDF, and add that"),
    (0, b"II*\x00", "a picture", "have its text recognized (OCR), for instance into a PDF, and add that"),
    (0, b"MM\x00*", "a picture", "have its text recognized (OCR), for instance into a PDF, and add that"),
    (4, b"ftyp", "a video or a recording", "write down what is said as .txt and add that"),
    (0, b"\x1aE\xdf\xa3", "a video", "write down what is said as .txt and add that"),
    (0, b"RIFF", "a video, a recording or a picture", "write down what is said as .txt and add that"),
    (0, b"ID3", "a recording", "write down what is said as .txt and add that"),
    (0, b"OggS", "a video or a recording", "write down what is said as .txt and add that"),
    (0, b"\x00\x00\x01\xba", "a video", "write down what is said as .txt and add that"),
    (0, b"FLV", "a video", "write down what is said as .txt and add that"),
    (0, b"\x1f\x8b", "a packed file", "unpack it and add what is in it"),
    (0, b"7z\xbc\xaf", "a packed file", "unpack it and add what is in it"),
    (0, b"Rar!", "a packed file", "unpack it and add what is in it"),
    (0, b"MZ", "a program", "add the article itself"),
    (0, b"\x7fELF", "a program", "add the article itself"),
    (0, b"bplist", "a page saved by Safari (.webarchive)", "save it in Safari as PDF or as page source and add that"),
    (0, b"%!PS", "a PostScript file", "make a PDF of it and add that"),
    (0, b"%!ps", "a PostScript file", "make a PDF of it and add that"),
)  # fmt: skip
_BY_SUFFIX: Final = {
    ".html": Format.PAGE, ".htm": Format.PAGE, ".xhtml": Format.PAGE,
    ".mhtml": Format.SAVED_PAGE, ".mht": Format.SAVED_PAGE,
    ".eml": Format.MAIL, ".txt": Format.PLAIN, ".text": Format.PLAIN, ".md": Format.PLAIN,
}  # fmt: skip
_OF_NO_ARTICLE: Final = {
    ".msg": (
        "a mail of Outlook",
        "open it in Outlook, save it as .eml (or drag it into another mail program), and add that",
    ),
    ".doc": ("an old Word document", "open it in Word or LibreOffice, save it as .docx and add that"),
}  # fmt: skip
_TAG: Final = re.compile(
    r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|article|table|meta)[\s>]", re.IGNORECASE
)
_HEADER: Final = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]{0,998}(?:\r?\n[ \t][^\r\n]{0,998}){0,50}\r?\n){2,}"
)
_MAIL_HEADER: Final = re.compile(
    rb"^(?:from|to|subject|date|mime-version|received|message-id|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_SAVED: Final = re.compile(rb"^content-type:\s{0,9}multipart/related", re.IGNORECASE | re.MULTILINE)


def format_of(data: bytes, name: str = "") -> Format:
    """What a file is; raises Refusal where it is nothing that holds an article."""
    suffix = PurePath(name).suffix.lower()
    if not data.strip(b"\x00 \t\r\n"):
        raise Refusal("no-article", "the file is empty")
    if data.startswith(_OLD_OFFICE):
        raise _old_office(data, suffix)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"PK"):
        return _zipped(data)
    for offset, mark, what, remedy in _REFUSED:
        if data[offset : offset + len(mark)] == mark:
            raise Refusal("format-unknown", f"the file is {what}", remedy)
    if suffix in {".pdf", ".docx"}:
        raise Refusal("file-broken", f"the file is called {suffix} and is none")
    return _text(data, suffix)


def _old_office(data: bytes, suffix: str) -> Refusal:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refusal("file-encrypted", "the document is locked with a password")
    if "__substg1.0_".encode("utf-16-le") in data or suffix == ".msg":
        what, remedy = _OF_NO_ARTICLE[".msg"]
    else:
        what, remedy = _OF_NO_ARTICLE[".doc"]
    return Refusal("format-unknown", f"the file is {what}", remedy)


def _zipped(data: bytes) -> Format:
    if b"word/" in data or b"[Content_Types].xml" in data:
        return Format.WORD
    raise Refusal(
        "format-unknown", "the file is a packed file, and no Word document", "unpack it and add what is in it"
    )


def _text(data: bytes, suffix: str) -> Format:
    head = data[:_START]
    wide = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else wide_encoding(head[: len(head) // 2 * 2])
    shown = head.decode(wide, "replace") if wide else head.decode("latin-1")
    if not wide and head.count(0) > len(head) / 100:
        raise Refusal("format-unknown", "the file is no text, and none of the kinds that hold one")
    is_mail = _HEADER.match(head.lstrip()) is not None and _MAIL_HEADER.search(head) is not None
    if suffix in {".mhtml", ".mht", ".eml"} or is_mail:
        if _SAVED.search(head) and (suffix != ".eml" or b"napshot-Content-Location" in head):
            return Format.SAVED_PAGE
        if is_mail:
            return Format.MAIL if suffix not in {".mhtml", ".mht"} else Format.SAVED_PAGE
        if not _TAG.search(shown):
            raise Refusal("file-broken", f"the file is called {suffix} and has no headers of a mail")
    known = _BY_SUFFIX.get(suffix)
    if known is Format.PLAIN and suffix:
        return (
            Format.PLAIN if not re.match(r"\W{0,3}<(!doctype html|html)", shown.strip(), re.IGNORECASE) else Format.PAGE
        )
    return Format.PAGE if _TAG.search(shown) or known is Format.PAGE else Format.PLAIN
