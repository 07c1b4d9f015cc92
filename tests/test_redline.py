"""A redline: all revisions accepted it says what the new document says, all rejected what the old one says."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import mammoth
import pytest
from lxml import etree
from pikepdf import Dictionary, Pdf

from briefgen.document.lines import CONTENTS, folded, lines
from briefgen.localization import language
from briefgen.model import Release
from briefgen.redline import Compared, redlined
from briefgen.renderers import Page, renderer
from briefgen.renderers.pdf.reading import TaggedText
from briefgen.renderers.pdf.structure import GENERATED
from briefgen.service.documents import document
from briefgen.service.plan import Job
from briefgen.service.requests import Request
from tests.docx_lint import faults
from tests.real_documents import AS_OF, ROOT, _project, content
from tests.test_docx_real import VALIDATOR
from tests.test_pdf_conformance import failures
from tests.word_edits import W

STYLE = (ROOT / "templates/styles/redline.css").read_text(encoding="utf-8")
# What the lint takes for a look of its own is the mark of a revision; a paragraph all deleted says nothing.
_OF_REVISIONS = re.compile(r"[pr]Pr has \['(rPr|ins|del|moveTo|moveFrom)'\]|blank paragraph")
EARLIER = date(2025, 11, 1)
ACCEPTED, REJECTED = (("del", "moveFrom"), ("ins", "moveTo")), (("ins", "moveTo"), ("del", "moveFrom"))


@dataclass(frozen=True)
class Pair:
    """A real document, an earlier version of it, and what was done to its HTML in between."""

    name: str
    release: Release = Release.INTERNAL
    earlier: date = EARLIER
    edits: tuple[tuple[str, str], ...] = ()


EDITS = (
    ("Obtain the date and place of the next round.", "Obtain the day and the place of the second round."),
    ("Visa facilitation talks</h1>", "Visa and readmission talks</h1>"),
    ("(Astana Times). Take", "(<em>Astana Times</em>, 3 May). Take"),
    ('<th scope="row">Place</th>', '<th scope="row">Where</th>'),
)
MOVED = r'(<li id="objectives-3">.*?</li>\n?)(.*?)(<li id="objectives-5">.*?</li>\n?)'
PAIRS = {
    "a year": Pair("en/visa-talks"),
    "a year in russian": Pair("ru/samarkand-summit"),
    "a year in kazakh": Pair("kk/uk-roadmap"),
    "a chronology": Pair("en/chronology"),
    "a public one": Pair("en/visa-talks", Release.PUBLIC),
    "edited": Pair("en/visa-talks", earlier=AS_OF, edits=EDITS),
    "moved": Pair("en/visa-talks", earlier=AS_OF, edits=((MOVED, r"\2\3\1"),)),
    "the same": Pair("en/visa-talks", earlier=AS_OF),
}


@cache
def assembled(name: str, day: date, release: Release) -> str:
    contents, stuff = _project()
    locale, briefing = name.split("/")
    assert contents.timeline.value is not None
    wanted = Request(day, (briefing,), (), (locale,), release)
    job = Job(briefing, locale, (), release)
    return document(job, wanted, contents.briefings[briefing], contents.timeline.value, stuff).html


def versions(pair: Pair) -> tuple[str, str]:
    old, new = (assembled(pair.name, day, pair.release) for day in (pair.earlier, AS_OF))
    for pattern, replacement in pair.edits:
        literal = pattern if pattern == MOVED else re.escape(pattern)
        new, count = re.subn(literal, replacement, new, count=1, flags=re.DOTALL)
        assert count == 1, pattern
    return old, new


@cache
def merged(name: str) -> str:
    old, new = versions(PAIRS[name])
    return redlined(Compared(old, new, "before", "A. Desk"), language(PAIRS[name].name[:2]), STYLE).html


@cache
def word(name: str) -> bytes:
    found = renderer("docx")(Page("x.html", merged(name), content(merged(name))))
    assert found.findings == ()
    return found.data


def words_of_html(html: str) -> list[str]:
    found = (line for line in lines(content(html)) if line.section != CONTENTS)
    return [words for line in found if (words := folded(line.words))]


def settled(data: bytes, fates: tuple[tuple[str, str], tuple[str, str]]) -> list[str]:
    """The paragraphs of a Word document, read without a line of the program, after all its changes are settled."""
    gone, _ = fates
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for row in list(root.iter(f"{W}tr")):
        if any(row.find(f"{W}trPr/{W}{tag}") is not None for tag in gone):
            _drop(row)
    for change in [each for tag in gone for each in root.iter(f"{W}{tag}")]:
        holder = change.getparent()
        if holder is not None and holder.tag not in {f"{W}rPr", f"{W}trPr"}:
            _drop(change)
    return list(_paragraphs(root, gone))


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _paragraphs(root: etree._Element, gone: tuple[str, str]) -> Iterator[str]:
    waiting = ""
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and re.fullmatch(r"TOC\d", str(style.get(f"{W}val"))):
            continue  # a field, which Word fills anew
        for run in paragraph.iter(f"{W}r"):
            style = run.find(f"{W}rPr/{W}rStyle")
            if style is None or "Reference" not in str(style.get(f"{W}val")):
                waiting += "".join(
                    "-" if each.tag == f"{W}noBreakHyphen" else " " if each.tag == f"{W}br" else each.text or ""
                    for each in run.iter(f"{W}t", f"{W}delText", f"{W}noBreakHyphen", f"{W}br")
                )
        if any(paragraph.find(f"{W}pPr/{W}rPr/{W}{tag}") is not None for tag in gone):
            continue
        if folded(waiting):
            yield folded(waiting)
        waiting = ""


def without_first_page(found: list[str], html: str) -> list[str]:
    """The paragraphs that follow the page which says what has changed."""
    first = next(i for i, words in enumerate(found) if words == words_of_html(html)[0] and i > 0)
    return found[first:]


@pytest.mark.parametrize("name", PAIRS)
def test_accepting_all_revisions_gives_the_new_words_and_rejecting_all_the_old_ones(name: str) -> None:
    old, new = versions(PAIRS[name])
    assert without_first_page(settled(word(name), ACCEPTED), new) == words_of_html(new)
    assert without_first_page(settled(word(name), REJECTED), old) == words_of_html(old)


@pytest.mark.parametrize("name", PAIRS)
def test_the_html_has_the_same_words_in_ins_and_del(name: str) -> None:
    old, new = versions(PAIRS[name])
    assert without_first_page(words_of_html(merged(name)), new) == words_of_html(new)
    rejected = re.sub(r"<ins\b[^>]*>.*?</ins>", "", merged(name), flags=re.DOTALL)
    rejected = rejected.replace("<del", "<span").replace("</del", "</span")
    assert set(words_of_html(old)) <= set(words_of_html(rejected))


@pytest.mark.parametrize("name", PAIRS)
def test_it_is_a_word_document_like_our_others_and_bears_author_and_time(name: str) -> None:
    found = [fault for fault in faults(word(name)) if not _OF_REVISIONS.search(fault)]
    assert found == []
    with ZipFile(BytesIO(word(name))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    changes = [each for tag in ("ins", "del", "moveFrom", "moveTo") for each in root.iter(f"{W}{tag}")]
    assert bool(changes) is (name != "the same")
    assert {each.get(f"{W}author") for each in changes} <= {"A. Desk"}
    assert {each.get(f"{W}date") for each in changes} <= {"2026-11-22T00:00:00Z"}
    assert len({each.get(f"{W}id") for each in changes}) == len(changes)


@pytest.mark.slow
@pytest.mark.skipif(VALIDATOR is None, reason="the Open XML SDK's validator is not installed")
@pytest.mark.parametrize("name", PAIRS)
def test_the_open_xml_sdk_finds_no_errors(name: str, tmp_path: Path) -> None:
    sample = tmp_path / "sample.docx"
    sample.write_bytes(word(name))
    run = subprocess.run([str(VALIDATOR), sample], check=False, capture_output=True, text=True, timeout=120)
    said = json.loads(run.stdout)
    assert (said["ok"], said["errors"]) == (True, [])


@pytest.mark.parametrize("name", ["edited", "moved", pytest.param("a year in russian", marks=pytest.mark.slow)])
def test_its_pdf_is_whole_conforms_and_says_what_came_and_went_without_colour(name: str) -> None:
    rendered = renderer("pdf")(Page("x.html", merged(name), content(merged(name))))
    assert [finding.message for finding in rendered.findings] == []
    assert failures(rendered.data, "PDF_UA_1") == []
    assert failures(rendered.data, "PDF_A_3A") == []
    with Pdf.open(BytesIO(rendered.data)) as pdf:
        pieces = [(piece.text.strip(), piece.tags) for piece in TaggedText(pdf).pieces()]
        holders = (each for each in pdf.objects if isinstance(each, Dictionary))
        attributes = [each.A for each in holders if isinstance(each.get("/A"), Dictionary)]
        decorations = {str(each.TextDecorationType) for each in attributes if "/TextDecorationType" in each}
    generated = {text for text, kinds in pieces if GENERATED in kinds}
    assert {"[+", "[−", "]"} <= generated
    assert decorations == {"/Underline", "/LineThrough"}


def test_a_statement_that_moved_is_a_move_in_word() -> None:
    with ZipFile(BytesIO(word("moved"))) as archive:
        text = archive.read("word/document.xml").decode()
    names = [re.findall(rf'<w:{tag}RangeStart [^>]*w:name="(move\d+)"', text) for tag in ("moveFrom", "moveTo")]
    assert names == [["move1"], ["move1"]]
    assert text.count("RangeEnd w:id=") == 2 + text.count("commentRangeEnd")
    assert "<w:del " not in text.replace("w:delText", "")


def test_another_reader_sees_the_new_words_alone() -> None:
    read = mammoth.extract_raw_text(BytesIO(word("edited"))).value
    assert "Obtain the day and the place of the second round." in read
    assert "Visa and readmission talks" in read
    assert "place of the next" not in read


def test_words_that_differ_are_marked_and_no_others() -> None:
    found = re.search(r'<li id="objectives-2">(.*?)</li>', merged("edited"), re.DOTALL)
    assert found is not None
    assert re.sub(r"<a .*?</a>", "", found[1], flags=re.DOTALL) == (
        "Obtain the <del>date</del><ins>day</ins> and <ins>the </ins>place of the "
        "<del>next</del><ins>second</ins> round."
    )


def test_the_first_page_says_what_has_changed_in_a_few_lines() -> None:
    first = merged("edited").partition('id="what-changed"')[2].partition("</section>")[0]
    entries = re.findall(r"<li>(.*?)</li>", first)
    assert entries == [
        "Statements with other words: 2 (Bottom line, Our objectives (proposed))",
        "Lines of the header: Visa and readmission talks; Where",
    ]
    assert "PUBLIC SOURCES" in first
    nothing = merged("the same").partition('id="what-changed"')[2].partition("</section>")[0]
    assert re.findall(r"<li>(.*?)</li>", nothing) == ["Nothing has changed."]


def test_a_redline_is_no_copy_that_comes_back_and_its_bytes_are_the_same_twice() -> None:
    assert "briefgen.copy" not in merged("edited")
    old, new = versions(PAIRS["edited"])
    again = redlined(Compared(old, new, "before", "A. Desk"), language("en"), STYLE).html
    assert again == merged("edited")
    assert renderer("docx")(Page("x.html", again, content(again))).data == word("edited")
