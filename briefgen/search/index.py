"""The index: entries in an SQLite file with its full-text search (FTS5), renewed entry by entry, and answers from it.

It is only a memory: a file that is lost, old, torn or of another version of the program is made anew.
"""

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from briefgen.search.asking import Asked
from briefgen.search.excerpts import Marks, excerpt, marks
from briefgen.search.words import KAZAKH, name_terms, names_in, roots_in, spans, terms

if TYPE_CHECKING:  # an answer needs no model of the project
    from briefgen.search.entries import SearchEntry

MOST_HITS: Final = 500
_LOOKED_AT: Final = 20  # rows for each hit asked for: a thing has one in each language
_BATCH: Final = 1_000
_SECONDS: Final = 20.0  # for which another process is waited for
_WEIGHTS: Final = "4.0, 1.0, 2.0, 2.0, 0.5"  # of title, text, names, roots and subjects
_OF_KIND: Final = {"actor": 1.4, "event": 1.2, "figure": 1.2, "statement": 0.9, "source": 0.9}
_DOUBTFUL: Final = 0.8  # what a word finds in Kazakh that may be Russian: five letters are common to many words
_TABLES: Final = """
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE entries (
    rowid INTEGER PRIMARY KEY, hash BLOB UNIQUE, kind TEXT, id TEXT, lang TEXT, title TEXT, text TEXT, date TEXT,
    earliest TEXT, latest TEXT, status TEXT, topics TEXT, actors TEXT, line INT, page INT, briefing TEXT, section TEXT,
    number INT
);
CREATE VIRTUAL TABLE words USING fts5 (title, text, names, roots, subjects, tokenize = "unicode61 remove_diacritics 0");
"""
_SHOWN: Final = (
    "kind", "id", "lang", "title", "text", "date", "status", "line", "page", "briefing", "section", "number",
)  # fmt: skip
_QUERY: Final = (
    f"SELECT {', '.join(f'entries.{name}' for name in _SHOWN)}, bm25(words, {_WEIGHTS}) AS score "  # noqa: S608 (names of ours; what is asked is bound)
    "FROM words JOIN entries ON entries.rowid = words.rowid WHERE words MATCH ?"
)
_IDS: Final = (
    "SELECT DISTINCT entries.id FROM words JOIN entries ON entries.rowid = words.rowid "
    "WHERE words MATCH ? AND entries.kind = ?"
)
_WITHOUT: Final = """ AND (entries.kind, entries.id, ifnull(entries.line, 0)) NOT IN (
    SELECT other.kind, other.id, ifnull(other.line, 0) FROM words JOIN entries AS other ON other.rowid = words.rowid
    WHERE words MATCH ?)"""


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: the passage with the marks of the words asked for in it, and where it stands.

    The score has no unit; a greater one is the better. Marks are code points, start inclusive, end exclusive.
    """

    kind: str
    id: str
    lang: str
    title: str
    text: str
    marks: Marks
    score: float
    date: str | None = None
    status: str | None = None
    line: int | None = None
    page: int | None = None
    briefing: str | None = None
    section: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """What is left out: all that is of other kinds, topics, actors, states or days; days as `2025-04-16`, inclusive."""

    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    lang: str | None = None

    def condition(self) -> tuple[str, list[str]]:
        """The condition in SQL, and its values."""
        parts: list[str] = []
        values: list[str] = []
        for column, wanted in (("kind", self.kinds), ("status", self.status)):
            if wanted:
                parts.append(f"entries.{column} IN ({', '.join('?' * len(wanted))})")
                values += wanted
        for column, wanted in (("topics", self.topics), ("actors", self.actors)):
            if wanted:
                parts.append(f"({' OR '.join([f'instr(entries.{column}, ?)'] * len(wanted))})")
                values += (f" {each} " for each in wanted)
        for column, day, sign in (("latest", self.earliest, ">="), ("earliest", self.latest, "<=")):
            if day:
                parts.append(f"entries.{column} {sign} ?")
                values.append(day)
        return "".join(f" AND {part}" for part in parts), values


class IndexFileError(Exception):
    """The file of an index cannot be used."""


class Index:
    """An index file that is open, or one in memory where there is no path."""

    def __init__(self, path: Path | None) -> None:
        self._base = _opened(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    @property
    def state(self) -> Mapping[str, str]:
        """What was noted when it was last renewed; nothing where it never was."""
        return dict(self._base.execute("SELECT key, value FROM state"))

    def note(self, state: Mapping[str, str]) -> None:
        """Notes what it was made from, instead of what was noted before."""
        with self._base:
            self._base.execute("BEGIN IMMEDIATE")
            self._noted(state)

    def _noted(self, state: Mapping[str, str]) -> None:
        self._base.execute("DELETE FROM state")
        self._base.executemany("INSERT INTO state VALUES (?, ?)", state.items())

    def renew(self, entries: "Iterable[SearchEntry]", state: Mapping[str, str]) -> None:
        """Makes it hold these entries and no others; those that it holds already stay as they are."""
        with self._base:
            self._base.execute("BEGIN IMMEDIATE")
            gone = dict(self._base.execute("SELECT hash, rowid FROM entries"))
            seen: set[bytes] = set()
            new = (entry for entry in entries if _is_new(entry, gone, seen))
            while batch := list(islice(new, _BATCH)):
                for entry in batch:
                    self._insert(entry)
            for row in gone.values():
                self._base.execute("DELETE FROM entries WHERE rowid = ?", (row,))
                self._base.execute("DELETE FROM words WHERE rowid = ?", (row,))
            self._noted(state)

    def _insert(self, entry: "SearchEntry") -> None:
        row = self._base.execute(
            "INSERT INTO entries (hash, kind, id, lang, title, text, date, earliest, latest, status, topics, actors, "
            "line, page, briefing, section, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                _hash(entry), entry.kind, entry.id, entry.lang, entry.title, entry.text, entry.date, entry.earliest,
                entry.latest, entry.status, _listed(entry.topics), _listed(entry.actors), entry.line, entry.page,
                entry.briefing, entry.section, entry.number,
            ),
        ).lastrowid  # fmt: skip
        # A passage is found by its own words; the title of its source has an entry of its own.
        title, lang = "" if entry.line else entry.title, entry.lang
        self._base.execute(
            "INSERT INTO words (rowid, title, text, names, roots, subjects) VALUES (?, ?, ?, ?, ?, ?)",
            (
                row, terms(title, lang), terms(entry.text, lang), _names(entry),
                roots_in(f"{title} {entry.text}", lang), terms(entry.subjects, lang),
            ),
        )  # fmt: skip

    def ask(self, asked: Asked, filters: SearchFilters, limit: int, *, some: bool = False) -> tuple[Hit, ...]:
        """The best hits, the best first; with `some`, any of the words will do."""
        expression = asked.expression(some=some)
        if not expression:
            return ()
        condition, values = filters.condition()
        without = asked.exclusion()
        if without:  # of a thing in any language
            condition, values = condition + _WITHOUT, [*values, without]
        rows = self._base.execute(
            f"{_QUERY}{condition} ORDER BY score, entries.hash LIMIT ?",
            (expression, *values, max(1, min(limit, MOST_HITS)) * _LOOKED_AT),
        )
        return tuple(_hit(row, asked.terms) for row in islice(_best(rows, filters.lang, asked), limit))

    def ids(self, asked: Asked, kind: str) -> frozenset[str]:
        """The ids of all things of a kind that have all the words."""
        expression, without = asked.expression(), asked.exclusion()
        if not expression:
            return frozenset()
        values = (expression, kind, *([without] if without else ()))
        rows = self._base.execute(f"{_IDS}{_WITHOUT if without else ''}", values)
        return frozenset(row[0] for row in rows)


def _opened(path: Path | None) -> sqlite3.Connection:
    """The file's connection; one that is no database, or has other tables, is made anew."""
    if path is None:
        return _made(sqlite3.connect(":memory:", isolation_level=None))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for last in (False, True):
        base = sqlite3.connect(path, timeout=_SECONDS, isolation_level=None)
        try:
            return _made(base)
        except sqlite3.DatabaseError as error:
            base.close()
            if last:
                raise IndexFileError(str(error)) from error
            path.unlink(missing_ok=True)
    raise AssertionError


def _made(base: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, with the tables in it; raises where there are others."""
    base.execute("PRAGMA synchronous = NORMAL")
    version = _version()
    if base.execute("PRAGMA user_version").fetchone() != (version,):
        if base.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
            raise sqlite3.DatabaseError("other tables")
        with contextlib.suppress(sqlite3.OperationalError):  # another process makes them at the same time
            base.executescript(f"BEGIN EXCLUSIVE; {_TABLES} PRAGMA user_version = {version}; COMMIT;")
    return base


@cache
def _version() -> int:
    """A number of the code that makes terms and tables: what other code has made is made anew."""
    texts = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return int.from_bytes(hashlib.sha256(texts).digest()[:3], "big") + 1


def _is_new(entry: "SearchEntry", gone: dict[bytes, int], seen: set[bytes]) -> bool:
    found = _hash(entry)
    if found in seen:
        return False
    seen.add(found)
    return gone.pop(found, None) is None


def _hash(entry: "SearchEntry") -> bytes:
    return hashlib.sha256(json.dumps(astuple(entry), ensure_ascii=False).encode()).digest()[:20]


def _listed(ids: tuple[str, ...]) -> str:
    return f" {' '.join(ids)} " if ids else ""


def _names(entry: "SearchEntry") -> str:
    """The terms of its names, and of all in its words that may be one, each once."""
    found = dict.fromkeys(names_in(entry.text if entry.line else f"{entry.title}\n{entry.text}", entry.lang))
    for lang, name in entry.names:
        for _, _, word in spans(name):
            found.update(dict.fromkeys(name_terms(word, lang)))
    return " ".join(found)


def _best(rows: Iterable[tuple[Any, ...]], lang: str | None, asked: Asked) -> list[tuple[Any, ...]]:
    """The rows by score and kind, the best of each thing alone: each passage of a source is one."""
    doubtful = 1.0 if asked.is_kazakh else _DOUBTFUL
    weighed = ((*row[:-1], -row[-1] * _OF_KIND[row[0]] * (doubtful if row[2] == KAZAKH else 1.0)) for row in rows)
    scored = sorted(weighed, key=lambda row: (-round(row[-1], 3), row[2] != lang))
    found: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for row in scored:
        found.setdefault((row[0], row[1], row[7] if row[0] == "source" else None), row)
    return list(found.values())


def _hit(row: tuple[Any, ...], wanted: frozenset[str]) -> Hit:
    values = dict(zip(_SHOWN, row, strict=False))
    title, text, lang = values.pop("title"), values.pop("text"), values["lang"]
    found = marks(text, lang, wanted)
    in_title = () if found else marks(title, lang, wanted)
    shown = text if found or not in_title else title
    passage, where = excerpt(shown or title, found or in_title)
    return Hit(title=title, text=passage, marks=where, score=round(row[-1], 4), **values)
