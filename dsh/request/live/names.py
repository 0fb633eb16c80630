"""The answer where names in a request are matched with the objects there are."""

from dsh.knowledge.store import Store
from dsh.request.decision import plain_answer
from dsh.request.live.objects import Live, as_called, choices, kinds_of, tags_of
from dsh.request.phrasebook import index_of
from dsh.request.reading import Reading
from dsh.request.retelling import read
from dsh.request.suggestion import Answer
from dsh.request.variants import MOST

BOTH = (
    "docker stop ",
    "docker restart ",
    "docker start ",
    "docker logs ",
    "docker kill ",
    "docker pause ",
    "docker unpause ",
)

OF_KIND = {
    "container": ("docker rm ", "docker restart ", "docker start ", "docker update ", "docker exec ", "docker attach "),
    "image": ("docker rmi ", "docker pull "),
    "volume": ("docker volume ",),
    "network": ("docker network rm ",),
    "service": ("docker compose ",),
}


def with_names(request: str, store: Store, live: Live) -> Answer:
    """The answer with the objects' own names; a question where several fit."""
    index = index_of(store)
    reading = read(request, index)
    for choice in choices(reading, live):
        texts = [_put(reading, choice.said, name) for name in choice.names[:MOST]]
        service = choice.said in live.services and reading.names[0].object != "container"
        if service and len(texts) == 1:
            own = plain_answer(request, store)
            if own.outcome == "match" and own.suggestions[0].command.startswith("docker compose "):
                return own  # it is the service that is spoken of
        if len(texts) == 1 and not service:
            return (
                with_names(texts[0], store, live)._replace(request=request)
                if texts[0] != request
                else plain_answer(request, store)
            )
        found = [a for a in (plain_answer(t, store) for t in texts) if a.outcome == "match"]
        if found:
            firsts = tuple(a.suggestions[0]._replace(score=0.5) for a in found)
            if service:
                own = plain_answer(request, store)
                firsts += _both(own, choice.said).suggestions[1:] if own.suggestions else ()
            return Answer(request, "ambiguous", firsts, f"Which {choice.said}: {', '.join(choice.names)}?")
    got = plain_answer(request, store)
    if (
        got.outcome == "match"
        and len(reading.names) == 1
        and not reading.names[0].object
        and len(reading.names[0].texts) == 1
    ):
        name = as_called(reading.names[0], live)
        if {"container", "service"} <= set(kinds_of(name, live)) and got.suggestions[0].command.startswith(BOTH):
            return _both(got, name)
    if got.outcome == "ambiguous" and len(reading.names) == 1 and not reading.names[0].object:
        return _settled(got, as_called(reading.names[0], live), live)
    return got


def _put(reading: Reading, said: str, name: str) -> str:
    """The request with an object's own name in the place of what was said of it."""
    at = next(n for n in reading.names if n.texts[0] == said)
    first, last = reading.words[at.first], reading.words[at.last - 1]
    after = reading.words[at.last] if at.last < len(reading.words) else None
    end = after.end if after is not None and after.low == "one" else last.end
    return f"{reading.text[: first.start]}{name}{reading.text[end:]}"


def _both(got: Answer, name: str) -> Answer:
    """A name that a container and a compose service have: which is meant?"""
    first = got.suggestions[0]
    action = first.command.split()[1]
    other = first._replace(
        command=first.command.replace(f"docker {action} ", f"docker compose {action} ", 1), score=0.5
    )
    return Answer(
        got.request, "ambiguous", (first._replace(score=0.5), other), f"The container {name} or the compose service?"
    )


def _settled(got: Answer, name: str, live: Live) -> Answer:
    """A question about what a name is, answered by what there is."""
    kinds, tags = kinds_of(name, live), tags_of(name, live)
    kept = tuple(s for s in got.suggestions if any(s.command.startswith(p) for k in kinds for p in OF_KIND[k]))
    if len(kept) == 1:
        tag = tags[0] if kinds == ("image",) and len(tags) == 1 and name not in live.images else name
        return Answer(
            got.request, "match", (kept[0]._replace(command=kept[0].command.replace(f" {name}", f" {tag}"), score=0.9),)
        )
    return got._replace(suggestions=kept) if kept else got
