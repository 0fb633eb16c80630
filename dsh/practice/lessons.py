"""Is a step of a lesson done? Its conditions are looked up in what the engine says of its objects.

container: web            there is one of that name ("*": any); all of these must hold for the same one:
    state: running            created, running, paused, exited
    image: nginx              the image it was made from
    port: 8080:80             port 8080 of this machine leads to its port 80
    volume: data:/srv         the volume data is mounted at /srv (":/srv": one without a name)
    network: front            it is in that network
    exit_code: 1
    file: /srv/x              it has that file
    log: ready                it has printed that
image: mine:1             there is an image of that name; `layers: 3` at least so many
volume: data, network: front
ran: docker logs web      such a line was run since the step began: that command, with at least those flags and
                          arguments; `exit: 0` with that code, `without: [detach]` without those flags
no: CONDITION             it does not hold
any: [CONDITION, ...]     at least one does
"""

from collections.abc import Iterable

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.lines import invocations
from dsh.engine.archive import stat
from dsh.engine.client import Client
from dsh.knowledge.lesson import Step
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.typed import Any

Condition = dict[str, Any]


class Ran(NamedTuple):
    """A line that was run while a step was open."""

    command: str
    exit_code: int


class Sight:
    """What there is to see: the engine's objects, and what was run. Everything is asked once."""

    def __init__(self, client: Client, ran: Iterable[Ran], store: Store) -> None:
        self.client = client
        self.store = store
        self.ran = tuple(ran)
        self._kept: dict[str, Any] = {}

    def get(self, path: str, **params: Any) -> Any:
        key = f"{path} {params}"
        if key not in self._kept:
            self._kept[key] = self.client.get(path, **params)
        return self._kept[key]

    def containers(self) -> list[dict[str, Any]]:
        return [self.get(f"/containers/{it['Id']}/json") for it in self.get("/containers/json", all=1)]

    def tags(self) -> dict[str, str]:
        return {tag: it["Id"] for it in self.get("/images/json") for tag in it.get("RepoTags") or ()}

    def lines(self) -> list[tuple[Invocation, int]]:
        """Every docker command of the lines that were run, with the exit code of its line."""
        return [(one, it.exit_code) for it in self.ran for one in invocations(it.command, self.store)]


def missing(step: Step, sight: Sight) -> str | None:
    """What is not there yet, in a sentence without a full stop; None when the step is done."""
    return next((says for says in (unmet(it, sight) for it in step.check) if says), None)


def hint(step: Step, sight: Sight) -> str:
    """What to say where a step is not done: what went wrong, where that is known; else what is missing."""
    latest = Sight(sight.client, sight.ran[-1:], sight.store)  # what was run before has had its hint
    for it in step.hints:
        if not any(unmet(condition, latest) for condition in it.when):
            return it.says
    lacks = missing(step, sight) or "it is not done"
    if not sight.ran:
        return f"Not yet: {lacks}."
    last = sight.ran[-1]
    failed = f" ended with exit code {last.exit_code}" if last.exit_code else " was run"
    return f"{last.command}{failed}, but {lacks}."


def unmet(condition: Condition, sight: Sight) -> str | None:
    """Why a condition does not hold; None where it does."""
    kind = next(key for key in CONDITIONS if key in condition)
    return CONDITIONS[kind](condition, sight)


def _container(wanted: Condition, sight: Sight) -> str | None:
    name = wanted["container"]
    found = [it for it in sight.containers() if name in ("*", it["Name"].lstrip("/"))]
    if not found:
        return "there is no container" if name == "*" else f"there is no container called {name}"
    whys = [_wrong(wanted, it, sight) for it in found]
    return None if None in whys else whys[0]


def _wrong(wanted: Condition, it: dict[str, Any], sight: Sight) -> str | None:
    name = it["Name"].lstrip("/")
    for key, value in wanted.items():
        says = ASPECTS[key](str(value), it, name, sight) if key in ASPECTS else None
        if says:
            return says
    return None


def _state(value: str, it: dict[str, Any], name: str, sight: Sight) -> str | None:
    now = it["State"]["Status"]
    return None if now == value else f"the container {name} is {now}, not {value}"


def _image_of(value: str, it: dict[str, Any], name: str, sight: Sight) -> str | None:
    asked, identity = it["Config"]["Image"], sight.tags().get(_tagged(value))
    same = _tagged(asked) == _tagged(value) or it["Image"] == identity
    return None if same else f"the container {name} was made from {asked}, not from {value}"


def _port(value: str, it: dict[str, Any], name: str, sight: Sight) -> str | None:
    outer, _, inner = value.partition(":")
    bound = (it["HostConfig"].get("PortBindings") or {}).get(f"{inner}/tcp") or []
    if any(one.get("HostPort") == outer for one in bound):
        return None
    return f"port {outer} of this machine does not lead to port {inner} of {name}"


def _mounted(value: str, it: dict[str, Any], name: str, sight: Sight) -> str | None:
    volume, _, target = value.partition(":")
    for mount in it["Mounts"]:
        if mount["Destination"] == target and mount["Type"] == "volume" and volume in ("", mount["Name"]):
            return None
    return f"the volume {volume} is not at {target} in {name}" if volume else f"{name} has no volume at {target}"


def _network_of(value: str, it: dict[str, Any], name: str, sight: Sight) -> str | None:
    return None if value in it["NetworkSettings"]["Networks"] else f"the container {name} is not in the network {value}"


def _exit_code(value: str, it: dict[str, Any], name: str, sight: Sight) -> str | None:
    code = it["State"]["ExitCode"]
    return None if str(code) == value else f"the container {name} ended with exit code {code}, not {value}"


def _file(value: str, it: dict[str, Any], name: str, sight: Sight) -> str | None:
    return None if stat(sight.client, it["Id"], value) else f"there is no file {value} in {name}"


def _log(value: str, it: dict[str, Any], name: str, sight: Sight) -> str | None:
    pieces = sight.client.stream("GET", f"/containers/{it['Id']}/logs", {"stdout": 1, "stderr": 1})
    return None if value.encode() in b"".join(pieces) else f"the container {name} has not printed {value!r}"


def _image(wanted: Condition, sight: Sight) -> str | None:
    name = wanted["image"]
    if _tagged(name) not in sight.tags():
        return f"there is no image {name}"
    layers = len(sight.get(f"/images/{name}/json")["RootFS"].get("Layers") or ())
    least = int(wanted.get("layers", 0))
    return None if layers >= least else f"the image {name} has {layers} layers, fewer than {least}"


def _volume(wanted: Condition, sight: Sight) -> str | None:
    names = [it["Name"] for it in sight.get("/volumes").get("Volumes") or ()]
    name = wanted["volume"]
    return None if name in names or (name == "*" and names) else "there is no volume" + f" {name}" * (name != "*")


def _network(wanted: Condition, sight: Sight) -> str | None:
    names = [it["Name"] for it in sight.get("/networks")]
    return None if wanted["network"] in names else f"there is no network {wanted['network']}"


def _ran(wanted: Condition, sight: Sight) -> str | None:
    asked = invocations(wanted["ran"], sight.store)[0]
    code, without = wanted.get("exit"), wanted.get("without", ())
    for line, exit_code in sight.lines():
        if code is not None and exit_code != int(code):
            continue
        if _is_such(line, asked) and not any(line.has(flag) for flag in without):
            return None
    ended = "" if code is None else f" and ended with exit code {code}"
    return f"nothing like {wanted['ran']} was run{ended}"


def _is_such(line: Invocation, asked: Invocation) -> bool:
    """The same command, with at least the flags and arguments asked for."""
    if line.command.path != asked.command.path:
        return False
    given = [use.value for use in line.arguments]
    flags = all(use.value in line.values(use.flag.name) for use in asked.flags)
    return flags and all(use.value in given for use in asked.arguments)


def _no(wanted: Condition, sight: Sight) -> str | None:
    inner = wanted["no"]
    if unmet(inner, sight):
        return None
    kind = next(key for key in CONDITIONS if key in inner)
    name = inner[kind]
    if kind == "ran":
        return f"{name} was run"
    more = ", ".join(f"{key} {value}" for key, value in inner.items() if key != kind)
    what = f"a {kind}" if name == "*" else f"the {kind} {name}"
    return f"there still is {what}" + (f" ({more})" if more else "")


def _any(wanted: Condition, sight: Sight) -> str | None:
    whys = [unmet(it, sight) for it in wanted["any"]]
    return None if None in whys else whys[0]


def _tagged(name: str) -> str:
    return name if ":" in name.rpartition("/")[2] else f"{name}:latest"


ASPECTS = {
    "state": _state,
    "image": _image_of,
    "port": _port,
    "volume": _mounted,
    "network": _network_of,
    "exit_code": _exit_code,
    "file": _file,
    "log": _log,
}
CONDITIONS = {  # in this order: what has `container` is about a container, whatever else it has
    "no": _no,
    "any": _any,
    "ran": _ran,
    "container": _container,
    "image": _image,
    "volume": _volume,
    "network": _network,
}
