"""The reference names every key, says nothing that is not so, and its examples are read by the models."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from briefgen.loader import load_briefing, load_timeline, read_yaml
from briefgen.model.house import ANNEXES, SECTIONS
from briefgen.reference import ANNEX_MEANINGS, SECTION_MEANINGS, as_markdown, models_in
from briefgen.schemas import MODELS
from briefgen.schemas.examples import EXAMPLES

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/reference.md"


def fields() -> dict[str, FieldInfo]:
    """Each key of each mapping in the files of a project, by the name of its model."""
    found: dict[str, FieldInfo] = {}

    def add(model: type[BaseModel]) -> None:
        for name, field in model.model_fields.items():
            found[f"{model.__name__}.{field.alias or name}"] = field
            for inner in models_in(field.annotation):
                add(inner)

    for model, _ in MODELS.values():
        add(model)
    return found


FIELDS = fields()


@pytest.mark.golden
def test_the_page_is_current(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--golden-renew"):
        PAGE.write_text(as_markdown(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == as_markdown(), "`make golden` renews it"


def test_each_key_has_an_example_and_each_example_a_key() -> None:
    assert set(EXAMPLES) == set(FIELDS)


@pytest.mark.parametrize("place", FIELDS)
def test_the_model_reads_the_example(place: str) -> None:
    key = place.partition(".")[2]
    document = read_yaml(f"{key}: {EXAMPLES[place]}\n", "example.yaml")
    assert document.findings == []
    TypeAdapter(FIELDS[place].rebuild_annotation()).validate_python(document.value[key])


def rows() -> Iterator[list[str]]:
    for line in as_markdown().splitlines():
        if line.startswith("| ") and not line.startswith("| key |"):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def test_no_cell_of_the_page_breaks_its_table() -> None:
    assert {len(row) for row in rows() if row[0].strip("*`") in {"date", "text", "section", "time-zone"}} == {5}


def test_every_key_must_be_there_or_says_what_holds_without_it() -> None:
    required = {place for place, field in FIELDS.items() if field.is_required()}
    bold = [row[0] for row in rows() if row[0].startswith("**")]
    assert len(bold) == len(required)


def test_every_link_of_the_page_leads_to_a_heading() -> None:
    page = as_markdown()
    headings = [line.lstrip("# ").lower().replace(" ", "-") for line in page.splitlines() if line.startswith("#")]
    assert len(headings) == len(set(headings)), "a second heading of a name has another address"
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(headings)


def test_sections_and_annexes_are_all_explained() -> None:
    assert (tuple(SECTION_MEANINGS), tuple(ANNEX_MEANINGS)) == (SECTIONS, ANNEXES)


def faults(text: str, load: Any) -> list[str]:
    return [finding.hint for finding in load(text, "file.yaml").findings]


@pytest.mark.parametrize(
    "text, load, hint",
    [
        (
            "actors:\n- {id: a, kind: persona, name: {en: A}}\n",
            load_timeline,
            "It is one of: person, organisation, country",
        ),
        ("actors:\n- {id: a, kind: king, name: {en: A}}\n", load_timeline, "use one of: person, organisation, country"),
        ("actors:\n- {id: a, name: {en: A}}\n", load_timeline, "‘kind: …’ with one of: person, organisation, country"),
        ("topics:\n- id: visa\n", load_timeline, "such as ‘name: {en: Visas, ru: Визы, kk: Визалар}’"),
        ("kind: non-paper\n", load_briefing, "such as ‘title: {en: Visa facilitation talks}’"),
        (
            "kind: non-paper\ntitle: {en: A}\nsections:\n- statements:\n  - {text: {en: A}, while: {event: a}}\n",
            load_briefing,
            "‘state: [planned, due]’",
        ),
    ],
)
def test_a_finding_names_what_may_stand_there(text: str, load: Any, hint: str) -> None:
    assert any(hint in each for each in faults(text, load)), faults(text, load)


def test_a_list_of_closed_values_is_named_too() -> None:
    (hint,) = faults("kind: non-paper\ntitle: {en: A}\nselect: {status: [past]}\n", load_briefing)
    assert hint == "use one of: occurred, ongoing, planned, proposed, cancelled"
