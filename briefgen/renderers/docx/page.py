"""Word as one of the formats: the renderer behind the common signature, and its errors as findings."""

from collections.abc import Iterator
from typing import Final

from briefgen.document.enclosure import Reference
from briefgen.findings import Finding, Span
from briefgen.renderers import docx as word
from briefgen.renderers.codes import NOTES_OUT_OF_ORDER, REFERENCE_TRIMMED, REFERENCE_UNFIT
from briefgen.renderers.docx.notes import NoteOrderError, UnreferencedNoteError
from briefgen.renderers.docx.reference import UnfitReferenceError
from briefgen.renderers.interface import Page, Rendered

_MANY: Final = 12
_PLACES: Final = frozenset({"document", "header", "footer"})


def render(page: Page) -> Rendered:
    """The document as Word's bytes, or what stands in the way."""
    try:
        data = word.render(page.content, page.reference.data if page.reference else None)
        return Rendered(data, findings=tuple(_trimmed(page.reference)) if page.reference else ())
    except UnfitReferenceError as error:
        return Rendered(b"", findings=tuple(_unfit(error, page)))
    except (NoteOrderError, UnreferencedNoteError) as error:
        return Rendered(b"", findings=(NOTES_OUT_OF_ORDER.at(Span(page.name), str(error)),))


def unfit(reference: Reference) -> tuple[Finding, ...]:
    """What keeps the document from lending its look, and what of it does not come along."""
    return (*_findings(reference.name, word.problems(reference.data)), *_trimmed(reference))


def _trimmed(reference: Reference) -> Iterator[Finding]:
    left_out = word.left_out(reference.data)
    if left_out:
        yield REFERENCE_TRIMMED.at(Span(reference.name), f"left out of the letterhead: {'; '.join(left_out[:_MANY])}")


def _unfit(error: UnfitReferenceError, page: Page) -> Iterator[Finding]:
    return _findings(page.reference.name if page.reference else page.name, error.problems)


def _findings(name: str, problems: tuple[tuple[str, str], ...]) -> Iterator[Finding]:
    for subject, problem in problems:
        what = f"the {subject}" if subject in _PLACES else f"the style ‘{subject}’"
        yield REFERENCE_UNFIT.at(Span(name), f"{what} {problem}")
