"""The entry of a source that is to be added, and the files that are written with it."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import PurePath
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from briefgen.editing import Insert, Styled
from briefgen.editing.manner import NUMBER
from briefgen.edtf import Edtf, parse
from briefgen.intake import Article
from briefgen.intake.cleaning import on_one_line
from briefgen.model import Source
from briefgen.model.timeline import Basis
from briefgen.project.files import Contents
from briefgen.project.folders import EVENTS, TIMELINE
from briefgen.project.saving import ABSENT, Rewrite
from briefgen.service.requests import RequestError

SEEDS: Final = "seeds"
ORIGINALS: Final = "seeds/originals"
UNKNOWN_LANGUAGE: Final = "und"  # BCP 47
_IN_ADDRESS: Final = {
    "en": "The day stands in the address of the page.",
    "ru": "День указан в адресе страницы.",
    "kk": "Күні беттің мекенжайында көрсетілген.",
}


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


def entry_of(
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
    entry["language"] = options.language or found.language or UNKNOWN_LANGUAGE
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


def files_of(
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
