"""Engines that are not at a plain socket: found through docker's contexts, asked through the SDK."""

import sys

from dsh.engine.address import DEFAULT_HOST, Address, resolve
from dsh.errors import DshError
from dsh.typed import Any


def resolved(context: str | None, host: str | None, env: dict[str, str]) -> str:
    """The URL of an engine that needs neither TLS nor ssh, or ""."""
    address = _address(context, host, env)
    if address is None or address.tls is not None or not address.host.startswith(("unix:", "tcp:")):
        return ""
    return address.host if address.host != "unix://" else DEFAULT_HOST


def _address(context: str | None, host: str | None, env: dict[str, str]) -> Address | None:
    try:
        return resolve(context, host, env)
    except DshError:
        return None


def get(path: str, context: str | None, host: str | None, env: dict[str, str]) -> Any:
    """The engine's answer, or None where it does not answer."""
    address = _address(context, host, env)
    if address is None:
        return None
    if "site" not in sys.modules:  # started with -S: what is installed beside us is not found yet
        import site

        site.main()
    from dsh.engine.client import connect

    try:
        client = connect(address)
    except DshError:
        return None
    try:
        route, _, query = path.partition("?")
        return client.get(route, **dict(pair.split("=") for pair in query.split("&") if pair))
    except DshError:
        return None
    finally:
        client.close()
