"""What pretend servers share: to wait for the signal that ends them, and to answer requests from files."""

import time
from collections.abc import Iterable

from dsh.practice.programs.machine import Reply, Request
from dsh.practice.programs.process import NEVER, Running, Task

TYPES = {
    "html": "text/html",
    "txt": "text/plain",
    "json": "application/json",
    "css": "text/css",
    "js": "text/javascript",
}
TERM, INT, QUIT, HUP = 15, 2, 3, 1


def until_signal(task: Task, numbers: Iterable[int]) -> Running:
    """Wait for one of these signals; gives its number."""
    got: list[int] = []
    for number in numbers:
        task.caught[number] = got.append
    while not got:
        yield NEVER
    return got[0]


def pause(task: Task, seconds: float) -> Running:
    """Take a while."""
    until = task.machine.now() + seconds
    while task.machine.now() < until:
        yield until
    return 0


def moment(task: Task, form: str) -> str:
    """The present time in a form of strftime; %f is milliseconds."""
    now = task.machine.now()
    return time.strftime(form.replace("%f", f"{int(now * 1000) % 1000:03d}"), time.gmtime(now))


def from_folder(task: Task, root: str, request: Request, server: str) -> Reply:
    """A file below `root`, or what a web server says instead."""
    path = request.path.partition("?")[0]
    found = f"{root.rstrip('/')}/{path.lstrip('/')}"
    node = task.files.get(found)
    if ".." in path.split("/"):
        return page(400, "Bad Request", server)
    if node is not None and node.kind == "dir":
        found = f"{found.rstrip('/')}/index.html"
        node = task.files.get(found)
        if node is None:
            return page(403, "Forbidden", server)
    if node is None:
        return page(404, "Not Found", server)
    if not task.files.may(node, 4):
        return page(403, "Forbidden", server)
    kind = TYPES.get(found.rpartition(".")[2], "application/octet-stream")
    headers = (("Server", server), ("Content-Type", kind), ("Content-Length", str(len(node.content))))
    return Reply(200, "OK", headers, node.content)


def page(status: int, reason: str, server: str) -> Reply:
    """A page that says nothing but its status."""
    body = f"<html>\n<head><title>{status} {reason}</title></head>\n<body><h1>{status} {reason}</h1></body>\n</html>\n"
    headers = (("Server", server), ("Content-Type", "text/html"), ("Content-Length", str(len(body))))
    return Reply(status, reason, headers, body.encode())


def hello(text: str, server: str) -> Reply:
    """A plain answer."""
    body = text.encode()
    headers = (("Server", server), ("Content-Type", "text/plain"), ("Content-Length", str(len(body))))
    return Reply(200, "OK", headers, body)
