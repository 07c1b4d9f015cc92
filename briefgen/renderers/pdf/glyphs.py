"""Glyphs: which characters the house's fonts lack, so that another font had to stand in, or none could.

The house's fonts are those that the document's styles name first. A script that they are not made for, such as Arabic
or Chinese, comes from another font by intent: only its absence is a finding.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefgen.findings import Finding, Span
from briefgen.localization.scripts import Script, script_of
from briefgen.renderers.pdf.codes import GLYPH_FALLBACK, GLYPH_MISSING
from briefgen.renderers.pdf.reading import Font

_FAMILY: Final = re.compile(r"font-family:\s*\"?([^\",;}]+)")
_MISSING: Final = re.compile(r"^\.notdef glyph .*\(U\+([0-9A-F]+)\)$", re.DOTALL)
_SHOWN: Final = 12
_OTHERS: Final = "fonts-noto-core"


def fallbacks(html: str, fonts: Iterable[Font], name: str) -> Iterator[Finding]:
    """A finding for each font that stands in, with the characters that it was needed for."""
    house = {family.strip().replace(" ", "-") for family in _FAMILY.findall(html)}
    for font in fonts:
        if any(font.name.startswith(family) for family in house):
            continue
        characters = sorted({char for text in font.characters.values() for char in text if _is_house_matter(char)})
        if not characters:
            continue
        said = ", ".join(map(_said, characters[:_SHOWN]))
        more = f" and {len(characters) - _SHOWN} more" if len(characters) > _SHOWN else ""
        yield GLYPH_FALLBACK.at(_place(html, characters, name), f"{font.name} stands in for {said}{more}")


def missing(html: str, warnings: Iterable[str], name: str) -> tuple[list[Finding], list[str]]:
    """A finding for each character that no font has, and the engine's other warnings."""
    others: list[str] = []
    lacking: dict[Script | str, list[str]] = {}
    for warning in warnings:
        match = _MISSING.match(warning)
        if match is None:
            others.append(warning)
        else:
            character = chr(int(match[1], 16))
            lacking.setdefault(script_of(character) or character, []).append(character)
    return [_lacking(key, characters, html, name) for key, characters in lacking.items()], others


def _lacking(key: Script | str, characters: Sequence[str], html: str, name: str) -> Finding:
    """One finding for all characters of a script, which names the package; one for each other character."""
    place, words = _place(html, characters, name), ", ".join(map(_said, characters[:_SHOWN]))
    package = key.package if isinstance(key, Script) else _OTHERS
    hint = f"install a font that has it; on Debian or Ubuntu: apt install {package}"
    return GLYPH_MISSING.at(place, f"no font on this machine has {words}", hint)


def _is_house_matter(character: str) -> bool:
    return not character.isspace() and script_of(character) is None


def _said(character: str) -> str:
    return f"‘{character}’ (U+{ord(character):04X})"


def _place(html: str, characters: Iterable[str], name: str) -> Span:
    """Where one of the characters first stands in the document's body."""
    body = html.find("<body")
    at = min((found for found in (html.find(character, body) for character in characters) if found >= 0), default=-1)
    if at < 0:
        return Span(name)
    return Span(name, html.count("\n", 0, at) + 1, at - html.rfind("\n", 0, at))
