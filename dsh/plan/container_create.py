"""docker create and docker run."""

import os

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.looks import reads
from dsh.engine.reference import HEX64, parse_reference
from dsh.engine.state import MADE, State
from dsh.explain.kept import BY_ITSELF, kept
from dsh.plan.container_attach import KEYS, NO_STREAM, bad_keys, ends_with
from dsh.plan.create_config import create_request
from dsh.plan.create_limits import memory_nodes, refused_by_engine
from dsh.plan.create_trouble import Trouble, after_volumes, before_volumes
from dsh.plan.create_volumes import NO_DRIVER, Volumes, volumes
from dsh.plan.ending import at_once
from dsh.plan.exit_codes import run_exit_code
from dsh.plan.foretell import program_exit_code, words
from dsh.plan.here import surroundings
from dsh.plan.host_ports import listed
from dsh.plan.image_pull import pull_again, pull_for_create
from dsh.plan.new_container import Created, removal, way_back, with_container, without
from dsh.plan.packed import LOSING, packed
from dsh.plan.plan import ONLY_LOOKS, Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.reach import EMPTIED, NOTHING_SURE, asked_read_only, commands_host, writable, written
from dsh.plan.refusal import Refused, bad_reference
from dsh.plan.start_trouble import at_start
from dsh.plan.surroundings import Surroundings, spoken
from dsh.power import HOST
from dsh.typed import Any

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
        return Planned(steps, created.state, code, b"", (*problems, _error(created.failed)), stops=True)
    known = created.image is not None
    out, way = f"{created.identity}\n".encode(), way_back(created, "docker rm -v")
    return Planned(steps, created.state, 0 if known else None, out, problems, way_back=way, stops=True)


def run(invocation: Invocation, state: State) -> Planned:
    if invocation.on("use-api-socket"):
        return refused(state, API_SOCKET, 125, "not-run", SOCKET_FIX)
    try:
        created = _created(invocation, state, "run")
    except Refused as error:
        return _refused(error, invocation, state)
    if created.failed:
        trouble = created.failed
        return Planned(
            created.steps, created.state, trouble.exit_code, b"", (*created.problems, _error(trouble)), stops=True
        )
    return _started(invocation, created)


def _refused(error: Refused, invocation: Invocation, state: State) -> Planned:
    verb = invocation.command.path.rpartition(" ")[2]
    message, code = error.message, error.exit_code
    if error.stage == "flags" or (error.stage == "create" and verb == "run"):
        code = 125 if error.stage == "flags" else run_exit_code(message)
        message = f"docker: {message}\n\nRun 'docker {verb} --help' for more information"
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
    if parse_reference(name) is None and not HEX64.fullmatch(name) and not name.startswith(MADE):
        raise Refused(bad_reference(name), 1, "create")
    nodes = memory_nodes() if around.local_engine and request.body["HostConfig"].get("CpusetMems") else 0
    newer = state.api("1.44"), state.api("1.48")
    limits = refused_by_engine(request.body, state.source.info(), *newer, nodes)
    pull = pull_for_create(invocation, state, request.platform)
    args: dict[str, Any] = {
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
    name_of_it = request.name.removeprefix("/")
    failed = before_volumes(request.body, request.name, config, image, pull.state, around)
    made = Volumes(pull.state) if failed else volumes(request.body, config, pull.state)
    failed = failed or made.trouble or after_volumes(request.body, image, made.mounts, pull.state)
    named = tuple(effect for effect in made.effects if effect.name != "<generated>")
    args |= {"named": named}
    if failed and failed.id == NO_DRIVER and invocation.value("pull", "missing") == "missing":
        again = pull_again(invocation, pull.state, request.platform)
        if again is not None and again.trouble:
            missing = Trouble("image-missing", again.trouble)
            return Created(pull.state, request, again.steps, pull.problems, "", {}, None, None, missing)
        if again is not None:  # what docker pulls is there then, and the driver is not
            args["image_id"] = again.image.id if again.image else ""
            pull = pull._replace(steps=(*pull.steps, *again.steps))
            made = made._replace(state=again.state)
    if failed:  # what is named stays behind
        step = Step("container.create", args, named, says=f"create a container from {name}")
        after = made.state.drop("volume", set(made.anonymous))
        return Created(after, request, (*pull.steps, step), pull.problems, "", {}, image, None, failed)
    identity, after = made.state.placeholder()
    made = made._replace(state=after)
    args |= {"placeholder": identity, "volumes": {m.target: m.name for m in made.mounts if m.name.startswith("new+")}}
    shown = name_of_it or "<generated>"
    effect = Effect("create", "container", None, shown, f"from {name}")
    file = (Effect("create", "file", None, args["cidfile"], f"with the ID of {shown}"),) if args["cidfile"] else ()
    step = Step("container.create", args, (*made.effects, effect, *file), f"create {shown} from {name}")
    after = with_container(after, identity, request, config, image, made, invocation)
    problems = (*pull.problems, *_unheard(request.body, config), *_not_folders(made.effects, around))
    return Created(after, request, (*pull.steps, step), problems, identity, config, image, made, None)


def _unheard(body: dict[str, Any], config: dict[str, Any]) -> tuple[Problem, ...]:
    """Ports published where the image's own program does not listen, as far as the image tells."""
    heard = sorted(config.get("ExposedPorts") or {}, key=lambda port: (len(port), port))
    published = (body["HostConfig"].get("PortBindings") or {}).items()
    if not heard or body["Cmd"] or body["Entrypoint"] or any(port in heard for port, _ in published):
        return ()
    out = []
    for port, bindings in published:
        inside, _, protocol = port.partition("/")
        own = next((it for it in heard if it.endswith(f"/{protocol}")), heard[0]).partition("/")[0]
        says = f"the image says that its program listens on {', '.join(heard)}: nothing may answer on {inside}"
        first = (bindings or [{}])[0]
        host, address = first.get("HostPort") or "", first.get("HostIp") or ""
        address = f"[{address}]" if ":" in address else address
        host = f"{address}:{host}" if address else host
        out.append(Problem("port-not-exposed", "warning", says, f"-p {host}:{own}" if host else f"-p {own}"))
    return tuple(out[:1])


def _not_folders(effects: tuple[Effect, ...], around: Surroundings) -> tuple[Problem, ...]:
    """New volumes that are called as a folder here is: -v data:/data where ./data was meant."""
    out = []
    for effect in effects:
        place = effect.detail.removeprefix("mounted at ")
        if effect.kind == "volume" and effect.name and os.path.isdir(around.path(effect.name)):
            says = f"{effect.name} is a new, empty volume; the folder {effect.name} here is another thing"
            out.append(Problem("not-the-folder", "warning", says, f"-v ./{effect.name}:{place}"))
    return tuple(out)


def _check_cidfile(name: str, around: Surroundings) -> None:
    if not name:
        return
    if os.path.exists(around.path(name)) or around.path(name) in around.written:
        said = f"container ID file found, make sure the other container isn't running or delete {name}"
        raise Refused(said, 1, "create")
    folder = os.path.dirname(around.path(name))
    if not os.path.isdir(folder):
        error = FileNotFoundError(2, "")
        raise Refused(f"failed to create the container ID file: open {name}: {spoken(error)}", 1, "create")


def _started(invocation: Invocation, created: Created) -> Planned:
    """docker run, from the created container on."""
    body, host = created.request.body, created.request.body["HostConfig"]
    made, state = created.made, created.state
    assert made is not None
    shown = created.request.name.removeprefix("/") or "<generated>"
    foreground = body["AttachStdout"] or body["AttachStderr"]
    printed = None if foreground or body["AttachStdin"] else f"{created.identity}\n".encode()
    gone = removal(shown, created) if host["AutoRemove"] else ()
    args = {
        "container": created.identity,
        "tty": body["Tty"],
        "attach": {name: body[f"Attach{name}"] for name in ("Stdin", "Stdout", "Stderr")},
        "rm": host["AutoRemove"],
        "sig_proxy": invocation.on("sig-proxy"),
        "detach_keys": invocation.value("detach-keys"),
        "begun": (Effect("start", "container", created.identity, shown),),
        "removal": gone,
    }
    if any(args["attach"].values()) and bad_keys(invocation):  # nobody can stay with it: it is not started then
        step = Step("fail", {"message": NO_STREAM, "exit_code": 1})
        problems = (*created.problems, Problem("bad-keys", "error", bad_keys(invocation), KEYS))
        return Planned((*created.steps, step), state, 1, b"", problems, stops=True)
    trouble = at_start(created, invocation)
    if trouble:
        step = Step("container.run", args, gone, f"start {shown}")
        after = without(state, created) if host["AutoRemove"] else state
        problems = (*created.problems, _error(trouble))
        return Planned((*created.steps, step), after, trouble.exit_code, printed or b"", problems, stops=True)
    start = Effect("start", "container", None, shown)
    container = state.containers[created.identity]
    of_archive = packed(created)
    problems, code = (*created.problems, *of_archive), program_exit_code(body, created.config) if foreground else 0
    if foreground and code:
        problems = (*problems, ends_with(code))
    args["ends"] = not foreground and created.image is not None and at_once(words(body, created.config), host)
    if host["AutoRemove"] and (foreground or args["ends"]):
        step = Step("container.run", args, (start, *gone), f"run {shown} and remove it when it ends")
        state = without(state, created)
    elif foreground or args["ends"]:
        step = Step("container.run", args, (start,), f"run {shown}")
        ended_with = program_exit_code(body, created.config) or 0
        state = state.started(container).stopped(state.containers[created.identity], ended_with)
    else:
        step = Step("container.run", args, (start,), f"start {shown} in the background")
        raw = {**container.raw, "Ports": listed(host["PortBindings"])}
        state = state.started(container._replace(raw=raw))
    if created.image is None:
        code = None
    lost = any(problem.id in LOSING for problem in of_archive)
    mighty = commands_host(host, made.mounts, asked_read_only(host, created.state))
    problems = (*problems, *mighty)
    keeps = (ONLY_LOOKS,) if _only_looks(created) and not mighty else _keeps(invocation, created, problems)
    way = "" if lost else way_back(created, "docker rm -f -v")
    risk = "destroy" if lost else None
    return Planned((*created.steps, step), state, code, printed, problems, keeps, way, risk=risk, stops=True)


def _keeps(invocation: Invocation, created: Created, problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """What stays: of what the program writes, the part that goes into volumes and folders outlives the container."""
    mounts = created.made.mounts if created.made else ()
    outside = writable(mounts, asked_read_only(created.request.body["HostConfig"], created.state))
    whole = any(m.type == "bind" and m.source == "/" for m in outside)
    if whole and any(it.id == EMPTIED for it in problems):
        return (NOTHING_SURE,)
    writes = written(outside, mounts)
    return kept(invocation, f"{BY_ITSELF}{writes or 'the image'}" if any(it.id == HOST for it in problems) else writes)


def _only_looks(created: Created) -> bool:
    """Does the container nothing but show what there is, and take itself away? A new volume or file would stay."""
    program = words(created.request.body, created.config)
    ours = all(effect.kind == "container" for step in created.steps for effect in step.effects)
    goes = created.request.body["HostConfig"]["AutoRemove"] and created.image is not None
    return bool(goes and ours and program and reads(program[0], program[1:]))
