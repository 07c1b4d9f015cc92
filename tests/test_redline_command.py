"""`briefgen redline`: against what was cleared, a day, or a file; for whom it is; and what `clear` keeps for it."""

import json
import re
import shutil
from pathlib import Path

import pytest

from briefgen.clearance import content
from briefgen.clearance.record import BrokenRecordError, cleared
from briefgen.document.reader import read
from tests.test_command import briefgen, outputs

AS_OF = "--as-of=2026-11-22"
BRIEF = "briefings/talks.yaml"


def change(project: Path, old: str, new: str, file: str = BRIEF) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def clear(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("talks", "--by=Head", "--drafted-by=A. Desk", "--on=2026-11-22")
    assert briefgen(project, "clear", *options, capsys=capsys)[0] == 0


def redline(project: Path, capsys: pytest.CaptureFixture[str], against: str, *options: str) -> tuple[int, str, str]:
    given = options or ("--format=html",)
    return briefgen(project, "redline", "talks", f"--against={against}", AS_OF, *given, capsys=capsys)


def revised(html: str) -> list[tuple[str, str]]:
    """What came and what went, in order, without what stands around it."""
    found = re.findall(r"<(ins|del)\b[^>]*>(.*?)</\1>", html, re.DOTALL)
    return [(tag, re.sub(r"<[^>]*>", "", words)) for tag, words in found]


def test_clear_keeps_what_was_cleared_and_a_redline_is_made_against_it(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clear(tiny, capsys)
    (record,) = (tiny / "cleared").iterdir()
    said = json.loads(record.read_text(encoding="utf-8"))
    assert record.name == f"talks@{said['content']}.json"
    kept = cleared(record.read_bytes(), record.name)
    assert kept.loaded.value is not None
    assert kept.timeline.value is not None
    assert content(kept.loaded.value, kept.timeline.value) == said["content"]
    change(tiny, "Agree a date", "Agree a day")
    status, _, err = redline(tiny, capsys, "cleared")
    assert (status, "output/en/talks.redline.html" in err) == (0, True)
    html = outputs(tiny)["en/talks.redline.html"].decode().replace("\u00a0", " ")
    assert revised(html) == [
        ("del", "Cleared"), ("ins", "Draft, not cleared"), ("del", "date"), ("ins", "day"),
    ]  # fmt: skip
    assert "Compared with: what Head cleared on 22 November 2026." in html


def test_what_was_cleared_stays_though_the_timeline_is_another_one(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clear(tiny, capsys)
    change(tiny, "en: Talks open", "en: Talks opened", "events.yaml")
    assert redline(tiny, capsys, "cleared")[0] == 0
    assert ("ins", "opened") in revised(outputs(tiny)["en/talks.redline.html"].decode())


def test_of_several_records_the_one_that_the_clearance_names_is_taken(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clear(tiny, capsys)
    change(tiny, "Agree a date", "Agree a day")
    clear(tiny, capsys)
    assert len(list((tiny / "cleared").iterdir())) == 2
    change(tiny, "Agree a day", "Agree a week")
    assert redline(tiny, capsys, "cleared")[0] == 0
    assert ("del", "day") in revised(outputs(tiny)["en/talks.redline.html"].decode())


def test_against_a_day_it_is_what_was_known_then(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert redline(tiny, capsys, "2026-11-21")[0] == 0
    html = outputs(tiny)["en/talks.redline-2026-11-21.html"].decode().replace("\u00a0", " ")
    assert "Compared with: what was known on 21 November 2026." in html
    assert ("del", "21") in revised(html)


def test_against_a_file_it_is_another_version_of_the_briefing(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    former = tiny / "former.yaml"
    shutil.copy(tiny / BRIEF, former)
    change(tiny, "Agree a date", "Agree a day")
    assert redline(tiny, capsys, str(former))[0] == 0
    assert revised(outputs(tiny)["en/talks.redline-former.html"].decode()) == [("del", "date"), ("ins", "day")]


def test_a_public_redline_holds_nothing_internal_neither_new_nor_deleted(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clear(tiny, capsys)
    change(tiny, "Agree a date", "Agree a day")
    assert redline(tiny, capsys, "cleared", "--format=html,docx,pdf", "--release=public")[0] == 0
    made = outputs(tiny)
    html = made["en/talks.public.redline.html"].decode()
    assert "Agree a" not in html
    assert "Head" not in re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    assert "Compared with: what was cleared." in html
    assert {"en/talks.public.redline.docx", "en/talks.public.redline.pdf"} <= made.keys()


def test_it_is_made_in_every_language_and_format_and_is_the_same_twice(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--format=pdf,docx,html", "--locale=en,ru,kk")
    assert redline(tiny, capsys, "2026-11-21", *options)[0] == 0
    first = outputs(tiny)
    assert {name for name in first if "redline" in name} == {
        f"{locale}/talks.redline-2026-11-21.{suffix}"
        for locale in ("en", "ru", "kk")
        for suffix in ("pdf", "docx", "html")
    }
    (tiny / "output/.briefgen.json").unlink()  # else it would not be made again
    status, _, err = redline(tiny, capsys, "2026-11-21", *options)
    assert (status, err.count("unchanged"), outputs(tiny) == first) == (0, 9, True)
    content_, findings = read(first["ru/talks.redline-2026-11-21.html"].decode().replace("<!DOCTYPE html>\n", ""), "x")
    assert (content_ is not None, findings) == (True, ())


@pytest.mark.parametrize(
    "arguments, status, told",
    [
        (("talks", "--against=cleared"), 1, "nothing is kept of a clearance of ‘talks’"),
        (("tolks", "--against=cleared"), 2, "did you mean ‘talks’?"),
        (("talks", "--against=none.yaml"), 2, "cannot be read"),
        (("talks", "--against=2026-13-01"), 2, "is not a day"),
        (("talks", "--against=events.yaml"), 1, "unknown-key"),
    ],
)
def test_what_there_is_not_is_told(  # noqa: PLR0917 (a table of cases)
    arguments: tuple[str, ...],
    status: int,
    told: str,
    tiny: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tiny)
    try:
        found, out, err = briefgen(tiny, "redline", *arguments, AS_OF, capsys=capsys)
    except SystemExit as ended:
        found, (out, err) = int(ended.code or 0), capsys.readouterr()
    assert (found, told in out + err) == (status, True)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"briefing": 1}', b"\xff", b"[" * 100_000])
def test_a_record_that_was_changed_by_hand_is_a_finding(
    data: bytes, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clear(tiny, capsys)
    (record,) = (tiny / "cleared").iterdir()
    record.write_bytes(data)
    status, out, _ = redline(tiny, capsys, "cleared")
    assert (status, f"cleared/{record.name}:1:1: error[nothing-cleared]" in out) == (1, True)
    with pytest.raises(BrokenRecordError):
        cleared(data, record.name)


def test_a_project_with_errors_makes_no_redline(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny, "kind: ", "kinds: ")
    status, _, err = redline(tiny, capsys, "2026-11-21")
    assert (status, "nothing was made" in err) == (1, True)
    assert outputs(tiny) == {}


def test_of_another_day_than_today_its_name_bears_the_day(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("talks", "--against=2026-11-20", "--as-of=2026-11-21", "--format=html")
    assert briefgen(tiny, "redline", *options, capsys=capsys)[0] == 0
    assert "en/talks.2026-11-21.redline-2026-11-20.html" in outputs(tiny)


def test_a_redline_that_somebody_edited_is_set_aside_and_said(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert redline(tiny, capsys, "2026-11-21")[0] == 0
    path = tiny / "output/en/talks.redline-2026-11-21.html"
    made = path.read_bytes()
    path.write_text("Edited.", encoding="utf-8")
    status, _, err = redline(tiny, capsys, "2026-11-21")
    aside = path.with_name("talks.redline-2026-11-21.edited-1.html")
    assert (status, path.read_bytes(), aside.read_text(encoding="utf-8")) == (0, made, "Edited.")
    assert "was changed by hand since it was made" in err
    assert redline(tiny, capsys, "2026-11-20")[0] == 0
    assert path.read_bytes() == made, "two comparisons do not replace each other"
