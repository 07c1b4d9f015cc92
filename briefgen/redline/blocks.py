"""Blocks: two parts of a document in, one out; blocks that came are `inserted` in it, those that went `deleted`."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree
from rapidfuzz import fuzz

from briefgen.redline.inlines import INLINE, Element, Fate, compared, is_leaf, marked, words

_CLASS: Final = {"ins": "inserted", "del": "deleted"}
_CARRYING: Final = frozenset({"p", "h1", "h2", "h3", "li", "tr", "caption", "figcaption"})
_STATEMENT: Final = re.compile(r"(?:aloud-)?[a-z]+(?:-[a-z]+)*-\d+(?:-question)?")  # numbered, so that it names nothing
_NEAR: Final = 50.0  # per cent alike, of two that are one
_NAMED: Final = 99.0
_KIND: Final = 90.0
_WORDY: Final = frozenset({"p", "li", "tr", "h3"})
_LONGEST: Final = 4_000
_MOST_PAIRS: Final = 60_000


def merged(old: Element, new: Element) -> Element:
    """The new part with what differs from the old one marked; notes, contents and pictures are the new ones."""
    if new.tag in {"figure", "nav", "colgroup"} or _classes(new, "notes"):
        return _picture(old, new) if new.tag == "figure" else _copy(new)
    if is_leaf(old) and is_leaf(new):
        return compared(old, new)
    made = etree.Element(new.tag, {str(key): str(value) for key, value in new.attrib.items()})
    made.extend(aligned(_blocks(old), _blocks(new)))
    return made


def _blocks(element: Element) -> list[Element]:
    """The blocks in an element; words that stand in it beside them are a paragraph, as its reader has it."""
    found: list[Element] = []
    loose = etree.Element("p")
    loose.text = element.text
    for child in element:
        if child.tag in INLINE:
            loose.append(deepcopy(child))
            continue
        found += [loose] if words(loose) else []
        found.append(child)
        loose = etree.Element("p")
        loose.text = child.tail
    return [*found, loose] if words(loose) else found


def _picture(old: Element, new: Element) -> Element:
    made, before, after = _copy(new), old.find("figcaption"), new.find("figcaption")
    caption = made.find("figcaption")
    if caption is not None and before is not None and after is not None:
        made.replace(caption, compared(before, after))
    return made


def aligned(old: Sequence[Element], new: Sequence[Element]) -> Iterator[Element]:
    """The blocks of both in order: what is there in both compared, the rest deleted or inserted."""
    at = first = 0
    for second, mate in _pairs(old, new):
        yield from _gone(old[at:mate])
        yield from (wholly(block, "ins") for block in new[first:second])
        yield merged(old[mate], new[second])
        at, first = mate + 1, second + 1
    yield from _gone(old[at:])
    yield from (wholly(block, "ins") for block in new[first:])


def _gone(blocks: Sequence[Element]) -> Iterator[Element]:
    yield from (wholly(block, "del") for block in blocks if not _furniture(block))


def _furniture(block: Element) -> bool:
    return block.tag in {"nav", "colgroup"} or _classes(block, "notes")


def _pairs(old: Sequence[Element], new: Sequence[Element]) -> list[tuple[int, int]]:
    """Which block of the new part is which of the old one, in order: the surest first, and none across another."""
    found: list[tuple[int, int]] = []
    for _, first, second in sorted(_scores(old, new)):
        low = max((pair for pair in found if pair[0] < first), default=None)
        high = min((pair for pair in found if pair[0] > first), default=None)
        taken = any(first == pair[0] for pair in found)
        if not taken and (low is None or low[1] < second) and (high is None or second < high[1]):
            found.append((first, second))
    return [(first, second) for first, second in sorted(found)]


def _scores(old: Sequence[Element], new: Sequence[Element]) -> Iterator[tuple[float, int, int]]:
    """How alike each two blocks are that may be one, the most alike with the lowest number."""
    before = [words(block)[:_LONGEST] for block in old]
    left = _MOST_PAIRS
    for first, block in enumerate(new):
        said = words(block)[:_LONGEST]
        for second, other in enumerate(old):
            left -= 1
            score = _alike(other, block, before[second], said) if left > 0 or before[second] == said else 0.0
            if score:
                yield -score - (first == second) / 10, first, second


def _alike(old: Element, new: Element, before: str, after: str) -> float:
    if old.tag != new.tag or _name(old) != _name(new):
        return 0.0
    if _name(new) is not None:
        return _NAMED
    if before == after:
        return 100.0
    if new.tag not in _WORDY:
        return _KIND if old.get("class") == new.get("class") else 0.0
    if new.tag == "tr" and len(new) and len(old) and words(old[0]) == words(new[0]):
        return _KIND
    score = float(fuzz.ratio(before, after))
    return score if score >= _NEAR else 0.0


def _name(element: Element) -> str | None:
    """What names an element in both documents; the number of a statement does not, since others come and go."""
    name = element.get("id")
    return None if name is None or (_STATEMENT.fullmatch(name) and element.tag != "section") else name


def wholly(block: Element, fate: Fate, move: str | None = None) -> Element:
    """The block with all that is in it inserted or deleted."""
    if is_leaf(block):
        made = marked(block, fate, move)
    else:
        made = etree.Element(block.tag, {str(key): str(value) for key, value in block.attrib.items()})
        kept = [each for each in _blocks(block) if fate == "ins" or not _furniture(each) or each.tag == "colgroup"]
        made.extend(_wholly(child, fate, move) for child in kept)
    if made.tag in _CARRYING:
        made.set("class", " ".join(filter(None, (made.get("class"), _CLASS[fate], "moved" if move else None))))
    if fate == "del" and made.get("id"):
        del made.attrib["id"]
    return made


def _wholly(block: Element, fate: Fate, move: str | None) -> Element:
    if block.tag == "colgroup" or _classes(block, "notes") or str(block.tag).endswith("}svg"):
        return _copy(block)
    if block.tag == "figure" and fate == "del":
        caption = block.find("figcaption")
        made = etree.Element("p", {"class": "caption"})
        return wholly(made, fate) if caption is None else _as_paragraph(wholly(caption, fate))
    return wholly(block, fate, move)


def _as_paragraph(caption: Element) -> Element:
    caption.tag = "p"
    caption.set("class", "caption deleted")
    return caption


def _classes(element: Element, name: str) -> bool:
    return name in (element.get("class") or "").split()


def _copy(element: Element) -> Element:
    made = deepcopy(element)
    made.tail = None
    return made
