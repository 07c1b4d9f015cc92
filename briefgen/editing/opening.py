"""Opening: the text of a node in, its members out, one level deep, each in the pieces of its text.

The places come from the events of the YAML parser; what stands between them (keys' colons, hyphens, commas, comments)
is found by reading on from there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import yaml

from briefgen.editing.tree import BlockNode, FlowNode, Member, Node, RawNode, Shaped
from briefgen.findings import LINE_BREAK

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRIVIA: Final = re.compile(r"\s*(?:#.*)?\s*", re.DOTALL)
_BLANK: Final = " \t\r\n\x85\u2028\u2029"
_ENDS: Final[tuple[Any, ...]] = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class UnusualError(Exception):
    """A file is written in a way of YAML that is not edited here; the message says which."""


@dataclass(frozen=True, slots=True)
class _Child:
    """Where a member's key and value stand in the text of its collection, and what the value is, without its text."""

    key: str | None
    key_start: int
    key_end: int
    start: int
    end: int
    node: RawNode


def root_of(text: str) -> tuple[str, Node, str]:
    """What stands before the root, the root, and what stands behind it; an empty mapping where there is none."""
    events = yaml.parse(text, Loader=LOADER)
    next(events)
    nothing = BlockNode(Shaped.MAPPING, 0, compact=False, members=())
    if isinstance(next(events), yaml.StreamEndEvent):
        return text, nothing, ""
    child = _child(events, next(events), text, None)
    if child.start == child.end:
        return text, nothing, ""
    start, end = child.start, child.end
    if child.node.style == "block":
        start = _line_start(text, start)
        end = _extent(text, end, child.node.column)
    return text[:start], replace(child.node, text=text[start:end]), text[end:]


def opened(node: Node) -> BlockNode | FlowNode:
    """The collection with its members, one level deep; raises UnusualError."""
    if not isinstance(node, RawNode):
        return node
    if node.kind is Shaped.SCALAR or node.style == "pair":
        raise UnusualError("a value in a list of brackets is a key with a value, without braces")
    lead = " " * node.column if node.compact else ""
    text = lead + node.text
    children = list(_children(text))
    if node.style == "flow":
        return _flow(node, text, children)
    members, rest = _block_members(node, text, children, len(lead))
    return BlockNode(node.kind, node.column, node.compact, tuple(members), rest)


def _children(text: str) -> Iterator[_Child]:
    """The members of the collection that a text holds."""
    events = yaml.parse(text, Loader=LOADER)
    next(events)
    next(events)
    is_mapping = isinstance(next(events), yaml.MappingStartEvent)
    while not isinstance(event := next(events), _ENDS):
        yield _child(events, next(events), text, event) if is_mapping else _child(events, event, text, None)


def _child(events: Iterator[Any], event: Any, text: str, key: Any) -> _Child:
    start = event.start_mark.index
    name, key_start, key_end = (key.value, key.start_mark.index, key.end_mark.index) if key else (None, start, start)
    if isinstance(event, yaml.ScalarEvent):
        node = RawNode("", Shaped.SCALAR, event.style or "")
        return _Child(name, key_start, key_end, start, _scalar_end(event, text), node)
    kind = Shaped.MAPPING if isinstance(event, yaml.MappingStartEvent) else Shaped.LIST
    style = "block" if not event.flow_style else "flow" if text[start] in "[{" else "pair"
    node = RawNode("", kind, style, event.start_mark.column)
    return _Child(name, key_start, key_end, start, _collection_end(events, start, text), node)


def _collection_end(events: Iterator[Any], start: int, text: str) -> int:
    """Where the last text of a collection ends; reads the events to its end."""
    in_brackets: list[bool] = [text[start] in "[{"]
    end = start
    while in_brackets:
        event = next(events)
        if isinstance(event, _ENDS):
            end = event.end_mark.index if in_brackets.pop() else end
        elif isinstance(event, yaml.ScalarEvent):
            end = _scalar_end(event, text)
        else:
            in_brackets.append(text[event.start_mark.index] in "[{")
    return end


def _scalar_end(event: Any, text: str) -> int:
    """Where a scalar ends; one in block style ends before the break of its last line."""
    start: int = event.start_mark.index
    end: int = event.end_mark.index
    if event.style not in {"|", ">"}:
        return end
    header = text[start : _line_end(text, start)].partition("#")[0]
    if "+" in header:
        return end - 2 if text.endswith("\r\n", 0, end) else end - 1
    said = start + len(text[start:end].rstrip(_BLANK))
    found = LINE_BREAK.search(text, said, end)
    return found.start() if found else end


def _block_members(node: RawNode, text: str, children: list[_Child], at: int) -> tuple[list[Member], str]:
    """The members of a block collection, the first of which stands behind an offset, and the lines behind the last."""
    members: list[Member] = []
    above = ""
    for number, child in enumerate(children):
        if not number and not node.compact:
            at = _skip_lines(text, 0)
            above = text[:at]
        at += 0 if node.compact and not number else node.column
        member, end = _block_member(text, at, child, node.column)
        gap, note = _parted(above)
        members.append(replace(member, gap=gap, note=note))
        at = _skip_lines(text, end)
        above = text[end:at]
    return members, above + text[at:]


def _block_member(text: str, at: int, child: _Child, column: int) -> tuple[Member, int]:
    """The member whose key or hyphen stands at an offset, and where it ends."""
    label_end = _label_end(text, at, child)
    is_block = child.node.style == "block"
    hanging = is_block and LINE_BREAK.search(text, label_end, child.start) is not None
    begin = _line_end(text, label_end) if hanging else child.start
    last = _extent(text, child.end, column)
    end = last if is_block else child.end
    value = replace(child.node, text=text[begin:end], compact=is_block and not hanging)
    return Member("", "", text[at:label_end], text[label_end:begin], value, text[end:last], child.key), last


def _label_end(text: str, at: int, child: _Child) -> int:
    """Where the key with its colon ends, or the hyphen."""
    if child.key is None and text[at : at + 1] == "-":
        return at + 1
    if child.key is not None and child.key_start == at:
        return text.index(":", child.key_end) + 1
    raise UnusualError("a key is marked by ‘?’")


def _extent(text: str, end: int, column: int) -> int:
    """Where the lines of a member end whose value ends at an offset: comments that are indented deeper are its own."""
    tail = at = _line_end(text, end)
    for line in _trivia(text, at):
        at += len(line)
        if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
            break
        tail = at if line.strip() else tail
    return tail


def _skip_lines(text: str, at: int) -> int:
    """The offset of the first line from there on that is neither blank nor a comment."""
    return at + sum(map(len, _trivia(text, at)))


def _trivia(text: str, at: int) -> Iterator[str]:
    """The blank lines and the comments that begin at an offset."""
    for line in _lines(text, at):
        if not _TRIVIA.fullmatch(line):
            return
        yield line


def _lines(text: str, at: int) -> Iterator[str]:
    while at < len(text):
        line = text[at : _line_end(text, at)]
        yield line
        at += len(line)


def _parted(above: str) -> tuple[str, str]:
    """The lines above a member: those that stand for themselves, and the comments right above it."""
    lines = list(_lines(above, 0))
    first = len(lines)
    while first and lines[first - 1].strip():
        first -= 1
    return "".join(lines[:first]), "".join(lines[first:])


def _flow(node: RawNode, text: str, children: list[_Child]) -> FlowNode:
    members: list[Member] = []
    at = 1
    for child in children:
        first = _skip_space(text, at)
        end = _skip_space(text, child.end)
        colon = child.key is not None and ":" in text[child.key_end : child.start]
        label_end = text.index(":", child.key_end) + 1 if colon else first if child.key is None else child.key_end
        value = replace(child.node, text=text[child.start : child.end])
        label, between, tail = text[first:label_end], text[label_end : child.start], text[child.end : end]
        members.append(Member(text[at:first], "", label, between, value, tail, child.key))
        at = end + 1
    if members and text[at - 1] != ",":
        members[-1], rest = replace(members[-1], tail=""), members[-1].tail
        return FlowNode(node.kind, tuple(members), comma=False, rest=rest)
    return FlowNode(node.kind, tuple(members), bool(members), text[at:-1])


def _skip_space(text: str, at: int) -> int:
    """Where the next thing that is neither space nor comment begins."""
    while at < len(text) and (text[at].isspace() or text[at] == "#"):
        at = at + 1 if text[at].isspace() else _line_end(text, at)
    return at


def _line_start(text: str, at: int) -> int:
    while at and not LINE_BREAK.match(text, at - 1):
        at -= 1
    return at


def _line_end(text: str, at: int) -> int:
    """The end of the line of an offset, its break included."""
    found = LINE_BREAK.search(text, at)
    return found.end() if found else len(text)
