"""Which blocks of a page are its article: what trafilatura finds and what belongs to it, and nothing beside it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Final

import trafilatura

from briefgen.intake.boilerplate import begins_related, is_notice
from briefgen.intake.issuing import day_in_lines
from briefgen.intake.page_blocks import PageBlock
from briefgen.intake.page_tree import Element

_WORD: Final = re.compile(r"\w+")
_SENTENCE: Final = re.compile(r"[.!?…»”\"):;,]\s*$")
_SHINGLE: Final = 4
_MOSTLY: Final = 0.6
_OF_KEPT: Final = 0.8  # of the characters that the engine keeps lie in the element that is the article's
_MUCH: Final = 0.3  # of the characters that the engine keeps
_LINKS: Final = 0.6
_SHORT: Final = 8  # words
_LEAST: Final = 25  # words of an article
_ARTICLE_PLACE: Final = re.compile(
    r"article-?_?(body|text|content)|articlebody|post-?_?(body|content|text)|entry-?_?content|story-?_?(body|text)"
    r"|news-?_?(text|body|content|detail)",
    re.IGNORECASE,
)


_BYLINE: Final = re.compile(
    r"(?:by|written by|photo|автор\w*|фото|текст|мәтін|суретті|авторы)\b[\s:].{0,80}$", re.IGNORECASE | re.DOTALL
)


def choose(blocks: Sequence[PageBlock], root: Element, title: str | None) -> bool:
    """Marks the blocks that are the article as kept; False where the page holds none."""
    engine = _engine(root)
    _by_engine(blocks, engine)
    _open_zones(blocks)
    if _words(block for block in blocks if block.kept) < _LEAST:
        _by_ourselves(blocks)
    home = _home(blocks)
    _put_back(blocks, home)
    _lead(blocks, title)
    _take_out(blocks, title)
    return sum(len(_WORD.findall(block.text)) for block in blocks if block.kept and _reads(block)) >= _SHORT


def _reads(block: PageBlock) -> bool:
    """Whether a block is something to read: a sentence, or as long as one, and no link."""
    is_long = len(_WORD.findall(block.text)) >= 2 * _SHORT
    return block.link_share < _LINKS and (is_long or _SENTENCE.search(block.text) is not None)


def is_title(text: str, title: str | None) -> bool:
    """Whether a block says the title over again."""
    return title is not None and text.casefold().split() == title.casefold().split()


def _engine(root: Element) -> str:
    """What trafilatura takes for the article's text; it works on a copy."""
    try:
        found = trafilatura.bare_extraction(deepcopy(root), include_comments=False, include_tables=True)
    except Exception:  # noqa: BLE001 (a page that it stumbles over is read without it)
        return ""
    return "" if found is None or isinstance(found, dict) else str(found.text or "")


def _by_engine(blocks: Sequence[PageBlock], text: str) -> None:
    words = _plain(text)
    known = {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    lines = Counter(" ".join(_plain(line)) for line in text.split("\n"))
    for block in blocks:
        own = _plain(block.text)
        if len(own) < _SHINGLE + 1:
            block.kept = bool(own) and lines[" ".join(own)] > 0
            continue
        shingles = [tuple(own[at : at + _SHINGLE]) for at in range(len(own) - _SHINGLE + 1)]
        block.kept = sum(each in known for each in shingles) >= _MOSTLY * len(shingles)


def _plain(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _by_ourselves(blocks: Sequence[PageBlock]) -> None:
    """Where the engine finds little: what reads like sentences, is no link, and stands in no zone of its own."""
    for block in blocks:
        words = len(_WORD.findall(block.text))
        reads = words >= _SHORT and _SENTENCE.search(block.text) is not None
        block.kept = block.kept or (not block.zone and reads and block.link_share < _LINKS / 2)


def _open_zones(blocks: Sequence[PageBlock]) -> None:
    """An element that holds much of the article is none of those beside it, whatever its name."""
    total = sum(len(block.text) for block in blocks if block.kept)
    held: Counter[int] = Counter()
    for block in blocks:
        if block.kept and block.zone and block.zone != "hidden":
            held[block.zone_at] += len(block.text)
    for block in blocks:
        if block.zone and held[block.zone_at] > _MUCH * total:
            block.zone = ""


def _words(blocks: Iterable[PageBlock]) -> int:
    return sum(len(_WORD.findall(block.text)) for block in blocks)


def _home(blocks: Sequence[PageBlock]) -> int | None:
    """The number of the innermost element that holds nearly all of what is kept."""
    weights: Counter[int] = Counter()
    depth: dict[int, int] = {}
    total = 0
    for block in blocks:
        if block.kept and not block.zone:
            total += len(block.text)
            for at, number in enumerate(block.trail):
                weights[number] += len(block.text)
                depth[number] = at
    fitting = [number for number, weight in weights.items() if weight >= _OF_KEPT * total > 0]
    return max(fitting, key=lambda number: depth[number], default=None)


def _put_back(blocks: Sequence[PageBlock], home: int | None) -> None:
    """What lies in the article's element and is a list, a table, a heading or a sentence belongs to it."""
    kept = [number for number, block in enumerate(blocks) if block.kept]
    if home is None or not kept:
        return
    is_whole_page = all(home in block.trail for block in blocks)
    for number, block in enumerate(blocks):
        if block.kept or block.zone or home not in block.trail:
            continue
        if (is_whole_page or number < kept[0]) and not kept[0] < number < kept[-1] + 1:
            continue
        block.kept = _belongs(block, beyond=number > kept[-1])


def _lead(blocks: Sequence[PageBlock], title: str | None) -> None:
    """The sentences between the title and the article are its lead."""
    long = (n for n, block in enumerate(blocks) if block.kept and len(_WORD.findall(block.text)) >= _SHORT)
    first = next((number for number in long if not is_title(blocks[number].text, title)), 0)
    heads = [number for number, block in enumerate(blocks[:first]) if is_title(block.text, title)]
    for block in blocks[heads[-1] + 1 : first] if heads else ():
        reads = len(_WORD.findall(block.text)) >= _SHORT // 2 and _SENTENCE.search(block.text) is not None
        if reads and block.zone in {"", "teaser"} and block.link_share < _LINKS / 2 and not is_notice(block.text):
            block.kept = block.kind != "figcaption"


def _belongs(block: PageBlock, *, beyond: bool) -> bool:
    words = len(_WORD.findall(block.text))
    if block.link_share > _LINKS or is_notice(block.text) or begins_related(block.text):
        return False
    if block.kind in {"li", "tr", "td", "dd", "dt", "blockquote", "pre", "caption"}:
        return True
    if block.kind in {"h2", "h3", "h4", "h5", "h6"}:
        return not beyond
    return (words >= _SHORT or (block.kind == "p" and words > 2)) and _SENTENCE.search(block.text) is not None  # noqa: PLR2004


_ENDING: Final = frozenset(
    {
        "nav", "footer", "aside", "form", "dialog", "button", "select", "menu", "hidden", "cookie", "cookies",
        "consent", "gdpr", "comments", "comment", "disqus", "related", "recommended", "recommendations",
        "readmore", "readalso", "read-also", "also-read", "similar", "share", "social", "sharing", "newsletter",
        "subscribe",
    }
)  # fmt: skip


def _take_out(blocks: Sequence[PageBlock], title: str | None) -> None:
    """Menus, notices, lists of other articles, and the title, which stands first anyhow."""
    related, is_before_text = False, True
    for number, block in enumerate(blocks):
        words = len(_WORD.findall(block.text))
        if begins_related(block.text) and (block.link_share > _LINKS / 2 or words <= _SHORT):
            related, block.kept = True, False
            continue
        related = related and (
            block.link_share > _LINKS or (block.kind == "li" and block.linked > 0) or _is_only_a_day(block)
        )
        if related or (is_before_text and (_is_only_a_day(block) or _BYLINE.match(block.text))):
            block.kept = False
            continue
        begins = block.kept and words >= _SHORT and not is_title(block.text, title)
        is_before_text = is_before_text and not begins
        if not block.kept:
            continue
        teaser = block.link_share > 0.85 and words >= 3 and _alone(blocks, number)  # noqa: PLR2004 (a link and no more)
        block.kept = not (block.zone in _ENDING or is_notice(block.text) or is_title(block.text, title) or teaser)


def _alone(blocks: Sequence[PageBlock], number: int) -> bool:
    """Whether a block that is a link reads like a headline: it ends in no full stop."""
    return _SENTENCE.search(blocks[number].text) is None


def _is_only_a_day(block: PageBlock) -> bool:
    return block.kind not in {"tr", "td", "li"} and len(block.text) <= 80 and day_in_lines([block.text]) is not None  # noqa: PLR2004
