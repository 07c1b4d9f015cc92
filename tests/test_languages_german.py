"""A fourth language is data: German texts in a project and a small catalogue make German documents, without code."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from briefgen.cli import main
from tools.messages import extracted, renewed

TRANSLATED = {
    "Bottom line": "Das Wichtigste",
    "Commitments": "Zusagen",
    "Page {page} of {pages}": "Seite {page} von {pages}",
    "By when": "Bis wann",
    "Sources": "Quellen",
    "Annex {letter}. {title}": "Anlage {letter}. {title}",
    "{start} to {end}": "{start} bis {end}",
    "{date}, start unknown": "{date}, Anfang unbekannt",
    "almost {amount}": "fast {amount}",
    "“ ” ‘ ’": "„ “ ‚ ‘",
}
BILLION = 'msgid "{number} billion"\nmsgid_plural "{number} billion"\nmsgstr[0] '
TEXTS = {
    "events.yaml": {
        "kk: Келіссөздер басталды}": "kk: Келіссөздер басталды, de: Die Verhandlungen beginnen}",
        "kk: ЕО Кеңесі}": "kk: ЕО Кеңесі, de: Rat der EU}",
    },
    "briefings/talks.yaml": {
        "kk: Виза туралы келіссөздер}": "kk: Виза туралы келіссөздер, de: Visagespräche}",
        "      kk: \"Келіссөздер басталған күн: {{ date('talks-opened') }}\"": (
            "      kk: \"Келіссөздер басталған күн: {{ date('talks-opened') }}\"\n"
            "      de: \"Die Verhandlungen haben am {{ date('talks-opened') }} begonnen.\""
        ),
        "      kk: \"Сауда: {{ figure('trade-2024') }}.\"": (
            "      kk: \"Сауда: {{ figure('trade-2024') }}.\"\n      de: \"Handel: {{ figure('trade-2024') }}.\""
        ),
    },
}


def german(project: Path) -> Path:
    """The project with German texts, and the catalogue that `make messages ADD=de` begins, partly translated."""
    for name, replacements in TEXTS.items():
        path = project / name
        text = path.read_text(encoding="utf-8")
        for former, new in replacements.items():
            assert text.count(former) == 1, former
            text = text.replace(former, new)
        path.write_text(text, encoding="utf-8")
    catalogue = renewed("de", "", extracted())
    for message, translation in TRANSLATED.items():
        empty = f'msgid "{message}"\nmsgstr ""\n'
        assert empty in catalogue, message
        catalogue = catalogue.replace(empty, f'msgid "{message}"\nmsgstr "{translation}"\n')
    assert BILLION in catalogue
    catalogue = catalogue.replace(
        f'{BILLION}""\nmsgstr[1] ""', f'{BILLION}"{{number}} Milliarde"\nmsgstr[1] "{{number}} Milliarden"'
    )
    path = project / "templates/locale/de/LC_MESSAGES/briefgen.po"
    path.parent.mkdir(parents=True)
    path.write_text(catalogue, encoding="utf-8")
    return project


def build(project: Path, *options: str) -> Path:
    command = ["build", "--project", str(project), "--as-of", "2026-01-10", "--locale", "de", *options]
    assert main(command) == 0
    return project / "output/de"


def test_a_german_document_comes_from_texts_and_a_catalogue_alone(tiny: Path) -> None:
    html = (build(german(tiny), "--format", "html") / "talks.2026-01-10.html").read_text(encoding="utf-8")
    text = html.replace("\u00a0", " ")
    assert '<html lang="de">' in html
    assert ">Visagespräche</h1>" in html
    assert "Das Wichtigste</h2>" in html
    assert "Die Verhandlungen haben am 2. Dezember 2025 begonnen." in text
    assert "Handel: fast 50 Milliarden USD." in text
    assert '<meta name="briefgen.page-label" content="Seite {page} von {pages}"/>' in html


def test_what_is_not_translated_yet_is_shown_in_the_source_language_and_marked(tiny: Path) -> None:
    html = (build(german(tiny), "--format", "html") / "talks.2026-01-10.html").read_text(encoding="utf-8")
    mark = '<span lang="en" class="untranslated">Agree a date for the next round.</span>\u00a0[Englisch]'
    assert mark in html


def test_the_word_document_is_german_too(tiny: Path) -> None:
    path = build(german(tiny), "--format", "docx") / "talks.2026-01-10.docx"
    with ZipFile(BytesIO(path.read_bytes())) as package:
        assert "Die Verhandlungen haben am" in package.read("word/document.xml").decode()
        assert 'w:lang w:val="de-DE"' in package.read("word/styles.xml").decode()


def test_check_says_what_german_lacks(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--project", str(german(tiny)), "--as-of", "2026-01-10", "--locale", "de"]) == 0
    out = capsys.readouterr().out
    assert "events › mandate › title is not there in ‘de’; it is shown in ‘en’" in out
    assert "warning[missing-messages]: the catalogue of ‘de’ lacks messages:" in out
    assert "[missing-catalogue]" not in out


def test_a_language_without_a_catalogue_is_said_to_have_none(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--project", str(tiny), "--as-of", "2026-01-10", "--locale", "de"]) == 0
    assert "[missing-catalogue]" in capsys.readouterr().out
