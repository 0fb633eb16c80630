"""docker secret create and rm, docker config create and rm: the same rules, in other words."""

import os
import re

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.each import each, failing
from dsh.plan.plan import Effect, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.surroundings import spoken
from dsh.plan.swarm_state import Raw, drop, find, name_of, need_manager, objects, put

NAME = re.compile(r"[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,62}[a-zA-Z0-9])?")
BAD_NAME = (
    "rpc error: code = InvalidArgument desc = invalid name, only 64 [a-zA-Z0-9-_.] characters allowed, and the start "
    "and end character must be [a-zA-Z0-9]"
)
EMPTY = "data is empty"
MOST = {"secret": 500 * 1024, "config": 1000 * 1024}  # bytes


def secret_create(invocation: Invocation, state: State) -> Planned:
    arguments = [argument.value for argument in invocation.arguments]
    driver = invocation.value("driver")
    if driver and len(arguments) > 1:
        return refused(state, "When using secret driver secret data must be empty", 1, "conflict")
    if not driver and len(arguments) < 2:
        return refused(state, "secret file is required", 1, "no-file", "docker secret create NAME FILE, or - for stdin")
    return _create("secret", invocation, state, arguments[1] if len(arguments) > 1 else "")


def config_create(invocation: Invocation, state: State) -> Planned:
    return _create("config", invocation, state, invocation.arguments[1].value)


def _create(kind: str, invocation: Invocation, state: State, file: str) -> Planned:
    name = invocation.arguments[0].value
    trouble, length = _readable(file, state)
    if trouble:
        said = f"error reading from {'STDIN' if file == '-' else file}: {trouble}"
        said = said if kind == "secret" else f'Error reading content from "{file}": {said}'
        return refused(state, said, 1, "no-file")
    driver, template = invocation.value("driver"), invocation.value("template-driver")
    try:
        need_manager(state)
        _check(kind, name, length, bool(driver), state)
    except EngineRefused as error:
        return failing(state, error)
    body: Raw = {"Name": name, "Labels": _pairs(invocation.values("label"))}
    if driver:
        body["Driver"] = {"Name": driver}
    if template:
        body["Templating"] = {"Name": template}
    placeholder, after = state.placeholder()
    after = put(after, kind, {"ID": placeholder, "Spec": body})
    effect = Effect("create", kind, None, name)
    step = Step(
        "swarm.content",
        {"kind": kind, "body": body, "file": file, "placeholder": placeholder},
        (effect,),
        f"create the {kind} {name}",
    )
    return Planned((step,), after, 0, f"{placeholder}\n".encode(), way_back=f"docker {kind} rm {name}")


def _readable(file: str, state: State) -> tuple[str, int | None]:
    """Why the file cannot be read ("" where it can), and its length; None where that is not known."""
    if not file:
        return "", None
    if file == "-":
        given = state.place.stdin
        return EMPTY if given == b"" else "", None if given is None else len(given)
    path = os.path.join(state.place.cwd, file)
    if path in state.place.written:
        content = state.place.written[path]
        return EMPTY if content == b"" else "", None if content is None else len(content)
    try:
        with open(path, "rb") as handle:
            length = os.fstat(handle.fileno()).st_size
            return EMPTY if not length and os.path.isfile(path) else "", length
    except IsADirectoryError as error:
        return f"read {file}: {spoken(error)}", None
    except OSError as error:
        return f"open {file}: {spoken(error)}", None


def _check(kind: str, name: str, length: int | None, driven: bool, state: State) -> None:
    if not NAME.fullmatch(name):
        raise EngineRefused(400, BAD_NAME)
    if length is not None and not driven and length > MOST[kind]:
        said = f"{kind} data must be larger than 0 and less than {MOST[kind]} bytes"
        raise EngineRefused(400, f"rpc error: code = InvalidArgument desc = {said}")
    if any(name_of(item) == name for item in objects(state, kind).values()):
        raise EngineRefused(
            409,
            f"rpc error: code = AlreadyExists desc = {kind} {name} already exists",
            f"a {kind} cannot be changed: give the new one another name, then docker service update",
        )


def secret_remove(invocation: Invocation, state: State) -> Planned:
    return _remove("secret", invocation, state)


def config_remove(invocation: Invocation, state: State) -> Planned:
    return _remove("config", invocation, state)


def _remove(kind: str, invocation: Invocation, state: State) -> Planned:
    def one(name: str, state: State) -> Planned:
        item = find(state, kind, name)
        users = services_with(kind, item["ID"], state)
        if users:
            services = "services" if len(users) > 1 else "service"
            raise EngineRefused(
                400,
                f"rpc error: code = InvalidArgument desc = {kind} '{name_of(item)}' is in use by the following "
                f"{services}: {', '.join(users)}",
                f"docker service update --{kind}-rm {name_of(item)} {users[0]}",
            )
        effect = Effect("remove", kind, item["ID"], name_of(item), "its content cannot be read back")
        args = {"kind": kind, "id": item["ID"], "name": name}
        step = Step("swarm.remove", args, (effect,), f"remove the {kind} {name_of(item)}")
        return Planned((step,), drop(state, kind, item["ID"]), 0, f"{name}\n".encode())

    return each([argument.value for argument in invocation.arguments], state, one)


def services_with(kind: str, identity: str, state: State) -> list[str]:
    """The names of the services that use a secret or config."""
    found = []
    for service in objects(state, "service").values():
        task = (service.get("Spec") or {}).get("TaskTemplate") or {}
        used = (task.get("ContainerSpec") or {}).get(f"{kind.capitalize()}s") or []
        if any(reference.get(f"{kind.capitalize()}ID") == identity for reference in used):
            found.append(name_of(service))
    return found


def _pairs(values: tuple[str, ...]) -> dict[str, str]:
    return {value.partition("=")[0]: value.partition("=")[2] for value in values}
