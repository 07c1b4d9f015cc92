"""Writing: the clearance put into the text of a briefing's file, which stays as it is in all else.

The places come from the YAML nodes; only the values of the clearance's own keys are replaced, and keys that are missing
are added after them. The result is read again before it is given back.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import yaml

from briefgen.clearance.content import content, parts
from briefgen.clearance.standing import written
from briefgen.loader import load_briefing
from briefgen.model import Briefing, Clearance, Timeline
from briefgen.model.briefing import Stage

_KEY: Final = "clearance"
_HEAD: Final = frozenset({
    "kind", "title", "subtitle", "meeting", "release", "header", "marking", "markings",
})  # fmt: skip
_WIDTH: Final = 110
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM: Final = "\ufeff"

Edit = tuple[int, int, str]


class ClearingError(Exception):
    """The clearance cannot be put into the file; the message says why."""


def cleared_text(text: str, timeline: Timeline, by: Clearance) -> str:
    """The text of a briefing's file with a clearance by those named, of what the file says today."""
    briefing = load_briefing(text, "").value
    if briefing is None:
        raise ClearingError("the file has errors; ‘briefgen check’ names them")
    clearance = briefing.clearance.model_copy(
        update={
            "status": Stage.CLEARED,
            "drafted_by": by.drafted_by,
            "cleared_by": by.cleared_by,
            "cleared_on": by.cleared_on,
            "check_by": by.check_by,
            "content": content(briefing, timeline),
            "parts": written(parts(briefing, timeline)),
        }
    )
    bom = _BOM if text.startswith(_BOM) else ""
    found = bom + _with_block(text.removeprefix(_BOM), clearance)
    _verify(found, briefing, clearance)
    return found


def _verify(text: str, briefing: Briefing, clearance: Clearance) -> None:
    again = load_briefing(text, "").value
    if again is None or again != briefing.model_copy(update={_KEY: clearance}):
        raise ClearingError("the clearance cannot be put into this file; write ‘clearance: {status: draft}’ on a line")


def _with_block(text: str, clearance: Clearance) -> str:
    root: Any = yaml.compose(text, Loader=_LOADER)
    newline = "\r\n" if "\r\n" in text else "\n"
    node = next((value for key, value in root.value if key.value == _KEY), None)
    if node is None:
        edits = _new(text, root, clearance, newline)
    elif isinstance(node, yaml.MappingNode) and not node.flow_style:
        edits = [*_in_block(text, node, clearance, newline)]
    else:
        edits = _in_place_of(text, node, clearance, newline)
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _new(text: str, root: Any, clearance: Clearance, newline: str) -> list[Edit]:
    """A block of its own, after the last of the keys that head a briefing."""
    last = [value for key, value in root.value if key.value in _HEAD][-1]
    at = _line_end(text, _end(last))
    return [(at, at, newline + f"{_KEY}:" + "".join(_lines(_values(clearance), "  ", newline)))]


def _in_place_of(text: str, node: Any, clearance: Clearance, newline: str) -> list[Edit]:
    """A block in place of a mapping in braces; what stands behind it on its line stays there."""
    start, end = node.start_mark.index, node.end_mark.index
    if newline in text[start:end]:
        raise ClearingError("the clearance stands in braces over several lines; write ‘clearance: {status: draft}’")
    line_end = _line_end(text, end)
    while start and text[start - 1] == " ":
        start -= 1
    block = "".join(_lines(_values(clearance), "  ", newline))
    return [(start, end, ""), (line_end, line_end, block)]


def _in_block(text: str, node: Any, clearance: Clearance, newline: str) -> Iterator[Edit]:
    """The values of the keys that are there, each in its place, and the keys that are not after the last one."""
    there = {key.value: value for key, value in node.value}
    values = _values(clearance)
    indent = " " * node.value[0][0].start_mark.column
    for name, value in there.items():
        if name in values:
            yield value.start_mark.index, value.end_mark.index, _quoted(values[name], indent, newline)
    at = _line_end(text, _end(node))
    missing = {name: value for name, value in values.items() if name not in there}
    yield at, at, "".join(_lines(missing, indent, newline))


def _values(clearance: Clearance) -> Mapping[str, str]:
    """The keys with their values, in the order in which they are written."""
    found = {name: getattr(clearance, name) for name in Clearance.model_fields}
    return {name: str(value) for name, value in found.items() if value is not None}


def _lines(values: Mapping[str, str], indent: str, newline: str) -> Iterator[str]:
    for name, value in values.items():
        yield f"{newline}{indent}{name}: {_quoted(value, indent, newline)}"


def _quoted(value: str, indent: str, newline: str) -> str:
    """The value as YAML between quotation marks, in which a line break counts as a space; a plain word as it is."""
    if value in set(Stage):
        return value
    lines = [""]
    for word in json.dumps(value, ensure_ascii=False).split(" "):
        if lines[-1] and len(lines[-1]) + len(word) > _WIDTH:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return f"{newline}{indent}  ".join(lines)


def _end(node: Any) -> int:
    """Where the last text of a node ends; the node itself goes on to the next key, comments between included."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        end: int = node.end_mark.index
        return end
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _line_end(text: str, at: int) -> int:
    """The end of the line of a place, before its line break; of the line before where the place begins one."""
    if at and text[at - 1] == "\n":
        at -= 1
        return at - 1 if at and text[at - 1] == "\r" else at
    found = text.find("\n", at)
    if found < 0:
        return len(text)
    return found - 1 if text[found - 1] == "\r" else found
