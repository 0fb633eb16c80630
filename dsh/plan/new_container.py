"""The container that docker create or docker run makes: on the way to it, in the state, and gone again with --rm."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.objects import Container, Image
from dsh.engine.reference import parse_reference
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.plan.create_config import CreateRequest
from dsh.plan.create_trouble import Trouble
from dsh.plan.create_volumes import Volumes
from dsh.plan.endpoint_rules import with_endpoint
from dsh.plan.plan import UNNAMED, Effect, Problem, Step
from dsh.typed import Any


class Created(NamedTuple):
    """The way up to a created container. `failed` is what ends it before that."""

    state: State
    request: CreateRequest
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]
    identity: str  # of the new container: a placeholder
    config: dict[str, Any]  # the image's; {} where it is not there yet
    image: Image | None
    made: Volumes | None
    failed: Trouble | None


def with_container(
    state: State,
    identity: str,
    request: CreateRequest,
    config: dict[str, Any],
    image: Image | None,
    made: Volumes,
    invocation: Invocation,
) -> State:
    """The state with the new container, created and not started."""
    body, host = request.body, request.body["HostConfig"]
    image_id = image.id if image else next((i.id for i in state.images.values() if _is_called(i, body["Image"])), "")
    mode = host["NetworkMode"]
    labels = {**(config.get("Labels") or {}), **body["Labels"]}
    networks: dict[str, str] = {}
    if not mode.startswith("container:"):
        name = "bridge" if mode == "default" else mode
        networks = {name: next((n.id for n in state.networks.values() if name in (n.name, n.id)), "")}
    entrypoint = body["Entrypoint"] or config.get("Entrypoint") or []
    command = body["Cmd"] or ([] if body["Entrypoint"] else config.get("Cmd")) or []
    raw = {
        "Id": identity,
        "Names": [f"/{request.name.removeprefix('/')}"] if request.name else [],
        "Image": body["Image"],
        "ImageID": image_id,
        "Command": " ".join([*entrypoint, *command]),
        "Created": 0,
        "Ports": [],
        "Labels": labels,
        "State": "created",
        "Status": "Created",
        "HostConfig": {"NetworkMode": mode},
        "NetworkSettings": {"Networks": {name: {"NetworkID": network} for name, network in networks.items()}},
        "Mounts": [{"Type": m.type, "Name": m.name, "Source": m.source, "Destination": m.target} for m in made.mounts],
    }
    detail = {
        "Id": identity,
        "Name": f"/{request.name.removeprefix('/')}",
        "Image": image_id,
        "Config": {**config, **{k: v for k, v in body.items() if v and k not in ("HostConfig", "NetworkingConfig")}},
        "HostConfig": {**host, "NetworkMode": mode},
        "NetworkSettings": {"Networks": raw["NetworkSettings"]["Networks"], "Ports": {}},
        "Mounts": raw["Mounts"],
        "State": {"Status": "created", "Running": False, "Paused": False, "ExitCode": 0},
    }
    detail["Config"]["Labels"] = labels
    container = Container(
        identity,
        request.name.removeprefix("/"),
        "created",
        body["Image"],
        image_id,
        0.0,
        labels,
        networks,
        mode,
        made.mounts,
        raw,
    )
    state = state.put("container", container, detail)
    for name in networks:
        endpoint = body["NetworkingConfig"]["EndpointsConfig"].get(name)
        network = next((n for n in state.networks.values() if n.name == name), None)
        state = with_endpoint(container, network, endpoint, state) if endpoint and network else state
    return state


def removal(shown: str, created: Created) -> tuple[Effect, ...]:
    """What --rm takes away at the end: the container and its anonymous volumes."""
    made = created.made
    count = len(made.anonymous) if made else 0
    gone = Effect("remove", "container", None, shown, "--rm")
    return (gone, *(Effect("remove", "volume", None, "<generated>", f"anonymous, of {shown}") for _ in range(count)))


def way_back(created: Created, remove: str) -> str | None:
    """With -v for the volumes that were made for it without a name; None where the knowledge's way is enough."""
    anonymous = created.made.anonymous if created.made else ()
    goes = created.request.body["HostConfig"]["AutoRemove"]
    name = created.request.name.removeprefix("/") or UNNAMED
    return f"{remove} {name}" if anonymous and not goes else None


def without(state: State, created: Created) -> State:
    made = created.made
    return state.drop("container", created.identity).drop("volume", set(made.anonymous) if made else set())


def _is_called(image: Image, name: str) -> bool:
    """Has the image this name? One that the line pulls has no other sign yet."""
    reference = parse_reference(name)
    return reference is not None and reference.tagged.familiar in (*image.tags, *image.digests)
