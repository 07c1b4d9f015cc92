"""The changes that can be made to a YAML file, and what they make of its plain value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, TypeAlias

from briefgen.editing.rendering import plain
from briefgen.edtf import EdtfError, parse


class EditError(LookupError):
    """A path leads nowhere, or a value stands where the edit wants another kind; the message says which."""


@dataclass(frozen=True, slots=True)
class WithId:
    """A step of a path: the item of a list whose `id` (or other key) is this."""

    id: str
    key: str = "id"


Step: TypeAlias = str | int | WithId
Steps: TypeAlias = tuple[Step, ...]
Found: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """In front of another member, named by its key, index or id."""

    step: Step


@dataclass(frozen=True, slots=True)
class After:
    """Behind another member, named by its key, index or id."""

    step: Step


@dataclass(frozen=True, slots=True)
class InTime:
    """Where the date under a key (EDTF) belongs among those of the other items; those without one are passed over."""

    key: str = "date"


@dataclass(frozen=True, slots=True)
class InOrder:
    """For a new key: behind the last of those that stand before it in this order; at the end where none does."""

    keys: tuple[str, ...]


Place: TypeAlias = int | Before | After | InTime | InOrder | None
LAST: Final = None


@dataclass(frozen=True, slots=True)
class Put:
    """Sets the value at a path. A key that is not there is added at the place, mappings on the way to it are made.

    A mapping or list in place of another one changes only what differs in it.
    """

    path: Steps
    value: Any
    at: Place = LAST


@dataclass(frozen=True, slots=True)
class Insert:
    """Adds an item to the list at a path, which is made where it is not there (at the end of its mapping)."""

    path: Steps
    value: Any
    at: Place = LAST


@dataclass(frozen=True, slots=True)
class Delete:
    """Takes the entry or item at a path out, with the comments within it; lines of comments above it stay."""

    path: Steps


@dataclass(frozen=True, slots=True)
class Move:
    """Puts the entry or item at a path at another place of its collection, with the comments right above it.

    An index is the one that it has afterwards. Lines that stand for themselves stay where they are.
    """

    path: Steps
    at: Place


@dataclass(frozen=True, slots=True)
class Restore:
    """The inverse of an edit: puts a piece of the text of the collection at a path back, of the whole file at ()."""

    path: Found
    offset: int
    removed: str
    text: str


@dataclass(frozen=True, slots=True)
class Added:
    """An edit on its tree: a new member of a collection."""

    path: Found  # of the collection
    index: int
    key: str | None
    value: Any


@dataclass(frozen=True, slots=True)
class Replaced:
    """An edit on its tree: a member with another value."""

    path: Found
    before: Any
    value: Any


@dataclass(frozen=True, slots=True)
class Deleted:
    """An edit on its tree: a member that goes."""

    path: Found
    index: int


@dataclass(frozen=True, slots=True)
class Moved:
    """An edit on its tree: a member that stands elsewhere."""

    path: Found
    index: int
    to: int


Edit: TypeAlias = Put | Insert | Delete | Move | Restore
Stroke: TypeAlias = Added | Replaced | Deleted | Moved


def carried_out(value: Any, edit: Put | Insert | Delete | Move) -> tuple[Any, Stroke]:
    """The value after an edit, and what that is on the tree; raises EditError."""
    if isinstance(edit, Insert):
        return _inserted(value, edit)
    if isinstance(edit, Put):
        return _put(value, edit)
    *outer, last = edit.path or ("",)
    path = tuple(_found(value, tuple(outer)))
    holder = at_path(value, path)
    index = position(holder, last)
    if isinstance(edit, Delete):
        members = [each for number, each in enumerate(_members(holder)) if number != index]
        return _with(value, path, _like(holder, members)), Deleted(path, index)
    rest = [each for number, each in enumerate(_members(holder)) if number != index]
    moved = [*_members(holder)][index]
    to = _place(_like(holder, rest), edit.at, moved[1] if isinstance(holder, Mapping) else moved)
    return _with(value, path, _like(holder, [*rest[:to], moved, *rest[to:]])), Moved(path, index, to)


def _inserted(value: Any, edit: Insert) -> tuple[Any, Stroke]:
    path, missing = _as_far_as_it_leads(value, edit.path)
    items = at_path(value, path)
    if missing or items == "":
        return _put(value, Put(edit.path, [edit.value]))
    if not isinstance(items, list):
        raise EditError(f"{_shown(edit.path)} is no list")
    index = _place(items, edit.at, plain(edit.value))
    if not items:
        return _put(value, Put(edit.path, [edit.value]))
    found = [*items[:index], plain(edit.value), *items[index:]]
    return _with(value, path, found), Added(path, index, None, edit.value)


def _put(value: Any, edit: Put) -> tuple[Any, Stroke]:
    path, missing = _as_far_as_it_leads(value, edit.path)
    if not path and not missing:
        raise EditError("the whole of a file is not put")
    if not missing:
        before = at_path(value, path)
        return _with(value, path, plain(edit.value)), Replaced(path, before, edit.value)
    holder, new = at_path(value, path), edit.value
    for step in reversed(missing[1:]):
        new = {_name(step, edit.path): new}
    key = _name(missing[0], edit.path)
    if path and holder == "":
        return _with(value, path, plain({key: new})), Replaced(path, holder, {key: new})
    if not isinstance(holder, dict):
        raise EditError(f"{_shown(edit.path[: len(path)])} is no mapping")
    if path and not holder:
        return _with(value, path, plain({key: new})), Replaced(path, holder, {key: new})
    index = _place(holder, edit.at, key)
    members = [*holder.items()]
    after = dict([*members[:index], (key, plain(new)), *members[index:]])
    return _with(value, path, after), Added(path, index, key, new)


def _as_far_as_it_leads(value: Any, steps: Steps) -> tuple[Found, Steps]:
    """The part of the path that is there, and the rest, which begins with a key that is not."""
    path: list[str | int] = []
    for number, step in enumerate(steps):
        if (isinstance(value, dict) and step not in value) or (value == "" and isinstance(step, str)):
            return tuple(path), steps[number:]
        index = position(value, step)
        path.append(step if isinstance(step, str) else index)
        value = value[path[-1]]
    return tuple(path), ()


def _found(value: Any, steps: Steps) -> Iterator[str | int]:
    for step in steps:
        index = position(value, step)
        name = step if isinstance(step, str) else index
        yield name
        value = value[name]


def position(value: Any, step: Step) -> int:
    """The index of a member in its collection; raises EditError where it has none such."""
    if isinstance(value, Mapping) and isinstance(step, str) and step in value:
        return [*value].index(step)
    if isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
        return step % len(value)
    if isinstance(value, list) and isinstance(step, WithId):
        found = (n for n, item in enumerate(value) if isinstance(item, Mapping) and item.get(step.key) == step.id)
        index = next(found, None)
        if index is not None:
            return index
    raise EditError(f"there is no {_shown((step,))}")


def at_path(value: Any, path: Found) -> Any:
    """What stands at a path that leads there."""
    for step in path:
        value = value[step]
    return value


def _with(value: Any, path: Found, new: Any) -> Any:
    """The value with another part at the path; all that is beside it is the same object."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {key: _with(each, rest, new) if key == step else each for key, each in value.items()}
    return [_with(each, rest, new) if number == step else each for number, each in enumerate(value)]


def _members(holder: Any) -> Sequence[Any]:
    return [*holder.items()] if isinstance(holder, Mapping) else holder


def _like(holder: Any, members: Sequence[Any]) -> Any:
    return dict(members) if isinstance(holder, Mapping) else [*members]


def _place(holder: Any, at: Place, new: Any) -> int:
    """The index at which a new member comes; it is a key for a mapping, else a value."""
    match at:
        case Before(step):
            return position(holder, step)
        case After(step):
            return position(holder, step) + 1
        case InTime(key):
            return _in_time(holder, key, new)
        case InOrder(keys):
            before = keys[: keys.index(new)] if new in keys else keys
            return max((number + 1 for number, key in enumerate(holder) if key in before), default=len(holder))
        case int():
            return min(max(at + len(holder) + 1 if at < 0 else at, 0), len(holder))
    return len(holder)


def _in_time(items: Sequence[Any], key: str, new: Any) -> int:
    """Behind the items that are no later, in a list whose last is its latest; else in front of them."""
    own = _date(new, key)
    dated = [(date, number) for number, item in enumerate(items) if (date := _date(item, key))]
    if own is None or not dated:
        return len(items)
    falls = sum(after < before for (before, _), (after, _) in pairwise(dated))
    if falls * 2 > len(dated) - 1:
        return next((number for date, number in dated if date <= own), dated[-1][1] + 1)
    return next((number + 1 for date, number in reversed(dated) if date <= own), dated[0][1])


def _date(item: Any, key: str) -> Any:
    try:
        return parse(str(item[key])).sort_key
    except (EdtfError, KeyError, TypeError):
        return None


def _name(step: Step, path: Steps) -> str:
    if isinstance(step, str):
        return step
    raise EditError(f"{_shown(path)} leads through a list that is not there")


def _shown(path: Steps) -> str:
    return "‘" + ".".join(step.id if isinstance(step, WithId) else str(step) for step in path) + "’"
