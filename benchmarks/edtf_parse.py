"""How long a date takes to read, here and with the `edtf` package: `python benchmarks/edtf_parse.py`."""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import edtf as oracle

sys.path.insert(0, str(Path(__file__).parents[1]))  # a checkout that is not installed

from briefgen.edtf import EdtfError, parse

TEXTS = (
    "2025-05-29",
    "2025-05",
    "2025",
    "2025-04~",
    "2025-34",
    "201X",
    "XXXX-06-06",
    "2025-05-29/2025-05-30",
    "2025-05/..",
    "[2025-03-12..2025-03-18]",
)
OUR_RUNS, ORACLE_RUNS, REPEATS = 2000, 5, 9


def median_microseconds(action: Callable[[str], object], text: str, runs: int) -> float:
    """Take the median over several series, so that one busy moment does not count."""
    series = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        for _ in range(runs):
            action(text)
        series.append((time.perf_counter() - started) / runs * 1e6)
    return statistics.median(series)


def refused(text: str) -> str | None:
    """Read a text that is refused, and give the suggestion."""
    try:
        parse(text)
    except EdtfError as error:
        return error.suggestion
    return None


def main() -> None:
    """Print one line a form: microseconds, median of the series."""
    print(f"{'µs a parse, median':26}{'briefgen':>10}{'edtf':>12}{'ratio':>9}")
    for text in TEXTS:
        ours = median_microseconds(parse, text, OUR_RUNS)
        theirs = median_microseconds(oracle.parse_edtf, text, ORACLE_RUNS)
        print(f"{text:26}{ours:10.1f}{theirs:12.0f}{theirs / ours:8.0f}×")
    for text in ("2023-02-29", "29–30 May 2025"):
        print(f"{text:26}{median_microseconds(refused, text, OUR_RUNS):10.1f}    refused, with a suggestion")


if __name__ == "__main__":
    main()
