"""Statements: what a briefing's editor wants of its file, as edits; only what differs from the file is touched."""

import re
from collections.abc import Generator, Iterator, Mapping
from typing import Any, Final

from briefgen.desk.forms import BriefForm, SectionForm, StatementForm
from briefgen.editing import Delete, Edit, InOrder, Insert, Move, Put
from briefgen.model import Release
from briefgen.model.text import same_language

LIKE: Final = ("behind: [ru, kk]\ncites: [id]\n",)  # how a file writes what it had not before
_KEYS: Final = ("id", "to", "question", "text", "release", "cites", "until", "days", "while", "behind")
_ORDER: Final = ("en", "ru", "kk")
_AT: Final = InOrder(_KEYS)
_SPACE: Final = re.compile(r"[ \t\r\n]+")


class UnfitFormError(ValueError):
    """A form names what the file does not have, or asks for what cannot stand; the message says what."""


def brief_edits(value: Mapping[str, Any], form: BriefForm) -> tuple[Edit, ...]:
    """The edits that make a briefing's file, whose plain value is given, say what the form says."""
    sections = value.get("sections") or []
    found: list[Edit] = []
    for section in form.sections:
        if section.index >= len(sections):
            raise UnfitFormError(f"there is no section {section.index + 1}")
        found += _section(sections[section.index].get("statements") or [], section)
    return tuple(found)


def _section(before: list[Mapping[str, Any]], form: SectionForm) -> Iterator[Edit]:
    path = ("sections", form.index, "statements")
    kept = [each.origin for each in form.statements if each.origin is not None]
    if len(set(kept)) < len(kept) or any(origin >= len(before) for origin in kept):
        raise UnfitFormError("the statements are not those of the file")
    if before and not form.statements:
        yield Delete(path)
        return
    for number in reversed(range(len(before))):
        if number not in kept:
            yield Delete((*path, number))
    order: list[int | None] = [number for number in range(len(before)) if number in kept]
    for each in form.statements:
        if each.origin is not None:
            yield from _changed((*path, order.index(each.origin)), before[each.origin], each)
    for at, each in enumerate(form.statements):
        if each.origin is None:
            yield Insert(path, _new(each), at)
            order.insert(at, None)
        elif order[at] != each.origin:
            here = order.index(each.origin)
            yield Move((*path, here), at)
            order.insert(at, order.pop(here))


def _new(form: StatementForm) -> Mapping[str, Any]:
    value: dict[str, Any] = {"question": _said(form.question), "text": _said(form.text)}
    if not value["text"]:
        raise UnfitFormError("a new statement has no words yet")
    if not value["question"]:
        del value["question"]
    if form.release is not Release.INTERNAL:
        value["release"] = str(form.release)
    if form.cites:
        value["cites"] = list(form.cites)
    return value


def _said(texts: Mapping[str, str]) -> dict[str, str]:
    tags = sorted(texts, key=lambda tag: _ORDER.index(tag) if tag in _ORDER else len(_ORDER))
    return {tag: clean(texts[tag]) for tag in tags if clean(texts[tag])}


def clean(text: str) -> str:
    """The text on one line, as a statement is printed; spaces that must not break stay."""
    return _SPACE.sub(" ", text).strip(" ")


def _changed(path: tuple[str | int, ...], before: Mapping[str, Any], form: StatementForm) -> Iterator[Edit]:
    changed = yield from _texts((*path, "text"), before.get("text") or {}, form.text)
    if form.question or before.get("question"):
        yield from _texts((*path, "question"), before.get("question") or {}, form.question)
    if form.release != before.get("release", Release.INTERNAL):
        yield Put((*path, "release"), str(form.release), _AT)
    cites = before.get("cites") or []
    if list(form.cites) != ([cites] if isinstance(cites, str) else list(cites)):
        yield Put((*path, "cites"), list(form.cites), _AT) if form.cites else Delete((*path, "cites"))
    yield from _behind(path, before, changed, form)


def _texts(
    path: tuple[str | int, ...], before: Mapping[str, str], wanted: Mapping[str, str]
) -> Generator[Edit, None, list[str]]:
    """The edits of a text in its languages; gives back the languages whose words are others now."""
    changed = [tag for tag, text in wanted.items() if clean(text) != clean(before.get(tag, ""))]
    left = [tag for tag in before if tag not in changed or clean(wanted[tag])]
    if not left and not _said(wanted):
        raise UnfitFormError("a statement without any words: remove it instead")
    for tag in changed:
        if clean(wanted[tag]):
            yield Put((*path, tag), clean(wanted[tag]))
    for tag in changed:
        if not clean(wanted[tag]):
            yield Delete((*path, tag))
    return [tag for tag in changed if clean(wanted[tag])]


def _behind(
    path: tuple[str | int, ...], before: Mapping[str, Any], changed: list[str], form: StatementForm
) -> Iterator[Edit]:
    """Notes which languages are behind now; one that was behind itself has caught up, and no other falls back."""
    noted = before.get("behind") or []
    old = [noted] if isinstance(noted, str) else [str(tag) for tag in noted]
    done = [*changed, *form.settled]
    after = [tag for tag in old if not any(same_language(tag, each) for each in done)]
    leading = [tag for tag in changed if not any(same_language(tag, each) for each in old)]
    if leading:
        others = [str(tag) for tag in before.get("text") or {} if form.text.get(str(tag), "x").strip()]
        after += [tag for tag in others if tag not in after and not any(same_language(tag, each) for each in done)]
    if after != old:
        yield Put((*path, "behind"), after, _AT) if after else Delete((*path, "behind"))
