"""Puts by what is said aside in ordinary speech: "sir what is swarm mode", "do one thing, drain worker2", "stop web, db
must keep running". How that is said stands in knowledge/requests/remarked.yaml.
"""

from collections.abc import Callable

from dsh.patterns import compiled, regex
from dsh.request.ways import PLACED, may_be_found, signed
from dsh.typed import Any

NAMES = regex(r"\w[\w.-]*\w")


def without_asides(request: str, data: dict[str, Any], is_there: Callable[[str], bool]) -> str:
    """The request without whom it is said to, and how; a word that is the name of something there is stays."""
    said = data["remarked"]
    for number in signed(request, said["signs"]):
        pattern, needs, told, unless = said["asides"][number]
        found = compiled(pattern).search(request) if may_be_found(needs, request.lower()) else None
        if found is None or (unless and compiled(unless).search(request)):
            continue
        words = {key: value or "" for key, value in found.groupdict().items()}
        if "STAY" in words:
            if not set(NAMES.findall(words["STAY"])).isdisjoint(NAMES.findall(words["REST"])):
                continue  # "restart web, web must stay up"
        elif not set(words) - {"WORD", "BE"} and any(is_there(word.strip(" ,.:;!?")) for word in found[0].split()):
            continue
        anew = PLACED.sub(lambda slot, words=words: words.get(slot[1], ""), told)  # type: ignore[misc]
        left = f"{request[: found.start()]}{anew}{request[found.end() :]}"
        request = left if left.count(" ") else request
    return request
