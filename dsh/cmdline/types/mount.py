"""What `docker run --mount` takes: type=bind,source=...,target=... (docker/cli opts/mount.go of client 28.2)."""

from dsh.cmdline.types.go_csv import BadRecord, read_record, split_fields
from dsh.cmdline.types.go_number import BadNumber, go_bool, go_uint
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.size import in_bytes
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, fills_in, offer
from dsh.cmdline.types.volume import say_source
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple
from dsh.typed import Any

name = "mount"
SWITCHES = ("readonly", "ro", "volume-nocopy", "bind-nonrecursive", "bind-create-src")  # the last from client 29 on
FAMILIES = ("volume", "image", "bind", "tmpfs")
SPELLINGS = {"src", "dst", "destination", "ro"}  # further ones of keys that are offered
REPEATED = ("volume-opt", "volume-label")
RECURSIVE = ("enabled", "disabled", "writable", "readonly")


class Mount(NamedTuple):
    """A source that begins with a dot is relative to the current folder. `options` has the keys that were given."""

    type: str = "volume"
    source: str = ""
    target: str = ""
    read_only: bool = False
    consistency: str = ""
    options: tuple[tuple[str, Any], ...] = ()

    def option(self, key: str) -> Any:
        """The last value of a key, None where it was not given."""
        return next((value for name, value in reversed(self.options) if name == key), None)

    def has(self, family: str) -> bool:
        """Is there an option of that family (bind, volume, image, tmpfs)?"""
        silent = ("bind-recursive", "enabled")
        return any(key.startswith(family + "-") and (key, value) != silent for key, value in self.options)


def parse(text: str, /) -> Mount:
    try:
        fields = read_record(text)
    except BadRecord as error:
        raise BadValue(f"{text!r} is not a list of key=value pairs between commas", str(error)) from error
    mount = Mount()
    for field in fields:
        mount = _set(mount, field.text)
    _check(mount)
    return mount


def _set(mount: Mount, field: str) -> Mount:
    key, equals, value = field.partition("=")
    key = key.lower()
    if not equals:
        if key not in SWITCHES:
            message = f"{field!r} must be a key and a value, such as target=/data"
            raise BadValue(message, f"invalid field '{field}' must be a key=value pair")
        value = "true"
    match key:
        case "type":
            return mount._replace(type=value.lower())
        case "source" | "src":
            return mount._replace(source=value)
        case "target" | "dst" | "destination":
            return mount._replace(target=value)
        case "readonly" | "ro":
            return mount._replace(read_only=_switch(key, value))
        case "consistency":
            return mount._replace(consistency=value.lower())
    return mount._replace(options=(*mount.options, (key, _option(key, value, field))))


def _option(key: str, value: str, field: str) -> Any:
    match key:
        case "bind-propagation":
            return value.lower()
        case "bind-nonrecursive" | "volume-nocopy" | "bind-create-src":
            return _switch(key, value)
        case "bind-recursive":
            if value not in RECURSIVE:
                must = '(must be "enabled", "disabled", "writable", or "readonly")'
                raise BadValue(
                    f"bind-recursive must be one of {', '.join(RECURSIVE)}", f"invalid value for {key}: {value} {must}"
                )
            return value
        case "tmpfs-size":
            try:
                return in_bytes(value)
            except BadValue as error:
                raise BadValue(error.message, f"invalid value for {key}: {value}") from error
        case "tmpfs-mode":
            try:
                return go_uint(value, 8, 32)
            except BadNumber as error:
                raise BadValue(f"tmpfs-mode must be an octal number such as 1777, not {value!r}",
                               f"invalid value for {key}: {value}") from error  # fmt: skip
        case "volume-label" | "volume-opt" | "volume-driver" | "volume-subpath" | "image-subpath":
            return value
    raise BadValue(f"docker knows no key {key!r} for a mount", f"unexpected key '{key}' in '{field}'")


def _switch(key: str, value: str) -> bool:
    try:
        return go_bool(value)
    except BadNumber as error:
        raise BadValue(f"{key} must be true or false, not {value!r}", f"invalid value for {key}: {value}") from error


def _check(mount: Mount) -> None:
    if not mount.type:
        raise BadValue("the type is missing", "type is required")
    if not mount.target:
        raise BadValue("target is missing: where shall it appear in the container?", "target is required")
    for family in FAMILIES:
        if mount.has(family) and mount.type != family:
            message = f"a key that begins with {family}- does not go with type={mount.type}"
            raise BadValue(message, f"cannot mix '{family}-*' options with mount type '{mount.type}'")
    said = [value for key, value in mount.options if key == "bind-recursive"]
    for value in ("writable", "readonly"):
        if value in said and not mount.read_only:
            docker = f"option 'bind-recursive={value}' requires 'readonly' to be specified in conjunction"
            raise BadValue(f"bind-recursive={value} needs readonly beside it", docker)
    if "readonly" in said and mount.option("bind-propagation") != "rprivate":
        docker = "option 'bind-recursive=readonly' requires 'bind-propagation=rprivate' to be specified in conjunction"
        raise BadValue("bind-recursive=readonly needs bind-propagation=rprivate beside it", docker)


def api_mount(mount: Mount) -> dict[str, Any]:
    """The engine's JSON for it, as client 28.2 sends it. The caller makes a relative source absolute before."""
    out: dict[str, Any] = {"Type": mount.type, "Source": mount.source, "Target": mount.target}
    out |= {"ReadOnly": True} if mount.read_only else {}
    out |= {"Consistency": mount.consistency} if mount.consistency else {}
    out = {key: value for key, value in out.items() if value != ""}
    said = [value for key, value in mount.options if key == "bind-recursive"]
    if mount.has("bind"):
        out["BindOptions"] = _given(
            Propagation=mount.option("bind-propagation"),
            CreateMountpoint=mount.option("bind-create-src"),
            NonRecursive=mount.option("bind-nonrecursive") or "disabled" in said,
            ReadOnlyNonRecursive="writable" in said,
            ReadOnlyForceRecursive="readonly" in said,
        )
    if mount.has("volume"):
        driver = _given(Name=mount.option("volume-driver"), Options=_pairs(mount, "volume-opt"))
        out["VolumeOptions"] = _given(
            NoCopy=mount.option("volume-nocopy"),
            Labels=_pairs(mount, "volume-label"),
            Subpath=mount.option("volume-subpath"),
        ) | {"DriverConfig": driver}
    if mount.has("image"):
        out["ImageOptions"] = _given(Subpath=mount.option("image-subpath"))
    if mount.has("tmpfs"):
        out["TmpfsOptions"] = _given(SizeBytes=mount.option("tmpfs-size"), Mode=mount.option("tmpfs-mode"))
    return out


def _given(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _pairs(mount: Mount, key: str) -> dict[str, str]:
    cut = (value.partition("=") for name, value in mount.options if name == key)
    return {left: right for left, _, right in cut if left}


def explain(text: str, flag: Flag | None = None, /) -> str:
    if fills_in(text):
        found = {f.text.partition("=")[0].lower(): f.text.partition("=")[2] for f in split_fields(text)}
        mount = Mount(
            found.get("type", "volume"),
            found.get("source", found.get("src", "")),
            found.get("target", found.get("dst", found.get("destination", ""))),
            found.get("readonly", found.get("ro", "false")) in ("", "true", "1"),
        )
        return _say(mount) if mount.target else "what the shell puts in here"
    return explained(parse, _say, text)


def _say(mount: Mount) -> str:
    how = ", read-only" if mount.read_only else ""
    where = f"appears as {mount.target} in the container{how}"
    match mount.type:
        case "bind" if mount.source:
            return f"{say_source('bind', mount.source)} {where}"
        case "volume" | "cluster":
            what = f"the volume {mount.source}" if mount.source else "a new volume without a name"
            return f"{what} {where}"
        case "tmpfs":
            return f"an empty folder in memory {where} and is gone when it stops"
        case "image" if mount.source:
            return f"the files of the image {mount.source} appear as {mount.target} in the container"
        case "npipe" if mount.source:
            return f"the Windows pipe {mount.source} {where}"
        case "bind" | "image" | "npipe":
            return f"a mount of type {mount.type} at {mount.target}; its source is missing"
    return f"docker knows no mount of type {mount.type}"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    keys, types = meanings("mount-keys"), meanings("mount-types")
    out = []
    for field in split_fields(text):
        key, _, value = field.text.partition("=")
        meaning = keys.get(key.strip().lower(), "docker knows no such key for a mount")
        if key.strip().lower() == "type" and value.lower() in types:
            meaning = types[value.lower()]
        if field.end > field.start:
            out.append(Piece(field.start, field.end, meaning))
    return tuple(out)


def _goes_with(key: str, kind: str) -> bool:
    """Keys that begin with the name of a family are for that family alone."""
    family = key.partition("-")[0]
    return not kind or family not in FAMILIES or family == kind


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    """Keys that are not there yet; for type= the types."""
    head, comma, tail = prefix.rpartition(",")
    head += comma
    if tail.startswith("type="):
        found = offer(meanings("mount-types"), tail[5:])
        return tuple(Candidate(f"{head}type={value}", meaning) for value, meaning in found)
    fields = [field.text.lower().partition("=") for field in split_fields(head)]
    given = {key for key, _, _ in fields if key not in REPEATED}
    kind = next((value for key, _, value in fields if key == "type"), "")
    found = offer(meanings("mount-keys"), tail)
    shown = (c for c in found if c.value not in given | SPELLINGS and _goes_with(c.value, kind))
    return tuple(Candidate(head + value + ("" if value in SWITCHES else "="), meaning) for value, meaning in shown)
