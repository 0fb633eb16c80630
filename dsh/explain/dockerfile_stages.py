"""The stages of a Dockerfile and what its image will run."""

from dsh.explain.dockerfile_reader import Dockerfile, Instruction
from dsh.named import NamedTuple

SHELL = ("/bin/sh", "-c")


class Stage(NamedTuple):
    """From one FROM to the next."""

    number: int
    name: str  # lower case; "" where it has none
    base: str  # as written
    begins: Instruction
    steps: tuple[Instruction, ...]

    def all(self, *names: str) -> tuple[Instruction, ...]:
        return tuple(step for step in self.steps if step.name in names)


class Stages(NamedTuple):
    before: tuple[Instruction, ...]  # what stands before the first FROM
    all: tuple[Stage, ...]

    @property
    def last(self) -> Stage | None:
        return self.all[-1] if self.all else None

    def named(self, text: str, before: int) -> Stage | None:
        """The stage of that name or number that begins before stage number `before`."""
        earlier = self.all[:before]
        if text.isdecimal() and text.isascii():
            return earlier[int(text)] if len(text) < 6 and int(text) < len(earlier) else None
        return next((stage for stage in reversed(earlier) if stage.name and stage.name == text.lower()), None)


def stages_of(file: Dockerfile) -> Stages:
    before: list[Instruction] = []
    found: list[tuple[Instruction, list[Instruction]]] = []
    for it in file.instructions:
        if it.name == "FROM":
            found.append((it, []))
        elif found:
            found[-1][1].append(it)
        else:
            before.append(it)
    return Stages(tuple(before), tuple(_stage(n, begins, steps) for n, (begins, steps) in enumerate(found)))


def _stage(number: int, begins: Instruction, steps: list[Instruction]) -> Stage:
    words = [word.text for word in begins.words()]
    named = len(words) > 2 and words[1].upper() == "AS"
    return Stage(number, words[2].lower() if named else "", words[0] if words else "", begins, tuple(steps))


class Starts(NamedTuple):
    """What a container of the image runs. None: the base image says it."""

    entrypoint: tuple[str, ...] | None
    cmd: tuple[str, ...] | None
    entrypoint_in_shell: bool
    at: Instruction | None  # the instruction that decides


def starts(stages: Stages) -> Starts:
    """By the last stage and the stages that it is built on."""
    entrypoint: tuple[str, ...] | None = None
    cmd: tuple[str, ...] | None = None
    in_shell, at = False, None
    for stage in _line_of(stages):
        shell: tuple[str, ...] = SHELL
        for step in stage.all("SHELL", "ENTRYPOINT", "CMD"):
            words = step.items if step.items is not None else (*shell, step.rest.text) if step.rest.text else ()
            if step.name == "SHELL":
                shell = step.items or shell
            elif step.name == "CMD":
                cmd, at = words, step
            else:
                entrypoint, in_shell, at = words, step.items is None, step
                cmd = cmd if any(other is not step for other in stage.all("CMD")) else None
    return Starts(entrypoint, cmd, in_shell, at)


def _line_of(stages: Stages) -> list[Stage]:
    """The last stage behind those it is built on, the first of them first."""
    found: list[Stage] = []
    stage = stages.last
    while stage is not None and stage not in found:
        found.insert(0, stage)
        stage = stages.named(stage.base, stage.number) if not stage.base.isdecimal() else None
    return found


def table(it: Starts) -> tuple[tuple[str, str], ...]:
    """For the ways to start the image what runs then; empty where the base image alone decides."""
    if it.entrypoint is None and it.cmd is None:
        return ()
    from dsh.cmdline.lines import quote

    def shown(words: tuple[str, ...]) -> str:
        return f"{words[-1]} (in a shell)" if words[:2] == SHELL and len(words) == 3 else quote(words)

    if it.entrypoint is None:
        assert it.cmd is not None
        plain = shown(it.cmd)
        return (
            (
                "docker run IMAGE",
                f"{plain}, unless the base image has an ENTRYPOINT, which then gets this as arguments",
            ),
            ("docker run IMAGE WORDS", "WORDS, in place of CMD"),
        )
    if it.entrypoint_in_shell:
        return (
            ("docker run IMAGE", shown(it.entrypoint)),
            ("docker run IMAGE WORDS", f"{shown(it.entrypoint)}; WORDS and CMD are not passed on"),
        )
    program = quote(it.entrypoint)
    cmd = quote(it.cmd) if it.cmd else ""
    return (
        ("docker run IMAGE", f"{program} {cmd}".strip()),
        ("docker run IMAGE WORDS", f"{program} WORDS".strip()),
        ("docker run --entrypoint PROGRAM IMAGE WORDS", "PROGRAM WORDS"),
    )
