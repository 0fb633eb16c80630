"""GET /system/df: what everything takes."""

from dsh.practice import listing, lookup, sizes, volumes
from dsh.practice.objects import CacheRecord, Image
from dsh.practice.routes import Call, Reply, route
from dsh.practice.texts import SECOND, timestamp
from dsh.practice.world import World
from dsh.typed import Any


@route("GET", "/system/df")
def df(world: World, call: Call) -> Reply:
    kinds = call.query.get("type") or ["container", "image", "volume", "build-cache"]
    with world.lock:
        images = list(world.images.values())
        found: dict[str, Any] = {
            "LayersSize": sizes.layers_size(images) if "image" in kinds else 0,
            "Images": [_image(world, i, images, call) for i in images if _listed(world, i)]
            if "image" in kinds
            else None,
            "Containers": _containers(world) if "container" in kinds else None,
            "Volumes": _volumes(world) if "volume" in kinds else None,
            "BuildCache": [_record(r) for r in world.cache.values()] if "build-cache" in kinds else None,
        }
        if not call.at_least("1.42"):
            found["BuilderSize"] = sum(r.size for r in world.cache.values() if not r.shared)
            found["BuildCache"] = found["BuildCache"] or None
    return Reply(found)


def _listed(world: World, image: Image) -> bool:
    """A layer of another image, without a name of its own, is not listed."""
    named = image.id in world.tags.values() or image.digests
    return bool(named) or not any(other.parent == image.id for other in world.images.values())


def _image(world: World, image: Image, images: list[Image], call: Call) -> dict[str, Any]:
    tags = lookup.tags_of(world, image.id)
    shared = sizes.shared_size(image, images)
    return {
        "Containers": sum(c.image == image.id for c in world.containers.values()),
        "Created": image.created // SECOND,
        "Id": image.id,
        "Labels": image.config.get("Labels"),
        "ParentId": image.parent,
        "RepoDigests": image.digests or ([] if tags or call.at_least("1.43") else ["<none>@<none>"]),
        "RepoTags": tags or ([] if call.at_least("1.43") else ["<none>:<none>"]),
        "SharedSize": shared,
        "Size": image.size,
        **({} if call.at_least("1.44") else {"VirtualSize": image.size}),
    }


def _containers(world: World) -> list[dict[str, Any]]:
    now = world.now()
    found = listing.matching(world, {}, True)
    return [listing.entry(world, container, {}, now, size=True) for container in found]


def _volumes(world: World) -> list[dict[str, Any]]:
    users: dict[str, int] = {}
    for container in world.containers.values():
        for mount in container.mounts:
            users[mount.name] = users.get(mount.name, 0) + 1
    return [
        {
            **volumes.shown(volume),
            "UsageData": {"RefCount": users.get(volume.name, 0), "Size": sizes.tree_size(volume.tree)},
        }
        for volume in world.volumes.values()
    ]


def _record(record: CacheRecord) -> dict[str, Any]:
    return {
        "ID": record.id,
        "Parents": list(record.parents) or None,
        "Type": record.type,
        "Description": record.description,
        "InUse": record.in_use,
        "Shared": record.shared,
        "Size": record.size,
        "CreatedAt": timestamp(record.created),
        "LastUsedAt": timestamp(record.last_used) if record.last_used else None,
        "UsageCount": record.uses,
    }
