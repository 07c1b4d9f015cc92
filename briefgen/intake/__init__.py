"""Intake: the bytes of a file in, a frozen `Article` out; one module a format.

What a file is, its bytes say; its name only where they leave it open. Nothing is fetched, nothing is written, no clock
is read. It is meant to run in confinement (`briefgen.service.confined`): a file may be made to do harm.
"""

from collections.abc import Callable
from typing import Final, Protocol

from briefgen.intake.article import Article, Imprint, TextBlock
from briefgen.intake.encodings import UnfitEncodingError, known_encoding
from briefgen.intake.formats import Format, format_of
from briefgen.intake.page_tree import UnreadablePageError
from briefgen.intake.refusals import Refusal

__all__ = [
    "MAX_INPUT",
    "Article",
    "Format",
    "Imprint",
    "Refusal",
    "TextBlock",
    "format_of",
    "known_encoding",
    "prepare",
    "read",
]

MAX_INPUT: Final = 50_000_000  # bytes
MAX_TEXT: Final = 3_000_000  # characters of an article, which are more than five hundred pages have


class _Reads(Protocol):
    def __call__(self, data: bytes, encoding: str | None, *, everything: bool) -> Article: ...


def read(data: bytes, name: str = "", encoding: str | None = None, *, everything: bool = False) -> Article:
    """The article in a file. `name` helps where the bytes leave open what it is; `everything` makes all of it body.

    Raises Refusal, which says why the file does not become a source, and what to do.
    """
    kind = format_of(data, name)
    try:
        article = _reader(kind)(data, encoding, everything=everything)
    except UnfitEncodingError as error:
        raise Refusal("encoding-unfit", str(error)) from None
    except UnreadablePageError as error:
        raise Refusal("file-broken", f"the page cannot be read: {error}") from None
    if len(article.text) > MAX_TEXT:
        raise Refusal("intake-overrun", f"it holds {len(article.text):,} characters; at most {MAX_TEXT:,} are taken in")
    return article


def prepare(data: bytes, name: str = "") -> None:
    """Imports what such a file is read with, so that the copies of this process need not; raises Refusal."""
    _reader(format_of(data, name))


def _reader(kind: Format) -> _Reads:
    readers: dict[Format, Callable[[], _Reads]] = {
        Format.PAGE: _page, Format.SAVED_PAGE: _saved_page, Format.MAIL: _mail,
        Format.PDF: _pdf, Format.WORD: _word, Format.PLAIN: _plain,
    }  # fmt: skip
    return readers[kind]()


def _page() -> _Reads:
    from briefgen.intake.page import page_article  # noqa: PLC0415 (each format imports its own engine)

    return page_article


def _saved_page() -> _Reads:
    from briefgen.intake.mail import saved_page_article  # noqa: PLC0415

    return saved_page_article


def _mail() -> _Reads:
    from briefgen.intake.mail import mail_article  # noqa: PLC0415

    return mail_article


def _pdf() -> _Reads:
    from briefgen.intake.portable import portable_article  # noqa: PLC0415

    return portable_article


def _word() -> _Reads:
    from briefgen.intake.word import word_article  # noqa: PLC0415

    return word_article


def _plain() -> _Reads:
    from briefgen.intake.plain import plain_article  # noqa: PLC0415

    return plain_article
