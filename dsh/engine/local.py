"""An engine behind a socket of this machine.

The SDK, whose import takes longer than all else that a preview does, is not needed to look at it. It is made, for the
same socket, for whatever changes the engine, sends a body or comes as a stream.
"""

import os
import re
import threading
from collections.abc import Callable

from dsh.engine.address import Address
from dsh.engine.begun import own_headers
from dsh.engine.failure import broken
from dsh.engine.line import Answer, Line
from dsh.engine.refusal import EngineRefused
from dsh.typed import Any

BASE = "http+docker://localhost"  # the SDK's name for a socket
LOOKS = ("GET", "HEAD")
KEPT = 64  # connections that wait for the next call
LOOSE = re.compile(r"%(?![0-9A-Fa-f]{2})")  # stands for itself; elsewhere a path is quoted already


class LocalApi:
    """What a Client asks of the SDK's client. Looks are done here, by several threads at once; `sdk` does the rest."""

    base_url = BASE

    def __init__(self, address: Address, version: str, sdk: Callable[[], Any]) -> None:
        self._address = address
        self._version = version
        self._make = sdk
        self._real: Any = None
        self._general_configs = {"HttpHeaders": own_headers(dict(os.environ))}
        self._lines: list[Line] = []  # free ones
        self._ahead: dict[tuple[str, str], Line] = {}  # what was asked for already, and where the answer comes
        self._lock = threading.Lock()

    def get(self, url: str, **settings: Any) -> Any:
        return self.request("GET", url, **settings)

    def ahead(self, url: str, params: dict[str, Any], headers: dict[str, str], timeout: float) -> None:
        """Ask for what will be looked at: the engine works on it meanwhile. What breaks is said to who looks at it."""
        line = self._line()
        try:
            line.ask("GET", _path(url), params, headers, timeout)
        except OSError:
            line.close()
            return
        self._ahead[url, str(params)] = line

    def asked(self, url: str, params: dict[str, Any] | None, line: Line, timeout: float) -> None:
        """What `line` was asked already is the answer to this look."""
        line.limit(timeout)
        self._ahead[url, str(params)] = line

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        stream: bool = False,
        timeout: tuple[float, float | None] | None = None,
        **body: Any,
    ) -> Any:
        if method not in LOOKS or stream or body:
            return self.sdk().request(
                method, url, params=params, headers=headers, stream=stream, timeout=timeout, **body
            )
        line = self._ahead.pop((url, str(params)), None) if method == "GET" else None
        ahead = line is not None
        line = line or self._line()
        try:
            if not ahead:
                line.ask(method, _path(url), params or {}, headers or {}, timeout[1] if timeout else None)
            answer = line.answer()
        except OSError as error:
            line.close()
            raise broken(self._address, error) from error
        except BaseException:  # Ctrl-C: the rest of an answer would come to the next call
            line.close()
            raise
        self._free(line)
        return answer

    def _raise_for_status(self, response: Any) -> None:
        if not isinstance(response, Answer):
            self.sdk()._raise_for_status(response)
        elif response.status_code >= 400:
            raise EngineRefused(response.status_code, response.refusal)

    def sdk(self) -> Any:
        """Docker's own client class, for the same engine."""
        with self._lock:
            if self._real is None:
                self._real = self._make()
                self._real._version = self._version
            return self._real

    def close(self) -> None:
        with self._lock:
            lines, self._lines = [*self._lines, *self._ahead.values()], []
            self._ahead.clear()
        for line in lines:
            line.close()
        if self._real is not None:
            self._real.close()

    def _line(self) -> Line:
        while True:
            with self._lock:
                line = self._lines.pop() if self._lines else None
            if line is None:
                return Line(self._address.host.removeprefix("unix://"))
            if not line.stale():
                return line
            line.close()

    def _free(self, line: Line) -> None:
        with self._lock:
            if line.open and len(self._lines) < KEPT:
                self._lines.append(line)
                return
        line.close()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.sdk(), name)


def _path(url: str) -> str:
    return LOOSE.sub("%25", url.removeprefix(BASE))
