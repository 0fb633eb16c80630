"""Connections to an engine's socket on this machine.

They are the SDK's, but for a socket that nobody listens at: the SDK leaves the one that it could not connect open.
"""

from docker.transport import UnixHTTPAdapter
from docker.transport.unixconn import UnixHTTPConnection, UnixHTTPConnectionPool

from dsh.engine.line import opened
from dsh.typed import Any


class Connection(UnixHTTPConnection):  # type: ignore[misc]
    def connect(self) -> None:
        self.sock = opened(self.unix_socket, self.timeout)


class Pool(UnixHTTPConnectionPool):  # type: ignore[misc]
    def _new_conn(self) -> Connection:
        return Connection(self.base_url, self.socket_path, self.timeout)


class Adapter(UnixHTTPAdapter):  # type: ignore[misc]
    def get_connection(self, url: Any, proxies: Any = None) -> Pool:
        with self.pools.lock:
            pool: Pool | None = self.pools.get(url)
            if pool is None:
                pool = self.pools[url] = Pool(url, self.socket_path, self.timeout, maxsize=self.max_pool_size)
        return pool
