"""The JSON Schemas are current, describe every key, and allow what the loader allows."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from briefgen.model.text import SCHEMA
from briefgen.schemas import Which, schema
from briefgen.schemas.descriptions import DESCRIPTIONS

ROOT = Path(__file__).parent.parent
BOTH = get_args(Which)


def properties(which: Which) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each key of each mapping, with what the schema says about it."""
    whole = schema(which)
    roots = {"events": "Timeline", "briefing": "Briefing", "project": "Settings"}
    for name, each in {roots[which]: whole, **whole["$defs"]}.items():
        yield from ((f"{name}.{key}", words) for key, words in each.get("properties", {}).items())


@pytest.mark.golden
@pytest.mark.parametrize("which", BOTH)
def test_the_page_under_docs_is_current(which: Which, request: pytest.FixtureRequest) -> None:
    page = ROOT / f"docs/schema/{which}.schema.json"
    text = json.dumps(schema(which), ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("--golden-renew"):
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == text, "`make golden` renews it"


@pytest.mark.parametrize("which", BOTH)
def test_every_key_has_a_description_of_its_own(which: Which) -> None:
    said = {key: words.get("description", "") for key, words in properties(which)}
    assert [key for key, words in said.items() if not words or words == SCHEMA["description"]] == []


def test_no_description_is_of_a_key_that_is_gone() -> None:
    assert set(DESCRIPTIONS) <= {key for which in BOTH for key, _ in properties(which)}


@pytest.mark.parametrize("which", BOTH)
def test_it_refuses_unknown_keys_and_names_its_dialect(which: Which) -> None:
    whole = schema(which)
    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    mappings = [whole, *(each for each in whole["$defs"].values() if "properties" in each)]
    assert all(each["additionalProperties"] is False for each in mappings)


def test_what_an_editor_reads_as_a_number_or_a_truth_value_is_allowed() -> None:
    events = dict(properties("events"))
    assert events["Event.date"]["type"] == ["string", "number"]
    assert True in events["Event.milestone"]["enum"]
    assert events["Figure.value"]["type"] == ["string", "number"]


def test_one_id_may_stand_without_brackets_where_the_loader_allows_it() -> None:
    fulfils = dict(properties("events"))["Event.fulfils"]
    assert {each.get("type") for each in fulfils["anyOf"]} == {"string", "array"}


def test_no_key_is_said_to_take_null() -> None:
    assert '"null"' not in json.dumps([schema(which) for which in BOTH])
