"""Imports point back along the pipeline only, form no cycle, and stay light where an answer must be instant."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import dsh.version
from dsh.knowledge.store import open_store

PACKAGE = Path(dsh.version.__file__).parent
PIPELINE = ["knowledge", "cmdline", "request", "explain", "engine", "output", "plan", "run", "render"]
ENDS = {"cli", "__main__", "verbs", "shell", "completion"}
BESIDE = {"practice": "engine"}  # it stands behind the client of the engine, which hands it out
HEAVY = ("docker", "requests", "prompt_toolkit", "yaml", "asyncio", "importlib.metadata", "platformdirs", "urllib3")
HEAVY += ("pathlib",)  # lighter, yet of no use here


@cache
def modules():
    return {".".join(p.relative_to(PACKAGE.parent).with_suffix("").parts): p for p in sorted(PACKAGE.rglob("*.py"))}


@cache
def imports(path):
    return tuple(_imports(path))


def _imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module):
    return module.split(".")[1] if module.count(".") else ""


def rank(module):
    name = BESIDE.get(room(module), room(module))
    if name in PIPELINE:
        return PIPELINE.index(name)
    return len(PIPELINE) if name in ENDS else -1


@pytest.mark.parametrize("name", modules())
def test_no_import_points_forward(name):
    forward = {i for i in imports(modules()[name]) if i.startswith("dsh.") and rank(i) > rank(name)}
    assert not {i for i in forward if rank(name) >= 0}


def test_no_cycles():
    known = modules()
    graph = {name: {i for i in imports(path) if i in known and i != name} for name, path in known.items()}
    done, path = set(), []

    def visit(name):
        assert name not in path, " -> ".join([*path[path.index(name) :], name])
        if name in done:
            return
        path.append(name)
        for other in sorted(graph[name]):
            visit(other)
        path.pop()
        done.add(name)

    for name in graph:
        visit(name)


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (["--version"], ()),
        (["explain", "docker run -it --rm -p 80:80 nginx"], ()),
        (["explain", "docker rm $(docker ps -aq) | xargs echo"], ()),
        (["ask", "remove all containers"], ()),
        (["ask", "run ngnix in teh backgruond on port 8080"], ()),
        (["--practice", "preview", "remove all containers"], ()),
        (["--practice", "run", "docker ps"], ()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_must_be_instant_loads_nothing_heavy(words, allowed):
    open_store()  # a fresh checkout compiles the knowledge once, with yaml
    code = f"import sys; from dsh.cli import run\ntry: run({words!r})\nexcept SystemExit: pass\n"
    code += "print(*sys.modules, file=sys.stderr)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(out.stderr.split())
    assert not {name for name in HEAVY if name in loaded and name not in allowed}
