"""The engine's rules of removing images: what is only untagged, what goes, which parents go along, what it refuses.

After moby's daemon/images/image_delete.go of 20.10, whose rules hold for the graph drivers of later engines too.
"""

from dsh.engine.objects import Container, Image
from dsh.engine.reference import parse_reference
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import SHORT, State, with_names
from dsh.named import NamedTuple
from dsh.plan.going import freed


class Record(NamedTuple):
    """`untag` a reference from an image, or `delete` the image."""

    action: str
    image: Image
    reference: str = ""


class Deleted(NamedTuple):
    records: tuple[Record, ...]
    state: State


def delete(name: str, state: State, force: bool, prune: bool) -> Deleted:
    """Remove an image by name or ID. Raises EngineRefused with the engine's words."""
    image = state.image(name)
    names = references(image)
    if by_identity(name, image):
        if single(names):
            _check(image, state, name, soft=not force, referenced=False)
            records = tuple(Record("untag", image, reference) for reference in names)
            state = state.put("image", with_names(image, (), ()))
        else:
            records = ()
        return _delete(image.id, records, state, force, prune, quiet=False)
    if not force and single(names):
        user = _user(image, state)
        if user is not None:
            raise EngineRefused(
                409,
                f'conflict: unable to remove repository reference "{name}" (must force) - container {user.id[:12]} '
                f"is using its referenced image {_short(image)}",
                f"{freed((user,), state)} first; or docker rmi -f, which only takes the name away",
            )
    records, state = _untag(name, image, state)
    if references(state.images[image.id]):
        return Deleted(records, state)
    return _delete(image.id, records, state, force, prune, quiet=True)


def references(image: Image) -> tuple[str, ...]:
    return (*image.tags, *image.digests)


def repository(reference: str) -> str:
    found = parse_reference(reference)
    return found.repository if found else reference


def by_identity(name: str, image: Image) -> bool:
    """Is the name a prefix of the image's ID?"""
    name = name.removesuffix(SHORT)
    return image.id.startswith(name) or image.id.removeprefix("sha256:").startswith(name)


def single(names: tuple[str, ...]) -> bool:
    """Do all references come to one: at most one tag, all in one repository?"""
    if len(names) <= 1:
        return True
    tags = [name for name in names if "@" not in name]
    digests = {repository(name) for name in names if "@" in name}
    if len(tags) > 1:
        return False
    return len(digests) == 1 and repository(tags[0] if tags else names[0]) in digests


def children(image: Image, state: State) -> tuple[Image, ...]:
    return tuple(other for other in state.images.values() if other.parent == image.id)


def _untag(name: str, image: Image, state: State) -> tuple[tuple[Record, ...], State]:
    parsed = parse_reference(name)
    assert parsed is not None  # the image was found by it
    gone = parsed.tagged._replace(tag=None).familiar if parsed.digest else parsed.tagged.familiar
    records = [Record("untag", image, gone)]
    tags = tuple(tag for tag in image.tags if tag != gone)
    digests = tuple(digest for digest in image.digests if digest != gone)
    if not parsed.digest and not any(repository(tag) == parsed.repository for tag in tags):
        # the last tag of a repository takes the repository's digests along
        records += [Record("untag", image, d) for d in digests if repository(d) == parsed.repository]
        digests = tuple(d for d in digests if repository(d) != parsed.repository)
    return tuple(records), state.put("image", with_names(image, tags, digests))


def _delete(identity: str, records: tuple[Record, ...], state: State, force: bool, prune: bool, quiet: bool) -> Deleted:
    image = state.images[identity]
    try:
        _check(image, state, identity, soft=not force, referenced=True)
    except _Conflict as conflict:
        dangling = not references(image) and not children(image, state)
        if quiet and (not dangling or conflict.used):
            return Deleted(records, state)
        raise
    untagged = tuple(Record("untag", image, reference) for reference in references(image))
    records = (*records, *untagged, Record("delete", image))
    state = state.drop("image", identity)
    if not prune or image.parent not in state.images:
        return Deleted(records, state)
    return _delete(image.parent, records, state, False, True, quiet=True)


class _Conflict(EngineRefused):
    """Something stands against removing an image; `used` by a container."""

    def __init__(self, image: Image, hard: bool, used: bool, message: str, hint: str) -> None:
        way = "cannot be forced" if hard else "must be forced"
        super().__init__(409, f"conflict: unable to delete {_short(image)} ({way}) - {message}", hint)
        self.used = used


def _check(image: Image, state: State, name: str, soft: bool, referenced: bool) -> None:
    """Raises _Conflict. `soft`: what force would overcome counts too; `referenced`: names on it are such a thing."""
    below = children(image, state)
    if below:
        names = ", ".join(t for child in below for t in child.tags) or f"{len(below)} untagged"
        raise _Conflict(
            image, True, False, "image has dependent child images", f"made from it: {names}; remove these first"
        )
    running = _user(image, state, running=True)
    if running is not None:
        says = f"image is being used by running container {running.id[:12]}"
        raise _Conflict(image, True, True, says, f"{freed((running,), state)} first")
    if not soft:
        return
    if referenced and references(image):
        says = "image is referenced in multiple repositories"
        raise _Conflict(image, False, False, says, f"remove it by its names: docker rmi {' '.join(image.tags)}")
    stopped = _user(image, state, running=False)
    if stopped is not None:
        says = f"image is being used by stopped container {stopped.id[:12]}"
        raise _Conflict(image, False, True, says, f"{freed((stopped,), state)} first")


def _user(image: Image, state: State, running: bool | None = None) -> Container | None:
    for container in state.containers.values():
        if container.image_id == image.id and (running is None or container.running == running):
            return container
    return None


def _short(image: Image) -> str:
    return image.id.removeprefix("sha256:")[:12]
