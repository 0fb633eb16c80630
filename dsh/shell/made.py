"""What a session has made, as far as it is still there: for "remove everything I made"."""

import re

from dsh.cmdline.lines import quote
from dsh.completion.live import Live
from dsh.plan.plan import Effect

OWN = re.compile(
    r"(?:please )?(?:remove|delete|clean up|get rid of|throw away|destroy|wipe|take down) "
    r"(?:everything|all|all (?:the |of the )?(?:things|stuff)|all of it|what(?:ever)?|(?:the )?things|the stuff) "
    r"(?:that )?(?:i|we)(?: have| 've|'ve)?(?: just)? (?:made|created|built|started|set up|ran|run)"
    r"(?: (?:here|today|just now|in (?:this|the) session|so far|with dsh|since (?:the start|i started)|until now|"
    r"this (?:morning|afternoon|evening)))*(?: again)?",
    re.IGNORECASE,
)
MAKES = ("create", "build", "tag", "commit")


def is_of_own_things(text: str) -> bool:
    return OWN.fullmatch(text.strip(" .!?")) is not None


def removal(made: list[Effect], live: Live) -> str:
    """The line that removes all of it; "" where nothing of it is there any more."""
    ids = {e.id for e in made if e.action == "create" and e.kind == "container" and e.id}
    named = {kind: {e.name for e in made if e.kind == kind} for kind in ("network", "volume", "image")}
    containers = [it.name for it in live.containers if it.id and any(i.startswith(it.id) for i in ids)]
    networks = [it.name for it in live.networks if it.name in named["network"]]
    volumes = [it.name for it in live.volumes if it.name in named["volume"]]
    images = [it.name for it in live.images if {it.name, it.name.removesuffix(":latest")} & named["image"]]
    anonymous = any(e.kind == "volume" and e.name in (None, "<generated>") for e in made)
    rows = (
        ("docker rm -f -v" if anonymous else "docker rm -f", containers),
        ("docker network rm", networks),
        ("docker volume rm", volumes),
        ("docker rmi", images),
    )
    return " && ".join(f"{command} {quote(sorted(names))}" for command, names in rows if names)
