"""Rules on what the container runs, as whom, and what it shows to the outside."""

import json
import re
from collections.abc import Iterator

from dsh.explain.advice import Found
from dsh.explain.dockerfile_reader import Instruction
from dsh.explain.dockerfile_sight import Sight, at
from dsh.explain.dockerfile_stages import starts
from dsh.patterns import regex

UNPRIVILEGED = ("nonroot", "unprivileged", "distroless", "rootless")
SHELL_SIGNS = regex(r"[|&;<>$`*?(){}\n\"'\\]")


def overridden(it: Sight) -> Iterator[Found]:
    """Of several CMDs, ENTRYPOINTs and HEALTHCHECKs in a stage the last one counts."""
    for stage in it.stages.all:
        for name in ("CMD", "ENTRYPOINT", "HEALTHCHECK"):
            for step in stage.all(name)[:-1]:
                yield at("second-cmd", step, None, name=name, line=str(stage.all(name)[-1].line))


def _in_list(step: Instruction) -> str:
    """The plain form as a list, where no shell is needed for it."""
    text = step.rest.text
    return "" if SHELL_SIGNS.search(text) else f"{step.name} {json.dumps(text.split(), ensure_ascii=False)}"


def shell_form(it: Sight) -> Iterator[Found]:
    for stage in it.stages.all[-1:]:
        for step in stage.all("CMD", "ENTRYPOINT"):
            plain = step.items is None and step.rest.text
            if plain and not step.rest.text.startswith(("[", "exec ")):
                yield at("shell-form-start", step, step.rest, example=_in_list(step))


def entrypoint_drops_cmd(it: Sight) -> Iterator[Found]:
    for stage in it.stages.all[-1:]:
        for entrypoint in stage.all("ENTRYPOINT")[-1:]:
            for cmd in stage.all("CMD")[-1:]:
                if entrypoint.items is None and entrypoint.rest.text:
                    example, line = _in_list(entrypoint), str(cmd.line)
                    yield at("entrypoint-drops-cmd", entrypoint, None, line=line, example=example)


def cmd_in_shell_after_entrypoint(it: Sight) -> Iterator[Found]:
    for stage in it.stages.all[-1:]:
        for cmd in stage.all("CMD")[-1:]:
            entrypoint = stage.all("ENTRYPOINT")[-1:]
            if cmd.items is None and cmd.rest.text and entrypoint and entrypoint[0].items:
                yield at("cmd-in-shell-after-entrypoint", cmd, cmd.rest, example=_in_list(cmd))


def arguments_without_program(it: Sight) -> Iterator[Found]:
    found = starts(it.stages)
    last = it.stages.last
    if last is None or found.entrypoint is not None or last.base != "scratch":
        return
    for cmd in last.all("CMD")[-1:]:
        if cmd.items and cmd.items[0].startswith("-"):
            yield at("entrypoint-before-arguments", cmd, cmd.rest, word=cmd.items[0])


def single_quotes(it: Sight) -> Iterator[Found]:
    for step in it.file.instructions:
        text = step.rest.text
        if step.name not in ("CMD", "ENTRYPOINT", "RUN", "SHELL", "VOLUME", "COPY", "ADD") or step.items is not None:
            continue
        if text.startswith("[") and text.endswith("]") and "'" in text and not text.startswith("[["):
            yield at("single-quotes", step, step.rest, example=f"{step.name} {text.replace(chr(39), chr(34))}")


def user(it: Sight) -> Iterator[Found]:
    last = it.stages.last
    if last is None or any(word in last.base for word in UNPRIVILEGED) or not last.steps:
        return
    stage, users = last, last.all("USER")
    while not users and (base := it.stages.named(stage.base, stage.number)) and not stage.base.isdecimal():
        stage, users = base, base.all("USER")
    if not users:
        yield at("no-user", last.begins)
    elif users[-1].rest.text.partition(":")[0] in ("root", "0"):
        yield at("root-user", users[-1], users[-1].rest)


def expose(it: Sight) -> Iterator[Found]:
    told = False
    for stage in it.stages.all:
        for step in stage.all("EXPOSE"):
            for word in step.words():
                if ":" in word.text and "$" not in word.text:
                    yield at("expose-two-ports", step, word, word=word.text, inside=word.text.rpartition(":")[2])
                elif not told:
                    told = True
                    port = word.text.partition("/")[0]
                    outside = f"80{port}" if len(port) == 2 and port.isdigit() else port
                    kind = "/udp" if word.text.lower().endswith("/udp") else ""
                    yield at("expose", step, word, example=f"{outside}:{port}{kind}" if port.isdigit() else "")


def volume(it: Sight) -> Iterator[Found]:
    for stage in it.stages.all:
        made: list[tuple[str, Instruction]] = []
        for step in stage.steps:
            if step.name == "VOLUME":
                paths = step.items if step.items is not None else tuple(word.text for word in step.words())
                made += [(path, step) for path in paths]
                if paths and stage is it.stages.last:
                    yield at("volume", step, step.rest, path=paths[0])
            elif step.name in ("RUN", "COPY", "ADD"):
                for path, by in made:
                    if len(path) > 1 and re.search(
                        rf"(?<![\w./-]){re.escape(path.rstrip('/'))}(?![\w.-])", step.joined
                    ):
                        yield at("volume-then-change", step, None, path=path, line=str(by.line))
