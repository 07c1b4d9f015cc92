"""`briefgen find`: what is found and where, what a narrower release never finds, and an index that is only a memory."""

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from briefgen.cli.reading_arguments import FOUND_KINDS
from briefgen.search.asking import asked
from briefgen.search.entries import KINDS
from briefgen.search.excerpts import excerpt
from briefgen.search.index import SearchFilters
from briefgen.search.words import terms
from briefgen.service import finding, opened
from briefgen.service.finding import UnknownNameError, find
from tests.test_command import briefgen, change

DAY = date(2026, 11, 22)


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "memory"


def ids(
    root: Path, words: str, memory: Path, filters: SearchFilters | None = None, release: str = "internal"
) -> list[str]:
    found = find(root, words, filters or SearchFilters(), as_of=DAY, release=release, folder=memory).hits
    return [f"{hit.kind}:{hit.id}" for hit in found]


FOUND = {
    "mandates": "event:mandate",
    "мандатом": "event:mandate",
    "мандатты": "event:mandate",
    "Ivanova": "actor:anna-ivanova",
    "Ивановой": "actor:anna-ivanova",
    "Ivanowa": "actor:anna-ivanova",
    "министром": "actor:anna-ivanova",
    "50000000000": "figure:trade-2024",
    "сауданың": "figure:trade-2024",
    "важным решением": "source:article",
    "раундами": "statement:talks/objectives/1",
    "готовы": "statement:talks/if-raised/1",
    "Outlet": "source:later-article",
}


@pytest.mark.parametrize("words, wanted", FOUND.items())
def test_every_kind_of_thing_is_found_in_every_form_of_a_word(
    tiny: Path, memory: Path, words: str, wanted: str
) -> None:
    assert wanted in ids(tiny, words, memory)


def test_a_passage_of_a_source_comes_with_its_line_and_its_words_are_marked(tiny: Path, memory: Path) -> None:
    (hit, *_) = find(tiny, "важным решением", SearchFilters(kinds=("source",)), as_of=DAY, folder=memory).hits
    lines = (tiny / "seeds/article.txt").read_text(encoding="utf-8").splitlines()
    assert hit.line is not None
    assert hit.text in lines[hit.line - 1]
    assert [hit.text[start:end] for start, end in hit.marks] == ["решение", "важным"]


def test_what_lies_outside_the_body_of_a_source_is_not_found(tiny: Path, memory: Path) -> None:
    text = (tiny / "seeds/article.txt").read_text(encoding="utf-8")
    outside = text[:32].split()[0]
    hits = find(tiny, outside, SearchFilters(kinds=("source",)), as_of=DAY, folder=memory).hits
    assert [hit.line for hit in hits if hit.id == "article"] in ([], [None])


def test_a_phrase_wants_its_words_side_by_side_and_a_minus_wants_none(tiny: Path, memory: Path) -> None:
    assert "event:mandate" in ids(tiny, '"одобрил мандат"', memory)
    assert "event:mandate" not in ids(tiny, '"мандат одобрил"', memory)
    assert "event:mandate" in ids(tiny, "Council", memory)
    assert "event:mandate" not in ids(tiny, "Council -mandates", memory)
    assert ids(tiny, "-mandates", memory) == []


def test_where_nothing_has_all_the_words_those_are_given_that_have_some(tiny: Path, memory: Path) -> None:
    answer = find(tiny, "mandate zeppelin", as_of=DAY, folder=memory)
    assert not answer.complete
    assert "mandate" in [hit.id for hit in answer.hits]


FILTERED = [
    (SearchFilters(kinds=("actor",)), {"actor:council"}),
    (SearchFilters(kinds=("event",)), {"event:mandate", "event:talks-expected", "event:talks-opened"}),
    (SearchFilters(status=("planned",)), {"event:talks-expected"}),
    (SearchFilters(kinds=("event",), earliest="2025-10-01"), {"event:talks-opened"}),
    (SearchFilters(kinds=("event",), latest="2025-03-31"), {"event:mandate"}),
    (SearchFilters(kinds=("event",), actors=("anna-ivanova",)), {"event:mandate"}),
    (SearchFilters(kinds=("event",), topics=("trade",)), set()),
]


@pytest.mark.parametrize("filters, wanted", FILTERED)
def test_filters_leave_out_what_list_leaves_out(
    tiny: Path, memory: Path, filters: SearchFilters, wanted: set[str]
) -> None:
    assert set(ids(tiny, "Council", memory, filters)) == wanted


def test_an_unknown_topic_or_actor_is_said(tiny: Path, memory: Path) -> None:
    with pytest.raises(UnknownNameError, match="visas"):
        ids(tiny, "talks", memory, SearchFilters(topics=("visas",)))


def test_a_narrower_release_finds_nothing_that_was_removed(tiny: Path, memory: Path) -> None:
    assert ids(tiny, "next round", memory) == ["statement:talks/objectives/1"]
    assert ids(tiny, "next round", memory, release="public") == []
    change(tiny / "events.yaml", "  milestone:", "  release: internal\n  milestone:")
    assert "event:mandate" in ids(tiny, "mandate", memory)
    assert ids(tiny, "mandate", memory, release="public") == ["source:article"], "whose title is “Мандат одобрен”"
    holding = [path for path in memory.iterdir() if "мандат на переговоры".encode() in path.read_bytes()]
    assert len(holding) == 1, "the public index holds nothing of it"


def test_outside_the_house_a_source_is_found_by_its_quotes_alone(tiny: Path, memory: Path) -> None:
    body = (tiny / "seeds/later.txt").read_text(encoding="utf-8")
    unquoted = next(word for word in body.replace(".", " ").split() if len(word) > 6 and word not in
                    "Недавно переговоры официально начались Переговоры")  # fmt: skip
    only = SearchFilters(kinds=("source",))
    assert "source:second-article" in ids(tiny, unquoted, memory, only)
    assert "source:second-article" not in ids(tiny, unquoted, memory, only, release="public")
    assert "source:second-article" in ids(tiny, "официально", memory, only, release="public")


def test_on_an_earlier_day_what_was_not_known_is_not_found(tiny: Path, memory: Path) -> None:
    earlier = find(tiny, "переговоры", as_of=date(2025, 5, 1), folder=memory).hits
    assert "talks-opened" not in [hit.id for hit in earlier]
    assert "talks-expected" in [hit.id for hit in earlier]
    assert "event:talks-opened" in ids(tiny, "переговоры", memory)


def test_an_answer_from_the_index_reads_no_project_and_an_edit_is_seen_at_once(
    tiny: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(tiny, "mandate", memory)
    reading = opened.open_project
    monkeypatch.setattr(opened, "open_project", lambda _: pytest.fail("it is read again"))
    assert ids(tiny, "mandate", memory) == before
    monkeypatch.setattr(opened, "open_project", reading)
    change(tiny / "events.yaml", "Council approves the mandate", "Council approves the zeppelin")
    assert "event:mandate" in ids(tiny, "zeppelins", memory)
    (tiny / "events.yaml").write_text((tiny / "events.yaml").read_text().replace("zeppelin", "mandate"))
    assert ids(tiny, "zeppelins", memory) == []
    assert ids(tiny, "mandate", memory) == before


def test_an_index_that_was_renewed_answers_as_one_made_anew(tiny: Path, memory: Path, tmp_path: Path) -> None:
    ids(tiny, "talks", memory)
    change(tiny / "events.yaml", "Talks are expected to begin", "A ceremony is expected")
    renewed = find(tiny, "talks council", as_of=DAY, folder=memory)
    assert renewed == find(tiny, "talks council", as_of=DAY, folder=tmp_path / "other")


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 200])
def test_a_torn_index_is_made_anew(tiny: Path, memory: Path, content: bytes) -> None:
    wanted = ids(tiny, "mandate", memory)
    (path,) = memory.glob("*.sqlite")
    path.write_bytes(content)
    assert ids(tiny, "mandate", memory) == wanted


def test_an_index_of_another_program_is_made_anew(tiny: Path, memory: Path) -> None:
    wanted = ids(tiny, "mandate", memory)
    (path,) = memory.glob("*.sqlite")
    with sqlite3.connect(path) as base:
        base.execute("UPDATE entries SET title = 'forged'")
        base.execute("PRAGMA user_version = 1")
    base.close()
    assert ids(tiny, "mandate", memory) == wanted
    assert "forged" not in [hit.title for hit in find(tiny, "mandate", as_of=DAY, folder=memory).hits]


def test_without_a_place_for_the_index_it_is_held_in_memory(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "event:mandate" in ids(tiny, "mandate", tmp_path / "file" / "below")


def test_the_index_lies_in_the_users_cache_for_the_user_alone(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    find(tiny, "mandate")
    (path,) = (tmp_path / "briefgen/search").iterdir()
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "words",
    ['"', "-", '""', "*", "NEAR(a b)", "title:mandate", "a OR", "'); DROP TABLE words; --", "\0", "-" * 600, "^"],
)
def test_signs_of_the_search_engine_mean_nothing(tiny: Path, memory: Path, words: str) -> None:
    find(tiny, words, as_of=DAY, folder=memory)
    assert "event:mandate" in ids(tiny, "mandate", memory)


def test_the_command_prints_json_with_the_keys_that_others_rely_on(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = briefgen(tiny, "find", "mandates", "--format", "json", "--as-of", "2026-11-22", capsys=capsys)
    found = json.loads(out)
    assert status == 0
    assert {"kind", "id", "text", "score", "marks", "language"} <= found[0].keys()
    assert found == sorted(found, key=lambda each: -each["score"])


def test_the_command_marks_the_words_and_says_how_many_were_found(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = briefgen(tiny, "find", "next", "rounds", "--as-of", "2026-11-22", capsys=capsys)
    assert status == 0
    assert "statement  talks/objectives/1" in out
    assert "*next* *round*" in out
    assert err == "1 found\n"


@pytest.mark.parametrize("option", [("--topic", "visas"), ("--actor", "anna"), ("--status", "done")])
def test_the_command_says_what_there_is_where_a_filter_names_nothing(
    tiny: Path, capsys: pytest.CaptureFixture[str], option: tuple[str, str]
) -> None:
    status, _, err = briefgen(tiny, "find", "talks", *option, capsys=capsys)
    assert status == 2
    assert option[1] in err


def test_the_shell_may_keep_a_phrase_together(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = briefgen(tiny, "find", "одобрил мандат", "Совет", capsys=capsys)
    assert "nothing has all" not in err
    _, _, err = briefgen(tiny, "find", "мандат одобрил", "Совет", capsys=capsys)
    assert "nothing has all" in err


WORDS = [
    ("Kazakhstan’s talks", "en", "enkazakhstan ens entalk"),
    ("Türkiye", "en", "enturkiy"),
    ("переговорами 2025 ёлки", "ru", "ruпереговор no2025 ruелк"),
    ("рынок рынка поставок поставка", "ru", "ruрынк ruрынк ruпоставк ruпоставк"),
    ("кітап кітабы", "kk", "kkкітап kkкітап"),
    ("ви\u00adзы́", "ru", "ruвиз"),
]


@pytest.mark.parametrize("text, lang, wanted", WORDS)
def test_words_are_brought_to_the_form_by_which_they_are_found(text: str, lang: str, wanted: str) -> None:
    assert terms(text, lang) == wanted


def test_small_words_are_asked_for_only_where_there_is_nothing_else() -> None:
    assert asked("who said what on transport").wanted == (("transport",),)
    assert asked("what on").wanted == (("what",), ("on",))


def test_an_excerpt_is_the_stretch_with_most_of_the_words() -> None:
    text = "one " * 40 + "mandate and talks " + "two " * 40
    at = text.index("mandate")
    shown, marked = excerpt(text, ((0, 3), (at, at + 7), (at + 12, at + 17)), 60)
    assert [shown[start:end] for start, end in marked] == ["mandate", "talks"]
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 62


def test_the_kinds_of_the_command_are_those_of_the_index() -> None:
    assert FOUND_KINDS == KINDS
    assert finding.LIMIT == 20
