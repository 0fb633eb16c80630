"""Why a call to an engine failed, in one clear sentence, and the way out."""

from dsh.engine.address import Address
from dsh.engine.refusal import EngineLost
from dsh.errors import EngineUnreachable
from dsh.typed import Any

TRY = "no engine here? dsh --practice lets you try without one"


def unreachable(address: Address, error: BaseException) -> EngineUnreachable:
    """One clear sentence on why no engine answers, and the way out."""
    host, cause = address.host, root_of(error)
    path = host.removeprefix("unix://") if host.startswith("unix:") else None
    if isinstance(cause, PermissionError):
        return EngineUnreachable(
            f"you may not use the engine's socket {path or host}",
            "sudo usermod -aG docker $USER, then log in again (or put sudo before dsh)",
        )
    if path is not None and isinstance(cause, FileNotFoundError):
        return EngineUnreachable(
            f"no Docker engine is running here: there is no socket {path}",
            f"sudo systemctl start docker (or start Docker Desktop); dsh doctor looks further; {TRY}",
        )
    if path is not None and isinstance(cause, ConnectionRefusedError):
        return EngineUnreachable(
            f"the Docker engine behind {path} has stopped: its socket is there, but nobody answers",
            f"sudo systemctl start docker; sudo journalctl -u docker shows why it ended; {TRY}",
        )
    if host.startswith("ssh:") and "paramiko" in reason_of(error):
        return EngineUnreachable(
            f"engines over ssh need the Python package paramiko beside dsh, and it is not there ({host})",
            "pip install 'docker[ssh]' where dsh is installed",
        )
    if host.startswith("ssh:"):
        return EngineUnreachable(
            f"no engine answers over {host}: {reason_of(error)}",
            f"try: ssh {host.removeprefix('ssh://')} docker version",
        )
    if address.tls is not None or "SSL" in reason_of(error) or "certificate" in reason_of(error):
        return EngineUnreachable(
            f"the engine at {host} and dsh do not agree on TLS: {reason_of(error)}",
            "check DOCKER_TLS_VERIFY, DOCKER_CERT_PATH and the context's certificates",
        )
    return EngineUnreachable(
        f"no engine answers at {host}: {reason_of(error)}",
        f"is it running there, and does it listen on that port? docker context ls shows the other engines; {TRY}",
    )


def broken(address: Address, error: BaseException) -> Exception:
    """A connection that was never made, or one that broke while an answer was due."""
    cause = root_of(error)
    if isinstance(cause, (PermissionError, FileNotFoundError, ConnectionRefusedError)) or _connecting(error):
        return unreachable(address, error)
    return EngineLost(f"the connection to the engine at {address.host} broke: {reason_of(error)}")


def _connecting(error: BaseException) -> bool:
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return type(reason).__name__ in ("NewConnectionError", "ConnectTimeoutError")  # of urllib3, which may not be loaded


def root_of(error: BaseException) -> BaseException:
    """The operating system's own error below the wrapping ones."""
    seen: set[int] = set()
    todo: list[Any] = [error]
    while todo:
        one = todo.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, OSError) and one.errno is not None and type(one).__module__ in ("builtins", "socket"):
            return one
        todo += [*one.args, getattr(one, "reason", None), one.__cause__, one.__context__]
    return error


def reason_of(error: BaseException) -> str:
    cause = root_of(error)
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    return str(cause).strip().split("\n")[0][:200] or type(cause).__name__
