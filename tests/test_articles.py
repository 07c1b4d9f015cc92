"""Articles of every kind become sources: what must be in the body is there, what stands beside the article is not.

Beside each file a list says which phrases belong into its body, which do not, and what the file says of itself.
"""

import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.shared import Pt

from briefgen.cli import main
from briefgen.findings import Severity
from briefgen.intake import read
from briefgen.service.opened import open_project

FOLDER = Path(__file__).parent / "articles"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".yaml")


def expected(path: Path) -> Any:
    return yaml.safe_load((FOLDER / f"{path.name}.yaml").read_text(encoding="utf-8"))


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_article_becomes_a_source_by_one_command(path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--project", str(tiny), "--format", "json", str(path)]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    project = open_project(tiny)
    source = project.timeline.sources[-1]
    text = (tiny / str(source.file)).read_text(encoding="utf-8")
    assert source.body
    body = in_one_line(text[int(source.body.start) : int(source.body.end)])
    wanted = expected(path)
    assert [phrase for phrase in wanted["body"] if in_one_line(phrase) not in body] == []
    assert [phrase for phrase in wanted["not_in_body"] if in_one_line(phrase) in body] == []
    entry = {**record["entry"], "pages": record["pages"]}
    assert {key: entry.get(key) for key in wanted["found"]} == wanted["found"]
    findings = [finding for finding in project.check() if finding.span.file == "events.yaml"]
    assert [finding.message for finding in findings if finding.severity is not Severity.NOTICE] == []
    assert source.original
    assert (tiny / source.original.file).read_bytes() == path.read_bytes()


def test_there_are_fifteen_of_them_and_each_has_its_list() -> None:
    assert len(FILES) >= 15
    assert {path.suffix for path in FILES} == {".html", ".htm", ".mhtml", ".pdf", ".docx", ".eml", ".txt"}
    assert all((FOLDER / f"{path.name}.yaml").is_file() for path in FILES)


def test_all_of_them_can_be_sources_of_one_project_and_be_added_once(tiny: Path, tmp_path: Path) -> None:
    given = tmp_path / "given"
    shutil.copytree(FOLDER, given, ignore=shutil.ignore_patterns("*.yaml"))
    files = [str(path) for path in sorted(given.iterdir())]
    assert main(["add", "--project", str(tiny), *files]) == 0
    assert len(open_project(tiny).timeline.sources) == 3 + len(files)
    assert main(["add", "--project", str(tiny), *files]) == 1
    assert len(open_project(tiny).timeline.sources) == 3 + len(files)


RU = (
    "Министр иностранных дел провёл переговоры с послом. Стороны обсудили торговлю и транспорт. "
    "Следующая встреча пройдёт весной в Астане, сообщили в ведомстве."
)
KK = (
    "Сыртқы істер министрі елшімен келіссөз жүргізді. Тараптар сауда мен көлікті талқылады. "
    "Келесі кездесу көктемде Астанада өтеді деп хабарлады ведомство."
)


@pytest.mark.parametrize(
    "text, encoding, language",
    [
        *((RU, each, "ru") for each in ("utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "iso8859-5")),
        *((KK, each, "kk") for each in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "kz1048", "ptcp154")),
    ],
)
@pytest.mark.parametrize("form", ["a.txt", "a.html"])
def test_a_text_is_read_in_any_encoding_of_the_region(text: str, encoding: str, language: str, form: str) -> None:
    whole = text if form == "a.txt" else f"<title>Хабар</title><h1>Хабар</h1><p>{text}</p>"
    article = read(f"Хабар\n\n{whole}".encode(encoding), form)
    assert text in article.body
    assert article.imprint.language == language


@pytest.mark.parametrize(
    "page, title",
    [
        ("<title>Вестник</title><h1>Министр приехал</h1>", "Министр приехал"),
        ("<title>Министр приехал | Вестник</title><h1>Вестник</h1>", "Министр приехал"),
        ("<title>Министр приехал — Вестник</title><h1>Вестник</h1><h2>Министр приехал</h2>", "Министр приехал"),
        ("<title>Министр приехал</title>", "Министр приехал"),
        ("<meta property=og:title content='Министр приехал'><h1>Вестник дня</h1>", "Министр приехал"),
    ],
)
def test_the_title_is_the_article_s_and_not_the_site_s(page: str, title: str) -> None:
    assert read(f"{page}<p>{RU}</p>".encode(), "a.html").imprint.title == title


@pytest.mark.parametrize(
    "head, day",
    [
        ("<meta property=article:published_time content=2026-11-17T01:00:00+05:00>", "2026-11-17"),
        ("<meta name=date content='17.11.2026'>", "2026-11-17"),
        ("<h1>Хабар</h1><time datetime=2026-11-17>вчера</time>", "2026-11-17"),
        ("<h1>Хабар</h1><span>17 ноября 2026, 10:00</span>", "2026-11-17"),
        ("<h1>Хабар</h1><div>2026 жылғы 17 қараша</div>", "2026-11-17"),
        ("<h1>Хабар</h1><p>АСТАНА, 17 ноября 2026 года. Начались переговоры министров двух стран.</p>", "2026-11-17"),
        ("<h1>Хабар</h1><p>Обновлено: 17 ноября 2026</p>", None),
        ("<h1>Хабар</h1><p>Министр прибыл 17 ноября 2026 года и уехал в тот же день поздно вечером.</p>", None),
        ("<h1>Хабар</h1><aside><time datetime=2026-11-17>17 ноября</time> Другое</aside>", None),
    ],
)
def test_the_day_of_issue_is_stated_by_the_page_or_left_out(head: str, day: str | None) -> None:
    article = read(f"<title>Хабар</title>{head}<p>{RU}</p><footer>© 2020, 1 мая 2020</footer>".encode(), "a.html")
    assert article.imprint.issued == day


@pytest.mark.parametrize(
    "line, translation",
    [
        ("Этот текст переведен автоматически.", "machine"),
        ("Машинный перевод с английского", "machine"),
        ("This page was translated by AI.", "machine"),
        ("Мақала автоматты түрде аударылған", "machine"),
        ("Перевод книги вышел в мае.", "none"),
    ],
)
def test_a_translation_by_a_machine_is_noted_where_the_page_says_so(line: str, translation: str) -> None:
    page = f"<title>Хабар</title><h1>Хабар</h1><p>{RU}</p><div class=note>{line}</div>"
    assert read(page.encode(), "a.html").imprint.translation == translation


def test_a_sign_of_greater_in_the_head_of_a_page_ends_no_element() -> None:
    page = f'<head><meta property="og:title" content="Темп роста > 5%"><link title="a>b"></head><nav>x</nav><p>{RU}</p>'
    article = read(page.encode(), "a.html")
    assert article.imprint.title == "Темп роста > 5%"
    assert RU in article.body


def test_an_encoding_that_is_given_goes_before_a_guess() -> None:
    assert "ðåêà" in read("Озеро и река\n\nТам течёт река.".encode("cp1251"), "a.txt", "latin-1").body


MAIL = (
    "From: Press <p@gov.example>\nTo: x@y.example\nSubject: {subject}\nDate: Tue, 17 Nov 2026 10:00:00 +0000\n\n{text}"
)


@pytest.mark.parametrize(
    "subject, text, inside, outside",
    [
        ("Talks", "Talks began.\n\n-- \nPress office", "Talks began.", "Press office"),
        (
            "FW: Talks",
            "FYI\n\n-----Original Message-----\nFrom: B\nSent: Monday\n\nTalks began.",
            "Talks began.",
            "FYI",
        ),
        ("Re: Talks", "Talks began.\n\nOn Mon, 16 Nov 2026 Bob wrote:\n> When is it?", "Talks began.", "When is it"),
        ("Talks", "Talks began.\n\nUnsubscribe: https://gov.example/u", "Talks began.", "Unsubscribe"),
        ("Talks", f"{'word ' * 14}the ministry\nsaid in Astana.", "the ministry said in Astana.", "Subject"),
    ],
)
def test_of_a_mail_its_own_words_are_the_body(subject: str, text: str, inside: str, outside: str) -> None:
    article = read(MAIL.format(subject=subject, text=text).encode(), "a.eml")
    assert article.imprint.title == "Talks"
    assert article.imprint.issued == "2026-11-17"
    assert inside in article.body
    assert outside not in article.body


def word(*paragraphs: tuple[str, str, int], title: str = "") -> bytes:
    """A Word document of paragraphs: text, style, and size of letters in points (0 for that of the style)."""
    document = docx.Document()
    document.core_properties.title = title
    for text, style, size in paragraphs:
        run = document.add_paragraph(style=style or None).add_run(text)
        run.font.size = Pt(size) if size else None
    data = BytesIO()
    document.save(data)
    return data.getvalue()


TEXT = ("Переговоры начались в Астане, сообщили в министерстве. Следующий раунд весной.", "", 0)


@pytest.mark.parametrize(
    "paragraphs, said, title",
    [
        ((("МИНИСТЕРСТВО", "", 0), ("О переговорах", "Heading 1", 0), TEXT), "", "О переговорах"),
        ((("О переговорах", "Title", 0), TEXT), "Документ1", "О переговорах"),
        ((("МИНИСТЕРСТВО", "", 0), ("О переговорах", "", 16), TEXT), "", "О переговорах"),
        ((("О переговорах", "", 0), TEXT), "", "О переговорах"),
        ((TEXT, TEXT), "О переговорах", "О переговорах"),
    ],
)
def test_the_title_of_a_word_document_is_what_stands_out(
    paragraphs: tuple[tuple[str, str, int], ...], said: str, title: str
) -> None:
    article = read(word(*paragraphs, title=said), "a.docx")
    assert article.imprint.title == title
    assert TEXT[0] in article.body
