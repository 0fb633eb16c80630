"""Requests about images that are here: list, inspect, history, tag, commit."""

import json
from fnmatch import fnmatchcase

from dsh.engine.reference import parse_reference
from dsh.practice import lookup, sizes
from dsh.practice.configs import CONFIG, whole
from dsh.practice.filters import Filters, check, labelled, truth
from dsh.practice.objects import Image
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.texts import SECOND, timestamp
from dsh.practice.world import World
from dsh.typed import Any

FILTERS = ("dangling", "label", "label!", "before", "since", "reference", "until")
ROOT = "/var/lib/docker/overlay2"


@route("GET", "/images/json")
def listed(world: World, call: Call) -> Reply:
    chosen = call.filters()
    check(chosen, FILTERS)
    with world.lock:
        images = list(world.images.values())
        found = [i for i in images if _shown(world, i, chosen, call.flag("all"))]
        found.sort(key=lambda image: -image.created)
        rows = [_row(world, image, images, call, chosen.get("reference", [])) for image in found]
    return Reply([row for row in rows if row is not None])


def _shown(world: World, image: Image, chosen: Filters, everything: bool) -> bool:
    named = bool(lookup.tags_of(world, image.id) or image.digests)
    dangling = truth(chosen, "dangling")
    if not named and not everything and has_children(world, image):
        return False
    if dangling is not None and dangling == named:
        return False
    for key in ("before", "since"):
        for name in chosen.get(key, ()):
            limit = lookup.image(world, name).created
            if image.created >= limit if key == "before" else image.created <= limit:
                return False
    return labelled(chosen, image.config.get("Labels") or {})


def has_children(world: World, image: Image) -> bool:
    """Was another image built on this one here?"""
    return any(other.parent == image.id for other in world.images.values())


def _row(world: World, image: Image, images: list[Image], call: Call, references: list[str]) -> dict[str, Any] | None:
    tags, digests = lookup.tags_of(world, image.id), list(image.digests)
    if references:
        tags = [tag for tag in tags if any(_fits(pattern, tag) for pattern in references)]
        digests = [digest for digest in digests if any(_fits(pattern, digest) for pattern in references)]
        if not tags and not digests:
            return None
    old = not call.at_least("1.43")
    if old and not tags and not digests:
        tags, digests = ["<none>:<none>"], ["<none>@<none>"]
    return {
        "Containers": -1,
        "Created": image.created // SECOND,
        "Id": image.id,
        "Labels": image.config.get("Labels"),
        "ParentId": image.parent,
        "RepoDigests": digests or (None if old and tags else []),
        "RepoTags": tags or (None if old and digests else []),
        "SharedSize": sizes.shared_size(image, images) if call.flag("shared-size") else -1,
        "Size": image.size,
        **({} if call.at_least("1.44") else {"VirtualSize": image.size}),
    }


def _fits(pattern: str, reference: str) -> bool:
    """Does a `reference` filter mean this name? With and without its tag, a star stands for no slash."""
    name = reference.partition("@")[0]
    repository = name.rpartition(":")[0] if ":" in name.rpartition("/")[2] else name
    return any(
        fnmatchcase(candidate, pattern) and candidate.count("/") == pattern.count("/")
        for candidate in (name, repository)
    )


@route("GET", "/images/{name...}/json")
def inspected(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        try:
            image = lookup.image(world, name)
        except Refused as error:
            if error.status == 404 and not call.at_least("1.43"):
                raise Refused(404, f"no such image: {name}: {error.message}") from error
            raise
        return Reply(inspection(world, image, call))


def inspection(world: World, image: Image, call: Call) -> dict[str, Any]:
    """What docker image inspect shows."""
    old = not call.at_least("1.45")
    driver = {"Data": {"MergedDir": f"{ROOT}/{_short(image)}/merged"}, "Name": "overlay2"}
    return {
        "Id": image.id,
        "RepoTags": lookup.tags_of(world, image.id),
        "RepoDigests": list(image.digests),
        "Parent": image.parent,
        "Comment": image.comment,
        "Created": timestamp(image.created),
        **({"Container": image.container, "ContainerConfig": image.container_config} if old else {}),
        "DockerVersion": "27.5.1" if image.parent or image.container else "",
        "Author": image.author,
        "Config": whole(CONFIG, image.config),
        "Architecture": image.architecture,
        "Os": image.os,
        "Size": image.size,
        **({} if call.at_least("1.44") else {"VirtualSize": image.size}),
        "GraphDriver": driver,
        "RootFS": {"Type": "layers", "Layers": [layer.id for layer in image.layers]},
        "Metadata": {"LastTagTime": timestamp(image.last_tagged)},
    }


def _short(image: Image) -> str:
    return image.id.removeprefix("sha256:")[:12]


@route("GET", "/images/{name...}/history")
def history(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        image = lookup.image(world, name)
        steps = ancestry(world, image)
        rows = [
            {
                "Id": found.id if found else "<missing>",
                "Created": step.created // SECOND,
                "CreatedBy": step.created_by,
                "Tags": lookup.tags_of(world, found.id) or None if found else None,
                "Size": step.size,
                "Comment": step.comment,
            }
            for step, found in zip(reversed(image.history), steps, strict=False)
        ]
    return Reply(rows)


def ancestry(world: World, image: Image) -> list[Image | None]:
    """The image and its parents here, newest first, one for each step of its history; None for a missing one."""
    found: list[Image | None] = []
    current: Image | None = image
    for _ in image.history:
        found.append(current)
        current = world.images.get(current.parent) if current is not None and current.parent else None
    return found


@route("POST", "/images/{name...}/tag")
def tag(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        image = lookup.image(world, name)
        set_tag(world, image, reference_of(call.text("repo"), call.text("tag")))
    return Reply(None, 201)


def reference_of(repository: str, label: str) -> str:
    """The familiar name of a repository and a tag that a request gives. Raises Refused."""
    reference = parse_reference(f"{repository}:{label}" if label else repository)
    if reference is None:
        upper = repository != repository.lower()
        raise Refused(
            400,
            f"invalid reference format: repository name ({repository}) must be lowercase"
            if upper
            else "invalid reference format",
        )
    if reference.digest:
        raise Refused(400, "refusing to create a tag with a digest reference")
    return reference.tagged.familiar


def set_tag(world: World, image: Image, reference: str) -> None:
    """Give an image a name, taken from the one that had it."""
    if world.tags.get(reference) != image.id:
        world.tags.pop(reference, None)
        world.tags[reference] = image.id
    image.last_tagged = world.now()
    note(world, "tag", image, reference)


def note(world: World, action: str, image: Image, name: str) -> None:
    """An event of an image."""
    world.event("image", action, image.id, {**(image.config.get("Labels") or {}), "name": name})


def identity_of(image: Image) -> str:
    """The ID of an image: the digest of what describes it."""
    from dsh.practice.digest import sha256

    told = [image.config, image.created, image.architecture, image.os, image.author, image.comment, image.container]
    told += [[layer.id for layer in image.layers], [[h.created, h.created_by, h.comment] for h in image.history]]
    return "sha256:" + sha256(json.dumps(told, sort_keys=True).encode())
