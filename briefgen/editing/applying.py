"""Applying: the text of a file and the edits in, the new text out, read again and compared before it is given back."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from briefgen.editing.edits import Added, Edit, EditError, Found, Put, Replaced, Restore, carried_out
from briefgen.editing.manner import Manner, manner_of
from briefgen.editing.opening import UnusualError, opened, root_of
from briefgen.editing.surgery import changed, index_of
from briefgen.editing.tree import BlockNode, FlowNode, Node, RawNode, Shaped, has_comment
from briefgen.findings import LINE_BREAK, FindingsError, Span, fail
from briefgen.loader import read_yaml
from briefgen.loader.codes import EMPTY_FILE, NOT_EDITABLE

_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Edited:
    """The text of a file after edits, and the edits that bring the former text back, byte for byte."""

    text: str
    undo: tuple[Restore, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """A file between two edits: what stands before its root, the root, what stands behind it; and its plain value."""

    before: str
    root: Node
    behind: str
    value: Any

    @property
    def text(self) -> str:
        return self.before + self.root.text + self.behind


def edited(text: str, edits: Iterable[Edit], file: str = "", like: Sequence[str] = ()) -> Edited:
    """The text of a YAML file after the edits, made one after the other: each sees what those before it have made.

    `like` are texts whose manner is followed where this one shows none. Raises FindingsError where the file has errors,
    cannot be edited, or would have errors afterwards; EditError where an edit finds nothing at its path.
    """
    bom = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    _value(body, file)
    manner = manner_of(body, *like)
    ending = manner.newline if body and not LINE_BREAK.match(body, len(body) - 1) else ""
    state = _state(body + ending, file)
    undo: list[Restore] = []
    try:
        for edit in edits:
            state, inverse = _applied(state, edit, manner, file)
            undo.insert(0, inverse)
    except UnusualError as error:
        raise _refusal(file, str(error)) from None
    found = next(
        (each for each in (state.text.removesuffix(ending), state.text) if _value(each, file) == state.value), None
    )
    if found is None:
        raise _refusal(file, "it would not say what it should")
    if ending:  # which stands neither in the text before nor, perhaps, in the one after
        undo = [_inverse((), body, found)]
    return Edited(bom + found, tuple(undo))


def created(value: Mapping[str, Any], file: str = "", like: Sequence[str] = ()) -> str:
    """The text of a new file with these keys, in the manner of the texts of other files."""
    return edited("", [Put((key,), each) for key, each in value.items()], file, like).text


def _refusal(file: str, reason: str) -> FindingsError:
    return FindingsError([NOT_EDITABLE.at(Span(file), f"the file is not changed: {reason}")])


def _value(text: str, file: str) -> Any:
    """The plain value of a text, an empty mapping where it holds nothing; raises FindingsError where it has errors."""
    document = read_yaml(text, file)
    if document.value is None and all(finding.code is EMPTY_FILE for finding in document.findings):
        return {}
    if fail(document.findings):
        raise FindingsError(document.findings)
    return document.value


def _state(text: str, file: str) -> _State:
    return _State(*root_of(text), _value(text, file))


def _applied(state: _State, edit: Edit, manner: Manner, file: str) -> tuple[_State, Restore]:
    """The file after one edit, and the inverse of it."""
    if isinstance(edit, Restore):
        return _restored(state, edit, file)
    value, stroke = carried_out(state.value, edit)
    path = stroke.path[:-2] if isinstance(stroke, Replaced) else stroke.path[:-1]
    before = _with_room(state) if isinstance(stroke, Added) and not stroke.path else state
    root = _opened_along(before.root, path)
    new = changed(root, stroke, manner)
    if isinstance(new, BlockNode) and not new.members:
        new = RawNode(("{}" if new.kind is Shaped.MAPPING else "[]") + manner.newline + new.rest, new.kind, "flow")
    after = replace(before, root=new, value=value)
    if not path:
        return after, _inverse((), state.text, after.text)
    return after, _inverse(path, _node_at(root, path).text, _node_at(new, path).text)


def _with_room(state: _State) -> _State:
    """A file that holds only empty brackets on a line of their own has an empty root in block style instead."""
    rest = state.behind.lstrip(" ")
    found = LINE_BREAK.match(rest)
    if state.value or not isinstance(state.root, RawNode) or not found or has_comment(state.root.text):
        return state
    return replace(state, root=BlockNode(Shaped.MAPPING, 0, compact=False, members=()), behind=rest[found.end() :])


def _restored(state: _State, edit: Restore, file: str) -> tuple[_State, Restore]:
    text = state.text
    start = edit.offset + (len(state.before) + _offset(state.root, edit.path) if edit.path else 0)
    end = start + len(edit.removed)
    if text[start:end] != edit.removed:
        raise EditError("what was changed has been changed again since")
    inverse = Restore(edit.path, edit.offset, edit.text, edit.removed)
    return _state(text[:start] + edit.text + text[end:], file), inverse


def _opened_along(node: Node, path: Found) -> Node:
    """The tree with all collections on the way opened."""
    if not path:
        return node
    holder = opened(node)
    index = index_of(holder, path[0])
    member = holder.members[index]
    member = replace(member, node=_opened_along(member.node, path[1:]))
    return replace(holder, members=(*holder.members[:index], member, *holder.members[index + 1 :]))


def _node_at(node: Node, path: Found) -> Node:
    for step in path:
        holder = opened(node)
        node = holder.members[index_of(holder, step)].node
    return node


def _offset(node: Node, path: Found) -> int:
    """Where the text of the node at a path begins in that of the root."""
    offset = 0
    for step in path:
        holder = opened(node)
        index = index_of(holder, step)
        member = holder.members[index]
        up_to = replace(holder, members=(*holder.members[:index], replace(member, node=RawNode(""), tail="")))
        offset += len(up_to.text) - len(up_to.rest) - (1 + up_to.comma if isinstance(up_to, FlowNode) else 0)
        node = member.node
    return offset


def _inverse(path: Found, old: str, new: str) -> Restore:
    """The edit that brings the old text of the node at a path back, as a piece of it."""
    most = min(len(old), len(new))
    start = bisect_left(range(most), 1, key=lambda at: old[: at + 1] != new[: at + 1])
    most -= start
    end = bisect_left(range(most), 1, key=lambda at: old[len(old) - at - 1 :] != new[len(new) - at - 1 :])
    return Restore(path, start, new[start : len(new) - end], old[start : len(old) - end])
