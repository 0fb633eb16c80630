"""Docker's own client with one of its plugins, for what the engine's API cannot carry."""

import os
import shutil

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State

FOLDERS = ("/usr/local/lib/docker", "/usr/local/libexec/docker", "/usr/lib/docker", "/usr/libexec/docker")


def client_arguments(invocation: Invocation, state: State, plugin: str) -> list[str] | None:
    """The argument list for the installed client and the engine of the preview; None without client or plugin."""
    place, address = state.place, state.source.client.address
    program = shutil.which("docker", path=place.env.get("PATH"))
    folders = [os.path.join(folder, "cli-plugins") for folder in (place.config_dir, *FOLDERS)]
    if program is None or not any(os.access(os.path.join(folder, f"docker-{plugin}"), os.X_OK) for folder in folders):
        return None
    chosen = ["--host", address.host] if address.context == "default" else ["--context", address.context]
    words = list(invocation.words)
    return [program, *chosen, *words[1 if invocation.program else 0 :]]
