"""A Word document in, its article out: what a reader of the document sees, insertions taken and deletions left out."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefgen.intake.article import Article, Imprint, TextBlock, composed
from briefgen.intake.cleaning import cleaned, in_lines, on_one_line
from briefgen.intake.issuing import day_in_lines, day_of_dateline
from briefgen.intake.languages import language_of
from briefgen.intake.refusals import Refusal
from briefgen.opc import Element, ForeignPackage, ForeignPackageError

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SKIPPED: Final = frozenset(
    {
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "Fallback",
        "pPr",
        "rPr",
        "sectPr",
        "tblPr",
        "trPr",
        "tcPr",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
    }
)
_TITLES: Final = frozenset({"title", "название", "заголовок", "heading1", "1", "тақырып"})
_OF_SIZE: Final = "size-"
_LARGE: Final = 28  # half points: larger than any text is set
_DIGITS: Final = 5
_LONGEST_TITLE: Final = 250
_FIRST: Final = 6


def word_article(data: bytes, encoding: str | None, *, everything: bool) -> Article:  # noqa: ARG001 (XML names its own)
    """The article of a Word document; headers and footers are left out. Raises Refusal."""
    try:
        package = ForeignPackage(data)
        main = next((each.target for each in package.relations().values() if each.kind == "officeDocument"), "")
        if not main or main not in package.names:
            raise Refusal("file-broken", "the file is no Word document")
        blocks = list(_paragraphs(package.xml(main)))
        beside = dict(_beside(package, main))
        properties = _properties(package)
    except ForeignPackageError as error:
        raise _refusal(str(error)) from None
    notes = [TextBlock(text) for kind in ("footnotes", "endnotes") for _, text, _ in beside.get(kind, ())]
    furniture = [
        TextBlock(text, inside=everything) for kind in ("header", "footer") for _, text, _ in beside.get(kind, ())
    ]
    if not any(re.search(r"\w{2}", text) for _, text, _ in blocks):
        raise Refusal("no-text", "the document holds no words")
    title = _title(blocks, properties.get("title", ""))
    texts = [
        TextBlock(text, tight=tight)
        for _, text, tight in blocks
        if not title or on_one_line(text) != title or text != _titled(blocks, title)
    ]
    made = composed(title, [*texts, *notes, *furniture])
    body = made.text[made.start : made.end]
    shown = [text for _, text, _ in blocks]
    imprint = Imprint(
        title=title,
        author=on_one_line(properties.get("creator", "")) or None,
        issued=day_in_lines([*shown[:_FIRST], *reversed(shown[-3:])])
        or next((day for each in shown[:3] if (day := day_of_dateline(each))), None),
        language=language_of(body, properties.get("language")),
    )
    return Article(made.text, made.start, made.end, imprint, MEDIA_TYPE, ".docx", left_out=made.left_out)


def _refusal(message: str) -> Refusal:
    kind = "file-encrypted" if "encrypted" in message else "file-broken"
    return Refusal(kind, f"the document {message}")


def _titled(blocks: list[tuple[str, str, bool]], title: str) -> str | None:
    return next((text for _, text, _ in blocks if on_one_line(text) == title), None)


def _title(blocks: list[tuple[str, str, bool]], said: str) -> str | None:
    """The paragraph in the style of a title, else the first one if it is short, else what the properties say."""
    for style, text, _ in blocks[:_FIRST]:
        if style.lower().replace(" ", "") in _TITLES and len(text) <= _LONGEST_TITLE:
            return on_one_line(text)
    large = [(style, text) for style, text, _ in blocks[: 2 * _FIRST] if style.startswith(_OF_SIZE) and text.strip()]
    if large and len(max(large)[1]) <= _LONGEST_TITLE:
        return on_one_line(max(large, key=lambda each: each[0])[1])
    known = next((text for _, text, _ in blocks[:_FIRST] if said and on_one_line(text) == on_one_line(said)), None)
    if known:
        return on_one_line(known)
    first = next(text for _, text, _ in blocks if text.strip())
    if len(first) <= _LONGEST_TITLE and len(blocks) > 1 and not re.search(r"[.;:]\s*$", first):
        return on_one_line(first)
    return on_one_line(said) or None


def _paragraphs(root: Element) -> Iterator[tuple[str, str, bool]]:
    """Style, text and tightness of each paragraph; a table's row is one, its cells parted by tabs."""
    walk = _Walk()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            walk.enter(element, _local(element))
        elif walk.skipped:
            walk.skipped -= 1
        else:
            yield from walk.leave(_local(element))


class _Walk:
    """Where a walk through a document is, and what it has gathered since the last paragraph."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.style, self.in_item, self.size = "", False, 0
        self.skipped = self.cells = self.rows = 0

    def enter(self, element: Element, name: str) -> None:
        """A begin tag."""
        if self.skipped or name in _SKIPPED:
            if name == "pPr" and not self.skipped:
                self.style = _style(element)
                self.in_item = any(_local(each) == "numPr" for each in element)
            elif name == "rPr" and not self.skipped:
                self.size = max(self.size, _size(element))
            self.skipped += 1
        elif name == "tr":
            self.rows, self.cells = self.rows + 1, 0
        elif name == "tc":
            self.cells += 1
            self.parts.append("\t" if self.cells > 1 else "")
        else:
            self.parts.append(_said(name, element))

    def leave(self, name: str) -> Iterator[tuple[str, str, bool]]:
        """An end tag; a paragraph or a row may be whole with it."""
        if name == "p" and self.rows:
            self.parts.append(" ")
        elif name in {"p", "tr"}:
            self.rows -= name == "tr"
            if not self.rows:
                style = self.style or (f"{_OF_SIZE}{self.size:04}" if self.size >= _LARGE and name == "p" else "")
                yield style, _whole(self.parts), self.in_item or name == "tr"
                self.parts, self.style, self.in_item, self.size = [], "", False, 0


def _said(name: str, element: Element) -> str:
    match name:
        case "t":
            return str(element.text or "")
        case "tab" | "ptab":
            return "\t"
        case "br" | "cr":
            return "\n"
        case "noBreakHyphen":
            return "\u2011"
    return ""


def _whole(parts: list[str]) -> str:
    return in_lines(re.sub(r" *\t *", "\t", re.sub(r" +(?=\t|$)", "", cleaned("".join(parts)))))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _size(properties: Element) -> int:
    """The size of the letters of a run, in half points; 0 where it has none of its own."""
    sizes = (str(value) for each in properties if _local(each) == "sz" for value in each.attrib.values())
    return max((int(size) for size in sizes if size.isdigit() and len(size) < _DIGITS), default=0)


def _style(properties: Element) -> str:
    for each in properties:
        if _local(each) == "pStyle":
            return next((str(value) for key, value in each.attrib.items() if str(key).endswith("val")), "")
    return ""


def _beside(package: ForeignPackage, main: str) -> Iterator[tuple[str, list[tuple[str, str, bool]]]]:
    """The texts of footnotes, endnotes, headers and footers, each kind once."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for relation in package.relations(main).values():
        if relation.kind in {"footnotes", "endnotes", "header", "footer"} and not relation.is_external:
            texts = [each for each in _paragraphs(package.xml(relation.target)) if each[1].strip()]
            known = found.setdefault(relation.kind, [])
            known += [each for each in texts if each[1] not in {text for _, text, _ in known}]
    yield from found.items()


def _properties(package: ForeignPackage) -> dict[str, str]:
    target = next((each.target for each in package.relations().values() if each.kind == "core-properties"), "")
    if target not in package.names:
        return {}
    return {_local(each): str(each.text or "") for each in package.xml(target)}
