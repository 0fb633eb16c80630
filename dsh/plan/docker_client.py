"""Docker's own client with one of its plugins, for what the engine's API cannot carry."""

import os
import shutil

from dsh.cmdline.invocation import Invocation
from dsh.engine.address import practised
from dsh.engine.state import State

FOLDERS = ("/usr/local/lib/docker", "/usr/local/libexec/docker", "/usr/lib/docker", "/usr/libexec/docker")


def client_arguments(invocation: Invocation, state: State, plugin: str) -> list[str] | None:
    """The argument list for the installed client and the engine of the preview; None without client or plugin."""
    place = state.place
    if practised(state.source.client.address.host):
        return None  # docker's client cannot reach an engine that lives in this process
    program = shutil.which("docker", path=place.env.get("PATH"))
    folders = [os.path.join(folder, "cli-plugins") for folder in (place.config_dir, *FOLDERS)]
    if program is None or not any(os.access(os.path.join(folder, f"docker-{plugin}"), os.X_OK) for folder in folders):
        return None
    return [program, *_chosen(invocation, state)]


def _chosen(invocation: Invocation, state: State) -> list[str]:
    """The engine of the preview, then the words of the line without those that choose one."""
    address = state.source.client.address
    chosen = ["--host", address.host] if address.context == "default" else ["--context", address.context]
    words = list(invocation.words)[1 if invocation.program else 0 :]
    if invocation.program == "docker-compose":
        return [*chosen, "compose", *words]
    return [*chosen, *words]


def plain_arguments(invocation: Invocation, state: State) -> list[str] | None:
    """The same for what the client does without a plugin; None where there is no client."""
    practice = practised(state.source.client.address.host)
    program = None if practice else shutil.which("docker", path=state.place.env.get("PATH"))
    return None if program is None else [program, *_chosen(invocation, state)]
