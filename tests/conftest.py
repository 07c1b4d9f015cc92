"""What the tests share: golden files, and a tiny project in a temporary folder."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
ROOT = TESTS.parent
GOLDEN = TESTS / "golden"
AS_OF = "2026-11-22"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-renew", action="store_true", help="write the expected files anew")


@pytest.fixture(autouse=True, scope="session")
def _today() -> Iterator[None]:
    """For the tests it is the day as of which the small projects are read: documents of another day bear it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # 22 November 2026, 12:00 UTC
        yield


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is parsed is remembered in a folder of this run, and not with the user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/NAME, or write it there with --golden-renew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--golden-renew"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.is_file() else ""
        assert text == expected, f"{name} is not as expected; `make golden` renews it"

    return compare


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny project: one source, three events, one figure, one briefing."""
    return Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))
