"""Words as they come: long addresses, words without an end, tall rows, and names in other scripts, in every format."""

import re
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from markupsafe import Markup
from pikepdf import Dictionary, Pdf
from pydantic import TypeAdapter, ValidationError

from briefgen.findings import Span
from briefgen.localization.scripts import with_scripts_marked
from briefgen.localization.typography import shortened
from briefgen.model import Release
from briefgen.model.shape import Number
from briefgen.project.files import Project
from briefgen.renderers.pdf.codes import CONTENT_LOST
from briefgen.renderers.pdf.glyphs import missing
from briefgen.renderers.pdf.reading import TaggedText
from briefgen.service.origins import Origins
from briefgen.service.plan import Job
from tests.test_command import briefgen

ADDRESS = "https://ec.europa.eu/home-affairs/" + "a" * 180 + "/index.html?x=q&y=" + "b" * 120
WORD = "Сверх" + "длинно" * 40
ARABIC, HEBREW, CHINESE = "آنا إيفانوفا بنت علي", "שלום עולם", "安娜·伊万诺娃"
CHANGES = {
    "events.yaml": {
        "summary: {en: The mandate is for negotiations.,": f"summary: {{en: 'See {ADDRESS}. {'It goes on. ' * 500}',",
        "title: {en: Council approves the mandate,": f"title: {{en: 'Council approves {WORD}',",
        "name: {en: Anna Ivanova,": f"name: {{en: 'Anna Ivanova ({ARABIC}; {CHINESE})',",
        "name: {en: Council of the EU,": f"name: {{en: 'Council {HEBREW} of the EU',",
    },
    "briefings/talks.yaml": {
        "title: {en: Visa talks,": f"title: {{en: 'Visa talks {WORD}',",
        "Talks are expected soon.": f"'Talks are expected soon ({ADDRESS}), {WORD}.'",
    },
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a brief in three formats, made without a finding."""
    tiny = Path(__file__).parent / "tiny"
    root = tmp_path_factory.mktemp("words")
    for path in (path for path in tiny.rglob("*") if path.is_file() and "output" not in path.parts):
        text = path.read_text(encoding="utf-8")
        for old, new in CHANGES.get(path.relative_to(tiny).as_posix(), {}).items():
            assert old in text
            text = text.replace(old, new)
        (root / path.relative_to(tiny)).parent.mkdir(parents=True, exist_ok=True)
        (root / path.relative_to(tiny)).write_text(text, encoding="utf-8")
    return root


def test_all_of_it_is_made_in_three_formats_without_a_finding(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = briefgen(made, "build", "--as-of=2025-05-01", "--format=pdf,docx,html", capsys=capsys)
    assert (status, out) == (0, "")
    with Pdf.open(made / "output/en/talks.2025-05-01.pdf") as pdf:
        text = "".join(piece.text for piece in TaggedText(pdf).pieces())
        assert all(words in text for words in (ARABIC, HEBREW, CHINESE))
        assert WORD in text.replace("\u00ad", "").replace("-", "")
        assert ADDRESS in "".join(text.split())
        streams = b"".join(page.Contents.read_bytes() for page in pdf.pages)
        assert len(re.findall(rb"/ActualText \(\\376\\377", streams)) >= 2
        languages = {str(item.Lang) for item in pdf.objects if isinstance(item, Dictionary) and "/Lang" in item}
        assert {"ar", "he", "zh"} <= languages


def test_a_run_in_another_script_says_its_language_and_its_direction(made: Path) -> None:
    html = (made / "output/en/talks.2025-05-01.html").read_text(encoding="utf-8")
    assert f'<span lang="ar" dir="rtl">{ARABIC}</span>' in html
    assert f'<span lang="he" dir="rtl">{HEBREW}</span>' in html
    assert f'<span lang="zh">{CHINESE}</span>' in html
    with ZipFile(made / "output/en/talks.2025-05-01.docx") as package:
        document = fromstring(package.read("word/document.xml"))  # noqa: S314 (our own file)
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    runs = {
        "".join(t.text or "" for t in run.iter(f"{w}t")): (run.find(f"{w}rPr/{w}rtl"), run.find(f"{w}rPr/{w}lang"))
        for run in document.iter(f"{w}r")
    }
    for words, key, tag, right_to_left in (
        (ARABIC, "bidi", "ar-SA", True), (HEBREW, "bidi", "he-IL", True), (CHINESE, "eastAsia", "zh-CN", False),
    ):  # fmt: skip
        turned, language = runs[words]
        assert (turned is not None) == right_to_left
        assert language is not None
        assert language.attrib == {f"{w}{key}": tag}


@pytest.mark.parametrize(
    "words, lang, marked",
    [
        ("Kim 김대중, president", "en", 'Kim <span lang="ko">김대중</span>, president'),
        ("東京タワー", "ja", "東京タワー"),
        ("安娜 и 王毅", "ru", '<span lang="zh">安娜</span> и <span lang="zh">王毅</span>'),
        ("علي 2024 حسن", "en", '<span lang="ar" dir="rtl">علي 2024 حسن</span>'),
        ("«علي»", "fa", "«علي»"),
        ("a &amp; b", "en", "a &amp; b"),
        ("თბილისი, Tbilisi", "en", '<span lang="ka">თბილისი</span>, Tbilisi'),
        ("Қазақ ёлка naïve", "kk", "Қазақ ёлка naïve"),
    ],
)
def test_only_what_the_house_has_no_letters_for_is_marked(words: str, lang: str, marked: str) -> None:
    assert with_scripts_marked(Markup(words), lang) == marked  # noqa: S704 (our own words)


def test_a_missing_font_is_one_finding_that_names_the_package() -> None:
    warnings = [
        f".notdef glyph rendered for Unicode string unsupported by fonts: {c!r} (U+{ord(c):04X})" for c in "安娜ب"
    ]
    findings, others = missing("<body>安娜ب", warnings, "en/talks.html")
    assert [finding.hint for finding in findings] == [
        "install a font that has it; on Debian or Ubuntu: apt install fonts-noto-cjk",
        "install a font that has it; on Debian or Ubuntu: apt install fonts-noto-core",
    ]
    assert "‘安’ (U+5B89), ‘娜’ (U+5A1C)" in findings[0].message
    assert others == []


@pytest.mark.parametrize("text", ["1e400", "-1e400", "1e-400", "9" * 20, "1e19", "Infinity", "NaN", "1e1000000000"])
def test_a_number_beyond_all_counting_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(text)


@pytest.mark.parametrize("text", ["0", "0.001", "50000000000", "-3", "999999999999999999"])
def test_a_number_that_somebody_counts_is_taken(text: str) -> None:
    assert TypeAdapter(Number).validate_python(text) == Decimal(text)


def test_a_running_title_is_cut_between_words() -> None:
    assert shortened("Visa talks", 90) == "Visa talks"
    assert shortened("The talks on visas, and on readmission", 20) == "The talks on visas…"
    assert shortened(WORD, 30) == WORD[:29] + "…"


ORIGINS = {
    '<tr id="event-talks-opened"': ("events.yaml", "- id: talks-opened"),
    "Talks opened on": ("briefings/talks.yaml", 'en: "Talks opened on'),
    "We welcome the mandate": ("briefings/talks.yaml", "text: {en: We welcome the mandate."),
    "Trade in goods</td>": ("events.yaml", "label: {en: Trade in goods"),
    "<h1": ("briefings/talks.yaml", "title: {en: Visa talks"),
}


def test_a_finding_about_a_document_leads_to_the_yaml_that_it_comes_from(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert briefgen(tiny, "build", "--format=html", "--as-of=2026-11-22", capsys=capsys)[0] == 0
    html = (tiny / "output/en/talks.html").read_text(encoding="utf-8")
    origins = Origins(Project(tiny).load())
    for words, (file, line) in ORIGINS.items():
        place = next(number for number, text in enumerate(html.split("\n"), 1) if words in text)
        found = origins(
            Job("talks", "en", ("pdf",), Release.INTERNAL), html, CONTENT_LOST.at(Span("en/talks.html", place), "lost")
        )
        assert found.span.file == file
        assert line in (tiny / file).read_text(encoding="utf-8").split("\n")[found.span.line - 1]
