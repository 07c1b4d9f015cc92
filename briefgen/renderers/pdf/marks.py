"""Marks: the operators of a painted page in, the same with our own marks on their pieces out (ISO 32000-1 § 14.6).

The engine's stream is a list: a tag, its properties and `BDC`, what they mark, `EMC`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.renderers.pdf.line_ends import LineEnd, said


@dataclass(frozen=True, slots=True)
class Numbered:
    """A piece of the document: its number on the page, and what comes after it in the source."""

    number: int
    end: LineEnd = LineEnd.NOTHING
    words: str | None = None  # what it says, where its glyphs stand in another order than its letters


@dataclass(frozen=True, slots=True)
class Artifact:
    """A piece of the page alone: furniture, or a table's head said once already."""

    type: str = ""
    subtype: str = ""

    def properties(self) -> dict[str, str]:
        """The property list of its mark."""
        named = {"Type": self.type, "Subtype": self.subtype}
        return {key: f"/{value}" for key, value in named.items() if value}


def marked_anew(items: list[Any], marks: Mapping[int, Numbered | Artifact], fonts: Mapping[str, Any]) -> list[Any]:
    """The operators with each numbered mark replaced by the one given for its number."""
    found: list[Any] = []
    last, end, font = 0, LineEnd.NOTHING, ""
    for item in items:
        if item == b"BDC":
            mark = marks.get(found[-1].get("MCID"))
            _replace(found, mark)
            end = mark.end if isinstance(mark, Numbered) else LineEnd.NOTHING
        elif item == b"EMC" and last and end is not LineEnd.NOTHING and font in fonts:
            found[last : last + 1] = said(found[last], end, fonts[font])
        found.append(item)
        if isinstance(item, bytes) and item.endswith(b" Tf"):
            font = item[1:].split()[0].decode()
        last = len(found) - 1 if isinstance(item, bytes) and item.endswith(b"] TJ") else 0 if item == b"BDC" else last
    return found


def _replace(found: list[Any], mark: Numbered | Artifact | None) -> None:
    """Puts a mark in the place of the tag and properties at the end of the list."""
    kind = type(found[-1])
    if isinstance(mark, Artifact):
        found[-2:] = ["/Artifact", kind(mark.properties())]
    elif mark is not None:
        found[-1] = kind(_properties(mark))


def _properties(mark: Numbered) -> dict[str, int | str]:
    """The property list of a numbered mark; the words are told in UTF-16 (ISO 32000-1 § 14.9.4), each byte escaped."""
    if mark.words is None:
        return {"MCID": mark.number}
    told = "".join(f"\\{byte:03o}" for byte in b"\xfe\xff" + mark.words.encode("utf-16-be"))
    return {"MCID": mark.number, "ActualText": f"({told})"}
