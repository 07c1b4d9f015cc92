"""The annexes that a brief asks for: every reference in a document leads somewhere or is not there, in every format."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from briefgen.model.house import ANNEXES
from tests.test_command import briefgen

ASKED = {
    "none": "[]",
    "the timeline alone": "[timeline]",
    "the sources alone": "[sources]",
    "all but the timeline": "[participants, figures, sources]",
    "all but the sources": "[timeline, participants, figures]",
    "figures and sources": "[figures, sources]",
}


def build(project: Path, asked: str, kind: str, capsys: pytest.CaptureFixture[str], formats: str) -> str:
    path = project / "briefings/talks.yaml"
    text = path.read_text(encoding="utf-8").replace("kind: meeting-brief", f"kind: {kind}")
    path.write_text(f"{text}annexes: {asked}\n", encoding="utf-8")
    status, out, err = briefgen(project, "build", "--as-of=2026-11-22", f"--format={formats}", capsys=capsys)
    assert (status, out) == (0, ""), out + err
    return (project / "output/en/talks.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["meeting-brief", "chronology"])
@pytest.mark.parametrize("case", ASKED)
def test_every_reference_leads_somewhere_or_is_not_there(
    tiny: Path, capsys: pytest.CaptureFixture[str], case: str, kind: str
) -> None:
    html = build(tiny, ASKED[case], kind, capsys, "html,docx")
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
    asked = ASKED[case].strip("[]").split(", ")
    assert {name for name in ANNEXES if f'id="annex-{name}"' in html} <= set(asked)
    if "sources" not in asked:
        assert 'class="note-ref"' not in html
    with ZipFile(tiny / "output/en/talks.docx") as package:
        document = package.read("word/document.xml").decode()
    marks = set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', document))
    assert set(re.findall(r'w:anchor="([^"]+)"', document)) <= marks
    assert ("w:endnoteReference" in document) == ("sources" in asked)


def test_a_brief_without_annexes_is_made_as_pdf(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(tiny, "[]", "meeting-brief", capsys, "pdf,html")


def test_commitments_that_no_annex_would_hold_stand_in_the_body(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tiny / "briefings/talks.yaml"
    limited = path.read_text(encoding="utf-8").replace(
        "- section: commitments\n", "- section: commitments\n  limit: 0\n"
    )
    path.write_text(limited, encoding="utf-8")
    assert "Talks are expected to begin" in build(tiny, "[sources]", "meeting-brief", capsys, "html")
    assert "stands in Annex A" not in (tiny / "output/en/talks.html").read_text(encoding="utf-8")


def test_sections_come_in_the_order_of_the_file(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tiny / "briefings/talks.yaml"
    head, *sections = re.split(r"(?m)^(?=- section: )", path.read_text(encoding="utf-8"))
    path.write_text(head + "".join(reversed(sections)), encoding="utf-8")
    html = build(tiny, "[sources]", "meeting-brief", capsys, "html")
    named = [re.search(r"section: (\S+)", each) for each in reversed(sections)]
    order = [found[1] for found in named if found]
    assert [name for name in re.findall(r'<section class="[^"]*" id="([^"]+)"', html) if name in order] == order
