"""The text of a YAML file as a tree that loses nothing: the texts of its nodes, one after the other, are the file.

A collection is opened one level at a time, where an edit passes through it; what is not opened stays a piece of text.
Comments on lines of their own and blank lines are kept apart from the members that they stand between.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

_COMMENT: Final = re.compile(r"(?:^|\s|,)#")


class Shaped(StrEnum):
    """What a value is in YAML's terms."""

    SCALAR = "scalar"
    MAPPING = "mapping"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class RawNode:
    """A value that no edit has passed through. A block collection has whole lines, from its first member on."""

    text: str
    kind: Shaped = Shaped.SCALAR
    style: str = ""  # of a scalar: one of ' " | > or nothing; of a collection: flow, block, or pair: [key: value]
    column: int = 0  # of the members of a block collection, from 0
    compact: bool = False  # a block collection that begins within a line, after a hyphen


@dataclass(frozen=True, slots=True)
class Member:
    """An entry of a mapping or an item of a list, in the pieces of its text, in their order."""

    gap: str  # lines above it that are not its own; in flow style what stands before it
    note: str  # lines of comments right above it
    label: str  # its key with the colon, or its hyphen
    between: str
    node: "Node"
    tail: str  # to the end of its last line, and comments that are indented deeper
    key: str | None = None

    @property
    def text(self) -> str:
        """The member without the lines above it."""
        return f"{self.label}{self.between}{self.node.text}{self.tail}"


@dataclass(frozen=True, slots=True)
class BlockNode:
    """An opened collection in block style; `rest` are lines behind its last member that are not its own."""

    kind: Shaped
    column: int
    compact: bool
    members: tuple[Member, ...]
    rest: str = ""

    @property
    def text(self) -> str:
        """The lines of the collection; the first one without its indentation where it begins within a line."""
        return "".join(self._lines()) + self.rest

    def _lines(self) -> Iterator[str]:
        for number, member in enumerate(self.members):
            indent = "" if self.compact and not number else " " * self.column
            yield f"{member.gap}{member.note}{indent}{member.text}"


@dataclass(frozen=True, slots=True)
class FlowNode:
    """An opened collection in flow style; `rest` stands behind the last member, or behind its comma."""

    kind: Shaped
    members: tuple[Member, ...]
    comma: bool = False  # one stands behind the last member too
    rest: str = ""

    @property
    def text(self) -> str:
        """The collection with its brackets."""
        first, last = "{}" if self.kind is Shaped.MAPPING else "[]"
        inner = ",".join(member.gap + member.text for member in self.members)
        return f"{first}{inner}{',' if self.comma and self.members else ''}{self.rest}{last}"


Node: TypeAlias = RawNode | BlockNode | FlowNode


def has_comment(text: str) -> bool:
    """Whether a piece of text between values holds a comment."""
    return _COMMENT.search(text) is not None
