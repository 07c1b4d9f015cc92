"""The bytes of a .po in, its messages out, each bounded: a project's catalogue is data that anybody may have written.

What is translated is put in place of the message and filled with values by `str.format` or `%`. So a translation may
only name fields that its message names, and says nothing of how they are written: `{day.__class__}` reads attributes,
`{day:3000000000}` and `%(count)3000000000d` take memory without end.
"""

import re
from string import Formatter
from typing import TYPE_CHECKING, Final

from briefgen.localization.errors import CatalogueError

if TYPE_CHECKING:
    from babel.messages import Catalog, Message

_LARGEST: Final = 2_000_000
_MOST_PLURALS: Final = 8  # no language has more than six
_ENCODINGS: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "charset"})  # the last is a template's
# What plural forms are made of (gettext manual § 12.2), without division; a remainder has a divisor.
_PLURAL: Final = re.compile(r"(?:[n\s()?:!<>=&|+*-]|\d{1,9}(?!\d)|%\s*[1-9]\d{0,8}(?!\d))*")
_PERCENT: Final = re.compile(r"%[-#0+ ]*(?:\([^)]*\)[-#0+ ]*[\d*.]*|[\d*.]+)[a-zA-Z%]?")
_SHOWN: Final = 60


def read(catalogue: bytes, locale: str) -> "Catalog":
    """The messages of a catalogue; raises CatalogueError where it is broken, too large, or not plain."""
    if len(catalogue) > _LARGEST:
        raise CatalogueError(locale, f"is too large: at most {_LARGEST:,} bytes are read")
    try:
        found = _parsed(catalogue.decode(), locale)
    except Exception as error:
        raise CatalogueError(locale, f"cannot be read: {error}") from error
    if found.charset.lower() not in _ENCODINGS:
        raise CatalogueError(locale, f"says that it is written in {found.charset[:_SHOWN]}; save it as UTF-8")
    found.charset = "utf-8"
    if not _PLURAL.fullmatch(found.plural_expr):
        raise CatalogueError(locale, f"counts plurals by ‘{found.plural_expr[:_SHOWN]}’; only n, numbers and C’s signs")
    for message in found:
        if message.id:
            _refuse_other_fields(message, locale)
    return found


def _parsed(text: str, locale: str) -> "Catalog":
    # Imported late: a build whose catalogues are compiled does without.
    from babel.messages import Catalog  # noqa: PLC0415
    from babel.messages.pofile import PoFileParser  # noqa: PLC0415

    class Bounded(Catalog):
        """A catalogue whose header cannot ask for more plurals than there are."""

        @property
        def num_plurals(self) -> int:
            number = super().num_plurals
            if not 0 < number <= _MOST_PLURALS:
                message = f"no language has {number} plurals"
                raise ValueError(message)
            return number

    found = Bounded(locale=locale.replace("-", "_"))
    PoFileParser(found, abort_invalid=True).parse(text.splitlines())
    return found


def _refuse_other_fields(message: "Message", locale: str) -> None:
    """Refuse a translation that names or shapes a field otherwise than its message does."""
    said = (message.id,) if isinstance(message.id, str) else message.id
    allowed = frozenset[str]().union(*map(_fields, said))
    translated = (message.string,) if isinstance(message.string, str) else message.string or ()
    for text in translated:
        others = sorted(_fields(text) - allowed)
        if others:
            what = f"has “{text[:_SHOWN]}” for “{said[0][:_SHOWN]}”, with ‘{others[0][:_SHOWN]}’"
            raise CatalogueError(locale, f"{what}: the fields in braces must be the same")


def _fields(text: str) -> frozenset[str]:
    """What a text would be filled with, with all that shapes it: `{day}`, `{day!r:>9}`, `%(num)s`."""
    return frozenset({*_braces(text), *_PERCENT.findall(text)})


def _braces(text: str) -> frozenset[str]:
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        return frozenset({text})
    return frozenset(
        "{" + name + (f"!{conversion}" if conversion else "") + (f":{shape}" if shape else "") + "}"
        for _, name, shape, conversion in parsed
        if name is not None
    )
