"""docker commit, import, save, load and export: images and containers as files."""

import io
import json
import os
import stat
import tarfile

from dsh.cmdline.invocation import Invocation
from dsh.engine.objects import Image
from dsh.engine.reference import Reference, parse_reference
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.plan.build_context import is_archive
from dsh.plan.here import surroundings
from dsh.plan.image_changes import changed
from dsh.plan.overwritten import overwritten
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.refusal import Refused, bad_reference
from dsh.plan.surroundings import Surroundings, spoken
from dsh.typed import Any

REMOTE = ("http://", "https://")


class Held(NamedTuple):
    """An image in an archive."""

    id: str
    tags: list[str]
    parent: str = ""  # its own, if the archive holds that too: the engine makes it the parent again


def commit(invocation: Invocation, state: State) -> Planned:
    name, *rest = [argument.value for argument in invocation.arguments]
    rest = [word for word in rest if word]  # docker commit c1 "" is docker commit c1
    reference = parse_reference(rest[0]) if rest else None
    if rest and reference is None:
        return refused(state, bad_reference(rest[0]), 1, "bad-reference")
    if reference and reference.digest:
        return refused(state, "refusing to create a tag with a digest reference", 1, "bad-reference")
    try:
        container = state.container(name)
    except EngineRefused as error:
        return refused(state, error.said, 1, "no-such-container")
    own = state.inspect("container", container.id).get("Config") or {}
    try:
        own = changed(own, invocation.values("change"))
    except Refused as error:
        return refused(state, error.message, error.exit_code, fix=error.hint)
    params: dict[str, Any] = {
        "container": container.id,
        "repo": reference.repository if reference else "",
        "tag": (reference.tag or "") if reference else "",
        "author": invocation.value("author"),
        "comment": invocation.value("message"),
        "changes": list(invocation.values("change")),
    }
    if invocation.has("pause") and not invocation.on("pause"):
        params["pause"] = "0"
    identity, state = state.placeholder()
    tag = reference.tagged.familiar if reference else None
    effect = Effect("commit", "image", None, tag or "<none>", f"from container {container.name}")
    args = {"params": params, "placeholder": identity}
    step = Step("container.commit", args, (effect,), f"make an image of {container.name}")
    after = _with_image(state, identity, tag, container.image_id, own)
    return Planned((step,), after, 0, f"{identity}\n".encode(), way_back=_unmade(tag, state))


def _unmade(tag: str | None, before: State) -> str | None:
    """The name goes back to the image that had it, else away; None where the image has no name to be called by."""
    if tag is None:
        return None
    other = next((image for image in before.images.values() if tag in image.tags), None)
    return f"docker tag {other.id.removeprefix('sha256:')[:12]} {tag}" if other else f"docker rmi {tag}"


def _tags_of(asked: Reference, state: State) -> list[Held]:
    """A name without a tag saves all the tags there are of it."""
    found = []
    for image in state.images.values():
        own = [tag for tag in image.tags if (known := parse_reference(tag)) and known.repository == asked.repository]
        found += [Held(image.id, own)] if own else []
    return found


def _related(held: list[Held], state: State) -> list[Held]:
    """With the parents that the archive notes: those that it holds too (moby image/tarexport, validatedParentLinks)."""
    ids = {one.id for one in held}
    parents = [state.images[one.id].parent for one in held]
    return [one._replace(parent=up if up in ids else "") for one, up in zip(held, parents, strict=True)]


def import_(invocation: Invocation, state: State) -> Planned:
    source, *rest = [argument.value for argument in invocation.arguments]
    rest = [word for word in rest if word]
    around = surroundings(state)
    file = ""
    if source != "-" and not source.startswith(REMOTE):
        file = around.path(source)
        trouble = _unreadable(file, source, around) if source else "open : no such file or directory"
        if trouble:
            return refused(state, trouble, 1, "no-such-file")
    reference = parse_reference(rest[0]) if rest else None
    if rest and reference is None:
        return refused(state, bad_reference(rest[0]), 1, "bad-reference")
    platform = invocation.value("platform")
    unread = next((problem.docker or "" for problem in invocation.problems if problem.id == "bad-value"), "")
    if unread:  # the platform, which the engine reads
        said = unread.removeprefix("error parsing specified platform: ")
        return refused(state, f"Error response from daemon: {said}", 1, "bad-platform")
    if reference and reference.digest:
        return refused(state, "Error response from daemon: cannot import digest reference", 1, "bad-reference")
    try:
        config = changed({}, invocation.values("change"))
    except Refused as error:
        return refused(state, error.message, error.exit_code, fix=error.hint)
    wrong = _not_imported(file, platform, around)
    if wrong:
        return refused(state, f"Error response from daemon: {wrong}", 1, "bad-archive")
    params = {
        "fromSrc": source if source.startswith(REMOTE) else "-",
        "repo": rest[0] if rest else None,
        "message": invocation.value("message") or None,
        "changes": list(invocation.values("change")),
        "platform": platform or None,
    }
    identity, state = state.placeholder()
    tag = reference.tagged.familiar if reference else None
    effect = Effect("import", "image", None, tag or "<none>", f"from {source}")
    args = {"params": params, "file": file, "placeholder": identity}
    step = Step("image.import", args, (effect,), f"make an image of {source}")
    after = _with_image(state, identity, tag, "", config)
    return Planned(
        (step,), after, None if params["fromSrc"] == source or _is_pipe(file) else 0, f"{identity}\n".encode()
    )


def _not_imported(file: str, platform: str, around: Surroundings) -> str | None:
    """What the engine says of a file that is no tar, and of another system's."""
    system, slash, _ = platform.lower().partition("/")
    if slash and system != "linux":
        return "operating system is not supported"
    if not os.path.isfile(file) or file in around.written:
        return None
    with open(file, "rb") as archive:
        head = archive.read(512)
    empty = not head.strip(b"\0")  # a tar without a file begins with what ends one
    return None if empty or is_archive(head) else "Error processing tar file(exit status 1): unexpected EOF"


def save(invocation: Invocation, state: State) -> Planned:
    names = [argument.value for argument in invocation.arguments]
    output = invocation.value("output")
    try:
        file = _output(output, state, "save image")
    except Refused as error:
        return refused(state, error.message, error.exit_code, "refused-by-docker")
    args = {"names": names, "file": file, "platform": invocation.value("platform")}
    effects = (Effect("create", "file", None, file, f"with {', '.join(names)}"),) if file else ()
    step = Step("image.save", args, effects, f"save {', '.join(names)}")
    held: list[Held] = []
    for name in names:
        asked = parse_reference(name)
        every = _tags_of(asked, state) if asked and not asked.tag and not asked.digest else []
        held += every
        if every:
            continue
        try:
            image = state.image(name)
            own = [asked.tagged.familiar] if asked and asked.tagged.familiar in image.tags else []
            held.append(Held(image.id, own))
        except EngineRefused as error:
            problem = Problem("no-such-image", "error", error.message, f"docker pull {name}")
            return Planned((step._replace(effects=()),), state, 1, b"", (problem,))
    if file:  # a later command of the line may load it
        state = state._replace(details={**state.details, f"file:{file}": {"images": _related(held, state)}})
    return _to_file(Planned((step,), state, 0, b"" if file else None), file)


def export(invocation: Invocation, state: State) -> Planned:
    name = invocation.arguments[0].value
    try:
        file = _output(invocation.value("output"), state, "export container")
    except Refused as error:
        return refused(state, error.message, error.exit_code, "refused-by-docker")
    try:
        container = state.container(name)
    except EngineRefused as error:
        return refused(state, error.said, 1, "no-such-container")
    effects = (Effect("create", "file", None, file, f"the files of {container.name}"),) if file else ()
    step = Step("container.export", {"container": container.id, "file": file}, effects, f"export {container.name}")
    return _to_file(Planned((step,), state, 0, b"" if file else None), file)


def _to_file(planned: Planned, file: str) -> Planned:
    lost = overwritten(file) if file else None
    return planned._replace(problems=(*planned.problems, lost), risk="destroy", way_back="") if lost else planned


def load(invocation: Invocation, state: State) -> Planned:
    """What the archive holds is read before, so that the preview names the images."""
    source = invocation.value("input")
    file = surroundings(state).path(source) if source else ""
    saved = state.details.get(f"file:{file}")
    trouble = _unreadable(file, source, surroundings(state)) if source and saved is None else None
    if trouble:
        return refused(state, trouble, 1, "no-such-file")
    if not source and surroundings(state).stdin_tty:
        return refused(state, "requested load from stdin, but stdin is empty", 1, "no-input", "docker load -i FILE")
    args = {"file": file, "quiet": invocation.on("quiet")}
    step = Step("image.load", args, says=f"load images from {source or 'standard input'}")
    later = file in surroundings(state).written or _is_pipe(file)
    held = saved["images"] if saved is not None else None if later else _manifest(file, state.place.stdin)
    if held is None:
        if (source and not later) or state.place.stdin is not None:
            said = "this is no archive of images (docker save makes them)"
            return Planned(
                (step,), state, 1, None, (Problem("bad-archive", "error", said, "docker import reads other tars"),)
            )
        effect = Effect("load", "image", None, "<unknown>", f"what {source or 'standard input'} holds")
        return Planned((step._replace(effects=(effect,)),), state, None, None)
    effects: list[Effect] = []
    for identity, tags, parent in held:
        known = identity in state.images
        if not known:
            effects.append(Effect("load", "image", identity, tags[0] if tags else "<none>"))
            state = _with_image(state, identity, tags[0] if tags else None, parent)
        elif parent and state.images[identity].parent != parent:
            state = _with_parent(state, identity, parent)
        for tag in tags if known else tags[1:]:
            if tag not in state.images[identity].tags:
                effects.append(Effect("tag", "image", identity, tag))
                state = state.tagged(identity, tag)
    return Planned((step._replace(effects=tuple(effects)),), state, 0, None)


def _with_image(
    state: State, identity: str, tag: str | None, parent: str, config: dict[str, Any] | None = None
) -> State:
    if tag:
        state = state.untagged(tag)
    tags = (tag,) if tag else ()
    raw = {"Id": identity, "RepoTags": list(tags), "RepoDigests": [], "ParentId": parent, "Created": 0, "Size": 0}
    return state.put(
        "image", Image(identity, parent, tags, (), 0.0, 0, {}, raw), {"Id": identity, "Config": config or {}, **raw}
    )


def _with_parent(state: State, identity: str, parent: str) -> State:
    image = state.images[identity]
    return state.put("image", image._replace(parent=parent, raw={**image.raw, "ParentId": parent}))


def _is_pipe(path: str) -> bool:
    """To open a pipe is to wait for who writes into it, and to read takes away what comes."""
    return os.path.exists(path) and stat.S_ISFIFO(os.stat(path).st_mode)


def _unreadable(path: str, shown: str, around: Surroundings) -> str | None:
    if path in around.written:
        return None
    try:
        if _is_pipe(path):
            return None
        with open(path, "rb"):
            return None
    except OSError as error:
        return f"open {shown}: {spoken(error)}"


def _output(name: str, state: State, what: str) -> str:
    """The file to write; "" for standard output. Raises Refused where docker's client would not write there."""
    around = surroundings(state)
    if not name:
        if around.out_tty:
            raise Refused("cowardly refusing to save to a terminal. Use the -o flag or redirect", 1, "plain")
        return ""
    path = around.path(name)
    folder = os.path.dirname(path)
    if not os.path.isdir(folder):
        why = "not a directory" if os.path.exists(folder) else "no such file or directory"
        said = f"failed to {what}: invalid output path: stat {os.path.dirname(name) or '.'}: {why}"
        raise Refused(said, 1, "plain")
    if os.path.exists(path) and not os.path.isfile(path):
        kind = "directory" if os.path.isdir(path) else "character device file" if _is_device(path) else "special file"
        raise Refused(f"failed to {what}: cannot write to a {kind}", 1, "plain")
    return path


def _is_device(path: str) -> bool:
    import stat

    return stat.S_ISCHR(os.stat(path).st_mode)


def _manifest(file: str, stdin: bytes | None) -> list[Held] | None:
    """The images of an archive. None where it is none, or cannot be read before."""
    try:
        if not file and stdin is None:
            return None
        with tarfile.open(name=file or None, fileobj=None if file else io.BytesIO(stdin or b"")) as tar:
            content = tar.extractfile("manifest.json")
            entries = json.loads(content.read()) if content else []
    except (tarfile.TarError, KeyError, ValueError, OSError):
        return None
    found = []
    for entry in entries:
        digest = os.path.basename(str(entry.get("Config", ""))).removesuffix(".json")
        tags = [parsed.tagged.familiar for parsed in map(parse_reference, entry.get("RepoTags") or []) if parsed]
        found.append(Held(f"sha256:{digest}", tags, str(entry.get("Parent") or "")))
    return found
