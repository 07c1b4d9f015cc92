"""What LibreOffice keeps of our documents when it opens them and saves them again."""

import os
import re
import shutil
import subprocess
from collections import Counter

import pytest
from lxml import etree

from briefgen.renderers.docx import render
from tests.docx_editing import part
from tests.real_documents import NAMES, kind, word
from tests.sample_content import brief, chronology
from tests.statements import of_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = ("word/document.xml", "word/endnotes.xml")
COUNTED = ("<w:endnoteReference ", "NOTEREF ", "<w:tbl>", "<w:tblHeader", '<wp:docPr [^>]*descr="[^"]', " TOC ")
OF_EACH_KIND = tuple({(name[:2], kind(name)): name for name in NAMES}.values())


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes]]:
    """Each document before and after; one start of LibreOffice, with a profile of its own, serves them all."""
    folder = tmp_path_factory.mktemp("libreoffice")
    ours = {name.replace("/", "-"): word(name) for name in OF_EACH_KIND}
    ours |= {"sample-brief": render(brief()), "sample-chronology": render(chronology())}
    for name, data in ours.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = [
        "soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "saved"),
        *(str(folder / f"{name}.docx") for name in ours),
    ]  # fmt: skip
    environment = os.environ | {"HOME": str(folder)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    return {name: (data, (folder / "saved" / f"{name}.docx").read_bytes()) for name, data in ours.items()}


def languages(data: bytes) -> Counter[tuple[str, str]]:
    """Each language that runs are marked with, and how many letters, in text and notes."""
    found: Counter[tuple[str, str]] = Counter()
    for name in TEXTS:
        for run in etree.fromstring(part(data, name).encode()).iter(f"{W}r"):
            language = run.find(f"{W}rPr/{W}lang")
            if language is not None and language.get(f"{W}val"):
                found[name, str(language.get(f"{W}val"))] += sum(len(text.text or "") for text in run.iter(f"{W}t"))
    return found


def counts(data: bytes) -> dict[str, int]:
    """How many notes, cross-references, tables, head rows, descriptions and contents the text has."""
    return {pattern: len(re.findall(pattern, part(data, TEXTS[0]))) for pattern in COUNTED}


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_every_word_note_language_and_table(resaved: dict[str, tuple[bytes, bytes]]) -> None:
    for name, (ours, theirs) in resaved.items():
        assert of_word(theirs) == of_word(ours), name
        assert counts(theirs) == counts(ours), name
        # LibreOffice marks the document's own language too, which ours says once for all
        assert {key: letters for key, letters in languages(theirs).items() if key in languages(ours)} == languages(ours)
