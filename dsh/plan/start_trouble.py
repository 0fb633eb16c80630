"""What keeps a container that has just been made from starting."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.plan.create_networks import is_user_defined
from dsh.plan.create_trouble import Trouble
from dsh.plan.endpoint_rules import address_held, outside, unsupported_endpoint
from dsh.plan.exit_codes import run_exit_code
from dsh.plan.foretell import mismatched_mount, program_missing, unknown_group, unknown_user
from dsh.plan.here import surroundings
from dsh.plan.host_devices import lost_device
from dsh.plan.host_ports import first_taken
from dsh.plan.kernel_trouble import against_the_kernel
from dsh.plan.machine_trouble import against_the_machine
from dsh.plan.new_container import Created
from dsh.plan.starting import unlinked
from dsh.typed import Any


def at_start(created: Created, invocation: Invocation) -> Trouble | None:
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
        said = said or address_held(network, endpoint, state)
        if said:
            return Trouble("bad-address", said, fix="docker network create --subnet 10.9.0.0/24 NAME")
    else:
        endpoint = next(iter(body["NetworkingConfig"]["EndpointsConfig"].values()), {})
        addresses = endpoint.get("IPAMConfig") or {}
        if (addresses.get("IPv4Address") or addresses.get("IPv6Address")) and mode in ("default", "bridge"):
            said = "user specified IP address is supported on user defined networks only"
            return Trouble("ip-on-bridge", said, fix="docker network create --subnet 10.9.0.0/24 NAME")
    user = unknown_user(body, created.image, state)
    if user:
        return Trouble("unknown-user", f"unable to find user {user}: no matching entries in passwd file")
    group = unknown_group(body, created.image, state)
    if group:
        return Trouble("unknown-group", group)
    kernel = against_the_kernel(body, state)
    if kernel:
        return kernel
    if mode not in ("host", "none") and not mode.startswith("container:"):
        taken = first_taken(host["PortBindings"], state, created.identity)
        if taken:
            who = f"container {taken.holder}" if taken.holder else "another program"
            said = f"{taken.message} (held by {who})"
            return Trouble("port-in-use", said, fix="publish another port")
    apart = unlinked(created.request.name.removeprefix("/"), host, state)
    if apart:
        return Trouble("not-running", apart.message, fix=apart.hint or None)
    lost = lost_device(host, surroundings(state).local_engine)
    if lost:
        none = lost.endswith("no such file or directory")
        return Trouble("no-such-device", lost, 127) if none else Trouble("no-device", lost)
    mounts = created.made.mounts if created.made else ()
    said = against_the_machine(host, mounts, created.image, state)
    if said:
        return Trouble("not-on-this-machine", said, run_exit_code(said))
    ends = mismatched_mount(mounts, created.image, surroundings(state).local_engine, state)
    if ends:
        said = f'error mounting "{ends[0]}" to rootfs at "{ends[1]}": not a directory: unknown: '
        said += "Are you trying to mount a directory onto a file (or vice-versa)?"
        return Trouble("bad-mount", said, fix="mount a file on a file, a folder on a folder")
    missing = program_missing(body, created.config, created.image, mounts, state)
    return Trouble("no-such-program", missing.message, missing.exit_code) if missing else None
