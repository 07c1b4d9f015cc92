"""Sources in a real browser: files are taken in, words are chosen by mouse and by keys, and become facts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.desk.browsing import HAS_BROWSER, Pages, browsing
from tests.desk.running import Desk

pytestmark = pytest.mark.skipif(not HAS_BROWSER, reason="no chromium on this machine")
ARTICLE = """<html lang="en"><head><title>Astana and Brussels agree a road map</title>
<meta property="article:published_time" content="2026-06-11"><meta property="og:site_name" content="The Gazette"></head>
<body><article><h1>Astana and Brussels agree a road map</h1>
<p>On 9 June 2026 the Council of the EU and Kazakhstan agreed a road map on visas in Astana, officials said.</p>
<p>Trade in goods rose to 52 billion US dollars in 2025, according to the ministry of trade and integration.</p>
<p>The next round of talks is planned for September 2026 in Brussels, the minister told reporters on Thursday.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Pages]:
    with browsing() as pages:
        yield pages


@pytest.fixture
def pages(browser: Pages) -> Iterator[Pages]:
    browser.errors.clear()
    yield browser
    assert browser.errors == []


def timeline_of(desk: Desk) -> str:
    return (desk.root / "events.yaml").read_text()


def choose(page: Page, words: str) -> None:
    """Selects words of the text as a mouse would leave them."""
    found = page.evaluate(
        """(words) => {
            for (const p of document.querySelectorAll("#text p")) {
                const at = p.firstChild ? p.firstChild.data.indexOf(words) : -1;
                if (at < 0) continue;
                getSelection().setBaseAndExtent(p.firstChild, at, p.firstChild, at + words.length);
                return true;
            }
            return false;
        }""",
        words,
    )
    assert found


def test_a_file_that_is_chosen_becomes_a_source(own_desk: Desk, pages: Pages, tmp_path: Path) -> None:
    file = tmp_path / "road-map.html"
    file.write_text(ARTICLE)
    page = pages.at(own_desk, "/sources")
    page.get_by_label("Add a source").set_input_files(file)
    expect(page.locator(".done, h1").filter(has_text="Astana and Brussels agree a road map").first).to_be_visible()
    assert "publisher: The Gazette" in timeline_of(own_desk)
    page.goto(f"{own_desk.origin}/sources")
    page.get_by_label("Add a source").set_input_files(file)
    expect(page.locator(".fault")).to_contain_text("byte for byte")


def test_words_that_are_chosen_become_an_event(own_desk: Desk, pages: Pages) -> None:
    page = pages.at(own_desk, "/sources/article")
    before = timeline_of(own_desk)
    expect(page.get_by_role("region", name="Text of the source")).to_be_visible()
    choose(page, "Министр Анна Иванова назвала решение важным")
    page.get_by_role("button", name="New event").click()
    expect(page.get_by_label("Words of the source")).to_have_value("Министр Анна Иванова назвала решение важным")
    page.get_by_label("Title").fill("The minister calls the decision important")
    page.get_by_label("Date").fill("2025-03-28")
    page.get_by_label("Status").select_option("occurred")
    page.get_by_label("Topic").fill("visa")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Taken into the timeline:")).to_be_visible()
    after = timeline_of(own_desk)
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert '  date: "2025-03-28"' in added
    assert "  title: {en: The minister calls the decision important}" in after or "The minister calls" in after
    assert after.index("2025-03-27") < after.index("2025-03-28") < after.index("2025-12-02")


def test_words_are_chosen_and_taken_by_keys_alone(own_desk: Desk, pages: Pages) -> None:
    page = pages.at(own_desk, "/sources/article")
    page.get_by_role("region", name="Text of the source").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Title")).to_be_focused()
    expect(page.get_by_label("Words of the source")).not_to_have_value("")
    page.keyboard.type("Typed by keys")
    page.get_by_label("Topic").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("A new subject")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Taken into the timeline:")).to_be_visible()
    assert "Typed by keys" in timeline_of(own_desk)
    assert "id: a-new-subject" in timeline_of(own_desk)


def test_words_become_a_figure_filled_with_what_they_say(own_desk: Desk, pages: Pages) -> None:
    page = pages.at(own_desk, "/sources/article")
    choose(page, "почти 50 миллиардов долларов в 2024 году")
    page.get_by_role("button", name="New figure").click()
    expect(page.get_by_label("Value")).to_have_value("50000000000")
    expect(page.get_by_label("Unit")).to_have_value("USD")
    expect(page.get_by_label("Period")).to_have_value("2024")
    page.get_by_label("Title").fill("Goods in both directions")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Taken into the timeline:")).to_be_visible()
    assert "Goods in both directions" in timeline_of(own_desk)


def test_words_are_added_to_an_event_and_taken_away_again(own_desk: Desk, pages: Pages) -> None:
    page = pages.at(own_desk, "/sources/article")
    before = timeline_of(own_desk)
    choose(page, "Министр Анна Иванова назвала решение важным")
    page.get_by_role("button", name="Add to an event").click()
    page.get_by_label("Words to look for").fill("talks open")
    expect(page.get_by_role("radio")).to_have_count(1)
    page.get_by_role("radio").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Taken into the timeline:")).to_be_visible()
    assert timeline_of(own_desk).count("Министр Анна Иванова назвала решение важным") == 2
    assert own_desk.post("/undo", {}).status == 200
    assert timeline_of(own_desk) == before


def test_a_form_that_was_not_saved_is_there_again(own_desk: Desk, pages: Pages) -> None:
    page = pages.at(own_desk, "/sources/article")
    page.get_by_role("button", name="New event").click()
    page.get_by_label("Title").fill("Half a ti")
    page.reload()
    expect(page.get_by_label("Title")).to_have_value("Half a ti")


@pytest.mark.parametrize(
    "field, value, told",
    [
        ("Words of the source", "Слова, которых в статье нет", "do not stand"),
        ("Date", "soon", "soon"),
    ],
)
def test_what_is_amiss_is_told_and_nothing_is_written(
    own_desk: Desk, pages: Pages, field: str, value: str, told: str
) -> None:
    page = pages.at(own_desk, "/sources/article")
    before = timeline_of(own_desk)
    choose(page, "Министр Анна Иванова назвала решение важным")
    page.get_by_role("button", name="New event").click()
    page.get_by_label("Title").fill("A title")
    page.get_by_label("Topic").fill("visa")
    page.get_by_label("Date").fill("2025-03-28")
    page.get_by_label(field).fill(value)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#said")).to_contain_text(told)
    assert timeline_of(own_desk) == before
