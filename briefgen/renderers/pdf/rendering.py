"""Rendering: the steps from a page to its PDF and the findings about it; whatever the engine raises is one of them."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from xml.etree.ElementTree import Element

from pikepdf import Pdf

from briefgen.document.blocks import Properties
from briefgen.document.codes import FETCH_REFUSED
from briefgen.findings import Code, Finding, Span
from briefgen.model.house import KINDS, KindRules
from briefgen.renderers.interface import Page, Rendered
from briefgen.renderers.pdf.archive import attach, claim
from briefgen.renderers.pdf.codes import CONTENT_LOST, LAYOUT_FAILED, LAYOUT_OVERFLOW, LAYOUT_WARNING, OVER_LENGTH
from briefgen.renderers.pdf.completeness import completeness
from briefgen.renderers.pdf.engine import LaidOutDocument, collector_at_rest, lay_out
from briefgen.renderers.pdf.glyphs import fallbacks, missing
from briefgen.renderers.pdf.reading import TaggedText
from briefgen.renderers.pdf.recording import Leaf
from briefgen.renderers.pdf.saving import saved
from briefgen.renderers.pdf.structure import grow
from briefgen.renderers.pdf.tagging import tag
from briefgen.renderers.pdf.targets import descriptions


def rendered(page: Page) -> Rendered:
    """The document as PDF, with what was found wrong; with an error the bytes are not to be used."""
    try:
        with collector_at_rest():
            layout = lay_out(page.html)
            data = finish(layout, page)
            findings = _findings(layout, data, page)
    except Exception as error:  # noqa: BLE001 (whatever the engine raises, the user gets a finding)
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return Rendered(b"", None, (LAYOUT_FAILED.at(Span(page.name), f"the layout failed: {reason[:300]}"),))
    return Rendered(data, layout.pages, tuple(findings))


def finish(layout: LaidOutDocument, page: Page) -> bytes:
    """The engine's file with our tags, the claims of both standards and the document's data."""
    properties = page.content.properties
    with Pdf.open(BytesIO(layout.data)) as pdf:
        tag(pdf, grow(layout.root, layout.record), descriptions(layout.root))
        claim(pdf)
        if page.data:
            name = PurePosixPath(page.name).with_suffix(".json").name
            attach(pdf, page.data, name, properties.as_of, f"{properties.title} · {properties.version_line}")
        return saved(pdf)


def _findings(layout: LaidOutDocument, data: bytes, page: Page) -> list[Finding]:
    span = Span(page.name)
    findings = [FETCH_REFUSED.at(span, f"‘{url[:80]}’ was asked for") for url in layout.refused]
    unknown, warnings = missing(page.html, layout.warnings, page.name)
    findings += unknown
    findings += [LAYOUT_WARNING.at(span, warning[:300]) for warning in warnings]
    with Pdf.open(BytesIO(data)) as pdf:
        text = TaggedText(pdf)
        findings += completeness(page.html, text.pieces(), page.name)
        findings += fallbacks(page.html, text.fonts.values(), page.name)
    findings += _misplaced(CONTENT_LOST, layout.record.unseen, "is painted where nobody sees it", page)
    findings += _misplaced(LAYOUT_OVERFLOW, layout.record.overflowing, "runs out of its place", page)
    findings += over_length(_most_pages(page.content.properties), layout.root, layout.record.leaves, page.name)
    return findings


def _misplaced(code: Code, leaves: Sequence[Leaf], what: str, page: Page) -> Iterator[Finding]:
    """One finding for all texts with the same fault; it quotes the first, where it stands in the HTML."""
    if leaves:
        at = page.html.find(leaves[0].text.strip()[:40], page.html.find("<main"))
        span = Span(page.name, page.html.count("\n", 0, at) + 1 if at >= 0 else 1)
        more = f" (and {len(leaves) - 1} more)" if len(leaves) > 1 else ""
        yield code.at(span, f"page {leaves[0].page + 1}: ‘{leaves[0].text.strip()[:60]}’ {what}{more}")


def _most_pages(properties: Properties) -> int | None:
    """How many pages the body may have: what the document itself says, else what is held of its kind."""
    return properties.pages or KINDS.get(properties.kind, KindRules()).pages


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
