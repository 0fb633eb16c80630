"""Containers there are of which is said what they are, and not how they are called: "the nginx on 8081".

described(request, live, data) -> the request with their names in the place of that
by_a_part(request, live, index) -> the request with the whole name of which a part was said: "restart survival"

One that is described must be the only one that fits; of several ("both python leftovers") as many must fit as are
spoken of. The words are those of knowledge/requests/described.yaml.
"""

from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.request.live.objects import Live, LiveContainer, kinds_of, with_part
from dsh.request.phrasebook import Index
from dsh.typed import Any

WORD = regex(r"[^\s,;!?()]+|[,;]")
PORT = regex(r"(?:localhost:|:)?(\d{2,5})")
APART = regex(r"[/_.:-]")
LEAST, LONG = 3, 4  # letters of a word that is a part of a name


class Description(NamedTuple):
    """What is said of a container: `end` is the number of the first word after it, `many` 0 where it is one."""

    end: int
    many: int
    head: str = ""
    noun: bool = False
    state: str = ""
    port: int = 0
    led: bool = False  # by what is done to nothing else


def described(request: str, live: Live, data: dict[str, Any]) -> str:
    words = list(WORD.finditer(request))
    lows = [_low(word[0]) for word in words]
    said = data["described"]
    starts = {*said["one"], *said["some"], *said["whatever"], *said["counts"]}
    at = len(lows) - 1
    while at >= 0:
        new = at > 0 and lows[at - 1] in said["made"]
        it = _description(lows, at, said, live) if lows[at] in starts and not new else None
        names = _names(it, live) if it is not None else ()
        if it is not None and names:
            tail = words[it.end - 1][0]
            stop = tail[len(tail.rstrip(".:")) :]
            request = f"{request[: words[at].start()]}{' and '.join(names)}{stop}{request[words[it.end - 1].end() :]}"
        at -= 1
    return request


def by_a_part(request: str, live: Live, index: Index) -> str:
    said = index.data["described"]
    words = list(WORD.finditer(request))
    lows = [_low(word[0]) for word in words]
    leads = {*said["of"], *said["done"]}
    for at in range(len(words) - 1, 0, -1):
        low = lows[at]
        before = lows[at - 2] if lows[at - 1] in said["one"] and at > 1 else lows[at - 1]
        if before not in leads or len(low) < LONG or kinds_of(low, live) or index.lexicon.sense(low):
            continue
        after = lows[at + 1] if at + 1 < len(lows) else ""
        names = with_part(low, (c.name for c in live.containers))
        if len(names) == 1 and after not in said["others"] and f" {low} " not in index.data["programs"]:
            word = words[at]
            start = word.start() + word[0].lower().find(low)
            request = f"{request[:start]}{names[0]}{request[start + len(low) :]}"
    return request


def _low(word: str) -> str:
    return word.lower().replace("’", "'").strip("\"'.:")


def _description(lows: list[str], at: int, said: dict[str, Any], live: Live) -> Description | None:
    """What is said of one container or of some from a word on; None where it is no such thing."""
    first, end = lows[at], at + 1
    count = said["counts"].get(first, 0) if first not in said["one"] else 0
    if count == 1:
        return None
    several = first in said["some"] or count > 1
    count = 2 if first == "both" else count
    state = head = ""
    while end < len(lows) and (
        lows[end] in said["aside"] or lows[end] in ("of", "the", "my") or lows[end] in said["counts"]
    ):
        if lows[end] in said["counts"] and lows[end] != "one":
            count, several = said["counts"][lows[end]], True
        end += 1
    if end < len(lows) and lows[end] in said["states"]:
        state, end = said["states"][lows[end]], end + 1
    while end < len(lows) and lows[end] in said["aside"] and lows[end] not in said["nouns"]:
        end += 1
    noun = end < len(lows) and lows[end] in said["nouns"]
    if first in said["whatever"]:
        noun = True
    elif not noun and end < len(lows) and _is_named(lows[end], live):
        head, end = lows[end], end + 1
        noun = end < len(lows) and lows[end] in said["nouns"]
    if noun and first not in said["whatever"]:
        end += 1
    if not noun and not head:
        return None
    if end < len(lows) and (lows[end] in said["others"] or PORT.fullmatch(lows[end])):
        return None
    it = Description(
        end, max(count, 1) if several else 0, head, noun, state, led=at > 0 and lows[at - 1] in said["done"]
    )
    return _more(it, lows, said)


def _more(it: Description, lows: list[str], said: dict[str, Any]) -> Description:
    """With what is said of it afterwards: "that is still running", "on port 8081", ", the stopped one"."""
    while True:
        end = it.end
        comma = end < len(lows) and lows[end] == ","
        end += comma
        begun = end
        denied = False
        while end < len(lows) and (lows[end] in said["links"] or lows[end] in said["never"]):
            denied = denied or lows[end] in said["never"]
            end += 1
        linked = end > begun and lows[begun] in said["relative"]  # "the api is stopped" says it of it
        if linked and end < len(lows) and lows[end] in said["states"] and not it.state:
            state = said["states"][lows[end]]
            end += 1
            if comma and not (end < len(lows) and lows[end] in said["nouns"]):
                return it  # "stop the api, is it running?"
            end += end < len(lows) and lows[end] in said["nouns"]
            it = it._replace(end=end, state="exited" if denied and state == "running" else "" if denied else state)
            continue
        if comma:
            return it
        led = end
        while end < len(lows) and (lows[end] in said["at"] or lows[end] in said["port"]):
            end += 1
        port = PORT.fullmatch(lows[end]) if led < end < len(lows) and not it.port else None
        if port is None:
            return it
        it = it._replace(end=end + 1, port=int(port[1]))


def _names(it: Description, live: Live) -> tuple[str, ...]:
    """The containers that it fits: the one, or as many as are spoken of; none where that is not sure."""
    if not (it.head or it.port or (it.state and not it.many)):
        return ()
    if not (it.noun or it.state or it.port or it.many or it.led):
        return ()
    found = [c for c in live.containers if _fits(c, it)]
    if it.head and not (it.state or it.port or it.many) and kinds_of(it.head, live) not in ((), ("image",)):
        return ()  # it is called so
    wanted = it.many or 1
    if it.many == 1:  # "those python containers"
        return tuple(c.name for c in found)
    return tuple(c.name for c in found) if len(found) == wanted else ()


def _fits(it: LiveContainer, of: Description) -> bool:
    if of.state and not (it.state == of.state or (of.state == "exited" and it.state == "dead")):
        return False
    if of.port and of.port not in [outer for outer, _ in it.leads]:
        return False
    return not of.head or _is_of(it, of.head) or (of.many > 0 and of.head[-1:] == "s" and _is_of(it, of.head[:-1]))


def _is_of(it: LiveContainer, head: str) -> bool:
    """Is a part of its name, or its image, called so?"""
    if it.name.lower() == head or with_part(head, (it.name,)):
        return True
    repository = it.image.lower().partition("@")[0]
    last = repository.rpartition("/")[2]
    repository = repository[: len(repository) - len(last)] + last.partition(":")[0]
    return head in (it.image.lower(), repository) or (len(head) >= LEAST and head in APART.split(repository))


def _is_named(low: str, live: Live) -> bool:
    """Is a container that is there, or the image of one, called so?"""
    forms = (low, low[:-1]) if low[-1:] == "s" else (low,)
    return len(low) > 1 and any(_is_of(c, form) for c in live.containers for form in forms if form)
