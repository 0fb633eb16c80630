"""docker build with the classic builder: what the engine's API knows. What needs BuildKit is said to need it."""

import json

from dsh.cmdline.invocation import Invocation
from dsh.engine.address import practised
from dsh.engine.objects import Image
from dsh.engine.reference import parse_reference
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.plan import create_values as values
from dsh.plan.build_context import Context, build_context
from dsh.plan.build_steps import BUILDKIT, Walked, walk
from dsh.plan.create_config import add_host, platform
from dsh.plan.create_texts import with_proxies
from dsh.plan.docker_client import client_arguments
from dsh.plan.dockerfile import Bad, Dockerfile, Stage, expanded, parse
from dsh.plan.dockerfile import Instruction as Line
from dsh.plan.here import surroundings
from dsh.plan.image_pull import remote_trouble
from dsh.plan.plan import MOVED, Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.refusal import Refused
from dsh.plan.surroundings import Surroundings
from dsh.typed import Any

NO_IMAGE = "No image was generated. Is your Dockerfile empty?"  # FROM scratch, and nothing after it
BY_ID = "docker rmi with the ID that the build prints last"


class Built(NamedTuple):
    """What the steps come to. `image` is an existing image's ID where everything comes from the cache; None for new."""

    image: str | None
    effects: tuple[Effect, ...]  # images made on the way that stay
    trouble: str | None = None
    buildkit: bool = False
    exit_code: int = 0
    config: dict[str, Any] = {}
    parent: str = ""  # of a new image: the last one of its steps that was there before


def build(invocation: Invocation, state: State) -> Planned:
    around = surroundings(state)
    needs = [use for use in invocation.flags if use.flag.builder == "buildkit"]
    if needs and state.place.env.get("DOCKER_BUILDKIT") in ("0", "false"):
        return _unknown(needs[0].spelled, state)
    try:
        place = invocation.arguments[0].value
        context = build_context(place, invocation.value("file"), around, state.place.stdin)
        params = query(invocation, context, around)
    except Refused as error:
        return refused(state, error.message, error.exit_code, "refused-by-docker", error.hint)
    if needs:
        return _needs_buildkit(invocation, state, f"{needs[0].spelled} {BUILDKIT}")
    args = {
        "context": tuple(context._replace(text=None)),
        "text": context.text if context.extra else None,
        "params": params,
        "quiet": invocation.on("quiet"),
        "iidfile": invocation.value("iidfile"),
    }
    tags = [reference.tagged.familiar for reference in map(parse_reference, invocation.values("tag")) if reference]
    return _planned(invocation, state, context, args, tags)


def _unknown(spelled: str, state: State) -> Planned:
    """The older builder, asked for by DOCKER_BUILDKIT=0, knows no flag of BuildKit's."""
    short = not spelled.startswith("--")
    says = f"unknown shorthand flag: '{spelled[1:]}' in {spelled}" if short else f"unknown flag: {spelled}"
    usage = "Usage:  docker build [OPTIONS] PATH | URL | -\n\nRun 'docker build --help' for more information"
    planned = refused(state, f"{says}\n\n{usage}", 125, "needs-buildkit", "DOCKER_BUILDKIT=1")
    return planned._replace(problems=(planned.problems[0]._replace(message=says),))


def _refused(invocation: Invocation, state: State) -> str | None:
    """What the engine refuses before the first step."""
    if state.source.client.about.get("Os", "linux") != "linux":
        return None
    if invocation.values("security-opt"):
        return "The daemon on this platform does not support setting security options on build"
    isolation = invocation.value("isolation")
    return f'Unsupported isolation: "{isolation}"' if isolation.lower() not in ("", "default") else None


def _planned(invocation: Invocation, state: State, context: Context, args: dict[str, Any], tags: list[str]) -> Planned:
    step = Step("image.build", args, says=f"build {', '.join(tags) or 'an image without a name'}")
    trouble = _refused(invocation, state)
    if trouble:
        return Planned((step,), state, 1, b"", (Problem("refused", "error", trouble),))
    if context.text is None:
        effects = (Effect("build", "image", None, tags[0] if tags else "<none>"), *_further(tags, state))
        note = Problem(
            "dockerfile-unseen", "warning", "the Dockerfile comes from elsewhere: what it does is not previewed"
        )
        return Planned((step._replace(effects=effects),), state, None, None, (note,))
    try:
        file = parse(context.text, context.dockerfile)
    except Bad as bad:
        if bad.buildkit:
            return _needs_buildkit(invocation, state, f"{bad.message}: this {BUILDKIT}")
        problem = Problem("bad-dockerfile", "error", bad.message)
        return Planned((step,), state, 1, b"", (problem,))
    built = _built(invocation, file, context, state)
    if built.buildkit:
        return _needs_buildkit(invocation, state, built.trouble or "")
    if built.trouble:
        problem = Problem("build-fails", "error", built.trouble)
        return Planned((step._replace(effects=built.effects),), state, built.exit_code or 1, None, (problem,))
    if built.image is not None:
        return _only_tagged(step, built, tags, state, invocation.on("quiet"))
    same = "built:" + json.dumps([context.path, context.dockerfile, context.text, _alike(args["params"])], default=str)
    before = state.details.get(same, {}).get("Id", "")
    if before in state.images and not context.unsure and not invocation.on("no-cache"):  # built by this line
        return _only_tagged(step, built._replace(image=before, effects=()), tags, state, invocation.on("quiet"))
    first = Effect("build", "image", None, tags[0] if tags else "<none>", f"from {file.stages[-1].base}")
    effects = (*built.effects, first, *_further(tags, state))
    way_back = _unmade(tags, state)
    identity, state = _with_image(state, built.parent, tags, built.config)
    state = state._replace(details={**state.details, same: {"Id": identity}})
    step = step._replace(effects=effects, args={**args, "placeholder": identity})
    printed = f"{identity}\n".encode() if invocation.on("quiet") else None
    return Planned((step,), state, 0, printed, way_back=way_back)


def _with_image(state: State, parent: str, tags: list[str], config: dict[str, Any]) -> tuple[str, State]:
    """The placeholder of a new image, and the state with it. What it was made from is its parent, and stays for it."""
    identity, state = state.placeholder()
    for tag in tags:
        state = state.untagged(tag)
    labels: dict[str, str] = config.get("Labels") or {}
    raw = {"Id": identity, "RepoTags": tags, "RepoDigests": [], "ParentId": parent, "Created": 0, "Size": 0}
    image = Image(identity, parent, tuple(tags), (), 0.0, 0, labels, {**raw, "Labels": labels})
    return identity, state.put("image", image, {"Id": identity, "Config": config, **raw})


def _unmade(tags: list[str], before: State) -> str | None:
    """A name goes back to the image that had it, else away; None where there are more names."""
    if not tags:
        return BY_ID
    return _renamed(tags[0], before) if len(tags) == 1 else None


def _renamed(tag: str, before: State) -> str:
    other = next((image.id for image in before.images.values() if tag in image.tags), None)
    return f"docker tag {other.removeprefix('sha256:')[:12]} {tag}" if other else f"docker rmi {tag}"


def _alike(params: dict[str, Any]) -> dict[str, Any]:
    """What of the settings decides whether two builds come to the same."""
    return {key: value for key, value in params.items() if key not in ("t", "q", "nocache")}


def _only_tagged(step: Step, built: Built, tags: list[str], state: State, quiet: bool) -> Planned:
    identity = built.image or ""
    effects, ways = list(built.effects), list[str]()
    for tag in tags:
        holder = next((image.id for image in state.images.values() if tag in image.tags), None)
        if holder != identity:
            effects.append(Effect("tag", "image", identity, tag, _moved(tag, state)))
            ways.append(_renamed(tag, state))
            state = state.tagged(identity, tag)
    note = Problem("from-cache", "warning", "every step is in the cache: no image is made")
    out = f"{identity}\n".encode() if quiet else None
    way_back = " && ".join(reversed(ways)) or None
    return Planned((step._replace(effects=tuple(effects)),), state, 0, out, (note,), way_back=way_back)


def _further(tags: list[str], state: State) -> tuple[Effect, ...]:
    return tuple(Effect("tag", "image", None, tag, _moved(tag, state)) for tag in tags[1:])


def _moved(tag: str, state: State) -> str:
    holder = next((image for image in state.images.values() if tag in image.tags), None)
    return f"{MOVED}{holder.id.removeprefix('sha256:')[:12]}" if holder else ""


def _needs_buildkit(invocation: Invocation, state: State, said: str) -> Planned:
    """By docker's client with buildx where that is installed; otherwise a clear no."""
    argv = client_arguments(invocation, state, "buildx")
    if argv is None:
        practice = practised(state.source.client.address.host)
        way = "the practice engine has none" if practice else "install docker-buildx and build with docker itself"
        return refused(state, said, 1, "needs-buildkit", way)
    tags = [reference.tagged.familiar for reference in map(parse_reference, invocation.values("tag")) if reference]
    effects = (Effect("build", "image", None, tags[0] if tags else "<none>", "by BuildKit"), *_further(tags, state))
    step = Step("client", {"argv": argv}, effects, f"run {' '.join(argv)}")
    note = Problem("by-docker", "warning", f"{said}: it is run by docker's own client: {' '.join(argv)}")
    return Planned((step,), state, None, None, (note,))


def _built(invocation: Invocation, file: Dockerfile, context: Context, state: State) -> Built:
    given = build_arguments(invocation, surroundings(state))
    arguments = {key: value for key, value in given.items() if value is not None}
    outer = {**file.arguments, **{key: arguments[key] for key in file.arguments if key in arguments}}
    stages, missing = _wanted(file, invocation.value("target").lower())
    if missing:
        return Built(None, (), f"failed to reach build target {missing} in Dockerfile")
    for label in invocation.values("label"):
        key, _, text = label.partition("=")
        last = stages[-1]
        line = Line("LABEL", {}, f"{key}={json.dumps(text)}", 0)
        stages = (*stages[:-1], last._replace(instructions=(*last.instructions, line)))
    results: dict[str, Walked] = {}  # by stage name and number
    walked = Walked("", {})
    effects: list[Effect] = []
    made: list[tuple[int, bool]] = []  # stage, has it made an image
    parents: list[str] = []  # of each stage's image, where it is new
    used: set[int] = set()
    for number, stage in enumerate(stages):
        base = expanded(stage.base, outer)
        known, problem, pulled = _base(base, results, state, invocation)
        if problem:
            return Built(None, tuple(effects), problem)
        effects += pulled
        config: dict[str, Any] = {}
        if base.lower() in results:
            used.add(_number(base.lower(), stages))
            config = results[base.lower()].config
        elif known and known in state.images:
            config = state.inspect("image", known).get("Config") or {}
        remove = invocation.on("force-rm") or not (invocation.has("rm") and not invocation.on("rm"))
        cache = not invocation.on("no-cache")
        walked = walk(stage, known, config, context, arguments, outer, state, cache, remove)
        effects += walked.effects
        if walked.failure:
            after = (
                (Effect("build", "image", None, "<none>", "steps before the one that fails"),) if walked.made else ()
            )
            message, buildkit, code = walked.failure
            return Built(None, (*effects, *after), message, buildkit, code)
        made.append((number, walked.image is None and bool(stage.instructions)))
        of_stage = base.lower() in results and known is None
        parents.append(parents[_number(base.lower(), stages)] if of_stage else walked.parent)
        results[str(number)] = walked
        if stage.name:
            results[stage.name] = walked
    leaves = [n for n, new in made[:-1] if new and n not in used]
    effects += [Effect("build", "image", None, "<none>", f"stage {stages[n].name or n}") for n in leaves]
    if walked.image == "":
        return Built(None, tuple(effects), NO_IMAGE)
    return Built(walked.image, tuple(effects), config=walked.config, parent=parents[-1])


def _number(name: str, stages: tuple[Stage, ...]) -> int:
    return next((n for n, stage in enumerate(stages) if stage.name == name), -1)


def _wanted(file: Dockerfile, target: str) -> tuple[tuple[Stage, ...], str]:
    if not target:
        return file.stages, ""
    for number, stage in enumerate(file.stages):
        if target == stage.name:
            return file.stages[: number + 1], ""
    return (), target


def _base(
    base: str, results: dict[str, Walked], state: State, invocation: Invocation
) -> tuple[str | None, str | None, list[Effect]]:
    """The image a stage begins with ("" for scratch, None for a new one), what fails, and what is pulled."""
    if base.lower() in results:
        return results[base.lower()].image, None, []
    if base == "scratch":
        return "", None, []
    reference = parse_reference(base)
    try:
        image = state.image(base)
        if not invocation.on("pull"):
            return image.id, None, []
    except EngineRefused:
        if reference is None:
            return None, "invalid reference format", []
    assert reference is not None
    trouble = remote_trouble(reference.tagged, state)
    if trouble:
        return None, trouble, []
    return None, None, [Effect("pull", "image", None, reference.tagged.familiar, "FROM")]


def build_arguments(invocation: Invocation, around: Surroundings) -> dict[str, str | None]:
    """--build-arg: a bare NAME takes its value from here, None where there is none."""
    given = with_proxies(invocation.values("build-arg"), around.proxies)
    return {key: around.environ.get(key) if value is None else value for key, value in given.items()}


def query(invocation: Invocation, context: Context, around: Surroundings) -> dict[str, Any]:
    """The parameters of POST /build, as docker's client sends them."""
    value, several = invocation.value, invocation.values
    found: dict[str, Any] = {"version": "1", "dockerfile": context.dockerfile, "t": list(several("tag"))}
    found |= {
        "extrahosts": [add_host(word) for word in several("add-host")],
        "securityopt": list(several("security-opt")),
    }
    if context.kind == "remote":
        found["remote"] = context.path
    numbers = {"cpuperiod": "cpu-period", "cpuquota": "cpu-quota", "cpushares": "cpu-shares"}
    words = {
        "cpusetcpus": "cpuset-cpus",
        "cpusetmems": "cpuset-mems",
        "cgroupparent": "cgroup-parent",
        "target": "target",
        "isolation": "isolation",
    }
    found |= {name: value(flag) for name, flag in words.items() if value(flag)}
    found |= {name: value(flag) for name, flag in numbers.items() if value(flag) not in ("", "0")}
    for name, flag in {"memory": "memory", "memswap": "memory-swap", "shmsize": "shm-size"}.items():
        if values.size(value(flag)):
            found[name] = str(values.size(value(flag)))
    if value("network", "default") != "default":
        found["networkmode"] = value("network")
    for name, flag in {
        "nocache": "no-cache",
        "pull": "pull",
        "forcerm": "force-rm",
        "squash": "squash",
        "q": "quiet",
    }.items():
        if invocation.on(flag):
            found[name] = "1"
    if invocation.has("rm") and not invocation.on("rm"):
        found["rm"] = "0"
    if platform(invocation):
        found["platform"] = platform(invocation)
    lists: dict[str, Any] = {
        "ulimits": values.ulimits(several("ulimit")),
        "cachefrom": list(several("cache-from")),
        "buildargs": build_arguments(invocation, around),
        "labels": values.pairs(several("label")),
    }
    found |= {name: json.dumps(said, separators=(",", ":")) for name, said in lists.items() if said}
    return {name: said for name, said in found.items() if said}
