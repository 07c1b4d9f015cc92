"""The figures as a Markdown table, and the verdict on the claim."""

import statistics
from collections import defaultdict
from typing import Final

from benchmarks.peers.contenders import BOTH, Seconds

BRIEFGEN: Final = "briefgen build"
FULL: Final = "everything from nothing"
EDIT: Final = "one word, what it changes"
LANGUAGES: Final = "one word, the briefing in 3 languages"


class Figures:
    """The times of each contender in each scenario and for each set of formats."""

    def __init__(self) -> None:
        self._times: defaultdict[tuple[str, str, str], list[float]] = defaultdict(list)

    def add(self, scenario: str, contender: str, taken: Seconds) -> None:
        """Takes down one run."""
        for formats, time in taken.items():
            self._times[scenario, formats, contender].append(time)
            print(f"  {scenario}: {contender}, {formats}: {time:.2f} s", flush=True)

    def median(self, scenario: str, formats: str, contender: str) -> float:
        """The middle of the times."""
        return statistics.median(self._times[scenario, formats, contender])

    def table(self) -> str:
        """A row for each; the ratio says how much of a contender's time briefgen takes."""
        heads = "scenario", "formats", "contender", "median, s", "fastest, s", "runs", "briefgen / it"
        head = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
        return "\n".join([*head, *(self._row(*key) for key in sorted(self._times, key=_order))])

    def _row(self, scenario: str, formats: str, contender: str) -> str:
        times = self._times[scenario, formats, contender]
        median = statistics.median(times)
        ratio = self._ours(scenario, formats) / median
        shown = "" if contender == BRIEFGEN else f"{ratio:.2f}" if ratio <= 1 else f"**{ratio:.2f}**"
        return f"| {scenario} | {formats} | {contender} | {median:.2f} | {min(times):.2f} | {len(times)} | {shown} |"

    def _ours(self, scenario: str, formats: str) -> float:
        """The time of briefgen; an edit costs it the same however many languages a peer makes again."""
        return self.median(EDIT if scenario == LANGUAGES else scenario, formats, BRIEFGEN)

    def verdict(self) -> int:
        """Prints whether an edit beats every peer that makes both formats; 1 when it does not."""
        ours = self.median(EDIT, BOTH, BRIEFGEN)
        beaten_by = [
            f"{name} ({ours / self.median(scenario, formats, name):.2f} times its time)"
            for scenario, formats, name in self._times
            if (scenario, formats) == (EDIT, BOTH)
            and not name.startswith("briefgen")
            and self.median(scenario, formats, name) <= ours
        ]
        claim = "A one-word edit with `briefgen build` beats every peer that makes both formats"
        print(f"{claim}: {'no; slower than ' + ', '.join(beaten_by) if beaten_by else 'yes'}.")
        return int(bool(beaten_by))


def _order(key: tuple[str, str, str]) -> tuple[int, int, bool, str]:
    scenario, formats, contender = key
    place = (FULL, EDIT, LANGUAGES).index(scenario)
    return place, (BOTH, "pdf", "docx").index(formats), not contender.startswith("briefgen"), contender
