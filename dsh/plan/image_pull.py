"""docker pull, and the pull that docker run does on its own."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.objects import Image
from dsh.engine.reference import HEX64, Reference, parse_reference
from dsh.engine.refusal import EngineRefused
from dsh.engine.registry_auth import auth_header
from dsh.engine.state import State, with_names
from dsh.errors import DshError
from dsh.named import NamedTuple
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.typed import Any


class Pull(NamedTuple):
    """How an image comes to be there before a container is made from it."""

    state: State
    image: Image | None  # None where its contents are not known before the pull
    steps: tuple[Step, ...] = ()
    notice: str = ""  # what docker says when it does not find the image
    trouble: str | None = None  # the engine's words where there will be no image
    problems: tuple[Problem, ...] = ()


def pull_for_create(invocation: Invocation, state: State, platform: str) -> Pull:
    """By --pull: missing (the default), always, never."""
    name, policy = invocation.arguments[0].value, invocation.value("pull", "missing") or "missing"
    verb = invocation.command.path.rpartition(" ")[2]
    try:
        image = state.image(name)
    except EngineRefused as error:
        if policy == "never" or (HEX64.fullmatch(name) and policy != "always"):
            return Pull(state, None, trouble=error.message)
        return _pulled(name, state, platform, invocation.on("quiet"), missing=policy == "missing", verb=verb)
    if policy == "always":
        return _pulled(name, state, platform, invocation.on("quiet"), missing=False, verb=verb)
    if platform and _other_platform(image, platform, state):
        if policy == "never":
            said = f"image with reference {name} was found but does not match the specified platform: wanted {platform}"
            return Pull(state, None, trouble=said)
        return _pulled(name, state, platform, invocation.on("quiet"), missing=True, verb=verb)
    return Pull(state, image)


def pull_again(invocation: Invocation, state: State, platform: str) -> Pull | None:
    """The pull after an engine's "not found" at the making of a container: docker's client holds that the image is
    what is missing. None where it does not pull, as the image has no name."""
    name = invocation.arguments[0].value
    if HEX64.fullmatch(name.removeprefix("sha256:")):
        return None
    verb = invocation.command.path.rpartition(" ")[2]
    return _pulled(name, state, platform, invocation.on("quiet"), missing=True, verb=verb)


def _other_platform(image: Image, platform: str, state: State) -> bool:
    if image.id.startswith("new+"):
        return False
    detail = state.inspect("image", image.id)
    return platform.split("/")[:2] != [detail.get("Os"), detail.get("Architecture")]


def _pulled(name: str, state: State, platform: str, quiet: bool, missing: bool, verb: str) -> Pull:
    reference = parse_reference(name)
    if reference is None:
        return Pull(state, None, trouble=f"No such image: {name}")
    wanted = reference.tagged
    notice = f"Unable to find image '{wanted.familiar}' locally" if missing and not quiet else ""
    args = {"reference": wanted.repository, "tag": wanted.digest or wanted.tag, "platform": platform, "quiet": quiet}
    args |= {"notice": notice, "to_error": True, "verb": verb}
    digest, trouble = _remote_digest(wanted, state)
    step = Step("image.pull", args, says=f"pull {wanted.familiar}")
    here = () if reference.tag or reference.digest or not missing else _other_tags(reference, state)
    if trouble:
        return Pull(state, None, (step,), notice, trouble, here)
    held = _held(wanted, digest, state)
    if held is not None:
        return Pull(state, held, (step,), notice)
    image, state, effect = _arrived(wanted, digest, state)
    return Pull(state, image, (step._replace(effects=(effect,)),), notice, problems=here)


def _other_tags(reference: Reference, state: State) -> tuple[Problem, ...]:
    """Images of that name which are here, where the name alone means one that is not."""
    bare = reference.familiar
    tags = (tag for image in state.images.values() for tag in image.tags)
    here = tuple(sorted(tag for tag in tags if tag.rpartition(":")[0] == bare))
    if not here:
        return ()
    are = f"{', '.join(here)} {'are' if len(here) > 1 else 'is'} here"
    says = f"{bare} alone means {bare}:latest, which is not here and is fetched; {are}"
    return (Problem("other-tag-here", "warning", says, f"write {here[-1]} to take that one"),)


def pull(invocation: Invocation, state: State) -> Planned:
    """docker pull. Whether the registry has something new is asked of the registry, through the engine."""
    name = invocation.arguments[0].value
    reference = parse_reference(name)
    if reference is None:
        return refused(state, "invalid reference format", 1, "bad-reference")
    everything, quiet = invocation.on("all-tags"), invocation.on("quiet")
    if everything and (reference.tag or reference.digest):
        return refused(state, "tag can't be used with --all-tags/-a", 1, "bad-reference")
    wanted = reference if everything else reference.tagged
    args: dict[str, Any] = {"reference": wanted.repository, "tag": wanted.digest or wanted.tag or ""}
    args |= {"platform": invocation.value("platform"), "quiet": quiet, "all_tags": everything}
    args["default_tag"] = not everything and not reference.tag and not reference.digest
    step = Step("image.pull", args, says=f"pull {wanted.familiar}")
    bad = next((problem for problem in invocation.problems if problem.id == "bad-value"), None)
    if bad is not None:  # the platform, which the engine reads
        return Planned((step,), state, 1, None, (Problem("bad-platform", "error", bad.message, bad.fix),))
    if everything:
        effect = Effect("pull", "image", None, wanted.familiar, "every tag")
        return Planned((step._replace(effects=(effect,)),), state, None, None)
    digest, trouble = _remote_digest(wanted, state)
    if trouble:
        return Planned((step,), state, 1, b"", (Problem("pull-fails", "error", trouble),))
    if _held(wanted, digest, state) is not None:
        note = Problem("up-to-date", "warning", f"{wanted.familiar} is up to date: nothing changes")
        return Planned((step,), state, 0, None, (note,))
    _, state, effect = _arrived(wanted, digest, state)
    if effect.id is None:  # what follows in the line may name it
        step = step._replace(args=args | {"placeholder": f"new+{state.made}"})
    return Planned((step._replace(effects=(effect,)),), state, 0, None)


PUSHED = "pushed"  # in a State's details: the images that the line pushes, by the name they have in the registry


def _sent(reference: Reference, state: State) -> Image | None:
    """The image that the line itself has put into the registry under this name."""
    sent: Image | None = state.details.get(PUSHED, {}).get(reference.familiar)
    return sent


def _remote_digest(reference: Reference, state: State) -> tuple[str | None, str | None]:
    """The digest that the registry has now, and what the engine says where it cannot get it."""
    if _sent(reference, state) is not None:
        return None, None
    name = reference.repository + (f"@{reference.digest}" if reference.digest else f":{reference.tag}")
    client = state.source.client

    def ask() -> tuple[str | None, str | None]:
        try:
            answer = client.request("GET", f"/distribution/{name}/json", headers=auth_header(state.place, name))
        except EngineRefused as error:
            return None, error.message
        except DshError:
            return None, None  # nobody knows: the pull will tell
        return ((answer or {}).get("Descriptor") or {}).get("digest"), None

    found: tuple[str | None, str | None] = state.source._once(("remote", name), ask)
    return found


def remote_trouble(reference: Reference, state: State) -> str | None:
    """Why the engine cannot pull this, in its words; None where it can or nobody knows."""
    return _remote_digest(reference, state)[1]


def _held(reference: Reference, digest: str | None, state: State) -> Image | None:
    """The image of this name, where it is what the registry has."""
    try:
        image = state.image(reference.familiar)
    except EngineRefused:
        return None
    sent = _sent(reference, state)
    if sent is not None:
        return image if image.id == sent.id else None
    bare = reference._replace(tag=None, digest=None).familiar
    return image if digest and f"{bare}@{digest}" in image.digests else None


def _arrived(reference: Reference, digest: str | None, state: State) -> tuple[Image | None, State, Effect]:
    """The image that a pull brings, None where its contents are not known before; the state with it; the effect."""
    effect = Effect("pull", "image", None, reference.familiar, f"from {reference.repository.partition('/')[0]}")
    tags = (reference.familiar,) if reference.tag else ()
    digest = reference.digest or digest
    digests = (reference._replace(tag=None, digest=digest).familiar,) if digest else ()
    state = state.untagged(reference.familiar)
    sent = _sent(reference, state)
    for known in (sent,) if sent is not None else state.source.images().values() if digest else ():
        if sent is not None or any(name.endswith(f"@{digest}") for name in known.digests):  # the same content, ID too
            here = state.images.get(known.id) or known._replace(parent="", tags=(), digests=())
            named = with_names(here, (*here.tags, *tags), tuple(dict.fromkeys((*here.digests, *digests))))
            return named, state.put("image", named), effect._replace(id=known.id)
    identity, state = state.placeholder()
    raw = {
        "Id": identity,
        "RepoTags": list(tags),
        "RepoDigests": list(digests),
        "ParentId": "",
        "Created": 0,
        "Size": 0,
    }
    made = Image(identity, "", tags, digests, 0.0, 0, {}, raw)
    return None, state.put("image", made, {"Id": identity, "Config": {}, **raw}), effect
