"""What docker's client asks before it prunes, where nobody has said --force."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State

SURE = "Are you sure you want to continue? [y/N] "
IMAGES = ("all dangling images", "all images without at least one container associated to them")
PLAIN = {
    "docker container prune": "all stopped containers",
    "docker network prune": "all custom networks not used by at least one container",
}


def question(invocation: Invocation, state: State) -> str:
    """The text up to the place where the answer is typed."""
    path, everything = invocation.command.path, invocation.on("all")
    if path == "docker system prune":
        return _system(invocation, everything)
    if path == "docker builder prune":
        return f"WARNING! This will remove all {'' if everything else 'dangling '}build cache. {SURE}"
    what = PLAIN.get(path)
    if path == "docker image prune":
        what = IMAGES[everything]
    elif what is None:
        scope = "local" if everything or not state.api("1.42") else "anonymous local"
        what = f"all {scope} volumes not used by at least one container"
    return f"WARNING! This will remove {what}.\n{SURE}"


def _system(invocation: Invocation, everything: bool) -> str:
    items = ["all stopped containers", "all networks not used by at least one container"]
    if invocation.on("volumes"):
        items.append("all anonymous volumes not used by at least one container")
    items += [IMAGES[everything], "all build cache" if everything else "unused build cache"]
    text = "WARNING! This will remove:\n" + "".join(f"  - {item}\n" for item in items) + "\n"
    filters = invocation.values("filter")
    if filters:
        text += "  Items to be pruned will be filtered with:\n" + "".join(f"  - {one}\n" for one in filters) + "\n"
    return text + SURE
