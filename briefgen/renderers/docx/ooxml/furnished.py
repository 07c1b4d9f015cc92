"""A header or a footer of somebody else's in, the same out: the text and pictures that the page shows, nothing else."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from briefgen.renderers.docx.ooxml import allowed, plain
from briefgen.renderers.docx.ooxml.drawn import Drawings
from briefgen.renderers.docx.ooxml.elements import RELATION, SPACE, Element, name_of, w

_FIELD: Final = re.compile(allowed.FIELD)
_LINK: Final = re.compile(r"(https?://|mailto:)[^\s<>\"'`\\^{|}@]+(@[^\s<>\"'`\\^{|}@/]+)?", re.IGNORECASE)
_UNWRAPPED: Final = frozenset({"ins", "moveTo", "smartTag", "customXml", "bdo", "dir"})
_DELETED: Final = frozenset({"del", "moveFrom"})
_COMMENTS: Final = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"})
_SILENT: Final = frozenset({
    "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "rPr", "pPr", "tblPr",
    "tblGrid", "tcPr", "trPr", "tblPrEx", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "moveFromRangeStart",
    "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
})  # fmt: skip
_IN_RUN: Final = frozenset({"tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "ptab", "pgNum"})
_MARKS: Final = frozenset({"fldChar", "instrText"})
_SHORT: Final = 20
_DEEPEST: Final = 20  # fields within fields


@dataclass(slots=True)
class Surroundings:
    """What a part stands in: the styles that hide text, what its relationships lead to, what was left out so far."""

    hidden: frozenset[str]
    drawings: Drawings
    link: Callable[[str], str | None]  # the new relationship of a link, by the old one's id; None for no web address
    left_out: set[str] = field(default_factory=set)


def furnished(root: Element, around: Surroundings) -> Element:
    """The header or footer, with the fields that count pages and no others; `around` learns what was left out."""
    new = w(plain.local(root), *_blocks(root, around))
    _settle_fields(new, around)
    if not len(new) or plain.local(new[-1]) != "p":
        new.append(w("p"))
    return new


def _blocks(parent: Element, around: Surroundings) -> Iterator[Element]:
    for child in _children(parent, around):
        match plain.local(child):
            case "p":
                yield _paragraph(child, around)
            case "tbl":
                yield from _table(child, around)
            case _:
                _say(child, around)


def _children(parent: Element, around: Surroundings) -> Iterator[Element]:
    """The children, with those in place of the boxes that only wrap them; what was deleted is gone."""
    for child in parent:
        name = plain.local(child)
        if name in _DELETED:
            around.left_out.add("tracked deletions")
        elif name in _UNWRAPPED:
            yield from _children(child, around)
        elif name == "sdt":
            content = child.find(name_of("sdtContent"))
            yield from () if content is None else _children(content, around)
        else:
            yield child


def _paragraph(source: Element, around: Surroundings) -> Element:
    properties = source.find(name_of("pPr"))
    copied = None if properties is None else plain.plain(properties, allowed.PARAGRAPH)
    style = plain.value_of(properties, "pStyle")
    return w("p", copied, *_inlines(source, style, around))


def _inlines(parent: Element, style: str, around: Surroundings) -> Iterator[Element]:
    for child in _children(parent, around):
        match plain.local(child):
            case "r":
                yield from _run(child, style, around)
            case "hyperlink":
                yield from _hyperlink(child, style, around)
            case "fldSimple":
                yield from _simple_field(child, style, around)
            case _:
                _say(child, around)


def _run(source: Element, style: str, around: Surroundings) -> Iterator[Element]:
    properties = source.find(name_of("rPr"))
    if _is_hidden(source, properties, style, around.hidden):
        around.left_out.add("hidden text")
        return
    copied = None if properties is None else plain.plain(properties, allowed.RUN)
    content = [new for child in source if (new := _in_run(child, around)) is not None]
    if content:
        yield w("r", copied, *content)


def _is_hidden(source: Element, properties: Element | None, style: str, hidden: frozenset[str]) -> bool:
    if plain.is_white(properties) and not plain.is_shaded(source):
        return True
    own = plain.hides(properties)
    if own is not None:
        return own
    character = plain.value_of(properties, "rStyle")
    return character in hidden if character else style in hidden


def _in_run(child: Element, around: Surroundings) -> Element | None:
    name = plain.local(child)
    if name in {"t", "instrText"}:
        new = w(name)
        new.text = child.text
        if child.get(SPACE) == "preserve":
            new.set(SPACE, "preserve")
        return new
    if name == "fldChar":
        kind = str(child.get(name_of("fldCharType"), ""))
        return w(name, fldCharType=kind if kind in {"begin", "separate", "end"} else "end")
    if name in _IN_RUN:
        return plain.plain(child, _IN_RUN)
    if name == "drawing":
        return around.drawings.copied(child, around.left_out)
    _say(child, around)
    return None


def _hyperlink(source: Element, style: str, around: Surroundings) -> Iterator[Element]:
    """A link to a web page or a mailbox; of any other the words."""
    runs = list(_inlines(source, style, around))
    name = source.get(RELATION)
    relation = around.link(name) if name else None
    if name and relation is None:
        around.left_out.add("links that lead to no web page")
    if relation is None or not runs:
        yield from runs
        return
    link = w("hyperlink", *runs)
    link.set(RELATION, relation)
    yield link


def is_link(address: str) -> bool:
    """Whether an address is that of a web page or a mailbox, with nobody's name before its host."""
    found = _LINK.fullmatch(address)
    return found is not None and (found[2] is None) is not address.lower().startswith("mailto:")


def _simple_field(source: Element, style: str, around: Surroundings) -> Iterator[Element]:
    instruction = str(source.get(name_of("instr"), ""))
    runs = list(_inlines(source, style, around))
    if _FIELD.fullmatch(instruction):
        yield from _field(instruction, runs)
        return
    around.left_out.add(_field_name(instruction))
    yield from runs


def _field(instruction: str, runs: Iterable[Element]) -> Iterator[Element]:
    code = w("instrText")
    code.text = instruction
    code.set(SPACE, "preserve")
    yield w("r", w("fldChar", fldCharType="begin"))
    yield w("r", code)
    yield w("r", w("fldChar", fldCharType="separate"))
    yield from runs
    yield w("r", w("fldChar", fldCharType="end"))


def _field_name(instruction: str) -> str:
    words = re.findall(r"[A-Za-z=]+", instruction[:200])
    return f"the field {words[0].upper()[:_SHORT]}" if words else "a field without a name"


@dataclass(slots=True)
class _Open:
    """A field whose end has not come yet."""

    marks: list[Element] = field(default_factory=list)
    code: str = ""
    in_result: bool = False


def _settle_fields(root: Element, around: Surroundings) -> None:
    """Leaves the fields that are allowed; of others only the result that they show."""
    stack: list[_Open] = []
    doomed: list[Element] = []
    for element in root.iter():
        name = plain.local(element)
        if name in _MARKS:
            _take_mark(element, stack, doomed, around)
        elif _is_content(element) and any(not each.in_result for each in stack):
            doomed.append(element)  # it stands inside a field's code, which nobody sees
    for unfinished in stack:
        doomed += unfinished.marks
    for element in doomed:
        parent = _parent(element)
        parent.remove(element)


def _is_content(element: Element) -> bool:
    """Whether it is shown in a run; a tab stop of a paragraph is called a tab too."""
    parent = element.getparent()
    return plain.local(element) in {"t", "drawing", *_IN_RUN} and parent is not None and plain.local(parent) == "r"


def _parent(element: Element) -> Element:
    parent = element.getparent()
    if parent is None:
        raise ValueError("the root of a part is no content")
    return parent


def _take_mark(element: Element, stack: list[_Open], doomed: list[Element], around: Surroundings) -> None:
    kind = element.get(name_of("fldCharType"))
    if kind == "begin" and len(stack) < _DEEPEST:
        stack.append(_Open([element]))
    elif kind == "begin" or not stack:
        doomed.append(element)
    elif kind is None:  # an instruction
        stack[-1].marks.append(element)
        if stack[-1].in_result:
            doomed.append(element)
            stack[-1].marks.pop()
        stack[-1].code += element.text or ""
    else:
        stack[-1].marks.append(element)
        stack[-1].in_result = True
        if kind == "end":
            closed = stack.pop()
            if not _FIELD.fullmatch(closed.code):
                doomed += closed.marks
                around.left_out.add(_field_name(closed.code))


def _table(source: Element, around: Surroundings) -> Iterator[Element]:
    rows = [row for each in _children(source, around) if plain.local(each) == "tr" for row in _row(each, around)]
    if rows:
        yield w("tbl", *_copied(source, ("tblPr", "tblGrid")), *rows)


def _row(source: Element, around: Surroundings) -> Iterator[Element]:
    properties = source.find(name_of("trPr"))
    if properties is not None and properties.find(name_of("del")) is not None:
        around.left_out.add("tracked deletions")
        return
    if plain.is_on(properties, "hidden"):
        around.left_out.add("hidden text")
        return
    cells = [_cell(each, around) for each in _children(source, around) if plain.local(each) == "tc"]
    if cells:
        yield w("tr", *_copied(source, ("trPr",)), *cells)


def _cell(source: Element, around: Surroundings) -> Element:
    blocks = list(_blocks(source, around))
    if not blocks or plain.local(blocks[-1]) != "p":
        blocks.append(w("p"))
    return w("tc", *_copied(source, ("tcPr",)), *blocks)


def _copied(source: Element, names: Iterable[str]) -> Iterator[Element]:
    for name in names:
        child = source.find(name_of(name))
        copied = None if child is None else plain.plain(child, allowed.TABLE)
        if copied is not None:
            yield copied


def _say(child: Element, around: Surroundings) -> None:
    """Notes what is left out where a reader of the page would miss it, or should know of it."""
    name = plain.local(child)
    if name in _COMMENTS:
        around.left_out.add("comments")
    elif name == "object":
        around.left_out.add("an embedded object")
    elif name == "altChunk":
        around.left_out.add("another document")
    elif name not in _SILENT and isinstance(child.tag, str):
        around.left_out.add(
            "a drawing that is no picture (a shape, a text box, WordArt)"
            if _draws(child)
            else "content of another kind"
        )


def _draws(child: Element) -> bool:
    return plain.local(child) == "pict" or str(child.tag).endswith("}AlternateContent")
