"""Prune: the objects of the preview, removed one by one, reported as docker reports its own prune."""

import hashlib
from collections.abc import Callable

from dsh.engine.refusal import EngineLost, EngineRefused
from dsh.errors import EngineUnreachable
from dsh.named import NamedTuple
from dsh.plan.plan import Effect, Problem
from dsh.run.session import Done, Session, Streams
from dsh.typed import Any

UNITS = ("B", "kB", "MB", "GB", "TB", "PB")


class Removed(NamedTuple):
    """What one part has removed: its heading, lines, bytes and effects."""

    heading: str
    lines: list[str]
    bytes: int
    effects: list[Effect]
    problems: list[Problem]


def prune(session: Session, streams: Streams, parts: list[dict[str, Any]], total: bool) -> Done:
    effects: list[Effect] = []
    problems: list[Problem] = []
    reclaimed = 0
    for part in parts:
        if session.cancelled.is_set():
            break
        try:
            removed = PARTS[part["kind"]](session, part)
        except (EngineLost, EngineUnreachable) as error:  # before the part has begun
            problems.append(Problem("lost", "error", error.message, error.hint))
            break
        except KeyboardInterrupt:
            session.cancelled.set()
            problems.append(Problem("unknown", "error", f"{part['kind']}: interrupted before anything was removed"))
            break
        except EngineRefused as error:  # docker stops here too; what the parts before have removed is told
            problems.append(Problem("refused", "error", error.message, error.hint))
            break
        if removed.lines:
            streams.out.write(f"{removed.heading}:\n" + "".join(f"{line}\n" for line in removed.lines) + "\n")
        effects += removed.effects
        problems += removed.problems
        reclaimed += removed.bytes
        if ended(problems):
            break
    for problem in problems:
        if problem.level == "error":
            streams.err.line(f"dsh: {problem.message}")
    if any(problem.level == "error" for problem in problems):
        return Done(130 if session.cancelled.is_set() else 1, tuple(effects), tuple(problems))
    if total:
        streams.out.line(f"Total reclaimed space: {human_size(reclaimed)}")
    return Done(0, tuple(effects), tuple(problems))


def ended(problems: list[Problem]) -> bool:
    """Was the work cut off, by a lost connection or by Ctrl-C?"""
    return any(problem.id in ("lost", "unknown") for problem in problems)


def asked(session: Session, streams: Streams, text: str) -> Done:
    """Docker's own question, answered no."""
    streams.out.write(text)
    return Done(0, ())


def human_size(count: float) -> str:
    """Decimal units and four significant digits, as docker counts space."""
    unit = 0
    while count >= 1000 and unit < len(UNITS) - 1:
        count, unit = count / 1000, unit + 1
    return f"{count:.4g}{UNITS[unit]}"


def _each(session: Session, ids: list[str], remove: Callable[[str], None]) -> tuple[list[str], list[Problem]]:
    """Those that went, and why the others did not. Ends at a lost connection and at Ctrl-C."""
    gone, problems = [], []
    for identity in ids:
        try:
            remove(identity)
            gone.append(identity)
        except EngineRefused as error:
            says = f"{identity[:12]} was left: {error.message}"
            problems.append(Problem("gone" if error.status == 404 else "refused", "warning", says))
        except (EngineLost, EngineUnreachable) as error:
            problems.append(_cut_off(identity, error))
            break
        except KeyboardInterrupt:
            session.cancelled.set()
            problems.append(_interrupted(identity))
            break
    return gone, problems


def _cut_off(name: str, error: EngineLost | EngineUnreachable) -> Problem:
    if isinstance(error, EngineUnreachable):  # the engine has not even heard of it
        return Problem("lost", "error", f"{name[:12]} and what follows it were left: {error.message}", error.hint)
    return Problem("lost", "error", f"{name[:12]}: whether the engine removed it is not known: {error.message}")


def _interrupted(name: str) -> Problem:
    return Problem("unknown", "error", f"{name[:12]}: interrupted; whether the engine removed it is not known")


def _containers(session: Session, part: dict[str, Any]) -> Removed:
    ids = part["ids"]
    listed = session.client.request("GET", "/containers/json", {"all": 1, "size": 1}, patient=True) if ids else []
    known = {c["Id"]: c for c in listed}
    gone, problems = _each(session, ids, lambda i: session.client.request("DELETE", f"/containers/{i}", patient=True))
    names = {i: ((known[i].get("Names") or [""])[0]).removeprefix("/") if i in known else None for i in gone}
    effects = [Effect("remove", "container", i, names[i]) for i in gone]
    size = sum(int(known[i].get("SizeRw") or 0) for i in gone if i in known)
    return Removed("Deleted Containers", gone, size, effects, problems)


def _networks(session: Session, part: dict[str, Any]) -> Removed:
    names = {network["id"]: network["name"] for network in part["networks"]}
    gone, problems = _each(session, list(names), lambda i: session.client.delete(f"/networks/{i}"))
    effects = [Effect("remove", "network", i, names[i]) for i in gone]
    return Removed("Deleted Networks", [names[i] for i in gone], 0, effects, problems)


def _volumes(session: Session, part: dict[str, Any]) -> Removed:
    names = part["names"]
    used = session.client.request("GET", "/system/df", patient=True) if names else {}
    sizes = {v["Name"]: (v.get("UsageData") or {}).get("Size") or 0 for v in used.get("Volumes") or []}
    gone, problems = _each(session, names, lambda i: session.client.delete(f"/volumes/{i}"))
    effects = [Effect("remove", "volume", i, i) for i in gone]
    return Removed("Deleted Volumes", gone, sum(max(sizes.get(i, 0), 0) for i in gone), effects, problems)


def _images(session: Session, part: dict[str, Any]) -> Removed:
    sizes: dict[str, int] = {}
    lines: list[str] = []
    effects: list[Effect] = []
    problems: list[Problem] = []
    size = 0
    for name in part["names"]:
        try:
            identity = _measure(session, name, sizes)
            records = session.client.request("DELETE", f"/images/{name}", patient=True) or []
        except EngineRefused as error:
            problems.append(
                Problem("gone" if error.status == 404 else "refused", "warning", f"{name} was left: {error.message}")
            )
            continue
        except (EngineLost, EngineUnreachable) as error:
            problems.append(_cut_off(name, error))
            break
        except KeyboardInterrupt:
            session.cancelled.set()
            problems.append(_interrupted(name))
            break
        for record in records:
            if "Untagged" in record:
                lines.append(f"untagged: {record['Untagged']}")
                if "@" not in record["Untagged"]:  # the digest that a registry gave it is no name of its own
                    effects.append(Effect("untag", "image", identity, record["Untagged"]))
            else:
                lines.append(f"deleted: {record['Deleted']}")
                size += sizes.get(record["Deleted"], 0)
        deleted = [r["Deleted"] for r in records if "Deleted" in r]
        own = {} if "@" in name or name in identity else {identity: name}
        effects += [Effect("remove", "image", d, own.get(d)) for d in deleted if d in part["images"]]
    return Removed("Deleted Images", lines, size, effects, problems)


def _measure(session: Session, name: str, sizes: dict[str, int]) -> str:
    """The image's ID; the sizes of its layers are noted under the names that the engine deletes them by."""
    detail = session.client.get(f"/images/{name}/json")
    layers = (detail.get("RootFS") or {}).get("Layers") or []
    history = [int(entry.get("Size") or 0) for entry in reversed(session.client.get(f"/images/{name}/history") or [])]
    if len(history) != len(layers):  # entries that make no layer have no size
        filled = [count for count in history if count]
        history = filled + [0] * max(len(layers) - len(filled), 0)
    chain = ""
    for layer, count in zip(layers, history, strict=False):
        chain = layer if not chain else "sha256:" + hashlib.sha256(f"{chain} {layer}".encode()).hexdigest()
        sizes[chain] = count
    return str(detail["Id"])


def _cache(session: Session, part: dict[str, Any]) -> Removed:
    gone: list[str] = []
    problems: list[Problem] = []
    size = 0
    for identity in part["ids"]:
        import json

        try:
            answer = session.client.request(
                "POST", "/build/prune", {"all": 1, "filters": json.dumps({"id": {identity: True}})}, patient=True
            )
        except EngineRefused as error:
            problems.append(Problem("refused", "warning", f"{identity} was left: {error.message}"))
            continue
        except (EngineLost, EngineUnreachable) as error:
            problems.append(_cut_off(identity, error))
            break
        except KeyboardInterrupt:
            session.cancelled.set()
            problems.append(_interrupted(identity))
            break
        size += int((answer or {}).get("SpaceReclaimed") or 0)
        gone += (answer or {}).get("CachesDeleted") or []
    effects = [Effect("remove", "build-cache", i, None) for i in gone]
    return Removed("Deleted build cache objects", gone, size, effects, problems)


PARTS: dict[str, Callable[[Session, dict[str, Any]], Removed]] = {
    "containers": _containers,
    "networks": _networks,
    "volumes": _volumes,
    "images": _images,
    "cache": _cache,
}
