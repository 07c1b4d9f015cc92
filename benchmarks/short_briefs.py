"""Makes so many short briefs of random words, Latin and Cyrillic, as PDF: `python benchmarks/short_briefs.py 300`.

Every letter that a document has or lacks makes another font, so that a fault in one font of some hundred is met. Prints
how many were made, and the longest and the middle time; ends with 1 where one was not made or took over 10 seconds.
"""

import random
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

MOST_SECONDS = 10.0
SEED = 20261126
WHOLE = 3600  # seconds for all of them
LETTERS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя", "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшыіэюя")
EVENTS = """\
sources:
- {id: page, type: article-newspaper, title: A page, container-title: A paper, issued: "2026", language: en,
   file: seeds/page.txt, recorded_on: "2026-01-01"}
topics:
- {id: talks, name: {en: Talks}}
events:
- {id: opened, date: "2028-02-29", date_basis: inferred, date_note: {en: Made up.}, status: planned,
   title: {en: The talks are to open}, topics: [talks], recorded_on: "2026-01-01",
   evidence: [{source: page, quote: {exact: The talks are to open soon}}]}
"""


def words(chance: random.Random, count: int) -> str:
    """Random words of one alphabet, with a capital now and then."""
    letters = chance.choice(LETTERS)
    made = ("".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(count))
    return " ".join(word if chance.random() < 0.9 else word.capitalize() for word in made)  # noqa: PLR2004


def brief(chance: random.Random) -> str:
    """One brief as YAML: a title and some lines that claim nothing."""
    lines = "".join(
        f'  - text: {{en: "{words(chance, chance.randint(3, 12))}"}}\n' for _ in range(chance.randint(1, 3))
    )
    return (
        f'kind: meeting-brief\ntitle: {{en: "{words(chance, 3)}"}}\nselect: {{topics: [talks]}}\n'
        f"sections:\n- section: objectives\n  statements:\n{lines}"
    )


def project(count: int, folder: Path) -> None:
    """Writes the project."""
    chance = random.Random(SEED)  # noqa: S311 (it is to be the same every time)
    for name in ("seeds", "briefings"):
        (folder / name).mkdir()
    (folder / "events.yaml").write_text(EVENTS, encoding="utf-8")
    (folder / "seeds" / "page.txt").write_text("The talks are to open soon.\n", encoding="utf-8")
    for number in range(count):
        (folder / "briefings" / f"brief-{number}.yaml").write_text(brief(chance), encoding="utf-8")


def main(count: int) -> int:
    """Builds them all, and says what it took."""
    with tempfile.TemporaryDirectory() as folder:
        project(count, Path(folder))
        command = [sys.executable, "-m", "briefgen", "build", "--project", folder, "--format", "pdf"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=WHOLE, check=False)  # noqa: S603 (ours)
    seconds = [float(found) for found in re.findall(r"^ +built .*, ([\d.]+) s$", done.stderr, re.MULTILINE)]
    if not seconds:
        print(done.stdout, done.stderr, sep="\n")
        return 1
    print(f"{len(seconds)} of {count} made; longest {max(seconds):.1f} s, middle {statistics.median(seconds):.1f} s")
    return 0 if len(seconds) == count and max(seconds) <= MOST_SECONDS else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
