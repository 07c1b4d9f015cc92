"""`briefgen find`: what words find in sources, events, figures, actors and statements, with the words marked."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Final

from briefgen.cli.status import OK, UsageError
from briefgen.reports import printable
from briefgen.search.index import Hit, SearchFilters
from briefgen.service.finding import UnknownNameError, find

_STATUSES: Final = ("occurred", "ongoing", "planned", "proposed", "cancelled")
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_KEYS: Final = {"lang": "language", "number": "statement"}


def run(options: argparse.Namespace) -> int:
    """Prints the hits, the best first."""
    for name in options.status:
        if name not in _STATUSES:
            raise UsageError(f"there is no status ‘{name}’; there are: {', '.join(_STATUSES)}")
    filters = SearchFilters(
        kinds=options.kinds,
        topics=tuple(options.topic),
        actors=tuple(options.actor),
        status=tuple(options.status),
        earliest=options.since.earliest.isoformat() if options.since else None,
        latest=options.until.latest.isoformat() if options.until else None,
        lang=options.locale,
    )
    try:
        answer = find(
            options.project,
            _words(options.words),
            filters,
            as_of=options.as_of,
            release=options.release,
            limit=options.limit,
        )
    except UnknownNameError as error:
        raise UsageError(f"{error}; {_hint(error)}") from None
    if options.format == "json":
        print(json.dumps([record(hit) for hit in answer.hits], ensure_ascii=False, indent=2))
    else:
        print("\n".join(line for hit in answer.hits for line in _lines(hit)))
    if not answer.complete and answer.hits:
        print("nothing has all of these words; these have some of them", file=sys.stderr)
    print(f"{len(answer.hits)} found", file=sys.stderr)
    return OK


def record(hit: Hit) -> dict[str, object]:
    """A hit as a value for JSON; what it has not is left out."""
    values = {_KEYS.get(name, name): value for name, value in asdict(hit).items()}
    return {name: value for name, value in values.items() if value is not None}


def _words(given: list[str]) -> str:
    """What was given, as one text; what the shell has kept together is a phrase if it was more than one argument."""
    if len(given) == 1:
        return given[0]
    return " ".join(f'"{each}"' if " " in each and '"' not in each else each for each in given)


def _hint(error: UnknownNameError) -> str:
    import difflib  # noqa: PLC0415 (seldom needed)

    near = difflib.get_close_matches(error.name, error.known, n=1)
    return f"did you mean ‘{near[0]}’?" if near else "there are: " + ", ".join(error.known)


def _lines(hit: Hit) -> Iterator[str]:
    where = [hit.date or "", f"line {hit.line}" if hit.line else "", f"p. {hit.page}" if hit.page else ""]
    yield "  ".join(filter(None, (hit.kind, hit.id, *where)))
    if hit.title != hit.text:
        yield f"  {printable(hit.title)}"
    yield f"  {_marked(hit)}"


def _marked(hit: Hit) -> str:
    """The passage with what was asked for in bold on a terminal, and between asterisks elsewhere."""
    before, after = (_BOLD, _PLAIN) if sys.stdout.isatty() else ("*", "*")
    parts, last = [], 0
    for start, end in hit.marks:
        parts += [printable(hit.text[last:start]), before, printable(hit.text[start:end]), after]
        last = end
    return "".join((*parts, printable(hit.text[last:])))
