"""Edits on the tree: members that come, go, move or get another value; everything else stays the text that it was."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from briefgen.editing.edits import Added, Deleted, Found, Moved, Replaced, Stroke
from briefgen.editing.manner import WIDTH, Manner, as_number
from briefgen.editing.opening import opened
from briefgen.editing.rendering import again, again_in_brackets, block_member, flow_member, parted, plain, style_of
from briefgen.editing.tree import BlockNode, FlowNode, Member, Node, RawNode, Shaped, has_comment
from briefgen.findings import LINE_BREAK

Collection: TypeAlias = BlockNode | FlowNode
Change: TypeAlias = Callable[[Collection, int], Collection]


def changed(root: Node, stroke: Stroke, manner: Manner) -> Node:
    """The tree after an edit; raises UnusualError."""
    match stroke:
        case Added(path, index, key, value):
            return _at(root, path, lambda holder, begins: _add(holder, index, (key, value), begins, manner), manner)
        case Deleted(path, index):
            return _at(root, path, lambda holder, _: _delete(holder, index), manner)
        case Moved(path, index, to):
            return _at(root, path, lambda holder, _: _move(holder, index, to, is_root=not path), manner)
        case Replaced(path, before, value):
            *outer, last = path
            return _at(root, tuple(outer), lambda holder, _: _replace(holder, last, (before, value), manner), manner)


def _at(node: Node, path: Found, change: Change, manner: Manner, begins: int = 0) -> Node:
    """The tree with the collection at a path changed; the node begins in a column, which counts for one in brackets."""
    holder = opened(node)
    if not path:
        return change(holder, begins)
    index = index_of(holder, path[0])
    member = holder.members[index]
    column = holder.column + len(member.label + member.between) if isinstance(holder, BlockNode) else 0
    found = _at(member.node, path[1:], change, manner, column)
    if isinstance(found, BlockNode) and not found.members:
        return _with_member(holder, index, _emptied(member, found, manner))
    return _with_member(holder, index, replace(member, node=found))


def index_of(holder: Collection, step: str | int) -> int:
    """The index of a member of an opened collection."""
    if isinstance(step, int):
        return step
    return next(number for number, member in enumerate(holder.members) if member.key == step)


def _with_member(holder: Collection, index: int, member: Member) -> Collection:
    return replace(holder, members=(*holder.members[:index], member, *holder.members[index + 1 :]))


def _emptied(member: Member, node: BlockNode, manner: Manner) -> Member:
    """A member whose collection in block style has lost its last member."""
    tail = (manner.newline if node.compact else member.between) + node.rest
    return replace(member, between=" ", node=_nothing(node.kind), tail=tail)


def _nothing(kind: Shaped) -> RawNode:
    return RawNode("{}" if kind is Shaped.MAPPING else "[]", kind, "flow")


def _add(holder: Collection, index: int, entry: tuple[str | None, Any], begins: int, manner: Manner) -> Collection:
    """The collection with a new member at an index, set off from its neighbours as they are from each other."""
    members = [*holder.members]
    if isinstance(holder, FlowNode):
        new = flow_member(*entry, manner)
        space = _space(holder, index, begins + len(new.text), manner) if begins else " "
    else:
        new = block_member(*entry, holder.column, manner)
        space = manner.newline if _is_spaced(members) else ""
    if index:
        new = replace(new, gap=space)
    elif members:
        new = replace(new, gap=members[0].gap)
        members[0] = replace(members[0], gap=space)
    return replace(holder, members=(*members[:index], new, *members[index:]))


def _is_spaced(members: list[Member]) -> bool:
    """Whether blank lines stand between most of the members."""
    gaps = [bool(LINE_BREAK.match(member.gap)) for member in members[1:]]
    return sum(gaps) * 2 > len(gaps)


def _space(holder: FlowNode, index: int, begins: int, manner: Manner) -> str:
    """What stands between a new member in brackets and its neighbour: a break where the line has no room for both."""
    text = holder.text
    lines = [member.gap for member in holder.members[1:] if LINE_BREAK.search(member.gap)]
    if not lines and begins + len(text) < WIDTH:
        return " "
    if lines and len(lines) * 2 < len(holder.members) and index == len(holder.members):
        last = [*LINE_BREAK.finditer(text)][-1]
        if len(text) - last.end() + begins < WIDTH:
            return " "
    return _uncommented(lines[-1]) if lines else manner.newline + " " * 4


def _uncommented(gap: str) -> str:
    """The last line break of what stands before a member, and the indentation after it."""
    found = [*LINE_BREAK.finditer(gap)][-1]
    return gap[found.start() :]


def _delete(holder: Collection, index: int) -> Collection:
    """The collection without a member; of what stands above it only blank space goes along."""
    members = [*holder.members]
    gone = members.pop(index)
    above = gone.gap + gone.note
    if index == len(members):
        left = above if has_comment(above) else "" if index else gone.gap
        return _ended(holder, tuple(members), left)
    after = members[index]
    if index:
        gap = above + after.gap if has_comment(above) else after.gap
    else:
        gap = above + (after.gap if has_comment(after.gap) else "")
    members[index] = replace(after, gap=gap)
    return _uncovered(replace(holder, members=tuple(members)))


def _ended(holder: Collection, members: tuple[Member, ...], left: str) -> Collection:
    """The collection that has lost its last member, above which something is left standing."""
    if isinstance(holder, BlockNode):
        return replace(holder, members=members, rest=left + holder.rest)
    rest = holder.rest if not has_comment(left) else left + holder.rest
    return replace(holder, members=members, rest=rest, comma=holder.comma and bool(members))


def _uncovered(holder: Collection) -> Collection:
    """A collection that begins within a line has no room for comments above its first member: they go behind it."""
    if isinstance(holder, FlowNode) or not holder.compact or not holder.members:
        return holder
    first = holder.members[0]
    above = first.gap + first.note
    if not above:
        return holder
    tail = first.tail + (above if has_comment(above) else "")
    return _with_member(holder, 0, replace(first, gap="", note="", tail=tail))


def _move(holder: Collection, index: int, to: int, *, is_root: bool) -> Collection:
    """The members in another order; what stands between the places stays between them.

    So do comments above the members where the first place has no room for any, or where they may head the file.
    """
    order = [*holder.members]
    order.insert(to, order.pop(index))
    stays = isinstance(holder, FlowNode) or ((is_root or holder.compact) and 0 in {index, to})
    return replace(holder, members=tuple(_in_place(holder, order, stays=stays)))


def _in_place(holder: Collection, order: list[Member], *, stays: bool) -> Iterator[Member]:
    for place, member in zip(holder.members, order, strict=True):
        moved = replace(member, gap=place.gap, note=place.note) if stays else replace(member, gap=place.gap)
        yield replace(moved, tail=place.tail) if isinstance(holder, FlowNode) else moved


def _replace(holder: Collection, step: str | int, values: tuple[Any, Any], manner: Manner) -> Collection:
    """The collection with another value of a member, given the plain one before and the one wanted."""
    index = index_of(holder, step)
    before, value = values
    if before == plain(value):
        return holder
    member = holder.members[index]
    if isinstance(holder, FlowNode):
        return _with_member(holder, index, _replaced_in_brackets(member, before, value, manner))
    return _with_member(holder, index, _replaced(member, holder.column, (before, value), manner))


def _replaced_in_brackets(member: Member, before: Any, value: Any, manner: Manner) -> Member:
    if _is_text(before) and _is_text(plain(value)) and isinstance(member.node, RawNode):
        node: Node = again_in_brackets(member.node, value)
    elif before and value and type(before) is type(plain(value)):
        node = _reconciled(member.node, before, value, manner)
    else:
        node = flow_member(member.key, value, manner).node
    between = member.between or (" " if member.key is not None else "")
    label = member.label if member.label.endswith(":") or member.key is None else member.label + ":"
    return replace(member, label=label, between=between, node=node)


def _replaced(member: Member, column: int, values: tuple[Any, Any], manner: Manner) -> Member:
    before, value = values
    if _is_text(before) and _is_text(plain(value)) and isinstance(member.node, RawNode):
        return again(member, as_number(member.node.style, member.node.text), value, column, manner)
    if before and value and type(before) is type(plain(value)):
        found = replace(member, node=_reconciled(member.node, before, value, manner))
        if not _is_too_long(found, column, member):
            return found
    return _anew(member, column, value, manner)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_too_long(member: Member, column: int, former: Member) -> bool:
    """Whether a collection in brackets has grown over the width of a line, and holds no comment that would be lost."""
    text = member.node.text
    if isinstance(member.node, BlockNode) or LINE_BREAK.search(text) or len(text) <= len(former.node.text):
        return False
    return column + len(member.label + member.between + text) > WIDTH


def _anew(member: Member, column: int, value: Any, manner: Manner) -> Member:
    """The member with a value of another kind; what stands behind it on its line stays there."""
    behind, more = _behind(member, manner)
    if _is_text(plain(value)):
        bare = replace(member, between=" ", node=RawNode(""), tail=behind + more)
        return again(bare, style_of(member.key, value, manner), value, column, manner)
    new = block_member(member.key, value, column, manner)
    node, between = new.node, new.between
    if new.tail:
        return replace(member, between=between, node=node, tail=behind + more)
    if isinstance(node, RawNode) and node.compact and has_comment(behind):
        node = replace(node, compact=False, text=" " * node.column + node.text)
    if isinstance(node, RawNode) and not node.compact:
        between = behind
    return replace(member, between=between, node=node, tail=more)


def _behind(member: Member, manner: Manner) -> tuple[str, str]:
    """The rest of a member's first line with its break, and the comments below its value."""
    node = member.node
    if isinstance(node, FlowNode) or (isinstance(node, RawNode) and node.style != "block"):
        return parted(member.tail)
    return (member.between if LINE_BREAK.search(member.between) else manner.newline), ""


def _reconciled(node: Node, before: Any, value: Any, manner: Manner) -> Node:
    """A collection in which only what differs from the wanted value is changed."""
    holder = opened(node)
    return _mapping(holder, before, value, manner) if isinstance(before, dict) else _list(holder, before, value, manner)


def _mapping(holder: Collection, before: Any, value: Any, manner: Manner) -> Collection:
    for key in [key for key in before if key not in value]:
        holder = _delete(holder, index_of(holder, key))
    at = 0
    for key, wanted in value.items():
        if key in before:
            holder = _replace(holder, key, (before[key], wanted), manner)
            at = max(at, index_of(holder, key) + 1)
        else:
            holder = _add(holder, at, (key, wanted), 0, manner)
            at += 1
    return holder


def _list(holder: Collection, before: Any, value: Any, manner: Manner) -> Collection:
    old = [json.dumps(each) for each in before]
    new = [json.dumps(plain(each)) for each in value]
    for _, start, end, begin, last in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if old[start:end] == new[begin:last]:
            continue
        common = min(end - start, last - begin)
        for number in range(start + common, end)[::-1]:
            holder = _delete(holder, number)
        for number, wanted in enumerate(value[begin + common : last], start + common):
            holder = _add(holder, number, (None, wanted), 0, manner)
        for number in range(common):
            holder = _replace(holder, start + number, (before[start + number], value[begin + number]), manner)
    return holder
