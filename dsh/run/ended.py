"""Waiting for what ends by itself, so that what follows finds it as the preview did."""

import threading

from dsh.engine.client import Client
from dsh.engine.refusal import EngineRefused

LONGEST = 200  # looks
PAUSE = 0.05  # seconds between two


def ended(client: Client, container: str, goes: bool) -> bool:
    """Wait for the end of a container's program, and with `goes` for the container to be gone; False where it takes
    longer than anybody would have thought."""
    for _ in range(LONGEST):
        try:
            running = (client.get(f"/containers/{container}/json").get("State") or {}).get("Running")
        except EngineRefused as error:
            if error.status == 404:
                return True
            raise
        if not running and not goes:
            return True
        threading.Event().wait(PAUSE)
    return False
