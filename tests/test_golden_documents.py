"""The assembled HTML of every real briefing, in each language, as it was when somebody last looked at it."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from briefgen.document.assembly import Materials
from briefgen.findings import fail
from briefgen.model import Release
from briefgen.project.files import Contents, Project
from briefgen.service.documents import AssembledDocument, document, materials
from briefgen.service.plan import Job
from briefgen.service.requests import Request

ROOT = Path(__file__).parent.parent
BRIEFINGS = sorted(path.stem for path in (ROOT / "briefings").glob("*.yaml"))
LOCALES = ("en", "ru", "kk")
AS_OF = date(2026, 11, 22)
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
CONTENT_HASH = re.compile(r"\b[0-9a-f]{10}\b")
SVG = re.compile(r"(<svg [^>]*>).*?</svg>", re.DOTALL)


@cache
def project() -> tuple[Contents, Materials]:
    found = Project(ROOT)
    contents = found.load()
    return contents, materials(contents, found.templates(), "0.0.0")


def made(briefing: str, locale: str) -> AssembledDocument:
    contents, stuff = project()
    job = Job(briefing, locale, ("html",), Release.INTERNAL)
    wanted = Request(AS_OF, (briefing,), ("html",), (locale,), Release.INTERNAL)
    assert contents.timeline.value is not None
    return document(job, wanted, contents.briefings[briefing], contents.timeline.value, stuff)


@pytest.mark.golden
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("briefing", BRIEFINGS)
def test_a_briefing_is_as_expected(briefing: str, locale: str, golden: Callable[[str, str], None]) -> None:
    found = made(briefing, locale)
    assert not fail(found.findings)
    html = SVG.sub(r"\1…</svg>", STYLE.sub("<style>…</style>", found.html))
    html = CONTENT_HASH.sub("0123456789", html)  # it changes with every style, and the pictures of pages watch those
    golden(f"{locale}/{briefing}.html", html)
