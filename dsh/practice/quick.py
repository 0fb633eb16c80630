"""What dsh needs of docker's client class, with a practice engine behind it: a call is a function call, without HTTP.

Importing the SDK takes longer than everything else that a preview does. It is made, with the same engine behind it, for
what needs a connection of its own (attach, exec, wait) and for whatever else is asked of it.
"""

import json
from collections.abc import Iterator

from dsh.engine.refusal import EngineRefused
from dsh.practice.keep import close_world, open_world, touched
from dsh.practice.routes import Call, Reply, answer
from dsh.practice.world import World
from dsh.typed import Any

HOST = "http+docker://practice"


def quick_api(name: str, version: str, timeout: float, size: int) -> "QuickApi":
    """A client of the engine that is kept under this name. Raises PracticeBusy."""
    return QuickApi(open_world(name), version, timeout, size)


class QuickApi:
    """One client of a practice engine. `close` it, so that the engine is kept."""

    def __init__(self, world: World, version: str, timeout: float, size: int, kept: bool = True) -> None:
        self.world = world
        self._kept = kept
        self.base_url = HOST
        self._version = version
        self._general_configs: dict[str, Any] = {}
        self._made = (timeout, size)
        self._real: Any = None
        self._closed = False
        self._listening: list[Caller] = []  # those whose answer comes piece by piece

    def get(self, url: str, **settings: Any) -> Any:
        return self.request("GET", url, **settings)

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        data: Any = None,
        json: Any = None,
        stream: bool = False,
        timeout: Any = None,
    ) -> Any:
        path = url.removeprefix(HOST)
        if method not in ("GET", "HEAD"):
            self._touch()
        if (headers and "Upgrade" in headers) or path.endswith("/wait"):
            sdk = self.sdk()
            return sdk.request(
                method, sdk.base_url + path, params=params, headers=headers, data=data, json=json, stream=stream,
                timeout=timeout,
            )  # fmt: skip
        caller = Caller(_bytes(data, json))
        if stream:
            self._listening.append(caller)
        kind = {"content-type": "application/json"} if json is not None else {}
        names = {key.lower(): value for key, value in (headers or {}).items()}
        call = Call(method, _unquoted(path), _query(params or {}), {**kind, **names}, caller)
        return Response(answer(self.world, call), method, caller, stream)

    def _raise_for_status(self, response: Any) -> None:
        if not isinstance(response, Response):
            self.sdk()._raise_for_status(response)
        elif response.status_code >= 400:
            told = response.json() if response.content else {}  # a HEAD is answered without a body
            raise EngineRefused(response.status_code, str(told.get("message", "")))

    def sdk(self) -> Any:
        """Docker's own client class, on the same engine."""
        if self._real is None:
            from dsh.practice.adapter import practice_api

            self._real = practice_api(self.world, self._version, *self._made)
        return self._real

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        for caller in self._listening:
            caller.left = True  # an answer that has no end ends here
        if self._real is not None:
            self._real.close()
        if self._kept:
            close_world(self.world.name)

    def _touch(self) -> None:
        if self._kept:
            touched(self.world.name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._touch()
        return getattr(self.sdk(), name)


class Caller:
    """Who has called, for the engine: the body piece by piece, and whether they are still there."""

    def __init__(self, body: Iterator[bytes]) -> None:
        self._body = body
        self._rest = b""
        self.left = False

    def read_body(self, size: int) -> bytes:
        while not self._rest:
            piece = next(self._body, None)
            if piece is None:
                return b""
            self._rest = piece
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece

    def gone(self) -> bool:
        return self.left


class Response:
    """What a response of requests has that dsh asks for."""

    def __init__(self, reply: Reply, method: str, caller: Caller, stream: bool) -> None:
        self.status_code = reply.status
        self.headers: dict[str, str] = {}
        self._caller = caller
        self._pieces, kind = _pieces(reply.body)
        self.headers = {"Content-Type": kind, **reply.headers} if kind else dict(reply.headers)
        if method == "HEAD":
            self.close()
            self._pieces = iter(())
        self._content: bytes | None = None if stream else b"".join(self._pieces)
        self.raw = self
        self.chunked = True

    @property
    def content(self) -> bytes:
        if self._content is None:
            self._content = b"".join(self._pieces)
        return self._content

    def json(self) -> Any:
        return json.loads(self.content)

    def stream(self, size: int = 0, decode_content: bool = False) -> Iterator[bytes]:
        yield from (piece for piece in self._pieces if piece)

    def close(self) -> None:
        self._caller.left = True

    def __enter__(self) -> "Response":
        return self

    def __exit__(self, *of: object) -> None:
        self.close()


def _pieces(body: Any) -> tuple[Iterator[bytes], str]:
    """The bytes of an answer and their content type."""
    if body is None:
        return iter(()), ""
    if isinstance(body, bytes):
        return iter((body,)), "text/plain; charset=utf-8" if body else ""
    if isinstance(body, (dict, list, str)):
        return iter((json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode() + b"\n",)), "application/json"
    return iter(body), "application/json"


def _bytes(data: Any, body: Any) -> Iterator[bytes]:
    """A body as requests takes one: an object, text, bytes, a file or pieces."""
    if body is not None:
        return iter((json.dumps(body).encode(),))
    if data is None:
        return iter(())
    if isinstance(data, (bytes, bytearray)):
        return iter((bytes(data),))
    if isinstance(data, str):
        return iter((data.encode(),))
    if hasattr(data, "read"):
        return iter(lambda: data.read(1 << 16), b"")
    return iter(data)


def _query(params: dict[str, Any]) -> dict[str, list[str]]:
    several = {key: value if isinstance(value, (list, tuple)) else [value] for key, value in params.items()}
    return {key: [str(value) for value in values] for key, values in several.items()}


def _unquoted(path: str) -> str:
    if "%" not in path:
        return path
    from urllib.parse import unquote

    return unquote(path)
