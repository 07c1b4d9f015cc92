"""Inlines: the content of two paragraphs in, that of one out; words that differ stand in `<ins>` and `<del>`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, Literal, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no other name for the type
Fate: TypeAlias = Literal["kept", "ins", "del"]

INLINE: Final = frozenset({"a", "span", "strong", "em", "br", "time", "ins", "del"})
_WORD: Final = re.compile(r"[ \t\n\r]+|\w+|[^\w \t\n\r]")
_LEAST_ALIKE: Final = 0.35  # below it, the old paragraph as a whole stands before the new one
_MOST: Final = 6_000  # words of a paragraph that are compared one by one

Wrap: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, a mark, a space, a line's end or a reference to a note, with the inline elements around it."""

    text: str
    wraps: tuple[Wrap, ...] = ()
    whole: Element | None = None  # of a line's end or a reference: the element itself

    @property
    def is_reference(self) -> bool:
        """Whether it refers to a note, whose number says nothing of the other document's."""
        return self.whole is not None and self.whole.tag == "a"


def is_leaf(element: Element) -> bool:
    """Whether an element holds words, and no block."""
    return all(child.tag in INLINE for child in element)


def words(element: Element) -> str:
    """The words of an element, less references to notes."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if "note-ref" in (element.get("class") or "").split() or str(element.tag).endswith("}svg"):
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def compared(old: Element, new: Element) -> Element:
    """The new paragraph with what differs from the old one marked."""
    before = [atom for atom in atoms(old) if not atom.is_reference]
    return _set(new, _fates(before, atoms(new)))


def marked(element: Element, fate: Fate, move: str | None = None) -> Element:
    """The paragraph with all its words in `<ins>` or `<del>`; of a deleted one neither notes nor links are left."""
    found = atoms(element)
    if fate == "del":
        found = [_unlinked(atom) for atom in found if not atom.is_reference]
    return _set(element, [(fate, atom) for atom in found], move)


def atoms(element: Element) -> list[Atom]:
    """The content of a paragraph, without the spaces at its ends."""
    found = list(_atoms(element, ()))
    while found and found[0].whole is None and not found[0].text.strip(" "):
        found.pop(0)
    while found and found[-1].whole is None and not found[-1].text.strip(" "):
        found.pop()
    return found


def _atoms(element: Element, wraps: tuple[Wrap, ...]) -> Iterator[Atom]:
    yield from _split(element.text, wraps)
    for child in element:
        if child.tag == "br" or "note-ref" in (child.get("class") or "").split():
            own = deepcopy(child)
            own.tail = None
            yield Atom("\n" if child.tag == "br" else "", wraps, own)
        else:
            attributes = tuple((str(key), str(value)) for key, value in child.attrib.items())
            yield from _atoms(child, (*wraps, (str(child.tag), attributes)))
        yield from _split(child.tail, wraps)


def _split(text: str | None, wraps: tuple[Wrap, ...]) -> Iterator[Atom]:
    for word in _WORD.findall(text or ""):
        yield Atom(" " if word.isspace() and word != "\u00a0" else word, wraps)


def _unlinked(atom: Atom) -> Atom:
    return Atom(atom.text, tuple(wrap for wrap in atom.wraps if wrap[0] != "a"), atom.whole)


def _fates(before: Sequence[Atom], after: Sequence[Atom]) -> list[tuple[Fate, Atom]]:
    """Each atom of both with what became of it; a reference follows the word that it stands behind."""
    new = [atom for atom in after if not atom.is_reference]
    found: list[tuple[Fate, Atom]] = []
    for tag, low, high, first, last in _opcodes([each.text for each in before], [each.text for each in new]):
        if tag == "equal":
            found += [("kept", atom) for atom in new[first:last]]
            continue
        found += [("del", _unlinked(atom)) for atom in before[low:high]]
        found += [("ins", atom) for atom in new[first:last]]
    return list(_with_references(found, after))


def _opcodes(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    """What differs, in runs; a space alone between two of them belongs to both."""
    whole = [("replace", 0, len(before), 0, len(after))]
    if max(len(before), len(after)) > _MOST:
        return whole if before != after else [("equal", 0, len(before), 0, len(after))]
    matcher = SequenceMatcher(str.isspace, before, after, autojunk=False)
    if before and after and matcher.ratio() < _LEAST_ALIKE:
        return whole
    found: list[tuple[str, int, int, int, int]] = []
    for code in matcher.get_opcodes():
        is_gap = code[0] == "equal" and not "".join(before[code[1] : code[2]]).strip()
        name = "gap" if is_gap else code[0]
        found.append((name, *code[1:]))
    return list(_closed(found))


def _closed(codes: Sequence[tuple[str, int, int, int, int]]) -> Iterator[tuple[str, int, int, int, int]]:
    """The runs, those joined that only a space holds apart."""
    merged: list[tuple[str, int, int, int, int]] = []
    for at, code in enumerate(codes):
        between = 0 < at < len(codes) - 1
        name = ("replace" if between else "equal") if code[0] == "gap" else code[0]
        if merged and merged[-1][0] != "equal" and name != "equal":
            last = merged.pop()
            merged.append(("replace", last[1], code[2], last[3], code[4]))
        else:
            merged.append((name, *code[1:]))
    yield from merged


def _with_references(found: Iterable[tuple[Fate, Atom]], after: Sequence[Atom]) -> Iterator[tuple[Fate, Atom]]:
    left = list(after)
    for fate, atom in found:
        if fate != "del":
            while left and left[0].is_reference:
                yield "kept", left.pop(0)
            left.pop(0)
        yield fate, atom
        while fate != "del" and left and left[0].is_reference:
            yield "kept", left.pop(0)
    yield from (("kept", atom) for atom in left)


def _set(model: Element, content: Sequence[tuple[Fate, Atom]], move: str | None = None) -> Element:
    """An element like the model with this content."""
    made = etree.Element(model.tag, {str(key): str(value) for key, value in model.attrib.items()})
    for fate, run in groupby(content, key=lambda each: each[0]):
        place = made if fate == "kept" else etree.SubElement(made, fate)
        if move and fate != "kept":
            place.set("class", "moved")
            place.set("data-move", move)
        for wraps, same in groupby((atom for _, atom in run), key=lambda atom: atom.wraps):
            inner = place
            for tag, attributes in wraps:
                inner = etree.SubElement(inner, tag, dict(attributes))
            for atom in same:
                _append(inner, atom)
    return made


def _append(parent: Element, atom: Atom) -> None:
    if atom.whole is not None:
        parent.append(deepcopy(atom.whole))
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + atom.text
    else:
        parent.text = (parent.text or "") + atom.text
