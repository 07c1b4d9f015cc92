"""The catalogue: every kind of finding, with what it means, the smallest input that gives it, and how to mend it.

The inputs are small projects under `faults/CODE/`, each with the exact text of its findings in `expected.txt`; the
tests run them. Beside it may stand `command.txt`, where it is not `check` that finds the fault, and `recipe.txt`, which
says in words what would be too much for a file. `docs/errors.md` and `briefgen explain` are made of nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final

from briefgen.findings import Code, Severity

FAULTS: Final = Path(__file__).parent / "faults"
EXPECTED: Final = "expected.txt"
COMMAND: Final = "command.txt"
AS_OF: Final = "2026-01-01"


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds of findings with one subject: a heading, what it is about, and the modules that define them."""

    title: str
    about: str
    modules: tuple[str, ...]

    def defined(self) -> Iterator[Code]:
        """The kinds of findings that its modules define or use, in their order."""
        for module in self.modules:
            yield from (code for code in vars(import_module(f"briefgen.{module}")).values() if isinstance(code, Code))


GROUPS: Final = (
    Group(
        "Files",
        "The project’s folder and the files in it.",
        ("project.codes", "project.zone"),
    ),
    Group(
        "How a file is written",
        "`events.yaml` and the briefings are plain text, in a simple part of YAML. Each value has its form.",
        ("loader.codes",),
    ),
    Group(
        "Ids",
        "Everything has an id, and is named by it.",
        ("checks.references",),
    ),
    Group(
        "Dates and plans",
        "`date` is when something happens, `recorded_on` when it became known.",
        ("checks.dates", "checks.commitments", "checks.amendments", "checks.unwritten"),
    ),
    Group(
        "Sources and quotes",
        "What the timeline says stands in its sources, word for word.",
        ("checks.evidence", "checks.cuts", "checks.quoted"),
    ),
    Group(
        "Articles",
        "What `briefgen add` cannot make a source of; nothing is written then.",
        ("intake.codes",),
    ),
    Group(
        "Figures",
        "Numbers that can be compared are compared.",
        ("checks.figures",),
    ),
    Group(
        "People",
        "Everybody has the office of that day, and one spelling.",
        ("checks.people",),
    ),
    Group(
        "Statements",
        "What a briefing states, it can prove.",
        ("checks.texts",),
    ),
    Group(
        "Briefings",
        "The house style, as far as it can be counted.",
        ("checks.briefings", "checks.lengths", "checks.markings"),
    ),
    Group(
        "Releases and clearance",
        "A document goes to those for whom it is meant, and says that it is cleared only when it is.",
        ("release.markings", "clearance.standing", "checks.releases"),
    ),
    Group(
        "Documents that come back, and redlines",
        "`briefgen receive` says what has changed in a document since it was made, `briefgen redline` what has changed "
        "in a briefing.",
        ("returns.codes", "service.redlines"),
    ),
    Group(
        "Languages",
        "What is missing in one language is shown in another and marked; `briefgen check --locale` lists it.",
        ("checks.languages",),
    ),
    Group(
        "Templates",
        "The templates hold all the wording; every format is made from what they write.",
        ("document.codes",),
    ),
    Group(
        "Documents",
        "What is found only when a document is made.",
        ("renderers.pdf.codes", "renderers.codes", "service.tasks"),
    ),
)


def _by_group() -> Mapping[Group, tuple[Code, ...]]:
    """The kinds of findings of each group; one that several modules use belongs to the first."""
    seen: set[str] = set()
    found: dict[Group, tuple[Code, ...]] = {}
    for group in GROUPS:
        found[group] = tuple(code for code in group.defined() if code.name not in seen)
        seen.update(code.name for code in found[group])
    return MappingProxyType(found)


BY_GROUP: Final = _by_group()
CODES: Final[Mapping[str, Code]] = MappingProxyType({code.name: code for codes in BY_GROUP.values() for code in codes})


@dataclass(frozen=True, slots=True)
class Case:
    """The smallest input that gives a finding, file by file, the command that finds it, and the text it prints."""

    files: Mapping[str, str]
    command: str
    text: str

    def report(self, name: str) -> str:
        """The first finding of that kind in the text."""
        return next((found for found in self.text.split("\n\n") if f"[{name}]: " in found), self.text).strip()


def case(name: str) -> Case:
    """The case of a kind of finding."""
    folder = FAULTS / name
    command = folder / COMMAND
    given = command.read_text(encoding="utf-8").strip() if command.is_file() else "check"
    return Case(dict(_files(folder)), given, (folder / EXPECTED).read_text(encoding="utf-8"))


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in {EXPECTED, COMMAND}:
            yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8", errors="replace")


def explain(name: str) -> str | None:
    """What a finding means, its smallest input, the text this gives, and how to mend it; None for an unknown one."""
    code = CODES.get(name)
    if code is None:
        return None
    found = case(name)
    inputs = [f"{file}\n{_indented(text)}" for file, text in found.files.items()]
    return "\n\n".join([
        f"{code.severity}[{code.name}]: {code.meaning}",
        f"How to mend it: {code.remedy}.",
        "The smallest input that gives it:",
        *inputs,
        f"What ‘briefgen {found.command}’ then prints:",
        _indented(found.report(name)),
    ])  # fmt: skip


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))


_HEAD: Final = """\
# What briefgen finds, and how to mend it

<!-- Generated by the tests from briefgen/faults: `make golden` renews it. -->

`briefgen check` reads everything and prints every fault at its place, all at once:

```text
{example}
```

The first line says **where** (file, line, column; all count from 1), **how bad**, and **what**. Below it stand the line
itself, with a caret under the fault, and a hint. `briefgen explain {name}` says more about the word in
brackets; so does this page.

| severity | what it does |
|---|---|
| error | nothing is built until it is mended |
| warning | it is built; `briefgen check --strict`, the check before a release, fails |
| notice | for your information |

Every message below is the real one: the tests run each example.

## Contents

{contents}
"""
_EXAMPLE: Final = "quote-not-found"


def as_markdown() -> str:
    """All kinds of findings, as docs/errors.md shows them."""
    contents = "\n".join(
        f"- **{group.title}**: {', '.join(_link(code) for code in codes)}" for group, codes in BY_GROUP.items()
    )
    head = _HEAD.format(example=case(_EXAMPLE).report(_EXAMPLE), name=_EXAMPLE, contents=contents)
    return "\n".join([head, *(_section(group, codes) for group, codes in BY_GROUP.items())])


def _link(code: Code) -> str:
    return f"[{code.name}](#{code.name})"


def _section(group: Group, codes: tuple[Code, ...]) -> str:
    entries = "\n".join(map(_entry, codes))
    return f"## {group.title}\n\n{group.about}\n\n{entries}"


def _entry(code: Code) -> str:
    found = case(code.name)
    severity = "" if code.severity is Severity.ERROR else f"*{str(code.severity).capitalize()}.* "
    by = "" if found.command == "check" else f"\n`briefgen {found.command}` finds it.\n"
    told = f"  hint: {code.remedy}" in found.report(code.name)
    mend = "" if told else f"**To mend it:** {code.remedy}.\n\n"
    inputs = "\n".join(f"`{file}`\n\n{_fenced(text, _language(file))}" for file, text in found.files.items())
    return (
        f"### {code.name}\n\n{severity}{code.meaning}\n{by}\n{_fenced(found.report(code.name), 'text')}\n"
        f"{mend}"
        f"<details><summary>The whole input</summary>\n\n{inputs}\n</details>\n"
    )


def _language(file: str) -> str:
    return "yaml" if file.endswith(".yaml") else "html" if file.endswith(".jinja") else "text"


def _fenced(text: str, language: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```\n"
