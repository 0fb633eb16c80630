"""docker node update, promote, demote and rm."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.each import each, failing
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.swarm_state import Raw, drop, find, name_of, objects, put

LAST = "rpc error: code = FailedPrecondition desc = attempting to demote the last manager of the swarm"
AVAILABLE = ("active", "pause", "drain")


def update(invocation: Invocation, state: State) -> Planned:
    name = invocation.arguments[0].value
    try:
        node = find(state, "node", name)
        spec = {**node["Spec"], "Labels": dict(node["Spec"].get("Labels") or {})}
        for flag in ("role", "availability"):
            if invocation.has(flag):
                spec[flag.capitalize()] = invocation.value(flag)
        for pair in invocation.values("label-add"):
            spec["Labels"][pair.partition("=")[0]] = pair.partition("=")[2]
        for key in invocation.values("label-rm"):
            if key not in spec["Labels"]:
                return refused(state, f"key {key} doesn't exist in node's labels", 1, "no-label")
            del spec["Labels"][key]
        return _changed(node, spec, state, name)
    except EngineRefused as error:
        return failing(state, error)


def _changed(node: Raw, spec: Raw, state: State, says: str) -> Planned:
    for field, known in (("Role", ("worker", "manager")), ("Availability", AVAILABLE)):
        if spec.get(field) not in known:
            raise EngineRefused(400, f'invalid {field}: "{spec.get(field)}"', " or ".join(known))
    managers = [n for n in objects(state, "node").values() if n["Spec"].get("Role") == "manager"]
    if spec["Role"] == "worker" and node["Spec"].get("Role") == "manager" and len(managers) < 2:
        raise EngineRefused(400, LAST, "docker node promote another node first")
    differs = [f"{k.lower()} {v}" for k, v in spec.items() if k != "Labels" and v != node["Spec"].get(k)]
    differs += ["labels"] if spec["Labels"] != (node["Spec"].get("Labels") or {}) else []
    effects = (Effect("update", "node", node["ID"], name_of(node), ", ".join(differs)),) if differs else ()
    args = {"id": node["ID"], "before": node["Spec"], "spec": spec, "says": says}
    step = Step("swarm.node", args, effects, f"update the node {name_of(node)}")
    drained = spec["Availability"] == "drain" and node["Spec"].get("Availability") != "drain"
    said = f"the tasks on {name_of(node)} stop and begin on other nodes that have room for them"
    notes = (Problem("drains", "warning", said),) if drained else ()
    return Planned((step,), put(state, "node", {**node, "Spec": spec}), 0, f"{says}\n".encode(), notes)


def promote(invocation: Invocation, state: State) -> Planned:
    return _role(invocation, state, "manager", "Node {} promoted to a manager in the swarm.")


def demote(invocation: Invocation, state: State) -> Planned:
    return _role(invocation, state, "worker", "Manager {} demoted in the swarm.")


def _role(invocation: Invocation, state: State, role: str, says: str) -> Planned:
    """One node after the other; the first refusal ends it, as docker does."""
    steps: list[Step] = []
    problems: tuple[Problem, ...] = ()
    out = b""
    for name in (argument.value for argument in invocation.arguments):
        try:
            node = find(state, "node", name)
            if node["Spec"].get("Role") == role:
                text = f"Node {name} is already a {role}."
                one = Planned((Step("say", {"text": text}, (), text),), state, 0, f"{text}\n".encode())
            else:
                spec = {**node["Spec"], "Labels": dict(node["Spec"].get("Labels") or {}), "Role": role}
                one = _changed(node, spec, state, says.format(name))
        except EngineRefused as error:
            one = failing(state, error)
        steps += one.steps
        problems += one.problems
        out += one.stdout or b""
        state = one.state
        if one.exit_code:
            return Planned(tuple(steps), state, 1, out, problems, stops=True)
    return Planned(tuple(steps), state, 0, out, problems, stops=True)


def remove(invocation: Invocation, state: State) -> Planned:
    force = invocation.on("force")

    def one(name: str, state: State) -> Planned:
        node = find(state, "node", name)
        code = "rpc error: code = FailedPrecondition desc = node"
        if node.get("ManagerStatus"):
            said = (
                "is a cluster manager and is a member of the raft cluster. It must be demoted to worker before removal"
            )
            raise EngineRefused(400, f"{code} {node['ID']} {said}", f"docker node demote {name}")
        if not force and (node.get("Status") or {}).get("State") == "ready":
            said = "is not down and can't be removed"
            raise EngineRefused(400, f"{code} {node['ID']} {said}", "docker swarm leave there, or docker node rm -f")
        effect = Effect("remove", "node", node["ID"], name_of(node))
        args = {"kind": "node", "id": node["ID"], "name": name, "force": force}
        step = Step("swarm.remove", args, (effect,), f"remove the node {name_of(node)}")
        return Planned((step,), drop(state, "node", node["ID"]), 0, f"{name}\n".encode())

    return each([argument.value for argument in invocation.arguments], state, one)
