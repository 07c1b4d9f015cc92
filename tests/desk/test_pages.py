"""The pages of the desk: each answers in three languages, without scripts, and shows what the files say now."""

import re

import pytest

from tests.desk.running import Desk
from tests.test_command import change

PAGES = {
    "/timeline": "Council approves the mandate",
    "/timeline?topic=visa&status=planned&q=talks": "Talks are expected to begin",
    "/timeline?topic=nowhere&as-of=soon": "nowhere",
    "/timeline.svg": "<svg",
    "/facts/talks-opened": "Недавно переговоры официально начались",
    "/facts/trade-2024": "почти 50 миллиардов долларов в 2024 году",
    "/figures": "Trade in goods",
    "/findings": "finding",
    "/sources": "Мандат одобрен",
    "/sources/article": "27 марта 2025 года",
    "/briefings": "Visa talks",
    "/briefings/talks": "We welcome the mandate",
    "/briefings/talks/preview?locale=en": "We welcome the mandate",
}
LANGUAGES = {"en": "Timeline", "ru": "Хронология", "kk": "Хронология"}


@pytest.mark.parametrize("target", PAGES)
def test_each_page_answers_with_what_the_files_say(desk: Desk, target: str) -> None:
    answer = desk.get(target)
    assert answer.status == 200
    assert PAGES[target] in answer.body.replace("\u00a0", " ")


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("target", ["/timeline", "/facts/mandate", "/sources/article", "/briefings/talks", "/findings"])
def test_each_page_speaks_each_language(desk: Desk, target: str, locale: str) -> None:
    answer = desk.get(f"{target}?lang={locale}")
    assert (answer.status, f'<html lang="{locale}">' in answer.body) == (200, True)
    assert f">{LANGUAGES[locale]}</a>" in answer.body
    assert f"briefgen-language={locale}" in answer.headers["set-cookie"]


@pytest.mark.parametrize("target", ["/facts/none", "/sources/none", "/briefings/none", "/sources/article/original"])
def test_what_is_not_there_is_said(desk: Desk, target: str) -> None:
    answer = desk.get(target)
    assert answer.status == 404
    assert "<h1>Not found</h1>" in answer.body


def test_every_link_of_a_page_leads_somewhere(desk: Desk) -> None:
    seen = {"/timeline"}
    waiting = list(seen)
    for _ in range(200):
        if not waiting:
            break
        found = re.findall(r'(?:href|src)="(/[^"#]*)', desk.get(waiting.pop()).body)
        new = {link.replace("&amp;", "&") for link in found} - seen
        assert all(desk.get(link).status == 200 for link in new if not link.endswith("/original"))
        seen |= new
        waiting += [link for link in new if "?" not in link and "." not in link]
    assert {"/sources/article", "/briefings/talks", "/facts/mandate", "/findings", "/figures"} <= seen


def test_a_file_that_changes_is_seen_at_the_next_look(own_desk: Desk) -> None:
    assert "Visa talks" in own_desk.get("/briefings").body
    change(own_desk.root / "briefings/talks.yaml", "Visa talks", "Changed talks")
    assert "Changed talks" in own_desk.get("/briefings").body


def test_a_project_that_cannot_be_read_is_a_page_with_its_findings(own_desk: Desk) -> None:
    (own_desk.root / "events.yaml").unlink()
    answer = own_desk.get("/timeline")
    assert answer.status == 500
    assert "events.yaml" in answer.body


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "javascript:alert(1)"]
)
def test_what_a_project_says_is_never_markup(own_desk: Desk, payload: str) -> None:
    change(own_desk.root / "events.yaml", "title: Мандат одобрен", f"title: '{payload}'")
    change(own_desk.root / "events.yaml", "name: {en: Council of the EU,", f"name: {{en: '{payload}',")
    for target in ("/sources", "/sources/article", "/timeline", "/facts/mandate"):
        body = own_desk.get(target).body
        assert "<script>alert" not in body
        assert "<img src=x" not in body
        assert 'href="javascript' not in body


def test_an_address_that_leads_nowhere_has_a_page_with_the_way_back(desk: Desk) -> None:
    found = desk.get("/an/old/address")
    assert found.status == 404
    assert "no page at this address" in found.body
    assert 'href="/timeline' in found.body
