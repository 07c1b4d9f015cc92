"""Atom (RFC 4287): a feed of digests, each with its first lines; all its dates are those of the digests."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

_NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
TYPES: Final = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar",
}


@dataclass(frozen=True, slots=True)
class Issue:
    """One entry: its name, which never changes; its title, its last day, its first lines, and its files by format."""

    name: str
    title: str
    as_of: date
    lines: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it is called, whose it is, where its files lie (nowhere in particular when empty), its entries."""

    title: str
    owner: str
    lang: str
    marking: str
    file: str
    base: str
    issues: tuple[Issue, ...]


def write(feed: Feed) -> bytes:
    """The feed as a file, the newest entry first."""
    issues = sorted(feed.issues, key=lambda issue: issue.as_of, reverse=True)
    root = etree.Element(f"{{{_NAMESPACE}}}feed", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
    root.set(_XML_LANG, feed.lang)
    _add(root, "title", feed.title)
    _add(root, "id", _id(feed, feed.file))
    _add(root, "updated", _moment(issues[0].as_of if issues else date.min))
    _add(_add(root, "author"), "name", feed.owner)
    _add(root, "rights", feed.marking)
    _add(root, "generator", "briefgen")
    _add(root, "link", rel="self", href=feed.base + feed.file, type="application/atom+xml")
    for issue in issues:
        _entry(_add(root, "entry"), feed, issue)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)
    element.text = text
    return element


def _entry(entry: etree._Element, feed: Feed, issue: Issue) -> None:
    _add(entry, "title", issue.title)
    _add(entry, "id", _id(feed, issue.name))
    _add(entry, "updated", _moment(issue.as_of))
    for number, (suffix, file) in enumerate(issue.files):  # the first is the entry's own page, the others go along
        _add(entry, "link", rel="enclosure" if number else "alternate", type=TYPES[suffix], href=feed.base + file)
    _add(entry, "content", "\n".join(issue.lines), type="text")


def _id(feed: Feed, name: str) -> str:
    """An id that never changes, and differs between projects, languages and releases."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'briefgen:{feed.owner}/{feed.lang}/{name}')}"


def _moment(day: date) -> str:
    """Midnight after the day, when everything of it was known."""
    after = day + timedelta(days=1)
    return f"{after.isoformat()}T00:00:00Z"
