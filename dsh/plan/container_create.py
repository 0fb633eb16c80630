"""docker create and docker run."""

import os
from typing import Any, NamedTuple

from dsh.cmdline.invocation import Invocation
from dsh.engine.objects import Container, Image
from dsh.engine.reference import HEX64, parse_reference
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.create_config import CreateRequest, create_request
from dsh.plan.create_limits import refused_by_engine
from dsh.plan.create_networks import is_user_defined
from dsh.plan.create_volumes import Volumes, volumes
from dsh.plan.endpoint_rules import outside, unsupported_endpoint
from dsh.plan.foretell import folder_is_file, program_exit_code, program_missing, unknown_user
from dsh.plan.here import surroundings
from dsh.plan.host_ports import first_taken, listed
from dsh.plan.image_pull import pull_for_create
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.refusal import Refused
from dsh.plan.surroundings import Surroundings, spoken


class Trouble(NamedTuple):
    """Why the engine will not go on, and what docker run exits with then."""

    id: str
    message: str
    exit_code: int = 125
    fix: str | None = None


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


API_SOCKET = (
    "dsh: --use-api-socket is not run here: it gives the container the engine's socket, and with it the host, and "
    "copies your registry passwords into it"
)
SOCKET_FIX = "-v /var/run/docker.sock:/var/run/docker.sock, if the container shall have the engine"


def create(invocation: Invocation, state: State) -> Planned:
    if invocation.on("use-api-socket"):
        return refused(state, API_SOCKET, 1, "not-run", SOCKET_FIX)
    try:
        created = _created(invocation, state, "create")
    except Refused as error:
        return _refused(error, invocation, state)
    steps, problems = created.steps, created.problems
    if created.failed:
        code = 1
        return Planned(steps, state, code, b"", (*problems, _error(created.failed)), stops=True)
    known = created.image is not None
    return Planned(steps, created.state, 0 if known else None, None, problems, stops=True)


def run(invocation: Invocation, state: State) -> Planned:
    if invocation.on("use-api-socket"):
        return refused(state, API_SOCKET, 125, "not-run", SOCKET_FIX)
    try:
        created = _created(invocation, state, "run")
    except Refused as error:
        return _refused(error, invocation, state)
    if created.failed:
        trouble = created.failed
        return Planned(created.steps, state, trouble.exit_code, b"", (*created.problems, _error(trouble)), stops=True)
    return _started(invocation, created)


def _refused(error: Refused, invocation: Invocation, state: State) -> Planned:
    verb = invocation.command.path.rpartition(" ")[2]
    message, code = error.message, error.exit_code
    if error.stage == "flags" or (error.stage == "create" and verb == "run"):
        message, code = f"docker: {message}\n\nRun 'docker {verb} --help' for more information", 125
    planned = refused(state, message, code, "refused-by-docker", error.hint)
    return planned._replace(problems=(Problem("refused-by-docker", "error", error.message, error.hint),))


def _error(trouble: Trouble) -> Problem:
    return Problem(trouble.id, "error", trouble.message, trouble.fix)


def _created(invocation: Invocation, state: State, verb: str) -> Created:
    """Raises Refused where docker's client stops by itself."""
    around = surroundings(state)
    request = create_request(invocation, around)
    _check_cidfile(invocation.value("cidfile"), around)
    name = request.body["Image"]
    if parse_reference(name) is None and not HEX64.fullmatch(name):
        raise Refused(bad_reference(name), 1, "create")
    limits = refused_by_engine(request.body, state.source.info(), request.name, state.api("1.44"))
    pull = pull_for_create(invocation, state, request.platform)
    args = {
        "body": request.body,
        "name": request.name,
        "platform": request.platform,
        "verb": verb,
        "cidfile": invocation.value("cidfile"),
        "image_id": pull.image.id if pull.image else "",
        "notice": pull.notice,
    }
    if limits or pull.trouble:
        trouble = Trouble("refused-by-engine", limits) if limits else Trouble("image-missing", pull.trouble or "")
        steps = (Step("container.create", args, says=f"create a container from {name}"),) if limits else pull.steps
        steps = steps or (Step("container.create", args, says=f"create a container from {name}"),)
        return Created(state, request, steps, pull.problems, "", {}, None, None, trouble)
    image = pull.image
    config = (state.inspect("image", image.id).get("Config") or {}) if image and image.id in state.images else {}
    failed = _before_volumes(request, config, image, state, around)
    if failed:
        steps = (*pull.steps, Step("container.create", args, says=f"create a container from {name}"))
        return Created(pull.state, request, steps, pull.problems, "", {}, image, None, failed)
    made = volumes(request.body, config, pull.state)
    identity, after = made.state.placeholder()
    made = made._replace(state=after)
    args |= {"placeholder": identity, "volumes": {m.target: m.name for m in made.mounts if m.name.startswith("new:")}}
    shown = request.name.removeprefix("/") or "<generated>"
    effect = Effect("create", "container", None, shown, f"from {name}")
    step = Step("container.create", args, (*made.effects, effect), f"create {shown} from {name}")
    after = _with_container(after, identity, request, config, image, made, invocation)
    problems = (*pull.problems, *_unheard(request.body, config))
    return Created(after, request, (*pull.steps, step), problems, identity, config, image, made, None)


def _unheard(body: dict[str, Any], config: dict[str, Any]) -> tuple[Problem, ...]:
    """Ports published where the image's own program does not listen, as far as the image tells."""
    heard = sorted(config.get("ExposedPorts") or {}, key=lambda port: (len(port), port))
    published = (body["HostConfig"].get("PortBindings") or {}).items()
    if not heard or body["Cmd"] or body["Entrypoint"] or any(port in heard for port, _ in published):
        return ()
    out = []
    for port, bindings in published:
        inside, own = port.partition("/")[0], heard[0].partition("/")[0]
        says = f"the image says that its program listens on {', '.join(heard)}: nothing may answer on {inside}"
        host = (bindings or [{}])[0].get("HostPort") or ""
        out.append(Problem("port-not-exposed", "warning", says, f"-p {host}:{own}" if host else f"-p {own}"))
    return tuple(out[:1])


def _check_cidfile(name: str, around: Surroundings) -> None:
    if not name:
        return
    if os.path.exists(around.path(name)):
        said = f"container ID file found, make sure the other container isn't running or delete {name}"
        raise Refused(said, 1, "create")
    folder = os.path.dirname(around.path(name))
    if not os.path.isdir(folder):
        error = FileNotFoundError(2, "")
        raise Refused(f"failed to create the container ID file: open {name}: {spoken(error)}", 1, "create")


def bad_reference(name: str) -> str:
    """Docker's words for a name that is none."""
    head = name.rsplit("@", 1)[0]
    path = head.rpartition(":")[0] if ":" in head.rsplit("/", 1)[-1] else head
    if path != path.lower() and parse_reference(path.lower()) is not None:
        known = parse_reference(path.lower())
        full = known.repository if known else path
        place = full[: len(full) - len(path)].removeprefix("docker.io/")
        return f"invalid reference format: repository name ({place}{path}) must be lowercase"
    return "invalid reference format"


def _before_volumes(
    request: CreateRequest, config: dict[str, Any], image: Image | None, state: State, around: Surroundings
) -> Trouble | None:
    """What the engine refuses while nothing is made yet."""
    body, host = request.body, request.body["HostConfig"]
    entrypoint = body["Entrypoint"]
    words = (body["Cmd"] or []) + (entrypoint if entrypoint and entrypoint != [""] else [])
    inherited = (config.get("Cmd") or []) if entrypoint is None else []
    if image and not words and not inherited and not (config.get("Entrypoint") and entrypoint is None):
        return Trouble("no-command", "No command specified", fix="name a program after the image")
    name = request.name.removeprefix("/")
    holder = next((c for c in state.containers.values() if name and c.name == name), None)
    if holder:
        said = f'Conflict. The container name "/{name}" is already in use by container "{holder.id}". '
        said += "You have to remove (or rename) that container to be able to reuse that name."
        return Trouble("name-in-use", said, fix=_free_name(name, holder.running))
    for mount in host.get("Mounts") or []:
        path = mount.get("Source", "")
        if mount["Type"] == "bind" and around.local_engine and not os.path.lexists(path):
            if (mount.get("BindOptions") or {}).get("CreateMountpoint"):
                continue
            said = f'invalid mount config for type "bind": bind source path does not exist: {path}'
            return Trouble("no-such-path", said, fix=f"mkdir -p {path}")
    for bind in host.get("Binds") or []:
        source, _, rest = bind.partition(":")
        target = rest.partition(":")[0]
        if target and not target.startswith("/"):
            said = (
                f"invalid mount config for type \"volume\": invalid mount path: '{target}' mount path must be absolute"
            )
            return Trouble("bad-mount", f"invalid volume specification: '{bind}': {said}")
        if source[:1] != "/" and not _is_volume_name(source):
            said = f'create {source}: "{source}" includes invalid characters for a local volume name, only '
            said += (
                '"[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path'
            )
            return Trouble("bad-volume-name", said, fix=f"write ./{source} for a folder")
    if folder_is_file(body, image, state):
        return Trouble("bad-folder", f"Cannot mkdir: {body['WorkingDir']} is not a directory")
    for other in host.get("VolumesFrom") or []:
        try:
            state.container(other.partition(":")[0])
        except EngineRefused as error:
            return Trouble("no-such-container", error.message)
    for link in host.get("Links") or []:
        try:
            state.container(link.partition(":")[0])
        except EngineRefused:
            other = link.partition(":")[0]
            return Trouble("no-such-container", f"could not get container for {other}: No such container: {other}")
    return None


def _is_volume_name(text: str) -> bool:
    return len(text) > 1 and text[0].isalnum() and text.isascii() and all(c.isalnum() or c in "_.-" for c in text)


def _with_container(
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
        "ImageID": image.id if image else "",
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
        "Image": image.id if image else "",
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
        image.id if image else "",
        0.0,
        labels,
        networks,
        mode,
        made.mounts,
        raw,
    )
    return state.put("container", container, detail)


def _started(invocation: Invocation, created: Created) -> Planned:
    """docker run, from the created container on."""
    body, host = created.request.body, created.request.body["HostConfig"]
    made, state = created.made, created.state
    assert made is not None
    shown = created.request.name.removeprefix("/") or "<generated>"
    foreground = body["AttachStdout"] or body["AttachStderr"]
    removal = _removal(shown, created) if host["AutoRemove"] else ()
    args = {
        "container": created.identity,
        "tty": body["Tty"],
        "attach": {name: body[f"Attach{name}"] for name in ("Stdin", "Stdout", "Stderr")},
        "rm": host["AutoRemove"],
        "sig_proxy": invocation.on("sig-proxy"),
        "detach_keys": invocation.value("detach-keys"),
        "begun": (Effect("start", "container", created.identity, shown),),
        "removal": removal,
    }
    trouble = _at_start(created, invocation)
    if trouble:
        step = Step("container.run", args, removal, f"start {shown}")
        after = _without(state, created) if host["AutoRemove"] else state
        problems = (*created.problems, _error(trouble))
        return Planned((*created.steps, step), after, trouble.exit_code, b"", problems, stops=True)
    start = Effect("start", "container", None, shown)
    container = state.containers[created.identity]
    problems, code = created.problems, program_exit_code(body, created.config) if foreground else 0
    if foreground and code:
        said = f"the program ends with exit code {code}, and docker with it"
        problems = (*problems, Problem("exit-code", "error", said))
    if foreground and host["AutoRemove"]:
        step = Step("container.run", args, (start, *removal), f"run {shown} and remove it when it ends")
        state = _without(state, created)
    elif foreground:
        step = Step("container.run", args, (start,), f"run {shown}")
        state = state.started(container).stopped(state.containers[created.identity], code or 0)
    else:
        step = Step("container.run", args, (start,), f"start {shown} in the background")
        raw = {**container.raw, "Ports": listed(host["PortBindings"])}
        state = state.started(container._replace(raw=raw))
    if created.image is None:
        code = None
    return Planned((*created.steps, step), state, code, None, problems, stops=True)


def _removal(shown: str, created: Created) -> tuple[Effect, ...]:
    """What --rm takes away at the end: the container and its anonymous volumes."""
    made = created.made
    count = len(made.anonymous) if made else 0
    gone = Effect("remove", "container", None, shown, "--rm")
    return (gone, *(Effect("remove", "volume", None, "<generated>", f"anonymous, of {shown}") for _ in range(count)))


def _without(state: State, created: Created) -> State:
    made = created.made
    return state.drop("container", created.identity).drop("volume", set(made.anonymous) if made else set())


def _at_start(created: Created, invocation: Invocation) -> Trouble | None:
    """What keeps the created container from starting."""
    body, host, state = created.request.body, created.request.body["HostConfig"], created.state
    mode = host["NetworkMode"]
    endpoint: dict[str, Any]
    said: str | None
    late = next((p for p in invocation.problems if p.id == "fails-at-start"), None)
    if late:
        return Trouble("bad-value", (late.docker or late.message).removeprefix("Error response from daemon: "))
    if mode.startswith("container:"):
        try:
            other = state.container(mode.partition(":")[2])
        except EngineRefused as error:
            return Trouble("no-such-container", error.message)
        if not other.running:
            return Trouble(
                "not-running",
                f"cannot join network of a non running container: {other.id}",
                fix=f"docker start {other.name}",
            )
    elif is_user_defined(mode):
        try:
            network = state.network(mode)
        except EngineRefused as error:
            return Trouble("no-such-network", error.message, fix=f"docker network create {mode}")
        endpoint = body["NetworkingConfig"]["EndpointsConfig"].get(mode, {})
        said = unsupported_endpoint(network, endpoint, state) or outside(network, endpoint)
        if said:
            return Trouble("bad-address", said, fix="docker network create --subnet 10.9.0.0/24 NAME")
    else:
        endpoint = next(iter(body["NetworkingConfig"]["EndpointsConfig"].values()), {})
        if (endpoint.get("IPAMConfig") or {}).get("IPv4Address") and mode in ("default", "bridge"):
            said = "user specified IP address is supported on user defined networks only"
            return Trouble("ip-on-bridge", said, fix="docker network create --subnet 10.9.0.0/24 NAME")
    user = unknown_user(body, created.image, state)
    if user:
        return Trouble("unknown-user", f"unable to find user {user}: no matching entries in passwd file")
    if mode not in ("host", "none") and not mode.startswith("container:"):
        taken = first_taken(host["PortBindings"], state, created.identity)
        if taken:
            who = f"container {taken.holder}" if taken.holder else "another program"
            said = f"{taken.message} (held by {who})"
            return Trouble("port-in-use", said, fix="publish another port")
    for device in host["Devices"]:
        path = device["PathOnHost"]
        if surroundings(state).local_engine and not os.path.exists(path):
            said = f'error gathering device information while adding custom device "{path}": no such file or directory'
            return Trouble("no-such-device", said, 127)
    missing = program_missing(body, created.config, created.image, created.made, state)
    return Trouble("no-such-program", missing.message, missing.exit_code) if missing else None


def _free_name(name: str, running: bool) -> str:
    """What helps where the name is taken; a running container is not to be cut off by the way."""
    held = f"docker start {name} if the stopped one is what you want, docker rm {name} if it can go"
    return "choose another --name; " + (
        f"{name} is running: docker stop {name} first if it can go" if running else held
    )
