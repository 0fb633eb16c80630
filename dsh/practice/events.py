"""GET /events: what has happened, and what happens from now on."""

import json
from collections.abc import Iterator

from dsh.engine.reference import parse_reference
from dsh.practice.filters import labelled, moment
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.world import SECOND, World
from dsh.typed import Any

KINDS = ("config", "container", "daemon", "image", "network", "node", "plugin", "secret", "service", "volume")
Filters = dict[str, list[str]]


@route("GET", "/events")
def events(world: World, call: Call) -> Reply:
    chosen = call.filters()
    with world.lock:
        now = world.now()
        since, until = (moment(call.text(key), now) if call.text(key) else 0 for key in ("since", "until"))
        if since and until and since > until:
            raise Refused(400, f"`since` time ({since}) cannot be after `until` time ({until})")
        past = [event for event in world.events if since and event["timeNano"] >= since]
        if until and not since and until <= now:
            past = list(world.events)
        past = [event for event in past if not until or event["timeNano"] <= until]
        seen = world.events_seen
    return Reply(_stream(world, call, chosen, past, seen, until))


def _stream(
    world: World, call: Call, chosen: Filters, past: list[dict[str, Any]], seen: int, until: int
) -> Iterator[bytes]:
    yield b"".join(_line(event) for event in past if fits(event, chosen))
    while not until or world.now() < until:
        left = (until - world.now()) / SECOND if until else 1.0

        found = world.wait(lambda: _since(world, seen), max(min(left, 1.0), 0))  # noqa: B023 (looked at right here)
        seen += len(found or ())
        yield b"".join(_line(e) for e in found or () if fits(e, chosen) and (not until or e["timeNano"] <= until))
        if call.gone():
            return


def _since(world: World, seen: int) -> list[dict[str, Any]] | None:
    count = world.events_seen - seen
    return world.events[-count:] if count else None


def _line(event: dict[str, Any]) -> bytes:
    return json.dumps(event, separators=(",", ":")).encode() + b"\n"


def fits(event: dict[str, Any], chosen: Filters) -> bool:
    """Is it one of those that the filters ask for? A filter that is none is passed over, as the engine does."""
    kind, action = event["Type"], event["Action"]
    attributes = event["Actor"]["Attributes"]
    if chosen.get("event") and not any(action == v or action.startswith(f"{v}:") for v in chosen["event"]):
        return False
    if chosen.get("type") and kind not in chosen["type"]:
        return False
    if chosen.get("scope") and event["scope"] not in chosen["scope"]:
        return False
    if not labelled({"label": chosen.get("label", [])}, attributes):
        return False
    if chosen.get("image") and not _of_image(event, chosen["image"]):
        return False
    named = [key for key in KINDS if key != "image" and chosen.get(key)]
    return not named or any(key == kind and _named(event, chosen[key]) for key in named)


def _named(event: dict[str, Any], wanted: list[str]) -> bool:
    identity, name = event["Actor"]["ID"], event["Actor"]["Attributes"].get("name", "")
    return any(v == name or (v and identity.startswith(v)) for v in wanted)


def _of_image(event: dict[str, Any], wanted: list[str]) -> bool:
    attributes = event["Actor"]["Attributes"]
    names = {event["Actor"]["ID"], attributes.get("name", "")} if event["Type"] == "image" else set()
    if event["Type"] == "container":
        names = {attributes.get("image", "")}
    for name in list(names):
        reference = parse_reference(name)
        if reference is not None:
            names.add(reference._replace(tag=None, digest=None).familiar)
    return bool(names & set(wanted))
