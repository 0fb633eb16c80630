"""Requests that may mean several things: the one short question and its choices."""

from typing import Any

from dsh.request.build import Built
from dsh.request.reading import Reading


def question_for(reading: Reading, found: list[Built], index: dict[str, Any]) -> tuple[str, list[str]] | None:
    """The question for a request that says too little, with the command lines to choose from; None where it is clear."""
    said = frozenset(w.sense or w.low for w in reading.words if w.sense[:1] not in ("p", "f"))
    if not said:
        return None
    if not reading.names and not reading.values:
        for senses, question, choices in index["ambiguous"]:
            if any(frozenset(s) == said for s in senses):
                return question, list(choices)
    return _container_or_image(reading, found)


def _container_or_image(reading: Reading, found: list[Built]) -> tuple[str, list[str]] | None:
    """ "remove nginx": the container of that name or the image?"""
    if len(reading.names) != 1 or not found:
        return None
    name = reading.names[0]
    if name.kind != "image" or name.object or ":" in name.texts[0] or "/" in name.texts[0]:
        return None
    if found[0].path != "docker container rm" or any(w.sense[:2] == "n." for w in reading.words):
        return None
    names = " ".join(name.texts)
    return f"Remove the container {names} or the image {names}?", [f"docker rm {names}", f"docker rmi {names}"]
