"""A page fetched from inside a container with a program that is there: "get http://db:8080 from web with curl"."""

from dsh.request.line import Whole, quote
from dsh.request.reading import Reading

PROGRAMS = {"wget": "wget -qO-", "curl": "curl"}
WITHIN = ("from", "in", "inside", "within", "out of", "of", "on")
BETWEEN = ("the", "container", "inside", "within", "my", "called", "named", "of", "a")
MORE = ("v.run", "v.create", "v.start", "v.exec", "v.build", "v.health", "n.health", "n.healthcheck", "n.dockerfile")
TALK = frozenset(
    ["fetch", "get", "download", "open", "load", "read", "retrieve", "request", "call", "use", "using", "with", "page",
     "site", "url", "address", "website", "test", "try", "see", "show", "grab", "pull", "from", "in", "inside", "to",
     "within", "container", "content", "contents", "and", "of", "homepage", "by", "via", "let", "curl", "wget", "on",
     "visit", "web", "start", "reach", "ask", "out of", "through", "that", "it", "look at", "program", "tool"]
)  # fmt: skip


def line(reading: Reading) -> Whole | None:
    """An image of that name is not what is asked for where an address says what to fetch."""
    words = reading.words
    urls = [v for v in reading.values.values() if v.kind == "url"]
    at = next((n for n, w in enumerate(words) if w.low in PROGRAMS and not w.quoted), None)
    if at is None or len(urls) != 1 or reading.mood == "idea" or any(w.sense in MORE for w in words):
        return None
    if any(v.kind == "quoted" and " " in v.text for v in reading.values.values()) or reading.off:
        return None
    url = urls[0]
    place = _place(reading, at, url.first)
    if place is None and (at == 0 or "//localhost" in url.text or "//127." in url.text):
        return None  # a line for one's own shell
    flags = [n for n, w in enumerate(words) if n > at and w.text[:1] == "-" and len(w.text) > 1]
    program = " ".join([words[at].low, *(words[n].text for n in flags)]) if flags else PROGRAMS[words[at].low]
    name = words[place].text if place is not None else "CONTAINER"
    used = {at, *flags, *range(url.first, url.last), *([place] if place is not None else [])}
    said = {n for n, w in enumerate(words) if set(w.low.split()) <= TALK}
    return Whole(
        f"docker exec {quote(name)} {program} {quote(url.text)}",
        frozenset(used | said),
        "Fetches an address from inside a container, with a program that is in it",
    )


def _place(reading: Reading, program: int, url: int) -> int | None:
    """The word of the container: what "from", "in" or "inside" leads to."""
    words = reading.words
    for at, word in enumerate(words[:-1]):
        if word.low not in WITHIN:
            continue
        one = at + 1
        while one < len(words) and words[one].low in BETWEEN:
            one += 1
        value = reading.values.get(one)
        free = one < len(words) and one not in (program, url) and (value is None or value.kind == "quoted")
        if free and words[one].sense[:1] not in ("p", "f") and words[one].low not in ("container", "here", "there"):
            return one
    return None
