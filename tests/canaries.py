"""A random project with a distinct word in every field that readers of a release may not see, and where it could leak.

Each word says for whom it is: `zzo…` for all (it must be found), `zzp…` for partners, `zzi…` for one's own house.
"""

import base64
import email
import hashlib
import io
import json
import quopri
import random
import re
import zipfile
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

LEVELS = ("public", "partner", "internal")
LETTER = {"public": "o", "partner": "p", "internal": "i"}
WORD = re.compile(r"zz([opi])[a-y]{4}zz")
HIDDEN = {"public": "pi", "partner": "i", "internal": ""}
AS_OF = "2026-11-22"
_BASE64 = re.compile(rb"base64,([A-Za-z0-9+/=]+)")
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")


class Words:
    """Words of which no two are the same."""

    def __init__(self, rng: random.Random) -> None:
        self._count = rng.randrange(25**4 // 2)

    def __call__(self, level: str) -> str:
        self._count += 1
        letters = "".join(chr(97 + self._count // 25**place % 25) for place in range(4))
        return f"zz{LETTER[level]}{letters}zz"

    def text(self, level: str) -> dict[str, str]:
        """A localized text with one word in each language."""
        fillings = {"en": "words", "ru": "слова", "kk": "сөздер"}
        return {lang: f"{self(level)} {filling}" for lang, filling in fillings.items()}


class Project:
    """The data of a project; what is hidden differs with the seed, what is public does not."""

    def __init__(self, seed: int, public_seed: int = 0) -> None:
        self.rng = random.Random(seed)  # noqa: S311 (the same project for the same seed)
        self.shared = random.Random(public_seed)  # noqa: S311
        self._words = {"public": Words(self.shared), "partner": Words(self.rng), "internal": Words(self.rng)}
        self.quotes: dict[str, list[str]] = {level: [] for level in LEVELS}
        self.events: list[dict[str, Any]] = []
        self.figures: list[dict[str, Any]] = []
        self.discrepancies: list[dict[str, Any]] = []
        kinds = ("source", "actor", "topic")
        self.names = {(kind, level): f"{kind}-{self.word(level)}" for kind in kinds for level in LEVELS}
        for level in LEVELS:
            self._things(level)
        self._versions()
        self._plans()
        self._discrepancies()

    def word(self, level: str) -> str:
        return self._words[level](level)

    def text(self, level: str) -> dict[str, str]:
        return self._words[level].text(level)

    def evidence(self, level: str, words: str | None = None) -> list[dict[str, Any]]:
        """A new quote from the source of the level, which says the words of the same level."""
        quote = f"Сказано дословно {self.word(words or level)}"
        self.quotes[level].append(quote)
        return [{"source": self.names["source", level], "quote": {"exact": quote}}]

    def _things(self, level: str) -> None:
        rng = self.shared if level == "public" else self.rng
        for _ in range(rng.randint(2, 4)):
            self.events.append(self.event(level, f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"))
        for _ in range(rng.randint(1, 3)):
            self.figures.append(self.figure(level))

    def event(self, level: str, date: str, **more: Any) -> dict[str, Any]:
        return {
            "id": f"event-{self.word(level)}", "date": date, "date_basis": "inferred", "date_note": self.text(level),
            "status": "occurred", "milestone": "true", "title": self.text(level), "summary": self.text(level),
            "topics": list(dict.fromkeys([self.names["topic", "public"], self.names["topic", level]])),
            "actors": [self.names["actor", level]], "place": self.text(level), "recorded_on": "2026-11-18",
            "release": level, "evidence": self.evidence(level), **more,
        }  # fmt: skip

    def figure(self, level: str) -> dict[str, Any]:
        return {
            "id": f"figure-{self.word(level)}", "measure": f"measure-{self.word(level)}", "label": self.text(level),
            "value": "7", "unit": self.text(level), "period": "2026",
            "basis": "inferred", "basis_note": self.text(level), "recorded_on": "2026-11-18",
            "topics": [self.names["topic", level]], "actors": [self.names["actor", level]],
            "release": level, "evidence": self.evidence(level),
        }  # fmt: skip

    def _versions(self) -> None:
        """A thing narrowed by a later version, and one that was widened."""
        narrowed = self.event("internal", "2025-05-05", release="public", recorded_on="2026-11-10")
        again = self.event("internal", "2025-05-05", supersedes=narrowed["id"], reason=self.text("internal"))
        widened = self.event("internal", "2025-06-06", id="event-widened", recorded_on="2026-11-10")
        wide = self.event("public", "2025-06-06", supersedes="event-widened", reason=self.text("internal"))
        wide["id"] = "event-widened-again"
        self.events += [narrowed, again, widened, wide]

    def _plans(self) -> None:
        plan = self.event("internal", "2024-02", status="planned")
        self.events.append(plan)
        self.events[0]["fulfils"] = [plan["id"]]

    def _discrepancies(self) -> None:
        for level in LEVELS:
            about = [figure["id"] for figure in self.figures if figure["release"] == level][:1]
            self.discrepancies.append(self._discrepancy(level, level, about))
            hidden = [figure["id"] for figure in self.figures if figure["release"] == "internal"][:1]
            self.discrepancies.append(self._discrepancy("internal", "public", [*about, *hidden]))

    def _discrepancy(self, words: str, release: str, about: list[str]) -> dict[str, Any]:
        return {"id": f"discrepancy-{self.word(words)}", "about": about, "note": self.text(words), "release": release}

    def ids(self, level: str) -> list[str]:
        return [event["id"] for event in self.events if event["release"] == level and "supersedes" not in event][:2]

    def statement(self, level: str, release: str, **more: Any) -> dict[str, Any]:
        cites = [each["id"] for each in self.events if each["release"] == release and "supersedes" not in each][:1]
        return {
            "text": self.text(level), "to": self.text(level), "question": self.text(level), "release": release,
            "cites": cites, **more,
        }  # fmt: skip

    def timeline(self) -> dict[str, Any]:
        return {
            "sources": [self._source(level) for level in LEVELS],
            "actors": [self._actor(level) for level in LEVELS],
            "topics": [{"id": self.names["topic", level], "name": self.text(level)} for level in LEVELS],
            "events": self.events,
            "figures": self.figures,
            "discrepancies": self.discrepancies,
        }

    def _source(self, level: str) -> dict[str, Any]:
        return {
            "id": self.names["source", level], "type": "report", "title": self.word(level), "language": "ru",
            "container-title": self.word(level), "publisher": self.word(level), "author": self.word(level),
            "URL": f"https://example.org/{self.word(level)}", "issued": "2026-11", "issued_note": self.text(level),
            "recorded_on": "2026-11-01", "file": self.seed(level),
            "sha256": hashlib.sha256(self.seed_text(level).encode()).hexdigest(),
        }  # fmt: skip

    def seed(self, level: str) -> str:
        return f"seeds/{self.names['source', level]}.txt"

    def seed_text(self, level: str) -> str:
        return "".join(f"{quote}.\n" for quote in self.quotes[level])

    def _actor(self, level: str) -> dict[str, Any]:
        roles = [{"title": self.text(level), "evidence": self.evidence(level)}]
        aliases = [f"Alias {self.word('internal')}"] if level == "internal" else []
        name = self.text(level)
        return {"id": self.names["actor", level], "kind": "person", "name": name, "aliases": aliases, "roles": roles}

    def briefing(self, kind: str = "meeting-brief") -> dict[str, Any]:
        internal, until = self.events[-1]["id"], [self.hidden_end()]
        return {
            "kind": kind, "title": self.text("public"), "subtitle": self.text("internal"),
            "header": {"subtitle": "internal", "counterpart": "partner"},
            "meeting": {
                "with": self.text("public"), "place": self.text("public"), "date": "2026-12-01",
                "time": self.word("internal"), "zone": self.word("internal"), "principal": self.text("internal"),
                "counterpart": self.text("partner"), "press": "true", "participants": [self.names["actor", "internal"]],
            },
            "clearance": {
                "status": "cleared", "drafted_by": self.word("internal"), "cleared_by": self.word("internal"),
                "cleared_on": AS_OF, "content": self.word("internal"), "parts": f"{self.word('internal')}=a",
            },
            "review": [{"language": "ru", "status": "reviewed", "by": self.word("internal"), "on": AS_OF}],
            "sections": [
                *({"section": name, "statements": [self.statement(level, level) for level in self.shuffled()]}
                  for name in ("bottom-line", "points-to-make", "state-of-play", "if-raised")),
                {"section": "objectives", "statements": [self.statement("internal", "internal", cites=[])]},
                {"section": "state-of-play", "statements": [self.statement("public", "public", until=until)]},
                self.narrow_section("their-objectives", "partner"),
                self.narrow_section("press-line", "internal"),
                {"section": "commitments", "statements": [self.statement("internal", "public", cites=[internal])]},
            ],
        }  # fmt: skip

    def narrow_section(self, name: str, level: str) -> dict[str, Any]:
        return {"section": name, "release": level, "statements": [self.statement(level, "public")]}

    def hidden_end(self) -> str:
        return next(str(event["id"]) for event in self.events if event["release"] == "internal")

    def shuffled(self) -> list[str]:
        levels = [*LEVELS, "internal", "partner"][: self.rng.randint(3, 5)]
        self.rng.shuffle(levels)
        return levels

    def write(self, root: Path) -> Path:
        """The project's files."""
        (root / "seeds").mkdir(parents=True)
        (root / "briefings").mkdir()
        timeline = self.timeline()
        timeline["sources"] = [self._source(level) for level in LEVELS]  # once all is quoted
        secret = {**self.briefing(), "title": self.text("internal"), "release": "internal"}
        briefings = {
            "talks": self.briefing(),
            "paper": {**self.briefing("non-paper"), "annexes": []},
            "whole": {"kind": "chronology", "title": self.text("public")},
            f"secret-{self.word('internal')}": secret,
        }
        for level in LEVELS:
            (root / self.seed(level)).write_text(self.seed_text(level), encoding="utf-8")
        _dump(root / "events.yaml", timeline)
        for name, briefing in briefings.items():
            _dump(root / f"briefings/{name}.yaml", briefing)
        _dump(root / "project.yaml", {"digest": {"mail": {"to": ["desk@example.org"]}}})
        return root


def _dump(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")  # JSON is YAML


def hidden_words(release: str, *texts: str) -> set[str]:
    """The words in the texts that readers of the release may not see."""
    return {match[0] for text in texts for match in WORD.finditer(_plain(text)) if match[1] in HIDDEN[release]}


def words(level: str, *texts: str) -> set[str]:
    """The words of one level in the texts."""
    return {match[0] for text in texts for match in WORD.finditer(_plain(text)) if match[1] == LETTER[level]}


def _plain(text: str) -> str:
    return _UNSEEN.sub("", text).casefold()


def texts_in(folder: Path) -> Iterator[str]:
    """Everything in a folder that can be read as text: names of files, and what is in them, to the last stream."""
    for path in sorted(folder.rglob("*")):
        yield path.relative_to(folder).as_posix()
        if path.is_file():
            yield from texts_of(path.read_bytes())


def texts_of(data: bytes) -> Iterator[str]:
    """What some bytes say: as they are, and with everything in them unpacked."""
    for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
        yield data.decode(encoding, errors="ignore")
    if data.startswith(b"PK"):
        yield from _zip(data)
    elif data.startswith(b"%PDF-"):
        yield from _pdf(data)
    elif re.match(rb"[A-Za-z-]+: ", data):
        yield from _mail(email.message_from_bytes(data))
    for match in _BASE64.finditer(data):
        yield base64.b64decode(match[1]).decode("utf-8", "ignore")


def _zip(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield archive.comment.decode(errors="ignore")
        for member in archive.infolist():
            yield member.filename
            yield member.comment.decode(errors="ignore")
            yield from texts_of(archive.read(member))


def _mail(message: Message) -> Iterator[str]:
    for part in message.walk():
        yield "\n".join(f"{key}: {value}" for key, value in part.items())
        yield "\n".join(str(email.header.make_header(email.header.decode_header(value))) for value in part.values())
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield from texts_of(payload)
            yield quopri.decodestring(payload).decode(errors="ignore")


def _pdf(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            yield from _object(item, 0)
        for name, attachment in pdf.attachments.items():
            yield name
            yield attachment.description
            yield from texts_of(attachment.get_file().read_bytes())
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield page.get_textpage().get_text_range()
    document.close()


def _object(item: Any, depth: int) -> Iterator[str]:
    """The strings, names and unpacked stream of an object of a PDF; what it refers to is another object's."""
    if depth > 6:
        return
    if isinstance(item, pikepdf.Stream):
        yield item.read_bytes().decode("utf-8", errors="ignore")
        yield from _object(item.stream_dict, depth + 1)
    elif isinstance(item, pikepdf.Dictionary):
        for key, value in item.items():
            yield str(key)
            if not getattr(value, "is_indirect", False):
                yield from _object(value, depth + 1)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if not getattr(value, "is_indirect", False):
                yield from _object(value, depth + 1)
    elif isinstance(item, (pikepdf.String, pikepdf.Name)):
        yield str(item)
        yield bytes(item).decode("utf-8", errors="ignore")
