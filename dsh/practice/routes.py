"""Which function answers which request.

    @route("POST", "/containers/{name}/stop")
    def stop(world: World, call: Call, name: str) -> Reply: ...

A module per kind of object holds them; it is imported when the first request of its kind comes. `{name}` is one piece
of the path, `{name...}` may hold slashes. A function gives back a Reply; it raises Refused for an error.
"""

import importlib
import json
import re
import threading
from collections.abc import Callable, Iterable
from functools import cache

from dsh.named import NamedTuple
from dsh.practice.world import World
from dsh.typed import Any

API_VERSION = "1.47"
MIN_API_VERSION = "1.24"
ROOM = "dsh.practice"
MODULES: dict[str, tuple[str, ...]] = {  # the first piece of a path to the modules that may answer it
    "_ping": ("system",),
    "auth": ("registry", "system"),
    "build": ("build", "prune"),
    "commit": ("image_make",),
    "containers": ("containers", "archive"),
    "distribution": ("registry",),
    "events": ("events",),
    "exec": ("exec",),
    "images": ("images", "image_removal", "image_make", "registry"),
    "info": ("system",),
    "networks": ("networks",),
    "plugins": ("swarm",),
    "session": ("build",),
    "system": ("disk",),
    "version": ("system",),
    "volumes": ("volumes",),
    **dict.fromkeys(("swarm", "nodes", "services", "tasks", "secrets", "configs"), ("swarm",)),
}
BY_ACTION: dict[tuple[str, str], tuple[str, ...]] = {  # the first and last piece say more; few are soon imported
    ("containers", "archive"): ("archive",),
    ("containers", "attach"): ("attach",),
    ("containers", "changes"): ("watching",),
    ("containers", "create"): ("create",),
    ("containers", "exec"): ("exec",),
    ("containers", "export"): ("archive",),
    ("containers", "json"): ("listing", "inspecting"),
    ("containers", "logs"): ("logs",),
    ("containers", "stats"): ("watching",),
    ("containers", "top"): ("watching",),
    ("containers", "wait"): ("watching",),
    ("containers", "ws"): ("attach",),
    ("images", "history"): ("images",),
    ("images", "json"): ("images",),
    ("images", "tag"): ("images",),
    ("networks", "create"): ("networks", "network_create"),
}


class Refused(Exception):
    """An error answer: docker's status and message."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class Call:
    """A request, read as far as its headers. `conn` is the connection, for who takes it over."""

    def __init__(self, method: str, path: str, query: dict[str, list[str]], headers: dict[str, str], conn: Any) -> None:
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers  # names in lower case
        self.conn = conn
        self.api = API_VERSION

    def text(self, key: str, default: str = "") -> str:
        return self.query.get(key, [default])[0]

    def flag(self, key: str, default: bool = False) -> bool:
        """A switch, as the engine reads one."""
        value = self.text(key).strip().lower()
        return default if key not in self.query else value not in ("", "0", "no", "false", "none")

    def number(self, key: str, default: int | None = None) -> int | None:
        value = self.text(key)
        if not value:
            return default
        if not re.fullmatch(r"[-+]?\d+", value):
            raise Refused(400, f'strconv.Atoi: parsing "{value}": invalid syntax')
        return int(value)

    def filters(self) -> dict[str, list[str]]:
        """The `filters` parameter: {"status": ["exited"]}; the old form {"status": {"exited": true}} is read too."""
        text = self.text("filters")
        if not text:
            return {}
        try:
            found = json.loads(text)
            return {k: list(v) if isinstance(v, list) else [x for x, on in v.items() if on] for k, v in found.items()}
        except (ValueError, AttributeError) as error:
            raise Refused(400, f"invalid filter: {error}") from error

    def body(self) -> bytes:
        """All of the request's body."""
        return b"".join(iter(lambda: self.conn.read_body(1 << 16), b""))

    def read(self, size: int) -> bytes:
        """The next bytes of the body, b"" at its end."""
        piece: bytes = self.conn.read_body(size)
        return piece

    def json(self, needed: bool = False) -> dict[str, Any]:
        """The body as an object; an empty one is {} unless it is needed."""
        data = self.body()
        if not data.strip() or data.strip() == b"null":
            if needed:
                raise Refused(400, "invalid JSON: got EOF while reading request body")
            return {}
        if "json" not in self.headers.get("content-type", ""):
            given = self.headers.get("content-type", "")
            raise Refused(400, f"unsupported Content-Type header ({given}): must be 'application/json'")
        try:
            found = json.loads(data)
        except ValueError as error:
            raise Refused(400, f"invalid JSON: {error}") from error
        if not isinstance(found, dict):
            raise Refused(400, "invalid JSON: cannot unmarshal into an object")
        return found

    def at_least(self, api: str) -> bool:
        """Does the caller speak this version of the API?"""
        return _numbers(self.api) >= _numbers(api)

    def gone(self) -> bool:
        """Has the caller hung up?"""
        return bool(self.conn.gone())


class Reply(NamedTuple):
    """An answer: `body` is JSON, or bytes as they are, or an iterator of bytes sent piece by piece as they come."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = {}
    hijack: Callable[[Any], None] | None = None  # takes the connection over after 101 UPGRADED (or 200)


Handler = Callable[..., Reply]
_routes: list[list[tuple[str, str, Handler]]] = [[]]  # replaced as a whole: other threads look meanwhile
_registering = threading.Lock()
_loaded: set[str] = set()


def route(*words: str) -> Callable[[Handler], Handler]:
    """@route("GET", "/containers/json"): this function answers such requests."""
    method, path = words

    def noted(function: Handler) -> Handler:
        with _registering:
            known = [*_routes[0], (method, path, function)]
            _routes[0] = sorted(known, key=lambda r: (r[1].count("{"), -len(r[1].split("{")[0])))
        return function

    return noted


def answer(world: World, call: Call) -> Reply:
    """The reply to a request; an error becomes one too."""
    try:
        path = _versioned(call)
        for module in _modules(call.method, path):
            _load(module)
        wanted = "GET" if call.method == "HEAD" else call.method
        for method, pattern, function in _routes[0]:
            found = _pattern(pattern).fullmatch(path) if method == wanted else None
            if found:
                world.settle()
                return function(world, call, **found.groupdict())
        if path.split("/")[1] in MODULES:
            return refusal(501, f"the practice engine does not do {call.method} {path}")
        return refusal(404, "page not found")
    except Refused as error:
        return refusal(error.status, error.message)


def refusal(status: int, message: str) -> Reply:
    return Reply({"message": message}, status)


def stream(pieces: Iterable[Any]) -> Iterable[bytes]:
    """Objects as lines of JSON, each with docker's line end."""
    return (json.dumps(piece, separators=(",", ":")).encode() + b"\r\n" for piece in pieces)


def _versioned(call: Call) -> str:
    """The path without its version, which the call then knows."""
    found = re.match(r"/v(\d+(?:\.\d+)+)(/.*)", call.path)
    if not found:
        return call.path
    asked = found[1]
    if _numbers(asked) > _numbers(API_VERSION):
        raise Refused(400, f"client version {asked} is too new. Maximum supported API version is {API_VERSION}")
    if _numbers(asked) < _numbers(MIN_API_VERSION):
        raise Refused(
            400,
            f"client version {asked} is too old. Minimum supported API version is {MIN_API_VERSION}, "
            "please upgrade your client to a newer version",
        )
    call.api = asked
    return found[2]


@cache
def _pattern(path: str) -> re.Pattern[str]:
    some = re.sub(r"\{(\w+)\.\.\.\}", r"(?P<\1>.+)", path)
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", some))


def _modules(method: str, path: str) -> tuple[str, ...]:
    pieces = path.split("/")
    if pieces[-1] == "prune" and method == "POST":
        return ("prune",)
    found = MODULES.get(pieces[1], ())
    return found if method == "DELETE" else BY_ACTION.get((pieces[1], pieces[-1]), found)


def _load(module: str) -> None:
    if module not in _loaded:
        importlib.import_module(f"{ROOM}.{module}")  # a second thread waits here for the first
        _loaded.add(module)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
