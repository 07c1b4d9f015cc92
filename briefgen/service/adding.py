"""Adding: a file becomes a source of the project: its text, its original byte for byte, and its entry in the timeline.

    addition = plan_source(root, contents, Incoming(data, "page.html"))
    addition.source, addition.article, addition.missing     # what was found, to be shown
    save(root, addition.rewrites)                           # the text, the original and the entry, or nothing

The file is read in confinement: in a process of its own, with bounded time and memory, without a network.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefgen import intake
from briefgen.findings import FindingsError, Span
from briefgen.intake import MAX_INPUT, Article, Refusal
from briefgen.intake.codes import ALREADY_ADDED, FILE_BROKEN, INTAKE_OVERRUN
from briefgen.intake.naming import id_of, numbered
from briefgen.loader.codes import TOO_LARGE
from briefgen.model import Source
from briefgen.project.clock import today
from briefgen.project.files import Contents
from briefgen.project.saving import Rewrite
from briefgen.service.confined import CONFINES, OverrunError, confined
from briefgen.service.entries import (
    NOTHING_SAID,
    ORIGINALS,
    SEEDS,
    UNKNOWN_LANGUAGE,
    AddOptions,
    Incoming,
    entry_of,
    files_of,
)
from briefgen.service.requests import RequestError

__all__ = ["AddOptions", "Addition", "Difference", "Incoming", "plan_source", "read_article"]

SECONDS: Final = 6.0
MEMORY: Final = 700_000_000
_MOST_COMPARED: Final = 600  # paragraphs of two versions
_FOUND: Final = ("title", "publisher", "author", "issued", "language", "URL")
_FORBIDDEN: Final = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
    "subprocess.", "os.system", "os.exec", "os.posix_spawn")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that one version of an article has and the other has not."""

    is_new: bool
    text: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A source that can be added: the entry, the article, and the files to be written, in one with `project.save`.

    `missing` are the keys for which nothing was found. `version_of` is the source of the same address whose words are
    others, `differences` what is new and what is gone.
    """

    source: Source
    article: Article
    rewrites: tuple[Rewrite, ...]
    missing: tuple[str, ...]
    remarks: tuple[str, ...]
    version_of: str | None = None
    differences: tuple[Difference, ...] = ()


def plan_source(
    root: Path,
    contents: Contents,
    incoming: Incoming,
    options: AddOptions = NOTHING_SAID,
    on: date | None = None,
) -> Addition:
    """What adding a file would do; nothing is written. `on` is the day of it (default: today).

    Raises FindingsError where the file is no article or a source already, RequestError where an option is amiss.
    """
    known = _known(contents)
    _not_twice(known, incoming)
    on = on or today()
    article = read_article(incoming, options)
    entry, remarks = entry_of(article, incoming, options, on)
    before = _of_address(known, entry.get("URL"))
    texts = contents.texts
    same = next(
        (each for each in known if each.id in texts and _words(_body(each, texts[each.id])) == _words(article.body)),
        None,
    )
    if same is not None and (same is before or not (same.url and entry.get("URL"))):
        raise _added(incoming, f"its words are those of the source ‘{same.id}’", same.id)
    name = _named(root, known, options, entry, before)
    rewrites, source = files_of(contents, name, article, incoming, entry)
    missing = tuple(key for key in _FOUND if key not in entry or entry[key] == UNKNOWN_LANGUAGE)
    old = _body(before, texts[before.id]) if before and before.id in texts else None
    differences = tuple(_differences(old, article.body)) if old is not None else ()
    version_of = before.id if before and old is not None else None
    return Addition(source, article, rewrites, missing, (*article.remarks, *remarks), version_of, differences)


def read_article(incoming: Incoming, options: AddOptions = NOTHING_SAID) -> Article:
    """The article in a file, read in confinement; raises FindingsError."""
    data, name = incoming
    place = Span(name)
    if options.encoding and not intake.known_encoding(options.encoding):
        raise RequestError(
            f"there is no encoding ‘{options.encoding[:40]}’; write utf-8, windows-1251, koi8-r, kz1048 or utf-16"
        )
    if len(data) > MAX_INPUT:
        raise FindingsError(
            [TOO_LARGE.at(place, f"the file has more than {MAX_INPUT:,} bytes, the most that are read")]
        )
    try:
        intake.prepare(data, name)
        work = partial(_read, data, name, options.encoding, options.everything)
        return confined(work, SECONDS, MEMORY, data=True)
    except Refusal as refusal:
        raise FindingsError([refusal.code.at(place, refusal.message, refusal.hint)]) from None
    except OverrunError as error:
        raise FindingsError([INTAKE_OVERRUN.at(place, f"the file is not read: {error}")]) from None


def _read(data: bytes, name: str, encoding: str | None, everything: bool) -> Article:  # noqa: FBT001 (for partial)
    """Reads a file in the confined process; whatever an engine stumbles over is the file's fault."""
    if CONFINES:  # a hook cannot be taken back: elsewhere it would hold for the whole program, the desk among them
        sys.addaudithook(_offline)
    try:
        return intake.read(data, name, encoding, everything=everything)
    except (Refusal, MemoryError):
        raise
    except Exception as error:
        raise Refusal(FILE_BROKEN.name, f"the file cannot be read ({type(error).__name__})") from error


def _offline(event: str, _: Any) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError("an article is read without a network and without other programs")


def _known(contents: Contents) -> tuple[Source, ...]:
    sound = contents.timeline.sound
    return sound.value.sources if sound else ()


def _not_twice(known: tuple[Source, ...], incoming: Incoming) -> None:
    digest = sha256(incoming.data).hexdigest()
    for source in known:
        if digest in {source.original.sha256 if source.original else None, source.sha256}:
            raise _added(incoming, f"the file is that of the source ‘{source.id}’, byte for byte", source.id)


def _added(incoming: Incoming, message: str, name: str) -> FindingsError:
    return FindingsError(
        [ALREADY_ADDED.at(Span(incoming.name), message, f"use the source ‘{name}’; nothing was added")]
    )


def _of_address(known: tuple[Source, ...], url: str | None) -> Source | None:
    """The last source that has the address; an outside page without a text is none of an article."""
    wanted = _address(url) if url else None
    found = [each for each in known if each.url and each.file and _address(each.url) == wanted]
    return found[-1] if wanted and found else None


def _address(url: str) -> str:
    """An address less what does not tell one page from another: scheme, www, a last slash, marks of campaigns."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    asked = [
        (key, value)
        for key, value in parse_qsl(parts.query)
        if not key.startswith(("utm_", "fbclid", "gclid", "yclid"))
    ]
    return (
        f"{(parts.hostname or '').removeprefix('www.').removeprefix('m.')}{parts.path.rstrip('/')}?{urlencode(asked)}"
    )


def _body(source: Source, text: str) -> str:
    return text[int(source.body.start) : int(source.body.end)] if source.body else text


def _words(text: str) -> str:
    return " ".join(text.split())


def _differences(old: str, new: str) -> Iterator[Difference]:
    """The paragraphs that are gone and those that are new, in their order."""
    before, after = ([line for line in text.split("\n") if line.strip()][:_MOST_COMPARED] for text in (old, new))
    for tag, first, last, start, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (Difference(is_new=False, text=text) for text in before[first:last])
            yield from (Difference(is_new=True, text=text) for text in after[start:stop])


def _named(
    root: Path, known: tuple[Source, ...], options: AddOptions, entry: Mapping[str, Any], before: Source | None
) -> str:
    """The id: the one given, else the next after the former version's, else one of publisher and title."""
    ids = {source.id for source in known}
    seeds = {path.stem for path in (root / SEEDS).glob("*.txt")} | {path.stem for path in (root / ORIGINALS).glob("*")}

    def is_taken(name: str) -> bool:
        return name in ids or name in seeds

    if options.id:
        if is_taken(options.id):
            raise RequestError(f"there is a source ‘{options.id}’ already; give another --id")
        return options.id
    if before:
        return numbered(before.id, is_taken)
    return id_of(entry.get("publisher") or entry.get("author"), entry["title"], is_taken)
