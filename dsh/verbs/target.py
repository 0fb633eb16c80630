"""The engine that the options and the environment choose, connected."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from dsh.engine.address import resolve
from dsh.engine.client import Client, connect
from dsh.plan.plan import Engine


class Target(NamedTuple):
    client: Client
    engine: Engine


@contextmanager
def open_engine(options: argparse.Namespace) -> Iterator[Target]:
    """A connection, closed at the end. Raises EngineUnreachable, UsageError and what an unknown context is."""
    address = resolve(options.context, options.host, dict(os.environ))
    client = connect(address)
    try:
        yield Target(client, Engine(address.context, address.host, client.version))
    finally:
        client.close()
