"""docker system df."""

import time
from collections.abc import Callable, Iterable

from dsh.cmdline.invocation import Invocation
from dsh.engine.reference import parse_reference
from dsh.engine.state import State
from dsh.output import containers, images, volumes
from dsh.output.go_values import Row, Value
from dsh.output.printed import ClientError, Output, refusals_printed
from dsh.output.table import compiled, listing
from dsh.output.template.evaluate import execute
from dsh.output.template.parser import TemplateError
from dsh.output.texts import short
from dsh.output.units import ago, go_time, size, timestamp
from dsh.typed import Any

HEADER = {"Type": "TYPE", "TotalCount": "TOTAL", "Active": "ACTIVE", "Size": "SIZE", "Reclaimable": "RECLAIMABLE"}
TABLE = "table {{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}"
RAW = """type: {{.Type}}
total: {{.TotalCount}}
active: {{.Active}}
size: {{.Size}}
reclaimable: {{.Reclaimable}}
"""
IMAGES = (
    "table {{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}\t{{.SharedSize}}\t{{.UniqueSize}}\t"
    "{{.Containers}}"
)
CONTAINERS = (
    "table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.LocalVolumes}}\t{{.Size}}\t{{.RunningFor}}\t{{.Status}}\t{{.Names}}"
)
VOLUMES = "table {{.Name}}\t{{.Links}}\t{{.Size}}"
CACHE = "table {{.ID}}\t{{.CacheType}}\t{{.Size}}\t{{.CreatedSince}}\t{{.LastUsedSince}}\t{{.UsageCount}}\t{{.Shared}}"
CACHE_HEADER = {
    "ID": "CACHE ID",
    "Parent": "PARENT",
    "CacheType": "CACHE TYPE",
    "Size": "SIZE",
    "CreatedSince": "CREATED",
    "LastUsedSince": "LAST USED",
    "UsageCount": "USAGE",
    "InUse": "IN USE",
    "Shared": "SHARED",
    "Description": "DESCRIPTION",
}
CACHE_TYPE = "*formatter.buildCacheContext"
CACHE_RAW = r"""cache_id: {{.ID}}
cache_type: {{.CacheType}}
size: {{.Size}}
created_at: {{.CreatedAt}}
created_since: {{.CreatedSince}}
last_used_at: {{.LastUsedAt}}
last_used_since: {{.LastUsedSince}}
usage_count: {{.UsageCount}}
in_use: {{.InUse}}
shared: {{.Shared}}
"""


@refusals_printed
def df(invocation: Invocation, state: State) -> Output:
    found = state.source.df()
    format_ = invocation.value("format") or "table"
    if invocation.on("verbose"):
        return Output(_verbose(found, format_, time.time()))
    shown = TABLE if format_ == "table" else RAW if format_ == "raw" else format_
    rows = [_images(found), _containers(found), _volumes(found), _cache(found)]
    text = "".join(listing(shown, HEADER, [row], type_) for type_, row in rows) if not shown.startswith("table") else ""
    return Output(text or listing(shown, HEADER, (row for _, row in rows), "*formatter.diskUsageContext"))


def _row(kind: str, total: int, active: int, whole: int, reclaimable: int, percent: bool = True) -> tuple[str, Row]:
    share = f" ({int(reclaimable * 100 / whole)}%)" if percent and whole > 0 else ""
    row = Row(
        {
            "Type": lambda: kind,
            "TotalCount": lambda: str(total),
            "Active": lambda: str(active),
            "Size": lambda: size(whole),
            "Reclaimable": lambda: size(reclaimable) + share,
        }
    )
    name = {"Local Volumes": "Volumes", "Build Cache": "Builder"}.get(kind, kind)
    return f"*formatter.diskUsage{name}Context", row


def _images(found: dict[str, Any]) -> tuple[str, Row]:
    items = found.get("Images") or []
    whole = found.get("LayersSize") or 0
    known = (i for i in items if i.get("Containers", 0) != 0 and -1 not in (i.get("Size"), i.get("SharedSize")))
    used = sum(i.get("Size", 0) - i.get("SharedSize", 0) for i in known)
    return _row("Images", len(items), sum(i.get("Containers", 0) > 0 for i in items), whole, whole - used)


def _containers(found: dict[str, Any]) -> tuple[str, Row]:
    items = found.get("Containers") or []
    active = [c for c in items if c.get("State") in ("running", "paused", "restarting")]
    whole = sum(c.get("SizeRw") or 0 for c in items)
    return _row("Containers", len(items), len(active), whole, whole - sum(c.get("SizeRw") or 0 for c in active))


def _volumes(found: dict[str, Any]) -> tuple[str, Row]:
    items = found.get("Volumes") or []
    usage = [v.get("UsageData") or {} for v in items]
    sized = [u for u in usage if u.get("Size", -1) != -1]
    whole = sum(u["Size"] for u in sized)
    free = sum(u["Size"] for u in sized if u.get("RefCount") == 0)
    return _row("Local Volumes", len(items), sum(u.get("RefCount", 0) > 0 for u in usage), whole, free)


def _cache(found: dict[str, Any]) -> tuple[str, Row]:
    items = found.get("BuildCache") or []
    whole = _cache_size(items)
    busy = sum(c.get("Size", 0) for c in items if c.get("InUse") and not c.get("Shared"))
    return _row("Build Cache", len(items), sum(bool(c.get("InUse")) for c in items), whole, whole - busy, False)


def _cache_size(items: Iterable[dict[str, Any]]) -> int:
    return sum(c.get("Size", 0) for c in items if not c.get("Shared"))


def _verbose(found: dict[str, Any], format_: str, now: float) -> str:
    trunc = format_.startswith("table")
    image_rows = [_image(i, trunc, now) for i in found.get("Images") or []]
    container_rows = [containers.row({**c, "SizeRootFs": 0}, trunc, now) for c in found.get("Containers") or []]
    volume_rows = [volumes.row(v) for v in found.get("Volumes") or []]
    cache = sorted(found.get("BuildCache") or [], key=_last_used)
    cache_rows = [_record(c, trunc, now) for c in cache]
    if format_ == "table":
        return (
            "Images space usage:\n\n"
            + listing(IMAGES, images.HEADER, image_rows, images.TYPE)
            + "\nContainers space usage:\n\n"
            + listing(CONTAINERS, containers.HEADER, container_rows, containers.TYPE)
            + "\nLocal Volumes space usage:\n\n"
            + listing(VOLUMES, volumes.HEADER, volume_rows, volumes.TYPE)
            + f"\nBuild cache usage: {size(_cache_size(cache))}\n\n"
            + listing(CACHE, CACHE_HEADER, cache_rows, CACHE_TYPE)
        )
    groups = {
        "Images": (images.TYPE, image_rows),
        "Containers": (containers.TYPE, container_rows),
        "Volumes": (volumes.TYPE, volume_rows),
        "BuildCache": (CACHE_TYPE, cache_rows),
    }
    data = {name: Value(f"[]{type_}", [Value(type_, row) for row in rows]) for name, (type_, rows) in groups.items()}
    return _all(_raw() if format_ == "raw" else format_, data)


def _all(format_: str, data: dict[str, Value]) -> str:
    try:
        return execute(compiled(format_), Value("formatter.diskUsageContext", data))
    except TemplateError as error:
        raise ClientError(str(error)) from error


def _raw() -> str:
    parts = (
        ("Images", "Image", images.raw_format(True)),
        ("Containers", "Container", containers.RAW + r"size: {{.Size}}\n"),
        ("Volumes", "Volume", r"name: {{.Name}}\ndriver: {{.Driver}}\n"),
        ("BuildCache", "Build Cache", CACHE_RAW),
    )
    return "\n".join(f"{{{{range .{name}}}}}type: {kind}\n{body}\n{{{{end -}}}}" for name, kind, body in parts)


def _last_used(record: dict[str, Any]) -> tuple[bool, float, str]:
    used = record.get("LastUsedAt")
    return (used is not None, timestamp(used) if used else 0.0, record.get("ID", ""))


def _image(i: dict[str, Any], trunc: bool, now: float) -> Row:
    repository, tag = "<none>", "<none>"
    if i.get("RepoTags") and not images.dangling(i):
        found = parse_reference(i["RepoTags"][0])
        if found is not None and found.tag:
            repository, tag = found._replace(tag=None, digest=None).familiar, found.tag
    return images.row(i, repository, tag, "", trunc, now)


def _record(c: dict[str, Any], trunc: bool, now: float) -> Row:
    parents = ", ".join(c.get("Parents") or ([c["Parent"]] if c.get("Parent") else []))
    used = c.get("LastUsedAt")
    word: Callable[[str], str] = lambda key: "true" if c.get(key) else "false"  # noqa: E731
    return Row(
        {
            "ID": lambda: (short(c["ID"]) if trunc else c["ID"]) + ("*" if c.get("InUse") else ""),
            "Parent": lambda: short(parents) if trunc else parents,
            "CacheType": lambda: c.get("Type", ""),
            "Description": lambda: c.get("Description", ""),
            "Size": lambda: size(c.get("Size", 0), 3),
            "CreatedAt": lambda: go_time(c.get("CreatedAt")),
            "CreatedSince": lambda: ago(timestamp(c.get("CreatedAt")), now),
            "LastUsedAt": lambda: go_time(used) if used else "",
            "LastUsedSince": lambda: ago(timestamp(used), now) if used else "",
            "UsageCount": lambda: str(c.get("UsageCount", 0)),
            "InUse": lambda: word("InUse"),
            "Shared": lambda: word("Shared"),
        }
    )
