"""Waiting until the tasks of a service stand, as docker service create and update do without --detach."""

import json
import time

from dsh.named import NamedTuple
from dsh.run.session import Done, Session, Sink, Streams
from dsh.typed import Any

PAUSE = 0.2  # seconds between two looks, as docker's client takes them
MONITOR = 5.0  # seconds that the tasks must hold


class Count(NamedTuple):
    """How many tasks run, of how many, and what the others last said."""

    running: int
    wanted: int
    errors: tuple[tuple[int, str], ...] = ()


def wait_for(session: Session, streams: Streams, id: str, name: str, quiet: bool) -> Done:
    """Shows the progress on standard output. Fails where the update or its rollback is paused. Ctrl-C only stops it."""
    out = Sink() if quiet else streams.out
    try:
        trouble = _wait(session, out, id, name)
    except KeyboardInterrupt:
        out.line("Operation continuing in background.")
        out.line(f"Use `docker service ps {name}` to check progress.")
        return Done()
    if trouble:
        streams.err.line(trouble)
        return Done(1)
    return Done()


def _wait(session: Session, out: Sink, id: str, name: str) -> str:
    held: float | None = None  # since when all tasks have been running
    said, back = "", False
    while not session.cancelled.is_set():
        service = session.client.get(f"/services/{id}")
        status = service.get("UpdateStatus") or {}
        state, message = status.get("State", ""), status.get("Message", "")
        if state in ("paused", "rollback_paused"):
            return f"service {'update' if state == 'paused' else 'rollback'} paused: {message}"
        if state == "completed" and held is None:
            return ""
        if state == "rollback_started" and not back:
            out.line(f"rollback: {message}")
        back = state.startswith("rollback") or (back and state != "updating")
        monitor = ((service["Spec"].get("UpdateConfig") or {}).get("Monitor") or 0) / 10**9 or MONITOR
        if held is not None and time.monotonic() - held >= monitor:
            out.line(f"verify: Service {name} converged")
            if state == "rollback_completed":
                out.line(f"rollback: {message}")
            return ""
        count = counted(service, _tasks(session, id), _active(session))
        text = _progress(count, back)
        if text != said:
            out.write(text)
            said = text
        if count.running < count.wanted:
            if held is not None:
                out.line("verify: Detected task failure")
            held = None
        elif _is_job(service):
            out.line("job complete")
            return ""
        else:
            held = time.monotonic() if held is None else held
            left = int(monitor - (time.monotonic() - held))
            out.line(f"verify: Waiting {left + 1} seconds to verify that tasks are stable...")
        time.sleep(PAUSE)
    return ""


def _is_job(service: dict[str, Any]) -> bool:
    mode = service["Spec"].get("Mode") or {}
    return mode.get("ReplicatedJob") is not None or mode.get("GlobalJob") is not None


def _tasks(session: Session, id: str) -> list[dict[str, Any]]:
    chosen = json.dumps({"service": {id: True}, "_up-to-date": {"true": True}})
    found: list[dict[str, Any]] = session.client.get("/tasks", filters=chosen) or []
    return found


def _active(session: Session) -> set[str]:
    nodes = session.client.get("/nodes") or []
    return {node["ID"] for node in nodes if (node.get("Status") or {}).get("State") != "down"}


def counted(service: dict[str, Any], tasks: list[dict[str, Any]], active: set[str]) -> Count:
    """The tasks that run where they shall; of a job, those that are complete."""
    mode = service["Spec"].get("Mode") or {}
    job = mode.get("ReplicatedJob")
    if _is_job(service):
        since = ((service.get("JobStatus") or {}).get("JobIteration") or {}).get("Index", 0)
        own = [task for task in tasks if ((task.get("JobIteration") or {}).get("Index", 0)) == since]
        done = sum((task.get("Status") or {}).get("State") == "complete" for task in own)
        return Count(done, job.get("TotalCompletions", 1) if job is not None else len(active))
    place = "Slot" if mode.get("Replicated") is not None else "NodeID"
    wanted = mode["Replicated"].get("Replicas", 0) if place == "Slot" else len(active)
    latest: dict[Any, dict[str, Any]] = {}
    for task in tasks:
        if task.get("DesiredState") in ("shutdown", "remove") or (task.get("NodeID") and task["NodeID"] not in active):
            continue
        old = latest.get(task.get(place))
        if old is None or task.get("CreatedAt", "") >= old.get("CreatedAt", ""):
            latest[task.get(place)] = task
    states = [(task.get("Status") or {}) for task in latest.values()]
    errors = tuple((n + 1, str(s["Err"])) for n, s in enumerate(states) if s.get("Err"))
    running = sum(s.get("State") == "running" for s in states)
    return Count(min(running, wanted), wanted, errors)


def _progress(count: Count, back: bool) -> str:
    way = "rolling back update: " if back else ""
    lines = [f"overall progress: {way}{count.running} out of {count.wanted} tasks"]
    lines += [f"{n}/{count.wanted}: {text}" for n, text in count.errors]
    return "\n".join(lines) + "\n"
