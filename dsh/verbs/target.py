"""The engine that the options and the environment choose, connected."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from dsh.engine.absent import absent
from dsh.engine.address import DEFAULT_HOST, Address, UnknownContext, resolve
from dsh.engine.client import Client, connect
from dsh.errors import EngineUnreachable
from dsh.plan.plan import Engine


class Target(NamedTuple):
    client: Client
    engine: Engine


@contextmanager
def open_engine(options: argparse.Namespace, line: str = "") -> Iterator[Target]:
    """A connection, closed at the end. Raises EngineUnreachable, UsageError and what an unknown context is.

    A `line` on contexts needs no engine: it is how one gets out of a context that leads nowhere.
    """
    client = _of_files(options) if line.split()[:2] == ["docker", "context"] else None
    context, host = (options.context, options.host) if options.context or options.host else _named_in(line)
    client = client or connect(resolve(context, host, dict(os.environ)))
    address = client.address
    try:
        yield Target(client, Engine(address.context, address.host, client.version))
    finally:
        client.close()


def _named_in(line: str) -> tuple[str | None, str | None]:
    """The context and the host that a line names for itself, where all its docker commands name the same."""
    words = line.split()
    if not any(word.startswith(("-H", "--host", "-c", "--context")) for word in words[1:8]):
        return None, None
    from dsh.cmdline.lines import invocations
    from dsh.knowledge.store import open_store

    named = set()
    for invocation in invocations(line, open_store()):
        flags = {use.flag.name: use.value for use in invocation.global_flags}
        named.add((flags.get("context") or None, flags.get("host") or None))
    return named.pop() if len(named) == 1 else (None, None)


def _of_files(options: argparse.Namespace) -> Client:
    """The chosen engine's client, or one without an engine where that cannot be reached at once."""
    try:
        address = resolve(options.context, options.host, dict(os.environ))
        if address.host.startswith(("unix:", "npipe:")):
            return connect(address)
        reason = EngineUnreachable(f"the engine at {address.host} was not asked")
    except UnknownContext as error:
        address, reason = Address("default", DEFAULT_HOST), EngineUnreachable(error.message, error.hint)
    except EngineUnreachable as error:
        reason = error
    return absent(address, reason)
