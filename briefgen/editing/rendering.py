"""New values as YAML text, as a careful person types them: quoted where YAML 1.1 or 1.2 would read something else."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

import yaml

from briefgen.editing.manner import NUMBER, WIDTH, Manner, as_number
from briefgen.editing.tree import BlockNode, Member, RawNode, Shaped, has_comment
from briefgen.findings import LINE_BREAK

_RESOLVERS: Final[Mapping[str | None, Any]] = yaml.SafeLoader.yaml_implicit_resolvers
_BASE: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CORE: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|[yYnN]|~")  # YAML 1.2; y, n
_LIKE_A_NUMBER: Final = re.compile(r"(?=.*[0-9])[-+0-9.,:/~?%XTZ_ ]+")  # dates, times, numbers as people write them
_BEGINS: Final = re.compile(r"[-?:](\s|$)|[,\[\]{}#&*!|>'\"%@`]|---|\.\.\.")
_INSIDE: Final = re.compile(r":(\s|$)|\s#|[\r\n\t\x85\u2028\u2029]|^\s|\s$")
_IN_FLOW: Final = re.compile(r"[,\[\]{}]|^[-?:]|[?:]$")
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_CONTINUES: Final = re.compile(r"\w")  # what may begin a further line of a text without quotation marks

_BLOCK: Final = ("|", ">")
_STYLES: Final = ("'", '"', *_BLOCK)

Plain: TypeAlias = "str | Mapping[str, Plain] | Sequence[Plain]"


@dataclass(frozen=True, slots=True)
class Styled:
    """A text with the style in which it is to be written: one of `' " | >`, or nothing for plain."""

    text: str
    style: str
    folds: bool | None = None  # over several lines where it is long; None: as the file does


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a text is written."""

    column: int  # of its key or hyphen
    begins: int  # column of its first character
    folds: bool
    newline: str
    in_flow: bool = False
    in_lines: bool = True  # a text in block style may stand there


def plain(value: Any) -> Plain:
    """The value as the loader reads it: texts in lists and mappings; raises TypeError for what has no text."""
    if isinstance(value, Styled):
        return value.text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [plain(each) for each in value]
    if value is None or isinstance(value, bytes | set | frozenset):
        raise TypeError(f"{type(value).__name__} is no value of a YAML file")
    return str(value)


def block_member(key: str | None, value: Any, column: int, manner: Manner) -> Member:
    """A new member of a block collection, whose key or hyphen stands in a column."""
    label = "-" if key is None else f"{_key(key)}:"
    begins = column + len(label) + 1
    if not _is_collection(value):
        spot = _Spot(column, begins, manner.folds, manner.newline)
        node = _text_node(_scalar(value, style_of(key, value, manner), spot))
        return Member("", "", label, " ", node, manner.newline, key)
    in_brackets = not value or manner.in_brackets.get(key or "", False)
    line = brackets(value, manner) if in_brackets else ""
    if in_brackets and begins + len(line) <= WIDTH:
        return Member("", "", label, " ", RawNode(line, _kind(value), "flow"), manner.newline, key)
    between, node = _under(key, value, column, manner)
    return Member("", "", label, between, node, "", key)


def style_of(key: str | None, value: Any, manner: Manner) -> str:
    """The style of a new text under a key; a short one does not go on lines of its own."""
    style = manner.scalars.get(key or "", "")
    text = str(plain(value))
    return "" if style in _BLOCK and "\n" not in text and len(text) < WIDTH // 2 else style


def _under(key: str | None, value: Any, column: int, manner: Manner) -> tuple[str, RawNode]:
    """A collection in block style under a key or behind a hyphen, and what stands between."""
    kind, compact = _kind(value), key is None
    inner = column + (manner.dash if compact else manner.step if kind is Shaped.MAPPING else manner.offset)
    pairs = value.items() if isinstance(value, Mapping) else ((None, each) for each in value)
    members = tuple(block_member(name, each, inner, manner) for name, each in pairs)
    text = BlockNode(kind, inner, compact, members).text
    return " " * (manner.dash - 1) if compact else manner.newline, RawNode(text, kind, "block", inner, compact)


def flow_member(key: str | None, value: Any, manner: Manner) -> Member:
    """A new member of a collection in brackets."""
    label = "" if key is None else f"{_key(key)}:"
    text = brackets(value, manner, key or "")
    node = RawNode(text, _kind(value), "flow") if _is_collection(value) else _text_node(text)
    return Member("", "", label, " " if label else "", node, "", key)


def brackets(value: Any, manner: Manner, key: str = "") -> str:
    """A value on one line, as it stands within brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(name)}: {brackets(each, manner, name)}" for name, each in value.items()) + "}"
    if _is_collection(value):
        return "[" + ", ".join(brackets(each, manner) for each in value) + "]"
    spot = _Spot(0, 0, folds=False, newline="\n", in_flow=True)
    return _scalar(value, manner.scalars.get(key, ""), spot)


def again(member: Member, style: str, value: Any, column: int, manner: Manner) -> Member:
    """The member, whose key or hyphen stands in a column, with another text in place of the one that it has.

    The comment behind it stays behind it. A text in block style is followed by no comment that is indented: it would
    be part of the text.
    """
    former = member.node.text
    folds = LINE_BREAK.search(former) is not None if len(former) > WIDTH else manner.folds
    behind, below = parted(member.tail)
    header = parted(former)[0]
    if former[:1] in _BLOCK and has_comment(header):
        behind = re.sub(r"^\S+", "", header)
    spot = _Spot(column, column + len(member.label) + 1, folds, manner.newline, in_lines=not below.strip())
    node = _text_node(_scalar(value, style, spot))
    between = member.between or " "
    if node.style in _BLOCK and has_comment(behind):
        header, lines = parted(node.text)
        node = replace(node, text=header[: -len(manner.newline)] + behind + lines)
        behind = manner.newline
    return replace(member, between=between, node=node, tail=behind + below)


def parted(text: str) -> tuple[str, str]:
    """The first line with its break, and the rest."""
    found = LINE_BREAK.search(text)
    return (text[: found.end()], text[found.end() :]) if found else (text, "")


def again_in_brackets(node: RawNode, value: Any) -> RawNode:
    """A text in place of another one within brackets, in its style."""
    style = as_number(node.style, node.text)
    return _text_node(_scalar(value, style, _Spot(0, 0, folds=False, newline="\n", in_flow=True)))


def _text_node(text: str) -> RawNode:
    return RawNode(text, style=text[0] if text[:1] in _STYLES else "")


def _is_collection(value: Any) -> bool:
    return isinstance(value, Mapping | Sequence) and not isinstance(value, str)


def _kind(value: Any) -> Shaped:
    return Shaped.MAPPING if isinstance(value, Mapping) else Shaped.LIST


def _key(key: str) -> str:
    return key if _is_safe(key, in_flow=True) else _doubled(key)


def _scalar(value: Any, style: str, spot: _Spot) -> str:
    """The text in the style, or in the first other one in which it reads as it should."""
    if isinstance(value, Styled):
        style = value.style
        folds = spot.folds if value.folds is None or spot.in_flow else value.folds
        spot = _Spot(spot.column, spot.begins, folds, spot.newline, spot.in_flow)
    text = str(plain(value))
    found = (each for each in _candidates(text, style, spot) if _reads_as(each, text, spot))
    return next(found, _doubled(text))


def _candidates(text: str, style: str, spot: _Spot) -> Iterator[str]:
    if spot.in_lines and not spot.in_flow and ("\n" in text or style in {"|", ">"}) and not _UNPRINTABLE.search(text):
        if style == ">":
            yield _folded(text, spot)
        if style != '"':
            yield _literal(text, spot)
    if style == NUMBER and as_number("", text) == NUMBER:
        yield text
    if style in {"", NUMBER} and _is_safe(text, in_flow=spot.in_flow):
        yield _broken(text, spot, _CONTINUES)
    if style == "'" and not _UNPRINTABLE.search(text) and "\n" not in text:
        yield _broken("'" + text.replace("'", "''") + "'", spot)
    yield _broken(_doubled(text), spot)


def _is_safe(text: str, *, in_flow: bool) -> bool:
    """Whether a text may stand without quotation marks, and no reader of YAML takes it for anything but text."""
    if not text or _BEGINS.match(text) or _INSIDE.search(text) or _UNPRINTABLE.search(text):
        return False
    if (in_flow and _IN_FLOW.search(text)) or _CORE.fullmatch(text) or _LIKE_A_NUMBER.fullmatch(text):
        return False
    resolvers = (*_RESOLVERS.get(text[0], ()), *_RESOLVERS.get(None, ()))
    return not any(pattern.match(text) for _, pattern in resolvers)


def _doubled(text: str) -> str:
    """The text between double quotation marks, on one line."""
    escaped = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", escaped)


def _literal(text: str, spot: _Spot) -> str:
    return _as_block("|", text, text.removesuffix("\n").split("\n"), spot)


def _folded(text: str, spot: _Spot) -> str:
    indent = spot.column + 2
    lines = (_wrapped(line, indent, indent) for line in text.removesuffix("\n").split("\n"))
    return _as_block(">", text, "\n\n".join("\n".join(line) for line in lines).split("\n"), spot)


def _as_block(sign: str, text: str, lines: Sequence[str], spot: _Spot) -> str:
    indent = " " * (spot.column + 2)
    chomping = "" if text.endswith("\n") else "-"
    return spot.newline.join([sign + chomping, *(indent + line if line else "" for line in lines)])


def _broken(line: str, spot: _Spot, may_begin: re.Pattern[str] | None = None) -> str:
    """A line over several lines where it is too long for one and the file's author breaks such lines."""
    if not spot.folds or spot.begins + len(line) <= WIDTH:
        return line
    indent = spot.column + 2
    return (spot.newline + " " * indent).join(_wrapped(line, spot.begins, indent, may_begin))


def _wrapped(line: str, begins: int, indent: int, may_begin: re.Pattern[str] | None = None) -> list[str]:
    """The parts of a line that go on lines of their own; it is parted at single spaces, which the break stands for."""
    lines: list[list[str]] = [[]]
    room = WIDTH - begins
    for word in line.split(" "):
        last = lines[-1]
        breaks = bool(last) and last[-1] != "" and word != "" and (may_begin is None or may_begin.match(word))
        if breaks and room < len(word) + 1:
            lines.append([word])
            room = WIDTH - indent - len(word)
        else:
            last.append(word)
            room -= len(word) + (len(last) > 1)
    return [" ".join(words) for words in lines]


def _reads_as(candidate: str, text: str, spot: _Spot) -> bool:
    """Whether a reader of YAML takes the candidate for the text."""
    written = f"[{candidate}]" if spot.in_flow else f"{' ' * spot.column}- {candidate}{spot.newline}"
    try:
        return bool(yaml.load(written, Loader=_BASE) == [text])  # noqa: S506 (it builds texts and lists only)
    except (yaml.YAMLError, UnicodeError):
        return False
