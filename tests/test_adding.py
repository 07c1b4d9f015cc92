"""`briefgen add`: a file becomes a source, with its text, its original and its entry, or nothing is written at all."""

import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefgen.cli import main
from briefgen.project.saving import FileChangedError
from briefgen.service.opened import open_project

PAGE = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8">
<title>Визовый диалог начат | Степной вестник</title>
<meta property="og:site_name" content="Степной вестник">
<link rel="canonical" href="https://vestnik.example/visa?utm_source=x">
</head><body><nav><a href="/">Главная</a></nav><main><h1>Визовый диалог начат</h1><p class="date">17 ноября 2026</p>
<p>В Астане прошёл первый раунд переговоров об упрощении визового режима между Казахстаном и Европейским союзом.</p>
<p>Стороны договорились сократить срок рассмотрения заявлений до десяти дней и отменить сбор для студентов.</p>
<p>Следующий раунд намечен на весну 2027 года в Брюсселе, добавили в министерстве.</p></main>
<footer>© 2026 Степной вестник</footer></body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def add(project: Path, *words: object) -> int:
    return main(["add", "--project", str(project), *map(str, words)])


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_page_becomes_a_source_with_its_text_its_original_and_its_entry(tiny: Path, page: Path) -> None:
    before = (tiny / "events.yaml").read_text(encoding="utf-8").splitlines()
    assert add(tiny, page) == 0
    after = (tiny / "events.yaml").read_text(encoding="utf-8").splitlines()
    rest = iter(after)
    assert all(line in rest for line in before), "lines were added, none was changed or taken out"
    source = open_project(tiny).timeline.sources[-1]
    assert source.id == "stepnoy-vestnik-vizovyy-dialog-nachat"
    assert (source.title, source.publisher, source.language) == ("Визовый диалог начат", "Степной вестник", "ru")
    assert source.issued
    assert source.issued.text == "2026-11-17"
    assert source.url == "https://vestnik.example/visa?utm_source=x"
    assert source.original
    original = (tiny / source.original.file).read_bytes()
    assert original == page.read_bytes()
    assert hashlib.sha256(original).hexdigest() == source.original.sha256
    text = (tiny / str(source.file)).read_text(encoding="utf-8")
    assert text.startswith("Визовый диалог начат\n\nВ Астане прошёл")
    assert source.body
    body = text[int(source.body.start) : int(source.body.end)]
    assert body.endswith("добавили в министерстве.")
    assert "Главная" in text
    assert main(["check", "--project", str(tiny), "--as-of", "2026-11-30"]) == 0


def test_a_dry_run_shows_everything_and_writes_nothing(
    tiny: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(tiny)
    assert add(tiny, page, "--dry-run", "--format", "json") == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert record["id"] == "stepnoy-vestnik-vizovyy-dialog-nachat"
    assert record["missing"] == ["author"]
    assert record["left_out"][0] == "Главная"
    assert record["entry"]["original"]["media-type"] == "text/html"
    assert everything(tiny) == before


@pytest.mark.parametrize(
    "given, key",
    [
        (("--id", "visa-dialogue"), "id"),
        (("--title", "Другое название"), "title"),
        (("--publisher", "Издатель"), "publisher"),
        (("--author", "А. Автор"), "author"),
        (("--issued", "2026-11"), "issued"),
        (("--language", "uk"), "language"),
        (("--url", "https://example.org/a"), "URL"),
        (("--type", "interview"), "type"),
        (("--accessed", "2026-11-20"), "accessed"),
    ],
)
def test_what_the_user_says_goes_before_what_was_found(
    tiny: Path, page: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, str], key: str
) -> None:
    assert add(tiny, page, "--dry-run", "--format", "json", *given) == 0
    assert json.loads(capsys.readouterr().out)[0]["entry"][key] == given[1]


def test_the_same_file_twice_is_refused_and_names_the_first(
    tiny: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(tiny, page) == 0
    before = everything(tiny)
    assert add(tiny, page) == 1
    assert "already-added" in (out := capsys.readouterr().out)
    assert "stepnoy-vestnik-vizovyy-dialog-nachat" in out
    assert everything(tiny) == before


def test_the_same_words_from_the_same_address_are_refused_although_the_page_differs(tiny: Path, page: Path) -> None:
    assert add(tiny, page) == 0
    page.write_text(PAGE.replace("Главная", "Домой").replace("utm_source=x", "utm_source=y"), encoding="utf-8")
    assert add(tiny, page) == 1


def test_other_words_from_the_same_address_are_a_new_version_and_the_difference_is_shown(
    tiny: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(tiny, page) == 0
    page.write_text(PAGE.replace("весну 2027 года", "осень 2027 года"), encoding="utf-8")
    capsys.readouterr()
    assert add(tiny, page, "--format", "json") == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert record["id"] == "stepnoy-vestnik-vizovyy-dialog-nachat-2"
    assert record["version_of"] == "stepnoy-vestnik-vizovyy-dialog-nachat"
    assert [(each["how"], "осень" in each["text"]) for each in record["differences"]] == [
        ("deleted", False),
        ("added", True),
    ]


def test_everything_is_body_where_the_user_wants_it(tiny: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(tiny, page, "--all", "--dry-run", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)[0]["left_out"] == []


def test_standard_input_is_a_file_without_a_name(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(PAGE.encode())))
    assert add(tiny, "-") == 0
    assert open_project(tiny).timeline.sources[-1].title == "Визовый диалог начат"


def test_one_file_that_fails_keeps_no_other_from_being_added(
    tiny: Path, page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "film.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(100))
    assert add(tiny, tmp_path / "film.mp4", page, "--format", "json") == 1
    first, second = json.loads(capsys.readouterr().out)
    assert [finding["code"] for finding in first["findings"]] == ["format-unknown"]
    assert second["id"]
    assert len(open_project(tiny).timeline.sources) == 4


@pytest.mark.parametrize(
    "words",
    [
        ("--encoding", "no-such-thing"),
        ("--id", "article"),  # a source has it
    ],
)
def test_an_option_that_is_amiss_is_wrong_usage(tiny: Path, page: Path, words: tuple[str, ...]) -> None:
    before = everything(tiny)
    assert add(tiny, page, *words) == 2
    assert everything(tiny) == before


def test_an_option_of_one_file_is_refused_for_two(tiny: Path, page: Path) -> None:
    assert add(tiny, page, page, "--id", "a") == 2


def test_a_day_still_to_come_is_no_day_of_issue(tiny: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(PAGE.replace("17 ноября 2026", "17 ноября 2099"), encoding="utf-8")
    assert add(tiny, page, "--dry-run", "--format", "json") == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert "issued" not in record["entry"]
    assert "issued" in record["missing"]
    assert any("2099-11-17" in remark for remark in record["remarks"])


def test_the_entry_goes_into_the_file_that_holds_the_sources(tiny: Path, page: Path) -> None:
    (tiny / "events").mkdir()
    text = (tiny / "events.yaml").read_text(encoding="utf-8")
    at = text.index("\nactors:")
    (tiny / "events/a-sources.yaml").write_text(text[: at + 1], encoding="utf-8")
    (tiny / "events/b-rest.yaml").write_text(text[at + 1 :], encoding="utf-8")
    (tiny / "events.yaml").unlink()
    assert add(tiny, page) == 0
    assert "stepnoy-vestnik" in (tiny / "events/a-sources.yaml").read_text(encoding="utf-8")
    assert (tiny / "events/b-rest.yaml").read_text(encoding="utf-8") == text[at + 1 :]


def test_nothing_that_only_adding_needs_is_imported_by_another_command() -> None:
    program = "import sys; from briefgen.service import opened; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"trafilatura", "pypdfium2", "charset_normalizer", "lxml"} & set(run.stdout.split())


@pytest.mark.parametrize(
    "address",
    ["https://bank.example@evil.example/", "https://exаmple.org/a", "javascript:alert(1)", "ftp://a.example/"],
)
def test_an_address_that_hides_where_it_leads_is_left_out(
    tiny: Path, page: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    page.write_text(PAGE.replace("https://vestnik.example/visa?utm_source=x", address), encoding="utf-8")
    assert add(tiny, page, "--dry-run", "--format", "json") == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert "URL" not in record["entry"]
    assert "URL" in record["missing"]


def test_what_nobody_sees_in_a_title_does_not_come_along(
    tiny: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = "Визовый диалог начат"
    page.write_text(PAGE.replace(title, "Визо\u202eвый\u200b диа\u00adлог\u3164 начат"), encoding="utf-8")
    assert add(tiny, page, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)[0]["entry"]["title"] == title
    assert main(["check", "--project", str(tiny), "--as-of", "2026-11-30"]) == 0


def test_a_file_that_is_not_there_is_a_finding_and_the_others_are_added(tiny: Path, page: Path) -> None:
    assert add(tiny, page.with_name("none.html"), page.parent, page) == 1
    assert len(open_project(tiny).timeline.sources) == 4


def test_a_source_without_a_language_that_is_known_says_so(tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Visite à Astana\n\nLe ministre a visité Astana hier avec une délégation.\n", encoding="utf-8")
    assert add(tiny, path) == 0
    assert open_project(tiny).timeline.sources[-1].language == "und"
    assert main(["check", "--project", str(tiny), "--as-of", "2026-11-30"]) == 0


@pytest.mark.parametrize("as_of, expected", [("2026-11-27", 0), ("2026-12-19", 0), ("2027-03-01", 1)])
def test_an_article_is_no_idle_source_until_there_was_time_to_read_it(
    tiny: Path, page: Path, as_of: str, expected: int
) -> None:
    assert add(tiny, page, "--accessed", "2026-11-20") == 0
    findings = open_project(tiny).check(as_of=date.fromisoformat(as_of))
    idle = [finding for finding in findings if finding.code.name == "unused-source" and "vestnik" in finding.message]
    assert len(idle) == expected


@pytest.mark.parametrize(
    "harm, code",
    [
        (lambda path: path.write_bytes(b"other"), "seed-changed"),
        (lambda path: path.unlink(), "missing-file"),
    ],
    ids=["changed", "gone"],
)
def test_an_original_that_is_changed_or_gone_is_told(
    tiny: Path, page: Path, harm: Callable[[Path], object], code: str
) -> None:
    assert add(tiny, page) == 0
    harm(next((tiny / "seeds/originals").iterdir()))
    found = [finding for finding in open_project(tiny).check() if "seeds/originals" in finding.message]
    assert [finding.code.name for finding in found] == [code]
    assert main(["build", "--project", str(tiny), "--format", "html"]) == 0, "a document is made of the text"


def test_a_program_adds_a_source_through_the_same_door(tiny: Path) -> None:
    project = open_project(tiny)
    addition = project.plan_source(PAGE.encode(), "page.html")
    assert not (tiny / "seeds/originals").exists(), "what is planned is not done"
    project.save(addition.rewrites)
    assert open_project(tiny).timeline.sources[-1] == addition.source
    with pytest.raises(FileChangedError):
        project.save(project.plan_source(PAGE.replace("2026", "2025").encode(), "b.html").rewrites)
