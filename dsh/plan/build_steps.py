"""What the classic builder does for a stage, step by step: a container for each step that the cache does not have."""

import os

from dsh.engine.dockerfile_rules import fails
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.plan.build_cache import Step, cached, copied
from dsh.plan.build_context import Context
from dsh.plan.dockerfile import NEEDS_BUILDKIT, Instruction, Stage, expanded, key_values, parse
from dsh.plan.foretell import sure_exit_code
from dsh.plan.plan import Effect
from dsh.typed import Any

BUILDKIT = "needs BuildKit, which docker's engine offers only through the plugin docker-buildx"


class Failure(NamedTuple):
    message: str
    buildkit: bool = False  # BuildKit would do it
    exit_code: int = 1


class Walked(NamedTuple):
    image: str | None  # the stage's result where all of it comes from the cache; None where something is made
    config: dict[str, Any]  # of the result
    effects: tuple[Effect, ...] = ()  # the steps' containers, that come and go
    made: bool = False
    failure: Failure | None = None
    parent: str = ""  # the last image on the way that was there before


def walk(
    stage: Stage,
    base: str | None,
    config: dict[str, Any],
    context: Context,
    arguments: dict[str, str],
    outer: dict[str, str],
    state: State,
    use_cache: bool,
    remove: bool,
) -> Walked:
    """`base` is the image the stage begins with, None where that one is new; `config` is its configuration."""
    steps = Step(config, arguments, outer)
    result = {**config, "OnBuild": None}
    current, made, parent = base, False, base or ""
    effects: list[Effect] = []
    triggers = parse("\n".join(["FROM x", *(config.get("OnBuild") or [])])).stages[0].instructions
    for one in (*triggers, *stage.instructions):
        known = {**steps.arguments, **steps.environment}
        failure = _failure(one, context, known)
        if failure:
            return Walked(None, result, tuple(effects), made, failure)
        command = steps.command(one, context)
        result = configured(result, one, steps)
        words = one.words() if one.rest.startswith("[") else [*steps.shell, one.rest.strip()]
        code = sure_exit_code(words) if one.name == "RUN" else 0
        if code:
            effects += _container(one, result, False)
            failure = Failure(f"The command '{' '.join(words)}' returned a non-zero code: {code}", exit_code=code)
            return Walked(None, result, tuple(effects), made, failure)
        found = cached(current, command, state) if current is not None and command and use_cache else None
        if found is None:
            made = True
            effects += _container(one, result, remove)
        current, parent = found, found or parent
    return Walked(current, result, tuple(effects), made, parent=parent)


def _failure(one: Instruction, context: Context, known: dict[str, str]) -> Failure | None:
    for flag in NEEDS_BUILDKIT.get(one.name, ()):
        if flag in one.flags:
            return Failure(f"the --{flag} option of {one.name} {BUILDKIT}", buildkit=True)
    trouble = fails(one.name, one.words()) or _missing_source(one, context, known)
    return Failure(trouble) if trouble else None


def _container(one: Instruction, config: dict[str, Any], remove: bool) -> list[Effect]:
    """The container of a step, its anonymous volumes, and that they go again. COPY and ADD need none."""
    if one.name in ("COPY", "ADD"):
        return []
    says = f"for the step {one.name} {one.rest}"
    volumes = len(config.get("Volumes") or {})
    made = [Effect("create", "volume", None, "<generated>", says)] * volumes
    made.append(Effect("create", "container", None, "<generated>", says))
    if one.name == "RUN":
        made.append(Effect("start", "container", None, "<generated>", says))
    if remove:
        made.append(Effect("remove", "container", None, "<generated>", says))
        made += [Effect("remove", "volume", None, "<generated>", says)] * volumes
    return made


def configured(config: dict[str, Any], one: Instruction, steps: Step) -> dict[str, Any]:
    """The configuration after a step, as far as later steps and containers need it."""
    config = {**config, "Env": [f"{key}={value}" for key, value in steps.environment.items()]}
    words = one.words() if one.rest.startswith("[") else [*steps.shell, one.rest]
    if one.name == "CMD":
        return {**config, "Cmd": words}
    if one.name == "ENTRYPOINT":
        return {**config, "Entrypoint": words, "Cmd": None}
    if one.name == "VOLUME":
        return {**config, "Volumes": {**(config.get("Volumes") or {}), **{path: {} for path in one.words()}}}
    if one.name == "EXPOSE":
        ports: dict[str, Any] = {port if "/" in port else f"{port}/tcp": {} for port in one.words()}
        return {**config, "ExposedPorts": {**(config.get("ExposedPorts") or {}), **ports}}
    if one.name == "LABEL":
        return {**config, "Labels": {**(config.get("Labels") or {}), **dict(key_values(one.rest))}}
    if one.name == "WORKDIR":
        return {**config, "WorkingDir": steps.folder}
    if one.name == "USER":
        return {**config, "User": one.rest}
    return config


def _missing_source(one: Instruction, context: Context, known: dict[str, str]) -> str | None:
    if one.name not in ("COPY", "ADD") or "from" in one.flags or context.kind != "folder":
        return None
    sources = [expanded(word, known) for word in one.words()[:-1]]
    for source in sources:
        if "://" in source or source.startswith("git@") or "$" in source:
            continue
        if source.startswith("../") or source == "..":
            return f"{one.name} failed: forbidden path outside the build context: {source} ()"
        wild = any(char in source for char in "*?[")
        if context.unsure:
            continue
        if copied(context, [source]) is None and not wild and not _is_link(context, source):
            bare = source.lstrip("/").removeprefix("./")
            said = "file not found in build context or excluded by .dockerignore"
            return f"{one.name} failed: {said}: stat {bare}: file does not exist"
        if wild and copied(context, [source]) is None and len(sources) == 1:
            return f"{one.name} failed: no source files were specified"
    return None


def _is_link(context: Context, source: str) -> bool:
    return os.path.islink(os.path.join(context.path, source.lstrip("/")))
