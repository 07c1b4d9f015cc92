"""Renews the message catalogues from the templates and the program: `make messages`, `make messages ADD=de`.

A catalogue holds what is said now and nothing else, sorted, without line numbers and dates, so that its diff is what
changed. A new message is empty until somebody translates it, which a test demands. English repeats the messages.
"""

import re
import sys
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parent.parent
LOCALE: Final = ROOT / "templates/locale"
FILE: Final = "LC_MESSAGES/briefgen.po"
SOURCE_LANGUAGE: Final = "en"
_HEADER: Final = re.compile(
    r'^"(Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team'
    r'|Generated-By):.*\n',
    re.MULTILINE,
)  # fmt: skip


def extracted() -> Catalog:
    """Every message of the templates and the program, found with the mapping in pyproject.toml."""
    with TemporaryDirectory() as folder:
        template = Path(folder, "messages.pot")
        command = ["pybabel", "-q", "extract", "-F", str(ROOT / "pyproject.toml"), "-o", str(template), str(ROOT)]
        CommandLineInterface().run(command)  # type: ignore[no-untyped-call]
        return read_po(BytesIO(template.read_bytes()))


def renewed(tag: str, former: str, messages: Catalog) -> str:
    """The catalogue of a language with exactly these messages; what it translated before stays."""
    catalog = read_po(BytesIO(former.encode()), locale=tag.replace("-", "_"), abort_invalid=True)
    catalog.update(deepcopy(messages), no_fuzzy_matching=True, update_creation_date=False)
    catalog.header_comment = (
        f"# The messages of briefgen: {catalog.locale.get_display_name('en') if catalog.locale else tag}."
    )
    catalog.fuzzy = False
    if tag == SOURCE_LANGUAGE:
        for message in catalog:
            message.string = message.id or message.string
    for message in catalog:
        message.locations = [(_within(name), line) for name, line in message.locations]
    written = BytesIO()
    write_po(written, catalog, sort_output=True, include_lineno=False, ignore_obsolete=True, width=120)
    return _HEADER.sub("", written.getvalue().decode())


def _within(name: str) -> str:
    """The name of a file within the repository, wherever that lies."""
    return name.removeprefix(f"{ROOT.as_posix()}/").removeprefix("./")


def untranslated(catalog: Catalog) -> list[Message]:
    """The messages of a catalogue that say nothing yet, or are fuzzy."""
    return [message for message in catalog if message.id and (message.fuzzy or not all(_strings(message)))]


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def main(added: list[str]) -> int:
    """Renews every catalogue, makes those of the languages named, and says what is to be translated."""
    messages = extracted()
    for tag in sorted({path.name for path in LOCALE.iterdir()} | {*added}):
        path = LOCALE / tag / FILE
        former = path.read_text(encoding="utf-8") if path.is_file() else ""
        text = renewed(tag, former, messages)
        if text != former:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        left = untranslated(read_po(BytesIO(text.encode()), locale=tag.replace("-", "_")))
        print(f"{tag}: {len(messages)} messages, {len(left)} to translate", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
