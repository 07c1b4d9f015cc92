"""A package of somebody else's, opened with bounds: a zip of parts and relationships (OPC, ECMA-376 part 2).

Nothing is unpacked before it is asked for, no part beyond its bound, and no more than a bound in all, whatever the zip
says of itself. XML with a document type is refused, since that is where entities come from; nothing is fetched.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no other name for the type

MAX_ENTRIES: Final = 2_000
MAX_PART: Final = 16_000_000
MAX_ALL: Final = 64_000_000
MAX_TAGS: Final = 1_000_000
CONTENT_TYPES: Final = "[Content_Types].xml"
_ENTRY: Final = b"PK\x01\x02"  # begins the entry of a file in the directory of a zip (APPNOTE 4.3.12)
_ENCRYPTED: Final = 1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # ECMA-376 part 2, annex B
_BROKEN: Final = (
    KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class ForeignPackageError(ValueError):
    """The package cannot be read, or is larger than it may be; the message says which."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship: the last word of its type (`image`), and the name of a part or, if external, an address."""

    kind: str
    target: str
    is_external: bool


class ForeignPackage:
    """The parts of a package by name, each without the first slash; raises ForeignPackageError."""

    def __init__(self, data: bytes, *, part: int = MAX_PART, whole: int = MAX_ALL, tags: int = MAX_TAGS) -> None:
        self._part, self._left, self._tags = part, whole, tags
        if data.count(_ENTRY) > MAX_ENTRIES:
            raise ForeignPackageError(f"holds more than {MAX_ENTRIES:,} files")
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise ForeignPackageError("is no zip that can be read") from error
        self._entries = _entries(self._archive)
        self._read: dict[str, bytes] = {}

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._entries)

    def data(self, name: str) -> bytes:
        """The bytes of a part; what was read once counts once."""
        if name not in self._read:
            self._read[name] = self._unpacked(name)
        return self._read[name]

    def xml(self, name: str) -> Element:
        """The root of a part that is XML."""
        data = self.data(name)
        if data.count(b"<") > self._tags:
            raise ForeignPackageError(f"has more than {self._tags:,} tags in {name}")
        try:
            root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise ForeignPackageError(f"has no well-formed XML in {name}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise ForeignPackageError(f"declares a document type in {name}")
        return root

    def relations(self, name: str = "") -> Mapping[str, Relation]:
        """The relationships of a part, or of the package, by their ids; those that lead to no part are left out."""
        folder, own = posixpath.split(name)
        file = posixpath.join(folder, "_rels", f"{own}.rels")
        return dict(self._relations(self.xml(file), folder)) if file in self._entries else {}

    def content_type(self, name: str) -> str:
        """What a part is, by its own entry or by that of its extension; empty where nothing is said."""
        found = ""
        for entry in self.xml(CONTENT_TYPES):
            if entry.tag == f"{_TYPES}Override" and str(entry.get("PartName", "")).lstrip("/") == name:
                return str(entry.get("ContentType", ""))
            if entry.tag == f"{_TYPES}Default" and name.lower().endswith("." + str(entry.get("Extension", "")).lower()):
                found = str(entry.get("ContentType", ""))
        return found

    def _relations(self, root: Element, folder: str) -> Iterator[tuple[str, Relation]]:
        for entry in root.iterfind(f"{_RELATIONSHIPS}Relationship"):
            kind = str(entry.get("Type", "")).rpartition("/")[2]
            target = str(entry.get("Target", ""))
            is_external = entry.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if is_external or target in self._entries:
                yield str(entry.get("Id", "")), Relation(kind, target, is_external)

    def _unpacked(self, name: str) -> bytes:
        bound = min(self._part, self._left)
        try:
            with self._archive.open(self._entries[name]) as file:
                data = file.read(bound + 1)
        except _BROKEN as error:
            raise ForeignPackageError(f"has no {name} that can be read") from error
        if len(data) > bound:
            raise ForeignPackageError(f"is too large: {name} has more than {bound:,} bytes")
        self._left -= len(data)
        return data


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files of the archive; two of one name, which readers tell apart differently, are refused."""
    entries: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for entry in archive.infolist():
        if entry.flag_bits & _ENCRYPTED:
            raise ForeignPackageError("is encrypted")
        if entry.compress_type not in _METHODS:
            raise ForeignPackageError(f"packs {entry.filename!r} in a way that is not allowed in such a file")
        if entry.filename.lower() in seen:
            raise ForeignPackageError(f"holds {entry.filename!r} twice")
        seen.add(entry.filename.lower())
        entries[entry.filename] = entry
    return entries
