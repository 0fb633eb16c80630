"""GET /containers/NAME/logs: what a container has written, as text or in frames, and followed."""

import struct
from collections.abc import Iterator

from dsh.practice import lookup
from dsh.practice.configs import option
from dsh.practice.filters import moment
from dsh.practice.objects import STDERR, STDOUT, Container, Output
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.texts import timestamp
from dsh.practice.world import World

RAW = "application/vnd.docker.raw-stream"
FRAMED = "application/vnd.docker.multiplexed-stream"
UNREADABLE = ("none", "syslog")
Line = tuple[int, int, bytes]  # time, stream, text with its end


@route("GET", "/containers/{name}/logs")
def logs(world: World, call: Call, name: str) -> Reply:
    wanted = {stream for stream, key in ((STDOUT, "stdout"), (STDERR, "stderr")) if call.flag(key)}
    if not wanted:
        raise Refused(400, "Bad parameters: you must choose at least one stream")
    with world.lock:
        container = lookup.container(world, name)
        driver = option(container.host_config, "LogConfig")["Type"]
        if driver in UNREADABLE:
            raise Refused(501, "configured logging driver does not support reading")
        now = world.now()
        since, until = (moment(call.text(key), now) if call.text(key, "0") != "0" else 0 for key in ("since", "until"))
        tail = _tail(call.text("tail", "all"))
        tty = bool(container.config.get("Tty"))
    pieces = _pieces(world, call, container, wanted, since, until, tail, tty)
    return Reply(pieces, headers={"Content-Type": RAW if tty or not call.at_least("1.42") else FRAMED})


def _tail(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _pieces(
    world: World,
    call: Call,
    container: Container,
    wanted: set[int],
    since: int,
    until: int,
    tail: int | None,
    tty: bool,
) -> Iterator[bytes]:
    with_time, details = call.flag("timestamps"), call.flag("details")
    extra = _details(container) if details else b""

    def shown(line: Line) -> bytes:
        time, stream, text = line
        head = timestamp_nine(time) + b" " if with_time else b""
        data = head + (extra + b" " if details else b"") + text
        return data if tty else struct.pack(">BxxxL", stream, len(data)) + data

    reader = Lines(container.output)
    with world.lock:
        first = [line for line in reader.new(not container.running) if line[0] >= since]
        first = [line for line in first if not until or line[0] <= until]
    kept = first if tail is None else first[len(first) - tail if tail < len(first) else 0 :] if tail else []
    yield b"".join(shown(line) for line in kept if line[1] in wanted)
    while call.flag("follow") and not (until and world.now() > until):
        lines: list[Line] | None = world.wait(lambda: _more(reader, container, world), 1.0)
        yield b"".join(shown(line) for line in lines or () if line[1] in wanted and (not until or line[0] <= until))
        if call.gone() or not (container.running or reader.behind()):
            return


def _more(reader: "Lines", container: Container, world: World) -> "list[Line] | None":
    over = not container.running or container.id not in world.containers
    found = reader.new(over)
    return found if found or over else None


class Lines:
    """Reads an output line by line, from where it was read to before."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._at = 0
        self._open: dict[int, Line] = {}  # the unfinished line of each stream

    def behind(self) -> bool:
        return self._at < self._output.dropped + len(self._output.chunks)

    def new(self, over: bool) -> list[Line]:
        """The lines that have come since; where all is `over`, the unfinished ones too."""
        found: list[Line] = []
        chunks = self._output.chunks[max(self._at - self._output.dropped, 0) :]
        self._at = self._output.dropped + len(self._output.chunks)
        for time, stream, data in chunks:
            begun = self._open.pop(stream, None)
            whole = (begun[2] if begun else b"") + data
            began = begun[0] if begun else time
            for part in whole.splitlines(keepends=True) if b"\r" not in whole else _split(whole):
                if part.endswith(b"\n"):
                    found.append((began, stream, part))
                else:
                    self._open[stream] = (began, stream, part)
                began = time
        if over and self._open:
            found += sorted(self._open.values())
            self._open = {}
        return found


def _split(data: bytes) -> list[bytes]:
    parts = [part + b"\n" for part in data.split(b"\n")]
    return [*parts[:-1], parts[-1][:-1]] if parts[-1] != b"\n" else parts[:-1]


def timestamp_nine(nanoseconds: int) -> bytes:
    """A time with all nine digits, as logs have it."""
    whole = timestamp(nanoseconds - nanoseconds % 10**9).removesuffix("Z")
    return f"{whole}.{nanoseconds % 10**9:09d}Z".encode()


def _details(container: Container) -> bytes:
    """The labels and variables that the log options ask for."""
    options = option(container.host_config, "LogConfig").get("Config") or {}
    labels = container.config.get("Labels") or {}
    env = dict(entry.partition("=")[::2] for entry in container.config.get("Env") or ())
    found = {key: labels[key] for key in options.get("labels", "").split(",") if key in labels}
    found |= {key: env[key] for key in options.get("env", "").split(",") if key in env}
    return ",".join(f"{key}={value}" for key, value in sorted(found.items())).encode()
