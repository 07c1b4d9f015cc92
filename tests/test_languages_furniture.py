"""No document holds furniture of another language: what is not in its script is quoted, tagged, or named here."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from lxml import etree

from briefgen.model import Timeline
from briefgen.project.files import Project
from tests.real_documents import ROOT, page

BRIEFINGS = sorted(path.stem for path in (ROOT / "briefings").glob("*.yaml"))
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f][\w.’'-]*")
CYRILLIC = re.compile(r"[\u0400-\u04ff][\w-]*")
FOREIGN = {"en": CYRILLIC, "ru": LATIN, "kk": LATIN}
ALLOWED = {
    "briefgen": "the name of the program, in the version line",
    "PUBLIC": "markings are data and never translated",
    "SOURCES": "the same",
    "EIAS": "the institute goes by its English initials",
    "CRM": "the planned centre for critical raw materials is called so",
    "Mining": "Astana Mining & Metallurgy is the name of the fair",
    "Metallurgy": "the same",
    "Total": "the company as the source names it, with its name of today",
    "UK": "the format is called CA5+UK by all its members",
    "Global": "Global Gateway keeps its name beside the translation (glossary.yaml)",
    "Gateway": "the same",
}
QUOTED = re.compile("«[^«»]*»|“[^“”]*”|‘[^‘’]*’|„[^„“]*“")
KAZAKH_LETTERS = re.compile("[әғқңөұүһі]", re.IGNORECASE)
DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|::| [,.;!?](?:\s|$)|(?<!\d) :|\( | \)")


def html(briefing: str, locale: str) -> str:
    return page(f"{locale}/{briefing}").html


@cache
def timeline() -> Timeline:
    found = Project(ROOT).load().timeline.value
    assert found is not None
    return found


@cache
def names() -> frozenset[str]:
    """The words of what keeps its name in every language: publishers, and actors whose name is written so."""
    words = [source.container_title or source.publisher or source.title for source in timeline().sources]
    words += [text for actor in timeline().actors for _, text in actor.name.texts]
    return frozenset(word for text in words for word in (*LATIN.findall(text), *CYRILLIC.findall(text)))


def own_texts(briefing: str, locale: str) -> Iterator[str]:
    """What a document says in its own language: the texts outside any element of another language, and of addresses."""
    root = etree.fromstring(html(briefing, locale).encode())
    yield from (str(element.text) for element in root.iterfind("head/title"))
    yield from (element.get("content") or "" for element in root.iterfind("head/meta[@name='description']"))
    main = root.find("body/main")
    assert main is not None
    yield from _texts(main, locale)


def _texts(element: etree._Element, locale: str) -> Iterator[str]:
    language = element.get("lang") or locale
    address = (element.get("href") or "").startswith("http")
    if language == locale and not address:
        yield element.text or ""
        for child in element:
            yield from _texts(child, locale)
            yield child.tail or ""


CASES = [(briefing, locale) for briefing in BRIEFINGS for locale in FOREIGN]


@pytest.mark.parametrize("briefing, locale", CASES)
def test_no_word_is_written_in_the_script_of_another_language(briefing: str, locale: str) -> None:
    known = {*ALLOWED, *names()}
    words = {
        word.rstrip(".-")
        for text in own_texts(briefing, locale)
        for word in FOREIGN[locale].findall(QUOTED.sub("", text))
    }
    assert {word for word in words if word not in known and len(word) > 1} == set()


@pytest.mark.parametrize("briefing", BRIEFINGS)
def test_no_russian_document_holds_a_kazakh_word(briefing: str) -> None:
    words = {word for text in own_texts(briefing, "ru") for word in CYRILLIC.findall(text)}
    assert {word for word in words if KAZAKH_LETTERS.search(word)} == set()


@pytest.mark.parametrize("briefing, locale", CASES)
def test_no_punctuation_is_doubled_or_stands_alone(briefing: str, locale: str) -> None:
    """A Russian date ends in «г.»; a full stop after it would be a second one."""
    root = etree.fromstring(html(briefing, locale).encode())
    blocks = root.iter("p", "li", "td", "th", "h1", "h2", "h3", "caption", "figcaption")
    leaves = [element for element in blocks if element.find(".//p") is None]
    texts = (" ".join(_said(element).split()) for element in leaves)
    assert [text for text in texts if DOUBLED.search(text)] == []


def _said(element: etree._Element) -> str:
    """The words of an element, with a quote of a source as one sign: its punctuation is its own."""
    inner = ("…" if child.get("class") == "quote" else _said(child) for child in element)
    tails = (child.tail or "" for child in element)
    return "".join([element.text or "", *(f"{words}{tail}" for words, tail in zip(inner, tails, strict=True))])


@pytest.mark.parametrize("briefing, locale", CASES)
def test_no_text_is_left_untranslated(briefing: str, locale: str) -> None:
    assert 'class="untranslated"' not in html(briefing, locale)
