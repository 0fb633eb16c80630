"""`docker CMD --help` of the installed client against our knowledge; no sentence of ours is one of docker's."""

import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from dsh.knowledge.store import open_store

FLAG = re.compile(r"^ {2,}(?:-(\w), )?--([\w-]+)(?: ([\w<>|=\[\]-]+))?(?: {2,}|$)")
COMMAND = re.compile(r"^  ([a-z][\w-]*)\*? +\S")
# what a client of this version says and we do not
DIFFERENCES: dict[str, set[str]] = {"28.2.2": set()}


def docker(*words):
    done = subprocess.run(
        ["docker", *words],
        capture_output=True,
        text=True,
        timeout=30,
        env={**os.environ, "DOCKER_HOST": "unix:///nowhere"},
    )
    return done.stdout or done.stderr


@cache
def version():
    if shutil.which("docker") is None:
        pytest.skip("docker is not installed")
    found = re.search(r"version ([\d.]+)", docker("--version"))
    return found[1] if found else ""


@cache
def helps():
    """The help of each command that both the client and our knowledge have: its text by canonical path."""
    if version() not in DIFFERENCES:
        pytest.skip(f"docker {version()} is not a version that was compared")
    store = open_store()
    paths = [path for path, (_, _, _, _, plugin) in store.commands().items() if plugin == "core"]
    with ThreadPoolExecutor(2) as pool:
        texts = pool.map(lambda path: docker(*path.split()[1:], "--help"), paths)
        return {path: text for path, text in zip(paths, texts, strict=True) if text.lstrip().startswith("Usage:")}


def test_every_flag_of_the_client_is_known_as_it_says():
    store, lost = open_store(), []
    for path, text in helps().items():
        flags = store.command(path).flags
        for line in text.splitlines():
            found = FLAG.match(line)
            if found is None or found[2] in ("help", "version"):
                continue
            flag = flags.get(found[2])
            if flag is None:
                lost.append(f"{path} --{found[2]}")
            elif (flag.short or None) != found[1]:
                lost.append(f"{path} --{found[2]}: -{found[1]}, and we say -{flag.short}")
            elif (flag.type == "bool") != (found[3] is None):
                lost.append(f"{path} --{found[2]}: {found[3]}, and we say {flag.type}")
    assert sorted(set(lost) - set(DIFFERENCES[version()])) == []


def listed(text):
    """The commands that a group's help lists, under headings such as `Management Commands:`."""
    inside = False
    for line in text.splitlines():
        if line and not line.startswith(" "):
            inside = line.endswith("Commands:")
        elif inside and (found := COMMAND.match(line)):
            yield found[1]


def test_every_command_of_the_client_is_known():
    store = open_store()
    lost = {f"{path} {name}" for path, text in helps().items() for name in listed(text)}
    assert sorted(path for path in lost - set(DIFFERENCES[version()]) if store.command(path) is None) == []


def ours():
    """Every sentence of the commands' knowledge, with its place."""
    store = open_store()
    for path in store.commands():
        command = store.command(path)
        yield path, command.summary
        yield from ((f"{path} about", sentence) for sentence in re.split(r"(?<=[.!?])\s+", command.about))
        for flag in command.flags.values():
            yield f"{path} --{flag.name}", flag.meaning


def plain(text):
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def test_no_sentence_is_dockers():
    theirs = set()
    for text in helps().values():
        for line in text.splitlines():
            theirs.add(plain(re.split(r" {2,}", line.strip())[-1]))
    copied = [f"{where}: {text}" for where, text in ours() if len(plain(text).split()) > 2 and plain(text) in theirs]
    assert copied == []
