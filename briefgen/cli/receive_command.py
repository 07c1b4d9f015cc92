"""`briefgen receive`: what has changed in a Word document of ours that came back, and which of it is taken over."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from briefgen.cli.status import FINDINGS, OK, UsageError
from briefgen.cli.values import ALL
from briefgen.project.reading import MAX_BYTES
from briefgen.reports import printable
from briefgen.returns.changes import Returned, ReturnedChange, ReturnKind
from briefgen.service.opened import OpenProject, open_project
from briefgen.storage.files import read_named

_YES, _REST, _QUIT = "y", "a", "q"
_QUESTION: Final = "  take it over? [y]es, [n]o, [a]ll that are left, [q]uit: "


def run(options: argparse.Namespace) -> int:
    """Prints the changes, and writes those that are accepted; 1 where one of them cannot be written."""
    project = open_project(options.project)
    returned = project.receive(_read(options.file), str(options.file), options.as_of)
    asks = not (options.accept or options.decline) and options.format == "table" and _on_a_terminal()
    if options.format == "json":
        print(json.dumps(as_record(returned), ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_lines(returned, whole=not asks)))
    chosen = _asked(returned) if asks else _chosen(returned, options.accept, options.decline)
    return _write(project, returned, chosen) if chosen else OK


def _read(path: Path) -> bytes:
    try:
        data = read_named(path, MAX_BYTES)
    except OSError as error:
        raise UsageError(f"‘{path}’ cannot be read: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise UsageError(f"‘{path}’ is larger than {MAX_BYTES:,} bytes")
    return data


def _on_a_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _chosen(returned: Returned, accept: Sequence[int | str], decline: Sequence[int | str]) -> list[int]:
    """The numbers accepted; `all` are those that can be written."""
    there = {change.number: change.writable for change in returned.changes}
    named = [each for each in accept if isinstance(each, int)]
    for number in (*named, *(each for each in decline if isinstance(each, int))):
        if number not in there:
            raise UsageError(f"there is no change {number}; there are {len(there)}")
    if ALL in accept:
        named += [number for number, writable in there.items() if writable]
    return [] if ALL in decline else sorted(set(named).difference(decline))


def _asked(returned: Returned) -> list[int]:
    """The numbers that somebody at the terminal takes over, one after the other."""
    chosen: list[int] = []
    answer = ""
    for change in returned.changes:
        print("\n" + "\n".join(_change(change)))
        if not change.writable:
            continue
        if answer != _REST:
            answer = input(_QUESTION).strip().casefold()[:1]
        if answer == _QUIT:
            break
        chosen += [change.number] if answer in {_YES, _REST} else []
    return chosen


def _write(project: OpenProject, returned: Returned, chosen: Sequence[int]) -> int:
    refused = [change for change in returned.changes if change.number in chosen and not change.writable]
    for change in refused:
        print(f"briefgen: change {change.number} cannot be written: {printable(change.why or '')}", file=sys.stderr)
    written = [number for number in chosen if number not in {change.number for change in refused}]
    if written:
        (saved,) = project.save([project.accept(returned, written)])
        print(f"  written  {saved.name}: {', '.join(map(str, written))}", file=sys.stderr)
    return FINDINGS if refused else OK


def as_lines(returned: Returned, *, whole: bool = True) -> Iterator[str]:
    """The copy and its changes as lines for a terminal; without the changes where each is asked for."""
    made = f"{returned.briefing}, {returned.locale}, {returned.release}, as of {returned.as_of}"
    saved = f"; last saved by {printable(returned.saved_by)}" if returned.saved_by else ""
    yield f"{made}{saved}"
    yield from (f"note: {printable(remark)}" for remark in returned.remarks)
    if not returned.changes:
        yield "Nothing has changed"
    for change in returned.changes if whole else ():
        yield ""
        yield from _change(change)


def _change(change: ReturnedChange) -> Iterator[str]:
    where = f"{change.section} {change.statement}" if change.statement else change.section or change.part
    part = f", {change.part}" if change.statement and change.part not in {"statement", "fixed"} else ""
    where = change.part if change.section is None and change.part != "fixed" else where
    by = " ".join(filter(None, (change.author, (change.date or "")[:10])))
    how = f" (by {printable(by)})" if by else "" if change.kind is ReturnKind.COMMENT else " (not tracked)"
    yield f"{change.number:>3}  {change.kind}  {where}{part}{how}"
    yield from (f"     - {printable(line)}" for line in change.before.split("\n") if change.before)
    yield from (f"     = {printable(line)}" for line in (change.now or "").split("\n") if change.now)
    if change.place:
        yield f"     > {printable(change.place)}"
    is_same = change.after == change.before
    yield from (f"     + {printable(line)}" for line in change.after.split("\n") if change.after and not is_same)
    yield from (f"       {printable(each.author or '')}: {printable(each.text)}" for each in change.replies)
    if change.found_by == "likeness":
        yield "     found by its place and likeness; its bookmark is lost"
    if change.why:
        yield f"     not written: {printable(change.why)}"


def as_record(returned: Returned) -> dict[str, Any]:
    """The copy and its changes as a value for JSON."""
    return {
        "briefing": returned.briefing,
        "locale": returned.locale,
        "release": str(returned.release),
        "as_of": returned.as_of.isoformat(),
        "found_by": returned.found_by,
        "changed_since": returned.changed_since,
        "saved_by": returned.saved_by,
        "saved": returned.saved,
        "remarks": list(returned.remarks),
        "changes": [_record(change) for change in returned.changes],
    }


def _record(change: ReturnedChange) -> dict[str, Any]:
    names = ("number", "kind", "part", "section", "statement", "id", "before", "after", "author", "date", "tracked")
    more = ("writable", "why", "now", "found_by", "place", "about", "done")
    record = {name: getattr(change, name) for name in (*names, *more)}
    replies = [{"author": each.author, "date": each.date, "text": each.text} for each in change.replies]
    return {**record, "kind": str(change.kind), "replies": replies}
