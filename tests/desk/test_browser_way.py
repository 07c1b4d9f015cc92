"""The whole way in a real browser: from nothing to a brief that went out and came back, by mouse and by keys."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from briefgen.project.templates import packaged_texts
from briefgen.service.catalogues import speaking
from tests.desk.browsing import HAS_BROWSER, Pages, browsing
from tests.desk.running import running
from tests.word_edits import edited

pytestmark = pytest.mark.skipif(not HAS_BROWSER, reason="no chromium on this machine")
EMPTY = """# A timeline that begins.
sources: []
actors:
- id: council
  kind: organisation
  name: {en: Council of the EU, ru: Совет ЕС, kk: ЕО Кеңесі}
topics:
- id: visa
  name: {en: Visas, ru: Визы, kk: Визалар}
events: []
"""
ARTICLE = """<html lang="en"><head><title>Brussels and Astana agree a road map on visas</title>
<meta property="article:published_time" content="2026-06-11"><meta property="og:site_name" content="The Gazette"></head>
<body><article><h1>Brussels and Astana agree a road map on visas</h1>
<p>On 9 June 2026 the Council of the EU and Kazakhstan signed a road map on visas in Astana, officials said.</p>
<p>On 10 June 2026 the Council of the EU approved a mandate for the negotiations on visa facilitation.</p>
<p>The Council of the EU plans to hold the next round of visa talks in September 2026 in Brussels, it announced.</p>
<p>On 2 March 2026 the Council of the EU and Kazakhstan opened consultations on visa facilitation in Brussels.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Pages]:
    with browsing() as pages:
        yield pages


@dataclass
class Hand:
    """Someone at a page, in a language, with a mouse or with keys alone."""

    page: Page
    say: Callable[[str], str]
    by_keys: bool

    def reach(self, what: Locator) -> None:
        """Goes to a part of the page with the Tab key."""
        what.wait_for()
        for _ in range(250):
            if what.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"no key leads to {what}")

    def press(self, what: Locator) -> None:
        if not self.by_keys:
            what.click()
            return
        self.reach(what)
        self.page.keyboard.press("Enter")

    def write(self, what: Locator, text: str) -> None:
        if not self.by_keys:
            what.click()
        else:
            self.reach(what)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=self.say(name), exact=True)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=self.say(name), exact=True)


@pytest.mark.parametrize("locale, by_keys", [("en", False), ("en", True), ("ru", False), ("kk", True)], ids=str)
def test_from_an_empty_project_to_a_brief_that_came_back(
    tmp_path: Path, browser: Pages, locale: str, by_keys: bool
) -> None:
    browser.errors.clear()
    root = tmp_path / "project"
    root.mkdir()
    (root / "events.yaml").write_text(EMPTY)
    (tmp_path / "road-map.html").write_text(ARTICLE)
    with running(root) as desk:
        page = browser.at(desk, f"/timeline?lang={locale}")
        hand = Hand(page, speaking(locale, None, packaged_texts()).gettext, by_keys)
        _add_and_take(hand, tmp_path / "road-map.html", root)
        _write(hand, root)
        _send_out_and_back(hand, tmp_path, root)
    assert browser.errors == []


def _add_and_take(hand: Hand, file: Path, root: Path) -> None:
    """Takes an article in, and three of its proposals."""
    hand.press(hand.link("Sources"))
    hand.page.get_by_label(hand.say("Add a source")).set_input_files(file)
    expect(hand.page.locator("#text")).to_contain_text("officials said")
    hand.press(hand.link("Proposals"))
    for count in range(1, 4):
        topic = hand.page.get_by_label(hand.say("Topic"))
        hand.write(topic, "visa")
        if hand.by_keys:
            hand.page.keyboard.press("Escape")  # the list of topics that opens below
        hand.press(hand.button("Accept"))
        expect(hand.page.locator("#said")).to_contain_text(hand.say("Taken into the timeline:"))
        expect(hand.page.locator("#proposals")).to_have_attribute("data-decided", str(count))
    assert (root / "events.yaml").read_text().count("- source:") == 3


def _write(hand: Hand, root: Path) -> None:
    """Begins a brief, writes two lines with a date in one, and puts the second before the first."""
    hand.press(hand.link("Briefings"))
    hand.press(hand.button("Begin"))
    section = hand.page.locator("section[data-name=points-to-make]")
    for text in ("Before all, we thank for ", "We come back to the road map."):
        hand.press(section.get_by_role("button", name=hand.say("Add a statement")))
        hand.page.keyboard.type(text)
    first = section.locator(".statement").nth(-2)  # before it stands what is to be written
    if hand.by_keys:
        hand.reach(first.get_by_role("button", name=hand.say("Insert…")))
        hand.page.keyboard.press("Enter")
    else:
        first.get_by_role("button", name=hand.say("Insert…")).click()
    hand.page.locator("#choices button").first.wait_for()
    hand.page.locator("#look-for").press("Enter")
    expect(first.locator(".chip")).to_be_visible()
    hand.press(first.get_by_role("button", name=hand.say("Move down")))
    hand.press(hand.button("Save"))
    expect(hand.page.locator("#said")).to_have_text(hand.say("Saved."))
    (brief,) = (root / "briefings").glob("*.yaml")
    text = brief.read_text()
    assert re.search(r"thank for \{\{\s+date\(", text), text
    assert text.index("We come back") < text.index("Before all")


def _send_out_and_back(hand: Hand, folder: Path, root: Path) -> None:
    """Builds, downloads, changes the Word document as a colleague would, and takes the change over."""
    hand.press(hand.button("Build"))
    saved: dict[str, bytes] = {}
    for name in ("PDF", "Word"):
        with hand.page.expect_download(timeout=90_000) as waiting:
            hand.page.locator("#built").get_by_role("link", name=re.compile(name)).click(timeout=90_000)
        saved[name] = Path(waiting.value.path()).read_bytes()
    assert saved["PDF"].startswith(b"%PDF")
    back = folder / "back.docx"
    back.write_bytes(edited(saved["Word"], _retyped))
    hand.press(hand.link("Briefings"))
    hand.page.get_by_label(hand.say("A Word document that came back")).set_input_files(back)
    box = hand.page.locator("#changes input[name=number]").first
    if hand.by_keys:
        hand.reach(box)
        hand.page.keyboard.press("Space")
    else:
        box.check()
    hand.press(hand.button("Take over what is chosen"))
    expect(hand.page.locator(".statement").first).to_be_visible()
    (brief,) = (root / "briefings").glob("*.yaml")
    assert "We come back to it." in brief.read_text()


def _retyped(document: object) -> None:
    for start in document.root.iter():  # type: ignore[attr-defined]
        name = next((value for key, value in start.attrib.items() if key.endswith("}name")), "")
        if start.tag.endswith("}bookmarkStart") and "We come back to the road map." in _text(document.at(name)):  # type: ignore[attr-defined]
            document.type_over(name, "the road map", "it")  # type: ignore[attr-defined]
            return
    pytest.fail("the statement is not in the document")


def _text(paragraph: object) -> str:
    return "".join(each.text or "" for each in paragraph.iter() if str(each.tag).endswith("}t"))  # type: ignore[attr-defined]
