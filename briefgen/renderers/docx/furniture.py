"""Headers and footers: the placeholders that a reference document carries, and what they become.

| placeholder    | becomes                                                            |
|----------------|--------------------------------------------------------------------|
| `{marking}`    | the marking; it must stand in every header and every footer in use |
| `{version}`    | the version line                                                   |
| `{page_label}` | "Page 1 of 9" in the document's language, counted by Word          |
| `{page}`       | the page's number, counted by Word                                 |
| `{pages}`      | the number of pages, counted by Word                               |
| `{title}`      | the document's title                                               |
| `{as_of}`      | the day on which what it says was known                            |

All else in a header or footer stays as `letterhead` left it. A placeholder takes the look of the text it is typed in.
"""

import re
from collections.abc import Iterator
from typing import Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.parts.document import DocumentPart

from briefgen.document.blocks import Properties
from briefgen.document.views import RUNNING_TITLE
from briefgen.localization.typography import shortened
from briefgen.renderers.docx.ooxml import parts
from briefgen.renderers.docx.ooxml.tokens import Field, Value, replace_tokens, tokens_in

_KINDS: Final = ("header", "footer")
_PAGES: Final = {"default": "on ordinary pages", "first": "on the first page", "even": "on even pages"}
_REQUIRED_SOMEWHERE: Final = (
    ("the version line", {"{version}"}),
    ("the page number", {"{page}", "{page_label}"}),
    ("the number of pages", {"{pages}", "{page_label}"}),
)


def fill(document: DocumentPart, properties: Properties) -> None:
    """Replaces the placeholders in all headers and footers."""
    values = _values(properties)
    for _, part in _parts(document):
        replace_tokens(part.element, values)


def problems(document: DocumentPart) -> Iterator[tuple[str, str]]:
    """What the headers and footers in use lack: pairs of a header or a footer and the problem."""
    furniture = dict(_parts(document))
    section = document.element.body.get_or_add_sectPr()
    in_use = [(kind, pages) for pages in parts.pages_told_apart(section, document.settings.element) for kind in _KINDS]
    for place in in_use:
        yield from ((place[0], problem) for problem in _faults(place[1], furniture.get(place)))
    present = frozenset[str]().union(*(tokens_in(furniture[place].element) for place in in_use if place in furniture))
    for subject, tokens in _REQUIRED_SOMEWHERE:
        if not tokens & present:
            yield "footer", f"{subject} is nowhere; add the placeholder {' or '.join(sorted(tokens))}"


def _faults(pages: str, part: XmlPart | None) -> Iterator[str]:
    where = _PAGES[pages]
    if part is None:
        yield f"is missing {where}; it must hold the placeholder {{marking}}"
        return
    if "{marking}" not in tokens_in(part.element):
        yield f"has no placeholder {{marking}} {where}"
    outside = {relation.reltype for relation in part.rels.values() if relation.is_external}
    if outside - {RELATIONSHIP_TYPE.HYPERLINK}:
        yield f"fetches something from outside {where}; insert the picture itself"


def _values(properties: Properties) -> dict[str, Value]:
    fields: dict[str, Value] = {"{page}": (Field("PAGE"),), "{pages}": (Field("NUMPAGES"),)}
    pieces = re.split(r"(\{page\}|\{pages\})", properties.page_label)
    label = tuple(part for piece in pieces for part in fields.get(piece, (piece,)))
    return {
        **fields, "{page_label}": label, "{marking}": (properties.marking,), "{version}": (properties.version_line,),
        "{title}": (shortened(properties.title, RUNNING_TITLE),), "{as_of}": (properties.as_of,),
    }  # fmt: skip


def _parts(document: DocumentPart) -> Iterator[tuple[tuple[str, str], XmlPart]]:
    section = document.element.body.get_or_add_sectPr()
    for name, place in parts.furniture_relations(section).items():
        part: Part = document.related_parts[name]
        if isinstance(part, XmlPart):
            yield place, part
