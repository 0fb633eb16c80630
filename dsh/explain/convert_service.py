"""A docker run invocation as a service of a compose file."""

from dsh.cmdline.invocation import FlagUse, Invocation
from dsh.knowledge.store import Store
from dsh.typed import Any

OLD = {"net": "network", "net-alias": "network-alias", "dns-opt": "dns-option"}
MODES = ("host", "none", "bridge", "default")
UP = {
    "detach": "",
    "quiet": "",
    "disable-content-trust": "",
    "rm": "Without --rm: docker compose down removes the container",
    "sig-proxy": "",
    "help": "",
}
NETWORK = {"network", "network-alias", "ip", "ip6", "link-local-ip"}
MOUNT = {"src": "source", "dst": "target", "destination": "target", "ro": "read_only", "readonly": "read_only"}
NESTED = {
    "bind-propagation": ("bind", "propagation"),
    "bind-recursive": ("bind", "recursive"),
    "volume-nocopy": ("volume", "nocopy"),
    "volume-subpath": ("volume", "subpath"),
    "image-subpath": ("image", "subpath"),
    "tmpfs-size": ("tmpfs", "size"),
    "tmpfs-mode": ("tmpfs", "mode"),
}


def service_of(it: Invocation, store: Store, names: list[str]) -> tuple[dict[str, Any], list[str]]:
    """The service, and notes on what compose cannot say. `names` are the other services of the file."""
    rules = store.values("compose-run") or {}
    it = it._replace(flags=tuple(_renamed(use) for use in it.flags))
    service: dict[str, Any] = {}
    notes: list[str] = []
    image = next((a for a in it.arguments if a.argument is not None and a.argument.name == "IMAGE"), None)
    service["image"] = filled(image.value, image.word is not None and image.word.value is None) if image else ""
    for use in it.flags:
        name, value = use.flag.name, _text(use)
        if name in NETWORK:
            continue
        if name == "mount":
            _add(service, "volumes", _mount(value, notes))
        elif name == "entrypoint":
            service["entrypoint"] = [value]
        elif name in rules:
            _put(service, rules[name]["key"], rules[name]["form"], use, value)
        elif name in UP:
            notes += [UP[name]] if UP[name] and value != "false" else []
        else:
            said = use.flag.meaning[:1].lower() + use.flag.meaning[1:]
            notes.append(f"compose has nothing for --{name} ({said})")
    _networks(service, it, names, notes)
    words = [a for a in it.arguments if a.argument is not None and a.argument.name in ("COMMAND", "ARG")]
    if words:
        service["command"] = [filled(a.value, a.word is not None and a.word.value is None) for a in words]
    return service, notes


def _renamed(use: FlagUse) -> FlagUse:
    """A flag under its present name."""
    name = OLD.get(use.flag.name)
    return use._replace(flag=use.flag._replace(name=name)) if name else use


def _text(use: FlagUse) -> str:
    return filled(use.value, use.word is not None and use.word.value is None)


def filled(value: str, by_shell: bool) -> str:
    """A value as compose reads it: what the shell would fill in stays a variable, any other $ is doubled."""
    if not by_shell:
        return value.replace("$", "$$")
    for here in ("$(pwd)", "`pwd`", "$(PWD)", "%cd%"):
        value = value.replace(here, "${PWD}")
    return value.replace("$(", "$$(")


def _put(service: dict[str, Any], key: str, form: str, use: FlagUse, value: str) -> None:
    *outer, last = key.split(".")
    below = service
    for step in outer:
        below = below.setdefault(step, {})
    if form == "switch":
        if value.lower() in ("true", "1", "t"):
            below[last] = True
        else:
            below.pop(last, None)
    elif form in ("list", "pairs"):
        _add(below, last, f"container:{value}" if last == "volumes_from" else value)
    elif form == "map":
        name, _, said = value.partition("=")
        below.setdefault(last, {})[name] = said
    elif form == "number":
        below[last] = int(value) if value.lstrip("-").isdigit() else value
    elif form == "seconds":
        below[last] = f"{value}s"
    elif form == "ulimits":
        name, _, limits = value.partition("=")
        soft, colon, hard = limits.partition(":")
        pair = {"soft": _number(soft), "hard": _number(hard)}
        below.setdefault(last, {})[name] = pair if colon else _number(soft)
    elif form in ("rate", "weight"):
        path, _, said = value.rpartition(":")
        _add(below, last, {"path": path, form: _number(said)})
    elif form == "check":
        below[last] = ["CMD-SHELL", value]
    elif form == "gpus":
        below[last] = value if value == "all" else [{"count": _number(value)}]
    else:
        below[last] = value


def _add(below: dict[str, Any], key: str, value: Any) -> None:
    below.setdefault(key, []).append(value)


def _number(text: str) -> Any:
    return int(text) if text.lstrip("-").isdigit() else text


def _mount(value: str, notes: list[str]) -> dict[str, Any]:
    """--mount as the long form of volumes."""
    found: dict[str, Any] = {"type": "volume"}
    for item in value.split(","):
        key, equals, said = item.partition("=")
        name = MOUNT.get(key, key)
        if name in NESTED:
            outer, inner = NESTED[name]
            given: Any = True if inner == "nocopy" and said in ("", "true", "1") else said
            found.setdefault(outer, {})[inner] = int(said, 8) if inner == "mode" and said.isdigit() else given
        elif name == "read_only":
            found[name] = not equals or said.lower() in ("true", "1")
        elif name in ("type", "source", "target", "consistency"):
            found[name] = said
        else:
            notes.append(f"compose has nothing for {item} of --mount here; volumes at the top level has driver options")
    return found


def _networks(service: dict[str, Any], it: Invocation, names: list[str], notes: list[str]) -> None:
    given = [u for u in it.flags if u.flag.name == "network"]
    for use in given:
        value = _text(use)
        if value.startswith("container:"):
            other = value.removeprefix("container:")
            service["network_mode"] = f"service:{other}" if other in names else value
        elif value in MODES:
            service["network_mode"] = "bridge" if value == "default" else value
        elif "=" in value:
            settings: dict[str, Any] = {}
            keys = [item.partition("=")[::2] for item in value.split(",")]
            for key, said in keys:
                inner = {"ip": "ipv4_address", "ip6": "ipv6_address", "mac-address": "mac_address"}
                if key == "alias":
                    _add(settings, "aliases", said)
                elif key in inner or key == "gw-priority":
                    settings[inner.get(key, "gw_priority")] = int(said) if key == "gw-priority" else said
            name = next((said for key, said in keys if key == "name"), "")
            service.setdefault("networks", {})[name] = settings
        else:
            service.setdefault("networks", {})[value] = {}
    _settings(service, it, notes)


def _settings(service: dict[str, Any], it: Invocation, notes: list[str]) -> None:
    """--network-alias, --ip and --ip6 belong to the first network."""
    keys = {"ip": "ipv4_address", "ip6": "ipv6_address"}
    first = next(iter(service.get("networks", {})), None)
    for use in it.flags:
        name = use.flag.name
        if name not in NETWORK or name == "network":
            continue
        if first is None:
            notes.append(f"--{name} needs a network of your own: --network NAME")
        elif name in keys:
            service["networks"][first][keys[name]] = _text(use)
        else:
            _add(service["networks"][first], "aliases" if name == "network-alias" else "link_local_ips", _text(use))
