"""A web page in, its article out."""

import re
from dataclasses import replace
from typing import Final

from briefgen.intake.article import Article, Imprint, TextBlock, composed
from briefgen.intake.boilerplate import is_notice
from briefgen.intake.encodings import DecodedText, declared_in, decode
from briefgen.intake.issuing import day_in_address, day_in_lines, day_of, day_of_dateline
from briefgen.intake.languages import language_of
from briefgen.intake.page_article import choose, is_title
from briefgen.intake.page_blocks import PageBlock, blocks_of
from briefgen.intake.page_imprint import author_of, publisher_of, title_of
from briefgen.intake.page_metadata import PageSays, said_by
from briefgen.intake.page_tree import tree_of
from briefgen.intake.refusals import Refusal
from briefgen.model.timeline import Basis, Translation

_BY_MACHINE: Final = re.compile(
    r"(?:переведен\w*|перевод\w*) (?:автоматически|машин\w+|с помощью (?:ии|google|deepl|нейросет\w+))"
    r"|(?:автоматический|машинный) перевод|(?:автоматты|машиналық) (?:түрде )?аудар"
    r"|translated (?:automatically|by (?:machine|ai|google|deepl))|(?:machine|automatic|automated|ai) translation",
    re.IGNORECASE,
)
_LONGEST_LINE: Final = 250
_TIGHT: Final = frozenset({"li", "tr", "dd", "dt"})


def page_article(data: bytes, encoding: str | None, *, everything: bool, declared: str | None = None) -> Article:
    """The article of a page in HTML; with `everything` all its text is body. Raises Refusal."""
    return article_of_page(decode(data, encoding, declared or declared_in(data)), everything=everything)


def article_of_page(decoded: DecodedText, *, everything: bool = False) -> Article:
    """The article of a page whose text is known; raises Refusal."""
    root = tree_of(decoded.text)
    says = said_by(root)
    blocks = blocks_of(root)
    title = title_of(says, _headings(blocks, "h1"), _headings(blocks, "h2", "h3"))
    found = choose(blocks, root, title)
    if not blocks or not (found or everything):
        raise Refusal(
            "no-article", "all that the page shows is menus, links and notices" if blocks else "the page shows no text"
        )
    inside = [TextBlock(block.text, inside=everything or block.kept, tight=block.kind in _TIGHT) for block in blocks]
    if title:
        inside = [block for block in inside if not is_title(block.text, title)]
    made = composed(title, inside)
    return Article(
        made.text,
        made.start,
        made.end,
        _imprint(says, blocks, title, made.text[made.start : made.end]),
        "text/html",
        ".html",
        left_out=made.left_out,
        encoding=decoded.encoding if decoded.guessed else None,
    )


def _headings(blocks: list[PageBlock], *kinds: str) -> list[str]:
    return [block.text for block in blocks if block.kind in kinds and block.zone in {"", "header"}]


def _imprint(says: PageSays, blocks: list[PageBlock], title: str | None, body: str) -> Imprint:
    url = next(iter(says.urls), None)
    publisher = publisher_of(says, url)
    imprint = Imprint(
        title=title,
        publisher=publisher,
        author=author_of(says, publisher),
        language=language_of(body, says.language),
        url=url,
        accessed=says.accessed,
        type="article-newspaper" if says.is_news else "webpage",
        translation=Translation.MACHINE if says.is_translated or _is_told(blocks) else Translation.NONE,
    )
    stated = next(iter(says.days), None) or _visible_day(blocks, title)
    if stated:
        return replace(imprint, issued=stated)
    in_address = day_in_address(url)
    return replace(imprint, issued=in_address, issued_basis=Basis.INFERRED) if in_address else imprint


def _is_told(blocks: list[PageBlock]) -> bool:
    """Whether a line of the page says that a machine has translated it."""
    return any(len(block.text) < _LONGEST_LINE and _BY_MACHINE.search(block.text) for block in blocks)


def _visible_day(blocks: list[PageBlock], title: str | None) -> str | None:
    """The day that stands beside the title or begins the article; never one from a bar at the side."""
    first = next((number for number, block in enumerate(blocks) if block.kept), None)
    if first is None:
        return None
    heading = next((n for n, block in enumerate(blocks) if is_title(block.text, title)), first)
    start, end = min(heading, first), max(heading, first)
    near = [
        block for block in blocks[max(0, start - 3) : end + 2] if not is_notice(block.text) and not _is_aside(block)
    ]
    by_tag = next((day for block in near if (day := day_of(block.day))), None)
    return by_tag or day_in_lines(block.text for block in near) or day_of_dateline(blocks[first].text)


def _is_aside(block: PageBlock) -> bool:
    return block.zone in {"aside", "sidebar", "nav", "related", "footer", "complementary", "lenta", "latest", "popular"}
