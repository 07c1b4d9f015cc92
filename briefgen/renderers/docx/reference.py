"""A reference document in, what the writer needs of it out: a clean package, and its styles by name.

Of the reference's own text nothing is kept; its styles, numbering, fonts, theme, page, headers and footers are, as far
as `letterhead` lets them through.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from briefgen.opc import ForeignPackageError
from briefgen.renderers.docx import furniture, styles
from briefgen.renderers.docx.letterhead import letterhead
from briefgen.renderers.docx.ooxml import parts
from briefgen.renderers.docx.styles import Style

Problem = tuple[str, str]

_KEPT: Final = frozenset({
    RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
})  # fmt: skip


class UnfitReferenceError(ValueError):
    """The reference document lacks what the writer needs; the problems say what."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{subject}: {problem}" for subject, problem in problems))


@dataclass(frozen=True, slots=True)
class ReferenceDocument:
    """An opened reference document, its text gone, and its styles."""

    document: WordDocument
    identifiers: Mapping[Style, str]
    numbered: Mapping[Style, tuple[int, int]]


def problems(data: bytes) -> tuple[Problem, ...]:
    """What keeps the document from serving as a reference: pairs of a style, or another subject, and the problem."""
    return _examined(data)[1]


def left_out(data: bytes) -> tuple[str, ...]:
    """What of the document does not come along, in words; nothing where it cannot be read at all."""
    try:
        return letterhead(data).left_out
    except ForeignPackageError:
        return ()


def opened(data: bytes) -> ReferenceDocument:
    """The document, ready to be written into."""
    document, faults = _examined(data)
    if faults or document is None:
        raise UnfitReferenceError(faults)
    _clear(document)
    found = {(style.kind, style.name.lower()): style for style in parts.defined_styles(document.styles.element)}
    defined = {style: found[style.kind, style.name.lower()] for style in styles.REQUIRED}
    return ReferenceDocument(
        document,
        {style: known.identifier for style, known in defined.items()},
        {style: known.numbering for style, known in defined.items() if known.numbering is not None},
    )


def _examined(data: bytes) -> tuple[WordDocument | None, tuple[Problem, ...]]:
    """The document as far as it can be read; in a damaged one, zip, XML and python-docx may each raise anything."""
    try:
        document = Document(BytesIO(letterhead(data).data))
        return document, tuple(_problems(document))
    except ForeignPackageError as error:
        return None, (("document", f"is not a Word document (.docx) that can be read: it {error}"),)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, the reader's file is at fault, and is told so
        return None, (("document", "is not a Word document (.docx) that can be read"),)


def _problems(document: WordDocument) -> Iterator[Problem]:
    relations = {relation.reltype for relation in document.part.rels.values()}
    if RELATIONSHIP_TYPE.NUMBERING not in relations or not parts.highest_number(document.part.numbering_part.element):
        yield "document", "has no numbering definitions"
    kinds: dict[str, dict[str, parts.DefinedStyle]] = {}
    for defined in parts.defined_styles(document.styles.element):
        kinds.setdefault(defined.name.lower(), {})[defined.kind] = defined
    for style in styles.REQUIRED:
        problem = _fault(style, kinds.get(style.name.lower(), {}))
        if problem:
            yield style.name, problem
    yield from furniture.problems(document.part)


def _fault(style: Style, kinds: Mapping[str, parts.DefinedStyle]) -> str | None:
    if not kinds:
        return f"is missing; a {style.kind} style of this name is needed"
    if style.kind not in kinds:
        return f"is a {' and a '.join(sorted(kinds))} style; a {style.kind} style is needed"
    if style.numbered and kinds[style.kind].numbering is None:
        return "has no numbering of its own; give the style a bullet or a number format"
    return None


def _clear(document: WordDocument) -> None:
    """Takes away the text and all that only the text, another template or another author needs."""
    body = document.element.body
    section = body.get_or_add_sectPr()
    for child in list(body):
        if child is not section:
            body.remove(child)
    relations = document.part.rels
    used = parts.furniture_relations(section)
    for name in [name for name, relation in relations.items() if relation.reltype not in _KEPT and name not in used]:
        del relations[name]
    parts.set_settings(document.settings.element)
    document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels.clear()
    parts.set_section(section)
