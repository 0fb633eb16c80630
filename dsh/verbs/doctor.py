"""`dsh doctor`: which engine answers, which versions, what is missing and how to mend it."""

import os
import shutil
import subprocess
import sys

from dsh.console import Console
from dsh.engine.address import practised
from dsh.engine.failure import TRY
from dsh.errors import DshError
from dsh.escape import visible
from dsh.folders import practice_folder
from dsh.named import NamedTuple
from dsh.options import Options
from dsh.render.ansi import paint
from dsh.render.fragments import Fragments
from dsh.render.marks import note
from dsh.version import __version__


class Finding(NamedTuple):
    """One thing looked at: good, warning or error, and what mends it."""

    id: str
    level: str
    message: str
    fix: str | None = None


def main(options: Options, console: Console) -> int:
    findings = [*engine(options), *client(), *itself()]
    if options.json:
        from dsh.render import json

        for it in findings:
            console.out.write(json.line(it._asdict()))
    else:
        out: Fragments = []
        for it in findings:
            out += note(it.level, visible(it.message) + (f" → {it.fix}" if it.fix else ""), console.width)
        console.out.write(paint(out, console.color, console.theme))
    return 4 if any(it.id == "engine" and it.level == "error" for it in findings) else 0


def engine(options: Options) -> list[Finding]:
    """The engine that a command would talk to now."""
    from dsh.verbs.target import open_engine

    try:
        with open_engine(options) as target:
            it = target.engine
            if it.practice:
                kept = practice_folder(practised(it.host) or "") / "engine.json"
                return [Finding("engine", "good", f"{it.place} answers, version {it.version}; it is kept in {kept}")]
            return [Finding("engine", "good", f"engine {it.version} answers at {it.host} (context {it.context})")]
    except DshError as error:
        hint = error.hint.removesuffix(f"; {TRY}").removesuffix("; dsh doctor looks further") if error.hint else None
        found = [Finding("engine", "error", error.message, hint)]
        if not practised(options.host):
            found.append(
                Finding(
                    "practice", "good", "without an engine you can practise", 'dsh --practice run "list containers"'
                )
            )
        return found


def client() -> list[Finding]:
    """docker's own client and the parts of it that dsh hands some commands to."""
    docker = shutil.which("docker")
    if docker is None:
        return [
            Finding(
                "client", "warning", "docker's own client is not installed; only compose, buildx and the like need it"
            )
        ]
    found = [Finding("client", "good", f"docker's client {_said([docker, '--version'])} at {docker}")]
    for plugin in ("compose", "buildx"):
        version = _said([docker, plugin, "version"])
        if version:
            found.append(Finding(plugin, "good", f"docker {plugin}: {version}"))
        else:
            found.append(Finding(plugin, "warning", f"docker {plugin} is not installed", f"dsh learn {plugin}"))
    return found


def _said(words: list[str]) -> str:
    """The first line a program prints, or nothing where it fails."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.partition("\n")[0].removeprefix("Docker version ").strip() if done.returncode == 0 else ""


def itself() -> list[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    found = [Finding("dsh", "good", f"dsh {__version__} on Python {python}")]
    if os.environ.get("DOCKER_HOST") and os.environ.get("DOCKER_CONTEXT"):
        found.append(
            Finding(
                "environment", "warning", "DOCKER_HOST and DOCKER_CONTEXT are both set; DOCKER_HOST wins", "unset one"
            )
        )
    return found
