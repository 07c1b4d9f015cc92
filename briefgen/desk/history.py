"""What was changed: here, to be taken back; and, where the project is under git, since the last version.

Nothing is ever committed by itself. Git is asked only when this page is, without its hooks and its watchers, so that a
project from elsewhere runs nothing by being looked at.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from http import HTTPStatus
from itertools import pairwise
from pathlib import Path
from typing import Final

from starlette.responses import Response

from briefgen.desk.acting import Act, Steps
from briefgen.desk.forms import VersionForm
from briefgen.desk.pages import Visit

_PARTS: Final = ("events.yaml", "events", "briefings", "seeds", "proposals", "cleared", "project.yaml", "templates")
_QUIETLY: Final = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.quotePath=false")
_OWN: Final = frozenset({"local", "worktree"})
_RUNNING: Final = ("filter.", "gpg.")
_PROGRAMS: Final = (".clean", ".smudge", ".process", ".program")
_PATIENCE: Final = 15  # seconds
_MOST_SHOWN: Final = 200  # lines


class NoVersionError(Exception):
    """Git did not do what was asked; the message is what it says."""


def changes(visit: Visit, steps: Steps) -> Response:
    """The changes made at this desk, and what has changed since the last version."""
    root = visit.workspace.root
    lines: list[str] | None = None
    fault = ""
    if _is_versioned(root):
        try:
            _refuse_programs(root, visit.language.gettext)
            lines = _git(root, "status", "--short", "--untracked-files=all", "--", *_there(root)).splitlines()
        except NoVersionError as error:
            fault = str(error)
    return visit.page(
        "changes", steps=steps.words, lines=lines[:_MOST_SHOWN] if lines is not None else None, fault=fault
    )


def save_version(act: Act) -> Response:
    """Commits the project's own files under the words given; other files of the repository are left as they are."""
    _ = act.visit.language.gettext
    form = act.form(VersionForm)
    root = act.visit.workspace.root
    if not _is_versioned(root):
        return act.refuse(_("This project is not under git."), HTTPStatus.CONFLICT)
    try:
        _refuse_programs(root, _)
        _git(root, "add", "--", *_there(root))
        _git(root, "commit", "--quiet", "--no-verify", "-m", form.message.strip(), "--", *_there(root))
    except NoVersionError as error:
        return act.refuse(str(error), HTTPStatus.CONFLICT)
    return act.say(_("The version is saved."))


def _refuse_programs(root: Path, _: Callable[[str], str]) -> None:
    """Raises where the repository's own settings name programs that git would run: a folder may bring some along."""
    listed = _git(root, "config", "--list", "--show-scope", "--name-only", "-z").split("\0")
    own = (name.lower() for scope, name in pairwise(listed) if scope in _OWN)
    if any(name.startswith(_RUNNING) and name.endswith(_PROGRAMS) for name in own):
        raise NoVersionError(_("The settings of this repository name programs that git would run: use git itself."))


def _there(root: Path) -> list[str]:
    return [name for name in _PARTS if (root / name).exists()]


def _is_versioned(root: Path) -> bool:
    """Whether the folder or one above it is a repository, and git is installed."""
    return shutil.which("git") is not None and any((each / ".git").exists() for each in (root, *root.parents))


def _git(root: Path, *words: str) -> str:
    command = [shutil.which("git") or "git", *_QUIETLY, "-C", str(root), *words]
    quiet = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, timeout=_PATIENCE, check=False)  # noqa: S603 (words of ours, names of a closed list, and a message after -m)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoVersionError(str(error)) from None
    if done.returncode:
        raise NoVersionError((done.stderr or done.stdout).strip() or f"git {words[0]} failed")
    return done.stdout
