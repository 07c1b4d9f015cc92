"""Catalogues: those that travel with an installed program are compiled, all others are compiled when they are read.

A compiled one carries the hash of what it was made from in its name. So one that is stale, or that a project has
replaced, is never used, and nothing has to be remembered.
"""

import hashlib
from collections.abc import Mapping
from typing import Final

from briefgen.checks.languages import UNFIT_CATALOGUE
from briefgen.findings import FindingsError, Span
from briefgen.localization import Language, language
from briefgen.localization.errors import CatalogueError
from briefgen.project.folders import TEMPLATES, packaged_templates

CATALOGUE: Final = "locale/{}/LC_MESSAGES/briefgen.po"
_HASH_LENGTH: Final = 16


def catalogue_name(locale: str, templates: Mapping[str, str]) -> str | None:
    """The catalogue of a language among the templates; that of `ru` serves `ru-KZ`, too."""
    names = (CATALOGUE.format(tag) for tag in (locale, locale.partition("-")[0]))
    return next((name for name in names if name in templates), None)


def speaking(locale: str, style: str | None, templates: Mapping[str, str]) -> Language:
    """The language with its catalogue from the templates, and a style where the briefing names one.

    A catalogue that cannot be used is a finding in FindingsError; a tag or a style that is not known, a LanguageError.
    """
    name = catalogue_name(locale, templates)
    try:
        return language(locale, style, compiled(templates[name], name) if name else None)
    except CatalogueError as error:
        raise FindingsError([UNFIT_CATALOGUE.at(Span(f"{TEMPLATES}/{name}"), str(error))]) from None


def compiled(catalogue: str, name: str) -> bytes:
    """The .mo that was made of a catalogue when the program was installed, or the catalogue itself."""
    path = packaged_templates() / compiled_name(catalogue.encode(), name)
    return path.read_bytes() if path.is_file() else catalogue.encode()


def compiled_name(catalogue: bytes, name: str) -> str:
    """What the compiled form of a .po is called, beside it."""
    return f"{name.removesuffix('.po')}.{hashlib.sha256(catalogue).hexdigest()[:_HASH_LENGTH]}.mo"
