"""Proof by others: PDF/A-3a and PDF/UA-1 by `page-validation`, syntax by qpdf, semantics by `outloud` where installed.

Not run, for no registry has them: veraPDF and PAC.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Name
from weasyprint import HTML

from briefgen.renderers.pdf import render
from tests.pdf_samples import opened, page_of, tiny_page, tiny_pdf
from tests.real_documents import NAMES, page

# What outloud reports of our files though it is as it should be; anything else fails the test.
FALSE_REPORTS = {
    "TBL-014": "the timeline's picture has ruled lines; it is a figure with words, not a table",
    "HDG-010": "the headings of a chronology are years",
    "DOC-040": "the chronology is called Chronology",
    "PAG-001": "an access date happens to end three pages; another test says that the furniture is no content",
    "ORD-001": "it takes the text of an element to come before that of the elements in it",
}


def failures(data: bytes, profile: str) -> list[str]:
    validator: Any = pytest.importorskip("page", reason="page-validation is not installed")
    report = validator.validate_pdf_bytes(data, profile=getattr(validator.ValidationProfile, profile))
    assert report.is_compliant == (not report.failures)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize("profile", ["PDF_A_3A", "PDF_UA_1"])
def test_the_tiny_brief_conforms(profile: str) -> None:
    assert failures(tiny_pdf().data, profile) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_briefing_conforms_to_both_and_is_sound(name: str, tmp_path: Path) -> None:
    rendered = render(page(name))
    assert [finding.message for finding in rendered.findings] == []
    assert failures(rendered.data, "PDF_A_3A") == []
    assert failures(rendered.data, "PDF_UA_1") == []
    assert_sound(rendered.data, tmp_path)


def assert_sound(data: bytes, folder: Path) -> None:
    (folder / "x.pdf").write_bytes(data)
    done = subprocess.run(["qpdf", "--check", folder / "x.pdf"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_the_tiny_brief_is_sound(tmp_path: Path) -> None:
    assert_sound(tiny_pdf().data, tmp_path)


def test_the_known_false_report_is_about_compressed_metadata_alone() -> None:
    """Only PDF/A-1 forbids filters on metadata (ISO 19005-1, 6.7.2); the validator reports them for A-3 as well."""
    alone = HTML(string=tiny_page().html).write_pdf(pdf_variant="pdf/a-3a")
    assert "/Filter" in opened(alone).Root.Metadata
    assert [report.partition(":")[0] for report in failures(alone, "PDF_A_3A")] == ["PDFA3A-METADATA-FILTER-001"]
    assert "/Filter" not in opened(tiny_pdf().data).Root.Metadata


@pytest.mark.skipif(shutil.which("outloud") is None, reason="outloud is not installed (requirements/semantics.txt)")
@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_outloud_finds_nothing_but_what_is_known(name: str, tmp_path: Path) -> None:
    file, report = tmp_path / f"{name.split('/')[1]}.pdf", tmp_path / "report.json"
    file.write_bytes(render(page(name)).data)
    subprocess.run(["outloud", file, "--json", report, "--fail-on", "never"], check=True, capture_output=True)
    found = json.loads(report.read_text(encoding="utf-8"))["results"][0]["findings"]
    assert {finding["rule"] for finding in found} <= set(FALSE_REPORTS)


def test_both_standards_are_claimed() -> None:
    packet = opened(tiny_pdf().data).Root.Metadata.read_bytes().decode()
    assert 'pdfaid:part="3"' in packet
    assert 'pdfaid:conformance="A"' in packet
    assert 'pdfuaid:part="1"' in packet
    assert "pdfaExtension:schemas" in packet


def test_what_a_reader_is_told() -> None:
    root = opened(tiny_pdf().data).Root
    assert str(root.Lang) == "en"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(root.Outlines.First.Title) == "Visa talks"
    assert "/JavaScript" not in root.get("/Names", {})
    assert "/OpenAction" not in root


def test_the_data_are_attached_as_source_dated_as_of() -> None:
    pdf = opened(tiny_pdf().data)
    (file,) = pdf.Root.AF
    assert file.AFRelationship == Name.Source
    assert str(file.UF) == "talks.json"
    assert str(file.EF.F.Params.ModDate) == str(file.EF.F.Params.CreationDate) == "D:20261122000000Z"
    data = json.loads(file.EF.F.read_bytes())
    assert data["as_of"] == "2026-11-22"
    assert data["events"]
    assert pdf.Root.Names.EmbeddedFiles.Names[1].objgen == file.objgen


def test_without_data_nothing_is_attached() -> None:
    root = opened(render(page_of(tiny_page().html)).data).Root
    assert "/AF" not in root
    assert "/EmbeddedFiles" not in root.get("/Names", {})


def test_fonts_are_embedded_and_only_the_house_s() -> None:
    fonts = opened(tiny_pdf().data).pages[0].resources.Font
    names = {str(font.BaseFont).partition("+")[2] for font in fonts.values()}
    assert names <= {"PT-Serif", "PT-Serif-Bold", "PT-Serif-Italic", "PT-Sans", "PT-Sans-Bold", "PT-Sans-Italic"}
