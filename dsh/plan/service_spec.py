"""The spec of a service as docker's client sends it: docker service create's flags, in tables."""

import math
from collections.abc import Callable

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types.dns_search import parse as domain
from dsh.engine.reference import parse_reference
from dsh.engine.state import State
from dsh.plan.create_mounts import mount
from dsh.plan.create_texts import environment
from dsh.plan.create_values import nano_cpus, nanoseconds, pairs, size, ulimits
from dsh.plan.here import surroundings
from dsh.plan.refusal import Refused
from dsh.plan.service_values import (
    capability_lists,
    credential_spec,
    generic_resources,
    hosts,
    networks,
    ports,
    preferences,
    references,
    words,
)
from dsh.plan.surroundings import Surroundings
from dsh.plan.swarm_state import Raw
from dsh.typed import Any

Read = Callable[[str], Any]
# flag, field, how its value is read: fields that stand in the spec only where the flag does. update shares them.
CONTAINER: tuple[tuple[str, str, Read], ...] = (
    ("entrypoint", "Command", words),
    ("hostname", "Hostname", str),
    ("workdir", "Dir", str),
    ("user", "User", str),
    ("stop-signal", "StopSignal", str),
    ("stop-grace-period", "StopGracePeriod", nanoseconds),
    ("isolation", "Isolation", str),
    ("oom-score-adj", "OomScoreAdj", int),
)
SWITCHES = (("tty", "TTY"), ("read-only", "ReadOnly"))
LIMITS: tuple[tuple[str, str, Read], ...] = (
    ("limit-cpu", "NanoCPUs", nano_cpus),
    ("limit-memory", "MemoryBytes", size),
    ("limit-pids", "Pids", int),
)
RESERVATIONS: tuple[tuple[str, str, Read], ...] = (
    ("reserve-cpu", "NanoCPUs", nano_cpus),
    ("reserve-memory", "MemoryBytes", size),
)
RESTART: tuple[tuple[str, str, Read], ...] = (
    ("restart-condition", "Condition", str),
    ("restart-delay", "Delay", nanoseconds),
    ("restart-max-attempts", "MaxAttempts", int),
    ("restart-window", "Window", nanoseconds),
)


def _share(text: str) -> float:
    found = float(text)
    if not math.isfinite(found):  # no number of JSON
        raise Refused(f"json: unsupported value: {'NaN' if found != found else '+Inf' if found > 0 else '-Inf'}", 1)
    return found


ROLLING: tuple[tuple[str, str, Read], ...] = (
    ("parallelism", "Parallelism", int),
    ("delay", "Delay", nanoseconds),
    ("monitor", "Monitor", nanoseconds),
    ("failure-action", "FailureAction", str),
    ("max-failure-ratio", "MaxFailureRatio", _share),
    ("order", "Order", str),
)
HEALTH: tuple[tuple[str, str, Read], ...] = (
    ("health-interval", "Interval", nanoseconds),
    ("health-timeout", "Timeout", nanoseconds),
    ("health-retries", "Retries", int),
    ("health-start-period", "StartPeriod", nanoseconds),
    ("health-start-interval", "StartInterval", nanoseconds),
)
SECOND = 10**9
RESTART_DEFAULT: Raw = {"Condition": "any", "Delay": 5 * SECOND, "MaxAttempts": 0}
ROLLING_DEFAULT: Raw = {"Parallelism": 1, "FailureAction": "pause", "Monitor": 5 * SECOND}
ROLLING_DEFAULT |= {"MaxFailureRatio": 0, "Order": "stop-first"}
NO_CHECK = "--no-healthcheck conflicts with --health-* options"


def given(invocation: Invocation, table: tuple[tuple[str, str, Read], ...]) -> Raw:
    """The fields of those flags of the table that stand on the line."""
    return {field: read(invocation.value(flag)) for flag, field, read in table if invocation.has(flag)}


def create_spec(invocation: Invocation, state: State) -> Raw:
    """The body of POST /services/create. Raises Refused or EngineRefused as docker's client would stop."""
    around = surroundings(state)
    task: Raw = {
        "ContainerSpec": _container(invocation, around),
        "Resources": _resources(invocation),
        "Placement": _placement(invocation),
        "ForceUpdate": 0,
    }
    if given(invocation, RESTART):
        task["RestartPolicy"] = {**RESTART_DEFAULT, **given(invocation, RESTART)}
    if invocation.value("log-driver"):
        driver: Raw = {"Name": invocation.value("log-driver")}
        options = pairs(invocation.values("log-opt"))
        task["LogDriver"] = {**driver, "Options": options} if options else driver
    spec: Raw = {"Labels": pairs(invocation.values("label")), "TaskTemplate": task, "Mode": mode(invocation)}
    if invocation.value("name"):
        spec["Name"] = invocation.value("name")
    for section, prefix in (("UpdateConfig", "update"), ("RollbackConfig", "rollback")):
        found = rolling(invocation, prefix)
        if found:
            spec[section] = {**ROLLING_DEFAULT, **found}
    endpoint: Raw = {"Mode": invocation.value("endpoint-mode", "vip").lower()}
    published = ports(invocation.values("publish"))
    spec["EndpointSpec"] = {**endpoint, "Ports": published} if published else endpoint
    attached = networks(invocation.values("network"), state)
    if attached:
        task["Networks"] = attached
    for kind in ("secret", "config"):
        found_references = references(kind, invocation.values(kind), state)
        if found_references:
            task["ContainerSpec"][f"{kind.capitalize()}s"] = found_references
    return spec


def rolling(invocation: Invocation, prefix: str) -> Raw:
    """--update-* or --rollback-*"""
    return given(invocation, tuple((f"{prefix}-{flag}", field, read) for flag, field, read in ROLLING))


def tagged(image: str) -> str:
    """The image with its tag, or as it stands where it is no reference."""
    found = parse_reference(image)
    return found.tagged.familiar if found is not None else image


def _container(invocation: Invocation, around: Surroundings) -> Raw:
    made: Raw = {"Image": tagged(invocation.arguments[0].value), "Init": invocation.on("init"), "DNSConfig": {}}
    lists: tuple[tuple[str, list[Any]], ...] = (
        ("Args", [argument.value for argument in invocation.arguments[1:]]),
        ("Env", _environment(invocation, around)),
        ("Groups", list(invocation.values("group"))),
        ("Mounts", [mount(value, around) for value in invocation.values("mount")]),
        ("Hosts", hosts(invocation.values("host"))),
        ("Ulimits", ulimits(invocation.values("ulimit"))),
    )
    made |= {field: items for field, items in lists if items}
    made |= given(invocation, CONTAINER)
    made |= {field: True for flag, field in SWITCHES if invocation.on(flag)}
    names = (("dns", "Nameservers"), ("dns-search", "Search"), ("dns-option", "Options"))
    made["DNSConfig"] = {field: list(invocation.values(flag)) for flag, field in names if invocation.has(flag)}
    if "Search" in made["DNSConfig"]:
        made["DNSConfig"]["Search"] = list(map(domain, made["DNSConfig"]["Search"]))
    if invocation.values("container-label"):
        made["Labels"] = pairs(invocation.values("container-label"))
    if invocation.values("sysctl"):
        made["Sysctls"] = pairs(invocation.values("sysctl"))
    added, dropped = capability_lists(invocation.values("cap-add"), invocation.values("cap-drop"))
    made |= {field: found for field, found in (("CapabilityAdd", added), ("CapabilityDrop", dropped)) if found}
    if invocation.value("credential-spec"):
        made["Privileges"] = credential_spec(invocation.value("credential-spec"))
    check = _health(invocation)
    return {**made, "Healthcheck": check} if check else made


def _environment(invocation: Invocation, around: Surroundings) -> list[str]:
    """Files first, then -e; of a name said twice the last one stays, at its place."""
    plain = around._replace(proxies={})
    found: list[str] = []
    try:
        words = environment(invocation.values("env-file"), invocation.values("env"), plain) or []
    except Refused as error:
        raise Refused(error.message, 1, hint=error.hint) from error
    for word in words:
        key = word.partition("=")[0]
        found = [old for old in found if old == word or not old.startswith(f"{key}=")] + [word]
    return found


def _health(invocation: Invocation) -> Raw:
    said = given(invocation, HEALTH)
    if invocation.value("health-cmd"):
        said["Test"] = ["CMD-SHELL", invocation.value("health-cmd")]
    said = {field: value for field, value in said.items() if value}
    if invocation.on("no-healthcheck"):
        if said:
            raise Refused(NO_CHECK, 1)
        return {"Test": ["NONE"]}
    return said


def _resources(invocation: Invocation) -> Raw:
    limits = {field: value for field, value in given(invocation, LIMITS).items() if value}
    reserved = {field: value for field, value in given(invocation, RESERVATIONS).items() if value}
    generic = generic_resources(invocation.values("generic-resource"))
    return {"Limits": limits, "Reservations": {**reserved, "GenericResources": generic} if generic else reserved}


def _placement(invocation: Invocation) -> Raw:
    made: Raw = {}
    if invocation.values("constraint"):
        made["Constraints"] = list(invocation.values("constraint"))
    if invocation.values("placement-pref"):
        made["Preferences"] = preferences(invocation.values("placement-pref"))
    if int(invocation.value("replicas-max-per-node", "0")):
        made["MaxReplicas"] = int(invocation.value("replicas-max-per-node"))
    return made


def mode(invocation: Invocation) -> Raw:
    """--mode with --replicas and --max-concurrent. Raises Refused."""
    kind = invocation.value("mode", "replicated")
    replicas = int(invocation.value("replicas"), 0) if invocation.has("replicas") else None
    at_once = int(invocation.value("max-concurrent"), 0) if invocation.has("max-concurrent") else None
    if kind in ("global", "global-job"):
        if replicas is not None:
            raise Refused("replicas can only be used with replicated or replicated-job mode", 1)
        if int(invocation.value("replicas-max-per-node", "0")):
            raise Refused("replicas-max-per-node can only be used with replicated or replicated-job mode", 1)
        if at_once is not None:
            raise Refused("max-concurrent can only be used with replicated-job mode", 1)
        return {"Global": {}} if kind == "global" else {"GlobalJob": {}}
    if kind == "replicated":
        if at_once is not None:
            raise Refused("max-concurrent can only be used with replicated-job mode", 1)
        return {"Replicated": {} if replicas is None else {"Replicas": replicas}}
    if kind == "replicated-job":
        at_once = replicas if at_once is None else at_once
        said = {"MaxConcurrent": at_once, "TotalCompletions": replicas}
        return {"ReplicatedJob": {field: value for field, value in said.items() if value is not None}}
    raise Refused(f"Unknown mode: {kind}, only replicated and global supported", 1)
