"""The real briefings in every language, assembled once a process, and what is made of them."""

import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from briefgen.document.assembly import Materials
from briefgen.document.blocks import Content
from briefgen.document.reader import read
from briefgen.findings import fail
from briefgen.model import Release
from briefgen.project.files import Contents, Project
from briefgen.renderers import Page, docx, renderer
from briefgen.service.documents import document, materials
from briefgen.service.inputs import engines
from briefgen.service.plan import Job
from briefgen.service.requests import Request
from briefgen.storage.files import write_whole

ROOT: Final = Path(__file__).parent.parent
NAMES: Final = tuple(
    f"{locale}/{path.stem}" for locale in ("en", "ru", "kk") for path in sorted((ROOT / "briefings").glob("*.yaml"))
)
AS_OF: Final = date(2026, 11, 22)
EVERY_DOCUMENT: Final = pytest.mark.parametrize("name", NAMES)


def kind(name: str) -> str:
    """The kind of the briefing, without assembling it."""
    file = ROOT / "briefings" / f"{name.partition('/')[2]}.yaml"
    return next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("kind:"))


@cache
def _project() -> tuple[Contents, Materials]:
    project = Project(ROOT)
    contents = project.load()
    return contents, materials(contents, project.templates(), "0.0.0")


@cache
def page(name: str, release: Release = Release.INTERNAL) -> Page:
    """The briefing, named like en/visa-talks, as every renderer gets it."""
    contents, stuff = _project()
    locale, briefing = name.split("/")
    wanted = Request(AS_OF, (briefing,), ("html",), (locale,), release)
    assert contents.timeline.value is not None
    job = Job(briefing, locale, wanted.formats, release)
    found = document(job, wanted, contents.briefings[briefing], contents.timeline.value, stuff)
    assert not fail(found.findings), found.findings
    return Page(found.name, found.html, content(found.html), found.data)


def content(html: str) -> Content:
    """The blocks of a document."""
    found, findings = read(html, "test.html")
    assert found is not None
    assert not findings
    return found


@cache
def word(name: str, release: Release = Release.INTERNAL) -> bytes:
    """The briefing as a Word document."""
    return docx.render(page(name, release).content)


def pdf(name: str) -> bytes:
    """The briefing as PDF; one that was made before from the same HTML by the same code is not made again."""
    found = page(name)
    key = hashlib.sha256(f"{engines()}\0{found.html}".encode() + found.data).hexdigest()
    kept = ROOT / ".cache" / "tests" / f"{name.replace('/', '-')}.{key}.pdf"
    if not kept.is_file():
        for former in kept.parent.glob(f"{name.replace('/', '-')}.*.pdf"):
            former.unlink(missing_ok=True)
        write_whole(kept, renderer("pdf")(found).data)
    return kept.read_bytes()
