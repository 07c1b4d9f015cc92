"""Versions, search and what came back: only what somebody asks for happens, and only to the project's own files."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.desk.running import Desk

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine")


def git(root: Path, *words: str) -> str:
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(root))
    return subprocess.run(["git", *named, *words], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def versioned(own_desk: Desk) -> Desk:
    git(own_desk.root, "init", "-q")
    git(own_desk.root, "config", "user.name", "A")
    git(own_desk.root, "config", "user.email", "a@example.org")
    git(own_desk.root, "add", ".")
    git(own_desk.root, "commit", "-qm", "Begun")
    return own_desk


@needs_git
def test_a_version_is_saved_when_asked_for_and_holds_the_projects_files_alone(versioned: Desk) -> None:
    (versioned.root / "events.yaml").write_text((versioned.root / "events.yaml").read_text() + "# more\n")
    (versioned.root / "private.txt").write_text("mine")
    assert " M events.yaml" in versioned.get("/changes").body
    assert git(versioned.root, "log", "--format=%s") == "Begun\n"
    assert versioned.post("/changes", {"message": "-A comment -- $(id)"}).status == 200
    assert git(versioned.root, "log", "--format=%s").splitlines()[0] == "-A comment -- $(id)"
    assert git(versioned.root, "status", "--short") == "?? private.txt\n"


@needs_git
@pytest.mark.parametrize("setting", ["filter.x.clean", "filter.x.process", "gpg.program"])
def test_a_repository_whose_settings_name_programs_is_left_to_git_itself(
    versioned: Desk, tmp_path: Path, setting: str
) -> None:
    ran, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\ncat\n")
    program.chmod(0o755)
    (versioned.root / ".gitattributes").write_text("* filter=x\n")
    git(versioned.root, "config", setting, str(program))
    git(versioned.root, "config", "commit.gpgSign", "true")
    (versioned.root / "events.yaml").write_text((versioned.root / "events.yaml").read_text() + "# more\n")
    assert "name programs that git would run" in versioned.get("/changes").body
    assert versioned.post("/changes", {"message": "A version"}).status == 409
    assert not ran.exists()


@needs_git
def test_what_a_repository_would_run_is_not_run(versioned: Desk, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    for name in ("pre-commit", "commit-msg", "post-commit", "watch"):
        hook = versioned.root / ".git/hooks" / name
        hook.write_text(f"#!/bin/sh\ntouch {ran}\n")
        hook.chmod(0o755)
    git(versioned.root, "config", "core.fsmonitor", str(versioned.root / ".git/hooks/watch"))
    (versioned.root / "events.yaml").write_text((versioned.root / "events.yaml").read_text() + "# more\n")
    assert versioned.get("/changes").status == 200
    assert versioned.post("/changes", {"message": "A version"}).status == 200
    assert not ran.exists()


def test_without_git_the_page_says_so(own_desk: Desk) -> None:
    assert "not under git" in own_desk.get("/changes").body
    assert own_desk.post("/changes", {"message": "A version"}).status == 409


FOUND = {
    "q=mandates": "/facts/mandate",
    "q=%D0%BC%D0%B0%D0%BD%D0%B4%D0%B0%D1%82%D0%BE%D0%BC": "/sources/article",
    "q=welcome&kind=statement": "/briefings/talks#points-to-make-1",
    "q=Ivanova&kind=actor": "/timeline?actor=anna-ivanova",
}


@pytest.mark.parametrize("asked", FOUND)
def test_a_search_leads_to_what_it_found(desk: Desk, asked: str) -> None:
    body = desk.get(f"/search?{asked}").body
    assert f'href="{FOUND[asked]}"' in body
    assert "<mark>" in body


@pytest.mark.parametrize("asked", ["", "q=", "q=zzzz", "q=%22%28*", "q=a&kind=nothing", "q=" + "a" * 900])
def test_a_search_that_finds_nothing_says_what_to_do(desk: Desk, asked: str) -> None:
    answer = desk.get(f"/search?{asked}")
    assert answer.status == 200
    assert 'class="empty"' in answer.body or "lead" in answer.body


def test_a_file_that_is_no_document_of_ours_is_told(own_desk: Desk) -> None:
    for data in (b"PK\x03\x04 no package", b"", b"plain words"):
        answer = own_desk.ask(
            "POST", "/returns?name=a.docx", own_desk.own(content_type="application/octet-stream"), data
        )
        assert (answer.status, bool(answer.said["message"])) == (422, True)
    assert own_desk.get("/returns/none").status == 404


def test_a_proposal_is_accepted_declined_and_taken_back(own_desk: Desk) -> None:
    before = (own_desk.root / "events.yaml").read_text()
    assert own_desk.get("/sources/article/proposals?all=1").status == 200
    answer = own_desk.post("/sources/article/decline", {"number": 1})
    assert answer.status == 200
    assert "declined" in (own_desk.root / "proposals/article.yaml").read_text()
    assert own_desk.post("/undo", {}).status == 200
    assert "declined" not in (own_desk.root / "proposals/article.yaml").read_text()
    fields = {"title": {"en": "A title"}, "date": "2025-03-28", "status": "occurred", "topic": "visa"}
    assert own_desk.post("/sources/article/accept", {"number": 1, **fields}).status == 200
    assert (own_desk.root / "events.yaml").read_text() != before
    assert own_desk.post("/sources/article/accept", {"number": 1, **fields}).status == 422
    assert own_desk.post("/undo", {}).status == 200
    assert (own_desk.root / "events.yaml").read_text() == before
    assert own_desk.post("/sources/article/accept", {"number": 999, **fields}).status == 422


def test_a_brief_is_begun_once_and_never_over_another(own_desk: Desk) -> None:
    for name in ("visa", "visa-2"):
        answer = own_desk.post("/briefings", {"topic": "visa"})
        assert (answer.status, answer.said.get("address")) == (200, f"/briefings/{name}")
        assert own_desk.get(f"/briefings/{name}").status == 200
    for wrong in ({"topic": "nowhere"}, {"topic": ""}, {"topic": "visa", "on": "soon"}, {"name": "../../x"}):
        assert own_desk.post("/briefings", wrong).status == 422
    assert sorted(path.name for path in (own_desk.root / "briefings").iterdir()) == [
        "talks.yaml",
        "visa-2.yaml",
        "visa.yaml",
    ]
