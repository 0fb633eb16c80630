"""docker container, network, volume, image, builder and system prune

Each is planned as the removal of exactly the objects that the engine would take now. The run removes those, one by one:
what is made or stopped between preview and run is never taken, which the engine's own prune would do.
"""

from collections.abc import Callable, Sequence

from dsh.cmdline.invocation import Invocation
from dsh.engine.objects import Container, Image, seconds
from dsh.engine.reference import HEX64
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import PREDEFINED_NETWORKS, State
from dsh.plan.each import failing
from dsh.plan.going import users
from dsh.plan.image import effects_of
from dsh.plan.image_back import way_back
from dsh.plan.image_rules import children, delete, references
from dsh.plan.network import endpoints
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.prune_cache import cache_matching
from dsh.plan.prune_filters import Filters, Matching, left_out, matching, read_filters
from dsh.plan.prune_question import question
from dsh.typed import Any

Part = Callable[[Filters, State], tuple[Step, State]]


def containers(invocation: Invocation, state: State) -> Planned:
    return _alone(invocation, state, lambda filters, state: _containers(filters, state))


def networks(invocation: Invocation, state: State) -> Planned:
    return _alone(invocation, state, lambda filters, state: _networks(filters, state), total=False)


def volumes(invocation: Invocation, state: State) -> Planned:
    everything = invocation.on("all")
    planned = _alone(invocation, state, lambda filters, state: _volumes(filters, state, everything))
    left = [name for name in planned.state.volumes if not HEX64.fullmatch(name)]
    return planned._replace(keeps=(f"volumes{_named(left)}" if left else "containers and images",))


def images(invocation: Invocation, state: State) -> Planned:
    return _alone(invocation, state, lambda filters, state: _images(filters, state, invocation.on("all")))


def cache(invocation: Invocation, state: State) -> Planned:
    return _alone(invocation, state, lambda filters, state: _cache(filters, state, invocation.on("all")))


def system(invocation: Invocation, state: State) -> Planned:
    everything, with_volumes = invocation.on("all"), invocation.on("volumes")
    parts: list[Part] = [_containers, _networks]
    if with_volumes:
        parts.append(lambda filters, state: _volumes(filters, state, False))
    parts.append(lambda filters, state: _images(filters, state, everything))
    parts.append(lambda filters, state: _cache(filters, state, everything))
    try:
        filters = read_filters(invocation.values("filter"), state)
    except EngineRefused as error:
        return refused(state, error.message)
    if with_volumes and "until" in filters:
        return refused(
            state, 'ERROR: The "until" filter is not supported with "--volumes"', fix="leave --volumes or until out"
        )
    planned = _planned(invocation, state, filters, parts)
    back = f"{planned.way_back} (the images only)" if planned.way_back else None
    return planned._replace(keeps=_kept(planned.state, everything, with_volumes), way_back=back)


NAMED = 3  # of what is kept


def _kept(after: State, everything: bool, with_volumes: bool) -> tuple[str, ...]:
    """What stays of what is there, by name."""
    out = ["containers that run or are paused, with their images and networks"]
    volumes = [name for name in after.volumes if not HEX64.fullmatch(name)]
    if not with_volumes:
        out.append("all volumes" + _named(volumes))
    elif volumes:
        out.append("volumes" + _named(volumes))
    step, _ = (None, after) if everything else _images({}, after, True)
    names = [e.name or "" for e in step.effects if e.action == "untag"] if step is not None else []
    if names:
        out.append("images with a name that no container uses" + _named(names) + ", unless you say -a")
    return tuple(out)


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f" ({', '.join(sorted(names)[:NAMED])}{more})" if names else ""


def _alone(invocation: Invocation, state: State, part: Part, total: bool = True) -> Planned:
    try:
        filters = read_filters(invocation.values("filter"), state)
    except EngineRefused as error:
        return refused(state, error.message, 125)
    return _planned(invocation, state, filters, [part], total)


def _planned(invocation: Invocation, state: State, filters: Filters, parts: list[Part], total: bool = True) -> Planned:
    piped = state.place.stdin if not invocation.on("force") else None  # echo y | docker volume prune
    asked = Step("prune.asked", {"text": question(invocation, state)}, says="ask")
    if not invocation.on("force") and not (state.place.confirmed if piped is None else _is_yes(piped)):
        says = (
            "docker asks here, and without a terminal nobody answers, so nothing is removed; dsh run --yes answers yes"
            if piped is None
            else "docker asks here, and what is piped in does not say y, so nothing is removed"
        )
        step = asked._replace(says=says)
        fix = f"dsh preview {invocation.command.path} -f shows what would be"
        return Planned((step,), state, 0, None, (Problem("asks", "warning", says, fix),))
    steps: list[Step] = []
    after = state
    try:
        for part in parts:
            step, after = part(filters, after)
            steps.append(step)
    except EngineRefused as error:
        planned = failing(after, error)
        before = (_merged(invocation, steps, total),) if steps else ()
        return planned._replace(steps=(*before, *planned.steps), stops=True)
    merged = _merged(invocation, steps, total)
    problems = left_out(filters, state)
    if not merged.effects:
        problems = (*problems, Problem("nothing-to-do", "warning", "there is nothing to remove"))
    everything = invocation.on("all") and bool(merged.effects)
    back = way_back(merged.effects, state)
    steps = [merged] if piped is None else [asked, merged]
    return Planned(tuple(steps), after, 0, None, problems, way_back=back, everything=everything)


def _is_yes(piped: bytes) -> bool:
    return piped.partition(b"\n")[0].strip().lower() == b"y"


def _merged(invocation: Invocation, steps: list[Step], total: bool) -> Step:
    """The parts as one call, which adds up the space that they free."""
    return Step(
        "prune",
        {"parts": [{"kind": step.call, **step.args} for step in steps], "total": total},
        tuple(effect for step in steps for effect in step.effects),
        invocation.command.summary,
    )


def _containers(filters: Filters, state: State) -> tuple[Step, State]:
    match = matching(filters, state)
    effects: list[Effect] = []
    for container in list(state.containers.values()):
        if (
            not container.running
            and container.state != "removing"
            and match.takes(container.labels, _moment_of("container", container, match, state))
        ):
            effects.append(Effect("remove", "container", container.id, container.name, container.state))
    gone = {effect.id for effect in effects if effect.id}
    after = state.drop("container", gone) if gone else state
    return Step("containers", {"ids": [e.id for e in effects]}, tuple(effects)), after


def _networks(filters: Filters, state: State) -> tuple[Step, State]:
    match = matching(filters, state)
    effects = []
    for network in state.networks.values():
        if network.name in PREDEFINED_NETWORKS or network.scope != "local" or network.raw.get("Ingress"):
            continue
        if match.takes(network.labels, network.created) and not endpoints(network, state):
            effects.append(Effect("remove", "network", network.id, network.name, network.driver))
    gone = {effect.id for effect in effects if effect.id}
    pairs = [{"id": e.id, "name": e.name} for e in effects]
    return Step("networks", {"networks": pairs}, tuple(effects)), state.drop("network", gone) if gone else state


def _volumes(filters: Filters, state: State, everything: bool) -> tuple[Step, State]:
    """Before API 1.42 named volumes go too; from then on only those without a name, or all with --all or all=true."""
    known = ("label", "label!") if not state.api("1.42") else ("label", "label!", "all")
    match = matching(filters, state, known)
    named_too = everything or not state.api("1.42") or filters.get("all", ("",))[-1] in ("true", "1")
    effects = []
    for volume in state.volumes.values():
        anonymous = (
            "com.docker.volume.anonymous" in volume.labels if state.api("1.42") else bool(HEX64.fullmatch(volume.name))
        )
        if volume.driver != "local" or not (named_too or anonymous) or users(volume.name, state):
            continue
        if match.takes(volume.labels, 0.0):
            effects.append(
                Effect(
                    "remove", "volume", volume.name, volume.name, "anonymous volume" if anonymous else "with its files"
                )
            )
    gone = {effect.id for effect in effects if effect.id}
    return Step("volumes", {"names": [e.id for e in effects]}, tuple(effects)), state.drop(
        "volume", gone
    ) if gone else state


def _images(filters: Filters, state: State, everything: bool) -> tuple[Step, State]:
    known = ("label", "label!", "until", "dangling")
    match = matching(filters, state, known)
    dangling_only = not (everything or {"false", "0"} & set(filters.get("dangling", ())))
    calls: list[str] = []
    effects: tuple[Effect, ...] = ()
    for image in list(state.images.values()):
        if dangling_only and children_of(image.id, state) and not references(image):
            continue
        if image.id not in state.images or not _top(image.id, state, match):
            continue
        names = references(state.images[image.id])
        if names and dangling_only and any("@" not in name for name in names):
            continue
        for name in names or (image.id.removeprefix("sha256:"),):
            try:
                deleted = delete(name, state, False, True)
            except EngineRefused:
                continue
            calls.append(name)
            effects += effects_of(deleted.records)
            state = deleted.state
    gone = [e.id for e in effects if e.action == "remove"]
    return Step("images", {"names": calls, "images": gone}, effects), state


def children_of(identity: str, state: State) -> bool:
    return bool(children(state.images[identity], state)) if identity in state.images else False


def _top(identity: str, state: State, match: Matching) -> bool:
    """Is it more than a layer of another image, and does it match?"""
    image = state.images[identity]
    if not references(image) and children(image, state):
        return False
    return match.takes(image.labels, _moment_of("image", image, match, state))


def _moment_of(kind: str, item: Container | Image, match: Matching, state: State) -> float:
    """When it was made. The engine's lists tell whole seconds, and it compares with the exact time, which is looked up
    where it decides."""
    if match.before is None or int(item.created) != int(match.before) or item.id.startswith("new+"):
        return item.created
    return seconds(state.inspect(kind, item.id).get("Created")) or item.created


def _cache(filters: Filters, state: State, everything: bool) -> tuple[Step, State]:
    effects = []
    wanted = cache_matching(filters)
    for record in state.cache.values():
        if record.in_use or (not everything and (record.shared or record.type in ("internal", "frontend"))):
            continue
        if not wanted.takes(record):
            continue
        effects.append(Effect("remove", "build-cache", record.id, record.type or None, record_text(record.raw)))
    gone = {effect.id for effect in effects if effect.id}
    return Step("cache", {"ids": [e.id for e in effects]}, tuple(effects)), state.drop(
        "build-cache", gone
    ) if gone else state


def record_text(raw: dict[str, Any]) -> str:
    return str(raw.get("Description") or "")
