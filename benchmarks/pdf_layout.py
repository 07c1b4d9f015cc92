"""The layout of a chronology with the house's settings and with plain ones: `python benchmarks/pdf_layout.py`.

Plain means: the same HTML with automatic tables, hyphens everywhere, the garbage collector on, and WeasyPrint's own
PDF/UA without any of our passes. The house's time holds everything: layout, tags, re-saving, reading back, comparing.
Each run is a process of its own; its processor time counts, without importing. The events are the real ones, repeated.
"""

import copy
import gc
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parent.parent
SIZES = (100, 200, 400, 800)
COMPARED = 400
WARMING = "<html lang='en'><head><title>x</title><style></style></head><body><main><p>x</p></main></body></html>"
AUTOMATIC = "table { table-layout: auto !important } body { hyphens: auto } table { hyphens: auto !important }"


def chronology() -> bytes:
    """The real chronology as HTML."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["build", "chronology", "--format", "html", "--as-of", "2026-11-22", "--output", folder]
        program = [sys.executable, "-m", "briefgen", *command, "--project", str(ROOT)]
        subprocess.run(program, check=True, capture_output=True)  # noqa: S603 (our own command)
        return (Path(folder) / "en" / "chronology.html").read_bytes()


def repeated(html: bytes, events: int) -> str:
    """The chronology with its events and notes repeated until it has as many as asked for."""
    root = etree.fromstring(html)
    rows = _found(root, "//section[contains(@class, 'chapter')]//tbody/tr")
    notes = _found(root, "//ol[@class='notes']/li")
    for number in range(events - len(rows)):
        _repeat(rows[number % len(rows)], rows[-1], number)
        _repeat(notes[number % len(notes)], notes[-1], number)
    written = etree.tostring(root, encoding="unicode", method="xml", doctype="<!DOCTYPE html>")
    head, _, rest = written.partition("<style>")
    return head + "<style>" + root.findtext("head/style", "") + rest[rest.index("</style>") :]  # unescaped: HTML's way


def _found(root: etree._Element, path: str) -> list[etree._Element]:
    found: list[etree._Element] = root.xpath(path)  # type: ignore[assignment]  # these paths find elements
    return found


def _repeat(element: etree._Element, last: etree._Element, number: int) -> None:
    again = copy.deepcopy(element)
    again.set("id", f"again-{last.tag}-{number}")
    parent = last.getparent()
    assert parent is not None  # noqa: S101 (rows and notes stand in something)
    parent.append(again)


def house(html: str) -> int:
    """Renders as the program does; the number of pages."""
    from briefgen.document.reader import read  # noqa: PLC0415 (what a run needs, it imports before its clock starts)
    from briefgen.renderers import Page  # noqa: PLC0415
    from briefgen.renderers.pdf import render  # noqa: PLC0415

    content, _ = read(html, "x.html")
    assert content is not None  # noqa: S101
    rendered = render(Page("x.html", html, content))
    assert rendered.data, rendered.findings  # noqa: S101
    return rendered.pages or 0


def plain(html: str) -> int:
    """Renders with WeasyPrint alone; the number of pages."""
    from weasyprint import HTML  # noqa: PLC0415

    document = HTML(string=html.replace("</style>", f"{AUTOMATIC}</style>")).render()
    document.write_pdf(pdf_variant="pdf/ua-1")
    return len(document.pages)


def house_layout(html: str) -> int:
    """Lays out with the house's settings; the number of pages."""
    from weasyprint import HTML  # noqa: PLC0415

    gc.disable()
    return len(HTML(string=html).render(pdf_variant="pdf/a-3a").pages)


def plain_layout(html: str) -> int:
    """Lays out with plain settings; the number of pages."""
    from weasyprint import HTML  # noqa: PLC0415

    return len(HTML(string=html.replace("</style>", f"{AUTOMATIC}</style>")).render().pages)


KINDS = {"house": house, "plain": plain, "house-layout": house_layout, "plain-layout": plain_layout}


def child(kind: str, file: Path) -> None:
    """One run: warms up on a page, renders the file, prints seconds and pages."""
    run = KINDS[kind]
    html = file.read_text(encoding="utf-8")
    run(WARMING)
    begun = time.process_time()
    pages = run(html)
    print(time.process_time() - begun, pages)


def timed(kind: str, file: Path) -> tuple[float, int]:
    """The better of two runs."""
    command = [sys.executable, __file__, kind, str(file)]
    runs = []
    for _ in range(2):
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (this very script)
        seconds, pages = done.stdout.split()
        runs.append((float(seconds), int(pages)))
    return min(runs)


def main() -> None:
    """Prints a line for each size, and the ratio of the two."""
    html = chronology()
    with tempfile.TemporaryDirectory() as folder:
        file, found = Path(folder) / "x.html", {}
        others = [(kind, COMPARED) for kind in KINDS if kind != "house"]
        for kind, events in [*(("house", size) for size in SIZES), *others]:
            file.write_text(repeated(html, events), encoding="utf-8")
            seconds, pages = found[kind, events] = timed(kind, file)
            print(
                f"{kind:12} {events:4} events {pages:4} pages {seconds:6.2f} s {1000 * seconds / pages:5.0f} ms a page"
            )
    for kind in ("-layout", ""):
        ratio = found[f"house{kind}", COMPARED][0] / found[f"plain{kind}", COMPARED][0]
        print(f"{COMPARED} events: house{kind} / plain{kind} = {ratio:.2f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        child(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
