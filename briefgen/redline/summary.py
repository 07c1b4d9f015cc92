"""Summary: a merged document in, what has changed in it in a few lines out, and the first page that says so."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from briefgen.localization import Language
from briefgen.redline.inlines import Element, words

_OTHER: Final = ("ins", "del")


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What the first page says beside the changes: its marking, the title, and what it is compared with."""

    marking: str
    title: str
    against: str


@dataclass(frozen=True, slots=True)
class Summary:
    """How many statements were changed, inserted, deleted and moved, by the heading of their section, and what else."""

    changed: Counter[str]
    inserted: Counter[str]
    deleted: Counter[str]
    moved: Counter[str]
    header: tuple[str, ...]
    rows: int
    picture: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        counted = any((self.changed, self.inserted, self.deleted, self.moved))
        return not (counted or self.header or self.rows or self.picture)


def summarized(main: Element, *, picture: bool) -> Summary:
    """What has changed in a merged document."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("changed", "inserted", "deleted", "moved")}
    header: list[str] = []
    rows = 0
    for section in main.iterfind("section"):
        classes = (section.get("class") or "").split()
        if "body" in classes:
            name = _heading(section)
            for kind in _statements(section):
                counts[kind][name] += 1
        elif "front" in classes:
            header += _lines(section)
        rows += sum(1 for row in section.iter("tr") if "front" not in classes and _differs(row))
    return Summary(**counts, header=tuple(header), rows=rows, picture=picture)


def _heading(section: Element) -> str:
    heading = section.find("h2")
    if heading is None:
        return ""
    kept = (piece for piece in _kept(heading))
    return " ".join("".join(kept).split())


def _kept(element: Element) -> Iterator[str]:
    """The words of an element as they are now."""
    if element.tag == "del":
        return
    yield element.text or ""
    for child in element:
        yield from _kept(child)
        yield child.tail or ""


def _statements(section: Element) -> Iterator[str]:
    for each in section.iter("li", "p"):
        if each.tag == "p" and next(each.iterancestors("li", "table"), None) is not None:
            continue
        classes = (each.get("class") or "").split()
        if "moved" in classes:
            yield from ["moved"] if "inserted" in classes else []
        elif {"inserted", "deleted"} & set(classes):
            yield "inserted" if "inserted" in classes else "deleted"
        elif _differs(each):
            yield "changed"


def _lines(section: Element) -> Iterator[str]:
    """The lines of the header that differ, by their labels; the title and what stands below it by their words."""
    for each in section.iterchildren("h1", "p"):
        if _differs(each):
            yield " ".join("".join(_kept(each)).split()) or words(each)
    for row in section.iter("tr"):
        if _differs(row) and len(row):
            yield " ".join("".join(_kept(row[0])).split()) or words(row[0])


def _differs(element: Element) -> bool:
    return next(element.iter(*_OTHER), None) is not None


def summary_section(summary: Summary, head: FirstPage, language: Language) -> Element:
    """The first page of a redline."""
    section = etree.Element("section", {"class": "redline", "id": "what-changed"})
    etree.SubElement(section, "p", {"class": "marking"}).text = head.marking
    etree.SubElement(section, "h1").text = head.title
    compared = language.gettext("Compared with: {document}.").format(document=head.against)
    etree.SubElement(section, "p", {"class": "remark"}).text = compared
    key = language.gettext("New words are underlined, deleted ones are struck out.")
    etree.SubElement(section, "p", {"class": "remark"}).text = key
    entries = etree.SubElement(section, "ul", {"class": "statements"})
    for line in _said(summary, language):
        etree.SubElement(entries, "li").text = line
    return section


def _said(summary: Summary, language: Language) -> Iterator[str]:
    _ = language.gettext
    if summary.is_empty:
        yield _("Nothing has changed.")
    for counted, label in (
        (summary.changed, _("Statements with other words: {number} ({where})")),
        (summary.inserted, _("New statements: {number} ({where})")),
        (summary.deleted, _("Deleted statements: {number} ({where})")),
        (summary.moved, _("Statements that stand elsewhere: {number} ({where})")),
    ):
        if counted:
            where = ", ".join(name if count == 1 else f"{name} {count}" for name, count in counted.items())
            yield label.format(number=counted.total(), where=where)
    if summary.header:
        yield _("Lines of the header: {where}").format(where="; ".join(summary.header))
    if summary.rows:
        yield _("Rows of tables: {number}").format(number=summary.rows)
    if summary.picture:
        yield _("The graphic of the timeline is another one.")
