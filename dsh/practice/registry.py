"""Registries: pull from the catalogue and from what was pushed, push, search, login. Nothing leaves the process."""

import base64
import json
from collections.abc import Iterator

from dsh.engine.reference import Reference, parse_reference
from dsh.named import NamedTuple
from dsh.practice import catalogue, images
from dsh.practice.digest import sha256
from dsh.practice.objects import Image, Layer
from dsh.practice.routes import Call, Refused, Reply, route, stream
from dsh.practice.world import World
from dsh.typed import Any

HUB = "docker.io"
Line = dict[str, Any]
MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"


class Place(NamedTuple):
    """Where a repository is: the registry as pushes are kept by, and what it calls the repository."""

    registry: str
    path: str  # library/nginx


def place_of(world: World, reference: Reference) -> Place:
    """The registry of a reference. Raises Refused where nobody answers there."""
    host, _, path = reference.repository.partition("/")
    if host == HUB:
        return Place(HUB, path)
    name, _, port = host.partition(":")
    if name in ("localhost", "127.0.0.1"):
        return Place(_local(world, host, int(port or 80)), path)
    if host in world.registries:
        return Place(host, path)
    raise Refused(500, f'Get "https://{host}/v2/": dial tcp: lookup {name}: no such host (practice engine: no network)')


def _local(world: World, host: str, port: int) -> str:
    """The registry of a container that publishes the port: what it holds lives in its volume."""
    from dsh.practice.programs.launch import tasks

    for container in world.containers.values():
        for inner, published in container.ports.items():
            if any(number == port for _, number in published):
                number = int(inner.partition("/")[0])
                services = [task.listening.get(number) for task in tasks(world, container)]
                if any(service is not None and service.protocol == "registry" for service in services):
                    kept = [m.name for m in container.mounts if m.target == "/var/lib/registry" and m.name]
                    return f"volume {kept[0]}" if kept else f"container {container.id}"
    raise Refused(500, f'Get "http://{host}/v2/": dial tcp 127.0.0.1:{port}: connect: connection refused')


def digest_of(image: Image) -> str:
    """The digest of an image's manifest."""
    return "sha256:" + sha256(f"manifest of {image.id}".encode())


# Pull


@route("POST", "/images/create")
def create(world: World, call: Call) -> Reply:
    if call.text("fromSrc"):
        from dsh.practice.image_make import imported

        return imported(world, call)
    name, tag = call.text("fromImage"), call.text("tag")
    joined = name if not tag else f"{name}@{tag}" if ":" in tag else f"{name}:{tag}"
    reference = parse_reference(joined)
    if reference is None:
        raise Refused(400, "invalid reference format")
    platform = call.text("platform")
    if platform.count("/") > 2:
        raise Refused(400, f'"{platform}": cannot parse platform specifier: invalid argument')
    if platform and platform.split("/")[0] not in ("linux", ""):
        raise Refused(404, f"no matching manifest for {platform} in the manifest list entries")
    with world.lock:
        if reference.tag is None and reference.digest is None:
            found = [(one, *_offered(world, one)) for one in _all_tags(world, reference)]
        else:
            found = [(reference, *_offered(world, reference))]
    return Reply(stream(_pulled(world, found)))


def _all_tags(world: World, reference: Reference) -> list[Reference]:
    place = place_of(world, reference)
    pushed = [
        key.rpartition(":")[2] for key in world.registries.get(place.registry, {}) if _repository(key) == place.path
    ]
    entry = catalogue.entries().get(place.path.removeprefix("library/")) if place.registry == HUB else None
    labels = pushed or ([] if entry is None else ["latest", *(suffix for suffix in entry.bases if suffix)])
    if not labels:
        raise _denied(reference)
    return [reference._replace(tag=label) for label in labels]


def _repository(key: str) -> str:
    return key.rpartition(":")[0]


def _denied(reference: Reference) -> Refused:
    name = reference._replace(tag=None, digest=None).familiar
    return Refused(
        404,
        f"pull access denied for {name}, repository does not exist or may require 'docker login': "
        "denied: requested access to the resource is denied",
    )


def _offered(world: World, reference: Reference) -> tuple[Image, str]:
    """The image that a registry gives for a name, with its digest. Raises Refused."""
    place = place_of(world, reference)
    pushed = world.registries.get(place.registry, {})
    mine = {key: identity for key, identity in pushed.items() if _repository(key) == place.path}
    for key, identity in mine.items():
        image = world.images.get(identity) or world.kept_images[identity]
        if key == f"{place.path}:{reference.tag}" or reference.digest == digest_of(image):
            return image, digest_of(image)
    name = place.path.removeprefix("library/") if place.registry == HUB else ""
    if name in catalogue.entries() and place.path.startswith("library/"):
        label = reference.tag or "latest"
        found = catalogue.find(name, label, world.now())
        if found is not None and reference.digest in (None, found.digest):
            return found.image, found.digest
    elif not mine:
        raise _denied(reference)
    what = reference.familiar
    raise Refused(404, f"manifest for {what} not found: manifest unknown: manifest unknown")


def pulled(world: World, reference: Reference) -> Iterator[Line]:
    """Pull one image; the lines that tell of it. Raises Refused."""
    with world.lock:
        found = [(reference, *_offered(world, reference))]
    return _pulled(world, found)


def put(world: World, name: str) -> Image:
    """Have an image of the catalogue, as if it had been pulled. Raises Refused."""
    reference = parse_reference(name)
    if reference is None:
        raise Refused(400, "invalid reference format")
    for _ in pulled(world, reference.tagged):
        pass
    return world.images[world.tags[reference.tagged.familiar]]


def _pulled(world: World, found: list[tuple[Reference, Image, str]]) -> Iterator[Line]:
    for reference, image, digest in found:
        label = reference.tag or str(reference.digest)
        yield {"status": f"Pulling from {reference.repository.partition('/')[2]}", "id": label}
        with world.lock:
            here = {layer.id for one in world.images.values() for layer in one.layers}
            before = world.tags.get(reference.familiar)
            known = image.id in world.images
        if not known:
            yield from _layers(image.layers, here)
        with world.lock:
            fresh = _keep(world, image, reference, digest)
        yield {"status": f"Digest: {digest}"}
        same = before == image.id or (reference.digest is not None and not fresh)
        text = "Image is up to date for" if same else "Downloaded newer image for"
        yield {"status": f"Status: {text} {reference.familiar}"}


def _keep(world: World, image: Image, reference: Reference, digest: str) -> bool:
    """Take a pulled image in; was it new?"""
    fresh = image.id not in world.images
    image = world.images.setdefault(image.id, image)
    named = f"{reference._replace(tag=None, digest=None).familiar}@{digest}"
    if named not in image.digests:
        image.digests.append(named)
    if reference.tag is not None:
        if world.tags.get(reference.familiar) != image.id:
            world.tags.pop(reference.familiar, None)
            world.tags[reference.familiar] = image.id
        image.last_tagged = world.now()
    images.note(world, "pull", image, reference.familiar)
    return fresh


def _layers(layers: tuple[Layer, ...], here: set[str]) -> Iterator[Line]:
    names = [(layer.id[7:19], layer) for layer in layers]
    for name, layer in names:
        yield _step("Already exists" if layer.id in here else "Pulling fs layer", name)
    for name, layer in names:
        if layer.id in here:
            continue
        packed = max(layer.size * 2 // 5, 32)
        for part in (0.3, 0.7, 1):
            yield _step("Downloading", name, int(packed * part), packed)
        yield _step("Verifying Checksum", name)
        yield _step("Download complete", name)
    for name, layer in names:
        if layer.id not in here:
            packed = max(layer.size * 2 // 5, 32)
            yield _step("Extracting", name, packed, packed)
            yield _step("Pull complete", name)


def _step(status: str, name: str, current: int = 0, total: int = 0) -> Line:
    if not total:
        return {"status": status, "progressDetail": {}, "id": name}
    done = 50 * current // total
    bar = "[" + "=" * (done - 1) + ">" + " " * (50 - done) + "]"
    sizes = f"{_human(current):>8}/{_human(total)}"
    return {
        "status": status,
        "progressDetail": {"current": current, "total": total},
        "progress": f"{bar} {sizes}",
        "id": name,
    }


def _human(size: float) -> str:
    unit = 0
    while size >= 1000 and unit < 3:
        size /= 1000
        unit += 1
    return f"{size:.4g}{('B', 'kB', 'MB', 'GB')[unit]}"


# Push


@route("POST", "/images/{name...}/push")
def push(world: World, call: Call, name: str) -> Reply:
    label = call.text("tag")
    reference = parse_reference(f"{name}:{label}" if label else name)
    if reference is None:
        raise Refused(400, "invalid reference format")
    with world.lock:
        plain = reference._replace(tag=None).familiar
        here = {tag.rpartition(":")[2]: i for tag, i in world.tags.items() if tag.rpartition(":")[0] == plain}
    wanted = here if reference.tag is None else {t: i for t, i in here.items() if t == reference.tag}
    error = "" if wanted else f"tag does not exist: {reference.familiar}" if here else _no_tag(plain)
    return Reply(stream(_pushed(world, reference, wanted, _user(call), error)))


def _no_tag(name: str) -> str:
    return f"An image does not exist locally with the tag: {name}"


def _user(call: Call) -> str:
    """Who pushes, by the request's header; the password in it is not looked at."""
    text = call.headers.get("x-registry-auth", "")
    try:
        found = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return str(found.get("username") or "") if isinstance(found, dict) else ""
    except ValueError:
        return ""


def _pushed(world: World, reference: Reference, wanted: dict[str, str], user: str, error: str) -> Iterator[Line]:
    yield {"status": f"The push refers to repository [{reference.repository}]"}
    if error:
        yield {"errorDetail": {"message": error}, "error": error}
        return
    try:
        with world.lock:
            place = place_of(world, reference)
            there = world.registries.setdefault(place.registry, {})
            known = {i: world.images.get(i) or world.kept_images.get(i) for i in there.values()}
            layers_there = {layer.id for image in known.values() if image for layer in image.layers}
    except Refused as refused:
        yield {"errorDetail": {"message": refused.message}, "error": refused.message}
        return
    for label, identity in wanted.items():
        image = world.images[identity]
        for layer in reversed(image.layers):
            yield _step("Preparing", layer.id[7:19])
        if place.registry == HUB and (not user or place.path.split("/")[0] != user):
            message = "denied: requested access to the resource is denied"
            yield {"errorDetail": {"message": message}, "error": message}
            return
        for layer in reversed(image.layers):
            name = layer.id[7:19]
            if layer.id in layers_there:
                yield _step("Layer already exists", name)
                continue
            if layer.source and place.registry == HUB:
                yield _step(f"Mounted from library/{layer.source.split(':')[0].replace('base', 'debian')}", name)
                continue
            yield _step("Pushing", name, layer.size or 512, layer.size or 512)
            yield _step("Pushed", name)
        size = 500 + 250 * len(image.layers)
        digest = digest_of(image)
        with world.lock:
            there[f"{place.path}:{label}"] = image.id
            world.kept_images[image.id] = image
            named = f"{reference._replace(tag=None).familiar}@{digest}"
            if named not in image.digests:
                image.digests.append(named)
            images.note(world, "push", image, reference._replace(tag=label).familiar)
        yield {"status": f"{label}: digest: {digest} size: {size}"}
        yield {"progressDetail": {}, "aux": {"Tag": label, "Digest": digest, "Size": size}}


# Search, login, what a registry says of an image


@route("GET", "/images/search")
def search(world: World, call: Call) -> Reply:
    term, limit = call.text("term"), call.number("limit", 25) or 25
    chosen = call.filters()
    if not 1 <= limit <= 100:
        raise Refused(400, f"invalid limit {limit}, must be between 1 and 100")
    least = int((chosen.get("stars") or ["0"])[0])
    official = (chosen.get("is-official") or [""])[0]
    found = [
        {"star_count": e.stars, "is_official": True, "name": e.name, "is_automated": False, "description": e.about}
        for e in catalogue.entries().values()
        if (term.lower() in e.name or term.lower() in e.about.lower()) and e.stars >= least
    ]
    found.sort(key=lambda row: (row["name"] != term, term not in str(row["name"]), -int(str(row["star_count"]))))
    return Reply([] if official in ("false", "0") else found[:limit])


@route("POST", "/auth")
def auth(world: World, call: Call) -> Reply:
    given = call.json()
    user, host = str(given.get("username") or ""), str(given.get("serveraddress") or HUB)
    host = host.removeprefix("https://").removeprefix("http://").split("/")[0]
    host = HUB if host in ("index.docker.io", "registry-1.docker.io", "") else host
    if not user or not given.get("password"):
        raise Refused(401, 'Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password')
    with world.lock:
        world.logins[host] = user
        if host != HUB:
            place_of(world, Reference(f"{host}/x", None, None))
    return Reply({"Status": "Login Succeeded", "IdentityToken": ""})


@route("GET", "/distribution/{name...}/json")
def distribution(world: World, call: Call, name: str) -> Reply:
    reference = parse_reference(name)
    if reference is None:
        raise Refused(400, "invalid reference format")
    with world.lock:
        image, digest = _offered(world, reference.tagged)
    descriptor = {"mediaType": MANIFEST, "digest": digest, "size": 500 + 250 * len(image.layers)}
    platform = {"architecture": image.architecture, "os": image.os}
    return Reply({"Descriptor": descriptor, "Platforms": [platform]})
