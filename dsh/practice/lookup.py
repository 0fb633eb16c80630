"""How an engine finds what a name means: full ID, name, unique prefix of the ID."""

from dsh.engine.reference import HEX64, parse_reference
from dsh.practice.objects import Container, Image, Network, Volume
from dsh.practice.routes import Refused
from dsh.practice.world import World


def container(world: World, name: str) -> Container:
    """Raises Refused (404) for none, and for a prefix of several."""
    if name in world.containers:
        return world.containers[name]
    bare = name.removeprefix("/")
    identity = world.names.get(bare) or world.links.get(bare)
    if identity is not None:
        return world.containers[identity]
    hits = [c for key, c in world.containers.items() if name and key.startswith(name)]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise Refused(404, f"multiple IDs found with provided prefix: {name}")
    raise Refused(404, f"No such container: {name}")


def image(world: World, name: str) -> Image:
    """By ID, name (its tag implied), digest, or prefix of the ID. Raises Refused (404, 400)."""
    found = world.images.get(name) or world.images.get(f"sha256:{name}")
    if found is not None:
        return found
    reference = parse_reference(name)
    if reference is None:
        if HEX64.fullmatch(name.removeprefix("sha256:")):
            raise Refused(404, f"No such image: sha256:{name.removeprefix('sha256:')}")
        raise Refused(400, "invalid reference format")
    wanted = reference.tagged
    if wanted.digest is None and wanted.familiar in world.tags:
        return world.images[world.tags[wanted.familiar]]
    if wanted.digest is not None:
        plain = wanted._replace(tag=None).familiar
        for one in world.images.values():
            if plain in one.digests:
                return one
    prefix = name.removeprefix("sha256:")
    hits = [one for key, one in world.images.items() if key.startswith(f"sha256:{prefix}")]
    if len(hits) == 1 and name != "sha256":
        return hits[0]
    raise Refused(404, f"No such image: {wanted.familiar}")


def tags_of(world: World, identity: str) -> list[str]:
    """The familiar names of an image, in the order of their full ones."""
    return sorted((tag for tag, image_id in world.tags.items() if image_id == identity), key=_full)


def _full(tag: str) -> str:
    first, slash, _ = tag.partition("/")
    if slash and ("." in first or ":" in first or first == "localhost"):
        return tag
    return f"docker.io/{tag}" if slash else f"docker.io/library/{tag}"


def network(world: World, name: str) -> Network:
    """By full ID, full name, or prefix of the ID. Raises Refused."""
    if name in world.networks:
        return world.networks[name]
    named = [n for n in world.networks.values() if n.name == name]
    if len(named) == 1:
        return named[0]
    if named:
        raise Refused(400, f"network {name} is ambiguous ({len(named)} matches found on name)")
    hits = [n for n in world.networks.values() if name and n.id.startswith(name)]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise Refused(400, f"network {name} is ambiguous ({len(hits)} matches found based on ID prefix)")
    raise Refused(404, f"network {name} not found")


def volume(world: World, name: str) -> Volume:
    found = world.volumes.get(name)
    if found is None:
        raise Refused(404, f"get {name}: no such volume")
    return found


def users(world: World, name: str) -> list[Container]:
    """The containers, running or not, that hold a volume."""
    return [c for c in world.containers.values() if any(m.type == "volume" and m.name == name for m in c.mounts)]


def attached(world: World, net: Network) -> list[Container]:
    """The containers with an endpoint in a network: those that run."""
    return [c for c in world.containers.values() for e in c.networks.values() if e.network == net.id and e.id]
