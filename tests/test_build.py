"""The build does only what it must, side by side, and never leaves a torn file."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future
from datetime import date
from pathlib import Path

import pytest

from briefgen.cli.watch_command import touched
from briefgen.model import Release
from briefgen.service.executors import InlineExecutor, Means, executor
from briefgen.service.inputs import changed, look
from briefgen.service.plan import UnknownBriefingError, plan
from briefgen.service.requests import Request
from briefgen.service.run import Outcome, Result, Run, orders
from briefgen.service.store import Made, Store, hash_of, stored
from briefgen.service.tasks import Task, timed
from briefgen.storage.files import WriteError, sweep, write_whole
from briefgen.storage.locks import locked
from tests.conftest import ROOT

PAGE = (
    '<!DOCTYPE html>\n<html lang="en"><head><title>T{0}</title><meta name="dcterms.created" content="2026-11-22"/>'
    '<meta name="briefgen.marking" content="PUBLIC SOURCES"/><meta name="briefgen.version-line" content="v"/>'
    '<meta name="briefgen.page-label" content="Page {{page}} of {{pages}}"/></head>'
    '<body><main><section class="front"><p class="marking">PUBLIC SOURCES</p><h1>T{0}</h1></section></main></body>'
    "</html>"
)
TASKS = [
    Task(kind, f"en/{kind}{number}.html", PAGE.format(number))
    for number in range(2)
    for kind in ("pdf", "docx", "html")
]


def rendered(where: Executor) -> list[bytes]:
    return [found.data for found, _ in [future.result() for future in [where.submit(timed, task) for task in TASKS]]]


def test_a_plan_goes_language_by_language_and_briefing_by_briefing() -> None:
    wanted = Request(date(2026, 1, 1), (), ("pdf",), ("en", "ru"), Release.PUBLIC)
    names = [job.path("pdf").as_posix() for job in plan(wanted, ["b", "a"])]
    assert names == ["en/a.public.pdf", "en/b.public.pdf", "ru/a.public.pdf", "ru/b.public.pdf"]


def test_a_plan_refuses_a_briefing_that_is_not_there() -> None:
    with pytest.raises(UnknownBriefingError, match="did you mean ‘visa-talks’"):
        plan(Request(date(2026, 1, 1), ("visa-talk",), (), ("en",), Release.PUBLIC), ["visa-talks"])


def test_every_executor_gives_the_same_bytes() -> None:
    inline = rendered(InlineExecutor())
    with executor(Means(jobs=2)) as pool:
        assert rendered(pool) == inline
    assert all(inline)


def test_one_job_needs_no_second_process() -> None:
    with executor(Means(jobs=1)) as where:
        assert isinstance(where, InlineExecutor)


@pytest.mark.parametrize(
    "text",
    [
        '{"format": 4, "made": {"en/a.pdf": ',
        '{"format": 3, "made": {"en/a.pdf": {"briefing": "a", "inputs": ["key"], "sha256": "SHA"}}, "runs": {}}',
        '{"format": 4, "made": {"en/a.pdf": {"briefing": "a", "inputs": [1], "sha256": "SHA"}}, "runs": {}}',
        '{"format": 4, "made": {"../a.pdf": {"briefing": "a", "inputs": ["key"], "sha256": "SHA"}}, "runs": {}}',
    ],
)
def test_a_store_that_is_torn_or_of_another_version_counts_as_none(tmp_path: Path, text: str) -> None:
    write_whole(tmp_path / "out/en/a.pdf", b"one")
    write_whole(tmp_path / "a.pdf", b"one")
    sha256 = str(hash_of(tmp_path / "a.pdf"))
    (tmp_path / "out/.briefgen.json").write_text(text.replace("SHA", sha256))
    assert stored(tmp_path / "out").made("en/a.pdf", "key") is None
    assert stored(tmp_path / "out").made("../a.pdf", "key") is None


def test_a_file_is_current_only_with_the_key_and_the_bytes_noted(tmp_path: Path) -> None:
    write_whole(tmp_path / "en/a.pdf", b"one")
    store = Store(tmp_path, {}, {})
    store.note("en/a.pdf", Made("a", ("recipe", "", "key"), str(hash_of(tmp_path / "en/a.pdf"))))
    store.save()
    assert stored(tmp_path).made("en/a.pdf", "key")
    assert stored(tmp_path).made("en/a.pdf", "", "recipe")
    assert not stored(tmp_path).made("en/a.pdf", "other", "")
    write_whole(tmp_path / "en/a.pdf", b"two")
    assert not stored(tmp_path).made("en/a.pdf", "key")


def test_outputs_of_a_briefing_that_is_gone_are_pruned_unless_somebody_changed_them(tmp_path: Path) -> None:
    for name in ("en/gone.pdf", "en/edited.pdf", "en/kept.pdf", "en/foreign.pdf"):
        write_whole(tmp_path / name, name.encode())
    entry = {
        name: Made(Path(name).stem, ("k",), str(hash_of(tmp_path / name)))
        for name in ("en/gone.pdf", "en/edited.pdf", "en/kept.pdf")
    }
    write_whole(tmp_path / "en/edited.pdf", b"by hand")
    Store(tmp_path, entry, {}).prune(frozenset({"kept"}))
    assert sorted(path.name for path in (tmp_path / "en").iterdir()) == ["edited.pdf", "foreign.pdf", "kept.pdf"]


def test_writing_the_same_bytes_touches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert write_whole(path, b"x")
    before = path.stat()
    assert not write_whole(path, b"x")
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_what_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "en").write_text("a file where a folder should be")
    with pytest.raises(WriteError, match="the former file is as it was"):
        write_whole(tmp_path / "en" / "a.pdf", b"x")


def test_half_written_files_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    write_whole(tmp_path / "en/a.pdf", b"x")
    (tmp_path / "en/.a.pdf.0123456789ab.part").write_bytes(b"ha")
    sweep(tmp_path)
    assert [path.name for path in (tmp_path / "en").iterdir()] == ["a.pdf"]


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from briefgen.storage.locks import locked\n"
        "with locked(pathlib.Path(sys.argv[1]), lambda: print('waiting', flush=True)): print('in', flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True) as second:
        assert second.stdout is not None
        with locked(tmp_path):
            assert second.stdout.readline() == "waiting\n"
        assert second.stdout.readline() == "in\n"


class _Dying(Executor):
    """Loses its worker at the first task."""

    def submit(self, *_arguments: object, **_named: object) -> "Future[object]":  # type: ignore[override]
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415

        future: Future[object] = Future()
        future.set_exception(BrokenExecutor("gone"))
        return future


def test_a_document_whose_worker_died_is_made_by_a_new_one(tmp_path: Path) -> None:
    (outcome,) = _outcomes(tmp_path, [TASKS[2]], _Dying())
    assert outcome.result is Result.BUILT


def test_one_document_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = Task("html", "en/broken.html", "<html>")
    outcomes = _outcomes(tmp_path, [broken, TASKS[2]], InlineExecutor())
    assert [outcome.result for outcome in outcomes] == [Result.FAILED, Result.BUILT]


def _outcomes(output: Path, tasks: list[Task], where: Executor) -> list[Outcome]:
    from briefgen.service.documents import AssembledDocument  # noqa: PLC0415
    from briefgen.service.plan import Job  # noqa: PLC0415

    documents = [
        AssembledDocument(
            Job(Path(task.name).stem, "en", (task.format,), Release.INTERNAL), task.name, task.html, b"", ()
        )
        for task in tasks
    ]
    run = Run(Store(output, {}, {}))
    return list(run.carry_out(orders(documents, {}), lambda: where))


def test_watching_tells_which_briefing_was_touched(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "a.yaml").write_text("1")
    (tmp_path / "events.yaml").write_text("1")
    paths = [folder / "a.yaml", tmp_path / "events.yaml"]
    before = look(paths)
    (folder / "a.yaml").write_text("22")
    assert touched(changed(before, look(paths)), folder) == ("a",)
    (tmp_path / "events.yaml").unlink()
    assert touched(changed(before, look(paths)), folder) == ()


HOSTILE = ("multiprocessing", "signal", "selectors", "struct", "socket", "weasyprint", "docx", "briefgen")


def test_a_process_that_is_started_in_a_project_imports_nothing_from_it(tiny: Path, tmp_path: Path) -> None:
    for name in HOSTILE:
        (tiny / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})\n")
    program = tmp_path / "program" / "run.py"
    program.parent.mkdir()
    code = "import sys\nfrom briefgen.cli import main\nif __name__ == '__main__':\n    sys.exit(main())\n"
    program.write_text(code)
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONSAFEPATH"}
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, str(program), "build", "--as-of=2026-11-22", "--format=docx,html", "--jobs=2"]
    subprocess.run(command, cwd=tiny, env=environment, check=True, capture_output=True)
    assert not (tmp_path / "ran").exists()


def _build(project: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "briefgen", "build", "--project", str(project), "--as-of=2026-11-22", *more]


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_whole_files_and_the_next_one_is_whole(tiny: Path) -> None:
    output = tiny / "output"
    subprocess.run(_build(tiny, "--format=docx,html"), check=True, capture_output=True)
    good = {path: path.read_bytes() for path in sorted(output.rglob("talks.*"))}
    for number in range(int(os.environ.get("BRIEFGEN_KILLS", "8"))):
        (output / ".briefgen.json").unlink(missing_ok=True)
        for path in good:
            path.write_bytes(b"old")
        process = subprocess.Popen(
            _build(tiny, "--format=docx,html"), stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(0.3 + 0.1 * (number % 12))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert all(path.read_bytes() in {b"old", data} for path, data in good.items())
    subprocess.run(_build(tiny, "--format=docx,html"), check=True, capture_output=True)
    assert {path: path.read_bytes() for path in good} == good
    assert not list(output.rglob("*.part"))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_dask_cluster_that_loses_a_worker_still_gives_the_same_bytes() -> None:
    distributed = pytest.importorskip("distributed", reason="the extra briefgen[dask] is not installed")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    begun: list[subprocess.Popen[bytes]] = []
    address = "tcp://127.0.0.1:18786"
    try:
        scheduler = [
            sys.executable,
            "-m",
            "distributed.cli.dask_scheduler",
            "--host=127.0.0.1",
            "--port=18786",
            "--no-dashboard",
        ]
        begun.append(subprocess.Popen(scheduler, **quiet))  # type: ignore[call-overload]
        worker = [
            sys.executable,
            "-m",
            "distributed.cli.dask_worker",
            address,
            "--nthreads=1",
            "--no-nanny",
            "--no-dashboard",
        ]
        begun += [subprocess.Popen(worker, **quiet) for _ in range(2)]  # type: ignore[call-overload]
        with distributed.Client(address, timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
        many = TASKS * 4
        with executor(Means(scheduler=address)) as where:
            futures = [where.submit(timed, task) for task in many]
            futures[0].result(timeout=120)
            begun[1].kill()
            found = [future.result(timeout=120)[0].data for future in futures]
        assert found == rendered(InlineExecutor()) * 4
    finally:
        for process in reversed(begun):
            process.kill()
            process.wait()
