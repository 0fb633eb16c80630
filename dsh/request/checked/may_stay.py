"""A quick look whether a request names something that stays apart from what is done to a group.

Most requests name none, so this is all that is loaded for them; the thorough look is dsh/request/checked/left_out.py.
"""

from dsh.request.suggestion import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live.objects import Live

GROUPS = frozenset([
    "all", "every", "everything", "everyone", "everybody", "each", "any", "anything", "anyone", "anybody", "whatever",
    "whichever", "whoever", "rest", "others", "ones", "remaining", "containers", "images", "volumes", "networks",
    "stuff", "things", "those", "stopped", "unused", "exited", "dangling", "leftovers", "junk",
])  # fmt: skip
EXCEPTS = frozenset([
    "except", "except for", "excepting", "excepted", "excluding", "exclude", "excluded", "but", "but not", "but for",
    "not", "without", "minus", "other than", "apart from", "aside from", "besides", "save for", "saving", "sparing",
    "all but", "all except", "everything but", "everything except", "anything but", "barring", "bar", "never", "no",
    "omitting", "leaving out", "with the exception of", "unless", "sans", "beyond", "instead of", "rather than",
])  # fmt: skip
ACTS = (
    "docker rm ", "docker rmi ", "docker stop ", "docker kill ", "docker pause ", "docker volume rm ",
    "docker network rm ", "docker network disconnect ", "docker container ", "docker image rm ", "docker image prune",
    "docker volume prune", "docker network prune", "docker system prune", "docker compose down", "docker compose rm ",
    "docker compose stop", "docker compose kill", "docker compose pause",
)  # fmt: skip
"""Lines that take something away or bring it to a halt."""
VERBS = frozenset([
    "remove", "delete", "rm", "clean", "clear", "purge", "prune", "wipe", "erase", "drop", "throw", "rid", "away", "go",
    "tidy", "stop", "kill", "halt", "pause", "disconnect", "detach", "destroy", "discard", "take", "kick", "out",
])  # fmt: skip
MARKS = frozenset([*EXCEPTS, "and", "while", "which", "that", "keep", "leave", "except", "other", "apart"])


def may_name_apart(got: Answer, request: str, live: "Live | None") -> bool:
    """Quickly: is it an order about a group, with more in it?"""
    lows = request.lower().replace(",", " , ").replace(".", " ").split()
    said = set(lows)
    acts = any(acting(s.command) for s in got.suggestions)
    if len(lows) < 4 or not (acts or (VERBS & said and all(s.risk == "read" for s in got.suggestions))):
        return False
    if any(mark in request for mark in (",", ";", ": ", " -", ". ")) or not MARKS.isdisjoint(said):
        return True
    return live is not None and not GROUPS.isdisjoint(said)


def acting(command: str) -> bool:
    return command.startswith(ACTS) or " && docker rm" in command or "xargs" in command
