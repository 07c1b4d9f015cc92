"""In Word, bold upon bold is not bold: where a paragraph's style and a character style both say it, neither holds.

So it is with italics and capitals too (ECMA-376 part 1, 17.7.3). LibreOffice 25.2 does the same, 7.4 does not.
"""

from collections.abc import Iterator

from lxml import etree

from briefgen.renderers.docx import render
from tests.docx_editing import edited
from tests.docx_lint import Element, Package, value
from tests.real_documents import EVERY_DOCUMENT, word
from tests.sample_content import brief, chronology

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOGGLES = ("b", "i", "caps")


def cancelled(data: bytes) -> list[str]:
    """Each pair of styles of which one undoes the other."""
    package = Package(data)
    sheet = {value(style, "styleId"): style for style in package.parts["word/styles.xml"].iter(W + "style")}
    return sorted({
        f"{toggle}: {paragraph}, {character}"
        for paragraph, character in _together(package)
        for toggle in TOGGLES
        if _says(sheet, paragraph, toggle) and _says(sheet, character, toggle)
    })  # fmt: skip


def _together(package: Package) -> Iterator[tuple[str, str]]:
    for _, paragraph in package.all("p"):
        outer = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        for inner in paragraph.iterfind(f".//{W}rPr/{W}rStyle"):
            yield outer, value(inner)


def _says(sheet: dict[str, Element], name: str, toggle: str) -> bool:
    while name in sheet:
        said = sheet[name].find(f"{W}rPr/{W}{toggle}")
        if said is not None:
            return value(said) not in {"0", "false"}
        name = value(sheet[name].find(W + "basedOn"))
    return False


@EVERY_DOCUMENT
def test_no_bold_takes_another_away(name: str) -> None:
    assert cancelled(word(name)) == []


def test_nor_does_it_in_the_samples() -> None:
    assert cancelled(render(brief())) == cancelled(render(chronology())) == []


def test_titles_and_questions_are_bold_by_the_style_strong() -> None:
    document = Package(word("en/visa-talks"))
    for style in ("BriefTitle", "BriefQuestion"):
        first = [_first_run(paragraph) for _, paragraph in document.all("p") if _styled(paragraph, style)]
        assert first
        assert set(first) == {"Strong"}


def test_a_bold_title_is_found() -> None:
    bold = r'(w:styleId="BriefTitle".*?)<w:rPr>'
    made = edited(word("en/visa-talks"), {"word/styles.xml": (bold, r"\1<w:rPr><w:b/>")})
    assert cancelled(made) == ["b: BriefTitle, Strong"]


def _styled(paragraph: Element, style: str) -> bool:
    return value(paragraph.find(f"{W}pPr/{W}pStyle")) == style


def _first_run(paragraph: Element) -> str:
    run = paragraph.find(f".//{W}r")
    assert isinstance(run, etree._Element)
    return value(run.find(f"{W}rPr/{W}rStyle"))
