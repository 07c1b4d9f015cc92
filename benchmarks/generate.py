"""Makes a project with as many events as asked for, in files of a thousand: `python benchmarks/generate.py 100000 DIR`.

Every event quotes a source of its own file, so that loading, checking and selecting do real work. The same number
gives the same bytes.
"""

import hashlib
import json
import sys
from datetime import date, timedelta
from pathlib import Path

PER_FILE = 1000
TOPICS = 10
FIRST = date(1991, 12, 16)
STRIDE = 7919  # a prime: however few the events, they are spread over all the years


def sentence(number: int) -> str:
    """The words of the source on an event."""
    return f"Стороны провели встречу {number} и договорились продолжить работу {number}"


def source(index: int, count: int, folder: Path) -> str:
    """A source file for a thousand events, and its entry."""
    text = "".join(f"{sentence(index * PER_FILE + n)}.\n" for n in range(count))
    name = f"seeds/{index:04}.txt"
    (folder / name).write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return (
        f"- id: source-{index}\n  type: article-newspaper\n  title: Источник {index}\n  container-title: Агентство\n"
        f'  issued: "2025"\n  language: ru\n  file: {name}\n  sha256: {digest}\n  recorded_on: "2025-01-01"\n'
    )


def event(number: int) -> str:
    """One event as YAML."""
    day = FIRST + timedelta(days=number * STRIDE % 12000)
    return (
        f'- id: event-{number}\n  date: "{day}"\n  date_basis: inferred\n'
        f"  date_note: {{en: The day of a made-up event.}}\n  status: occurred\n"
        f"  title: {{en: Meeting {number} of the two sides}}\n"
        f"  summary: {{en: Both sides agree to go on with their work.}}\n"
        f"  topics: [topic-{number % TOPICS}]\n  actors: [one, two]\n"
        f'  recorded_on: "2025-01-01"\n  evidence:\n  - source: source-{number // PER_FILE}\n'
        f"    quote: {{exact: {json.dumps(sentence(number) + '.', ensure_ascii=False)}}}\n"
    )


def main(count: int, folder: Path) -> None:
    """Writes the project."""
    for name in ("events", "seeds", "briefings"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    actors = "".join(f"- {{id: {name}, kind: country, name: {{en: Side {name}}}}}\n" for name in ("one", "two"))
    topics = "".join(f"- {{id: topic-{n}, name: {{en: Topic {n}}}}}\n" for n in range(TOPICS))
    (folder / "events" / "000-register.yaml").write_text(f"actors:\n{actors}topics:\n{topics}", encoding="utf-8")
    for index, start in enumerate(range(0, count, PER_FILE)):
        numbers = range(start, min(start + PER_FILE, count))
        body = f"sources:\n{source(index, len(numbers), folder)}events:\n{''.join(map(event, numbers))}"
        (folder / "events" / f"{index + 1:03}.yaml").write_text(body, encoding="utf-8")
    query = '{topics: [topic-1], from: "2020-01", to: "2020-12"}'
    briefing = f"kind: chronology\ntitle: {{en: A part of the events}}\nselect: {query}\n"
    (folder / "briefings" / "part.yaml").write_text(briefing, encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
