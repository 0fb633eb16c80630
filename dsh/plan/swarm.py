"""docker swarm init, join, leave, update, join-token, unlock, unlock-key and ca."""

import errno
import os
import socket

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types.ip import is_ip
from dsh.engine.objects import Network
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.authority import check_files, external
from dsh.plan.create_values import nanoseconds
from dsh.plan.each import failing
from dsh.plan.here import surroundings
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.swarm_state import KINDS, SERVICE_LABEL, about, is_member, name_of, need_manager, objects
from dsh.typed import Any

MEMBER = 'This node is already part of a swarm. Use "docker swarm leave" to leave this swarm and join another one.'
NO_MEMBER = "This node is not part of a swarm"
LAST_MANAGER = (
    "You are attempting to leave the swarm on a node that is participating as a manager. Removing the last manager "
    "erases all current state of the swarm. Use `--force` to ignore this message."
)
PORT = "2377"
# flag: where in the swarm's spec, and how its value is read
SETTINGS: dict[str, tuple[str, str, Any]] = {
    "task-history-limit": ("Orchestration", "TaskHistoryRetentionLimit", int),
    "snapshot-interval": ("Raft", "SnapshotInterval", int),
    "max-snapshots": ("Raft", "KeepOldSnapshots", int),
    "dispatcher-heartbeat": ("Dispatcher", "HeartbeatPeriod", nanoseconds),
    "cert-expiry": ("CAConfig", "NodeCertExpiry", nanoseconds),
}


def settings(invocation: Invocation, cwd: str) -> dict[str, dict[str, Any]]:
    """What the line says of the swarm's spec, by section."""
    found: dict[str, dict[str, Any]] = {}
    for flag, (section, field, read) in SETTINGS.items():
        if invocation.has(flag):
            found.setdefault(section, {})[field] = read(invocation.value(flag))
    if invocation.has("external-ca"):
        found.setdefault("CAConfig", {})["ExternalCAs"] = external(invocation, cwd)
    if invocation.has("autolock"):
        found["EncryptionConfig"] = {"AutoLockManagers": invocation.on("autolock")}
    return found


GATEWAY = "docker_gwbridge"  # the network through which the containers of a swarm reach out


def init(invocation: Invocation, state: State) -> Planned:
    wrong = _no_availability(invocation.value("availability"))
    if wrong:
        return refused(state, wrong)
    given = settings(invocation, state.place.cwd)
    base: dict[str, Any] = {"Orchestration": {}, "Raft": {"ElectionTick": 0, "HeartbeatTick": 0}, "Dispatcher": {}}
    base |= {"CAConfig": {}, "TaskDefaults": {}, "EncryptionConfig": {"AutoLockManagers": False}, "Labels": None}
    spec = {**base, **{section: {**(base.get(section) or {}), **fields} for section, fields in given.items()}}
    port = int(invocation.value("data-path-port", "0"))
    advertised = invocation.value("advertise-addr")
    body = {
        "ListenAddr": _with_port(invocation.value("listen-addr", f"0.0.0.0:{PORT}")),
        "AdvertiseAddr": advertised,
        "DataPathAddr": invocation.value("data-path-addr"),
        "DataPathPort": port,
        "ForceNewCluster": invocation.on("force-new-cluster"),
        "Spec": spec,
        "AutoLockManagers": invocation.on("autolock"),
        "Availability": invocation.value("availability"),
        "DefaultAddrPool": list(invocation.values("default-addr-pool")),
        "SubnetSize": int(invocation.value("default-addr-pool-mask-length", "24")),
    }
    if is_member(state) and not body["ForceNewCluster"]:
        return failing(state, EngineRefused(503, MEMBER, "docker swarm leave --force gives the old swarm up"))
    if port and not 1024 <= port <= 49151:
        said = f"Datapath port number is not in valid range (1024-49151) : {port}"
        return failing(state, EngineRefused(400, said, "--data-path-port 7789"))
    nowhere = _nowhere(advertised, str(body["ListenAddr"])) if surroundings(state).local_engine else ""
    if nowhere:
        return failing(state, EngineRefused(400, nowhere, "--advertise-addr ADDRESS, one of this machine's"))
    placeholder, after = state.placeholder()
    effects: tuple[Effect, ...] = (Effect("create", "swarm", None, "default", "this engine becomes its manager"),)
    if not any(network.name == "ingress" for network in state.networks.values()):
        effects += (Effect("create", "network", None, "ingress", "overlay, for the published ports of services"),)
        identity, after = after.placeholder()
        raw = {"Name": "ingress", "Id": identity, "Driver": "overlay", "Scope": "swarm", "Ingress": True, "Labels": {}}
        after = after.put("network", Network(identity, "ingress", "overlay", "swarm", 0.0, {}, raw), raw)
    if not any(network.name == GATEWAY for network in state.networks.values()):
        effects += (Effect("create", "network", None, GATEWAY, "a moment later; it stays when the swarm is left"),)
        identity, after = after.placeholder()
        raw = {"Name": GATEWAY, "Id": identity, "Driver": "bridge", "Scope": "local", "Labels": {}}
        after = after.put("network", Network(identity, GATEWAY, "bridge", "local", 0.0, {}, raw), raw)
    step = Step(
        "swarm.init",
        {"body": body, "placeholder": placeholder, "effects": effects},
        effects,
        "begin a swarm with this engine",
    )
    code, way = 0 if advertised else None, "docker swarm leave --force"
    return Planned((step,), _joined(after, placeholder), code, None, way_back=way)


def _joined(state: State, node: str) -> State:
    info = {"NodeID": node, "LocalNodeState": "active", "ControlAvailable": True, "Nodes": 1, "Managers": 1}
    spec = {"Role": "manager", "Availability": "active", "Labels": {}}
    self = {"ID": node, "Spec": spec, "Description": {"Hostname": ""}, "ManagerStatus": {"Leader": True}}
    made: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    return state._replace(changed={**state.changed, **made, "swarm": info, "node": {node: self}})


def _nowhere(advertised: str, listens: str) -> str:
    """The engine's words for a name that is no address and no interface of its machine, and for an address to listen at
    that the machine does not have (moby daemon/cluster/listen_addr.go)."""
    host = advertised.rpartition(":")[0] if advertised.rpartition(":")[2].isdigit() else advertised
    if host and not is_ip(host.strip("[]")) and not os.path.exists(f"/sys/class/net/{host}"):
        return "advertise address must be a non-zero IP address or network interface (with optional port number)"
    place, _, port = listens.rpartition(":")
    if not is_ip(place.strip("[]")):
        return ""
    with socket.socket(socket.AF_INET6 if "[" in place else socket.AF_INET) as trial:
        try:
            trial.bind((place.strip("[]"), 0))
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                said = f"listen tcp {place}:{port}: bind: cannot assign requested address"
                return f"manager stopped: failed to listen on remote API address: {said}"
    return ""


def _with_port(address: str) -> str:
    host, colon, port = address.rpartition(":")
    return address if colon and port.isdigit() and host else f"{address}:{PORT}"


def _no_availability(text: str) -> str:
    """Docker's words for what is none; "" for one, or where none is given."""
    if text in ("", "active", "pause", "drain"):
        return ""
    return f'invalid availability "{text}", only active, pause and drain are supported'


def join(invocation: Invocation, state: State) -> Planned:
    wrong = _no_availability(invocation.value("availability"))
    if wrong:
        return refused(state, wrong)
    remote = invocation.arguments[0].value
    body = {
        "ListenAddr": _with_port(invocation.value("listen-addr", f"0.0.0.0:{PORT}")),
        "AdvertiseAddr": invocation.value("advertise-addr"),
        "DataPathAddr": invocation.value("data-path-addr"),
        "RemoteAddrs": [remote],
        "Availability": invocation.value("availability"),
    }
    if is_member(state):
        return failing(state, EngineRefused(503, MEMBER, "docker swarm leave"))
    effect = Effect("connect", "swarm", None, remote, "this engine becomes one of its nodes")
    args = {"body": body, "token": invocation.value("token")}
    step = Step("swarm.join", args, (effect,), f"join the swarm of {remote}")
    return Planned((step,), state, None, None, way_back="docker swarm leave")


def leave(invocation: Invocation, state: State) -> Planned:
    force = invocation.on("force")
    info = about(state)
    if not is_member(state):
        return failing(state, EngineRefused(503, NO_MEMBER))
    manager = bool(info.get("ControlAvailable"))
    last = manager and int(info.get("Managers") or 1) < 2
    if last and not force:
        return failing(state, EngineRefused(503, LAST_MANAGER, "docker swarm leave --force ends the swarm"))
    if manager and not force:
        said = "a manager leaves with --force only: demote it first, so that the others know"
        problem = Problem("manager", "error", said, "docker node demote self, then docker swarm leave")
        return Planned((Step("swarm.leave", {"force": False}, (), "leave the swarm"),), state, 1, b"", (problem,))
    effects, after = _left(state, last)
    step = Step("swarm.leave", {"force": force}, effects, "end the swarm" if last else "leave the swarm")
    return Planned((step,), after, 0, b"Node left the swarm.\n", everything=last, risk="destroy" if last else "change")


def _left(state: State, last: bool) -> tuple[tuple[Effect, ...], State]:
    """What goes: of the last manager all of the swarm's objects, of every node its tasks."""
    effects = [Effect("remove" if last else "disconnect", "swarm", None, "default", "this engine leaves it")]
    if last:
        for kind in ("service", "secret", "config"):
            effects += [Effect("remove", kind, i, name_of(item)) for i, item in objects(state, kind).items()]
    tasks = [c for c in state.containers.values() if SERVICE_LABEL in (c.raw.get("Labels") or {})]
    effects += [Effect("remove", "container", c.id, c.name, "a task of the swarm") for c in tasks]
    networks = [n for n in state.networks.values() if n.scope == "swarm"]
    effects += [Effect("remove", "network", n.id, n.name, "of the swarm") for n in networks]
    state = state.drop("container", {c.id for c in tasks}).drop("network", {n.id for n in networks})
    gone = {"LocalNodeState": "inactive", "ControlAvailable": False}
    return tuple(effects), state._replace(changed={**state.changed, "swarm": gone})


def update(invocation: Invocation, state: State) -> Planned:
    if not invocation.flags:
        return Planned((Step("help", {"path": invocation.command.path}),), state, 0, None)
    return _updated(invocation, state, settings(invocation, state.place.cwd), {}, "update")


def _updated(
    invocation: Invocation, state: State, changes: dict[str, Any], rotate: dict[str, bool], prints: str
) -> Planned:
    """A change of the swarm as a whole; `prints` says what docker shows afterwards."""
    try:
        need_manager(state)
    except EngineRefused as error:
        if prints.startswith("unlock-key"):
            error = EngineRefused(error.status, error.message, error.hint)
            said = f"could not fetch unlock key: Error response from daemon: {error.message}"
            return refused(state, said, 1, "refused", error.hint)
        return failing(state, error)
    what = ", ".join([*(f"a new {name}" for name in rotate), *(k for section in changes.values() for k in section)])
    effects = (Effect("update", "swarm", None, "default", what),) if changes or rotate else ()
    args = {"changes": changes, "rotate": list(rotate), "prints": prints, "quiet": invocation.on("quiet")}
    step = Step("swarm.update", args, effects, f"change the swarm: {what}" if effects else f"show the {prints}")
    out = b"Swarm updated.\n" if prints == "update" and not invocation.on("autolock") else None
    return Planned((step,), state, 0, out)


def join_token(invocation: Invocation, state: State) -> Planned:
    role = invocation.arguments[0].value
    if role not in ("worker", "manager"):
        return refused(state, f"unknown role {role}", 1, "bad-role", "docker swarm join-token worker")
    rotate = {f"{role} token": True} if invocation.on("rotate") else {}
    return _updated(invocation, state, {}, rotate, f"join-token {role}")


def unlock_key(invocation: Invocation, state: State) -> Planned:
    rotate = {"unlock key": True} if invocation.on("rotate") else {}
    planned = _updated(invocation, state, {}, rotate, "unlock-key")
    locked = _spec(state).get("EncryptionConfig") or {}
    if planned.exit_code == 0 and not locked.get("AutoLockManagers"):
        if rotate:
            says = "cannot rotate because autolock is not turned on"
            return refused(state, says, 1, "no-unlock-key", "docker swarm update --autolock")
        said = Problem("no-unlock-key", "error", "no unlock key is set", "docker swarm update --autolock")
        steps = tuple(step._replace(effects=()) for step in planned.steps)
        return planned._replace(steps=steps, exit_code=1, stdout=b"", problems=(said,))
    return planned


def _spec(state: State) -> dict[str, Any]:
    if "swarm" in state.changed or not about(state).get("ControlAvailable"):
        return {}
    found: dict[str, Any] = state.source.ask("/swarm").get("Spec") or {}
    return found


def certificates(invocation: Invocation, state: State) -> Planned:
    """docker swarm ca"""
    check_files(invocation, state.place.cwd)
    changes = settings(invocation, state.place.cwd)
    rotating = ("ca-cert", "ca-key", "cert-expiry", "external-ca")
    if not invocation.on("rotate"):
        wrong = next((flag for flag in rotating if invocation.has(flag)), None)
        if wrong:
            said = f"`--{wrong}` flag requires the `--rotate` flag to update the CA"
            return refused(state, said, 1, "conflict", "docker swarm ca --rotate")
        return _updated(invocation, state, {}, {}, "certificate")
    files = {key: invocation.value(key) for key in ("ca-cert", "ca-key") if invocation.has(key)}
    planned = _updated(invocation, state, changes, {"root certificate": True}, "certificate")
    wait = {"files": files, "detach": invocation.on("detach")}
    steps = tuple(s._replace(args={**s.args, **wait}) if s.call == "swarm.update" else s for s in planned.steps)
    return planned._replace(steps=steps)


def unlock(invocation: Invocation, state: State) -> Planned:
    now = about(state).get("LocalNodeState", "inactive")
    if now == "inactive":
        return refused(state, "Error: This node is not part of a swarm", 1, "no-swarm")
    if now != "locked":
        return refused(state, "Error: swarm is not locked", 1, "not-locked")
    effect = Effect("update", "swarm", None, "default", "unlocked")
    return Planned((Step("swarm.unlock", {}, (effect,), "unlock the swarm"),), state, None, None)
