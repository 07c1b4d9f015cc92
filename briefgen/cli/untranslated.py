"""`briefgen list --untranslated`: the texts that a language lacks, with their places, as a table, as JSON or as CSV."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence

from briefgen.checks.languages import Untranslated, all_untranslated, languages
from briefgen.checks.reading import Reading
from briefgen.cli.status import OK, harmless
from briefgen.project.clock import today
from briefgen.service.checking import subject_of
from briefgen.service.opened import OpenProject

_HEAD = ("locale", "file", "line", "where", "shown_in", "text", "state")
_LONGEST = 60

Row = dict[str, str | int]


def show(project: OpenProject, options: argparse.Namespace) -> int:
    """Prints what is missing in a language, or in each that the project has any text in."""
    reading = Reading(subject_of(project.contents, options.as_of or today()))
    locales = (options.locale,) if options.locale else languages(reading)
    rows = [_row(text, locale) for locale in locales for text in all_untranslated(reading, locale)]
    {"table": _table, "json": _json, "csv": _csv}[options.format](rows)
    print(f"{len(rows)} untranslated text{'' if len(rows) == 1 else 's'} in {', '.join(locales)}", file=sys.stderr)
    return OK


def _row(text: Untranslated, locale: str) -> Row:
    span = text.span
    state = "behind" if text.behind else "missing"
    values = (locale, span.file, span.line, text.where, text.shown_in, text.text, state)
    return dict(zip(_HEAD, values, strict=True))


def _table(rows: Sequence[Row]) -> None:
    for row in rows:
        text = str(row["text"])
        cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        shown = "behind" if row["state"] == "behind" else row["shown_in"]
        print(f"{row['locale']}  {row['file']}:{row['line']}  {row['where']}  [{shown}] {cut}")


def _json(rows: Sequence[Row]) -> None:
    print(json.dumps(rows, ensure_ascii=False, indent=2))


def _csv(rows: Sequence[Row]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_HEAD)
    writer.writerows([harmless(str(cell)) for cell in row.values()] for row in rows)
