"""Edits of a Word document as colleagues make them: typed over, tracked, commented, moved; bytes in, bytes out."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from briefgen.document.lines import folded

Element: TypeAlias = etree._Element
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AUTHOR: Final = "Aigerim"
DAY: Final = "2026-11-24T09:30:00Z"


def _w(tag: str, *children: Element, **attributes: str) -> Element:
    element = etree.Element(W + tag)
    for name, value in attributes.items():
        element.set(W + name, value)
    element.extend(children)
    return element


def text_of(paragraph: Element) -> str:
    """The words of a paragraph, as they are compared."""
    return folded("".join((t.text or "") for t in paragraph.iter(f"{W}t")))


@dataclass
class Editor:
    """A document that is open for edits; `save` gives its bytes."""

    data: bytes
    _comments: list[Element] = field(default_factory=list)
    _answers: list[tuple[str, str | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        with ZipFile(BytesIO(self.data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.files["word/document.xml"])
        self.number = 9_000

    def save(self) -> bytes:
        """The document's bytes."""
        self.files["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        if self._comments:
            self._add_comments()
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            for name, data in sorted(self.files.items()):
                archive.writestr(name, data)
        return packed.getvalue()

    def at(self, bookmark: str) -> Element:
        """The paragraph that a bookmark begins in."""
        start = next(each for each in self.root.iter(f"{W}bookmarkStart") if each.get(f"{W}name") == bookmark)
        found = start.getparent()
        while found is not None and found.tag != f"{W}p":
            found = found.getparent()
        assert found is not None
        return found

    def runs(self, paragraph: Element) -> list[Element]:
        """The runs of a paragraph that say something, but for the marks of notes."""
        return [
            run for run in paragraph.iter(f"{W}r")
            if run.find(f"{W}t") is not None and "Reference" not in str(_style(run))
        ]  # fmt: skip

    def type_over(self, bookmark: str, old: str, new: str, *, tracked: bool = False) -> None:
        """Puts words in place of others, in one run after the others."""
        paragraph = self.at(bookmark)
        whole, run = self._as_one_run(paragraph)
        place = whole.replace("\u00a0", " ").find(old.replace("\u00a0", " "))
        before, behind = whole[:place], whole[place + len(old) :]
        assert place >= 0, f"{old!r} is not in {whole!r}"
        if not tracked:
            self._say(run, before + new + behind)
            return
        rest, out, put = (copy.deepcopy(run) for _ in range(3))
        self._say(run, before)
        self._say(rest, behind)
        pieces = [rest]
        if new:
            self._say(put, new)
            pieces.insert(0, self._revision("ins", put))
        if old:
            self._say(out, old)
            for text in out.iter(f"{W}t"):
                text.tag = f"{W}delText"
            pieces.insert(0, self._revision("del", out))
        for piece in reversed(pieces):
            run.addnext(piece)

    def delete(self, bookmark: str, *, tracked: bool = False) -> None:
        """Takes a paragraph out; tracked, it stays with its words and its mark deleted."""
        paragraph = self.at(bookmark)
        if not tracked:
            parent = paragraph.getparent()
            assert parent is not None
            parent.remove(paragraph)
            return
        for run in list(paragraph.iterchildren(f"{W}r")):
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            place = self._revision("del")
            run.addprevious(place)
            place.append(run)
        self._mark(paragraph, "del")

    def insert_after(self, bookmark: str, words: str, *, tracked: bool = False) -> Element:
        """A new paragraph of the same look after another."""
        model = self.at(bookmark)
        run = copy.deepcopy(self.runs(model)[0])
        self._say(run, words)
        paragraph = _w("p")
        properties = model.find(f"{W}pPr")
        if properties is not None:
            paragraph.append(copy.deepcopy(properties))
        paragraph.append(self._revision("ins", run) if tracked else run)
        if tracked:
            self._mark(paragraph, "ins")
        model.addnext(paragraph)
        return paragraph

    def split(self, bookmark: str, before: str, *, tracked: bool = False) -> None:
        """Ends the paragraph right before these words, as the Enter key does; the bookmark goes on to its old end."""
        paragraph = self.at(bookmark)
        whole, run = self._as_one_run(paragraph)
        head, there, tail = whole.partition(before)
        assert there
        second = _w("p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            second.append(copy.deepcopy(properties))
        rest = copy.deepcopy(run)
        self._say(run, head.rstrip())
        self._say(rest, there + tail)
        following = list(run.itersiblings())
        second.append(rest)
        second.extend(following)
        paragraph.addnext(second)
        if tracked:
            self._mark(paragraph, "ins")

    def join(self, bookmark: str, *, tracked: bool = False) -> None:
        """Deletes the end of a paragraph, so that the next one runs on after a space."""
        paragraph = self.at(bookmark)
        following = paragraph.getnext()
        assert following is not None
        space = copy.deepcopy(self.runs(paragraph)[-1])
        self._say(space, " ")
        if tracked:
            paragraph.append(self._revision("ins", space))
            self._mark(paragraph, "del")
            return
        paragraph.append(space)
        paragraph.extend([each for each in following if each.tag != f"{W}pPr"])
        parent = following.getparent()
        assert parent is not None
        parent.remove(following)

    def move_after(self, bookmark: str, other: str) -> None:
        """Cuts a paragraph out and pastes it after another."""
        self.at(other).addnext(self.at(bookmark))

    def comment(self, bookmark: str, *texts: tuple[str, str]) -> None:
        """A comment on a paragraph with its replies: authors and texts."""
        paragraph = self.at(bookmark)
        first = None
        for author, text in texts:
            identifier = str(len(self._comments))
            self._comments.append(_comment(identifier, author, text))
            self._answers.append((_paragraph_id(identifier), first))
            first = first or _paragraph_id(identifier)
            start, end = _w("commentRangeStart", id=identifier), _w("commentRangeEnd", id=identifier)
            self.runs(paragraph)[0].addprevious(start)
            paragraph.append(end)
            paragraph.append(_w("r", _w("commentReference", id=identifier)))

    def rename_bookmarks(self) -> None:
        """Gives every bookmark another name, as some editors do, and takes the document's own properties away."""
        names: dict[str, str] = {}
        for each in self.root.iter(f"{W}bookmarkStart"):
            names[str(each.get(f"{W}name"))] = new = f"bookmark_id_{len(names)}"
            each.set(f"{W}name", new)
        for link in self.root.iter(f"{W}hyperlink"):
            if link.get(f"{W}anchor") in names:
                link.set(f"{W}anchor", names[str(link.get(f"{W}anchor"))])
        self.forget()

    def forget(self) -> None:
        """Takes the custom properties away."""
        self.files.pop("docProps/custom.xml", None)
        for name in ("[Content_Types].xml", "_rels/.rels"):
            root = etree.fromstring(self.files[name])
            for each in list(root):
                if "custom" in (each.get("PartName") or each.get("Target") or ""):
                    root.remove(each)
            self.files[name] = _written(root)

    def _as_one_run(self, paragraph: Element) -> tuple[str, Element]:
        """The plain words of a paragraph, all in its last run that says something of the text itself."""
        runs = [run for run in self.runs(paragraph) if run.getparent() is paragraph]
        whole = "".join(_said(run) for run in runs)
        for run in runs[:-1]:
            paragraph.remove(run)
        self._say(runs[-1], whole)
        return whole, runs[-1]

    def _say(self, run: Element, words: str) -> None:
        for child in [child for child in run if child.tag != f"{W}rPr"]:
            run.remove(child)
        text = _w("t")
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)

    def _revision(self, tag: str, *content: Element) -> Element:
        self.number += 1
        return _w(tag, *content, id=str(self.number), author=AUTHOR, date=DAY)

    def _mark(self, paragraph: Element, tag: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = _w("pPr")
            paragraph.insert(0, properties)
        run = properties.find(f"{W}rPr")
        if run is None:
            run = _w("rPr")
            properties.append(run)
        run.append(self._revision(tag))

    def _add_comments(self) -> None:
        root = etree.Element(f"{W}comments", nsmap={"w": _MAIN, "w14": W14[1:-1]})
        root.extend(self._comments)
        extended = etree.Element(f"{{{_W15}}}commentsEx", nsmap={"w15": _W15})
        for own, parent in self._answers:
            each = etree.SubElement(extended, f"{{{_W15}}}commentEx")
            each.set(f"{{{_W15}}}paraId", own)
            each.set(f"{{{_W15}}}done", "0")
            if parent:
                each.set(f"{{{_W15}}}paraIdParent", parent)
        kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        microsoft = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
        self._add("comments.xml", root, f"{kinds}comments+xml", f"{_REL}/comments")
        self._add("commentsExtended.xml", extended, f"{kinds}commentsExtended+xml", microsoft)

    def _add(self, name: str, root: Element, kind: str, relation: str) -> None:
        self.files[f"word/{name}"] = _written(root)
        for part, tag, values in (
            ("[Content_Types].xml", "Override", {"PartName": f"/word/{name}", "ContentType": kind}),
            ("word/_rels/document.xml.rels", "Relationship", {"Id": f"r{name}", "Type": relation, "Target": name}),
        ):
            tree = etree.fromstring(self.files[part])
            space = str(tree.tag).rpartition("}")[0] + "}"
            etree.SubElement(tree, space + tag, values)
            self.files[part] = _written(tree)


def _style(run: Element) -> str | None:
    style = run.find(f"{W}rPr/{W}rStyle")
    return None if style is None else str(style.get(f"{W}val"))


def _said(run: Element) -> str:
    return "".join("\u2011" if each.tag == f"{W}noBreakHyphen" else each.text or "" for each in run)


def _paragraph_id(identifier: str) -> str:
    return f"{0x10000000 + int(identifier):08X}"


def _comment(identifier: str, author: str, text: str) -> Element:
    said = _w("t")
    said.text = text
    paragraph = _w("p", _w("r", said))
    paragraph.set(f"{W14}paraId", _paragraph_id(identifier))
    return _w("comment", paragraph, id=identifier, author=author, date=DAY, initials=author[:1])


Edit: TypeAlias = Callable[[Editor], object]


def edited(data: bytes, *edits: Edit) -> bytes:
    """The document's bytes after edits."""
    editor = Editor(data)
    for edit in edits:
        edit(editor)
    return editor.save()


def paragraphs(data: bytes) -> Iterator[str]:
    """The words of each paragraph of a document's body."""
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    yield from (text_of(paragraph) for paragraph in root.iter(f"{W}p"))


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
