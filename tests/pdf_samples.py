"""What the tests of the PDF share: the tiny brief as every renderer gets it, a file's tags as text, and its parts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf

from briefgen.document.reader import read
from briefgen.findings import Finding
from briefgen.model import Release
from briefgen.project.files import Project
from briefgen.renderers import Page, Rendered
from briefgen.renderers.pdf import render
from briefgen.renderers.pdf.reading import TaggedText
from briefgen.service.documents import document, materials
from briefgen.service.plan import Job
from briefgen.service.requests import Request

TINY: Final = Path(__file__).parent / "tiny"
AS_OF: Final = date(2026, 11, 22)
_OPEN: Final[list[Pdf]] = []


@cache
def tiny_page() -> Page:
    """The brief of the tiny project, assembled."""
    project = Project(TINY)
    contents = project.load()
    wanted = Request(AS_OF, ("talks",), ("pdf",), ("en",), Release.INTERNAL)
    job = Job("talks", "en", ("pdf",), Release.INTERNAL)
    assert contents.timeline.value is not None
    stuff = materials(contents, project.templates(), "0.0.0")
    found = document(job, wanted, contents.briefings["talks"], contents.timeline.value, stuff)
    return page_of(found.html, found.data)


def page_of(html: str, data: bytes = b"") -> Page:
    """An assembled document as the renderer gets it."""
    content, findings = read(html, "en/talks.html")
    assert content is not None
    assert not findings
    return Page("en/talks.html", html, content, data)


@cache
def tiny_pdf() -> Rendered:
    """The tiny brief as PDF."""
    return render(tiny_page())


def styled(css: str, words: tuple[str, str] | None = None) -> Page:
    """The tiny brief with more styles, and perhaps with some words in the place of others."""
    html = tiny_page().html.replace("</style>", f"@media print {{ {css} }}</style>")
    return replace(tiny_page(), html=html.replace(*words) if words else html)


def codes(findings: tuple[Finding, ...]) -> set[str]:
    """The names of the findings' kinds."""
    return {finding.code.name for finding in findings}


def page_texts(data: bytes) -> list[str]:
    """What PDFium, which knows nothing of us, reads on each page."""
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    return [text.replace("\u00a0", " ").replace("\r\n", "\n") for text in texts]


def opened(data: bytes) -> Pdf:
    """The file, which stays open as long as the tests run: pikepdf's objects die with it."""
    _OPEN.append(Pdf.open(BytesIO(data)))
    return _OPEN[-1]


def elements(data: bytes) -> list[Object]:
    """Every element of the tag tree, in order."""
    return list(_below(opened(data).Root.StructTreeRoot.K[0]))


def _below(element: Object) -> Iterator[Object]:
    yield element
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _below(kid)


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def outline(data: bytes) -> str:
    """The tag tree as text: one element a line, indented, with its attributes and its words."""
    pdf = Pdf.open(BytesIO(data))
    text = TaggedText(pdf)
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def words(kid: Object, page: Object | None) -> str:
        if isinstance(kid, Dictionary):
            if kid.get("/Type") == Name.OBJR:
                return f"[link: {kid.Obj.get('/Contents')}]"
            return words(kid.MCID, kid.Pg)
        assert page is not None
        return text.pages[places[page.objgen]].marked[int(str(kid))]

    def lines(element: Object, depth: int) -> Iterator[str]:
        yield f"{'  ' * depth}{str(element.S)[1:]}{_attributes(element)}"
        said = ""
        for kid in _kids(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from _said(said, depth)
                said = ""
                yield from lines(kid, depth + 1)
            else:
                said += words(kid, element.get("/Pg"))
        yield from _said(said, depth)

    return "\n".join(lines(pdf.Root.StructTreeRoot.K[0], 0)) + "\n"


def _said(words: str, depth: int) -> Iterator[str]:
    if words:
        yield f"{'  ' * (depth + 1)}| {words}"


def _attributes(element: Object) -> str:
    found = {"Lang": element.get("/Lang"), "ID": element.get("/ID"), "Alt": element.get("/Alt")}
    found |= {key[1:]: value for key, value in element.get("/A", Dictionary()).items() if key not in {"/O", "/BBox"}}
    said = (f" {key}={re.sub('^/', '', str(value))}" for key, value in found.items() if value is not None)
    return "".join(said)
