"""Six articles, two a language, with what a careful officer takes from each: how much of it is proposed."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.model import Source
from briefgen.model.text import LocalizedText
from briefgen.proposals import How, Proposal, proposals
from briefgen.provenance import SourceText
from briefgen.service.opened import open_project

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ARTICLES = yaml.safe_load((HERE / "expected.yaml").read_text(encoding="utf-8"))
TIMELINE = open_project(ROOT).timeline


@cache
def proposed(name: str, language: str, issued: str) -> tuple[Proposal, ...]:
    text = (HERE / "articles" / f"{name}.txt").read_text(encoding="utf-8")
    source = Source.model_validate(
        {"id": name, "type": "article-newspaper", "title": "An article", "language": language, "issued": issued}
    )
    return proposals(source, SourceText(text, 0, len(text)), TIMELINE)


def taken() -> Iterator[tuple[dict[str, Any], list[Proposal]]]:
    for article in ARTICLES:
        found = proposed(article["article"], article["language"], article["issued"])
        for item in article["taken"]:
            yield item, [each for each in found if item["words"] in each.sentence.text]


def amounts_found(item: dict[str, Any], found: list[Proposal]) -> Iterator[bool]:
    known = [(f"{measure.value:f}", measure.unit) for each in found for measure in each.measures]
    yield from (tuple(wanted) in known for wanted in item["amounts"])


def touched(item: dict[str, Any], found: list[Proposal]) -> Iterator[bool]:
    yield bool({relation.id for each in found for relation in each.relations} & set(item["touches"]))


def dated(item: dict[str, Any], found: list[Proposal]) -> Iterator[bool]:
    yield any(each.date is not None and each.date.text == item["date"] for each in found)


def with_status(item: dict[str, Any], found: list[Proposal]) -> Iterator[bool]:
    yield any(each.status == item["status"] for each in found)


def with_period(item: dict[str, Any], found: list[Proposal]) -> Iterator[bool]:
    yield any(m.period is not None and m.period.text == item["period"] for each in found for m in each.measures)


@pytest.mark.parametrize(
    "key, judge, least",
    [
        ("date", dated, 0.95),
        ("status", with_status, 0.95),
        ("amounts", amounts_found, 0.95),
        ("touches", touched, 0.9),
        ("period", with_period, 1.0),
    ],
)
def test_what_an_officer_takes_is_proposed(
    key: str, judge: Callable[[dict[str, Any], list[Proposal]], Iterator[bool]], least: float
) -> None:
    cases = [(item["words"], good) for item, found in taken() if key in item for good in judge(item, found)]
    missed = [words for words, good in cases if not good]
    assert len(missed) <= (1 - least) * len(cases), missed


def test_every_figure_that_differs_is_said_for_sure_and_no_other_is() -> None:
    said = {
        (item["words"], relation.id)
        for item, found in taken()
        for each in found
        for relation in each.relations
        if relation.sure and relation.how is How.DIFFERS
    }
    assert said == {(item["words"], name) for item, _ in taken() for name in item.get("differs", ())}


def test_what_fulfils_a_plan_is_shown_to() -> None:
    wanted = [(item["words"], name) for item, _ in taken() for name in item.get("fulfils", ())]
    said = {
        (item["words"], r.id)
        for item, found in taken()
        for each in found
        for r in each.relations
        if r.how is How.FULFILS
    }
    assert wanted
    assert set(wanted) <= said


def of_one_language(text: LocalizedText, lang: str) -> LocalizedText:
    return LocalizedText(tuple(pair for pair in text.texts if pair[0] == lang) or text.texts)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_sentence_touches_what_is_known_in_another_language_alone(lang: str) -> None:
    events = [
        each.model_copy(update={"title": of_one_language(each.title, lang), "summary": None})
        for each in TIMELINE.events
    ]
    figures = [each.model_copy(update={"label": of_one_language(each.label, lang)}) for each in TIMELINE.figures]
    timeline = TIMELINE.model_copy(update={"events": tuple(events), "figures": tuple(figures)})
    cases = []
    for article in ARTICLES:
        text = (HERE / "articles" / f"{article['article']}.txt").read_text(encoding="utf-8")
        source = Source.model_validate(
            {"id": "a", "type": "a", "title": "A", "language": article["language"], "issued": article["issued"]}
        )
        found = proposals(source, SourceText(text, 0, len(text)), timeline)
        for item in article["taken"]:
            if "touches" in item:
                mine = [each for each in found if item["words"] in each.sentence.text]
                cases += [(item["words"], good) for good in touched(item, mine)]
    missed = [words for words, good in cases if not good]
    assert len(missed) <= 0.2 * len(cases), missed


def test_a_quote_is_the_words_of_the_source() -> None:
    for article in ARTICLES:
        text = (HERE / "articles" / f"{article['article']}.txt").read_text(encoding="utf-8")
        for each in proposed(article["article"], article["language"], article["issued"]):
            assert each.quote in " ".join(text.split())
            assert text[each.sentence.start : each.sentence.end] == each.sentence.text


@pytest.mark.parametrize(
    "words",
    ["Казахстан и ЕС подписали 5 млн евро в 2024 году, ", "5 ", "а", "«", "which will ", "EU will sign $5 million "],
)
def test_what_has_no_end_is_no_sentence(words: str) -> None:
    text = words * 20_000
    source = Source.model_validate({"id": "a", "type": "a", "title": "A", "language": "ru", "issued": "2025-05-06"})
    assert proposals(source, SourceText(text, 0, len(text)), TIMELINE) == ()


def test_nothing_from_outside_the_body_is_proposed() -> None:
    text = "The talks began on Monday.\n\nSubscribe now: a new campus opened in Almaty on 3 May 2025."
    source = Source.model_validate(
        {"id": "a", "type": "webpage", "title": "A", "language": "en", "issued": "2025-05-06"}
    )
    found = proposals(source, SourceText(text, 0, 27), TIMELINE)
    assert [each.quote for each in found] == ["The talks began on Monday"]
