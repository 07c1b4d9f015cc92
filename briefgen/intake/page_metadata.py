"""What a page says of itself: JSON-LD (schema.org), Open Graph, Dublin Core, the notes of programs that save pages."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from lxml import etree

from briefgen.intake.cleaning import on_one_line
from briefgen.intake.issuing import day_of
from briefgen.intake.page_tree import Element

_ARTICLES: Final = re.compile(r"article|report|posting|pressrelease|webpage$", re.IGNORECASE)
_NEWS: Final = re.compile(r"news|reportage|analysis|opinion", re.IGNORECASE)
_MOST_NODES: Final = 2000
_MOST_JSON: Final = 500_000
_LINK: Final = re.compile(r"https?://[^\s<>\"'`\\^{|}]{1,2000}")
_SAVED: Final = re.compile(r"saved from url=\(\d+\)(https?://\S{1,2000})", re.IGNORECASE)
_SINGLE_FILE: Final = re.compile(r"url:\s{0,9}(https?://\S{1,2000})", re.IGNORECASE)
_SAVED_ON: Final = re.compile(r"saved date:\s{0,9}\w{3} (\w{3}) (\d{1,2}) (\d{4})", re.IGNORECASE)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS: Final = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "published",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "citation_publication_date", "citation_date",
    "parsely-pub-date", "sailthru.date", "article.published",
)  # fmt: skip
_AUTHORS: Final = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
)
_SITES: Final = ("og:site_name", "application-name", "dc.publisher", "citation_publisher", "al:android:app_name")
_SIGNED: Final = (
    ".//*[@itemprop='author']",
    ".//a[@rel='author']",
    ".//*[@class='author']",
    ".//*[@class='author-name']",
    ".//*[@class='byline']",
    ".//*[@class='article__author']",
)
_BY: Final = re.compile(r"^(?:by|автор(?:ы)?|авторы?|текст|мәтін|дайындаған|von)\b\s*:?\s*", re.IGNORECASE)
_DIGIT: Final = re.compile(r"[\d@/|]")
_LONGEST_NAME: Final = 60
_MOST_NAMES: Final = 6  # words of a name


@dataclass(slots=True)
class PageSays:
    """What a page says, with all that it says in one of several ways, the best first."""

    titles: list[str] = field(default_factory=list)
    window: str = ""  # the title of the window, with the site's name
    authors: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    language: str | None = None
    accessed: date | None = None
    is_news: bool = False
    is_translated: bool = False


def said_by(root: Element) -> PageSays:
    """What a page says of itself."""
    says = PageSays()
    meta = _meta(root)
    for node in _nodes(root):
        _of_node(node, says)
    says.titles += meta.get("og:title", []) + meta.get("twitter:title", []) + meta.get("citation_title", [])
    says.window = on_one_line(str(root.findtext(".//title") or ""))
    for names, found in ((_DAYS, says.days), (_AUTHORS, says.authors), (_SITES, says.sites)):
        found += [value for name in names for value in meta.get(name, [])]
    says.authors += list(_signed(root))
    for element in root.iterfind(".//*[@itemprop='datePublished']"):
        says.days.append(str(element.get("content") or element.get("datetime") or element.text or ""))
    says.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    says.language = says.language or next(iter(meta.get("og:locale", meta.get("content-language", []))), None)
    says.is_news = says.is_news or "article" in meta.get("og:type", [])
    says.is_translated = "translated-" in str(root.get("class") or "")
    _addresses(root, meta, says)
    says.days = [day for each in says.days if (day := day_of(each))]
    return says


def _signed(root: Element) -> Iterator[str]:
    """The names that are marked as those of authors in what is shown."""
    for path in _SIGNED:
        for element in islice(root.iterfind(path), 3):
            name = _BY.sub("", on_one_line("".join(map(str, islice(element.itertext(), 20)))))
            if 0 < len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_NAMES and not _DIGIT.search(name):
                yield name


def _meta(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iterfind(".//meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop")
        content = on_one_line(str(element.get("content") or ""))
        if name and content:
            found.setdefault(str(name).lower(), []).append(content)
    return found


def _addresses(root: Element, meta: dict[str, list[str]], says: PageSays) -> None:
    comments = [str(each.text or "")[:4000] for each in _comments(root)]
    for text in comments:
        single = _SINGLE_FILE.search(text) if "SingleFile" in text else None
        saved = single or _SAVED.search(text)
        if saved:
            says.urls.append(saved.group(1))
            says.accessed = says.accessed or _saved_on(text)
    canonical = [str(each.get("href") or "") for each in root.iterfind(".//link[@rel='canonical']")]
    saved_from = says.urls[:1]
    says.urls = [url for url in (*canonical, *meta.get("og:url", []), *says.urls) if _is_page(url)]
    if saved_from and says.urls and host_of(says.urls[0]) != host_of(saved_from[0]):
        says.urls.insert(0, saved_from[0])


def _comments(root: Element) -> Iterator[Element]:
    """The first comments of a page, also those before its root."""
    before = root.getprevious()
    for _ in range(5):
        if before is None:
            break
        yield before
        before = before.getprevious()
    yield from islice(root.iter(etree.Comment), 20)


def _saved_on(text: str) -> date | None:
    found = _SAVED_ON.search(text)
    if found is None or found.group(1).lower() not in _MONTHS:
        return None
    try:
        return date(int(found.group(3)), _MONTHS.index(found.group(1).lower()) + 1, int(found.group(2)))
    except ValueError:
        return None


def _is_page(url: str) -> bool:
    return _LINK.fullmatch(url) is not None and bool(host_of(url))


def host_of(url: str) -> str:
    """The name of the site in an address; empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _nodes(root: Element) -> Iterator[dict[str, Any]]:
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        text = str(script.text or "")
        if len(text) > _MOST_JSON:
            continue
        try:
            yield from _flat(json.loads(text))
        except (ValueError, RecursionError):
            continue


def _flat(value: Any) -> Iterator[dict[str, Any]]:
    """The mappings in a value, a graph's members among them, but not what they hold."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            yield each
            waiting += [each[key] for key in ("@graph", "mainEntity") if isinstance(each.get(key), list | dict)]


def _of_node(node: dict[str, Any], says: PageSays) -> None:
    kinds = " ".join(map(str, node["@type"])) if isinstance(node.get("@type"), list) else str(node.get("@type", ""))
    if not _ARTICLES.search(kinds):
        return
    is_article = "webpage" not in kinds.lower()
    says.is_news = says.is_news or (is_article and (_NEWS.search(kinds) is not None or "Article" in kinds))
    for key, found in (("headline", says.titles), ("datePublished", says.days)):
        if isinstance(node.get(key), str):
            found.append(on_one_line(node[key], 500))
    if is_article:
        says.authors += list(_names(node.get("author")))
        says.sites += list(_names(node.get("publisher")))


def _names(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str):
            yield on_one_line(name)
