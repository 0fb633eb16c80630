"""docker service logs: what the tasks of a service have printed, each line with the task and the node it comes from."""

import time

from dsh.engine.refusal import EngineRefused
from dsh.plan.times import timestamp
from dsh.run.session import Done, Session, Streams
from dsh.run.streams import ERROR, OUTPUT, frames
from dsh.typed import Any

LABELS = "com.docker.swarm."


def logs(
    session: Session,
    streams: Streams,
    kind: str,
    id: str,
    tail: str,
    since: str,
    tty: bool,
    width: int,
    details: bool,
    follow: bool,
    no_resolve: bool,
    no_task_ids: bool,
    no_trunc: bool,
    raw: bool,
    timestamps: bool,
) -> Done:
    """`kind`: services or tasks; `width`: how many digits the slots have."""
    flags = {"timestamps": timestamps, "follow": follow, "details": details or not raw}
    params = {"stdout": "1", "stderr": "1", "tail": tail, "since": timestamp(since, time.time()) or None}
    params |= {name: "1" if on else None for name, on in flags.items()}
    pieces = session.client.stream("GET", f"/{kind}/{id}/logs", params)
    writer = _Writer(session, width, details, no_resolve, no_task_ids, no_trunc, timestamps)
    left = {OUTPUT: b"", ERROR: b""}
    for stream, payload in ((OUTPUT, piece) for piece in pieces) if tty else frames(pieces):
        sink = streams.err if stream == ERROR else streams.out
        if raw or tty:
            sink.write(payload)
            continue
        *lines, left[stream] = (left[stream] + payload).split(b"\n")
        for line in lines:
            sink.write(writer.line(line.decode(errors="surrogateescape")) + "\n")
    return Done()


class _Writer:
    """Turns the engine's details into the name in front of each line; asks for each task and node once."""

    def __init__(
        self,
        session: Session,
        width: int,
        details: bool,
        no_resolve: bool,
        no_task_ids: bool,
        no_trunc: bool,
        timestamps: bool,
    ) -> None:
        self.session, self.width, self.details = session, width, details
        self.no_resolve, self.no_task_ids, self.no_trunc = no_resolve, no_task_ids, no_trunc
        self.timestamps = timestamps
        self._kept: dict[str, Any] = {}

    def line(self, text: str) -> str:
        at = ""
        if self.timestamps:
            at, _, text = text.partition(" ")
            at += " "
        words, _, message = text.partition(" ")
        said = dict(pair.split("=", 1) for pair in words.split(",") if "=" in pair)
        own = {key: said.pop(f"{LABELS}{key}.id", "") for key in ("task", "service", "node")}
        rest = ",".join(f"{key}={value}" for key, value in said.items()) + " " if self.details else ""
        return f"{at}{self._name(own)}    | {rest}{message}"

    def _name(self, own: dict[str, str]) -> str:
        task = self._asked(f"/tasks/{own['task']}")
        slot = task.get("Slot") or 0
        service = (self._asked(f"/services/{own['service']}").get("Spec") or {}).get("Name") or own["service"]
        node = (self._asked(f"/nodes/{own['node']}").get("Description") or {}).get("Hostname") or own["node"]
        if self.no_resolve:
            service, node = own["service"], own["node"]
        identity = own["task"] if self.no_trunc else own["task"][:12]
        name = f"{service}.{slot or own['node']}" + ("" if self.no_task_ids else f".{identity}")
        return f"{name}@{node}" + " " * (self.width - len(str(slot)))

    def _asked(self, path: str) -> dict[str, Any]:
        if path not in self._kept:
            try:
                self._kept[path] = {} if path.endswith("/") else self.session.client.get(path)
            except EngineRefused:
                self._kept[path] = {}
        found: dict[str, Any] = self._kept[path]
        return found
