"""Containers there are of which is said what they are, and not how they are called: "the nginx on 8081".

described(request, live, data) -> the request with their names in the place of that; and what fits several
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
ASKING = ("which", "what", "who", "since", "how", "for", "so", "and", "hey")
OWN = ("'s", "’s")
NO_OWN = frozenset(
    ("that's", "who's", "what's", "it's", "he's", "let's", "there's", "here's", "where's", "when's", "how's")
)
VERSION = regex(r"v?\d+(?:\.\d+)*")
APART = regex(r"[/_.:-]")
CONTAINERS = ("container", "containers")
LEAST, LONG = 3, 4  # letters of a word that is a part of a name
NEAR = 4  # words before what is denied of it
MOST = 12  # words of a request in which "restart nginx" is looked for


class Description(NamedTuple):
    """What is said of a container: `end` is the number of the first word after it, `many` 0 where it is one."""

    end: int
    many: int = 0
    head: str = ""
    noun: bool = False
    state: str = ""
    port: int = 0
    led: bool = False  # by what is done to nothing else, or is of it
    act: tuple[str, ...] = ()  # the states of what it is done to
    other: str = ""  # what it is called as well
    aside: tuple[str, ...] = ()  # its words, which may be a part of a name: "the old shop" is old-shop
    kind: str = ""  # "container ", where that is said
    version: str = ""  # of its image: "the web that's still on 1.25"
    firm: bool = False  # can it be nothing else?


class Several(NamedTuple):
    """What fits several containers: between which places of the request it stands, and their names."""

    start: int
    end: int
    names: tuple[str, ...]


def described(request: str, live: Live, data: dict[str, Any]) -> tuple[str, tuple[Several, ...]]:
    said = data["described"]
    starts = {*said["one"], *said["some"], *said["whatever"], *said["counts"]}
    several: list[Several] = []
    at = 0
    words = list(WORD.finditer(request))
    while at < len(words):
        lows = [_low(word[0]) for word in words]
        it = _of(lows, at, said, starts, live)
        names = _names(it, live, said) if it is not None else ()
        if it is None or not names:
            at += 1
            continue
        first, last = words[at].start(), words[it.end - 1]
        end = last.start() + len(last[0].rstrip(".:\"'"))
        end -= 2 if request[end - 2 : end] in OWN else 0
        if it.many or len(names) == 1:
            told = it.kind + " and ".join(names)
            request = f"{request[:first]}{told}{request[end:]}"
            words = list(WORD.finditer(request))
            at += len(told.split())
        else:
            if it.firm and not set(lows[max(0, at - NEAR) : at]) & set(said["against"]):
                several.append(Several(first, end, names))
            at = it.end
    return request, tuple(several)


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
    low = word.lower().replace("’", "'").strip("\"'.:")
    return low if low in NO_OWN else low.removesuffix("'s")


def _of(lows: list[str], at: int, said: dict[str, Any], starts: set[str], live: Live) -> Description | None:
    """What is said of a container from a word on, as far as what stands before it lets it be one that is there."""
    before = lows[at - 1] if at else ""
    if before in said["made"]:
        return None
    done = before in said["done"] or (before in said["again"] and "again" in lows[at:])
    act = next((tuple(said["acts"][low]) for low in reversed(lows[:at]) if low in said["acts"]), ())
    if lows[at] in starts:
        of = before in said["of"] or (before in said["about"] and (at == 1 or lows[0] in (*said["about"], *ASKING)))
        led = done or (of and not set(lows) & set(said["of_images"]))
        it = _description(lows, at + 1, lows[at], said, live)
        if it is None:
            return None
        more = _more(it, lows, said)
        return more._replace(led=led, act=act, firm=done or more.noun or more.state != "" or more.port > 0)
    asked = before in said["about"] and before != "can" and at < 4 and not set(lows) & set(said["of_images"])
    asked = asked and ":" not in lows[at]
    if not (done or asked) or len(lows) > MOST or not _is_named(lows[at], live, said):
        return None  # "restart nginx"
    it = _description(lows, at, "the", said, live)
    return None if it is None or it.head != lows[at] else _more(it, lows, said)._replace(led=True, act=act, firm=done)


def _description(lows: list[str], end: int, first: str, said: dict[str, Any], live: Live) -> Description | None:
    """What the words after the first say; None where they are about something else."""
    many = said["counts"].get(first, 0)
    if many == 1:
        return None
    several = first in said["some"] or many > 1
    many = 2 if first == "both" else many
    state = head = other = ""

    def low() -> str:
        return lows[end] if end < len(lows) else ""

    begun = end
    while low() in said["aside"] or low() in ("of", "the", "my") or (low() in said["counts"] and low() != "one"):
        if low() in said["counts"]:
            many, several = said["counts"][low()], True
        end += 1
    if low() in said["states"]:
        state, end = said["states"][low()], end + 1
    while low() in said["aside"]:
        end += 1
    noun = low() in said["nouns"] or first in said["whatever"]
    if noun:
        end += first not in said["whatever"]
    elif low() not in said["others"] and _is_named(low(), live, said):
        head, end = low(), end + 1
        if low() not in said["nouns"] and _is_named(low(), live, said):
            other, end = low(), end + 1  # "the test intranet" is intranet-test
        noun = low() in said["nouns"]
        end += noun
    if first == "both" and not noun and low() in ("and", ","):
        return None  # "both nginx and redis"
    if (not noun and not head) or low() in said["others"] or PORT.fullmatch(low()):
        return None
    if head and not noun and set(lows[end + 1 : end + 2]) & {"volume", "volumes", "network", "networks"}:
        return None  # "the postgres data volume"
    if noun and lows[end - 1] in CONTAINERS and first not in said["whatever"] and _may_be_name(low(), said):
        return None  # "the running container web": it is named, whether it is there or not
    if noun and not several and lows[end - 1][-1:] == "s" and first not in said["whatever"]:
        if not (head and state):
            return None  # "the other stopped containers": those are chosen by a filter
        several = True
    kind = "container " if noun and lows[end - 1] in CONTAINERS else ""
    return Description(
        end, max(many, 1) if several else 0, head, noun, state, kind=kind, other=other, aside=tuple(lows[begun:end])
    )


def _may_be_name(low: str, said: dict[str, Any]) -> bool:
    """Can a word after "container" be its name? Not one that goes on with what is said of it, or with the wish."""
    known = ("links", "at", "never", "states", "of", "aside", "goes_on")
    return low != "" and low.strip(",;") != "" and not any(low in said[kind] for kind in known)


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
            version = VERSION.fullmatch(lows[end]) if led < end < len(lows) and linked and not it.version else None
            if version is None:
                return it
            it = it._replace(end=end + 1, version=lows[end])
            continue
        it = it._replace(end=end + 1, port=int(port[1]))


def _names(it: Description, live: Live, said: dict[str, Any]) -> tuple[str, ...]:
    """The containers that it fits; none where it says too little, or as many as it speaks of are not there."""
    if not (it.head or it.port or (it.state and not it.many) or (it.noun and it.many > 1)):
        return ()
    if not (it.noun or it.state or it.port or it.many or it.led or it.version or it.other):
        return ()
    apart = [c for c in live.containers if it.head and _fits(c, it, said) and it.head != c.name.lower()]
    apart = [c for c in apart if any(part in it.aside and part != it.head for part in APART.split(c.name.lower()))]
    if len(apart) == 1 and not it.many:
        return (apart[0].name,)
    if it.head and not (it.other or it.state or it.port or it.many) and kinds_of(it.head, live) not in ((), ("image",)):
        return ()  # it is called so
    found = [c for c in live.containers if _fits(c, it, said)]
    if it.many:
        return tuple(c.name for c in found) if it.many in (1, len(found)) else ()
    able = [c for c in found if c.state in it.act] if it.act and len(found) > 1 and not it.state else []
    return tuple(c.name for c in able or found)


def _fits(it: LiveContainer, of: Description, said: dict[str, Any]) -> bool:
    if of.state and not (it.state == of.state or (of.state == "exited" and it.state == "dead")):
        return False
    if of.port and of.port not in [outer for outer, _ in it.leads]:
        return False
    if of.version and not it.image.rpartition(":")[2].lower().startswith(of.version):
        return False
    singular = of.other[:-1] if of.many and of.other[-1:] == "s" else of.other
    if of.other and not (is_of(it, of.other, said) or is_of(it, singular, said)):
        return False
    plural = of.head[:-1] if of.many and of.head[-1:] == "s" else ""
    return not of.head or is_of(it, of.head, said) or (plural != "" and is_of(it, plural, said))


def is_of(it: LiveContainer, head: str, said: dict[str, Any]) -> bool:
    """Is a part of its name, or its image, called so, or does its image do what that says?"""
    if it.name.lower() == head or with_part(head, (it.name,)):
        return True
    if len(head) > LONG + 2 and head.endswith("ing") and with_part(head[:-3], (it.name,)):
        return True  # "the training" is train-1
    repository = it.image.lower().partition("@")[0]
    last = repository.rpartition("/")[2]
    repository = repository[: len(repository) - len(last)] + last.partition(":")[0]
    if head in (it.image.lower(), repository) or repository.rpartition("/")[2] in said["roles"].get(head, ()):
        return True
    return len(head) >= LEAST and head in APART.split(repository)


def _is_named(low: str, live: Live, said: dict[str, Any]) -> bool:
    """Is a container that is there, or the image of one, called so?"""
    forms = (low, low[:-1]) if low[-1:] == "s" else (low,)
    return len(low) > 1 and any(is_of(c, form, said) for c in live.containers for form in forms if form)
