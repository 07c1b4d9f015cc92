"""White space collapses as in CSS: runs become one space, none at the ends of lines, no-break spaces stay."""

import pytest

from briefgen.document.blocks import Inline, LineBreak, Link, NoteRef, Text
from briefgen.document.whitespace import collapse

CASES: list[tuple[str, list[Inline], list[Inline]]] = [
    ("a run becomes one space", [Text("a \n\t b")], [Text("a b")]),
    ("the ends are trimmed", [Text("  a  ")], [Text("a")]),
    ("a space stays between two looks", [Text("a "), Text("b", strong=True)], [Text("a "), Text("b", strong=True)]),
    ("two spaces across looks are one", [Text("a "), Text(" b", strong=True)], [Text("a "), Text("b", strong=True)]),
    ("a no-break space stays", [Text("4\u00a0\u00a0May ")], [Text("4\u00a0\u00a0May")]),
    ("white space alone is nothing", [Text(" \n "), Text("\t")], []),
    ("a line break trims both sides", [Text("a "), LineBreak(), Text(" b")], [Text("a"), LineBreak(), Text("b")]),
    (
        "a note reference keeps the space after it",
        [Text("a"), NoteRef(1), Text(" b")],
        [Text("a"), NoteRef(1), Text(" b")],
    ),
    (
        "a link's text takes part",
        [Text("a "), Link("#x", (Text(" b "),)), Text(" c")],
        [Text("a "), Link("#x", (Text("b "),)), Text("c")],
    ),
    ("a look that vanishes takes its space along", [Text("a"), Text(" ", strong=True)], [Text("a")]),
]


@pytest.mark.parametrize("given, expected", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_white_space_collapses(given: list[Inline], expected: list[Inline]) -> None:
    assert list(collapse(given)) == expected
