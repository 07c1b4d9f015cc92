"""The dialogue: the proposals of a source one by one on a terminal, each decided with one key."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from briefgen.cli.proposal_rows import is_open, remarks, when
from briefgen.cli.status import OK
from briefgen.editing import created
from briefgen.findings import FindingsError
from briefgen.loader import read_yaml
from briefgen.project.saving import Rewrite, Saved
from briefgen.reports import as_text, printable
from briefgen.service.opened import OpenProject, open_project
from briefgen.service.proposing import Choice, Considered, accept, decline, preview, propose
from briefgen.service.requests import RequestError

_KEYS: Final = "[a]ccept  [e]dit  [f]ulfils  [j]oin with the one before  [s]kip  [d]ecline  [b]ack  [q]uit"
_STOPS: Final = frozenset(("q", "\x03", "\x04", ""))


@dataclass
class _Walk:
    """Where the curator is, and what was saved on the way, so that a step back takes it back."""

    root: Path
    source: str
    numbers: tuple[int, ...]
    at: int = 0
    saved: dict[int, tuple[Saved, ...]] = field(default_factory=dict)
    chosen: dict[int, Choice] = field(default_factory=dict)
    written: dict[int, str] = field(default_factory=dict)  # in the editor: a fault in it loses nothing

    @property
    def number(self) -> int:
        """The number of the proposal that is asked."""
        return self.numbers[self.at]


def walk(root: Path, source: str, *, everything: bool) -> int:
    """Goes through the proposals in the order of the text until they are decided or the curator stops."""
    project = open_project(root)
    found = [each for each in propose(project, source) if everything or is_open(each)]
    state = _Walk(root, source, tuple(sorted(each.proposal.number for each in found)))
    if not state.numbers:
        print("Nothing of this source is left to decide; --all shows every sentence.")
        return OK
    print(f"{len(state.numbers)} proposals of ‘{source}’. {_KEYS}\n")
    while state.at < len(state.numbers):
        project = open_project(root)
        each = next(c for c in propose(project, source) if c.proposal.number == state.number)
        _show(each, state)
        key = _key()
        if key in _STOPS:
            break
        try:
            _act(key, project, state)
        except FindingsError as error:
            print(as_text(error.findings, {}))
        except RequestError as error:
            print(f"  {printable(str(error))}")
    print(f"\n{len(state.saved)} decided, {len(state.numbers) - len(state.saved)} left.")
    return OK


def _show(each: Considered, state: _Walk) -> None:
    found = each.proposal
    print(f"{state.at + 1}/{len(state.numbers)}  {found.kind} {found.number}  {when(found)}  {found.status}")
    print(f"  “{printable(found.quote)}”")
    for line in remarks(found):
        print(f"  {line.strip()}")
    if found.actors or found.topics:
        print(f"  {', '.join(found.actors)}  ({', '.join(found.topics) or 'no topic'})")


def _act(key: str, project: OpenProject, state: _Walk) -> None:
    match key:
        case "a" | "f":
            plans = _plans(project, state) if key == "f" else ()
            _accept(project, state, Choice(state.number, {"fulfils": list(plans)} if plans else {}))
        case "e":
            choice = _edited(project, state)
            if choice is not None:
                _accept(project, state, choice)
        case "j":
            _join(project, state)
        case "d":
            _note(state, project.save(decline(project, state.source, [state.number]).rewrites))
        case "s" | " " | "\r" | "\n":
            state.at += 1
        case "b":
            _back(project, state)
        case _:
            print(f"  {_KEYS}")


def _accept(project: OpenProject, state: _Walk, choice: Choice) -> None:
    choice = _with_topic(project, state, choice)
    made = accept(project, state.source, [choice])
    saved = project.save(made.rewrites)
    state.chosen[state.number] = choice
    _note(state, saved)
    print(f"  → {', '.join((*made.ids.values(), *made.discrepancies))}\n")


def _with_topic(project: OpenProject, state: _Walk, choice: Choice) -> Choice:
    """The choice with a topic that is asked for where nothing gives one."""
    found = next(c.proposal for c in propose(project, state.source) if c.proposal.number == choice.number)
    if found.kind == "figure" or found.topics or choice.fields.get("topics"):
        return choice
    print(f"  Topics: {', '.join(topic.id for topic in project.timeline.topics)}")
    topic = input("  Topic: ").strip()
    return Choice(choice.number, {**choice.fields, "topics": [topic]} if topic else choice.fields, choice.joined)


def _plans(project: OpenProject, state: _Walk) -> tuple[str, ...]:
    """The plan that the proposal may fulfil; asked for where the timeline shows none or several."""
    found = next(c.proposal for c in propose(project, state.source) if c.proposal.number == state.number)
    plans = tuple(touch.id for touch in found.relations if touch.how == "fulfils")
    if len(plans) == 1:
        return plans
    print(f"  Plans: {', '.join(plans) or 'none is touched'}")
    wanted = input("  Which one? ").strip()
    return (wanted,) if wanted else ()


def _join(project: OpenProject, state: _Walk) -> None:
    """The words join those of the proposal accepted before, which is taken back and accepted again with them."""
    before = state.numbers[state.at - 1] if state.at else None
    choice = state.chosen.get(before) if before is not None else None
    if before is None or choice is None:
        print("  the one before was not accepted")
        return
    _take_back(project, state, before)
    again = open_project(state.root)
    joined = Choice(choice.number, choice.fields, (*choice.joined, state.number))
    saved = again.save(accept(again, state.source, [joined]).rewrites)
    state.saved[before], state.chosen[before] = saved, joined
    state.chosen[state.number] = joined
    state.at += 1
    print(f"  → joined with {before}\n")


def _back(project: OpenProject, state: _Walk) -> None:
    """One step back; what was decided there is taken back."""
    if state.at == 0:
        print("  this is the first one")
        return
    state.at -= 1
    if state.number in state.saved:
        _take_back(project, state, state.number)


def _take_back(project: OpenProject, state: _Walk, number: int) -> None:
    saved = state.saved.pop(number)
    state.chosen.pop(number, None)
    project.save([Rewrite(each.name, each.sha256, each.undo) for each in saved])


def _note(state: _Walk, saved: Sequence[Saved]) -> None:
    state.saved[state.number] = tuple(saved)
    state.at += 1


def _edited(project: OpenProject, state: _Walk) -> Choice | None:
    """The choice with what the curator has changed in her editor; None where she emptied the file."""
    before = preview(project, state.source, Choice(state.number))
    like = [project.contents.files[name] for name in ("events.yaml",) if name in project.contents.files]
    text = _in_editor(state.written.get(state.number) or created(before, "proposal.yaml", like))
    if not text.strip():
        print("  nothing was accepted")
        return None
    state.written[state.number] = text
    document = read_yaml(text, "proposal.yaml")
    if document.findings or not isinstance(document.value, Mapping):
        raise FindingsError(document.findings)
    changed: dict[str, Any] = {key: value for key, value in document.value.items() if before.get(key) != value}
    return Choice(state.number, changed)


def _in_editor(text: str) -> str:
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "proposal.yaml"
        path.write_text(text, encoding="utf-8")
        try:
            subprocess.run([*command, str(path)], check=False)  # noqa: S603 (the user's own editor)
        except OSError as error:
            raise RequestError(f"the editor ‘{command[0]}’ cannot be run: {error.strerror}; set EDITOR") from None
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def _key() -> str:
    """One key, without waiting for the end of a line; nothing at the end of the input."""
    import termios  # noqa: PLC0415 (not every system has it)
    import tty  # noqa: PLC0415

    descriptor = sys.stdin.fileno()
    former = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)  # what was typed ahead stays
        print("  > ", end="", flush=True)
        key = os.read(descriptor, 1).decode(errors="replace").lower()
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, former)
    print(key if key.isprintable() else "")
    return key
