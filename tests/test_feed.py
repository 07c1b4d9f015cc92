"""The feed lists the digests found in the output folder and nothing else, the newest first."""

from pathlib import Path

import pytest
from lxml import etree

from tests.test_command import briefgen, change

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(project: Path, name: str = "en/digests.atom") -> etree._Element:
    return etree.fromstring((project / "output" / name).read_bytes())


def entries(project: Path) -> list[str]:
    return [str(entry.findtext(f"{ATOM}title")) for entry in feed(project).iter(f"{ATOM}entry")]


def test_a_feed_has_what_rfc_4287_demands(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    briefgen(tiny, "digest", "--week=2025-W51", "--format=html,atom", capsys=capsys)
    root = feed(tiny)
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    for element in (root, entry):
        assert str(element.findtext(f"{ATOM}id")).startswith("urn:uuid:")
        assert element.findtext(f"{ATOM}updated") == "2025-12-22T00:00:00Z"
        assert element.findtext(f"{ATOM}title")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "briefgen"
    assert root.findtext(f"{ATOM}rights") == "PUBLIC SOURCES"
    assert str(entry.findtext(f"{ATOM}content")).startswith("New: 1 event · 0 figures · 1 source – Talks open")


def test_a_feed_lists_the_digests_that_lie_there_newest_first_and_links_what_there_is(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefgen(tiny, "digest", "--week=2025-W51", "--format=html,ics,atom", capsys=capsys)
    briefgen(tiny, "digest", "--week=2025-W16", "--format=html,atom", capsys=capsys)
    (tiny / "output/en/digest-2025-W53.html").write_text("no such week", encoding="utf-8")
    (tiny / "output/en/digest-2025-W17.public.html").write_text("another release", encoding="utf-8")
    briefgen(tiny, "digest", "--week=2025-W16", "--format=html,atom", capsys=capsys)
    assert entries(tiny) == ["Weekly digest 2025-W51", "Weekly digest 2025-W16"]
    links = [(link.get("rel"), link.get("href")) for link in feed(tiny).iter(f"{ATOM}link")]
    assert links == [
        ("self", "digests.atom"),
        ("alternate", "digest-2025-W51.html"),
        ("enclosure", "digest-2025-W51.ics"),
        ("alternate", "digest-2025-W16.html"),
    ]


def test_ids_never_change_and_differ_between_weeks_languages_and_releases(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--since=2025-W50", "--week=2025-W51", "--format=html,atom", "--locale=en,ru")
    briefgen(tiny, "digest", *options, capsys=capsys)
    briefgen(tiny, "digest", *options, "--release=public", capsys=capsys)
    names = ("en/digests.atom", "ru/digests.atom", "en/digests.public.atom", "ru/digests.public.atom")
    first = {str(found.text) for name in names for found in feed(tiny, name).iter(f"{ATOM}id")}
    assert len(first) == 12
    change(tiny / "events.yaml", "en: Talks open,", "en: Talks begin,")
    briefgen(tiny, "digest", "--week=2025-W52", *options[2:], capsys=capsys)
    assert first >= {str(found.text) for found in list(feed(tiny).iter(f"{ATOM}id"))[2:]}


def test_with_an_address_in_the_settings_all_links_are_whole(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny / "project.yaml").write_text("url: https://desk.example/briefs\n", encoding="utf-8")
    briefgen(tiny, "digest", "--week=2025-W51", "--format=html,atom", capsys=capsys)
    links = [link.get("href") for link in feed(tiny).iter(f"{ATOM}link")]
    assert links == [f"https://desk.example/briefs/en/{name}" for name in ("digests.atom", "digest-2025-W51.html")]


def test_hostile_words_stay_words(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "events.yaml", "en: Talks open,", "en: 'Talks </content><script>&amp; ]]> open',")
    briefgen(tiny, "digest", "--week=2025-W51", "--format=html,atom", capsys=capsys)
    assert not list(feed(tiny).iter("{*}script"))
    assert "</content><script>&amp; ]]> open" in str(feed(tiny).findtext(f"{ATOM}entry/{ATOM}content"))
