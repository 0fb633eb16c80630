"""Why the engine does not make a container, and what it has made by then: named volumes stay behind."""

import os
from collections.abc import Sequence

from dsh.cmdline.types.volume import OPTIONS, PROPAGATION
from dsh.engine.objects import Image, Mount
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.plan.foretell import folder_is_file, volume_on_file
from dsh.plan.surroundings import Surroundings
from dsh.typed import Any

ONE_OF = (("ro", "rw"), ("z", "Z"), PROPAGATION, ("nocopy",), ("consistent", "cached", "delegated", "default"))


class Trouble(NamedTuple):
    """Why the engine will not go on, and what docker run exits with then."""

    id: str
    message: str
    exit_code: int = 125
    fix: str | None = None


def before_volumes(
    body: dict[str, Any], name: str, config: dict[str, Any], image: Image | None, state: State, around: Surroundings
) -> Trouble | None:
    """What the engine refuses while nothing is made yet. `config` is the image's."""
    host = body["HostConfig"]
    entrypoint = body["Entrypoint"]
    words = (body["Cmd"] or []) + (entrypoint if entrypoint and entrypoint != [""] else [])
    inherited = (config.get("Cmd") or []) if entrypoint is None else []
    if image and not words and not inherited and not (config.get("Entrypoint") and entrypoint is None):
        return Trouble("no-command", "No command specified", fix="name a program after the image")
    bad = _bad_name(name)
    if bad:
        return Trouble("refused-by-engine", bad)
    name = name.removeprefix("/")
    holder = next((c for c in state.containers.values() if name and c.name == name), None)
    if holder:
        said = f'Conflict. The container name "/{name}" is already in use by container "{holder.id}". '
        said += "You have to remove (or rename) that container to be able to reuse that name."
        return Trouble("name-in-use", said, fix=_free_name(name, holder.running))
    for mount in host.get("Mounts") or []:
        path = mount.get("Source", "")
        if mount["Type"] == "bind" and around.local_engine and not os.path.lexists(path):
            if (mount.get("BindOptions") or {}).get("CreateMountpoint"):
                continue
            said = f'invalid mount config for type "bind": bind source path does not exist: {path}'
            return Trouble("no-such-path", said, fix=f"mkdir -p {path}")
    for other in host.get("VolumesFrom") or []:
        source, _, mode = other.partition(":")
        if not set(mode.split(",")) <= {"", *OPTIONS} - {"nocopy", *PROPAGATION}:
            return Trouble("bad-mount", f"invalid mode: {mode}", fix="ro or rw")
        try:
            state.container(source)
        except EngineRefused as error:
            return Trouble("no-such-container", error.message)
    return None


def after_volumes(body: dict[str, Any], image: Image | None, mounts: Sequence[Mount], state: State) -> Trouble | None:
    """What it refuses once the named volumes are there."""
    for link in body["HostConfig"].get("Links") or []:
        other = link.partition(":")[0]
        try:
            state.container(other)
        except EngineRefused:
            return Trouble("no-such-container", f"could not get container for {other}: No such container: {other}")
    for kind in ("PidMode", "IpcMode"):
        mode = str(body["HostConfig"].get(kind) or "")
        if mode.startswith("container:"):
            try:
                state.container(mode.partition(":")[2])
            except EngineRefused as error:
                return Trouble("no-such-container", error.message)
    covered = volume_on_file([mount for mount in mounts if mount.type == "volume"], image, state)
    if covered:
        return Trouble("bad-mount", f"source {covered} is not directory", fix="give the volume a folder")
    file = folder_is_file(body, image, state)
    return Trouble("bad-folder", file) if file else None


def bad_bind(bind: str) -> Trouble | None:
    """What the engine refuses of one -v when its turn comes: the named volumes of those in front are made by then."""
    source, _, rest = bind.partition(":")
    target, _, mode = rest.partition(":")
    options = mode.split(",") if mode else []
    if any(o not in OPTIONS for o in options) or any(len([o for o in options if o in kind]) > 1 for kind in ONE_OF):
        return Trouble("bad-mount", f"invalid mode: {mode}", fix="ro, rw, z or Z")
    kind = "bind" if source.startswith("/") else "volume"
    said = ""
    if not target.strip("/"):
        said = "invalid specification: destination can't be '/'"
    elif not target.startswith("/"):
        said = f"invalid mount path: '{target}' mount path must be absolute"
    elif kind == "volume" and any(o in PROPAGATION for o in options):
        said = "field BindOptions must not be specified"
    elif kind == "bind" and "nocopy" in options:
        said = "field VolumeOptions must not be specified"
    where = f"invalid volume specification: '{bind}': invalid mount config for type \"{kind}\": "
    return Trouble("bad-mount", where + said) if said else None


def bad_volume_name(name: str) -> str:
    """The engine's words for a name that no volume can have; "" for one that is good."""
    if len(name) == 1:
        return f"create {name}: volume name is too short, names should be at least two alphanumeric characters"
    if name[:1].isalnum() and name.isascii() and all(c.isalnum() or c in "_.-" for c in name):
        return ""
    said = f'create {name}: "{name}" includes invalid characters for a local volume name, only '
    return said + '"[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path'


def _free_name(name: str, running: bool) -> str:
    """What helps where the name is taken: stopping does not free it; and a running container is not to be cut off."""
    if running:
        kept = f"docker rename {name} {name}-old leaves it running under another name"
        return f"choose another --name; {kept}; docker stop {name} && docker rm {name} frees it if the container can go"
    start = f"docker start {name} if the stopped one is what you want"
    return f"choose another --name; {start}, docker rm {name} if it can go"


def _bad_name(name: str) -> str | None:
    bare = name.removeprefix("/")
    allowed = bare.isascii() and bare.replace("_", "a").replace(".", "a").replace("-", "a").isalnum()
    if name and not (allowed and bare[0].isalnum() and len(bare) > 1):
        return f"Invalid container name ({name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed"
    return None
