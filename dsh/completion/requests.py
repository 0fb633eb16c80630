"""Requests in plain words that can be typed on from here: those of knowledge/values/starters.yaml, with live names."""

from collections.abc import Iterator

from dsh.completion.live import Live
from dsh.completion.match import NO, fit
from dsh.knowledge.store import Store

EACH = 4  # live names that one phrase is filled with
MOST = 12


def requests(typed: str, store: Store, live: Live) -> list[tuple[str, str]]:
    """(request, the command it comes to), best first."""
    wanted = typed.lower()
    found = []
    kinds = _names(live)
    for phrase, command in (store.values("starters") or {}).items():
        for text, line in _filled(phrase, command, kinds):
            rank = _rank(wanted, text)
            if rank < NO:
                found.append((rank, text, line))
    found.sort(key=lambda item: item[0])
    return [(text, line) for _, text, line in found[:MOST]]


def _rank(wanted: str, text: str) -> int:
    """Begins with it; or has all of its words, in order, at the beginnings of words."""
    low = text.lower()
    if low.startswith(wanted):
        return 0 if low != wanted else NO
    words, at = low.split(), 0
    typed = wanted.split()
    if len(typed) < 2 and len(wanted) < 3:
        return NO
    for part in typed:
        while at < len(words) and not words[at].startswith(part):
            at += 1
        if at == len(words):
            return NO
        at += 1
    return 3 if typed and words[0].startswith(typed[0]) else 5


def _names(live: Live) -> dict[str, list[str]]:
    """What each slot of a phrase can be filled with."""
    running = [c.name for c in live.containers if c.running]
    stopped = [c.name for c in live.containers if not c.running]
    kinds = {
        "{running}": running,
        "{stopped}": stopped,
        "{container}": running + stopped,
        "{image}": [i.name.removesuffix(":latest") for i in live.images],
        "{network}": [n.name for n in live.networks if n.name not in ("bridge", "host", "none")],
        "{volume}": [v.name for v in live.volumes],
    }
    return {slot: names[:EACH] for slot, names in kinds.items()}


def _filled(phrase: str, command: str, kinds: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """The phrase and its command once for each way to fill the slots."""
    slot = next((slot for slot in kinds if slot in phrase), None)
    if slot is None:
        yield phrase, command
        return
    for name in kinds[slot]:
        yield from _filled(phrase.replace(slot, name), command.replace(slot, name), kinds)


def names(prefix: str, live: Live) -> Iterator[tuple[str, str, str]]:
    """Live names for the last word of a request: (name, group, meaning)."""
    from dsh.completion.values import said_container, said_image

    if not prefix:
        return
    for container in live.containers:
        if fit(prefix, container.name) < 2:
            yield container.name, "container", said_container(container)
    for image in live.images:
        if fit(prefix, image.name) < 2:
            yield image.name, "image", said_image(image, live.now)
    for network in live.networks:
        if fit(prefix, network.name) < 2:
            yield network.name, "network", f"{network.driver} network"
    for volume in live.volumes:
        if fit(prefix, volume.name) < 2:
            yield volume.name, "volume", f"{volume.driver} volume"
