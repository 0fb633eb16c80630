"""What the installed docker says of a command or flag that is newer than our knowledge.

`docker __complete WORDS...` prints the words that may stand next, each with a line of docker's own; it needs no engine.
"""

import os
import subprocess
from collections.abc import Callable, Sequence

from dsh.cmdline.lines import invocations
from dsh.explain.explanation import Explanation, Part, Warning
from dsh.explain.notes import RISKS
from dsh.knowledge.store import Store

SECONDS = 2.0
UNKNOWN = frozenset(("unknown-flag", "unknown-command"))


def with_installed(it: Explanation, store: Store, ask: "Callable[[str, str], str | None] | None" = None) -> Explanation:
    """The explanation, what is unknown told in the installed docker's words. `ask` is as installed_text."""
    if not any(warning.id in UNKNOWN for warning in it.warnings):
        return it
    commands = invocations(it.text, store, assume_docker=True)
    warnings: list[Warning] = []
    told: dict[int, str] = {}
    guessed: list[tuple[int, int]] = []  # after a command that is newer: what was said there was for another command
    for warning in it.warnings:
        command = next((c for c in commands if c.span.start <= warning.start < c.span.end), None)
        word = it.text[warning.start : warning.end]
        text = (ask or installed_text)(command.command.path, word) if command and warning.id in UNKNOWN else None
        if text is None or command is None:
            warnings.append(warning)
            continue
        told[warning.start] = f"In docker's own words: {text}"
        says = f"{word} is newer than what dsh knows; the text is that of the docker installed here"
        warnings.append(Warning("newer-docker", says, warning.start, warning.end))
        if warning.id == "unknown-command":
            guessed.append((warning.end, command.span.end))
    kept = tuple(
        w for w in warnings if w.id == "newer-docker" or not any(w.start < b and w.end > a for a, b in guessed)
    )
    kept = tuple(w for w in kept if w.id == "newer-docker" or not _over(w, kept))
    parts = tuple(_told(part, told, guessed) for part in it.parts)
    if not guessed:
        return it._replace(parts=parts, warnings=kept)
    return it._replace(
        parts=parts, warnings=kept, risk=max(it.risk, "change", key=RISKS.index), summary="", keeps=(), way_back=None
    )


def _over(warning: Warning, kept: Sequence[Warning]) -> bool:
    """Is it about a stretch that holds a newer command?"""
    return any(w.id == "newer-docker" and warning.start <= w.start and w.end <= warning.end for w in kept)


def _told(part: Part, told: dict[int, str], guessed: Sequence[tuple[int, int]]) -> Part:
    if part.start in told:
        return part._replace(meaning=told[part.start], known=True)
    if any(start <= part.start < end for start, end in guessed) and part.role in ("flag", "value", "argument"):
        return part._replace(meaning="Not explained: it belongs to a command that dsh does not know", known=False)
    return part


def installed_text(path: str, word: str) -> str | None:
    """docker's own line on the command or flag `word` after the command `path`; None where it knows none."""
    lines = _completions([*path.split()[1:], word])
    for line in lines:
        name, tab, text = line.partition("\t")
        if name == word and tab and text.strip():
            return text.strip()
    return None


def _completions(words: list[str]) -> list[str]:
    environment = {**os.environ, "DOCKER_HOST": "unix:///nowhere", "DOCKER_CONTEXT": ""}  # it shall ask no engine
    try:
        done = subprocess.run(
            ["docker", "__complete", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.decode(errors="replace").splitlines()
