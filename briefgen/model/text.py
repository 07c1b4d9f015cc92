"""Localized text: the same words in several languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetPydanticSchema, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from briefgen.tags import LANGUAGE_TAG

SOURCE_LANGUAGE = "en"
# What no XML document may hold (XML 1.0, 2.2).
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
# What nobody sees, and what makes two equal words differ or a line read otherwise: marks that turn the direction,
# fillers that stand for a letter, tags and variation selectors in which a text can be hidden (UAX 9; Unicode 23.4).
MARKS = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200e\u200f\u202a-\u202e\u2061-\u2064\u2066-\u206f\u2800\u3164\uffa0"
    "\ufe00-\ufe0f\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
UNSEEN = re.compile(f"[{CONTROLS}{MARKS}]")


_LATIN, _OTHER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff", "\u0370-\u052f\u1c80-\u1c88\u1f00-\u1fff\ua640-\ua69f"
_MIXED = re.compile(f"[{_LATIN}]\u0301?[{_OTHER}]|[{_OTHER}]\u0301?[{_LATIN}]")
_WORD = re.compile(r"\w{2,200}")


def mixed_word(text: str) -> str | None:
    """The first word that mixes Latin letters with Cyrillic or Greek ones, which look the same; None for no word."""
    if not _MIXED.search(text):
        return None
    return next((word[0] for word in _WORD.finditer(text) if _MIXED.search(word[0])), None)


def same_language(tag: str, other: str) -> bool:
    """Whether two tags name one language, whatever its script or region."""
    return tag.partition("-")[0] == other.partition("-")[0]


def fault(kind: str, message: str, remedy: str = "", **context: str) -> PydanticCustomError:
    """A fault of shape, for pydantic to collect; its parts are for the loader, which makes a finding of them."""
    parts = {"kind": kind, "message": message, "remedy": remedy, **context}
    return PydanticCustomError("briefgen", "{message}", parts)


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text by language (BCP 47 tags), in the order in which the file gives them."""

    texts: tuple[tuple[str, str], ...]

    def get(self, lang: str) -> str | None:
        """The text in that very language, or None."""
        return next((text for tag, text in self.texts if tag == lang), None)

    def best(self, lang: str) -> tuple[str, str]:
        """The text in that language, else in English, else in the first one given; with its language."""
        found = dict(self.texts)
        for tag in (lang, lang.split("-", maxsplit=1)[0], SOURCE_LANGUAGE):
            if tag in found:
                return found[tag], tag
        tag, text = self.texts[0]
        return text, tag

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it has."""
        return tuple(tag for tag, _ in self.texts)


def localized(value: Any) -> LocalizedText:
    """The localized text of a mapping from language to text; raises a fault of shape for anything else."""
    if isinstance(value, LocalizedText):
        return value
    if not isinstance(value, Mapping):
        raise fault("localized_type", "must be a text in each language, such as {en: …, ru: …, kk: …}")
    if not value:
        raise fault("localized_type", "has no language", "write at least {en: …}")
    for tag, text in value.items():
        _check_entry(str(tag), text)
    return LocalizedText(tuple((str(tag), text) for tag, text in value.items()))


def _check_entry(tag: str, text: object) -> None:
    if not LANGUAGE_TAG.fullmatch(tag):
        raise fault("language_tag", f"‘{tag[:20]}’ is not a language tag", "use en, ru or kk")
    if not isinstance(text, str):
        raise fault("localized_type", f"the text in ‘{tag}’ is not a plain text")
    if not text.strip():
        raise fault("empty_text", f"the text in ‘{tag}’ is empty")


SCHEMA = {
    "type": "object",
    "description": "The same text in each language, by BCP 47 tag.",
    "minProperties": 1,
    "propertyNames": {"pattern": f"^{LANGUAGE_TAG.pattern}$"},
    "properties": {tag: {"type": "string", "minLength": 1} for tag in ("en", "ru", "kk")},
    "additionalProperties": {"type": "string", "minLength": 1},
}

Localized = Annotated[
    LocalizedText,
    GetPydanticSchema(lambda _type, _handler: core_schema.no_info_plain_validator_function(localized)),
    WithJsonSchema(SCHEMA),
]
