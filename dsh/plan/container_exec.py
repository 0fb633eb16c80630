"""docker exec"""

from dsh.cmdline.deletes import deletions
from dsh.cmdline.invocation import Invocation
from dsh.cmdline.lines import quote
from dsh.cmdline.looks import only_reads
from dsh.engine.archive import stat, text
from dsh.engine.objects import Container, Mount
from dsh.engine.reference import HEX64
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.errors import DshError
from dsh.plan.container_attach import KEYS, NO_TERMINAL, bad_keys
from dsh.plan.create_texts import exec_environment
from dsh.plan.foretell import search, sure_exit_code
from dsh.plan.here import surroundings
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.reach import EMPTIED, emptied, only_read, writable
from dsh.plan.refusal import Refused
from dsh.plan.starting import filled, unseen
from dsh.typed import Any

PLACES = 2  # that are named
SHELLS = ("bash", "zsh", "ash", "dash", "fish", "ksh")


def execute(invocation: Invocation, state: State) -> Planned:
    name, *command = [argument.value for argument in invocation.arguments]
    around = surroundings(state)
    detach, tty = invocation.on("detach"), invocation.on("tty")
    stdin = invocation.on("interactive") and not detach
    try:
        environment = exec_environment(invocation.values("env-file"), invocation.values("env"), around)
    except Refused as error:
        return refused(state, error.message, 1, "refused-by-docker")
    try:
        container = state.container(name)
    except EngineRefused as error:
        return refused(state, error.said, 1, "no-such-container")
    if not detach and stdin and tty and not around.stdin_tty:
        return refused(state, NO_TERMINAL, 1, "no-terminal", fix="leave out -t")
    body = {
        "User": invocation.value("user"),
        "Privileged": invocation.on("privileged"),
        "Tty": tty,
        "AttachStdin": stdin,
        "AttachStdout": not detach,
        "AttachStderr": not detach,
        "Detach": detach,
        "DetachKeys": invocation.value("detach-keys"),
        "Env": environment,
        "WorkingDir": invocation.value("workdir"),
        "Cmd": command,
    }
    if tty and not detach and around.out_tty:
        body["ConsoleSize"] = list(around.console_size)
    args: dict[str, Any] = {"container": container.id, "name": name, "body": body}
    step = Step("container.exec", args, says=f"run {command[0]} in {container.name}")
    problem = _not_ready(container, name)
    if problem:
        return Planned((step,), state, 1, b"", (problem,))
    if bad_keys(invocation):  # the engine looks at them after the container's state
        said = f"Error response from daemon: Invalid escape keys ({invocation.value('detach-keys')}) provided"
        return refused(state, said, 1, "bad-keys", fix=KEYS)
    stranger = _stranger(invocation.value("user"), container, state)
    if stranger:
        problem = Problem("unknown-user", "error", stranger, "-u takes a number too")
        return Planned((step,), state, 1 if detach else 126, None, (problem,))
    lost = _no_folder(invocation.value("workdir"), container, state)
    if lost:
        folder = invocation.value("workdir")
        fix = ("docker", "exec", name, "mkdir", "-p", folder) if folder.startswith("/") else ("-w", f"/{folder}")
        problem = Problem("no-such-folder", "error", lost, quote(fix))
        return Planned((step,), state, 1 if detach else 126, None, (problem,))
    missing = _missing(command[0], body, container, state)
    if missing:
        problem = Problem("no-such-program", "error", missing, _with_sh(invocation, command, body, container, state))
        return Planned((step,), state, 1 if detach else 126, None, (problem,))
    looks = only_reads(invocation)
    effects = () if looks else (Effect("exec", "container", container.id, container.name, " ".join(command)),)
    code = 0 if detach else sure_exit_code(command)
    notes = _port_outside(command, container) + (
        (Problem("exit-code", "error", f"the program ends with exit code {code}, and docker with it"),) if code else ()
    )
    steps, out = (step._replace(effects=effects),), b"" if detach else None
    if looks:
        return Planned(steps, state, code, out, notes, risk="read")
    writes = sure_exit_code(command) is None
    after = filled(container, state) if writes else state
    config = state.inspect("container", container.id).get("Config") or {}
    losses = _losses(command, invocation.value("workdir") or config.get("WorkingDir") or "/", container)
    keeps = ("the container's main program", _written(container))
    return Planned(steps, after, code, out, (*notes, *losses), keeps, risk="destroy" if losses else None)


def _losses(command: list[str], folder: str, container: Container) -> tuple[Problem, ...]:
    """What the program deletes: in volumes and folders that outlive the container, and in itself."""
    outside = writable(container.mounts, only_read(container))
    lost = dict.fromkeys(emptied(command, folder, outside, set()))
    if not lost and deletions(command, folder):
        says = f"what is deleted in {container.name} does not come back"
        return (Problem(EMPTIED, "warning", says, f"docker diff {container.name}"),)
    return tuple(lost)


def _written(container: Container) -> str:
    """What becomes of the files that the program writes: those in volumes and folders of the machine outlive it."""
    read_only = only_read(container)
    outside = [it for it in container.mounts if it.type in ("volume", "bind") and it.target not in read_only]
    name = container.name or "the container"
    if not outside and read_only:
        return f"the image, and {', '.join(sorted(read_only))}, which {name} can only read"
    if not outside:
        return f"the image: {name} has no volume, so all that is written in it goes with it"
    places = [f"{it.target} ({_source(it)})" for it in outside[:PLACES]]
    more = f" and {len(outside) - PLACES} more places" if len(outside) > PLACES else ""
    return f"what it writes below {', '.join(places)}{more}, also when {name} is removed (all else goes with {name})"


def _source(it: Mount) -> str:
    if it.type == "bind":
        return f"the folder {it.source}"
    return "an anonymous volume" if HEX64.fullmatch(it.name) else f"volume {it.name}"


def _with_sh(
    invocation: Invocation, command: list[str], body: dict[str, Any], container: Container, state: State
) -> str | None:
    """The line with the shell that nearly every image has, where another shell was wanted."""
    if command[0].rpartition("/")[2] not in SHELLS or _missing("sh", body, container, state):
        return None
    return quote((*invocation.words[: -len(command)], "sh", *command[1:]))


def _port_outside(command: list[str], container: Container) -> tuple[Problem, ...]:
    """ "wget localhost:8090" in a container whose port 80 is 8090 only outside of it."""
    pairs = {(it.get("PublicPort"), it.get("PrivatePort")) for it in container.raw.get("Ports") or []}
    for outside, inside in sorted((o, i) for o, i in pairs if o and i):
        if any(outside == own for _, own in pairs):
            continue
        for here in (f"localhost:{outside}", f"127.0.0.1:{outside}"):
            if any(
                here == word.partition("://")[2].partition("/")[0] or here == word.split("/")[0] for word in command
            ):
                says = f"{outside} is the port outside: in {container.name} itself it is {inside}"
                return (Problem("port-outside", "warning", says, here.replace(str(outside), str(inside))),)
    return ()


def _not_ready(container: Container, name: str) -> Problem | None:
    if container.state == "paused":
        said = f"Container {name} is paused, unpause the container before exec"
        return Problem("paused", "error", said, f"docker unpause {name}")
    if container.state == "restarting":
        return Problem(
            "restarting", "error", f"Container {container.id} is restarting, wait until the container is running"
        )
    if not container.running:
        return Problem("not-running", "error", f"Container {container.id} is not running", f"docker start {name}")
    return None


def _stranger(user: str, container: Container, state: State) -> str | None:
    """The engine's words for a user or a group that is surely not in the container's list of them."""
    name, _, group = user.partition(":")
    for one, kind, file in ((name, "user", "passwd"), (group.partition(":")[0], "group", "group")):
        if one and not one.isdigit() and not unseen(container, state) and _not_in(one, file, container, state):
            return f"unable to find {kind} {one}: no matching entries in {file} file"
    return None


def _not_in(name: str, file: str, container: Container, state: State) -> bool:
    try:
        known = text(state.source.client, container.id, f"/etc/{file}")
    except DshError:
        return False
    return known is not None and all(line.partition(":")[0] != name for line in known.split("\n"))


def _no_folder(folder: str, container: Container, state: State) -> str | None:
    """The runtime's words for a working folder that is surely not in the container."""
    if folder and not folder.startswith("/"):
        return "OCI runtime exec failed: exec failed: Cwd must be an absolute path"
    if not folder or unseen(container, state) or _there(container, folder, state) is not False:
        return None
    why = f'chdir to cwd ("{folder}") set in config.json failed: no such file or directory'
    return f"OCI runtime exec failed: exec failed: unable to start container process: {why}"


def _missing(program: str, body: dict[str, Any], container: Container, state: State) -> str | None:
    """The runtime's words where the program is surely not in the container."""
    if unseen(container, state):
        return None
    config = state.inspect("container", container.id).get("Config") or {}
    environment = [*(config.get("Env") or []), *(body["Env"] or [])]
    for place in search(program, environment, body["WorkingDir"] or config.get("WorkingDir") or "/"):
        found = _there(container, place, state)
        if found is None or found:
            return None
    why = f"stat {program}: no such file or directory" if "/" in program else "executable file not found in $PATH"
    return f'OCI runtime exec failed: exec failed: unable to start container process: exec: "{program}": {why}'


def _there(container: Container, path: str, state: State) -> bool | None:
    """Is there anything at this path of a container? None: the engine does not say."""
    try:
        return stat(state.source.client, container.id, path) is not None
    except DshError:
        return None
