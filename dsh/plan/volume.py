"""docker volume create, rm"""

import re

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types.size import in_bytes
from dsh.cmdline.types.value_type import BadValue
from dsh.engine.objects import Volume
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.each import each, failing
from dsh.plan.going import freed, users
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.typed import Any

NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]+")
OPTIONS = ("type", "o", "device", "size")  # of the driver local
NEEDED = {"o": ("device", "type"), "device": ("type",), "type": ("device",)}


def create(invocation: Invocation, state: State) -> Planned:
    given = invocation.arguments[0].value if invocation.arguments else ""
    if given and invocation.value("name"):
        return refused(
            state, "conflicting options: cannot specify a volume-name through both --name and as a positional arg"
        )
    name = given or invocation.value("name")
    body: dict[str, Any] = {
        "Name": name,
        "Driver": invocation.value("driver", "local"),
        "DriverOpts": _pairs(invocation.values("opt")),
        "Labels": _pairs(invocation.values("label")),
    }
    existing = state.volumes.get(name)
    try:
        _check_free(name, body, existing)
        _check_driver(name, body["Driver"], state)
        _check_new(name, body, existing)
    except EngineRefused as error:
        return failing(state, error)
    if existing is not None:
        says = f"the volume {name} exists already and stays as it is"
        step = Step("volume.create", {"body": body, "placeholder": None}, (), says)
        return Planned((step,), state, 0, f"{name}\n".encode(), (Problem("nothing-to-do", "warning", says),))
    placeholder, after = state.placeholder() if not name else (name, state)
    raw = {
        "Name": placeholder,
        "Driver": body["Driver"],
        "Labels": body["Labels"],
        "Options": body["DriverOpts"],
        "Scope": "local",
        "Mountpoint": "",
    }
    after = after.put("volume", Volume(placeholder, body["Driver"], 0.0, body["Labels"], raw), raw)
    effect = Effect("create", "volume", None, name or "<generated>", body["Driver"])
    step = Step(
        "volume.create",
        {"body": body, "placeholder": placeholder if not name else None},
        (effect,),
        f"create the volume {name}".strip(),
    )
    return Planned(
        (step,), after, 0, f"{placeholder}\n".encode(), way_back=f"docker volume rm {name}" if name else None
    )


def _check_free(name: str, body: dict[str, Any], existing: Volume | None) -> None:
    if existing is not None and existing.driver != body["Driver"]:
        raise EngineRefused(
            409,
            f"create {name}: conflict: volume name must be unique",
            f"docker volume inspect {name}",
        )


def _check_new(name: str, body: dict[str, Any], existing: Volume | None) -> None:
    if name and (not NAME.fullmatch(name) or len(name) > 255):
        if len(name) == 1:
            raise EngineRefused(
                400, f"create {name}: volume name is too short, names should be at least two alphanumeric characters"
            )
        raise EngineRefused(
            400,
            f'create {name}: "{name}" includes invalid characters for a local volume name, only '
            '"[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path',
        )
    wrong = bad_options(body["DriverOpts"]) if existing is None and body["Driver"] in ("", "local") else ""
    if wrong:
        raise EngineRefused(400, f"create {name}: {wrong}", "docker volume create -o type=... -o device=... NAME")


def bad_options(options: dict[str, str]) -> str:
    """The words of the driver local for options that do not go together; "" for good ones (moby volume/local)."""
    unknown = next((option for option in options if option not in OPTIONS), None)
    if unknown is not None:
        return f'invalid option: "{unknown}"'
    for option, needed in NEEDED.items():
        absent = next((other for other in needed if other not in options), None)
        if option in options and absent:
            return f'missing required option: "{absent}"'
    if "size" in options:
        try:
            in_bytes(options["size"])
        except BadValue as error:
            return error.docker or ""
    return ""


def _check_driver(name: str, driver: str, state: State) -> None:
    said = unknown_driver(driver, state)
    if said:
        raise EngineRefused(404, f"create {name}: {said}", "docker plugin ls")


def unknown_driver(driver: str, state: State) -> str:
    """The engine's words for a volume driver that it does not have; "" for one that it has."""
    known = (state.source.info().get("Plugins") or {}).get("Volume") if driver not in ("", "local") else None
    return (
        f'error looking up volume plugin {driver}: plugin "{driver}" not found' if known and driver not in known else ""
    )


def _pairs(values: tuple[str, ...]) -> dict[str, str]:
    return {value.partition("=")[0]: value.partition("=")[2] for value in values}


def remove(invocation: Invocation, state: State) -> Planned:
    force = invocation.on("force")

    def one(name: str, state: State) -> Planned:
        if force and name not in state.volumes:
            step = Step("say", {"text": name}, (), f"there is no volume {name}")
            return Planned(
                (step,),
                state,
                0,
                f"{name}\n".encode(),
                (Problem("not-found", "warning", f"there is no volume {name}"),),
            )
        volume = state.volume(name)
        held = users(name, state)
        if held:
            ids = ", ".join(c.id for c in held)
            raise EngineRefused(
                409,
                f"remove {name}: volume is in use - [{ids}]",
                f"{', '.join(c.name for c in held)} holds it, running or not: {freed(held, state)} first",
            )
        effect = Effect("remove", "volume", volume.name, volume.name, "with all its files")
        step = Step("volume.remove", {"name": name, "force": force}, (effect,), f"remove the volume {name}")
        return Planned((step,), state.drop("volume", name), 0, f"{name}\n".encode())

    return each([a.value for a in invocation.arguments], state, one)
