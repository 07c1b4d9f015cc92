"""The bytes of a gettext catalogue in, translations out."""

import gettext
import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from string import Formatter
from typing import Final

from briefgen.localization import date_wording, wording
from briefgen.localization.errors import CatalogueError
from briefgen.localization.po import read
from briefgen.localization.wording import DateWording, Message

_MO_MAGIC: Final = (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")
_KEPT: Final = 16


class MissingTranslations(gettext.NullTranslations):
    """What is said where the catalogue has nothing: CLDR's pattern if there is one, or else the English message."""

    def __init__(self, patterns: Mapping[Message, str]) -> None:
        super().__init__()
        self._patterns = patterns

    def pgettext(self, context: str, message: str) -> str:
        """Give the pattern or the message itself."""
        return self._patterns.get(Message(context, message), message)


def translations(catalogue: bytes | None, locale: str, patterns: Mapping[Message, str]) -> gettext.NullTranslations:
    """Read a catalogue, with what stands in for its missing messages."""
    untranslated = MissingTranslations(patterns)
    if catalogue is None:
        return untranslated
    try:
        found = gettext.GNUTranslations(BytesIO(_compiled(catalogue, locale)))
    except CatalogueError:
        raise
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise CatalogueError(locale, f"cannot be read: {error}") from error
    _refuse_other_fields(found, locale)
    found.add_fallback(untranslated)
    return found


@lru_cache(maxsize=_KEPT)
def _compiled(catalogue: bytes, locale: str) -> bytes:
    """Compile a .po; fuzzy messages are left out, and plurals are CLDR's where the header has none."""
    if catalogue.startswith(_MO_MAGIC):
        return catalogue
    # Imported late: a build whose catalogues are compiled does not need it.
    from babel.messages.mofile import write_mo  # noqa: PLC0415

    compiled = BytesIO()
    write_mo(compiled, read(catalogue, locale))
    return compiled.getvalue()


def untranslated(catalogue: bytes, locale: str) -> tuple[str, ...]:
    """List the messages for which a .po has no translation, or a fuzzy one."""
    return tuple(
        message.id if isinstance(message.id, str) else message.id[0]
        for message in read(catalogue, locale)
        if message.id and (message.fuzzy or not _said(message.string))
    )


def _said(translated: str | Iterable[str] | None) -> bool:
    return bool(translated) if isinstance(translated, str) or translated is None else all(translated)


def _refuse_other_fields(found: gettext.NullTranslations, locale: str) -> None:
    """Refuse a translation that leaves out a field or invents one, before a date is lost in a document."""
    for message in own_messages():
        if message.plural:
            translated = found.npgettext(message.context, message.text, message.plural, 1)
        else:
            translated = found.pgettext(message.context, message.text)
        if _fields(translated) != _fields(message.text):
            what = f"has “{translated}” for “{message.text}” ({message.context}): the fields in braces must be the same"
            raise CatalogueError(locale, what)


def own_messages() -> Iterator[Message]:
    """List every message of this package."""
    for module in (wording, date_wording):
        yield from _messages_in(tuple(vars(module).values()))


def _messages_in(value: object) -> Iterator[Message]:
    if isinstance(value, Message):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _messages_in(item)
    elif isinstance(value, dict):
        yield from _messages_in(tuple(value.values()))
    elif isinstance(value, DateWording):
        yield from _messages_in(tuple(vars(value).values()))


def _fields(text: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({text})
