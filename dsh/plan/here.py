"""The surroundings of a command line, from where it is typed and the engine it is for."""

from dsh.engine.state import State
from dsh.plan.surroundings import Surroundings
from dsh.typed import Any


def surroundings(state: State) -> Surroundings:
    client, place = state.source.client, state.place
    host = client.address.host
    proxies = place.config.get("proxies") or {}
    known: Any = proxies.get(host) or proxies.get("default") or {}
    return Surroundings(
        cwd=place.cwd,
        environ=place.env,
        api_version=client.api_version,
        os_type=str(client.about.get("Os", "linux")),
        stdin_tty=place.stdin_tty and place.stdin is None,
        out_tty=place.console_size != (0, 0),
        console_size=place.console_size,
        proxies={key: str(value) for key, value in known.items()} if isinstance(known, dict) else {},
        written=place.written,
        local_engine=host.startswith(("unix:", "npipe:")),
    )
