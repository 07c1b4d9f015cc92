"""JSON Schemas (draft 2020-12) of events.yaml, a briefing and project.yaml, made from the model, for editors.

An editor reads YAML's own types, and so `2025` as a number and `true` as a truth value; briefgen takes both as text. So
the schemas allow them where the model has a date, a number or a flag.
"""

from typing import Any, Final, Literal

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from briefgen.model import Briefing, Timeline
from briefgen.model.settings import Settings
from briefgen.schemas.descriptions import DESCRIPTIONS

Which = Literal["events", "briefing", "project"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
MODELS: Final[dict[str, tuple[type[BaseModel], str]]] = {
    "events": (Timeline, "A briefgen timeline"),
    "briefing": (Briefing, "A briefgen briefing"),
    "project": (Settings, "The settings of a briefgen project"),
}


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, without the titles that it makes of the names of keys."""

    def get_title_from_name(self, name: str) -> str:  # noqa: ARG002 (the signature is pydantic's)
        """No title: the key says it."""
        return ""


def schema(which: Which) -> dict[str, Any]:
    """The JSON Schema of events.yaml, of a file under briefings/, or of project.yaml."""
    model, title = MODELS[which]
    found = model.model_json_schema(by_alias=True, schema_generator=_Generator)
    definitions = {name: _described(name, each) for name, each in found.pop("$defs", {}).items()}
    body = _described(model.__name__, found) | {"$schema": _DIALECT, "title": title, "$defs": definitions}
    return {key: body[key] for key in sorted(body, key=_order)}


def _order(key: str) -> tuple[int, str]:
    first = ("$schema", "title", "description", "type", "required", "properties", "additionalProperties", "$defs")
    return (first.index(key) if key in first else len(first), key)


def _described(name: str, found: dict[str, Any]) -> dict[str, Any]:
    """The schema of one model with a description for each of its keys."""
    tidy: dict[str, Any] = _tidy(found)
    for key, each in tidy.get("properties", {}).items():
        words = DESCRIPTIONS.get(f"{name}.{key}")
        if words:
            each["description"] = words
    return tidy


def _tidy(found: Any) -> Any:
    """The schema without titles and nulls, and with what editors take for numbers and truth values."""
    if isinstance(found, list):
        return [_tidy(each) for each in found]
    if not isinstance(found, dict):
        return found
    if found.get("anyOf") and {"type": "null"} in found["anyOf"]:
        others = [each for each in found["anyOf"] if each != {"type": "null"}]
        rest = {key: value for key, value in found.items() if key not in {"anyOf", "default"}}
        found = rest | (others[0] if len(others) == 1 else {"anyOf": others})
    tidy = {key: _tidy(value) for key, value in found.items() if key != "title" or not isinstance(value, str)}
    return _lenient({key: value for key, value in tidy.items() if key != "default" or isinstance(value, str)})


def _lenient(found: dict[str, Any]) -> dict[str, Any]:
    if found.get("enum") == ["true", "false"]:
        return found | {"enum": [True, False, "true", "false"]}
    if found.get("pattern") == r"^-?\d+(\.\d+)?$" or "examples" in found:
        return found | {"type": ["string", "number"]}
    return found
