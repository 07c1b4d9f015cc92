"""Every kind of finding has a smallest input that gives exactly the text expected, and a place in docs/errors.md."""

import ast
import io
import re
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from briefgen.catalogue import AS_OF, CODES, COMMAND, EXPECTED, FAULTS, as_markdown, case, explain
from briefgen.clearance import clearing
from briefgen.cli import main
from briefgen.findings import Code
from briefgen.renderers.docx.house import reference_document
from tests.docx_editing import edited

ROOT = Path(__file__).parent.parent
EMPTY_TIMELINE = "topics: []\n"
RECIPE = "recipe.txt"


def over_budget(root: Path, _: pytest.MonkeyPatch) -> None:
    line = "  - text: {en: " + "word " * 460 + "}\n"
    text = "kind: meeting-brief\ntitle: {en: Visas}\nsections:\n- section: press-line\n  statements:\n" + line * 2
    (root / "briefings").mkdir()
    (root / "briefings/visa.yaml").write_text(text, encoding="utf-8")


def too_large(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / "briefings").mkdir()
    (root / "briefings/visa.yaml").write_bytes(b"x" * 20_000_001)


def too_many_faults(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / "events.yaml").write_text("- &a b\n" * 300, encoding="utf-8")


def plain_briefing(root: Path) -> None:
    (root / "briefings").mkdir()
    (root / "briefings/visa.yaml").write_text("kind: meeting-brief\ntitle: {en: Visas}\n", encoding="utf-8")


def live_letterhead(root: Path, _: pytest.MonkeyPatch) -> None:
    field = r'<w:fldSimple w:instr="DDEAUTO sheet"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    live = edited(reference_document(), {"word/header1.xml": ("</w:p>", field)})
    (root / "letterhead.docx").write_bytes(live)


def word_of_another(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / "returned.docx").write_bytes(reference_document())


def failing(*_: object) -> None:
    message = "a box without a width"
    raise RuntimeError(message)


def layout_failed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain_briefing(root)
    monkeypatch.setattr("briefgen.renderers.pdf.rendering.lay_out", failing)


def render_failed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain_briefing(root)
    monkeypatch.setattr("briefgen.service.tasks.renderer", failing)


def changed_meanwhile(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_another(*given: Any) -> Any:
        with (root / "briefings/visa.yaml").open("a", encoding="utf-8") as file:
            file.write("# another hand\n")
        return clearing(*given)

    monkeypatch.setattr("briefgen.service.clearing.clearing", with_another)


def of_many_pages(root: Path, _: pytest.MonkeyPatch) -> None:
    numbers = range(3, 504)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    pages = "".join(f"{number} 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n" for number in numbers)
    tree = f"2 0 obj\n<< /Type /Pages /Kids [{kids}] /Count 501 /MediaBox [0 0 595 842] >>\nendobj\n"
    catalog = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    text = f"%PDF-1.4\n{catalog}{tree}{pages}trailer\n<< /Root 1 0 R /Size 504 >>\n%%EOF\n"
    (root / "minutes.pdf").write_text(text, encoding="ascii")


BUILT: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "file-changed": changed_meanwhile,
    "intake-overrun": of_many_pages,
    "layout-failed": layout_failed,
    "reference-trimmed": live_letterhead,
    "render-failed": render_failed,
    "over-budget": over_budget,
    "too-large": too_large,
    "too-many-faults": too_many_faults,
    "unknown-return": word_of_another,
}
DAY_OPTIONS = {"clear": "--on", "add": "--accessed"}
BESIDE = {"too-many-faults": {"alias"}, "fetch-refused": {"layout-warning"}}


def run(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What briefgen prints about the case of a code."""
    project = folder / "project"
    shutil.copytree(FAULTS / name, project, ignore=shutil.ignore_patterns(EXPECTED, COMMAND, RECIPE))
    if name in BUILT:
        BUILT[name](project, monkeypatch)
    if name != "no-timeline" and not (project / "events.yaml").exists():
        (project / "events.yaml").write_text(EMPTY_TIMELINE, encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        command = case_command(name)
        monkeypatch.chdir(project)
        main([*command, "--project", str(project), DAY_OPTIONS.get(command[0], "--as-of"), AS_OF])
    return out.getvalue().replace(str(project.resolve()), "/home/you/briefings")


def case_command(name: str) -> list[str]:
    command = FAULTS / name / COMMAND
    words = command.read_text(encoding="utf-8").split() if command.is_file() else ["check"]
    return [*words, "--jobs", "1"] if words[0] == "build" else words  # in this process, where a fault can be planted


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a file that WeasyPrint leaves open
@pytest.mark.golden
@pytest.mark.parametrize("name", sorted(CODES))
def test_the_smallest_input_gives_exactly_the_text_expected(
    name: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (FAULTS / name).is_dir(), f"‘{name}’ has no case under briefgen/faults"
    text = run(name, tmp_path, monkeypatch)
    expected = FAULTS / name / EXPECTED
    if request.config.getoption("--golden-renew"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    found = re.findall(r"^\S.*?: (?:error|warning|notice)\[([a-z0-9-]+)\]: ", text, re.MULTILINE)
    assert set(found) - BESIDE.get(name, set()) == {name}, "the case shows its own fault and no other"


def test_no_case_is_left_without_a_code() -> None:
    assert {path.name for path in FAULTS.iterdir() if path.is_dir()} == set(CODES)


def test_every_code_in_the_program_is_in_the_catalogue() -> None:
    defined = {name for path in (ROOT / "briefgen").rglob("*.py") for name in codes_in(path)}
    assert defined == set(CODES)


def codes_in(path: Path) -> list[str]:
    """The names of the codes that a module defines."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Code" and call.args)
    return [call.args[0].value for call in named if isinstance(call.args[0], ast.Constant)]  # type: ignore[misc]


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_what_a_code_says_reads_well(code: Code) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.meaning[0].isupper()
    assert code.meaning.endswith(".")
    assert not code.remedy.endswith(".")


@pytest.mark.parametrize("name", sorted(CODES))
def test_explain_says_what_it_means_what_gives_it_and_how_to_mend_it(name: str) -> None:
    text = explain(name)
    assert text is not None
    assert CODES[name].meaning in text
    assert CODES[name].remedy in text
    assert f"[{name}]: " in text.split("then prints:")[1]


def test_explain_knows_no_other_word() -> None:
    assert explain("no-such-thing") is None


@pytest.mark.golden
def test_docs_errors_is_current(request: pytest.FixtureRequest) -> None:
    page = ROOT / "docs/errors.md"
    if request.config.getoption("--golden-renew"):
        page.write_text(as_markdown(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == as_markdown(), "`make golden` renews docs/errors.md"


def test_every_link_of_the_page_leads_to_a_heading() -> None:
    page = as_markdown()
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) == set(re.findall(r"^### (\S+)$", page, re.MULTILINE)) == set(CODES)


def test_a_case_is_as_small_as_it_says() -> None:
    sizes = {name: sum(len(text) for text in case(name).files.values()) for name in CODES}
    assert max(sizes.values()) < 1_500
