"""Headers and footers in, the same with their placeholders replaced by text and fields.

Word cuts what one types into runs as it likes, so a placeholder may lie across several; it is gathered in the run
where it begins, and takes that run's look.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final, TypeAlias

from briefgen.renderers.docx.ooxml import text
from briefgen.renderers.docx.ooxml.elements import SPACE, Element, name_of

_TOKEN: Final = re.compile(r"(\{[a-z_]+\})")


@dataclass(frozen=True, slots=True)
class Field:
    """What Word is to fill in, by the name of its field: PAGE, NUMPAGES."""

    name: str


Value: TypeAlias = tuple[str | Field, ...]


def tokens_in(part: Element) -> frozenset[str]:
    """The placeholders that a header or footer holds."""
    return frozenset(
        token for paragraph in part.iter(name_of("p")) for token in _TOKEN.findall(_text(_texts(paragraph)))
    )


def replace_tokens(part: Element, values: Mapping[str, Value]) -> None:
    """Puts each placeholder's value in its place: texts as they are, whatever they say, and fields."""
    for paragraph in list(part.iter(name_of("p"))):
        texts = _texts(paragraph)
        if _TOKEN.search(_text(texts)):
            _gather(texts)
            for element in texts:
                _replace(element, values)


def _texts(paragraph: Element) -> list[Element]:
    def owner(element: Element) -> Element | None:
        return next(element.iterancestors(name_of("p")), None)

    return [element for element in paragraph.iter(name_of("t")) if owner(element) is paragraph]


def _text(texts: list[Element]) -> str:
    return "".join(element.text or "" for element in texts)


def _gather(texts: list[Element]) -> None:
    """Moves the rest of each placeholder into the element where it begins."""
    starts = [0]
    for element in texts:
        starts.append(starts[-1] + len(element.text or ""))
    whole = _text(texts)
    owners = [place for place, element in enumerate(texts) for _ in element.text or ""]
    for match in _TOKEN.finditer(whole):
        owners[match.start() : match.end()] = [owners[match.start()]] * len(match[0])
    for place, element in enumerate(texts):
        element.text = "".join(letter for letter, owner in zip(whole, owners, strict=True) if owner == place)


def _replace(element: Element, values: Mapping[str, Value]) -> None:
    run = element.getparent()
    content = element.text or ""
    if run is None or not _TOKEN.search(content):
        return
    filled = [piece for words in _TOKEN.split(content) for piece in values.get(words, (words,))]
    look = run.find(name_of("rPr"))
    pieces = [_dressed(piece, look) for piece in _runs(filled)]
    element.text = ""
    element.set(SPACE, "preserve")
    for piece in reversed(pieces):
        run.addnext(piece)
    _split_rest(run, element, pieces[-1] if pieces else run, look)


def _split_rest(run: Element, element: Element, last: Element, look: Element | None) -> None:
    """What follows the placeholder's text in its run (a tab, say) moves behind the replacement."""
    following = list(element.itersiblings())
    if following:
        rest = _dressed(text.run(""), look)
        rest.extend(following)
        last.addnext(rest)
    run.remove(element)


def _runs(filled: Iterable[str | Field]) -> Iterator[Element]:
    """One run for the texts between two fields, and the runs of each field."""
    words = ""
    for piece in filled:
        if isinstance(piece, str):
            words += piece
            continue
        yield from _plain(words)
        yield from text.field(piece.name, [text.run("1")])
        words = ""
    yield from _plain(words)


def _plain(words: str) -> list[Element]:
    return [text.run(words)] if words else []


def _dressed(run: Element, look: Element | None) -> Element:
    if look is not None:
        run.insert(0, deepcopy(look))
    return run
