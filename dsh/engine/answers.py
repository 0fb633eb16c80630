"""Which shape the engine's answers have, so that what is no answer of an engine is not taken for one."""

from dsh.typed import Any

LISTS = (
    *("/containers/json", "/images/json", "/images/search", "/networks", "/plugins"),
    "/plugins/privileges",
    *("/services", "/nodes", "/tasks", "/secrets", "/configs"),
)
LIST_ENDINGS = ("/history", "/changes")
SILENT = ("start", "stop", "restart", "kill", "pause", "unpause", "rename", "resize", "tag", "connect", "disconnect")
OBJECTS = ("/containers/create", "/networks/create", "/volumes/create", "/commit", "/auth")
OBJECT_ENDINGS = ("/wait", "/exec")
BYTES = ("/get", "/export", "/archive", "/logs")


def fits(method: str, path: str, content: bytes, answer: Any) -> bool:
    """Can this be the engine's answer to that call? `answer` is `content` decoded, None where it is no JSON."""
    if method == "GET":
        if path in LISTS or path.endswith(LIST_ENDINGS):
            return _objects(answer) or content.strip() == b"null"
        return isinstance(answer, dict)
    if method == "DELETE":
        return _objects(answer) if path.startswith("/images/") else _silent(content, answer)
    last = path.rsplit("/", 1)[-1]
    if last in SILENT:
        return _silent(content, answer)
    if path in OBJECTS or path.endswith(OBJECT_ENDINGS):
        return isinstance(answer, dict)
    if path == "/swarm/init":  # the node's ID
        return isinstance(answer, str)
    return isinstance(answer, dict) or not content.strip()


def streams(path: str, kind: str) -> bool:
    """Can a stream of this content type be the engine's answer? Archives and logs are never JSON, nothing is a page."""
    return not (kind.startswith("text/html") or ("json" in kind and path.endswith(BYTES)))


def upgraded(status: int, kind: str) -> bool:
    """Has the connection become the stream that was asked for?"""
    return status == 101 or kind.startswith("application/vnd.docker.")


def _objects(answer: Any) -> bool:
    return isinstance(answer, list) and all(isinstance(item, dict) for item in answer)


def _silent(content: bytes, answer: Any) -> bool:
    """Nothing, or as good as nothing: other engines answer "OK", {} or null here."""
    return not answer and len(content.strip()) <= 4
