"""`briefgen add`: files become sources; what was found in each is shown, and what was left out."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from briefgen.cli.status import FINDINGS, OK, UsageError
from briefgen.findings import Finding, FindingsError, Span
from briefgen.project.codes import MISSING_FILE
from briefgen.reports import as_json, as_text, printable
from briefgen.service.adding import Addition, AddOptions, Incoming, plan_source
from briefgen.service.opened import open_project
from briefgen.storage.files import read_named

STDIN: Final = "-"
_MOST: Final = 60_000_000  # bytes that are read of a file; what is larger is refused anyhow
_ENDS: Final = 9  # words of the body that are shown at its beginning and its end
_SHOWN: Final = 100  # characters of what was left out
_MOST_SHOWN: Final = 12  # pieces of it
_OF_ONE: Final = ("id", "title", "issued", "url")


def run(options: argparse.Namespace) -> int:
    """Adds the files one after the other; 1 when one of them could not be added."""
    for_one = [name for name in _OF_ONE if getattr(options, name)]
    if len(options.files) > 1 and for_one:
        raise UsageError(f"--{for_one[0]} is for one file; add that one alone")
    open_project(options.project)  # no project here: that is said before any file is read
    results = [_one(name, number, options) for number, name in enumerate(options.files, 1)]
    if options.format == "json":
        print(json.dumps([_record(name, found) for name, found in results], ensure_ascii=False, indent=2))
    return FINDINGS if any(not isinstance(found, Addition) for _, found in results) else OK


def _one(name: str, number: int, options: argparse.Namespace) -> tuple[str, Addition | Sequence[Finding]]:
    """Adds one file, and shows it at once where a table is wanted."""
    if len(options.files) > 1:
        print(f"  {number}/{len(options.files)}  {printable(name)}", file=sys.stderr)
    try:
        addition = _added(name, options)
    except FindingsError as error:
        if options.format == "table":
            print(as_text(error.findings, {}))
        return name, error.findings
    if options.format == "table":
        print("\n".join(_table(addition)))
    done = "would be added as" if options.dry_run else "added as"
    print(f"  {printable(name)}: {done} ‘{addition.source.id}’", file=sys.stderr)
    return name, addition


def _added(name: str, options: argparse.Namespace) -> Addition:
    project = open_project(options.project)  # as the file before has left it
    addition = plan_source(project.root, project.contents, Incoming(_data(name), _shown(name)), _wanted(options))
    if not options.dry_run:
        project.save(addition.rewrites)
    return addition


def _shown(name: str) -> str:
    return "standard-input" if name == STDIN else name


def _data(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read(_MOST)
    try:
        return read_named(Path(name), _MOST)
    except (OSError, ValueError) as error:
        message = f"‘{name}’ cannot be read: {getattr(error, 'strerror', None) or 'not a file name'}"
        raise FindingsError([MISSING_FILE.at(Span(name), message, "name a file that is there")]) from None


def _wanted(options: argparse.Namespace) -> AddOptions:
    return AddOptions(
        options.id, options.type, options.title, options.publisher, options.author,
        options.issued.text if options.issued else None, options.language, options.url, options.encoding,
        everything=options.all, accessed=options.accessed,
    )  # fmt: skip


# Showing


def _table(addition: Addition) -> Iterator[str]:
    """What was found, the first and the last words of the body, what was left out, what is missing."""
    rows = dict(_rows(addition))
    width = max(map(len, rows))
    yield from (f"{key:<{width}}  {printable(value)}" for key, value in rows.items())
    left_out = addition.article.left_out
    if left_out:
        yield f"left out of the body ({len(left_out)}; --all puts it back, or move ‘body’):"
        yield from (f"  · {printable(_short(each))}" for each in left_out[:_MOST_SHOWN])
        if len(left_out) > _MOST_SHOWN:
            yield f"  · and {len(left_out) - _MOST_SHOWN} more, at the end of {addition.source.file}"
    for each in addition.differences[: 2 * _MOST_SHOWN]:
        yield f"  {'+' if each.is_new else '-'} {printable(_short(each.text))}"


def _rows(addition: Addition) -> Iterator[tuple[str, str]]:
    source, article = addition.source, addition.article
    basis = "" if source.issued_basis == "stated" else f" ({source.issued_basis})"
    said = {
        "id": source.id, "type": source.type, "title": source.title, "publisher": source.publisher,
        "author": source.author, "issued": f"{source.issued.text}{basis}" if source.issued else None,
        "language": source.language, "URL": source.url,
        "accessed": source.accessed.isoformat() if source.accessed else None,
    }  # fmt: skip
    yield from ((key, value) for key, value in said.items() if value)
    yield "text", f"{source.file}, {article.end - article.start:,} characters of body"
    yield "original", source.original.file if source.original else ""
    if article.pages:
        yield "pages", str(len(article.pages))
    if article.encoding:
        yield "encoding", f"{article.encoding}, guessed; --encoding NAME if letters are wrong"
    first, last = _ends(article.body)
    yield "begins", first
    yield "ends", last
    if addition.missing:
        yield "not found", ", ".join(addition.missing)
    for number, remark in enumerate(addition.remarks, 1):
        yield f"note {number}", remark
    if addition.version_of:
        yield "version of", f"{addition.version_of}, whose words are others (+ new, - gone)"


def _ends(body: str) -> tuple[str, str]:
    words = body.split()
    return " ".join(words[:_ENDS]) + " …", "… " + " ".join(words[-_ENDS:])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _record(name: str, found: Addition | Sequence[Finding]) -> dict[str, Any]:
    if not isinstance(found, Addition):
        return {"given": name, "id": None, "findings": json.loads(as_json(found))}
    article = found.article
    first, last = _ends(article.body)
    entry = found.source.model_dump(
        mode="json", by_alias=True, exclude_none=True, exclude={"issued", "issued_note", "body", "pages"}
    )
    issued = {"issued": found.source.issued.text} if found.source.issued else {}
    return {
        "given": name,
        "id": found.source.id,
        "entry": {**entry, **issued},
        "body": {"start": article.start, "end": article.end, "first": first, "last": last},
        "left_out": list(article.left_out),
        "pages": len(article.pages) or None,
        "encoding_guessed": article.encoding,
        "missing": list(found.missing),
        "remarks": list(found.remarks),
        "version_of": found.version_of,
        "differences": [
            {"how": "added" if each.is_new else "deleted", "text": each.text} for each in found.differences
        ],
        "findings": [],
    }
