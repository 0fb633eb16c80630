"""docker run lines as a compose file, and the services of a compose file as docker run lines.

as_compose(text, store) -> str      raises UsageError where there is no docker run, or docker would refuse it
as_run(text, store) -> str          raises UsageError where the file has no services
"""

from dsh.cmdline.invocation import Invocation
from dsh.errors import UsageError
from dsh.knowledge.store import Store
from dsh.typed import Any

RUNS = ("docker container run", "docker container create")


def as_compose(text: str, store: Store) -> str:
    """A compose file that starts the same containers. What compose cannot say stands in it as comments."""
    from dsh.cmdline.lines import invocations
    from dsh.explain.compose_writer import write
    from dsh.explain.convert_service import service_of

    found = invocations(text, store, assume_docker=True)
    runs = [it for it in found if it.command.path in RUNS]
    if not runs:
        hint = 'dsh explain --as compose "docker run -p 8080:80 nginx"'
        raise UsageError("there is no docker run to make a compose file of", hint=hint)
    services: dict[str, Any] = {}
    notes: list[str] = []
    names = [_name(it) for it in runs]
    for it, name in zip(runs, _unique(names), strict=True):
        for problem in it.problems:
            raise UsageError(problem.message, hint=problem.fix)
        services[name], said = service_of(it, store, names)
        notes += [f"{name}: {note}" if len(runs) > 1 else note for note in said]
    file: dict[str, Any] = {"services": services}
    made = {name for it in found if it.command.path == "docker network create" for name in it.named("NETWORK")}
    networks = {n: _network(n, made) for s in services.values() for n in s.get("networks", ())}
    volumes = {n: {"name": n} for s in services.values() for n in _named_volumes(s)}
    file |= {"networks": networks} if networks else {}
    file |= {"volumes": volumes} if volumes else {}
    lines = [f"# {line}" for note in dict.fromkeys(notes) for line in note.splitlines()]
    return "".join(f"{line}\n" for line in lines) + write(file)


def _network(name: str, made: set[str]) -> dict[str, Any]:
    return {"name": name} if name in made else {"name": name, "external": True}


def _name(it: Invocation) -> str:
    """What the service is called: --name, or the image's own name."""
    image = next(iter(it.named("IMAGE")), "app")
    bare = it.value("name") or image.partition("@")[0].rpartition("/")[2].partition(":")[0]
    name = "".join(c if (c.isascii() and c.isalnum()) or c in "._-" else "-" for c in bare).strip("-._")
    return name or "app"


def _unique(names: list[str]) -> list[str]:
    out: list[str] = []
    for name in names:
        number = 2
        made = name
        while made in out:
            made, number = f"{name}-{number}", number + 1
        out.append(made)
    return out


def _named_volumes(service: dict[str, Any]) -> list[str]:
    names = []
    for volume in service.get("volumes", ()):
        if isinstance(volume, dict):
            names += [volume["source"]] if volume.get("type") == "volume" and volume.get("source") else []
            continue
        source, colon, _ = volume.partition(":")
        if colon and source.replace("_", "").replace("-", "").replace(".", "").isalnum() and len(source) > 1:
            names += [source] if source[0].isalnum() else []
    return names


def as_run(text: str, store: Store) -> str:
    """A docker run line for each service, in the order in which they depend on each other."""
    from dsh.explain.compose_reader import data_of, read_compose
    from dsh.explain.compose_shapes import check_shapes
    from dsh.explain.convert_run import run_lines

    file = read_compose(text)
    for fault in file.faults:
        line = text.count("\n", 0, fault.start) + 1
        raise UsageError(f"line {line} cannot be read as YAML", hint="dsh explain -f FILE says more")
    data = data_of(file.root)
    check_shapes(data)
    if not data.get("services"):
        raise UsageError("the file has no services", hint="dsh explain -f FILE says more")
    return "".join(f"{line}\n" for line in run_lines(data, store))
