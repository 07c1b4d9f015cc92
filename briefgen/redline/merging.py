"""Merging: two assembled documents in, the new one out, with what differs from the old one marked, and a first page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from briefgen.document.serialization import as_html, tree
from briefgen.localization import Language
from briefgen.redline.blocks import aligned
from briefgen.redline.inlines import Element
from briefgen.redline.moves import mark_moves
from briefgen.redline.summary import FirstPage, Summary, summarized, summary_section

_NO_LIMIT: Final = "999"


@dataclass(frozen=True, slots=True)
class Redlined:
    """The merged document, and in numbers what has changed."""

    html: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class Compared:
    """Two documents of one briefing: what the old one is called, and by whom the changes are said to be."""

    old: str
    new: str
    against: str
    author: str = ""


def redlined(compared: Compared, language: Language, style: str) -> Redlined:
    """The new document with what differs from the old one marked; the style is added to its own."""
    before, after = tree(compared.old), tree(compared.new)
    old, new = _main(before), _main(after)
    pictures = _pictures(old) != _pictures(new)
    made = etree.Element("main")
    made.extend(aligned([*old], [*new]))
    mark_moves(made)
    summary = summarized(made, picture=pictures)
    parent = new.getparent()
    if parent is not None:
        parent.replace(new, made)
    first = next(iter(made.iterchildren("section")), None)
    if first is not None:
        first.set("class", f"{first.get('class') or ''} new-page".strip())
    _head(after, compared, language, style)
    made.insert(0, summary_section(summary, _first_page(after, compared), language))
    return Redlined(as_html(after), summary)


def _main(root: Element) -> Element:
    found = root.find("body/main")
    if found is None:
        raise ValueError("an assembled document has a main part")
    return found


def _first_page(root: Element, compared: Compared) -> FirstPage:
    metas = {meta.get("name"): meta.get("content") or "" for meta in root.iterfind("head/meta")}
    title = " ".join((root.findtext("head/title") or "").split())
    return FirstPage(metas.get("briefgen.marking", ""), title, compared.against)


def _pictures(main: Element) -> list[bytes]:
    return [etree.tostring(figure, with_tail=False) for figure in _figures(main)]


def _figures(main: Element) -> Iterator[Element]:
    for figure in main.iter("figure"):
        yield from (child for child in figure if str(child.tag).endswith("}svg"))


def _head(root: Element, compared: Compared, language: Language, style: str) -> None:
    """The head of the new document, which says that this is no copy to be sent back, and may be longer than one."""
    head = root.find("head")
    if head is None:
        return
    for meta in head.findall("meta"):
        if meta.get("name") in {"briefgen.copy", "briefgen.pages"}:
            head.remove(meta)
    for name, value in (("briefgen.pages", _NO_LIMIT), ("briefgen.revised-by", compared.author or "briefgen")):
        etree.SubElement(head, "meta", name=name, content=value)
    title = head.find("title")
    if title is not None:
        title.text = language.gettext("{title}: what has changed").format(title=" ".join((title.text or "").split()))
    styles = head.find("style")
    if styles is not None:
        styles.text = f"{styles.text or ''}\n{style}"
