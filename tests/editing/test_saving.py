"""Files of a project are changed only where they are still what was read, all together or not at all."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.editing import Insert, Put
from briefgen.findings import FindingsError
from briefgen.loader import read_yaml
from briefgen.project.files import Project
from briefgen.project.saving import ABSENT, FileChangedError, Rewrite, save, sha256_of
from briefgen.storage.files import WriteError
from briefgen.storage.locks import held

TEXT = "topics:\n- id: visa\n  name: {en: Visas}\n"
CHANGE = (Put(("topics", 0, "name", "ru"), "Визы"),)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "events.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def seen(project: Path, name: str = "events.yaml") -> str:
    return sha256_of((project / name).read_bytes())


def test_a_file_is_changed_and_changed_back(project: Path) -> None:
    (saved,) = save(project, [Rewrite("events.yaml", seen(project), CHANGE)])
    assert (project / "events.yaml").read_text(encoding="utf-8") == TEXT.replace("Visas", "Visas, ru: Визы")
    assert saved.sha256 == seen(project)
    save(project, [Rewrite("events.yaml", saved.sha256, saved.undo)])
    assert (project / "events.yaml").read_text(encoding="utf-8") == TEXT
    assert [path.name for path in project.iterdir()] == ["events.yaml"], "nothing is left beside it"


def test_what_a_project_has_read_is_known_by_its_hash(project: Path) -> None:
    assert Project(project).load().seen["events.yaml"] == seen(project)


def test_a_file_that_was_changed_since_is_a_finding_with_both_versions(project: Path) -> None:
    read = seen(project)
    other = TEXT + "# another hand\n"
    (project / "events.yaml").write_text(other, encoding="utf-8")
    with pytest.raises(FileChangedError) as caught:
        save(project, [Rewrite("seeds/new.txt", ABSENT, data=b"new"), Rewrite("events.yaml", read, CHANGE)])
    assert caught.value.name == "events.yaml"
    assert caught.value.current == other.encode()
    assert caught.value.wanted == other.replace("Visas", "Visas, ru: Визы").encode()
    assert (project / "events.yaml").read_text(encoding="utf-8") == other
    assert not (project / "seeds").exists(), "nothing else is written either"


def test_a_file_that_is_gone_or_that_came_is_changed_too(project: Path) -> None:
    read = seen(project)
    with pytest.raises(FileChangedError):
        save(project, [Rewrite("events.yaml", ABSENT, data=b"x: y\n")])
    (project / "events.yaml").unlink()
    with pytest.raises(FileChangedError) as caught:
        save(project, [Rewrite("events.yaml", read, CHANGE)])
    assert caught.value.current is None


def test_an_editor_that_saves_at_the_last_moment_is_noticed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def late(handle: int) -> None:
        (project / "events.yaml").write_text(TEXT + "# late\n", encoding="utf-8")
        real(handle)

    monkeypatch.setattr(os, "fsync", late)
    with pytest.raises(FileChangedError):
        save(project, [Rewrite("events.yaml", seen(project), CHANGE)])
    assert (project / "events.yaml").read_text(encoding="utf-8").endswith("# late\n")


def test_new_files_are_made_with_their_folders(project: Path) -> None:
    edits = [Put(("kind",), "meeting-brief"), Put(("title", "en"), "Visas")]
    save(project, [Rewrite("briefings/visas.yaml", ABSENT, edits), Rewrite("seeds/a/b.txt", ABSENT, data=b"x\r\n")])
    assert (project / "briefings/visas.yaml").read_text(
        encoding="utf-8"
    ) == "kind: meeting-brief\ntitle:\n  en: Visas\n"
    assert (project / "seeds/a/b.txt").read_bytes() == b"x\r\n"


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o644])
def test_the_mode_of_a_file_stays(project: Path, mode: int) -> None:
    (project / "events.yaml").chmod(mode)
    save(project, [Rewrite("events.yaml", seen(project), CHANGE)])
    assert stat.S_IMODE((project / "events.yaml").stat().st_mode) == mode


@pytest.mark.parametrize("name", ["../events.yaml", "link/x.yaml", "/etc/x.yaml"])
def test_nothing_outside_the_project_is_written(
    project: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    (project / "link").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    with pytest.raises(FindingsError) as caught:
        save(project, [Rewrite(name, ABSENT, data=b"x")])
    assert [finding.code.name for finding in caught.value.findings] == ["outside-project"]


def test_a_file_that_cannot_be_moved_into_place_leaves_the_others_as_they_were(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if Path(target).name == "second.txt":
            raise PermissionError(13, "not allowed")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    rewrites = [Rewrite("events.yaml", seen(project), CHANGE), Rewrite("second.txt", ABSENT, data=b"x")]
    with pytest.raises(WriteError):
        save(project, rewrites)
    assert {path.name: path.read_text(encoding="utf-8") for path in project.iterdir()} == {"events.yaml": TEXT}


ADD = """\
import sys
from pathlib import Path
from briefgen.editing import Insert
from briefgen.project.saving import FileChangedError, Rewrite, save, sha256_of
root, name = Path(sys.argv[1]), sys.argv[2]
for number in range(int(sys.argv[3])):
    while True:
        try:
            read = (root / "events.yaml").read_bytes()
            save(root, [Rewrite("events.yaml", sha256_of(read), [Insert(("topics",), {"id": f"{name}-{number}"})])])
            break
        except FileChangedError:
            continue
"""


def test_two_programs_and_two_threads_that_write_at_once_lose_nothing(project: Path) -> None:
    program = [sys.executable, "-c", ADD, str(project)]
    others = [subprocess.Popen([*program, name, "8"]) for name in ("desk", "shell")]

    def add(name: str) -> None:
        for number in range(8):
            while True:
                try:
                    save(
                        project,
                        [Rewrite("events.yaml", seen(project), [Insert(("topics",), {"id": f"{name}-{number}"})])],
                    )
                    break
                except FileChangedError:
                    continue

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(add, ("one", "two")))
    assert [other.wait(60) for other in others] == [0, 0]
    ids = [
        topic["id"] for topic in read_yaml((project / "events.yaml").read_text(encoding="utf-8"), "x").value["topics"]
    ]
    assert sorted(ids) == sorted(["visa", *(f"{who}-{n}" for who in ("desk", "shell", "one", "two") for n in range(8))])


def test_a_project_that_another_holds_for_long_is_an_error_in_plain_words(project: Path) -> None:
    with held(project), pytest.raises(WriteError, match="another program is changing the project"), held(project, 0.05):
        pass
