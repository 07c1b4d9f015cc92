"""The house: every module stands in its layer, and imports go downwards only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.structure import circles, imports, module_name

PACKAGE = Path(__file__).parent.parent / "briefgen"
LAYERS = {
    "findings": 0,
    "edtf": 0,
    "weeks": 0,
    "tags": 0,
    "opc": 0,
    "draws": 1,
    "model": 1,
    "loader": 2,
    "editing": 2,
    "provenance": 2,
    "selection": 2,
    "versions": 2,
    "release": 2,
    "clearance": 2,
    "changes": 2,
    "lookahead": 2,
    "narrowing": 2,
    "localization": 2,
    "extraction": 2,
    "checks": 2,
    "schemas": 2,
    "document": 3,
    "proposals": 3,
    "search": 3,
    "redline": 3,
    "renderers": 4,
    "intake": 4,
    "returns": 4,
    "storage": 5,
    "project": 5,
    "service": 5,
    "catalogue": 5,
    "reference": 5,
    "reports": 0,
    "desk": 6,
    "cli": 6,
}
CLOCKS = {"today", "now", "utcnow", "getenv"}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or not path.name.startswith("__"))


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("briefgen."):
            yield node.module.split(".")[1], node.lineno
        elif isinstance(node, ast.Import):
            yield from (
                (name.name.split(".")[1], node.lineno) for name in node.names if name.name.startswith("briefgen.")
            )


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_nothing_from_a_layer_above_its_own(path: Path) -> None:
    own = LAYERS[room(path)]
    above = [f"{path.name}:{line} imports {name}" for name, line in imported(path) if LAYERS[name] > own]
    assert above == []


def test_layers_of_equal_rank_do_not_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in modules():
        graph.setdefault(room(path), set()).update(name for name, _ in imported(path) if name != room(path))
    assert _cycle(graph) is None


def _cycle(graph: dict[str, set[str]]) -> list[str] | None:
    def visit(name: str, trail: list[str]) -> list[str] | None:
        if name in trail:
            return [*trail, name]
        return next((found for other in graph.get(name, ()) if (found := visit(other, [*trail, name]))), None)

    return next((found for name in graph if (found := visit(name, []))), None)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_below_the_project_reads_a_clock_or_the_environment(path: Path) -> None:
    if LAYERS[room(path)] >= LAYERS["project"]:
        return
    names = {
        node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)
    }
    assert not names & (CLOCKS | {"environ"})


def test_only_the_pdf_renderer_imports_weasyprint() -> None:
    importing = {path.relative_to(PACKAGE).parts[:2] for path in modules() if "weasyprint" in _roots(path)}
    assert importing <= {("renderers", "pdf"), ("renderers", "pdf.py")}


def _roots(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
    return found


def test_no_modules_import_each_other_in_a_circle() -> None:
    trees = {module_name(path, PACKAGE): ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}
    known = frozenset(trees)
    graph = {name: frozenset(imports(tree, known)) - {name} for name, tree in trees.items()}
    assert circles(graph) == [], "imports within functions count, too"


def test_a_class_name_has_one_meaning() -> None:
    places: dict[str, list[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(module_name(path, PACKAGE))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}
