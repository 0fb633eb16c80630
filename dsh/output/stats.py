"""docker stats --no-stream: one reading of each container."""

from collections.abc import Sequence
from functools import partial

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.output.go_values import Row
from dsh.output.printed import ClientError, Output, daemon_said, refusals_printed
from dsh.output.query import ask
from dsh.output.table import listing
from dsh.output.texts import short
from dsh.output.units import binary_size, size
from dsh.typed import Any

TYPE = "*container.statsContext"
TABLE = "table {{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}"
HEADER = {
    "Container": "CONTAINER",
    "Name": "NAME",
    "ID": "CONTAINER ID",
    "CPUPerc": "CPU %",
    "MemUsage": "MEM USAGE / LIMIT",
    "MemPerc": "MEM %",
    "NetIO": "NET I/O",
    "BlockIO": "BLOCK I/O",
    "PIDs": "PIDS",
}
AT_ONCE = 8


class Reading(NamedTuple):
    """What the engine said of a container; `refusal` where it said no."""

    asked: str
    stats: dict[str, Any] = {}
    refusal: EngineRefused | None = None


@refusals_printed
def stats(invocation: Invocation, state: State) -> Output:
    named = [argument.value for argument in invocation.arguments]
    if named:
        readings = read(state, named)
        refused = [daemon_said(r.refusal) for r in readings if r.refusal is not None]
        if refused:
            raise ClientError("\n".join(refused))
    else:
        running = ask(state, "/containers/json", all=1 if invocation.on("all") else None)
        readings = read(state, [c["Id"][:12] for c in running])
    format_ = invocation.value("format") or str(state.place.config.get("statsFormat") or "") or "table"
    return Output(table(format_, readings, not invocation.on("no-trunc")))


def read(state: State, names: Sequence[str]) -> list[Reading]:
    """One reading of each; the engine takes a second or two for it, so several are asked at once."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda name: _read(state, name), names))


def _read(state: State, name: str) -> Reading:
    try:
        return Reading(name, ask(state, f"/containers/{name}/stats", stream="0"))
    except EngineRefused as refusal:
        return Reading(name, refusal=refusal)


def table(format_: str, readings: Sequence[Reading], trunc: bool) -> str:
    """The lines of docker stats for these readings."""
    shown = TABLE if format_ == "table" else format_
    return listing(shown, HEADER, (row(reading, trunc) for reading in readings), TYPE)


def row(reading: Reading, trunc: bool) -> Row:
    s, failed = reading.stats, reading.refusal is not None
    memory = s.get("memory_stats") or {}
    used, limit = memory_used(memory), float(memory.get("limit") or 0)
    nets = list((s.get("networks") or {}).values())
    received, sent = (sum(n.get(key, 0) for n in nets) for key in ("rx_bytes", "tx_bytes"))
    reads, writes = block_io(s.get("blkio_stats") or {})
    identity = s.get("id", "")
    cells = {
        "CPUPerc": f"{cpu_percent(s):.2f}%",
        "MemUsage": f"{binary_size(used)} / {binary_size(limit)}",
        "MemPerc": f"{used / limit * 100 if limit else 0:.2f}%",
        "NetIO": f"{size(received, 3)} / {size(sent, 3)}",
        "BlockIO": f"{size(reads, 3)} / {size(writes, 3)}",
        "PIDs": str((s.get("pids_stats") or {}).get("current") or 0),
    }
    if failed:
        cells = {key: "-- / --" if key == "MemUsage" else "--" for key in cells}
    cells["Container"] = reading.asked
    cells["Name"] = s.get("name", "").removeprefix("/") or "--"
    cells["ID"] = short(identity) if trunc else identity
    return Row({key: partial(str, text) for key, text in cells.items()})


def cpu_percent(s: dict[str, Any]) -> float:
    """Of one processor: 200 % is two of them busy."""
    now, before = s.get("cpu_stats") or {}, s.get("precpu_stats") or {}
    usage = [(part.get("cpu_usage") or {}).get("total_usage") or 0 for part in (now, before)]
    system = [part.get("system_cpu_usage") or 0 for part in (now, before)]
    processors = now.get("online_cpus") or len((now.get("cpu_usage") or {}).get("percpu_usage") or [])
    busy, passed = usage[0] - usage[1], system[0] - system[1]
    return busy / passed * processors * 100.0 if busy > 0 and passed > 0 else 0.0


def memory_used(memory: dict[str, Any]) -> float:
    """Without the page cache that the kernel could drop."""
    details, usage = memory.get("stats") or {}, memory.get("usage") or 0
    inactive = details.get("total_inactive_file")
    if inactive is not None and inactive < usage:
        return float(usage - inactive)
    inactive = details.get("inactive_file", 0)
    return float(usage - inactive if inactive < usage else usage)


def block_io(blkio: dict[str, Any]) -> tuple[int, int]:
    entries = blkio.get("io_service_bytes_recursive") or []
    reads, writes = (
        sum(e.get("value", 0) for e in entries if e.get("op", "")[:1].lower() == letter) for letter in "rw"
    )
    return reads, writes
