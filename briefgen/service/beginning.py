"""Beginning: a project of one's own, with an invented example that shows each thing once."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from briefgen.model.text import SOURCE_LANGUAGE
from briefgen.project.folders import BRIEFINGS, EVENTS, SETTINGS, TIMELINE
from briefgen.project.saving import ABSENT, Rewrite, Saved, save
from briefgen.service.requests import RequestError

LANGUAGES: Final = ("en", "ru", "kk")
_EXAMPLE: Final = Path(__file__).parent.parent / "example"
_SEED: Final = "seeds/visa-talks-begin.txt"
_BRIEF: Final = f"{BRIEFINGS}/first-brief.yaml"
_FILES: Final = (SETTINGS, TIMELINE, _BRIEF)
_SOURCES: Final = ("en", "ru")  # the languages that the example's article is written in
_END_OF_BODY: Final = re.compile("\n\n(?=Read also\n|Читайте также\n)")
_IN_ONE_LANGUAGE: Final = re.compile(r" *#@(?P<lang>[a-z]+)$")
_TEXT: Final = re.compile(r" +(?P<lang>[a-z]{2}): ")


def begin(folder: Path, locales: Sequence[str], on: date) -> tuple[Saved, ...]:
    """Writes a new project into a folder, which it makes; its texts are in these languages.

    The days of the example lie before the day `on` and after it, so that nothing in it is overdue. Raises RequestError
    where something stands there already that would be written, or a language is none of the example's.
    """
    unknown = [each for each in locales if each not in LANGUAGES]
    if unknown:
        raise RequestError(f"the example is written in en, ru and kk, not in {unknown[0]}; add that language to it")
    files = dict(_files(tuple(locales) or (SOURCE_LANGUAGE,), on))
    taken = [name for name in (*files, EVENTS) if (folder / name).exists() or (folder / name).is_symlink()]
    if taken:
        raise RequestError(f"there is a {taken[0]} already in {folder}; nothing is written")
    folder.mkdir(parents=True, exist_ok=True)
    return save(folder.resolve(), [Rewrite(name, ABSENT, data=text.encode()) for name, text in files.items()])


def _files(locales: tuple[str, ...], on: date) -> Iterator[tuple[str, str]]:
    """The files of the example, each with its text."""
    written = SOURCE_LANGUAGE if SOURCE_LANGUAGE in locales else "ru"
    years = {"@last@": str(on.year - 1), "@next@": str(on.year + 1)}
    article = _filled((_EXAMPLE / f"seeds/visa-talks-begin.{written}.txt").read_text(encoding="utf-8"), years)
    found = _END_OF_BODY.search(article)
    end = found.start() if found else len(article)
    known = {
        **years,
        "@sha256@": sha256(article.encode()).hexdigest(),
        "@end@": str(end),
        "@languages@": f"[{', '.join(locales)}]",
    }
    yield _SEED, article
    for name in _FILES:
        text = (_EXAMPLE / name).read_text(encoding="utf-8")
        yield name, _filled("".join(_lines(text, locales, written)), known)
    yield ".gitignore", (_EXAMPLE / "gitignore.txt").read_text(encoding="utf-8")


def _lines(text: str, locales: tuple[str, ...], written: str) -> Iterator[str]:
    """The lines that are in one of the languages, or in none; a line that ends in #@ru is of the Russian article."""
    for line in text.splitlines():
        mark = _IN_ONE_LANGUAGE.search(line)
        text_of = _TEXT.match(line)
        if mark and mark["lang"] != written:
            continue
        if text_of and text_of["lang"] in LANGUAGES and text_of["lang"] not in locales:
            continue
        yield _IN_ONE_LANGUAGE.sub("", line) + "\n"


def _filled(text: str, values: dict[str, str]) -> str:
    for key, value in values.items():
        text = text.replace(key, value)
    return text
