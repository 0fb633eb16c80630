"""The engine that the options and the environment choose, connected."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from dsh.engine.absent import absent
from dsh.engine.address import DEFAULT_HOST, Address, UnknownContext, resolve
from dsh.engine.begun import Begun
from dsh.engine.client import Client, connect
from dsh.errors import EngineUnreachable
from dsh.named import NamedTuple
from dsh.options import Options
from dsh.plan.first_look import first_look
from dsh.plan.plan import Engine


class Target(NamedTuple):
    client: Client
    engine: Engine


@contextmanager
def open_engine(options: Options, line: str = "") -> Iterator[Target]:
    """A connection, closed at the end. Raises EngineUnreachable, UsageError and what an unknown context is.

    A `line` on contexts needs no engine: it is how one gets out of a context that leads nowhere.
    """
    named = _named_in(line)
    if options.context or options.host:
        named = named._replace(context=options.context, host=options.host)
    look = first_look(line)
    begun = _taken(options, named, look)
    client = _connected(named, begun) if not named.of_files else _of_files(options)
    address = client.address
    try:
        if look is not None and (begun is None or begun.path is None):
            client.ahead(look, all=1)
        yield Target(client, Engine(address.context, address.host, client.version))
    finally:
        client.close()


class _Named(NamedTuple):
    """What a line says of the engine for itself, where all its docker commands say the same."""

    context: str | None = None
    host: str | None = None
    config: str | None = None
    of_files: bool = False  # it is all about contexts


def _named_in(line: str) -> _Named:
    words = line.split()
    if words[:2] == ["docker", "context"]:
        return _Named(of_files=True)
    if not any(word.startswith(("-H", "--host", "-c", "--context", "--config")) for word in words[1:8]):
        return _Named()
    from dsh.cmdline.lines import invocations
    from dsh.knowledge.store import open_store

    named = set()
    for invocation in invocations(line, open_store()):
        flags = {use.flag.name: use.value or None for use in invocation.global_flags}
        of_files = invocation.command.path.startswith("docker context")
        named.add(_Named(flags.get("context"), flags.get("host"), flags.get("config"), of_files))
    return named.pop() if len(named) == 1 else _Named()


def _taken(options: Options, named: _Named, look: str | None) -> Begun | None:
    """What the engine was asked before anything was understood, where that is what this line needs."""
    begun: Begun | None = getattr(options, "begun", None)
    options.begun = None
    if begun is None or (named == _Named() and begun.path in (look, None)):
        return begun
    begun.close()
    return None


def _connected(named: _Named, begun: Begun | None) -> Client:
    config = {"DOCKER_CONFIG": named.config} if named.config else {}
    address = resolve(named.context, named.host, {**os.environ, **config})
    if begun is not None and begun.address != address:
        begun.close()
        begun = None
    return connect(address, begun)


def _of_files(options: Options) -> Client:
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
