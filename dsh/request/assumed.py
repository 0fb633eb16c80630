"""A published port whose other end nobody has told: the line says the same number twice, and the answer says so."""

import re
from collections.abc import Collection

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.phrasebook import index_of
from dsh.request.settings.publish import ports_of
from dsh.request.suggestion import Answer, Suggestion

SAME = regex(r" -p (?:\S*:)?(?P<port>\d+):(?P=port)(?:/\w+)?(?= )")
RUNS = ("docker container run", "docker container create")
ASSUMED = "the port inside is assumed"


def assumed(answer: Answer, store: Store, here: Collection[str]) -> Answer:
    """The answer, with a warning where a line of it is a guess. Of the images that are `here` the engine knows more."""
    return answer._replace(suggestions=tuple(_told(it, answer.request, store, here) for it in answer.suggestions))


def _told(it: Suggestion, request: str, store: Store, here: Collection[str]) -> Suggestion:
    same = SAME.search(it.command)
    if same is None or it.warning or len(re.findall(rf"\b{same['port']}\b", request)) != 1:
        return it
    image = image_of(it.command, store)
    if not image or image.isupper() or {image, f"{image}:latest"} & set(here):
        return it
    known = index_of(store).data["images"].get(image.split("@")[0].rpartition("/")[2].split(":")[0])
    if ports_of(known, image.split("@")[0]):
        return it
    port = same["port"]
    says = f"{ASSUMED} to be {port} as well, since none was told: -p {port}:PORT where {image} listens on another"
    return it._replace(warning=says)


def image_of(command: str, store: Store) -> str:
    """The image that the line makes a container of; "" where there is none, or several."""
    found = [it for it in invocations(command, store) if it.command.path in RUNS and it.arguments]
    return found[0].arguments[0].value if len(found) == 1 else ""
