"""DELETE /images/NAME: what is only untagged, what goes, which parents go along, what is refused.

After moby's daemon/images/image_delete.go of 20.10, whose rules hold for the graph drivers of later engines too.
"""

from dsh.engine.reference import parse_reference
from dsh.practice import lookup
from dsh.practice.digest import sha256
from dsh.practice.objects import Container, Image
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.world import World

Records = list[dict[str, str]]  # {"Untagged": reference} or {"Deleted": ID}


@route("DELETE", "/images/{name...}")
def removal(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        return Reply(remove(world, name, call.flag("force"), not call.flag("noprune")))


def remove(world: World, name: str, force: bool, prune: bool) -> Records:
    """Remove an image by name or ID; with `prune` its untagged parents go too. Raises Refused."""
    image = lookup.image(world, name)
    names = references(world, image)
    if _by_identity(name, image):
        records: Records = []
        if _single(names):
            _check(world, image, soft=not force, referenced=False)
            records = _drop_names(world, image)
        return _delete(world, image, records, force, prune, quiet=False)
    if not force and _single(names):
        user = _user(world, image)
        if user is not None:
            raise Refused(
                409,
                f'conflict: unable to remove repository reference "{name}" (must force) - container {user.id[:12]} '
                f"is using its referenced image {_short(image)}",
            )
    records = _untag(world, name, image)
    if references(world, image):
        return records
    return _delete(world, image, records, force, prune, quiet=True)


def references(world: World, image: Image) -> list[str]:
    return [*lookup.tags_of(world, image.id), *image.digests]


def repository(reference: str) -> str:
    found = parse_reference(reference)
    return found.repository if found else reference


def _by_identity(name: str, image: Image) -> bool:
    return image.id.startswith(name) or image.id.removeprefix("sha256:").startswith(name)


def _single(names: list[str]) -> bool:
    """Do all references come to one: at most one tag, all in one repository?"""
    if len(names) <= 1:
        return True
    tags = [name for name in names if "@" not in name]
    digests = {repository(name) for name in names if "@" in name}
    if len(tags) > 1:
        return False
    return len(digests) == 1 and repository(tags[0] if tags else names[0]) in digests


def _drop_names(world: World, image: Image) -> Records:
    gone = references(world, image)
    for tag in lookup.tags_of(world, image.id):
        del world.tags[tag]
    image.digests = []
    for _ in gone:
        _note(world, "untag", image)
    return [{"Untagged": name} for name in gone]


def _note(world: World, action: str, image: Image) -> None:
    world.event("image", action, image.id, {**(image.config.get("Labels") or {}), "name": image.id})


def _untag(world: World, name: str, image: Image) -> Records:
    parsed = parse_reference(name)
    assert parsed is not None  # the image was found by it
    gone = [parsed.tagged._replace(tag=None).familiar if parsed.digest else parsed.tagged.familiar]
    world.tags.pop(gone[0], None)
    left = [tag for tag in lookup.tags_of(world, image.id) if repository(tag) == parsed.repository]
    if not parsed.digest and not left:  # the last tag of a repository takes the repository's digests along
        gone += [digest for digest in image.digests if repository(digest) == parsed.repository]
    image.digests = [digest for digest in image.digests if digest not in gone]
    for _ in gone:
        _note(world, "untag", image)
    return [{"Untagged": one} for one in gone]


def _delete(world: World, image: Image, records: Records, force: bool, prune: bool, quiet: bool) -> Records:
    try:
        _check(world, image, soft=not force, referenced=True)
    except _Conflict as conflict:
        dangling = not references(world, image) and not _children(world, image)
        if quiet and (not dangling or conflict.used):
            return records
        raise
    records += _drop_names(world, image)
    records.append({"Deleted": image.id})
    del world.images[image.id]
    records += [{"Deleted": chain} for chain in _released(world, image)]
    _note(world, "delete", image)
    parent = world.images.get(image.parent)
    if not prune or parent is None:
        return records
    return _delete(world, parent, records, False, True, quiet=True)


def _released(world: World, image: Image) -> list[str]:
    """The chain IDs of the layers that no image has any more, the uppermost first."""
    kept = {chain for other in world.images.values() for chain in _chains(other)}
    return [chain for chain in reversed(_chains(image)) if chain not in kept]


def _chains(image: Image) -> list[str]:
    """The IDs of an image's layers together with all beneath them."""
    found: list[str] = []
    for layer in image.layers:
        found.append(f"sha256:{sha256(f'{found[-1]} {layer.id}'.encode())}" if found else layer.id)
    return found


class _Conflict(Refused):
    """Something stands against removing an image; `used` by a container."""

    def __init__(self, image: Image, hard: bool, used: bool, message: str) -> None:
        way = "cannot be forced" if hard else "must be forced"
        super().__init__(409, f"conflict: unable to delete {_short(image)} ({way}) - {message}")
        self.used = used


def _children(world: World, image: Image) -> bool:
    return any(other.parent == image.id for other in world.images.values())


def _check(world: World, image: Image, soft: bool, referenced: bool) -> None:
    """Raises _Conflict. `soft`: what force would overcome counts too; `referenced`: names on it are such a thing."""
    if _children(world, image):
        raise _Conflict(image, True, False, "image has dependent child images")
    running = _user(world, image, running=True)
    if running is not None:
        raise _Conflict(image, True, True, f"image is being used by running container {running.id[:12]}")
    if not soft:
        return
    if referenced and references(world, image):
        raise _Conflict(image, False, False, "image is referenced in multiple repositories")
    stopped = _user(world, image, running=False)
    if stopped is not None:
        raise _Conflict(image, False, True, f"image is being used by stopped container {stopped.id[:12]}")


def _user(world: World, image: Image, running: bool | None = None) -> Container | None:
    for container in world.containers.values():
        if container.image == image.id and (running is None or container.running == running):
            return container
    return None


def _short(image: Image) -> str:
    return image.id.removeprefix("sha256:")[:12]
