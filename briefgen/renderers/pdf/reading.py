"""Reading: a PDF's bytes in, its text in the order of its tags out, as a reader who hears it would get it.

It understands what WeasyPrint writes: fonts with glyph numbers of two bytes and a map from them to characters. What
it does not understand it does not see, and then the completeness check says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

_TOKEN: Final = re.compile(
    rb"/(?P<font>[^\s/<>\[\]()]+)\s+[-.\d]+\s+Tf\b"
    rb"|\[(?P<shown>[^\]]*)\]\s*TJ\b|<(?P<single>[0-9a-fA-F]*)>\s*Tj\b"
    rb"|/(?P<tag>\w+)\s*<<(?P<properties>[^>]*)>>\s*BDC\b|/(?P<plain>\w+)\s+BMC\b|(?P<end>\bEMC\b)"
    rb"|/(?P<form>\w+)\s+Do\b"
)
_GLYPHS: Final = re.compile(rb"<([0-9a-fA-F]*)>")
_NUMBER: Final = re.compile(rb"/MCID\s+(\d+)")
_ACTUAL: Final = re.compile(rb"/ActualText\s*\(((?:\\[0-7]{3})*)\)")
_MAPPING: Final = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]*)>")


@dataclass(frozen=True, slots=True)
class Font:
    """A font in the file: its name without the subset's prefix, and the characters of its glyphs."""

    name: str
    characters: Mapping[int, str]


@dataclass(slots=True)
class Painted:
    """The text of a page: by the number that marks it, and that of its artifacts."""

    marked: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    artifacts: list[str] = field(default_factory=list)
    _marks: list[tuple[int | None, bool]] = field(default_factory=list)  # and whether its words are told already

    def begin(self, properties: bytes) -> None:
        """A marked passage begins; one without a number belongs to that around it, if any.

        Where it says what its words are (ActualText), these count, and not the glyphs that it shows.
        """
        found = _NUMBER.search(properties)
        around, is_told = self._marks[-1] if self._marks else (None, False)
        number, actual = (int(found[1]) if found else around), _ACTUAL.search(properties)
        if actual and not is_told and number is not None:
            octets = bytes(int(octal, 8) for octal in actual[1].split(b"\\")[1:])
            self.marked[number] += octets.decode("utf-16")
        self._marks.append((number, is_told or actual is not None))

    def end(self) -> None:
        """The passage begun last ends."""
        if self._marks:
            self._marks.pop()

    def show(self, text: str) -> None:
        """Text that belongs to the passage; where there is none with a number, to the artifacts."""
        number, is_told = self._marks[-1] if self._marks else (None, False)
        if number is None:
            self.artifacts.append(text)
        elif not is_told:
            self.marked[number] += text


@dataclass(frozen=True, slots=True)
class Piece:
    """A text in the tag tree: the tags above it from the outermost on, and its words."""

    tags: tuple[str, ...]
    text: str


class TaggedText:
    """The text of a tagged PDF."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf

    @cached_property
    def fonts(self) -> Mapping[str, Font]:
        """The fonts by the names under which the pages call them."""
        found: dict[str, Font] = {}
        for page in self._pdf.pages:
            for name, font in page.resources.get("/Font", Dictionary()).items():
                if name not in found:
                    found[name] = _font(font)
            break  # every page has the same resources
        return found

    @cached_property
    def pages(self) -> tuple[Painted, ...]:
        """What is painted on each page."""
        return tuple(self._painted(page) for page in self._pdf.pages)

    def pieces(self) -> Iterator[Piece]:
        """The texts in the order of the tags."""
        places = {page.obj.objgen: number for number, page in enumerate(self._pdf.pages)}
        for kid in _kids(self._pdf.Root.StructTreeRoot):
            yield from self._walk(kid, (), None, places)

    def _walk(
        self, item: Object | int, tags: tuple[str, ...], page: Object | None, places: Mapping[tuple[int, int], int]
    ) -> Iterator[Piece]:
        if isinstance(item, int):
            assert page is not None  # noqa: S101 (ISO 32000-1 table 323: a bare number needs the element's page)
            yield Piece(tags, self.pages[places[page.objgen]].marked[item])
        elif item.get("/Type") == Name.MCR:
            yield from self._walk(int(item.MCID), tags, item.Pg, places)
        elif "/S" in item:
            below = (*tags, str(item.S)[1:])
            for kid in _kids(item):
                yield from self._walk(kid, below, item.get("/Pg", page), places)

    def _painted(self, page: Page) -> Painted:
        painted = Painted()
        self._paint(_contents(page), page.obj.get("/Resources", Dictionary()), painted)
        return painted

    def _paint(self, contents: bytes, resources: Object, painted: Painted) -> None:
        """Reads a stream of operators, and the forms that it draws."""
        characters: Mapping[int, str] = {}
        for token in _TOKEN.finditer(contents):
            match token.lastgroup:
                case "font":
                    font = self.fonts.get("/" + token["font"].decode())
                    characters = font.characters if font else {}
                case "properties" | "plain":
                    painted.begin(token["properties"] or b"")
                case "end":
                    painted.end()
                case "form":
                    form = resources.get("/XObject", Dictionary()).get("/" + token["form"].decode())
                    if form is not None and form.get("/Subtype") == Name.Form:
                        self._paint(form.read_bytes(), form.get("/Resources", resources), painted)
                case _:
                    painted.show(_text(token, characters))


def _text(token: re.Match[bytes], characters: Mapping[int, str]) -> str:
    strings = _GLYPHS.findall(token["shown"]) if token["shown"] is not None else [token["single"]]
    digits = b"".join(strings)
    return "".join(characters.get(int(digits[at : at + 4], 16), "\ufffd") for at in range(0, len(digits), 4))


def _font(font: Object) -> Font:
    name = str(font.get("/BaseFont", ""))[1:].rpartition("+")[2]
    if "/ToUnicode" not in font:
        return Font(name, {})
    found = _MAPPING.findall(font.ToUnicode.read_bytes().partition(b"beginbfchar")[2])
    return Font(name, {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in found})


def _contents(page: Page) -> bytes:
    contents = page.obj.get("/Contents")
    streams = list(contents) if isinstance(contents, Array) else [contents]
    return b"\n".join(stream.read_bytes() for stream in streams if stream is not None)


def _kids(element: Object) -> list[Object | int]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]
