"""White space in, white space as a reader sees it out: CSS Text 3 § 4.1 for `white-space: normal`.

Only space, tab, line feed and carriage return collapse; a no-break space is a character like any other.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from briefgen.document.blocks import Inline, Inlines, LineBreak, Link, Text

_RUN: Final = re.compile(r"[ \t\n\r]+")


def collapse(inlines: Iterable[Inline]) -> Inlines:
    """The inlines of one block with runs of white space collapsed and none at the ends of its lines."""
    collapsed: list[Inline] = []
    after_space = True  # the beginning of a line swallows a space
    for inline in inlines:
        match inline:
            case Text():
                text, after_space = _collapse_text(inline, after_space=after_space)
                collapsed += [text] if text.text else []
            case Link():
                link, after_space = _collapse_link(inline, after_space=after_space)
                collapsed.append(link)
            case LineBreak():
                _trim_end(collapsed)
                collapsed.append(inline)
                after_space = True
            case _:
                collapsed.append(inline)
                after_space = False
    _trim_end(collapsed)
    return tuple(collapsed)


def _collapse_text(text: Text, *, after_space: bool) -> tuple[Text, bool]:
    found = _RUN.sub(" ", text.text)
    if after_space and found.startswith(" "):
        found = found[1:]
    ends_in_space = found.endswith(" ") if found else after_space
    return replace(text, text=found), ends_in_space


def _collapse_link(link: Link, *, after_space: bool) -> tuple[Link, bool]:
    parts = []
    for part in link.content:
        collapsed, after_space = _collapse_text(part, after_space=after_space)
        if collapsed.text:
            parts.append(collapsed)
    return replace(link, content=tuple(parts)), after_space


def _trim_end(inlines: list[Inline]) -> None:
    """Takes the white space off the end of a line, dropping texts that were nothing else."""
    while inlines and isinstance(last := inlines[-1], Text):
        trimmed = last.text.rstrip(" \t\n\r")
        if trimmed == last.text:
            return
        if trimmed:
            inlines[-1] = replace(last, text=trimmed)
            return
        inlines.pop()
