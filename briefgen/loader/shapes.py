"""Plain values in, a frozen model out; pydantic's complaints become findings at their places."""

import difflib
import types
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, Final, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefgen.findings import Code, Finding
from briefgen.loader import codes
from briefgen.loader.document import Document, Path
from briefgen.tags import LANGUAGE_TAG

Model = TypeVar("Model", bound=BaseModel)

_BY_KIND: Final[Mapping[str, Code]] = {
    "localized_type": codes.WRONG_TYPE,
    "text_type": codes.WRONG_TYPE,
    "flag": codes.UNKNOWN_VALUE,
    "empty_text": codes.EMPTY_TEXT,
    "language_tag": codes.BAD_LANGUAGE,
    "bad_id": codes.BAD_ID,
    "day": codes.NOT_A_DAY,
    "decimal": codes.NOT_A_NUMBER,
    "range": codes.NOT_A_NUMBER,
    "unit": codes.UNKNOWN_VALUE,
    "address": codes.UNKNOWN_VALUE,
    "zone": codes.UNKNOWN_VALUE,
    "url": codes.UNKNOWN_VALUE,
}
_BY_REASON: Final[Mapping[str, Code]] = {
    "not-edtf": codes.NOT_EDTF,
    "impossible": codes.IMPOSSIBLE_DATE,
    "reversed": codes.REVERSED_DATE,
    "unsupported": codes.UNSUPPORTED_DATE,
}
_WANTED: Final[Mapping[str, str]] = {
    "tuple_type": "a list (lines that begin with a hyphen)",
    "model_type": "a mapping (lines like key: value)",
    "dict_type": "a mapping (lines like key: value)",
    "model_attributes_type": "a mapping (lines like key: value)",
    "string_type": "a plain text",
    "too_short": "a list with at least one entry",
}
_COMMA_HINT: Final = "within braces a comma ends the text: put the text between quotation marks, or on lines of its own"


def shape(model: type[Model], document: Document) -> tuple[Model | None, tuple[Finding, ...]]:
    """The document's value as a model, or None and the findings that say what is not as it must be."""
    if document.value is None:
        return None, ()
    try:
        return model.model_validate(document.value), ()
    except ValidationError as error:
        found = (_finding(model, document, detail) for detail in error.errors(include_url=False))
    told = {finding.span for finding in document.findings}  # an alias is no text either, but that is no second fault
    return None, tuple(finding for finding in found if finding.span not in told)


def salvage(model: type[Model], document: Document, depth: int) -> tuple[Model | None, Document]:
    """What of the document holds when each entry with a fault, at most so deep in the file, is set aside."""
    dropped: set[Path] = set()
    remaining = document
    while isinstance(remaining.value, dict):
        try:
            return model.model_validate(remaining.value), remaining
        except ValidationError as error:
            faulty = {
                document.entry(remaining.in_file(detail["loc"]), depth) for detail in error.errors(include_url=False)
            }
        if faulty <= dropped:
            break
        dropped |= faulty
        remaining = document.without(dropped)
    return None, document


def _finding(model: type[BaseModel], document: Document, detail: ErrorDetails) -> Finding:
    path: Path = tuple(detail["loc"])
    match detail["type"]:
        case "extra_forbidden":
            return _unknown_key(model, document, path)
        case "missing":
            span = document.place(path)
            hint = _line_to_add(model, path)
            return codes.MISSING_KEY.at(span, f"the key ‘{path[-1]}’ is missing", hint)
        case "enum" | "literal_error":
            return _unknown_value(document, path, detail)
        case "briefgen":
            return _of_kind(document, path, detail.get("ctx", {}), detail["input"])
    wanted = _WANTED.get(detail["type"], detail["msg"])
    return codes.WRONG_TYPE.at(document.place(path), f"{_named(path)}must be {wanted}")


def _named(path: Path) -> str:
    return f"‘{path[-1]}’ " if path and isinstance(path[-1], str) else "this "


def _line_to_add(model: type[BaseModel], path: Path) -> str:
    """What to write for a key that is missing: one of its values where there are only some, else an example."""
    from briefgen.schemas.examples import EXAMPLES  # noqa: PLC0415 (only where something is wrong)

    owner, key = _model_at(model, path[:-1]), str(path[-1])
    allowed = _allowed(_field(owner, key))
    if allowed:
        return f"add the line ‘{key}: …’ with one of: {', '.join(allowed)}"
    example = EXAMPLES.get(f"{owner.__name__}.{key}" if owner else "")
    return f"add a line such as ‘{key}: {example}’" if example else f"add the line ‘{key}: …’"


def _allowed(annotation: Any) -> list[str]:
    """The values of a closed list; none for a key that takes any others."""
    is_closed = isinstance(annotation, type) and issubclass(annotation, Enum)
    return [str(each.value) for each in annotation] if is_closed else []


def _unknown_key(model: type[BaseModel], document: Document, path: Path) -> Finding:
    known = _keys_at(model, path[:-1])
    near = difflib.get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
    hint = f"did you mean ‘{near[0]}’?" if near else "known here: " + ", ".join(known)
    return codes.UNKNOWN_KEY.at(document.key_place(path), f"unknown key ‘{path[-1]}’", hint)


def _unknown_value(document: Document, path: Path, detail: ErrorDetails) -> Finding:
    value = detail["input"]
    wanted = str(detail.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    if not isinstance(value, str):
        return codes.WRONG_TYPE.at(document.place(path), f"{_named(path)}must be one of: {wanted}")
    near = difflib.get_close_matches(value, wanted.split(", "), n=1)
    hint = f"did you mean ‘{near[0]}’? It is one of: {wanted}" if near else f"use one of: {wanted}"
    return codes.UNKNOWN_VALUE.at(document.place(path), f"‘{value[:60]}’ is not a value of ‘{path[-1]}’", hint)


def _of_kind(document: Document, path: Path, context: Mapping[str, Any], value: Any) -> Finding:
    kind = context["kind"]
    message, remedy = str(context["message"]), str(context["remedy"])
    if kind == "edtf":
        return _date(document, path, context, str(value))
    if isinstance(value, dict):
        return _localized(document, path, message, value)
    named = "" if message.startswith("‘") else _named(path)
    return _BY_KIND.get(kind, codes.WRONG_TYPE).at(document.place(path), named + message, remedy)


def _date(document: Document, path: Path, context: Mapping[str, Any], value: str) -> Finding:
    reason = str(context["message"])
    message = reason if value in reason else f"‘{value[:60]}’: {reason[:1].lower()}{reason[1:]}"
    suggestion = context.get("suggestion")
    hint = f"did you mean {suggestion}?" if suggestion else ""
    return _BY_REASON[context["reason"]].at(document.place(path), message, hint)


def _localized(document: Document, path: Path, message: str, value: Mapping[str, Any]) -> Finding:
    """The finding about the first entry of a localized text that is not as it must be."""
    for tag, text in value.items():
        here = (*path, tag)
        if not LANGUAGE_TAG.fullmatch(tag):
            hint = _COMMA_HINT if text == "" else ""
            return codes.BAD_LANGUAGE.at(document.key_place(here), f"‘{tag[:40]}’ is not a language tag", hint)
        if not isinstance(text, str):
            return codes.WRONG_TYPE.at(document.place(here), f"the text in ‘{tag}’ must be a plain text")
        if not text.strip():
            return codes.EMPTY_TEXT.at(document.place(here), f"the text in ‘{tag}’ is empty")
    return codes.WRONG_TYPE.at(document.place(path), _named(path) + message)


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that the model knows at a path."""
    found = _model_at(model, path)
    return [field.alias or name for name, field in found.model_fields.items()] if found else []


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the mapping at a path."""
    current: Any = model
    for step in path:
        if isinstance(step, str):
            current = _field(current, step)
    return next(_models(current), None)


def _field(annotation: Any, key: str) -> Any:
    for candidate in _models(annotation):
        for name, field in candidate.model_fields.items():
            if key in {name, field.alias}:
                return field.annotation
    return None


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in a type such as tuple[Event, ...] or Body | None."""
    if get_origin(annotation) in {tuple, Union, types.UnionType}:
        for argument in get_args(annotation):
            yield from _models(argument)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
