"""Containers that are called by the short name of a well-known image: "jellyfin gets 2 cpus" is about the container.

as_called(got, request, live, data, ask) -> the answer about the container, where nothing new is spoken of
"""

import re
from collections.abc import Callable

from dsh.patterns import regex
from dsh.request.live.objects import Live
from dsh.request.suggestion import Answer
from dsh.typed import Any

MAKES = ("docker run ", "docker create ", "docker container run ", "docker container create ")
OF_IMAGES = (*MAKES, "docker pull ", "docker images", "docker rmi ", "docker image ", "docker tag ", "docker save ",
             "docker history ", "docker push ", "docker search ", "docker build ")  # fmt: skip
NEW = regex(
    r"\b(?:run|create|launch|spin|deploy|serve|host|new|another|second|third|other|fresh|pull|set ?up|image|install|"
    r"want|need|give me|start an?|make an?|port \d)\b",
    re.IGNORECASE,
)
LEAST = 0.5


def as_called(got: Answer, request: str, live: Live, data: dict[str, Any], ask: Callable[[str], Answer]) -> Answer:
    first = got.suggestions[0] if got.suggestions else None
    if first is None:
        return got
    for name, image in _well_known(request, live, data):
        if image != name:
            got = got._replace(suggestions=tuple(_of_it(s, name, image) for s in got.suggestions))
        if got.outcome == "match" and first.command.startswith(MAKES) and image in first.command.split():
            if NEW.search(request) is not None:
                continue
            other = ask(re.sub(_alone(name), f"the container {name}", request))
            best = other.suggestions[0] if other.outcome == "match" else None
            if best is not None and not best.command.startswith(MAKES) and best.score >= LEAST:
                return other
    return got


def _well_known(request: str, live: Live, data: dict[str, Any]) -> list[tuple[str, str]]:
    """The containers that the request names, each with the image that is called so elsewhere."""
    out = []
    for name in dict.fromkeys(c.name for c in live.containers if c.name in request):
        image = data["called"].get(name.lower(), name if name in data["images"] else "")
        if image and re.search(_alone(name), request):
            out.append((name, image))
    return out


def _alone(name: str) -> str:
    return rf"(?<![\w./:-])(?:the )?(?:container )?{re.escape(name)}(?![\w/:-])"


def _of_it(it: Any, name: str, image: str) -> Any:
    if image not in it.command or it.command.startswith(OF_IMAGES) or " && docker run " in it.command:
        return it
    line = re.sub(rf"(?<![\w./-]){re.escape(image)}(?![\w/-])", name, it.command)
    return it._replace(command=line, reading=tuple(name if r == image else r for r in it.reading))
