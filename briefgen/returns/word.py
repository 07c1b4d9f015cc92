"""Word: the bytes of a document in, its paragraphs out, each piece with its revision, bookmarks and comments."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from briefgen.opc import Element, ForeignPackage, ForeignPackageError

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MOST_NAMES: Final = 5_000
_MOST_PARAGRAPHS: Final = 20_000
_MOST_OPEN: Final = 200
_LONGEST_NAME: Final = 120
_SILENT_FIELD: Final = re.compile(r"\s*(?:NOTEREF|TOC)\b", re.IGNORECASE)  # what Word fills anew
_MARKS: Final = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}
_INSERTING: Final = frozenset({"ins", "moveTo"})
_DELETING: Final = frozenset({"del", "moveFrom"})
_SKIPPED: Final = frozenset({"drawing", "pict", "object", "AlternateContent", "pPr", "rPr", "tblPr", "tcPr", "sectPr"})


class Fate(Enum):
    """What tracked revisions do with a piece of text."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    GONE = "gone"  # inserted, and deleted again


@dataclass(frozen=True, slots=True)
class WordRevision:
    """Who made a tracked change, and when, as far as the document says."""

    author: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A run of text, what revisions do with it, and the bookmarks and comments that stand around it."""

    text: str
    fate: Fate
    revision: WordRevision | None
    anchors: frozenset[str]
    comments: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph in the order of the text; its mark may be inserted (a split) or deleted (a join)."""

    pieces: tuple[WordPiece, ...]
    mark: Fate
    mark_revision: WordRevision | None
    table: bool


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment: who wrote it, when, what it says, and the comment that it answers."""

    id: str
    author: str | None
    date: str | None
    text: str
    answers: str | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A Word document as it was read: its paragraphs, its comments by id, and what it says of itself."""

    paragraphs: tuple[WordParagraph, ...]
    comments: Mapping[str, WordComment]
    custom: Mapping[str, str]
    created: str = ""
    saved_by: str = ""
    saved: str = ""


def read_word(data: bytes) -> WordDocument:
    """The document; raises ForeignPackageError where it is broken, or larger than it may be."""
    package = ForeignPackage(data)
    main = _related(package, "", "officeDocument")
    if main is None:
        raise ForeignPackageError("is no Word document")
    body = _normal(package.xml(main)).find(f"{_W}body")
    if body is None:
        raise ForeignPackageError("has no text of a Word document in it")
    reader = _Reader()
    reader.walk(body, _State())
    core = _core(package)
    return WordDocument(
        tuple(reader.paragraphs), _comments(package, main), _custom(package),
        core.get("created", ""), core.get("lastModifiedBy", ""), core.get("modified", ""),
    )  # fmt: skip


def _normal(root: Element) -> Element:
    """The tree in the names of the transitional standard, where it is written in the strict one."""
    if str(root.tag).startswith(_STRICT):
        for element in root.iter("{*}*"):
            element.tag = element.tag.replace(_STRICT, _W)
            for name, value in list(element.attrib.items()):
                if str(name).startswith(_STRICT):
                    element.set(str(name).replace(_STRICT, _W), value)
    return root


@dataclass(frozen=True, slots=True)
class _State:
    """What holds of all that stands in an element."""

    fate: Fate = Fate.KEPT
    revision: WordRevision | None = None
    table: bool = False


@dataclass(slots=True)
class _Field:
    """A field that has begun: its instruction, and whether its result has."""

    code: str = ""
    result: bool = False


@dataclass(slots=True)
class _Reader:
    paragraphs: list[WordParagraph] = field(default_factory=list)
    _pieces: list[WordPiece] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)  # of the bookmarks that are open, by id
    _seen: int = 0
    _anchors: frozenset[str] = frozenset()
    _comments: frozenset[str] = frozenset()

    def walk(self, parent: Element, state: _State) -> None:
        """Reads all that stands in an element; the parser has bounded how deep that may go."""
        for child in parent.iterchildren("{*}*"):
            self._element(child, child.tag.rpartition("}")[2], state)

    def _element(self, element: Element, tag: str, state: _State) -> None:
        match tag:
            case "p":
                self._paragraph(element, state)
            case "r":
                self._run(element, state)
            case "tbl":
                self.walk(element, _State(state.fate, state.revision, table=True))
            case "tr":
                self.walk(element, _changed(element.find(f"{_W}trPr"), state))
            case "bookmarkStart" | "bookmarkEnd":
                self._bookmark(element, begins=tag.endswith("Start"))
            case "commentRangeStart" | "commentRangeEnd":
                self._comment(str(element.get(f"{_W}id", "")), begins=tag.endswith("Start"))
            case "fldSimple" if _SILENT_FIELD.match(str(element.get(f"{_W}instr", ""))):
                return
            case _ if tag in _INSERTING | _DELETING:
                self.walk(element, _inside(element, tag, state))
            case _ if tag not in _SKIPPED:
                self.walk(element, state)

    def _paragraph(self, element: Element, state: _State) -> None:
        outer, self._pieces = self._pieces, []
        self.walk(element, state)
        if len(self.paragraphs) >= _MOST_PARAGRAPHS:
            raise ForeignPackageError(f"has more than {_MOST_PARAGRAPHS:,} paragraphs")
        mark = _changed(element.find(f"{_W}pPr/{_W}rPr"), state)
        self.paragraphs.append(WordParagraph(tuple(self._pieces), mark.fate, mark.revision, state.table))
        self._pieces = outer

    def _run(self, run: Element, state: _State) -> None:
        for child in run.iterchildren("{*}*"):
            tag = child.tag.rpartition("}")[2]
            match tag:
                case "t" | "delText":
                    self._say(child.text or "", state)
                case "fldChar":
                    self._field(str(child.get(f"{_W}fldCharType", "")))
                case "instrText" if self._fields:
                    self._fields[-1].code += (child.text or "")[:_LONGEST_NAME]
                case "commentReference":
                    self._note(str(child.get(f"{_W}id", "")), state)
                case _ if tag in _MARKS:
                    self._say(_MARKS[tag], state)

    def _say(self, text: str, state: _State) -> None:
        silent = any(not each.result or _SILENT_FIELD.match(each.code) for each in self._fields)
        if text and not silent:
            self._pieces.append(WordPiece(text, state.fate, state.revision, self._anchors, self._comments))

    def _note(self, identifier: str, state: _State) -> None:
        """A comment without a range belongs to where its mark stands."""
        around = self._comments | {identifier}
        self._pieces.append(WordPiece("", state.fate, state.revision, self._anchors, around))

    def _field(self, kind: str) -> None:
        if kind == "begin" and len(self._fields) < _MOST_OPEN:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _bookmark(self, element: Element, *, begins: bool) -> None:
        number, name = str(element.get(f"{_W}id", "")), str(element.get(f"{_W}name", ""))
        if begins and name and not name.startswith("_") and len(name) <= _LONGEST_NAME:
            self._seen += 1
            if self._seen <= _MOST_NAMES and len(self._names) < _MOST_OPEN:
                self._names[number] = name
        elif not begins:
            self._names.pop(number, None)
        self._anchors = frozenset(self._names.values())

    def _comment(self, identifier: str, *, begins: bool) -> None:
        if begins and len(self._comments) < _MOST_OPEN:
            self._comments |= {identifier}
        elif not begins:
            self._comments -= {identifier}


def _inside(element: Element, tag: str, state: _State) -> _State:
    """What holds inside of an insertion or a deletion."""
    if tag in _INSERTING:
        fate = Fate.INSERTED if state.fate is Fate.KEPT else state.fate
    else:
        fate = Fate.GONE if state.fate in {Fate.INSERTED, Fate.GONE} else Fate.DELETED
    return _State(fate, _revision(element), state.table)


def _changed(properties: Element | None, state: _State) -> _State:
    """What holds of a row or of a paragraph's mark by its own properties."""
    for child in () if properties is None else properties.iterchildren("{*}*"):
        tag = child.tag.rpartition("}")[2]
        if tag in _INSERTING | _DELETING:
            state = _inside(child, tag, state)
    return state


def _revision(element: Element) -> WordRevision:
    author, day = element.get(f"{_W}author"), element.get(f"{_W}date")
    return WordRevision(str(author) if author else None, str(day) if day else None)


def _related(package: ForeignPackage, name: str, kind: str) -> str | None:
    found = (each.target for each in package.relations(name).values() if each.kind == kind and not each.is_external)
    return next(found, None)


def _comments(package: ForeignPackage, main: str) -> dict[str, WordComment]:
    """The comments by id, each with the one that it answers."""
    name = _related(package, main, "comments")
    if name is None:
        return {}
    by_paragraph: dict[str, str] = {}
    found: dict[str, WordComment] = {}
    for comment in _normal(package.xml(name)).iterfind(f"{_W}comment"):
        identifier = str(comment.get(f"{_W}id", ""))
        paragraphs = list(comment.iter(f"{_W}p"))
        for paragraph in paragraphs:
            by_paragraph |= {str(value): identifier for key, value in paragraph.attrib.items() if _is(key, "paraId")}
        text = "\n".join(filter(None, ("".join(_texts(paragraph)).strip() for paragraph in paragraphs)))
        said = _revision(comment)
        found[identifier] = WordComment(identifier, said.author, said.date, text)
    extended = _related(package, main, "commentsExtended")
    for each in package.xml(extended) if extended else ():
        values = {str(key).rpartition("}")[2]: str(value) for key, value in each.attrib.items()}
        own = by_paragraph.get(values.get("paraId", ""))
        if own is not None:
            was, parent = found[own], by_paragraph.get(values.get("paraIdParent", ""))
            done = values.get("done") in {"1", "true"}
            found[own] = WordComment(was.id, was.author, was.date, was.text, parent if parent != own else None, done)
    return found


def _is(key: object, name: str) -> bool:
    return str(key).rpartition("}")[2] == name


def _texts(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab"):
        yield (element.text or "") if element.tag == f"{_W}t" else " "


def _custom(package: ForeignPackage) -> dict[str, str]:
    name = _related(package, "", "custom-properties")
    found = () if name is None else package.xml(name)
    return {str(each.get("name", "")): "".join(map(str, each.itertext())) for each in found}


def _core(package: ForeignPackage) -> dict[str, str]:
    name = _related(package, "", "core-properties")
    found = () if name is None else package.xml(name)
    return {str(each.tag).rpartition("}")[2]: (each.text or "").strip() for each in found}
