"""Files of a container, as the engine tells of them without sending them."""

import base64
import io
import json

from dsh.engine.client import READ_TIMEOUT, Client
from dsh.engine.refusal import EngineLost, EngineRefused
from dsh.named import NamedTuple
from dsh.typed import Any

GO_DIRECTORY = 1 << 31
GO_SYMLINK = 1 << 27


class Stat(NamedTuple):
    """What stands at a path. `target` is where a link leads, seen from the container's root."""

    name: str
    size: int
    mode: int
    target: str

    @property
    def is_folder(self) -> bool:
        return bool(self.mode & GO_DIRECTORY)

    @property
    def is_link(self) -> bool:
        return bool(self.mode & GO_SYMLINK)


def stat(client: Client, container: str, path: str) -> Stat | None:
    """What stands at `path` of a container; None for nothing, and where the engine will not say."""
    try:
        response = client._send(
            "HEAD", f"/containers/{container}/archive", {"path": path}, None, None, False, READ_TIMEOUT
        )
    except EngineRefused:
        return None
    return read_stat(dict(response.headers))


def text(client: Client, container: str, path: str) -> str | None:
    """A small file of a container; None where it has no such file, or the engine will not say."""
    import tarfile  # late: few lines need it

    try:
        answer = client._send(
            "GET", f"/containers/{container}/archive", {"path": path}, None, None, False, READ_TIMEOUT
        )
        with tarfile.open(fileobj=io.BytesIO(answer.content)) as tar:
            file = tar.extractfile(tar.next() or path)
            return file.read().decode(errors="replace") if file else None
    except (EngineRefused, tarfile.TarError, KeyError):
        return None


def read_stat(headers: dict[str, str]) -> Stat:
    """What the engine says of a path beside its archive. Raises EngineLost where it says nothing of the kind."""
    try:
        said: dict[str, Any] = json.loads(base64.b64decode(headers["X-Docker-Container-Path-Stat"]))
        return Stat(said["name"], said["size"], said["mode"], said.get("linkTarget") or "")
    except (KeyError, TypeError, ValueError) as error:
        raise EngineLost("what answers says nothing of the file, as a Docker engine would") from error
