"""Single values of docker service's flags, as the engine's API wants them."""

import csv
import shlex
from collections.abc import Iterable

from dsh.cmdline.types.go_number import go_quoted
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.create_values import capabilities
from dsh.plan.refusal import Refused
from dsh.plan.swarm_state import Raw, name_of, objects


def words(text: str) -> list[str]:
    """A command in one word: --args, --entrypoint."""
    try:
        return shlex.split(text)
    except ValueError as error:
        raise Refused(f"invalid command {text}: {error}", 125) from error


def ports(values: Iterable[str]) -> list[Raw]:
    """-p 8080:80/tcp, ranges, or published=8080,target=80,protocol=tcp,mode=host."""
    return [port for value in values for port in (_long_port(value) if "=" in value else _short_port(value))]


def _short_port(value: str) -> list[Raw]:
    rest, _, protocol = value.partition("/")
    published, colon, target = rest.rpartition(":")
    if ":" in published:
        raise Refused("hostip is not supported", 1)
    inside, outside = _range(target), _range(published) if colon and published else []
    if outside and len(inside) == 1:
        inside *= len(outside)
    if outside and len(inside) != len(outside):
        raise Refused(f"invalid ranges specified for container and host Ports: {target} and {published}", 1)
    pairs = zip(inside, outside or [0] * len(inside), strict=True)
    return [_port(protocol or "tcp", target, published, "ingress") for target, published in pairs]


def _range(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def _long_port(value: str) -> list[Raw]:
    said = {"protocol": "tcp", "mode": "ingress", "target": "0", "published": "0"}
    for field in next(csv.reader([value]), []):
        key, _, text = field.partition("=")
        said[key.strip().lower()] = text.strip()
    return [_port(said["protocol"].lower(), int(said["target"]), int(said["published"]), said["mode"].lower())]


def _port(protocol: str, target: int, published: int, mode: str) -> Raw:
    made: Raw = {"Protocol": protocol, "TargetPort": target}
    return {**made, **({"PublishedPort": published} if published else {}), "PublishMode": mode}


def networks(values: Iterable[str], state: State) -> list[Raw]:
    """Attachments, by network ID. Raises EngineRefused for a network the swarm does not know."""
    found = []
    for value in values:
        made: Raw = {"Target": value}
        if "=" in value:
            made = {}
            for field in next(csv.reader([value]), []):
                key, _, text = field.partition("=")
                if key == "name":
                    made["Target"] = text
                elif key == "alias":
                    made.setdefault("Aliases", []).append(text)
                elif key == "driver-opt":
                    name, _, said = text.partition("=")
                    made.setdefault("DriverOpts", {})[name] = said
        found.append({**made, "Target": network(made.get("Target", ""), state)})
    return sorted(found, key=lambda item: str(item["Target"]))


def network_name(text: str) -> str:
    """The network that --network and --network-add name."""
    pairs = (field.partition("=") for field in next(csv.reader([text]), []))
    return next((value for key, _, value in pairs if key == "name"), text) if "=" in text else text


def network(name: str, state: State) -> str:
    """The ID of a network as docker's client asks for it: those of the swarm first."""
    if "network" in state.changed:
        return state.network(name).id
    found: Raw = state.source.ask(f"/networks/{name}", scope="swarm")
    return str(found["Id"])


def references(kind: str, values: Iterable[str], state: State) -> list[Raw]:
    """--secret and --config: NAME, or source=NAME,target=FILE,uid=,gid=,mode=. Raises Refused."""
    made = [_reference(kind, value) for value in values]
    targets = [item["File"]["Name"] for item in made]
    for item in made:
        if targets.count(item["File"]["Name"]) > 1:
            raise Refused(f"duplicate {kind} target for {item[f'{kind.capitalize()}Name']} not allowed", 1)
    known = {name_of(item): item["ID"] for item in objects(state, kind).values()} if made else {}
    for item in made:
        name = item[f"{kind.capitalize()}Name"]
        if name not in known:
            raise Refused(f"{kind} not found: {name}", 1, hint=f"docker {kind} create {name} FILE")
        item[f"{kind.capitalize()}ID"] = known[name]
    return made


def _reference(kind: str, value: str) -> Raw:
    said = {"uid": "0", "gid": "0", "mode": "0444"}
    if "=" not in value and "," not in value:
        said["source"] = value
    else:
        for field in next(csv.reader([value]), []):
            key, _, text = field.partition("=")
            said["source" if key.lower() == "src" else key.lower()] = text
    mode = said["mode"]
    number = int(mode, 8) if mode.startswith("0") and mode.isdigit() else int(mode, 0)
    file = {
        "Name": said.get("target") or said.get("source", ""),
        "UID": said["uid"],
        "GID": said["gid"],
        "Mode": number,
    }
    return {"File": file, f"{kind.capitalize()}ID": "", f"{kind.capitalize()}Name": said.get("source", "")}


def preferences(values: Iterable[str]) -> list[Raw]:
    return [{"Spread": {"SpreadDescriptor": value.partition("=")[2]}} for value in values]


def hosts(values: Iterable[str]) -> list[str]:
    """NAME:IP as the swarm writes it: IP NAME."""
    split = (value.partition("=" if "=" in value else ":") for value in values)
    return [f"{address} {name}" for name, _, address in split]


def generic_resources(values: Iterable[str]) -> list[Raw]:
    found = []
    for value in values:
        kind, equals, amount = value.partition("=")
        if not equals:
            says = f"invalid generic-resource format `{value}` expected `name=value`"
            raise Refused(f'invalid argument {go_quoted(value)} for "--generic-resource" flag: {says}', 125)
        if not amount.isdigit():
            raise Refused(
                f"invalid generic-resource request `{value}`, Named Generic Resources is not supported for service "
                "create or update",
                1,
            )
        found.append({"DiscreteResourceSpec": {"Kind": kind, "Value": int(amount)}})
    return found


def capability_lists(added: Iterable[str], dropped: Iterable[str]) -> tuple[list[str], list[str]]:
    """What is added and dropped in the end: ALL is all, and adding wins over dropping."""
    add, drop = capabilities(added) or [], capabilities(dropped) or []
    add = ["ALL"] if "ALL" in add else add
    drop = ["ALL"] if "ALL" in drop else drop
    return add, [name for name in drop if name not in add]


def credential_spec(text: str) -> Raw:
    scheme, _, rest = text.partition("://")
    return {"CredentialSpec": {"Config": "", "File": "", "Registry": "", scheme.capitalize(): rest}}


def refused_by_engine(code: str, said: str, status: int = 400, hint: str | None = None) -> EngineRefused:
    return EngineRefused(status, f"rpc error: code = {code} desc = {said}", hint)
