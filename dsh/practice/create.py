"""POST /containers/create: what an engine checks, and what it makes of the request."""

from dsh.engine.reference import parse_reference
from dsh.practice import endpoints, lookup, mounts
from dsh.practice.configs import CONFIG, HOST_CONFIG, host_config, merged, option, sparse
from dsh.practice.names import free_name
from dsh.practice.objects import Container, Image, Input
from dsh.practice.refusals import refusal_of
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.texts import new_id
from dsh.practice.world import World
from dsh.typed import Any

LOG_OPTIONS = (
    "max-file",
    "max-size",
    "compress",
    "labels",
    "labels-regex",
    "env",
    "env-regex",
    "tag",
    "mode",
    "max-buffer-size",
)


@route("POST", "/containers/create")
def create(world: World, call: Call) -> Reply:
    body = call.json(needed=True)
    host = body.get("HostConfig") or {}
    says = refusal_of(body, host)
    if says:
        raise Refused(400, says)
    given: dict[str, Any] = (body.get("NetworkingConfig") or {}).get("EndpointsConfig") or {}
    if len(given) > 1 and not call.at_least("1.44"):
        raise Refused(400, f"Container cannot be connected to network endpoints: {', '.join(sorted(given))}")
    endpoints.check(given)
    name = call.text("name")
    with world.lock:
        image = _image(world, body.get("Image") or "", call.text("platform"))
        config = merged(body, image.config if image else {})
        name = free_name(world, name)
        container = _container(world, name, image, config, host_config(host), given)
        _logs(container)
        _namespaces(world, container)
        _mounts(world, container)
        _links(world, container)
        _fill_volumes(world, container)
        world.containers[container.id] = container
        world.names[container.name] = container.id
        world.event("container", "create", container.id, attributes(container))
        warnings: list[str] = []
        return Reply({"Id": container.id, "Warnings": warnings}, 201)


def _image(world: World, name: str, platform: str) -> Image | None:
    if not name:
        return None
    found = lookup.image(world, name)
    asked = platform.split("/")[1] if platform.count("/") else ""
    if asked and asked != found.architecture:
        reference = parse_reference(name)
        shown = reference.tagged.familiar if reference else name
        raise Refused(
            404,
            f"image with reference {shown} was found but does not match the specified platform: wanted {platform}, "
            f"actual: {found.os}/{found.architecture}",
        )
    return found


def _container(
    world: World,
    name: str,
    image: Image | None,
    config: dict[str, Any],
    host: dict[str, Any],
    given: dict[str, Any],
) -> Container:
    identity = new_id()
    words = [*(config.get("Entrypoint") or ()), *(config.get("Cmd") or ())]
    mode = host.get("NetworkMode") or "default"
    if endpoints.is_own(mode):
        host.pop("Links", None)  # they hold in that network alone
    if not config.get("Hostname") and mode != "host":
        config["Hostname"] = identity[:12]
    return Container(
        identity,
        name,
        world.now(),
        image.id if image else "",
        config.get("Image") or "",
        words[0],
        tuple(words[1:]),
        sparse(CONFIG, config),
        sparse(HOST_CONFIG, host),
        networks=endpoints.asked(world, mode, given),
        input=Input() if config.get("OpenStdin") else None,
    )


def _namespaces(world: World, container: Container) -> None:
    """One that is to share another's namespace needs that one."""
    for key in ("PidMode", "IpcMode"):
        mode = option(container.host_config, key)
        if mode.startswith("container:"):
            try:
                lookup.container(world, mode.removeprefix("container:"))
            except Refused as error:
                raise Refused(400, error.message) from error


def _logs(container: Container) -> None:
    driver = option(container.host_config, "LogConfig")["Type"]
    for name in option(container.host_config, "LogConfig").get("Config") or {}:
        if driver == "json-file" and name not in LOG_OPTIONS:
            raise Refused(400, f"unknown log opt '{name}' for {driver} log driver")
    if driver not in ("json-file", "local", "none", "journald", "syslog"):
        raise Refused(400, f'error looking up logging plugin {driver}: plugin "{driver}" not found')


def _mounts(world: World, container: Container) -> None:
    try:
        container.mounts = mounts.planned(world, container.config, container.host_config)
    except Refused:
        world.event("container", "destroy", container.id, attributes(container))
        raise
    mounts.make_volumes(world, [mount for mount in container.mounts if mount.type == "volume" and not mount.name])
    container.mounts.sort(key=lambda mount: mount.target)


def _fill_volumes(world: World, container: Container) -> None:
    if container.mounts:
        from dsh.practice.inside import fill_volumes

        fill_volumes(world, container)


def _links(world: World, container: Container) -> None:
    made = {}
    for word in option(container.host_config, "Links") or ():
        other, _, alias = word.partition(":")
        try:
            target = lookup.container(world, other)
        except Refused as error:
            says = f"could not get container for {other}: No such container: {other}"
            raise Refused(400, says) from error
        if option(target.host_config, "NetworkMode") == "host":
            raise Refused(400, "conflicting options: host type networking can't be used with links")
        made[f"{container.name}/{(alias or other).removeprefix('/')}"] = target.id
    world.links.update(made)


def attributes(container: Container, **more: str) -> dict[str, str]:
    """What an event of a container says beside its ID."""
    return {**(container.config.get("Labels") or {}), "image": container.image_name, "name": container.name, **more}
