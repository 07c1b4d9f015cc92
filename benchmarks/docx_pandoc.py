"""A chronology as a Word document, by briefgen and by pandoc: `python benchmarks/docx_pandoc.py [PANDOC]`.

Both get the same words: chapters by year, each with a table of events, each event with a source note that holds a name
in italics, a link and a quotation in Russian. briefgen starts from the assembled HTML, pandoc from Markdown. Pandoc is
the program named, or the one on PATH; PyPI's pypandoc_binary has one inside its wheel. The runs take turns, so that a
busy moment hits both; the figures are the median and, in brackets, the fastest run, which the ratios are taken from.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # a checkout that is not installed

from briefgen.document.reader import read  # noqa: E402 - see the line above
from briefgen.renderers.docx import render  # noqa: E402

SIZES: Final = (100, 400, 1600)
REPEATS: Final = 7
A_CHAPTER: Final = 25
NOT_LINEAR: Final = 5  # times the cost for four times the events
THEIR_PROCESS: Final = "pandoc, whole process"
OUR_PROCESS: Final = "briefgen, whole process"
OUR_RENDERER: Final = "briefgen, renderer alone"

OURS: Final = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from briefgen.document.reader import read
from briefgen.renderers.docx import render
content, findings = read(Path(sys.argv[2]).read_text(encoding="utf-8"), "chronology.html")
assert content and not findings
Path(sys.argv[3]).write_bytes(render(content))
"""
HEAD: Final = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/><title>Chronology</title>
<meta name="dcterms.created" content="2026-11-22"/><meta name="briefgen.kind" content="chronology"/>
<meta name="briefgen.marking" content="PUBLIC SOURCES"/><meta name="briefgen.version-line" content="Version 1"/>
<meta name="briefgen.page-label" content="Page {page} of {pages}"/></head><body><main>
<section class="front" id="front"><p class="marking">PUBLIC SOURCES</p><h1>Chronology</h1></section>
"""
SUMMARY: Final = (
    "Both sides confirm that the first round is to be dated soon, and that readmission is settled in parallel."
)
QUOTE: Final = "«27 марта 2025 года Совет Европейского Союза одобрил мандат на переговоры об упрощении визового режима»"
WHERE: Final = "https://example.org/news?id="


class Event(NamedTuple):
    """One row of the chronology; its number is also that of its note."""

    number: int
    chapter: int

    @property
    def date(self) -> str:
        """The day in the left column."""
        return f"{self.number % 28 + 1} March {self.chapter}"

    @property
    def title(self) -> str:
        """The bold line."""
        return f"Cooperation Council, meeting no. {self.number}"


def events(count: int) -> Iterator[Event]:
    """So many events, year by year."""
    return (Event(number, 2000 + number // A_CHAPTER) for number in range(1, count + 1))


def chapters(found: Iterable[Event]) -> Iterator[tuple[int, list[Event]]]:
    """The events by year."""
    return ((year, list(rows)) for year, rows in groupby(found, key=lambda event: event.chapter))


def as_html(found: list[Event]) -> str:
    """The chronology as briefgen's templates write it."""
    body = "".join(_html_chapter(year, rows) for year, rows in chapters(found))
    notes = "\n".join(
        f'<li id="note-{event.number}"><p class="source"><span class="label">{event.title}.</span> '
        f'<em>EU Reporter</em>, <a href="{WHERE}{event.number}">no. {event.number}</a>: '
        f'<span lang="ru" class="quote">{QUOTE}</span>.</p></li>'
        for event in found
    )
    sources = f'<section class="annex sources" id="sources"><h2>Sources</h2><ol class="notes">{notes}</ol></section>'
    return f"{HEAD}{body}{sources}</main></body></html>"


def _html_chapter(year: int, rows: list[Event]) -> str:
    written = "\n".join(
        f'<tr id="event-{event.number}"><td><span class="date">{event.date}</span></td><td><p class="title">'
        f'<strong>{event.title}</strong><a class="note-ref" href="#note-{event.number}">{event.number}</a></p>'
        f'<p class="summary">{SUMMARY}</p></td></tr>'
        for event in rows
    )
    return (
        f'<section class="chapter" id="year-{year}"><h2>{year}</h2><table class="timeline"><colgroup>'
        '<col data-width="20"/><col data-width="80"/></colgroup><thead><tr><th scope="col">Date</th>'
        f'<th scope="col">Event</th></tr></thead><tbody>{written}</tbody></table></section>'
    )


def as_markdown(found: list[Event]) -> str:
    """The same in pandoc's Markdown; pipe tables, the kind that pandoc reads fastest."""
    body = "\n".join(_markdown_chapter(year, rows) for year, rows in chapters(found))
    notes = "\n\n".join(
        f"[^{event.number}]: {event.title}. *EU Reporter*, [no. {event.number}]({WHERE}{event.number}): "
        f"[{QUOTE}]{{lang=ru}}."
        for event in found
    )
    return f"---\ntitle: Chronology\nlang: en\n---\n\nPUBLIC SOURCES\n\n{body}\n\n# Sources\n\n{notes}\n"


def _markdown_chapter(year: int, rows: list[Event]) -> str:
    written = "\n".join(f"| {event.date} | **{event.title}**[^{event.number}] {SUMMARY} |" for event in rows)
    return f"# {year} {{#year-{year}}}\n\n| Date | Event |\n|:---|:-----------|\n{written}\n"


def seconds(action: Callable[[], object]) -> float:
    """How long it takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def measured(actions: dict[str, Callable[[], object]], repeats: int = REPEATS) -> dict[str, list[float]]:
    """The times of each action, taken in turn; the first round warms up and does not count."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for turn in range(repeats + 1):
        for name, action in actions.items():
            taken = seconds(action)
            if turn:
                times[name].append(taken)
    return times


def actions(count: int, folder: Path, pandoc: str) -> dict[str, Callable[[], object]]:
    """The contenders for so many events."""
    found = list(events(count))
    html, markdown = folder / f"{count}.html", folder / f"{count}.md"
    html.write_text(as_html(found), encoding="utf-8")
    markdown.write_text(as_markdown(found), encoding="utf-8")
    ours = [sys.executable, "-c", OURS, str(ROOT), str(html), str(folder / "ours.docx")]
    theirs = [pandoc, "-f", "markdown", "-t", "docx", "-o", str(folder / "pandoc.docx"), str(markdown)]
    content, _ = read(html.read_text(encoding="utf-8"), html.name)
    return {
        THEIR_PROCESS: lambda: subprocess.run(theirs, check=True),  # noqa: S603 - the two contenders
        OUR_PROCESS: lambda: subprocess.run(ours, check=True),  # noqa: S603
        OUR_RENDERER: lambda: render(content) if content else None,
    }


def main(arguments: list[str]) -> int:
    """Prints a table; the exit status is the verdict, or 3 without a pandoc."""
    pandoc = arguments[0] if arguments else shutil.which("pandoc")
    if pandoc is None:
        print("no pandoc here; name one: pip install pypandoc_binary brings it", file=sys.stderr)
        return 3
    print(subprocess.run([pandoc, "--version"], check=True, capture_output=True, text=True).stdout.split("\n")[0])  # noqa: S603
    times: dict[tuple[str, int], list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in SIZES:
            for name, found in measured(actions(count, Path(folder), pandoc)).items():
                times[name, count] = found
                print(f"{count:>5} events  {name:<26}{statistics.median(found):7.3f} s  ({min(found):.3f})", flush=True)
    return verdict({key: min(found) for key, found in times.items()})


def verdict(fastest: dict[tuple[str, int], float]) -> int:
    """Prints the ratios of the fastest runs; 1 when briefgen loses at 400 events, or its cost is not linear."""
    ratios = {count: fastest[OUR_PROCESS, count] / fastest[THEIR_PROCESS, count] for count in SIZES}
    print("briefgen / pandoc: " + ", ".join(f"{ratio:.2f} at {count}" for count, ratio in ratios.items()))
    growth = fastest[OUR_RENDERER, SIZES[2]] / fastest[OUR_RENDERER, SIZES[1]]
    print(f"four times the events cost the renderer {growth:.1f} times as much")
    return int(ratios[SIZES[1]] > 1 or growth > NOT_LINEAR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
