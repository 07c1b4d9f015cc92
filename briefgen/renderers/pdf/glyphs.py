"""Glyphs: which characters the house's fonts lack, so that another font had to stand in, or none could.

The house's fonts are those that the document's styles name first.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.findings import Finding, Span
from briefgen.renderers.pdf.codes import GLYPH_FALLBACK, GLYPH_MISSING
from briefgen.renderers.pdf.reading import Font

_FAMILY: Final = re.compile(r"font-family:\s*\"?([^\",;}]+)")
_MISSING: Final = re.compile(r"^\.notdef glyph .*\(U\+([0-9A-F]+)\)$", re.DOTALL)
_SHOWN: Final = 12


def fallbacks(html: str, fonts: Iterable[Font], name: str) -> Iterator[Finding]:
    """A finding for each font that stands in, with the characters that it was needed for."""
    house = {family.strip().replace(" ", "-") for family in _FAMILY.findall(html)}
    for font in fonts:
        if any(font.name.startswith(family) for family in house):
            continue
        characters = sorted({char for text in font.characters.values() for char in text if not char.isspace()})
        said = ", ".join(map(_said, characters[:_SHOWN]))
        more = f" and {len(characters) - _SHOWN} more" if len(characters) > _SHOWN else ""
        yield GLYPH_FALLBACK.at(_place(html, characters, name), f"{font.name} stands in for {said}{more}")


def missing(html: str, warnings: Iterable[str], name: str) -> tuple[list[Finding], list[str]]:
    """A finding for each character that no font has, and the engine's other warnings."""
    findings, others = [], []
    for warning in warnings:
        match = _MISSING.match(warning)
        if match is None:
            others.append(warning)
        else:
            character = chr(int(match[1], 16))
            findings.append(GLYPH_MISSING.at(_place(html, [character], name), f"no font has {_said(character)}"))
    return findings, others


def _said(character: str) -> str:
    return f"‘{character}’ (U+{ord(character):04X})"


def _place(html: str, characters: Iterable[str], name: str) -> Span:
    """Where one of the characters first stands in the document's body."""
    body = html.find("<body")
    at = min((found for found in (html.find(character, body) for character in characters) if found >= 0), default=-1)
    if at < 0:
        return Span(name)
    return Span(name, html.count("\n", 0, at) + 1, at - html.rfind("\n", 0, at))
