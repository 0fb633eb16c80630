"""Docker's own client class, with a practice engine behind it instead of a socket.

practice_api(world)       a docker.APIClient whose requests `world` answers, over real HTTP on a pair of sockets
"""

import socket
import threading

import docker
import requests.adapters
import urllib3
import urllib3.connection
from docker.transport.basehttpadapter import BaseHTTPAdapter

from dsh.practice.serve import serve
from dsh.practice.world import World
from dsh.typed import Any


class PracticeConnection(urllib3.connection.HTTPConnection):
    def __init__(self, world: World, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self.world = world

    def connect(self) -> None:
        ours, theirs = socket.socketpair()
        ours.settimeout(self.timeout)
        self.sock = ours
        threading.Thread(target=serve, args=(theirs, self.world), name="practice", daemon=True).start()


class PracticePool(urllib3.connectionpool.HTTPConnectionPool):
    def __init__(self, world: World, timeout: float, size: int) -> None:
        super().__init__("localhost", timeout=timeout, maxsize=size)
        self.world = world
        self.seconds = timeout

    def _new_conn(self) -> PracticeConnection:
        return PracticeConnection(self.world, self.seconds)


class PracticeAdapter(BaseHTTPAdapter):  # type: ignore[misc]
    __attrs__ = requests.adapters.HTTPAdapter.__attrs__

    def __init__(self, world: World, timeout: float, size: int) -> None:
        self.pool = PracticePool(world, timeout, size)
        super().__init__()

    def get_connection(self, url: str, proxies: Any = None) -> PracticePool:
        return self.pool

    def request_url(self, request: Any, proxies: Any) -> str:
        return str(request.path_url)

    def close(self) -> None:
        super().close()
        self.pool.close()


def practice_api(world: World, version: str, timeout: float, size: int) -> Any:
    """A docker.APIClient that talks to this world."""
    api = docker.APIClient(base_url="unix:///practice", version=version, timeout=timeout, max_pool_size=size)
    api._custom_adapter.close()
    api._custom_adapter = PracticeAdapter(world, timeout, size)
    api.mount("http+docker://", api._custom_adapter)
    return api
