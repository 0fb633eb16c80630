"""New images: from a container (commit), from a tar (import), from an archive (load); and archives of images (save)."""

import io
import json
import tarfile
from collections.abc import Iterator

from dsh.engine.reference import parse_reference
from dsh.practice import images, lookup
from dsh.practice.create import attributes
from dsh.practice.digest import sha256
from dsh.practice.dockerfile_changes import changed
from dsh.practice.filesystem import make_layer
from dsh.practice.inside import tree_of
from dsh.practice.objects import History, Image, Layer
from dsh.practice.routes import Call, Refused, Reply, route, stream
from dsh.practice.tarball import from_tar, to_tar
from dsh.practice.texts import timestamp
from dsh.practice.world import SECOND, World
from dsh.typed import Any

TAR = {"Content-Type": "application/x-tar"}
NO_MANIFEST = "open /var/lib/docker/tmp/docker-import/repositories: no such file or directory"
Line = dict[str, Any]


def add(world: World, image: Image) -> Image:
    """Take a new image in, under the ID that its content gives it."""
    image.id = images.identity_of(image)
    return world.images.setdefault(image.id, image)


@route("POST", "/commit")
def commit(world: World, call: Call) -> Reply:
    given = call.json()
    with world.lock:
        container = lookup.container(world, call.text("container"))
        repository = call.text("repo")
        reference = images.reference_of(repository, call.text("tag")) if repository else ""
        base = world.images.get(container.image)
        config = {**container.config, **{k: v for k, v in given.items() if v}}
        config = changed(config, call.query.get("changes") or [])
        layer = make_layer(dict(tree_of(world, container).top or {}))
        words = [container.path, *container.args]
        comment = call.text("comment")
        step = History(world.now(), " ".join(words), layer.size, comment, not layer.tree)
        made = Image(
            "",
            config,
            (*(base.layers if base else ()), *((layer,) if layer.tree else ())),
            world.now(),
            [*(base.history if base else ()), step],
            base.id if base else "",
            author=call.text("author"),
            comment=comment,
            container=container.id,
            container_config=dict(container.config),
        )
        image = add(world, made)
        if reference:
            images.set_tag(world, image, reference)
        told = {"comment": comment, "imageID": image.id, "imageRef": reference}
        world.event("container", "commit", container.id, attributes(container, **told))
    return Reply({"Id": image.id}, 201)


def imported(world: World, call: Call) -> Reply:
    """docker import: a file system without history. Raises Refused for what is no tar."""
    source = call.text("fromSrc")
    repository = call.text("repo")
    reference = images.reference_of(repository, call.text("tag")) if repository else ""
    if source != "-":
        raise Refused(500, f'Get "{source}": dial tcp: lookup failed: no such host (practice engine: no network)')
    data = call.body()
    config = changed({}, call.query.get("changes") or [])
    try:
        nodes = from_tar(data)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Refused(500, "Error processing tar file(exit status 1): unexpected EOF") from error
    with world.lock:
        layer = make_layer(nodes)
        message = call.text("message") or "Imported from -"
        made = Image(
            "", config, (layer,), world.now(), [History(world.now(), "", layer.size, message)], comment=message
        )
        image = add(world, made)
        if reference:
            images.set_tag(world, image, reference)
        world.event("image", "import", image.id, {"name": image.id})
    return Reply(stream([{"status": image.id}]))


# Archives


@route("GET", "/images/get")
def saved(world: World, call: Call) -> Reply:
    names = [name for value in call.query.get("names", []) for name in value.split(",")]
    return Reply([_archive(world, names)].__iter__(), headers=TAR)


@route("GET", "/images/{name...}/get")
def saved_one(world: World, call: Call, name: str) -> Reply:
    return Reply([_archive(world, [name])].__iter__(), headers=TAR)


def _archive(world: World, names: list[str]) -> bytes:
    """manifest.json, a configuration per image, a tar per layer: as docker save has long written them."""
    with world.lock:
        wanted: dict[str, list[str]] = {}
        for name in names:
            image = _to_save(world, name)
            tags = wanted.setdefault(image.id, [])
            reference = parse_reference(name)
            if reference is not None and reference.tag is None and reference.digest is None:
                plain = reference.familiar
                tags += [
                    t for t in lookup.tags_of(world, image.id) if t.rpartition(":")[0] == plain and ":" not in name
                ]
            if reference is not None and reference.tagged.familiar in lookup.tags_of(world, image.id):
                tags.append(reference.tagged.familiar)
            for tag in lookup.tags_of(world, image.id) if reference is not None and not tags else ():
                if tag.rpartition(":")[0] == reference.familiar:  # type: ignore[union-attr]
                    tags.append(tag)
        found = [(world.images[identity], list(dict.fromkeys(tags))) for identity, tags in wanted.items()]
        for image, _ in found:
            images.note(world, "save", image, image.id)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        manifest, written = [], set()
        for image, tags in found:
            config = f"{image.id.removeprefix('sha256:')}.json"
            _file(tar, config, _described(image))
            for layer in image.layers:
                if layer.id not in written:
                    written.add(layer.id)
                    _file(tar, _layer_name(layer), _layer_tar(layer))
            manifest.append(
                {"Config": config, "RepoTags": tags or None, "Layers": [_layer_name(n) for n in image.layers]}
            )
        _file(tar, "manifest.json", json.dumps(manifest).encode())
    return buffer.getvalue()


def _to_save(world: World, name: str) -> Image:
    try:
        return lookup.image(world, name)
    except Refused as error:
        raise Refused(error.status, f"No such image: {name}" if error.status == 404 else error.message) from error


def _layer_name(layer: Layer) -> str:
    return f"{layer.id.removeprefix('sha256:')}/layer.tar"


def _layer_tar(layer: Layer) -> bytes:
    return to_tar(sorted(layer.tree.items()))


def _file(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o644
    tar.addfile(info, io.BytesIO(data))


def _described(image: Image) -> bytes:
    history = [
        {
            "created": timestamp(step.created),
            "created_by": step.created_by,
            **({"comment": step.comment} if step.comment else {}),
            **({"empty_layer": True} if step.empty else {}),
        }
        for step in image.history
    ]
    told = {
        "architecture": image.architecture,
        "os": image.os,
        "created": timestamp(image.created),
        "author": image.author,
        "config": image.config,
        "rootfs": {"type": "layers", "diff_ids": [layer.id for layer in image.layers]},
        "history": history,
        "dsh.practice": {"id": image.id, "created": image.created, "parent": image.parent, "comment": image.comment},
    }
    return json.dumps(told, sort_keys=True).encode()


@route("POST", "/images/load")
def load(world: World, call: Call) -> Reply:
    data = call.body()
    quiet = call.flag("quiet")
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:*") as tar:
            files = {info.name: _content(tar, info) for info in tar if info.isfile()}
    except (tarfile.TarError, EOFError, OSError):
        said = "Error processing tar file(exit status 1): unexpected EOF" if data else NO_MANIFEST
        return Reply(stream([{"errorDetail": {"message": said}, "error": said}]))
    try:
        manifest = json.loads(files["manifest.json"])
    except (KeyError, ValueError):
        return Reply(stream([{"errorDetail": {"message": NO_MANIFEST}, "error": NO_MANIFEST}]))
    return Reply(stream(_loaded(world, files, manifest, quiet)))


def _content(tar: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    opened = tar.extractfile(info)
    return b"" if opened is None else opened.read()


def _loaded(world: World, files: dict[str, bytes], manifest: list[Line], quiet: bool) -> Iterator[Line]:
    for entry in manifest:
        try:
            config = json.loads(files[entry["Config"]])
            with world.lock:
                known = {layer.id: layer for image in world.images.values() for layer in image.layers}
            layers = []
            for name, digest in zip(entry["Layers"], config["rootfs"]["diff_ids"], strict=True):
                if digest not in known:
                    if not quiet:
                        yield _loading(digest, len(files[name]))
                    known[digest] = make_layer(from_tar(files[name], layer=True), digest)
                layers.append(known[digest])
        except (KeyError, ValueError, tarfile.TarError) as error:
            message = f"invalid manifest, layers length mismatch: {error}"
            yield {"errorDetail": {"message": message}, "error": message}
            return
        with world.lock:
            image = _rebuilt(world, config, tuple(layers), entry["Config"].removesuffix(".json").rpartition("/")[2])
            for tag in entry.get("RepoTags") or ():
                old = world.tags.get(tag)
                if old is not None and old != image.id:
                    said = f"The image {tag} already exists, renaming the old one with ID {old} to empty string\n"
                    yield {"stream": said}
                images.set_tag(world, image, tag)
                yield {"stream": f"Loaded image: {tag}\n"}
            if not entry.get("RepoTags"):
                yield {"stream": f"Loaded image ID: {image.id}\n"}
            world.event("image", "load", image.id, {"name": image.id})


def _loading(digest: str, size: int) -> Line:
    return {
        "status": "Loading layer",
        "progressDetail": {"current": size, "total": size},
        "progress": "[" + "=" * 49 + ">" + f"]  {size}B/{size}B",
        "id": digest[7:19],
    }


def _rebuilt(world: World, config: Line, layers: tuple[Layer, ...], identity: str) -> Image:
    own = config.get("dsh.practice") or {}
    key = own.get("id") or f"sha256:{identity if len(identity) == 64 else sha256(json.dumps(config).encode())}"
    if key in world.images:
        return world.images[key]
    created = int(own.get("created") or _seconds(config.get("created", "")) * SECOND)
    sizes = iter(layers)
    history = [
        History(
            _seconds(step.get("created", "")) * SECOND,
            step.get("created_by", ""),
            0 if step.get("empty_layer") else _next_size(sizes),
            step.get("comment", ""),
            bool(step.get("empty_layer")),
        )
        for step in config.get("history") or ()
    ]
    kept = {k: v for k, v in (config.get("config") or {}).items() if v not in (None, "", False, [], {})}
    image = Image(
        key, kept, layers, created, history, author=config.get("author") or "", comment=own.get("comment") or "",
        architecture=config.get("architecture") or "amd64", os=config.get("os") or "linux",
    )  # fmt: skip
    if own.get("parent") in world.images:
        image.parent = own["parent"]
    world.images[key] = image
    return image


def _next_size(layers: Iterator[Layer]) -> int:
    layer = next(layers, None)
    return layer.size if layer else 0


def _seconds(text: str) -> int:
    from calendar import timegm
    from time import strptime

    try:
        return timegm(strptime(text[:19], "%Y-%m-%dT%H:%M:%S"))
    except ValueError:
        return 0
