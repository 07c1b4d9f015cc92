"""The figures as a Markdown table, and the verdict on the claim."""

import statistics
from collections import defaultdict
from typing import Final

from benchmarks.peers.contenders import BOTH, Seconds

BRIEFGEN: Final = "briefgen build"
WATCH: Final = "briefgen watch"
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
        """A row for each; the ratios say how much of a contender's time a build takes, and a watch that is warm."""
        heads = "scenario", "formats", "contender", "median, s", "fastest, s", "runs", "build / it", "watch / it"
        head = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
        return "\n".join([*head, *(self._row(*key) for key in sorted(self._times, key=_order))])

    def _row(self, scenario: str, formats: str, contender: str) -> str:
        times = self._times[scenario, formats, contender]
        median = statistics.median(times)
        ratios = (self._ratio(ours, scenario, formats, contender) for ours in (BRIEFGEN, WATCH))
        cells = scenario, formats, contender, f"{median:.2f}", f"{min(times):.2f}", str(len(times)), *ratios
        return f"| {' | '.join(cells)} |"

    def _ratio(self, ours: str, scenario: str, formats: str, contender: str) -> str:
        """How much of a contender's time one of ours takes; an edit costs us the same in however many languages."""
        key = EDIT if scenario == LANGUAGES else scenario, formats, ours
        if ours == contender or key not in self._times:
            return ""
        ratio = self.median(*key) / self.median(scenario, formats, contender)
        return f"{ratio:.2f}" if ratio <= 1 else f"**{ratio:.2f}**"

    def verdict(self) -> int:
        """Prints whether an edit beats every peer that makes both formats; 1 when it does not where it is watched."""
        watched = self._claim(WATCH, EDIT)
        self._claim(BRIEFGEN, EDIT)
        self._claim(BRIEFGEN, LANGUAGES)
        return int(not watched)

    def _claim(self, ours: str, scenario: str) -> bool:
        time = self.median(EDIT, BOTH, ours)
        peers = {
            name: time / self.median(each, formats, name)
            for each, formats, name in self._times
            if (each, formats) == (scenario, BOTH) and not name.startswith("briefgen")
        }
        said = ", ".join(f"{ratio:.2f} times the time of {name}" for name, ratio in sorted(peers.items()))
        holds = all(ratio < 1 for ratio in peers.values())
        print(f"{scenario}: `{ours}` beats every peer that makes both formats: {'yes' if holds else 'no'} ({said}).")
        return holds


def _order(key: tuple[str, str, str]) -> tuple[int, int, bool, str]:
    scenario, formats, contender = key
    place = (FULL, EDIT, LANGUAGES).index(scenario)
    return place, (BOTH, "pdf", "docx").index(formats), not contender.startswith("briefgen"), contender
