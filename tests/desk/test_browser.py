"""The desk in a real browser: what a person does with mouse or keys, and what the files say afterwards."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.desk.browsing import HAS_BROWSER, Pages, browsing
from tests.desk.running import Desk, running
from tests.test_command import change

pytestmark = pytest.mark.skipif(not HAS_BROWSER, reason="no chromium on this machine")
POINT = "Statement 1 of Points to make (proposed)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Pages]:
    with browsing() as pages:
        yield pages


@pytest.fixture
def pages(browser: Pages) -> Iterator[Pages]:
    browser.errors.clear()
    yield browser
    assert browser.errors == []


def brief_of(desk: Desk) -> str:
    return (desk.root / "briefings/talks.yaml").read_text()


def box(page: Page, name: str = POINT) -> Locator:
    return page.get_by_role("textbox", name=name, exact=True)


def preview(page: Page) -> Locator:
    return page.frame_locator("iframe[title=Preview]").locator("body")


def test_a_statement_is_written_looked_at_and_saved(own_desk: Desk, pages: Pages) -> None:
    page = pages.at(own_desk, "/briefings/talks")
    box(page).fill("We welcome it of {{ date('mandate') }}.")
    expect(preview(page)).to_contain_text(re.compile("We welcome it of 27.March.2025"))
    assert "welcome it" not in brief_of(own_desk)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#said")).to_have_text("Saved.")
    assert "We welcome it of {{ date('mandate') }}." in brief_of(own_desk)
    expect(page.locator(".chip", has_text="27 March 2025")).to_be_visible()
    expect(page.locator(".behind")).to_have_count(2)


def test_a_date_is_drawn_by_keys_alone_and_cited_and_is_removed_as_one_piece(own_desk: Desk, pages: Pages) -> None:
    page = pages.at(own_desk, "/briefings/talks")
    box(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Since ")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.act") == "insert":
            break
    page.keyboard.press("Enter")
    page.keyboard.type("talks open")
    expect(page.get_by_role("dialog").get_by_role("listitem")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(box(page)).to_have_text("We welcome the mandate. Since 2 December 2025")
    page.keyboard.type(" !")
    page.keyboard.press("Control+s")
    expect(page.locator("#said")).to_have_text("Saved.")
    assert "Since {{ date('talks-opened') }} !" in brief_of(own_desk)
    assert "cites: [mandate, talks-opened]" in brief_of(own_desk)
    box(page).focus()
    page.keyboard.press("Control+End")
    for _ in range(3):
        page.keyboard.press("Backspace")
    expect(box(page)).to_have_text("We welcome the mandate. Since ")


def test_statements_are_reordered_by_button_and_by_key(own_desk: Desk, pages: Pages) -> None:
    page = pages.at(own_desk, "/briefings/talks")
    section = page.get_by_role("region", name="Points to make (proposed)")
    section.get_by_role("button", name="Add a statement").click()
    page.keyboard.type("We ask for a date.")
    expect(box(page, POINT.replace("1", "2"))).to_have_text("We ask for a date.")
    section.get_by_role("button", name="Move up").nth(1).click()
    expect(box(page)).to_have_text("We ask for a date.")
    box(page).press("Alt+ArrowDown")
    expect(box(page, POINT.replace("1", "2"))).to_have_text("We ask for a date.")
    section.get_by_role("button", name="Move down").first.click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#said")).to_have_text("Saved.")
    text = brief_of(own_desk)
    assert text.index("We ask for a date.") < text.index("We welcome the mandate.")


def test_what_was_not_saved_is_there_again_and_can_be_discarded(own_desk: Desk, pages: Pages) -> None:
    page = pages.at(own_desk, "/briefings/talks")
    box(page).fill("Half a sen")
    page.reload()
    expect(box(page)).to_have_text("Half a sen")
    page.get_by_role("button", name="Discard").click()
    expect(box(page)).to_have_text("We welcome the mandate.")
    page.reload()
    expect(box(page)).to_have_text("We welcome the mandate.")


def test_two_versions_are_shown_and_put_together(own_desk: Desk, pages: Pages) -> None:
    page = pages.at(own_desk, "/briefings/talks")
    box(page).fill("We welcome it warmly.")
    change(own_desk.root / "briefings/talks.yaml", "Agree a date", "Agree the date")
    page.get_by_role("button", name="Save").click()
    dialog = page.get_by_role("dialog", name="Two versions")
    expect(dialog).to_contain_text("Agree the date")
    dialog.get_by_role("button", name="Put both together").click()
    expect(page.locator("#said")).to_have_text("Saved.")
    assert "We welcome it warmly." in brief_of(own_desk)
    assert "Agree the date" in brief_of(own_desk)
    page.get_by_role("button", name="Undo").click()
    expect(box(page)).to_have_text("We welcome the mandate.")
    assert "Agree the date" in brief_of(own_desk)


def test_documents_are_built_and_downloaded(own_desk: Desk, pages: Pages) -> None:
    page = pages.at(own_desk, "/briefings/talks")
    page.get_by_role("button", name="Build").click()
    starts = {"PDF": b"%PDF", "Word": b"PK", "HTML": b"<!DOCTYPE html>"}
    for name, start in starts.items():
        with page.expect_download(timeout=60_000) as waiting:
            page.locator("#built").get_by_role("link", name=re.compile(name)).click(timeout=60_000)
        assert Path(waiting.value.path()).read_bytes().startswith(start)


def test_a_desk_for_reading_shows_the_page_and_no_way_to_write(tiny: Path, pages: Pages) -> None:
    with running(tiny, read_only=True) as desk:
        page = pages.at(desk, "/briefings/talks")
        expect(preview(page)).to_contain_text("We welcome the mandate")
        expect(page.get_by_role("button")).to_have_count(0)
        expect(page.get_by_role("textbox")).to_have_count(0)
