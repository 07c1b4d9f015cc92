"""A desk over a copy of the tiny project: one for all tests of a file that only read, one of its own for the others."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.running import Desk, running

TINY = Path(__file__).parent.parent / "tiny"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with running(shutil.copytree(TINY, tmp_path_factory.mktemp("desk") / "tiny")) as found:
        yield found


@pytest.fixture
def own_desk(tiny: Path) -> Iterator[Desk]:
    with running(tiny) as found:
        yield found
