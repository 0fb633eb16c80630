"""POST /containers/prune, /networks/prune, /volumes/prune, /images/prune, /build/prune."""

from collections.abc import Callable

from dsh.engine.reference import HEX64
from dsh.practice import lifecycle, lookup, networks, volumes
from dsh.practice.filters import check, labelled, moment, truth
from dsh.practice.objects import Image
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.sizes import layers_size, tree_size
from dsh.practice.world import World

AGED = ("label", "label!", "until")
Filters = dict[str, list[str]]


def _matching(world: World, chosen: Filters) -> Callable[[dict[str, str], int], bool]:
    """Is a thing with these labels, made then, one that the filters let go?"""
    times = chosen.get("until", [])
    if len(times) > 1:
        raise Refused(400, "more than one until filter specified")
    before = moment(times[0], world.now()) if times else None
    return lambda labels, created: labelled(chosen, labels) and (before is None or created < before)


@route("POST", "/containers/prune")
def containers(world: World, call: Call) -> Reply:
    chosen = call.filters()
    check(chosen, AGED)
    with world.lock:
        takes = _matching(world, chosen)
        gone, space = [], 0
        for container in list(world.containers.values()):
            if not container.running and takes(container.config.get("Labels") or {}, container.created):
                space += tree_size(container.tree)
                lifecycle.remove(world, container, volumes=False)
                gone.append(container.id)
        world.event("container", "prune", "", {"reclaimed": str(space)})
    return Reply({"ContainersDeleted": gone or None, "SpaceReclaimed": space})


@route("POST", "/networks/prune")
def pruned_networks(world: World, call: Call) -> Reply:
    chosen = call.filters()
    check(chosen, AGED)
    with world.lock:
        takes = _matching(world, chosen)
        gone = []
        for network in list(world.networks.values()):
            if network.name in networks.PREDEFINED or networks.is_used(world, network):
                continue
            if takes(network.labels, network.created):
                networks.drop(world, network)
                gone.append(network.name)
        world.event("network", "prune", "", {"reclaimed": "0"})
    return Reply({"NetworksDeleted": gone or None})


@route("POST", "/volumes/prune")
def pruned_volumes(world: World, call: Call) -> Reply:
    """Before API 1.42 named volumes go too; from then on only where `all` says so."""
    chosen = call.filters()
    check(chosen, ("label", "label!", "all") if call.at_least("1.42") else ("label", "label!"))
    everything = truth(chosen, "all") or not call.at_least("1.42")
    with world.lock:
        used = volumes.used_names(world)
        gone, space = [], 0
        for volume in list(world.volumes.values()):
            mine = volume.anonymous or bool(HEX64.fullmatch(volume.name) and (volume.labels or {}).get(ANONYMOUS) == "")
            if volume.name in used or not (everything or mine) or not labelled(chosen, volume.labels or {}):
                continue
            space += tree_size(volume.tree)
            volumes.drop(world, volume.name)
            gone.append(volume.name)
        world.event("volume", "prune", "", {"reclaimed": str(space)})
    return Reply({"VolumesDeleted": gone or None, "SpaceReclaimed": space})


ANONYMOUS = "com.docker.volume.anonymous"


@route("POST", "/images/prune")
def images(world: World, call: Call) -> Reply:
    """Those that no name leads to; with dangling=false those that no container uses."""
    from dsh.practice.image_removal import remove

    chosen = call.filters()
    check(chosen, (*AGED, "dangling"))
    dangling = truth(chosen, "dangling") is not False
    deleted: list[dict[str, str]] = []
    with world.lock:
        takes = _matching(world, chosen)
        before = layers_size(list(world.images.values()))
        for image in list(world.images.values()):
            if image.id not in world.images or not _goes(world, image, dangling):
                continue
            if not takes(image.config.get("Labels") or {}, image.created):
                continue
            for name in [*lookup.tags_of(world, image.id), *image.digests] or [image.id]:
                try:
                    deleted += remove(world, name, force=False, prune=True)
                except Refused:
                    continue
        space = before - layers_size(list(world.images.values()))
        world.event("image", "prune", "", {"reclaimed": str(space)})
    return Reply({"ImagesDeleted": deleted or None, "SpaceReclaimed": space})


def _goes(world: World, image: Image, dangling: bool) -> bool:
    tags = lookup.tags_of(world, image.id)
    if not tags and any(other.parent == image.id for other in world.images.values()):
        return False
    return not (dangling and tags)


@route("POST", "/build/prune")
def cache(world: World, call: Call) -> Reply:
    chosen = call.filters()
    with world.lock:
        everything = call.flag("all")
        times = chosen.get("until", [])
        before = moment(times[0], world.now()) if times else None
        gone = [
            record
            for record in world.cache.values()
            if not record.in_use
            and (everything or not (record.shared or record.type in ("internal", "frontend")))
            and (before is None or max(record.last_used, record.created) <= before)
        ]
        for record in gone:
            del world.cache[record.id]
        space = sum(record.size for record in gone if not record.shared)
        world.event("builder", "prune", "", {"reclaimed": str(space)})
    return Reply({"CachesDeleted": [record.id for record in gone] or None, "SpaceReclaimed": space})
