"""Length: whether the parts of a document keep to the pages that its readers will read (house style)."""

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from briefgen.findings import Finding, Span
from briefgen.renderers.pdf.codes import OVER_LENGTH
from briefgen.renderers.pdf.recording import Leaf

_BODY: Final = "the body"
_SAY_ALOUD: Final = "the page to say aloud"


def over_length(most: int | None, root: Element, leaves: Iterable[Leaf], name: str) -> Iterator[Finding]:
    """A finding for each part that has more pages than it may; `most` are those of the body."""
    parts = dict(_parts(root))
    pages: dict[str, set[int]] = {_BODY: set(), _SAY_ALOUD: set()}
    for leaf in leaves:
        part = parts.get(leaf.element, _BODY)
        if part in pages:
            pages[part].add(leaf.page)
    for part, limit in ((_BODY, most), (_SAY_ALOUD, 1)):
        if limit is not None and len(pages[part]) > limit:
            yield OVER_LENGTH.at(
                Span(name),
                f"{part} has {len(pages[part])} pages; at most {limit} {'is' if limit == 1 else 'are'} meant",
            )


def _parts(root: Element) -> Iterator[tuple[Element, str]]:
    """The elements outside the body, with the part that they are in."""
    for section in root.iter("section"):
        classes = (section.get("class") or "").split()
        if "annex" in classes or "say-aloud" in classes:
            part = _SAY_ALOUD if "say-aloud" in classes else "annex"
            yield from ((element, part) for element in section.iter())
