"""docker service update: what its flags make of the spec that a service has."""

import copy

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types.dns_search import parse as domain
from dsh.engine.state import State
from dsh.plan.create_mounts import mount
from dsh.plan.create_values import capabilities, pairs, ulimit
from dsh.plan.here import surroundings
from dsh.plan.refusal import Refused
from dsh.plan.service_spec import (
    CONTAINER,
    HEALTH,
    LIMITS,
    NO_CHECK,
    RESERVATIONS,
    RESTART,
    RESTART_DEFAULT,
    ROLLING_DEFAULT,
    SWITCHES,
    given,
    rolling,
    tagged,
)
from dsh.plan.service_values import (
    capability_lists,
    credential_spec,
    generic_resources,
    hosts,
    network,
    network_name,
    networks,
    ports,
    preferences,
    references,
    words,
)
from dsh.plan.swarm_state import Raw
from dsh.typed import Any


def updated_spec(invocation: Invocation, before: Raw, state: State) -> Raw:
    """The spec after the update. Raises Refused or EngineRefused as docker's client would stop."""
    spec: Raw = copy.deepcopy(before)
    task: Raw = spec.setdefault("TaskTemplate", {})
    container: Raw = task.setdefault("ContainerSpec", {})
    _map(spec, "Labels", "label", invocation)
    _map(container, "Labels", "container-label", invocation)
    _map(container, "Sysctls", "sysctl", invocation)
    if invocation.has("image"):
        container["Image"] = tagged(invocation.value("image"))
    if invocation.has("args"):
        container["Args"] = words(invocation.value("args"))
    container |= given(invocation, CONTAINER)
    container |= {field: invocation.on(flag) for flag, field in SWITCHES if invocation.has(flag)}
    if invocation.has("init"):
        container["Init"] = invocation.on("init")
    if invocation.has("credential-spec"):
        container["Privileges"] = {
            **(container.get("Privileges") or {}),
            **credential_spec(invocation.value("credential-spec")),
        }
    _lists(container, invocation)
    _mounts(container, invocation, state)
    _capabilities(container, invocation)
    _resources(task, invocation)
    if given(invocation, RESTART):
        task["RestartPolicy"] = {**(task.get("RestartPolicy") or RESTART_DEFAULT), **given(invocation, RESTART)}
    _placement(task, invocation)
    _networks(spec, task, invocation, state)
    _mode(spec, invocation)
    for section, prefix in (("UpdateConfig", "update"), ("RollbackConfig", "rollback")):
        found = rolling(invocation, prefix)
        if found:
            spec[section] = {**(spec.get(section) or ROLLING_DEFAULT), **found}
    _endpoint(spec, invocation)
    if invocation.value("log-driver"):
        task["LogDriver"] = {"Name": invocation.value("log-driver"), "Options": pairs(invocation.values("log-opt"))}
    if invocation.on("force"):
        task["ForceUpdate"] = int(task.get("ForceUpdate") or 0) + 1
    _health(container, invocation)
    for kind in ("secret", "config"):
        _references(container, kind, invocation, state)
    return spec


def _changes(invocation: Invocation, *flags: str) -> bool:
    return any(invocation.has(f"{flag}-{what}") for flag in flags for what in ("add", "rm"))


def _map(place: Raw, field: str, flag: str, invocation: Invocation) -> None:
    if _changes(invocation, flag):
        found = {**(place.get(field) or {}), **pairs(invocation.values(f"{flag}-add"))}
        gone = invocation.values(f"{flag}-rm")
        place[field] = {key: value for key, value in found.items() if key not in gone}


def _lists(container: Raw, invocation: Invocation) -> None:
    if _changes(invocation, "env"):
        found = {word.partition("=")[0]: word for word in container.get("Env") or []}
        found |= {word.partition("=")[0]: word for word in invocation.values("env-add")}
        container["Env"] = [word for key, word in found.items() if key not in invocation.values("env-rm")]
    if _changes(invocation, "group"):
        groups = [*(container.get("Groups") or []), *invocation.values("group-add")]
        container["Groups"] = sorted(group for group in groups if group not in invocation.values("group-rm"))
    if _changes(invocation, "dns", "dns-search", "dns-option"):
        config = container.get("DNSConfig") or {}
        names = (("dns", "Nameservers"), ("dns-search", "Search"), ("dns-option", "Options"))
        container["DNSConfig"] = {field: _kept(config.get(field), flag, invocation) for flag, field in names}
    if _changes(invocation, "host"):
        gone = [value.partition("=" if "=" in value else ":") for value in invocation.values("host-rm")]
        kept = [entry for entry in container.get("Hosts") or [] if not any(_is_host(entry, g) for g in gone)]
        container["Hosts"] = list(dict.fromkeys([*kept, *hosts(invocation.values("host-add"))]))
    if _changes(invocation, "ulimit"):
        limits = {item["Name"]: item for item in container.get("Ulimits") or []}
        limits = {name: item for name, item in limits.items() if name not in invocation.values("ulimit-rm")}
        limits |= {item["Name"]: item for item in map(ulimit, invocation.values("ulimit-add"))}
        container["Ulimits"] = [limits[name] for name in sorted(limits)]


def _kept(before: Any, flag: str, invocation: Invocation) -> list[str]:
    added = invocation.values(f"{flag}-add")
    found = dict.fromkeys([*(before or []), *(map(domain, added) if flag == "dns-search" else added)])
    return sorted(item for item in found if item not in invocation.values(f"{flag}-rm"))


def _is_host(entry: str, gone: tuple[str, str, str]) -> bool:
    """Is `IP NAME...` what --host-rm NAME or NAME:IP means?"""
    address, *names = entry.split()
    return gone[0] in names and gone[2] in ("", address)


def _mounts(container: Raw, invocation: Invocation, state: State) -> None:
    if not _changes(invocation, "mount"):
        return
    around = surroundings(state)
    added = [mount(value, around) for value in invocation.values("mount-add")]
    if len({item["Target"] for item in added}) < len(added):
        raise Refused("duplicate mount target", 1)
    found = {item["Target"]: item for item in [*(container.get("Mounts") or []), *added]}
    kept = [item for target, item in found.items() if target not in invocation.values("mount-rm")]
    container["Mounts"] = sorted(kept, key=lambda item: (item.get("Source", ""), item["Target"]))


def _capabilities(container: Raw, invocation: Invocation) -> None:
    """What was dropped and is added now is only no longer dropped, and the other way round."""
    if not (invocation.has("cap-add") or invocation.has("cap-drop")):
        return
    add, drop = set(container.get("CapabilityAdd") or []), set(container.get("CapabilityDrop") or [])
    to_add = set(capabilities(invocation.values("cap-add")) or [])
    to_drop = set(capabilities(invocation.values("cap-drop")) or [])
    add, drop = set() if "RESET" in to_add else add, set() if "RESET" in to_drop else drop
    to_add, to_drop = to_add - {"RESET"}, to_drop - {"RESET"}
    for name in to_drop - to_add:
        (add.discard if name in add else drop.add)(name)
    for name in to_add:
        (drop.discard if name in drop else add.add)(name)
    container["CapabilityAdd"], container["CapabilityDrop"] = capability_lists(add, drop)


def _resources(task: Raw, invocation: Invocation) -> None:
    resources = task.get("Resources") or {}
    if given(invocation, LIMITS):
        resources["Limits"] = {**(resources.get("Limits") or {}), **given(invocation, LIMITS)}
    if given(invocation, RESERVATIONS) or _changes(invocation, "generic-resource"):
        reserved = {**(resources.get("Reservations") or {}), **given(invocation, RESERVATIONS)}
        if _changes(invocation, "generic-resource"):
            added = generic_resources(invocation.values("generic-resource-add"))
            found = {item["DiscreteResourceSpec"]["Kind"]: item for item in reserved.get("GenericResources") or []}
            found |= {item["DiscreteResourceSpec"]["Kind"]: item for item in added}
            gone = invocation.values("generic-resource-rm")
            unknown = next((kind for kind in gone if kind not in found), None)
            if unknown is not None:
                raise Refused(f"could not find generic-resource `{unknown}` to remove it", 1)
            reserved["GenericResources"] = [item for kind, item in found.items() if kind not in gone]
        resources["Reservations"] = reserved
    task["Resources"] = resources


def _placement(task: Raw, invocation: Invocation) -> None:
    placement = task.get("Placement") or {}
    if _changes(invocation, "constraint"):
        found = [*(placement.get("Constraints") or []), *invocation.values("constraint-add")]
        placement["Constraints"] = sorted(c for c in found if c not in invocation.values("constraint-rm"))
    if _changes(invocation, "placement-pref"):
        gone = preferences(invocation.values("placement-pref-rm"))
        kept = [item for item in placement.get("Preferences") or [] if item not in gone]
        placement["Preferences"] = kept + preferences(invocation.values("placement-pref-add"))
    if invocation.has("replicas-max-per-node"):
        placement["MaxReplicas"] = int(invocation.value("replicas-max-per-node"))
    task["Placement"] = placement


def _networks(spec: Raw, task: Raw, invocation: Invocation, state: State) -> None:
    if not _changes(invocation, "network"):
        return
    before = task.get("Networks") or spec.pop("Networks", None) or []
    gone = [network(name, state) for name in invocation.values("network-rm")]
    kept = [item for item in before if item["Target"] not in gone]
    for text in invocation.values("network-add"):
        (item,) = networks((text,), state)
        if any(item["Target"] == old["Target"] for old in kept):
            raise Refused(f"service is already attached to network {network_name(text)}", 1)
        kept.append(item)
    task["Networks"] = sorted(kept, key=lambda item: str(item["Target"]))


def _mode(spec: Raw, invocation: Invocation) -> None:
    mode = spec.get("Mode") or {}
    replicated, job = mode.get("Replicated"), mode.get("ReplicatedJob")
    if invocation.has("replicas"):
        if replicated is None and job is None:
            raise Refused("replicas can only be used with replicated mode", 1)
        count = int(invocation.value("replicas"), 0)
        if replicated is not None:
            replicated["Replicas"] = count
        elif job is not None:
            job["TotalCompletions"] = count
    if invocation.has("max-concurrent") and job is not None:  # elsewhere docker's client passes over it
        job["MaxConcurrent"] = int(invocation.value("max-concurrent"), 0)


def _endpoint(spec: Raw, invocation: Invocation) -> None:
    endpoint = spec.get("EndpointSpec") or {}
    if invocation.has("endpoint-mode"):
        endpoint["Mode"] = invocation.value("endpoint-mode")
    if _changes(invocation, "publish"):
        before = endpoint.get("Ports") or []
        gone = [_port_key(port) for port in ports(invocation.values("publish-rm"))]
        kept = [port for port in before if _port_key(port) not in gone]
        known = [_port_text(port) for port in before]
        kept += [port for port in ports(invocation.values("publish-add")) if _port_text(port) not in known]
        endpoint["Ports"] = sorted(kept, key=_port_text)
    spec["EndpointSpec"] = endpoint


def _port_key(port: Raw) -> tuple[str, int, str]:
    return port.get("Protocol") or "tcp", port["TargetPort"], port.get("PublishMode") or "ingress"


def _port_text(port: Raw) -> str:
    return f"{port.get('PublishedPort', 0)}:{port['TargetPort']}/{port.get('Protocol')}/{port.get('PublishMode')}"


def _health(container: Raw, invocation: Invocation) -> None:
    said = given(invocation, HEALTH)
    if not (said or invocation.has("health-cmd") or invocation.has("no-healthcheck")):
        return
    if invocation.on("no-healthcheck"):
        if said or invocation.has("health-cmd"):
            raise Refused(NO_CHECK, 1)
        container["Healthcheck"] = {"Test": ["NONE"]}
        return
    check = {**(container.get("Healthcheck") or {}), **said}
    if (check.get("Test") or [""])[0] == "NONE":
        del check["Test"]
    if invocation.has("health-cmd"):
        command = invocation.value("health-cmd")
        check["Test"] = ["CMD-SHELL", command] if command else []
    container["Healthcheck"] = check


def _references(container: Raw, kind: str, invocation: Invocation, state: State) -> None:
    if _changes(invocation, kind):
        field, name = f"{kind.capitalize()}s", f"{kind.capitalize()}Name"
        gone = invocation.values(f"{kind}-rm")
        kept = [item for item in container.get(field) or [] if item[name] not in gone]
        container[field] = kept + references(kind, invocation.values(f"{kind}-add"), state)
