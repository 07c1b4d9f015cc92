"""Every benchmark runs: each script on the least that it can measure, and the peers on the real documents.

Nobody looks at figures here; whether a script still fits the program is the question.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import (
    check_time,
    docx_pandoc,
    edtf_parse,
    jobs,
    large_timeline,
    nothing_to_do,
    pdf_layout,
    short_briefs,
    watch_latency,
)
from benchmarks.peers import by_docxtpl, by_pandoc, by_typst, contenders, words
from benchmarks.peers.__main__ import NAMED
from benchmarks.peers.by_briefgen import EDITED, briefing, copied, edited
from benchmarks.peers.content import Document, Paragraph
from benchmarks.peers.flattening import documents
from benchmarks.peers.report import BRIEFGEN, FULL, Figures
from briefgen.edtf import parse

ROOT = Path(__file__).parent.parent
SHORT = ("uk-roadmap", "--format", "html", "--locale", "en")


def test_checking_is_timed() -> None:
    assert [line.split(":")[0] for line, _ in check_time.lines(1)] == ["by the clock", "of processor"]


def test_a_large_timeline_is_made_checked_listed_found_and_built() -> None:
    assert set(large_timeline.costs(12)) == set(large_timeline.STEPS)


def test_dates_are_timed() -> None:
    assert edtf_parse.median_microseconds(parse, "2025-05-29", 1) > 0
    assert edtf_parse.refused("2023-02-29")


def test_one_process_and_two_are_timed(capsys: pytest.CaptureFixture[str]) -> None:
    jobs.main(1, SHORT)
    assert "as fast" in capsys.readouterr().out


def test_doing_nothing_is_timed_against_an_import(capsys: pytest.CaptureFixture[str]) -> None:
    nothing_to_do.main(1, (sys.executable, "-c", "pass"))
    assert "nothing was written" in capsys.readouterr().out


def test_short_briefs_of_random_words_are_made(capsys: pytest.CaptureFixture[str]) -> None:
    short_briefs.main(1)
    assert capsys.readouterr().out.startswith("1 of 1 made")


def test_a_watch_is_timed(tmp_path: Path) -> None:
    for name in ("briefings", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "events.yaml", tmp_path)
    ((took, layout),) = watch_latency.measured(tmp_path, 1)
    assert took > layout > 0


def test_the_layout_of_a_chronology_is_timed(tmp_path: Path) -> None:
    html = pdf_layout.repeated(pdf_layout.chronology(), 1)
    (tmp_path / "x.html").write_text(html, encoding="utf-8")
    assert set(pdf_layout.KINDS) == {"house", "plain", "house-layout", "plain-layout"}
    assert pdf_layout.house_layout(html) > 1
    assert pdf_layout.KINDS["plain-layout"](pdf_layout.WARMING) == 1


def test_pandoc_and_the_word_renderer_have_the_same_words(tmp_path: Path) -> None:
    found = docx_pandoc.actions(3, tmp_path, "pandoc")
    found.pop(docx_pandoc.THEIR_PROCESS)
    assert all(docx_pandoc.measured(found, 1).values())
    markdown = (tmp_path / "3.md").read_text(encoding="utf-8")
    assert all(each.title in markdown for each in docx_pandoc.events(3))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    """The chronology and a short brief, taken apart."""
    folder = tmp_path_factory.mktemp("peers")
    made = [sys.executable, "-m", "briefgen", "build", "chronology", "uk-roadmap", "--format", "html"]
    subprocess.run([*made, "--locale", "en", "--output", folder], cwd=ROOT, check=True, capture_output=True)
    return documents(folder)


def test_the_peers_get_documents_with_all_their_notes(content: list[Document]) -> None:
    assert [document.stem for document in content] == ["chronology.en", "uk-roadmap.en"]
    for document in content:
        noted = [run.note for line in document.lines() for run in line if run.note]
        assert set(noted) == set(document.notes)
        firsts = [run.note for line in document.lines() for run in line if run.note and run.first]
        assert sorted(firsts) == sorted(document.notes), "each note is made once"
        assert any(isinstance(part, Paragraph) for part in document.parts)


def test_every_label_that_typst_is_told_to_repeat_is_made(content: list[Document], tmp_path: Path) -> None:
    for document in content:
        text = by_typst.write(document, tmp_path)
        made = re.findall(r"\](<note-\d+>)", text)
        assert len(made) == len(set(made)) == len(document.notes)
        assert set(re.findall(r"#footnote\((<note-\d+>)\)", text)) <= set(made)


def installed() -> Iterator[str]:
    yield from (name for name in (contenders.PANDOC, contenders.TYPST, contenders.DOCXTPL))


@pytest.mark.parametrize("name", list(installed()))
def test_a_peer_makes_the_documents_with_their_words(content: list[Document], tmp_path: Path, name: str) -> None:
    found, _ = contenders.peers(content, tmp_path)
    peer = next((each for each in found if each.name == name), None)
    if peer is None:
        pytest.skip(f"{name} is not installed: `make bench` brings it")
    assert min(peer.make([document.stem for document in content]).values()) > 0
    for document in content:
        for suffix in ("docx", "pdf"):
            file = peer.folder / f"{document.stem}.{suffix}"
            missing, _ = words.missing_and_added(document, file) or (0, 0) if file.exists() else (0, 0)
            assert missing <= words.TOLERANCE


def test_the_sources_of_each_peer_are_written(content: list[Document], tmp_path: Path) -> None:
    for write, suffix in ((by_pandoc.write, "md"), (by_typst.write, "typ"), (by_docxtpl.write, "json")):
        write(content[0], tmp_path)
        assert (tmp_path / f"{content[0].stem}.{suffix}").stat().st_size > 0
    by_docxtpl.template(tmp_path)
    assert (tmp_path / by_docxtpl.TEMPLATE).stat().st_size > 0


def test_the_word_that_the_peers_edit_stands_in_the_project(tmp_path: Path) -> None:
    project = copied(tmp_path / NAMED)
    text = briefing(project).read_text(encoding="utf-8")
    assert briefing(project).stem == EDITED
    assert edited(edited(text)) == text != edited(text)


def test_the_table_has_losses_in_bold() -> None:
    figures = Figures()
    figures.add(FULL, BRIEFGEN, {"pdf": 2.0})
    figures.add(FULL, "Typst", {"pdf": 1.0})
    assert "**2.00**" in figures.table()
