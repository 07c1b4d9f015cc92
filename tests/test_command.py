"""The whole command on a tiny project in a temporary folder, as a desk officer runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.cli.arguments import parser
from briefgen.cli.build_command import request_of
from briefgen.project.files import Project
from briefgen.service import building
from briefgen.service.executors import Means
from briefgen.service.requests import QUIET
from briefgen.service.store import Store
from tests.conftest import ROOT

AS_OF = "--as-of=2026-11-22"


def briefgen(project: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    command, *rest = arguments
    status = main([command, "--project", str(project), *rest])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def outputs(project: Path) -> dict[str, bytes]:
    folder = project / "output"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_check_finds_nothing_that_stops_a_build(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert briefgen(tiny, "check", AS_OF, capsys=capsys)[0] == 0


@pytest.mark.parametrize(
    "file, old, new, code, line",
    [
        ("seeds/article.txt", "одобрил мандат", "одобрял мандат", "quote-not-found", "exact: 27 марта"),
        ("seeds/article.txt", "Подписывайтесь", "Подписывайтеся", "seed-changed", "sha256:"),
        (
            "events.yaml",
            "Совет одобрил мандат на переговоры}",
            "Совет одобрил мандаты на переговоры}",
            "quote-not-found",
            "мандаты",
        ),
        ("briefings/talks.yaml", "cites: [mandate]", "cites: [mandat]", "unknown-fact", "mandat]"),
    ],
)
def test_one_changed_letter_is_found_at_its_line(  # noqa: PLR0917 (the columns of the table)
    tiny: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, code: str, line: str
) -> None:
    change(tiny / file, old, new)
    status, out, _ = briefgen(tiny, "check", AS_OF, "--format=json", capsys=capsys)
    assert status == 1
    found = [finding for finding in json.loads(out) if finding["code"] == code]
    assert found, out
    place = (tiny / found[0]["file"]).read_text(encoding="utf-8").splitlines()[found[0]["line"] - 1]
    assert line in place


def test_build_makes_every_format(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = briefgen(tiny, "build", AS_OF, "--format=pdf,docx,html", capsys=capsys)
    assert (status, out) == (0, "")
    made = outputs(tiny)
    assert made["en/talks.pdf"].startswith(b"%PDF-")
    assert made["en/talks.docx"].startswith(b"PK")
    assert made["en/talks.html"].startswith(b"<!DOCTYPE html>")
    assert err.count("built") == 3


def test_a_second_build_writes_nothing(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    briefgen(tiny, "build", AS_OF, "--format=docx,html", capsys=capsys)
    before = {path: path.stat().st_mtime_ns for path in (tiny / "output").rglob("*")}
    status, _, err = briefgen(tiny, "build", AS_OF, "--format=docx,html", capsys=capsys)
    assert status == 0
    assert err.count("unchanged") == 2
    assert {path: path.stat().st_mtime_ns for path in (tiny / "output").rglob("*")} == before


def test_a_changed_output_is_made_again(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    good = outputs(tiny)["en/talks.html"]
    (tiny / "output/en/talks.html").write_text("torn")
    briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    assert outputs(tiny)["en/talks.html"] == good


def test_an_earlier_day_knows_nothing_of_what_came_later(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    briefgen(tiny, "build", "--as-of=2025-05-01", "--format=html", capsys=capsys)
    html = outputs(tiny)["en/talks.2025-05-01.html"].decode()
    assert "December 2025" not in html
    assert "Talks are expected soon." in html
    assert "Minister" in html
    assert "Ambassador" not in html


def test_a_public_release_holds_no_internal_statement(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    briefgen(tiny, "build", AS_OF, "--format=html", "--release=public", capsys=capsys)
    html = outputs(tiny)["en/talks.public.html"].decode()
    assert "We welcome the mandate." in html
    assert "Agree a date" not in html
    assert "When does it end" not in html


def test_other_languages_say_the_same(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, _ = briefgen(tiny, "build", AS_OF, "--format=html", "--locale=ru,kk", capsys=capsys)
    assert status == 0
    assert "2\u00a0декабря 2025\u00a0г." in outputs(tiny)["ru/talks.html"].decode()
    assert "Тараптар дайын болғанда." in outputs(tiny)["kk/talks.html"].decode()


def test_a_hostile_title_is_text_and_nothing_more(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "events.yaml", "en: Council approves the mandate,", "en: \"<script>alert('x')</script> & co\",")
    status, _, _ = briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    assert status == 0
    html = outputs(tiny)["en/talks.html"].decode()
    assert "<script" not in html
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; co" in html


BROKEN: list[tuple[str, str, str | bytes | None, str]] = [
    ("an empty timeline", "events.yaml", "", "empty-file"),
    ("a list for a timeline", "events.yaml", "- a\n", "wrong-type"),
    ("binary rubbish", "events.yaml", b"\xff\xfe\x00\x01", "not-utf-8"),
    ("a briefing that is not YAML", "briefings/talks.yaml", "kind: [", "not-yaml"),
    ("a briefing of an unknown kind", "briefings/talks.yaml", "kind: poem\ntitle: {en: A}\n", "template-missing"),
    ("a missing seed", "seeds/article.txt", None, "missing-file"),
]


@pytest.mark.parametrize("file, content, code", [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_bad_input_gets_a_finding_and_leaves_the_former_outputs(
    tiny: Path, capsys: pytest.CaptureFixture[str], file: str, content: str | bytes | None, code: str
) -> None:
    briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    before = outputs(tiny)
    path = tiny / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    status, out, _ = briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    assert status == 1
    assert f"[{code}]" in out
    assert outputs(tiny)["en/talks.html"] == before["en/talks.html"]


def test_a_source_outside_the_project_is_not_read(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "events.yaml", "file: seeds/article.txt", "file: ../../../../../../etc/hostname")
    status, out, _ = briefgen(tiny, "check", AS_OF, capsys=capsys)
    assert status == 1
    assert "[outside-project]" in out


def test_a_link_that_leads_outside_is_not_followed(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed = tiny / "seeds/article.txt"
    seed.unlink()
    seed.symlink_to("/etc/hostname")
    status, out, _ = briefgen(tiny, "check", AS_OF, capsys=capsys)
    assert status == 1
    assert "[outside-project]" in out


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["build", "tals"], "did you mean ‘talks’?"),
        (["build", "--locale=xx-nowhere"], "language"),
        (["list", "--topic", "vsa"], "did you mean ‘visa’?"),
        (["explain", "quote-not-fund"], "did you mean ‘quote-not-found’?"),
        (["build", "--executor=dask"], "--executor dask needs the address of a scheduler"),
        (["watch", "--executor=dask"], "--executor dask needs the address of a scheduler"),
        (["digest", "--executor=processes", "--scheduler=tcp://127.0.0.1:1"], "processes have none"),
    ],
)
def test_a_wish_that_cannot_be_met_is_wrong_usage(
    tiny: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    try:
        status, _, err = briefgen(tiny, *arguments, capsys=capsys)
    except SystemExit as stop:
        status, err = int(stop.code or 0), capsys.readouterr().err
    assert status == 2
    assert words in err


MARKED = {
    "Agree a **short** list.": "**short**", "See [the page](https://a.eu/b).": "[the page](https://a.eu/b)",
    "It is *urgent* now.": "*urgent*", "Ask for <b>more</b>.": "<b>", "Use `visa` here.": "`visa`",
    "# Heading": "# Heading", "- one\n- two": "- one", "1. one\n2. two": "1. one",
}  # fmt: skip


@pytest.mark.parametrize("text", MARKED)
def test_markdown_in_a_text_is_a_finding(tiny: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    change(tiny / "briefings/talks.yaml", "en: Agree a date for the next round.", f"en: {json.dumps(text)}")
    _, out, _ = briefgen(tiny, "check", "--as-of=2026-11-22", capsys=capsys)
    assert f"warning[markup-in-text]: ‘{MARKED[text]}" in out


@pytest.mark.parametrize(
    "text", ["C5+1 and 5 * 3 * 2", "well-known - and good", "1. one", "a_b_c", "«*» и №", "x < y > z"]
)
def test_plain_words_are_no_markdown(tiny: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    change(tiny / "briefings/talks.yaml", "en: Agree a date for the next round.", f"en: {json.dumps(text)}")
    assert "markup-in-text" not in briefgen(tiny, "check", "--as-of=2026-11-22", capsys=capsys)[1]


def test_options_that_take_a_list_add_up(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--as-of=2026-11-22", "--format=html", "--format=ics,html", "--locale=en", "--locale=ru")
    assert briefgen(tiny, "build", *options, capsys=capsys)[0] == 0
    made = sorted(name for name in outputs(tiny) if not name.startswith("."))
    assert made == ["en/talks.html", "en/talks.ics", "ru/talks.html", "ru/talks.ics"]


def test_the_project_may_be_named_before_the_command(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(tiny), "list", "--as-of=2026-11-22"]) == 0
    assert "talks-opened" in capsys.readouterr().out


def test_a_build_says_which_texts_lack_its_language(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tiny / "briefings/talks.yaml"
    change(path, ", ru: Согласовать дату следующего раунда.", "")
    _, _, err = briefgen(tiny, "build", "--as-of=2026-11-22", "--format=html", "--locale=ru,kk", capsys=capsys)
    assert "‘talks’ lacks 1 texts in ‘ru’, shown in another language: sections › objectives › statements › 1" in err
    assert "in ‘kk’" not in err


@pytest.mark.parametrize("zone, found", [("Asia/Almaty", False), ("Europe/London", False), ("Asia/Almatty", True)])
def test_a_time_zone_that_there_is_not_is_found_by_check(
    tiny: Path, capsys: pytest.CaptureFixture[str], zone: str, *, found: bool
) -> None:
    (tiny / "project.yaml").write_text(f"time-zone: {zone}\n", encoding="utf-8")
    assert ("unknown-time-zone" in briefgen(tiny, "check", "--as-of=2026-11-22", capsys=capsys)[1]) == found


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("unit: USD", "unit: usd", "write USD"),
        ("unit: USD", "unit: percentage points", "write percentage-points"),
        ('value: "50000000000"', 'value: "3–5"', "register its ends as two figures"),
        ('value: "50000000000"', 'value: "1e400"', "write it as 12500.5"),
    ],
)
def test_a_unit_or_a_value_that_is_not_understood_says_how_to_write_it(
    tiny: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    change(tiny / "events.yaml", old, new)
    status, out, _ = briefgen(tiny, "check", "--as-of=2026-11-22", capsys=capsys)
    assert status == 1
    assert told in out


def test_a_folder_without_a_timeline_is_said_to_be_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = briefgen(tmp_path, "check", capsys=capsys)
    assert status == 2
    assert "[no-timeline]" in out


@pytest.mark.parametrize("command", [["build", AS_OF, "--format=html"], ["digest", "--week=2025-W51"]])
def test_a_folder_that_cannot_be_written_is_said_in_one_line(
    tiny: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    output = "/proc/briefgen"  # where nobody can make a folder, not even root
    status, _, err = briefgen(tiny, *command, "--output", output, capsys=capsys)
    assert status == 1
    told, *closing = err.splitlines()
    assert told.startswith("briefgen: cannot write: ")
    assert output in told
    assert closing == (["briefgen digest: status=failed"] if command[0] == "digest" else [])


def test_a_disk_that_is_full_is_said_in_one_line_and_the_former_file_stays(tiny: Path) -> None:
    output = tiny / "output/en/talks.html"
    output.parent.mkdir(parents=True)
    output.write_text("former")
    code = (
        "import resource, signal, sys; from briefgen.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "build", "--project", str(tiny), AS_OF, "--format=html", "--jobs=1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(
        "briefgen: cannot write: File too large; the former file is as it was"
    )
    assert "Traceback" not in done.stderr
    assert output.read_text() == "former"
    assert not list(output.parent.glob(".*.part"))


def test_a_seed_that_goes_after_it_was_read_stops_nothing_and_is_asked_for_again(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = parser().parse_args(["build", "--project", str(tiny), AS_OF, "--format=html", "--jobs=1"])
    request, project = request_of(options)._replace(locales=("en",)), Project(tiny)
    (tiny / "output").mkdir()
    contents = project.load()
    (tiny / "seeds/article.txt").unlink()
    work, store = (request, Means(1)), Store(tiny / "output", {}, {})
    outcomes = building._made(contents, project.templates(), store, work, QUIET)
    assert [outcome.result for outcome in outcomes] == ["built"]
    status, out, _ = briefgen(tiny, "build", AS_OF, "--format=html", capsys=capsys)
    assert (status, "[missing-file]" in out) == (1, True)


def test_list_prints_a_table(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = briefgen(tiny, "list", AS_OF, "--topic", "visa", capsys=capsys)
    assert status == 0
    assert out.splitlines()[0].split() == ["DATE", "STATE", "TITLE", "ID"]
    assert "Council approves the mandate" in out
    assert err == "3 events\n"


def test_list_gives_json_with_what_other_programs_need(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = briefgen(tiny, "list", AS_OF, "--format=json", "--from=2025-12", capsys=capsys)
    assert status == 0
    (event,) = json.loads(out)
    assert {"id", "date", "earliest", "latest", "status", "title", "evidence"} <= event.keys()
    assert (event["id"], event["earliest"], event["latest"]) == ("talks-opened", "2025-12-02", "2025-12-02")


def test_list_gives_csv_that_no_spreadsheet_runs(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "events.yaml", "en: Talks open,", 'en: "=HYPERLINK(1)",')
    _, out, _ = briefgen(tiny, "list", AS_OF, "--format=csv", capsys=capsys)
    assert "'=HYPERLINK(1)" in out


@pytest.mark.parametrize("which", ["events", "briefing"])
def test_schema_prints_a_json_schema(tiny: Path, capsys: pytest.CaptureFixture[str], which: str) -> None:
    status, out, _ = briefgen(tiny, "schema", which, capsys=capsys)
    assert status == 0
    assert json.loads(out)["type"] == "object"


def test_the_same_inputs_give_the_same_bytes_in_another_folder_zone_and_process(tiny: Path, tmp_path: Path) -> None:
    made = []
    for name, zone, seed in (("one", "Asia/Almaty", "1"), ("two", "America/Lima", "2")):
        output = tmp_path / name / "deep"
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "briefgen", "build", "--project", str(tiny), AS_OF, "--output", str(output)]
        subprocess.run(command, check=True, env=environment, cwd=tmp_path, capture_output=True)
        made.append(
            {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.*") if path.is_file()}
        )
    first, second = made
    assert {name: data for name, data in first.items() if not name.startswith(".")} == {
        name: data for name, data in second.items() if not name.startswith(".")
    }


def test_a_document_of_another_day_bears_it_and_never_replaces_todays(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for options in ((), ("--as-of=2025-05-01",), ("--since=2025-05-01",), ("--as-of=2026-11-22", "--release=public")):
        assert briefgen(tiny, "build", "--format=html", *options, capsys=capsys)[0] == 0
    assert {name for name in outputs(tiny) if name.startswith("en/")} == {
        "en/talks.html", "en/talks.2025-05-01.html", "en/talks.since-2025-05-01.html", "en/talks.public.html",
    }  # fmt: skip
