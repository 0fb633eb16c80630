"""Calls on the swarm, its nodes, and what it keeps: secrets and configs."""

import base64
import os
import time
from collections.abc import Callable
from contextlib import suppress

from dsh.engine.refusal import EngineLost, EngineRefused
from dsh.errors import DshError, EngineUnreachable
from dsh.plan.plan import Effect, Problem
from dsh.run.context_tar import read_all
from dsh.run.session import Done, Session, Streams
from dsh.typed import Any

PATIENCE = 0.2  # seconds between two looks
UNLOCK = (
    "To unlock a swarm manager after it restarts, run the `docker swarm unlock`\n"
    "command and provide the following key:\n\n    {}\n\n"
    "Remember to store this key in a password manager, since without it you\n"
    "will not be able to restart the manager.\n"
)


def init(
    session: Session, streams: Streams, body: dict[str, Any], placeholder: str, effects: tuple[Effect, ...]
) -> Done:
    node = session.client.request("POST", "/swarm/init", body=body, patient=True)
    session.made(placeholder, node)
    streams.out.write(f"Swarm initialized: current node ({node}) is now a manager.\n\n")

    def show() -> Done:
        _print_token(session, streams, "worker")
        streams.out.line(
            "To add a manager to this swarm, run 'docker swarm join-token manager' and follow the instructions."
        )
        if body["AutoLockManagers"]:
            _print_key(session, streams)
        return Done()

    return _shown(show, streams)._replace(effects=_with_networks(session, node, effects))


def _shown(show: Callable[[], Done], streams: Streams) -> Done:
    """What docker shows of a change that has been made. Where the engine does not tell, the change is made all the
    same: that is the account."""
    try:
        return show()
    except (EngineRefused, EngineLost, EngineUnreachable) as error:
        streams.err.line(error.said if isinstance(error, EngineRefused) else f"dsh: {error.message}")
        says = f"it is done, and what docker shows of it afterwards could not be read: {error.message}"
        id = "not-shown" if isinstance(error, EngineRefused) else "lost"
        return Done(1, None, (Problem(id, "error", says, "docker info"),), did=True)


def _with_networks(session: Session, node: str, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """The effects that have come true; networks come a moment after the swarm."""
    wanted = {e.name for e in effects if e.kind == "network"}
    found: dict[str, str] = {}
    for _ in range(50):
        with suppress(DshError):
            found = {n["Name"]: n["Id"] for n in session.client.get("/networks")}
        if wanted <= set(found):
            break
        time.sleep(0.1)
    made = (e._replace(id=found.get(e.name or "")) if e.kind == "network" else e._replace(id=node) for e in effects)
    return tuple(e for e in made if e.kind != "network" or e.id)


def _print_token(session: Session, streams: Streams, role: str) -> None:
    token = _token(session, role)
    address = _address(session)
    streams.out.write(f"To add a {role} to this swarm, run the following command:\n\n")
    streams.out.write(f"    docker swarm join --token {token} {address}\n\n")


def _token(session: Session, role: str) -> str:
    return str(session.client.get("/swarm")["JoinTokens"][role.capitalize()])


def _address(session: Session) -> str:
    node = (session.client.get("/info").get("Swarm") or {}).get("NodeID", "")
    return str((session.client.get(f"/nodes/{node}").get("ManagerStatus") or {}).get("Addr", ""))


def _print_key(session: Session, streams: Streams) -> None:
    streams.out.write(UNLOCK.format(_key(session)))


def _key(session: Session) -> str:
    return str((session.client.get("/swarm/unlockkey") or {}).get("UnlockKey") or "")


def join(session: Session, streams: Streams, body: dict[str, Any], token: str) -> Done:
    session.client.request("POST", "/swarm/join", body={**body, "JoinToken": token}, patient=True)

    def show() -> Done:
        info = session.client.get("/info").get("Swarm") or {}
        role = "manager" if info.get("ControlAvailable") else "worker"
        streams.out.line(f"This node joined a swarm as a {role}.")
        return Done()

    return _shown(show, streams)


def leave(session: Session, streams: Streams, force: bool) -> Done:
    session.client.request("POST", "/swarm/leave", {"force": force or None}, patient=True)
    streams.out.line("Node left the swarm.")
    return Done()


def update(
    session: Session,
    streams: Streams,
    changes: dict[str, Any],
    rotate: list[str],
    prints: str,
    quiet: bool,
    files: dict[str, str] | None = None,
    detach: bool = True,
) -> Done:
    """Change the swarm's spec, or rotate a token, and show what docker shows afterwards."""
    changed = bool(changes or rotate) or prints == "update"
    if changed:
        _change(session, changes, rotate, files or {})

    def show() -> Done:
        return _told(session, streams, changes, rotate, prints, quiet, detach)

    return _shown(show, streams) if changed else show()


def _told(
    session: Session,
    streams: Streams,
    changes: dict[str, Any],
    rotate: list[str],
    prints: str,
    quiet: bool,
    detach: bool,
) -> Done:
    if prints == "update":
        return _update_shown(session, streams, changes)
    if prints == "certificate":
        return _certificate(session, streams, bool(rotate), quiet, detach)
    if prints == "unlock-key":
        return _key_shown(session, streams, bool(rotate), quiet)
    role = prints.removeprefix("join-token ")
    if quiet:
        streams.out.line(_token(session, role))
        return Done()
    if rotate:
        streams.out.write(f"Successfully rotated {role} join token.\n\n")
    _print_token(session, streams, role)
    return Done()


def _change(session: Session, changes: dict[str, Any], rotate: list[str], files: dict[str, str]) -> None:
    swarm = session.client.get("/swarm")
    spec = swarm["Spec"]
    for section, fields in changes.items():
        spec[section] = {**(spec.get(section) or {}), **fields}
    if "root certificate" in rotate:
        authority = spec.setdefault("CAConfig", {})
        authority["ForceRotate"] = int(authority.get("ForceRotate") or 0) + 1
        for flag, field in (("ca-cert", "SigningCACert"), ("ca-key", "SigningCAKey")):
            authority.pop(field, None)
            if flag in files:
                authority[field] = _text(session, files[flag])
    words = {"rotateWorkerToken": "worker token", "rotateManagerToken": "manager token"}
    words["rotateManagerUnlockKey"] = "unlock key"
    params = {name: str(word in rotate).lower() for name, word in words.items()}
    session.client.post("/swarm/update", spec, version=swarm["Version"]["Index"], **params)


def _text(session: Session, name: str) -> str:
    try:
        with open(os.path.join(session.place.cwd, name), encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise DshError(f"{name} cannot be read: {error.strerror}") from error


def _update_shown(session: Session, streams: Streams, changes: dict[str, Any]) -> Done:
    streams.out.line("Swarm updated.")
    if (changes.get("EncryptionConfig") or {}).get("AutoLockManagers"):
        _print_key(session, streams)
    return Done()


def _key_shown(session: Session, streams: Streams, rotated: bool, quiet: bool) -> Done:
    if rotated and not quiet:
        streams.out.line("Successfully rotated manager unlock key.")
    key = _key(session)
    if not key:
        streams.err.line("no unlock key is set")
        return Done(1, ())
    streams.out.write(f"{key}\n" if quiet else UNLOCK.format(key))
    return Done()


def _certificate(session: Session, streams: Streams, rotating: bool, quiet: bool, detach: bool) -> Done:
    while rotating and not detach and session.client.get("/swarm").get("RootRotationInProgress"):
        if session.cancelled.is_set():
            return Done(130, ())
        time.sleep(PATIENCE)
    if rotating and (detach or quiet):
        return Done()
    certificate = (session.client.get("/swarm").get("TLSInfo") or {}).get("TrustRoot") or ""
    if not certificate:
        streams.err.line("No CA information available")
    streams.out.line(certificate.strip())
    return Done()


def unlock(session: Session, streams: Streams) -> Done:
    if streams.stdin_tty:
        import getpass

        key = getpass.getpass("Enter unlock key: ")
    else:
        key = read_all(streams.stdin).decode(errors="replace").split("\n")[0]
        streams.out.write("Enter unlock key: ")
    session.client.post("/swarm/unlock", {"UnlockKey": key})
    return Done()


def node(session: Session, streams: Streams, id: str, before: dict[str, Any], spec: dict[str, Any], says: str) -> Done:
    found = session.client.get(f"/nodes/{id}")
    if found["Spec"] != before:
        return _moved_on(streams, f"the node {id}")
    session.client.post(f"/nodes/{id}/update", spec, version=found["Version"]["Index"])
    streams.out.line(says)
    return Done()


def _moved_on(streams: Streams, what: str) -> Done:
    streams.err.line(f"dsh: {what} has been changed since the preview; nothing was done")
    return Done(1, ())


def content(session: Session, streams: Streams, kind: str, body: dict[str, Any], file: str, placeholder: str) -> Done:
    """Create a secret or config. What is in it is read only now, so that it stands in no plan and no journal."""
    data = _content(session, streams, file)
    if file and not data:
        said = f"error reading from {'STDIN' if file == '-' else file}: data is empty"
        streams.err.line(said if kind == "secret" else f'Error reading content from "{file}": {said}')
        return Done(1, ())
    answer = session.client.post(
        f"/{kind}s/create", {**body, "Data": base64.b64encode(data).decode()} if file else body
    )
    session.made(placeholder, answer["ID"])
    streams.out.line(answer["ID"])
    return Done()


def _content(session: Session, streams: Streams, file: str) -> bytes:
    if file == "-":
        return read_all(streams.stdin)
    if not file:
        return b""
    try:
        with open(os.path.join(session.place.cwd, file), "rb") as handle:
            return handle.read()
    except OSError as error:
        raise DshError(f"error reading from {file}: {error.strerror}") from error


def remove(session: Session, streams: Streams, kind: str, id: str, name: str, force: bool = False) -> Done:
    session.client.delete(f"/{kind}s/{id}", force=force or None)
    streams.out.line(name)
    return Done()


def stack_part(session: Session, streams: Streams, kind: str, id: str, name: str) -> Done:
    streams.out.line(f"Removing {kind} {name}")
    try:
        session.client.delete(f"/{kind}s/{id}")
    except EngineRefused as error:
        streams.err.line(f"Failed to remove {kind} {id}: Error response from daemon: {error.message}")
        return Done(1, ())
    return Done()


def tasks_gone(session: Session, streams: Streams, namespace: str) -> Done:
    """Waits until no task of a stack is left that runs."""
    import json

    chosen = json.dumps({"label": {f"com.docker.stack.namespace={namespace}": True}})
    ended = ("complete", "shutdown", "failed", "rejected", "remove", "orphaned")
    while not session.cancelled.is_set():
        tasks = session.client.get("/tasks", filters=chosen) or []
        if all((task.get("Status") or {}).get("State") in ended for task in tasks):
            return Done()
        time.sleep(PATIENCE)
    return Done(130, ())
