"""A real browser at a running desk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.desk.running import SECRETS, Desk

_CHROMIUM = Path(os.environ.get("BRIEFGEN_CHROMIUM", "/usr/bin/chromium"))
HAS_BROWSER = _CHROMIUM.exists()
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def browsing() -> Iterator["Pages"]:
    """The machine's browser without a window, and nothing of another visit in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(_CHROMIUM), args=_ARGUMENTS)
        try:
            yield Pages(browser)
        finally:
            browser.close()


class Pages:
    """Opens pages of desks; every error that a page's scripts or its policy report is noted in `errors`."""

    def __init__(self, browser: object) -> None:
        self._browser = browser
        self.errors: list[str] = []

    def at(self, desk: Desk, target: str = "/timeline", **context: object) -> Page:
        """A page of its own context at an address of the desk, entered with its token."""
        made = self._browser.new_context(**context)  # type: ignore[attr-defined]
        made.set_default_timeout(15_000)
        page: Page = made.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if _is_fault(said) else None)
        mark = "&" if "?" in target else "?"
        page.goto(f"{desk.origin}{target}{mark}token={SECRETS.token}")
        return page


def _is_fault(said: object) -> bool:
    """Whether a line of the console is an error of ours; an answer that says no is none."""
    expected = ("the server responded with a status of 4", "net::ERR_")  # an answer that says no; a desk that has ended
    return said.type == "error" and not any(each in said.text for each in expected)  # type: ignore[attr-defined]
