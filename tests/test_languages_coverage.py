"""What is missing in a language is listed, shown in another one, and marked; what nobody has read says so."""

import csv
import io
import json
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.loader import load_timeline

AS_OF = "2026-01-10"
OBJECTIVE = "Agree a date for the next round."


def change(path: Path, former: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(former) == 1, former
    path.write_text(text.replace(former, new), encoding="utf-8")


def run(project: Path, *arguments: str) -> int:
    command, *options = arguments
    return main([command, "--project", str(project), "--as-of", AS_OF, *options])


def html(project: Path, locale: str) -> str:
    assert run(project, "build", "--format", "html", "--locale", locale) == 0
    return (project / f"output/{locale}/talks.{AS_OF}.html").read_text(encoding="utf-8")


@pytest.fixture
def partly(tiny: Path) -> Path:
    """The tiny project with three texts that Kazakh lacks."""
    change(tiny / "events.yaml", ", kk: Келіссөздер басталды}", "}")
    change(tiny / "briefings/talks.yaml", ", kk: Келесі раунд күнін келісу.}", "}")
    change(tiny / "briefings/talks.yaml", "      kk: \"Келіссөздер басталған күн: {{ date('talks-opened') }}\"\n", "")
    return tiny


def test_check_lists_each_text_that_a_language_lacks_with_its_place(
    partly: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(partly, "check", "--locale", "kk", "--format", "json") == 0
    found = [each for each in json.loads(capsys.readouterr().out) if each["code"] == "missing-translation"]
    assert [(each["file"], each["severity"], each["message"]) for each in found] == [
        (
            "briefings/talks.yaml",
            "notice",
            "sections › bottom-line › statements › 1 › text is not there in ‘kk’; it is shown in ‘en’",
        ),
        (
            "briefings/talks.yaml",
            "notice",
            "sections › objectives › statements › 1 › text is not there in ‘kk’; it is shown in ‘en’",
        ),
        ("events.yaml", "notice", "events › talks-opened › title is not there in ‘kk’; it is shown in ‘en’"),
    ]
    lines = (partly / "events.yaml").read_text(encoding="utf-8").splitlines()
    assert "en: Talks open" in lines[found[2]["line"] - 1]


def test_check_says_nothing_of_a_language_that_nobody_asked_for(
    partly: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(partly, "check")
    assert "missing-" not in capsys.readouterr().out


def test_a_briefing_without_any_text_in_a_language_gets_one_warning(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny / "briefings/other.yaml").write_text(
        "kind: meeting-brief\ntitle: {en: Other}\nsubtitle: {en: More}\nselect: {topics: [visa]}\n", encoding="utf-8"
    )
    assert run(tiny, "check", "--locale", "ru,kk") == 0
    out = capsys.readouterr().out
    assert out.count("warning[missing-language]") == 2
    assert "the briefing ‘other’ is not there in ‘ru’" in out
    assert "missing-translation" not in out


def test_list_untranslated_gives_the_texts_of_every_language_of_the_project(
    partly: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(partly, "list", "--untranslated", "--format", "json") == 0
    out, err = capsys.readouterr()
    rows = json.loads(out)
    assert {row["locale"] for row in rows} == {"kk"}
    assert [row["where"] for row in rows] == [
        "events › talks-opened › title",
        "sections › bottom-line › statements › 1 › text",
        "sections › objectives › statements › 1 › text",
    ]
    assert rows[2]["text"] == OBJECTIVE
    assert err == "3 untranslated texts in en, ru, kk\n"


def test_list_untranslated_keeps_to_the_language_asked_for(partly: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(partly, "list", "--untranslated", "--locale", "ru") == 0
    assert capsys.readouterr() == ("", "0 untranslated texts in ru\n")


def test_list_untranslated_comes_as_csv_and_as_lines(partly: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(partly, "list", "--untranslated", "--locale", "kk", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["shown_in"] for row in rows] == ["en", "en", "en"]
    run(partly, "list", "--untranslated", "--locale", "kk")
    assert f"objectives › statements › 1 › text  [en] {OBJECTIVE}" in capsys.readouterr().out


def test_a_missing_text_is_shown_in_the_source_language_and_marked(partly: Path) -> None:
    assert f'<span lang="en" class="untranslated">{OBJECTIVE}</span>\u00a0[ағылшын тілі]' in html(partly, "kk")


def test_a_missing_text_draws_from_the_register_in_its_own_language(partly: Path) -> None:
    made = html(partly, "kk")
    assert '<span lang="en" class="untranslated">Talks opened on 2\u00a0December 2025.</span>' in made
    assert 'href="#note-1"' in made, "what it draws is still cited"


def test_a_text_that_is_there_is_not_marked(tiny: Path) -> None:
    for locale in ("en", "ru", "kk"):
        assert 'class="untranslated"' not in html(tiny, locale)


def test_the_catalogue_of_a_language_serves_its_regions_too(tiny: Path) -> None:
    assert "Главное</h2>" in html(tiny, "ru-KZ")


REMARK = {
    "en": "The text in this language has not yet been read by a native speaker.",
    "ru": "Текст на этом языке ещё не вычитан носителем языка.",
    "kk": "Қазақ тіліндегі мәтінді осы тілді ана тіліндей білетін маман әлі тексерген жоқ.",
}


def test_a_document_says_in_one_line_that_nobody_has_read_its_language(tiny: Path) -> None:
    for locale, remark in REMARK.items():
        assert (f'<p class="remark">{remark}</p>' in html(tiny, locale)) is (locale == "kk")


@pytest.mark.parametrize("file", ["events.yaml", "briefings/talks.yaml"])
def test_the_timeline_or_a_briefing_can_say_so_of_a_language(tiny: Path, file: str) -> None:
    with (tiny / file).open("a", encoding="utf-8") as stream:
        stream.write("\nreview:\n- {language: ru, status: unreviewed}\n")
    assert REMARK["ru"] in html(tiny, "ru")
    assert REMARK["en"] not in html(tiny, "en")


def test_the_line_goes_when_a_named_person_has_read_the_texts_and_the_catalogue(tiny: Path) -> None:
    packaged = Path(__file__).parent.parent / "templates/locale/kk/LC_MESSAGES/briefgen.po"
    catalogue = packaged.read_text(encoding="utf-8")
    unread = 'msgid "yes"\nmsgstr "no"'
    assert unread in catalogue
    own = tiny / "templates/locale/kk/LC_MESSAGES/briefgen.po"
    own.parent.mkdir(parents=True)
    own.write_text(catalogue.replace(unread, 'msgid "yes"\nmsgstr "yes"'), encoding="utf-8")
    with (tiny / "events.yaml").open("a", encoding="utf-8") as stream:
        stream.write("\nreview:\n- {language: kk, status: reviewed, by: A. Reader, on: '2026-01-05'}\n")
    assert REMARK["kk"] not in html(tiny, "kk")


def test_nobody_can_have_reviewed_anything(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (tiny / "events.yaml").open("a", encoding="utf-8") as stream:
        stream.write("\nreview:\n- {language: kk, status: reviewed}\n")
    assert run(tiny, "check") == 1
    assert "error[reviewed-by-nobody]" in capsys.readouterr().out


def test_the_names_confirmed_in_kazakh_are_there() -> None:
    timeline = load_timeline(
        (Path(__file__).parent.parent / "events.yaml").read_text(encoding="utf-8"), "events.yaml"
    ).value
    assert timeline is not None
    (review,) = timeline.review
    named = {actor.id for actor in timeline.actors} | {topic.id for topic in timeline.topics}
    assert review.language == "kk"
    assert set(review.confirmed) <= named


@pytest.mark.parametrize(
    "style, day, sum_of_money",
    [
        ("eu", "2\u00a0December 2025", "almost USD\u00a050\u00a0billion"),
        ("gov-uk", "2\u00a0December 2025", "almost $50\u00a0billion"),
    ],
)
def test_a_briefing_may_ask_for_a_style(tiny: Path, style: str, day: str, sum_of_money: str) -> None:
    change(tiny / "briefings/talks.yaml", "kind: meeting-brief\n", f"kind: meeting-brief\nstyle: {style}\n")
    made = html(tiny, "en")
    assert day in made
    assert sum_of_money in made


def test_an_unknown_style_is_a_finding(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(tiny / "briefings/talks.yaml", "kind: meeting-brief\n", "kind: meeting-brief\nstyle: gov.uk\n")
    assert run(tiny, "build", "--format", "html") == 1
    out = capsys.readouterr().out
    assert "briefings/talks.yaml:2:8: error[unknown-style]: there is no style ‘gov.uk’" in out
    assert "did you mean ‘gov-uk’?" in out
