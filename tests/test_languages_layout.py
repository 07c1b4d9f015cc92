"""Every briefing is laid out in every language; the body of a meeting brief keeps to its two pages in each."""

import pypdfium2
import pytest

from briefgen.document.blocks import Heading, SectionBlock, Text
from tests.real_documents import NAMES, kind, page, pdf

BODY_PAGES = 2
BRIEFS = [name for name in NAMES if kind(name) == "kind: meeting-brief"]


def outline(data: bytes) -> dict[str, int]:
    """The bookmarks of a PDF with the pages on which their headings stand, from 1."""
    document = pypdfium2.PdfDocument(data)
    targets = {entry.get_title(): entry.get_dest() for entry in document.get_toc()}
    found = {title: target.get_index() + 1 for title, target in targets.items() if target}
    document.close()
    return found


def first_after_the_body(name: str) -> str:
    """The heading of the first part that begins on a page of its own."""
    parts = (block for block in page(name).content.blocks if isinstance(block, SectionBlock) and block.new_page)
    heading = next(block for part in parts for block in part.blocks if isinstance(block, Heading))
    return "".join(inline.text for inline in heading.content if isinstance(inline, Text))


@pytest.mark.slow
@pytest.mark.parametrize("name", BRIEFS)
def test_the_body_of_a_meeting_brief_has_at_most_two_pages_in_each_language(name: str) -> None:
    found = {" ".join(title.split()): number for title, number in outline(pdf(name)).items()}
    assert found[" ".join(first_after_the_body(name).split())] <= BODY_PAGES + 1
