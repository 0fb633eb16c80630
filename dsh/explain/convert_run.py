"""The services of a compose file as docker run lines."""

import re
import shlex
from collections.abc import Iterator

from dsh.cmdline.lines import quote
from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.typed import Any

VARIABLE = regex(r"\$(?:\$|\{\w+(?::?[-+?][^}]*)?\}|\w+)")
OWN = {"image", "build", "command", "entrypoint", "networks", "network_mode", "depends_on", "deploy", "scale", "links"}
OWN |= {"volumes", "ports", "environment", "env_file", "container_name", "profiles", "healthcheck", "restart", "gpus"}


def run_lines(data: dict[str, Any], store: Store) -> Iterator[str]:
    """Comments, what has to be made first, and a line for each service in the order of their dependencies."""
    services = {str(name): it if isinstance(it, dict) else {} for name, it in data["services"].items()}
    used = {n: None for it in services.values() for n in _networks(it)}
    alone = len(services) < 2 and set(used) <= {"default"}
    for name in used:
        it = _defined(data, "networks", name)
        if not alone and not it.get("external"):
            yield " ".join(["docker network create", *_driver(it), shown(_full(data, name))])
    for name, below in (data.get("volumes") or {}).items():
        it = below if isinstance(below, dict) else {}
        options = _driver(it)
        if options and not it.get("external"):
            yield " ".join(["docker volume create", *options, shown(str(it.get("name") or name))])
    for name in _ordered(services):
        yield from _service(name, services[name], data, store, alone)


def _full(data: dict[str, Any], network: str) -> str:
    """What the network is called: that of all services gets the project's name, as compose would."""
    given = _defined(data, "networks", network).get("name")
    return str(given or (f"{data.get('name') or 'app'}_default" if network == "default" else network))


def _driver(it: dict[str, Any]) -> list[str]:
    words = ["--driver", shown(str(it["driver"]))] if it.get("driver") else []
    for key, value in (it.get("driver_opts") or {}).items():
        words += ["--opt", shown(f"{key}={value}")]
    return words + (["--internal"] if it.get("internal") else [])


def _defined(data: dict[str, Any], noun: str, name: str) -> dict[str, Any]:
    found = (data.get(noun) or {}).get(name)
    return found if isinstance(found, dict) else {}


def _networks(it: dict[str, Any]) -> dict[str, dict[str, Any]]:
    if it.get("network_mode"):
        return {}
    given = it.get("networks") or ["default"]
    if isinstance(given, dict):
        return {str(name): below if isinstance(below, dict) else {} for name, below in given.items()}
    return {str(name): {} for name in given}


def _ordered(services: dict[str, dict[str, Any]]) -> list[str]:
    """Those first that others depend on; a circle is cut."""
    out: list[str] = []

    def visit(name: str, open_: tuple[str, ...]) -> None:
        if name in out or name in open_ or name not in services:
            return
        it = services[name]
        shared = str(it.get("network_mode") or "")
        before = [str(other).partition(":")[0] for other in (*(it.get("depends_on") or ()), *(it.get("links") or ()))]
        before += [shared.removeprefix("service:")] if shared.startswith("service:") else []
        for other in before:
            visit(other, (*open_, name))
        out.append(name)

    for name in services:
        visit(name, ())
    return out


def _service(name: str, it: dict[str, Any], data: dict[str, Any], store: Store, alone: bool) -> Iterator[str]:
    rules = store.values("compose-run") or {}
    flags = {rule["key"]: (flag, rule["form"]) for flag, rule in rules.items()}
    words = ["docker", "run", "-it" if it.get("stdin_open") and it.get("tty") else "-d"]
    words += ["--name", shown(str(it.get("container_name") or name))]
    words += _network_words(name, it, data, alone)
    missing: list[str] = []
    for key, value in it.items():
        words += _key(str(key), value, it, flags, data, missing)
    image = str(it.get("image") or f"{name}:latest")
    if it.get("build"):
        yield _build(it["build"], image)
    entrypoint, command = _command(it.get("entrypoint")), _command(it.get("command"))
    words += ["--entrypoint", shown(entrypoint[0])] if entrypoint else []
    words += [shown(image), *map(shown, entrypoint[1:] if entrypoint else ()), *map(shown, command or ())]
    for key in missing:
        yield f"# {name}: docker run has nothing for {key}"
    yield " ".join(words)


def _build(build: Any, image: str) -> str:
    it = build if isinstance(build, dict) else {"context": build}
    words = ["docker", "build", "-t", shown(image)]
    context = str(it.get("context") or ".")
    if it.get("dockerfile"):
        words += ["-f", shown(f"{context.rstrip('/')}/{it['dockerfile']}")]
    words += ["--target", shown(str(it["target"]))] if it.get("target") else []
    for one in _pairs(it.get("args")):
        words += ["--build-arg", shown(one)]
    return " ".join((*words, shown(context)))


def _command(value: Any) -> list[str] | None:
    """A command as a list; a text is split as compose splits it."""
    if value is None:
        return None
    if isinstance(value, list):
        return [str(word) for word in value]
    try:
        return shlex.split(str(value))
    except ValueError:
        return str(value).split()


def _network_words(name: str, it: dict[str, Any], data: dict[str, Any], alone: bool) -> list[str]:
    shared = str(it.get("network_mode") or "")
    if shared:
        return ["--network", shown(shared.replace("service:", "container:"))]
    words: list[str] = []
    for network, settings in _networks(it).items() if not alone else ():
        words += ["--network", shown(_full(data, network))]
        aliases = [*settings.get("aliases", ())]
        if str(it.get("container_name") or name) != name and name not in aliases:
            external = _defined(data, "networks", network).get("external")
            aliases = aliases if external else [name, *aliases]
        for alias in aliases:
            words += ["--network-alias", shown(str(alias))]
        for key, flag in (("ipv4_address", "--ip"), ("ipv6_address", "--ip6")):
            words += [flag, shown(str(settings[key]))] if settings.get(key) else []
        for address in settings.get("link_local_ips", ()):
            words += ["--link-local-ip", shown(str(address))]
    return words


def _key(
    key: str,
    value: Any,
    it: dict[str, Any],
    flags: dict[str, tuple[str, str]],
    data: dict[str, Any],
    missing: list[str],
) -> list[str]:
    """The words for one key of a service."""
    if value is None or key.startswith("x-"):
        return []
    if key in ("stdin_open", "tty") and it.get("stdin_open") and it.get("tty"):
        return []
    if key == "container_name":
        return []
    if key == "volumes":
        return [word for one in value for word in _volume(one, data)]
    if key == "ports":
        return [word for one in value for word in ("-p", shown(_port(one)))]
    if key == "healthcheck":
        return _health(value)
    if key == "deploy":
        return _limits(value, missing)
    if key == "restart":
        return ["--restart", str(value)] if isinstance(value, str) else ["--restart", "no"]
    if key == "gpus":
        count = value if isinstance(value, str) else (value[0].get("count", "all") if value else "all")
        return ["--gpus", shown(str(count))]
    if key == "env_file":
        paths = [one["path"] if isinstance(one, dict) else one for one in _listed(value)]
        return [word for path in paths for word in ("--env-file", shown(str(path)))]
    if key in flags:
        return _flag(*flags[key], value)
    if isinstance(value, dict) and any(f"{key}.{inner}" in flags for inner in value):
        out: list[str] = []
        for inner, below in value.items():
            out += _key(f"{key}.{inner}", below, it, flags, data, missing)
        return out
    if key not in OWN:
        missing.append(key)
    return []


def _flag(flag: str, form: str, value: Any) -> list[str]:
    if form == "switch":
        return [f"--{flag}"] if value else []
    if form == "seconds":
        return [f"--{flag}", shown(str(_seconds(str(value))))]
    if form in ("rate", "weight"):
        items = [
            f"{one['path']}:{one[form]}" for one in value if isinstance(one, dict) and {"path", form} <= one.keys()
        ]
    elif form == "ulimits":
        items = [
            f"{name}={below['soft']}:{below['hard']}" if isinstance(below, dict) else f"{name}={below}"
            for name, below in value.items()
        ]
    elif form == "pairs" or (form == "map" and isinstance(value, dict)):
        items = _pairs(value)
    elif form in ("list", "map"):
        items = [str(one).removeprefix("container:") if flag == "volumes-from" else str(one) for one in _listed(value)]
        if isinstance(value, dict):
            items = [f"{name}:{below}" for name, below in value.items()]
    else:
        items = [str(value).lower() if isinstance(value, bool) else str(value)]
    short = {"env": "-e", "volume": "-v", "user": "-u", "workdir": "-w", "label": "-l", "memory": "-m"}
    return [word for item in items for word in (short.get(flag, f"--{flag}"), shown(item))]


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | dict) else [value]


def _pairs(value: Any) -> list[str]:
    """NAME=VALUE of a mapping or a list; a name alone where the value comes from the shell."""
    if isinstance(value, dict):
        said = {True: "true", False: "false"}
        return [f"{n}" if v is None else f"{n}={said[v] if isinstance(v, bool) else v}" for n, v in value.items()]
    return [str(one) for one in value or ()]


def _volume(it: Any, data: dict[str, Any]) -> list[str]:
    if not isinstance(it, dict):
        outside, colon, rest = str(it).partition(":")
        name = _defined(data, "volumes", outside).get("name") if colon else None
        return ["-v", shown(f"{name or outside}{colon}{rest}")]
    items = [f"type={it.get('type', 'volume')}"]
    source = it.get("source")
    if source is not None:
        items.append(f"source={_defined(data, 'volumes', str(source)).get('name') or source}")
    items.append(f"target={it.get('target', '')}")
    items += ["readonly"] if it.get("read_only") else []
    for outer, inner in (("bind", "propagation"), ("tmpfs", "size"), ("volume", "subpath"), ("bind", "recursive")):
        below = (it.get(outer) or {}).get(inner)
        items += [f"{outer}-{inner}={below}"] if below is not None else []
    mode = (it.get("tmpfs") or {}).get("mode")
    items += [f"tmpfs-mode={mode:o}"] if isinstance(mode, int) else []
    items += ["volume-nocopy"] if (it.get("volume") or {}).get("nocopy") else []
    return ["--mount", shown(",".join(items))]


def _port(it: Any) -> str:
    if not isinstance(it, dict):
        return str(it)
    outside = f"{it['published']}:" if it.get("published") else ":" if it.get("host_ip") else ""
    address = f"{it['host_ip']}:" if it.get("host_ip") else ""
    protocol = f"/{it['protocol']}" if it.get("protocol", "tcp") != "tcp" else ""
    return f"{address}{outside}{it.get('target', '')}{protocol}"


def _health(it: dict[str, Any]) -> list[str]:
    test = it.get("test")
    if it.get("disable") or test in ("NONE", ["NONE"]):
        return ["--no-healthcheck"]
    words: list[str] = []
    if isinstance(test, list) and test:
        line = str(test[1]) if test[0] == "CMD-SHELL" and len(test) > 1 else quote([str(one) for one in test[1:]])
        words += ["--health-cmd", shown(line)]
    elif test:
        words += ["--health-cmd", shown(str(test))]
    for key in ("interval", "timeout", "retries", "start_period", "start_interval"):
        words += [f"--health-{key.replace('_', '-')}", shown(str(it[key]))] if key in it else []
    return words


def _limits(it: Any, missing: list[str]) -> list[str]:
    """The limits of deploy; its number of containers is no matter of one docker run."""
    resources = (it or {}).get("resources") or {}
    limits, held = resources.get("limits") or {}, resources.get("reservations") or {}
    words = ["--cpus", shown(str(limits["cpus"]))] if "cpus" in limits else []
    words += ["-m", shown(str(limits["memory"]))] if "memory" in limits else []
    words += ["--pids-limit", shown(str(limits["pids"]))] if "pids" in limits else []
    words += ["--memory-reservation", shown(str(held["memory"]))] if "memory" in held else []
    missing += [f"deploy.{key}" for key in it or {} if key != "resources"]
    return words


def _seconds(text: str) -> int:
    """1m30s as 90."""
    units = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "us": 0.000001}
    found = re.findall(r"(\d+(?:\.\d+)?)(ms|us|h|m|s)?", text)
    return round(sum(float(number) * units[unit or "s"] for number, unit in found))


def shown(text: str) -> str:
    """A value as a word of a shell: compose's variables stay variables, $$ is a $."""
    if "$" not in text:
        return quote([text])
    out, at, filled = [], 0, False
    for match in VARIABLE.finditer(text):
        out.append(_inside(text[at : match.start()]))
        literal = match[0] == "$$"
        filled = filled or not literal
        out.append("\\$" if literal else match[0])
        at = match.end()
    out.append(_inside(text[at:]))
    return '"' + "".join(out) + '"' if filled else quote([text.replace("$$", "$")])


def _inside(text: str) -> str:
    return re.sub(r'(["`\\$])', r"\\\1", text)
