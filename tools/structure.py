"""Measures how the package is built: modules, import chains and circles, names with two meanings, small files, lines.

    python tools/structure.py [PACKAGE] [--names]

Imports within functions count like those at the head of a file; those for the type checker alone do not.
"""

import argparse
import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

_SMALL: Final = 40
Graph = Mapping[str, frozenset[str]]


def module_name(path: Path, package: Path) -> str:
    """The dotted name of a module, that of a package for its `__init__.py`."""
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(tree: ast.AST, known: frozenset[str]) -> Iterator[str]:
    """The modules of the package that a module imports."""
    for node in _executed(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in known else node.module


def _executed(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a tree that can be executed."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            yield node
            yield from _executed(node)


def circles(graph: Graph) -> list[list[str]]:
    """The sets of modules that import each other in a circle (Tarjan's strongly connected components)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in graph[name]:
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            at = stack.index(name)
            found.append(sorted(stack[at:]))
            del stack[at:]

    for name in graph:
        if name not in index:
            visit(name)
    return [part for part in found if len(part) > 1]


def longest_chain(graph: Graph) -> list[str]:
    """The longest chain of imports; a circle counts as one link."""
    link = {name: part[0] for part in circles(graph) for name in part}

    @cache
    def chain(name: str) -> tuple[str, ...]:
        own = [each for each in graph if link.get(each, each) == name]
        below = {link.get(other, other) for each in own for other in graph[each]} - {name}
        return (name, *_longest([chain(other) for other in below]))

    return list(_longest([chain(link.get(name, name)) for name in graph]))


def _longest(chains: list[tuple[str, ...]]) -> tuple[str, ...]:
    return max(chains, key=len) if chains else ()


def main() -> None:
    """Prints the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("package", type=Path, nargs="?", default=Path(__file__).parent.parent / "briefgen")
    options.add_argument("--names", action="store_true", help="also what the figures are made of")
    given = options.parse_args()
    paths = sorted(given.package.rglob("*.py"))
    names = {path: module_name(path, given.package) for path in paths}
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    known = frozenset(names.values())
    graph = {names[path]: frozenset(imports(tree, known)) - {names[path]} for path, tree in trees.items()}
    lines = {names[path]: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    classes: dict[str, list[str]] = defaultdict(list)
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                classes[node.name].append(names[path])
    twice = {name: where for name, where in classes.items() if len(where) > 1}
    ends = Counter(name.rpartition(".")[2] for name in known)
    small = {name: count for name, count in lines.items() if count < _SMALL}
    chain, rounds = longest_chain(graph), circles(graph)
    print(f"modules                      {len(paths)}")
    print(f"lines                        {sum(lines.values())}")
    print(f"files under {_SMALL} lines          {len(small)}")
    print(f"longest chain of imports     {len(chain)}")
    print(f"circles                      {len(rounds)}")
    print(f"class names defined twice    {len(twice)}")
    print(f"module names that stand twice {sum(count > 1 for count in ends.values())}")
    if given.names:
        print("\nchain:", " > ".join(chain))
        print("circles:", *(" ".join(part) for part in rounds), sep="\n  ")
        print("classes:", *(f"{name}: {', '.join(where)}" for name, where in sorted(twice.items())), sep="\n  ")
        print("small:", *(f"{count:3} {name}" for name, count in sorted(small.items())), sep="\n  ")
        print("modules:", *(f"{count} {name}" for name, count in ends.most_common() if count > 1), sep="\n  ")


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    main()
