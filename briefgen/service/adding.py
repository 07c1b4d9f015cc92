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
from pathlib import Path, PurePath
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from pydantic import ValidationError

from briefgen import intake
from briefgen.editing import Insert, Styled
from briefgen.editing.manner import NUMBER
from briefgen.edtf import Edtf, parse
from briefgen.findings import FindingsError, Span
from briefgen.intake import MAX_INPUT, Article, Refusal
from briefgen.intake.cleaning import on_one_line
from briefgen.intake.codes import ALREADY_ADDED, FILE_BROKEN, INTAKE_OVERRUN
from briefgen.intake.naming import id_of, numbered
from briefgen.loader.codes import TOO_LARGE
from briefgen.model import Source
from briefgen.model.timeline import Basis
from briefgen.project.clock import today
from briefgen.project.files import Contents
from briefgen.project.folders import EVENTS, TIMELINE
from briefgen.project.saving import ABSENT, Rewrite
from briefgen.service.confined import OverrunError, confined
from briefgen.service.requests import RequestError

SEEDS: Final = "seeds"
ORIGINALS: Final = "seeds/originals"
SECONDS: Final = 6.0
MEMORY: Final = 700_000_000
_UNKNOWN_LANGUAGE: Final = "und"  # BCP 47
_MOST_COMPARED: Final = 600  # paragraphs of two versions
_FOUND: Final = ("title", "publisher", "author", "issued", "language", "URL")
_IN_ADDRESS: Final = {
    "en": "The day stands in the address of the page.",
    "ru": "День указан в адресе страницы.",
    "kk": "Күні беттің мекенжайында көрсетілген.",
}
_FORBIDDEN: Final = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
    "subprocess.", "os.system", "os.exec", "os.posix_spawn")  # fmt: skip


class Incoming(NamedTuple):
    """A file that is to become a source: its bytes, and the name that it bears where it comes from."""

    data: bytes
    name: str


class AddOptions(NamedTuple):
    """What the user says of a file; it goes before what the file says of itself. `issued` is EDTF."""

    id: str | None = None
    type: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    issued: str | None = None
    language: str | None = None
    url: str | None = None
    encoding: str | None = None
    everything: bool = False  # all of the text is body
    accessed: date | None = None  # default: the day on which the file was saved, as far as it says, else today


NOTHING_SAID: Final = AddOptions()


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
    entry, remarks = _entry(article, incoming, options, on)
    before = _of_address(known, entry.get("URL"))
    texts = contents.texts
    same = next(
        (each for each in known if each.id in texts and _words(_body(each, texts[each.id])) == _words(article.body)),
        None,
    )
    if same is not None and (same is before or not (same.url and entry.get("URL"))):
        raise _added(incoming, f"its words are those of the source ‘{same.id}’", same.id)
    name = _named(root, known, options, entry, before)
    rewrites, source = _files(contents, name, article, incoming, entry)
    missing = tuple(key for key in _FOUND if key not in entry or entry[key] == _UNKNOWN_LANGUAGE)
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
        raise FindingsError([TOO_LARGE.at(place, f"the file has {len(data):,} bytes; at most {MAX_INPUT:,} are read")])
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


def _entry(
    article: Article, incoming: Incoming, options: AddOptions, on: date
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The keys of the entry that say what the source is, and what is to be said about them."""
    found, remarks = article.imprint, []
    title = options.title or found.title
    if not title:
        title = on_one_line(PurePath(incoming.name).stem) or "Untitled"
        remarks.append("no title was found; the name of the file stands in for it (--title)")
    entry: dict[str, Any] = {"type": options.type or found.type, "title": on_one_line(title)}
    for key, given, said in (
        ("publisher", options.publisher, found.publisher),
        ("author", options.author, found.author),
    ):
        if given or said:
            entry[key] = on_one_line(given or said or "")
    issued, remark = _issued(article, options, on)
    remarks += [remark] if remark else []
    entry |= issued
    entry["language"] = options.language or found.language or _UNKNOWN_LANGUAGE
    entry["translation"] = str(found.translation)
    if options.url or (found.url and _is_address(found.url)):
        entry["URL"] = options.url or found.url
    elif found.url:
        remarks.append("the address that the file names is none that can be trusted; it is left out (--url)")
    entry["accessed"] = (options.accessed or found.accessed or on).isoformat()
    return entry, tuple(remarks)


def _is_address(url: str) -> bool:
    """Whether an address may stand in a project's file; one that hides where it leads may not."""
    try:
        Source.model_validate({"id": "a", "type": "webpage", "title": "a", "URL": url})
    except ValidationError:
        return False
    return True


def _issued(article: Article, options: AddOptions, on: date) -> tuple[Mapping[str, Any], str | None]:
    if options.issued:
        return {"issued": options.issued, "issued_basis": str(Basis.STATED)}, None
    found = article.imprint
    when: Edtf | None = parse(found.issued) if found.issued else None
    if when is None or found.issued is None:
        return {}, None
    if when.earliest > on:
        return {}, f"the file names {found.issued} as its day, which is still to come; it is left out (--issued)"
    noted = {"issued_note": _IN_ADDRESS} if found.issued_basis is Basis.INFERRED else {}
    return {"issued": found.issued, "issued_basis": str(found.issued_basis), **noted}, None


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


def _files(
    contents: Contents, name: str, article: Article, incoming: Incoming, entry: Mapping[str, Any]
) -> tuple[tuple[Rewrite, ...], Source]:
    """The files to be written, the entry last, so that it never names what is not there; and the source as a value."""
    text = article.text.encode()
    file, original = f"{SEEDS}/{name}.txt", f"{ORIGINALS}/{name}{article.suffix}"
    whole: dict[str, Any] = {"id": name, **entry, "file": file, "sha256": sha256(text).hexdigest()}
    whole["body"] = {"start": article.start, "end": article.end}
    whole["original"] = {
        "file": original, "sha256": sha256(incoming.data).hexdigest(), "media-type": article.media_type,
    }  # fmt: skip
    if article.pages:
        whole["pages"] = [Styled(str(each), NUMBER) for each in article.pages]
    into = _timeline_file(contents)
    rewrites = (
        Rewrite(original, ABSENT, data=incoming.data),
        Rewrite(file, ABSENT, data=text),
        Rewrite(into, contents.seen[into], [Insert(("sources",), _in_order(whole))], like=(_MANNER,)),
    )
    return rewrites, _validated(whole)


# How a file that holds no such keys yet writes them.
_MANNER: Final = (
    "body: {start: 0, end: 100}\noriginal: {file: a, sha256: b, media-type: c}\npages: [0, 100, 200]\n"
    'issued: "2026-01-01"\naccessed: "2026-01-01"\n'
)
_ORDER: Final = (
    "id", "type", "title", "publisher", "author", "issued", "issued_basis", "issued_note", "language", "translation",
    "file", "sha256", "body", "URL", "accessed", "original", "pages",
)  # fmt: skip


def _in_order(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: entry[key] for key in _ORDER if key in entry}


def _validated(entry: Mapping[str, Any]) -> Source:
    plain = {key: _plain(value) for key, value in entry.items()}
    try:
        return Source.model_validate(plain)
    except ValidationError as error:
        first = error.errors()[0]
        raise RequestError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def _plain(value: Any) -> Any:
    match value:
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
        case list():
            return [_plain(each) for each in value]
        case Styled():
            return value.text
    return str(value)


def _timeline_file(contents: Contents) -> str:
    """The file of the timeline that holds the sources: the last that does, else the first of all."""
    names = [name for name in contents.files if name == TIMELINE or name.startswith(f"{EVENTS}/")]
    holding = [
        name for name in names if contents.files[name].startswith("sources:") or "\nsources:" in contents.files[name]
    ]
    return (holding or names[:1])[-1]
