"""Ports, mounts and environment values that stand in the text without a phrase of their own."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading
from dsh.request.settings.reachable import bound_here, only_here, said_here
from dsh.typed import Any

TO = ("to", "into", "onto", "as", "at", "->", "=>", "in", "inside")
MAPPING = (
    "map",
    "forward",
    "bound",
    "bind",
    "publish",
    "expos",
    "link",
    "route",
    "redirect",
    "point",
    "available",
    "reach",
    "tunnel",
)
ANY = ("random", "any", "free", "ephemeral", "arbitrary", "unused", "whatever")
THROUGH = ("to", "through", "thru", "until", "till", "up to", "-", "bis")
HOST, CONTAINER = "host", "container"
STRONG = ("to", "into", "onto", "as", "->", "=>", "=", "towards", "toward")
WEAK = ("on", "at", "in", "inside", "from", "via", "through")
HOSTS = (
    "host", "machine", "local", "localhost", "laptop", "computer", "outside", "external", "externally", "pc", "server",
    "public", "publicly", "outer",
)  # fmt: skip
INNER = ("inside", "internal", "internally", "within", "inner")
OWNERS = ("user", "uid", "uid:gid", "owner", "core", "cores", "cpu", "cpus", "gid", "gpu", "gpus")
UNITS = ("cpu", "core", "line", "replica", "cop", "process", "pid", "time", "retr")
APPEARS = ("published", "exposed", "available", "visible", "seen", "reachable", "accessible", "shown", "appear")
SHOWN = ("seen", "visible", "shown", "appear", "appears", "listens", "listening", "served", "runs", "answers", "mine")
OWN = ("default", "usual", "standard", "normal", "well-known")
SAYING = ("expos", "publish", "listen", "reach", "forward")
SAYS_IT = ("is", "be", "should", "as", "to", "of", "=", ":")
REVERSED = ("on", "from", "via", "through")
LEADS = (
    "leads",
    "leading",
    "lead",
    "goes",
    "going",
    "go",
    "points",
    "pointing",
    "ends",
    "ending",
    "arrives",
    "only",
    "just",
)


def ports_of(known: list[Any] | None, image: str) -> list[int]:
    """Where a well-known image listens, in the kind of its tag: php:8.3-apache on 80, php on none."""
    if known is None:
        return []
    kinds = image.partition(":")[2].split("-")
    return next((ports for word, ports in known[8].items() if word in kinds), list(known[0]))


def ports(reading: Reading, image_ports: list[int]) -> list[FlagFound]:
    """--publish for every port or pair of ports in the text; a lone port goes to the image's well-known one."""
    out: list[FlagFound] = []
    used: set[int] = set()
    for at, value in sorted(reading.values.items()):
        if at in used or value.kind not in ("ports", "port", "number", "address"):
            continue
        if (at and reading.words[at - 1].low in OWNERS) or _is_small(reading, at) or _stays_inside(reading, at):
            continue
        if _is_secret(reading, at):
            continue
        if value.kind == "address":
            inner, words = _inside(reading, at, image_ports)
            text = f"{value.text}:{inner or value.text.rpartition(':')[2]}"
            used.update(words)
            out.append(FlagFound("publish", text, (*_port_words(reading, at), at, *words), None))
            continue
        if value.kind == "ports" or (value.kind == "port" and "-" in value.text and "/" not in value.text):
            text = value.text if value.kind == "ports" else f"{value.text}:{value.text}"
            out.append(FlagFound("publish", text, (*_port_words(reading, at), at), None))
            continue
        loose = _any_port(reading, at)
        if loose:
            out.append(FlagFound("publish", value.text, (*loose, at), None))
            continue
        pair = _range(reading, at) or _pair(reading, at)
        protocol, beside = _protocol(reading, at)
        if pair is not None:
            text, words = pair
            used.update(words)
            words = tuple(sorted({*words, *_port_words(reading, at), *beside}))
            out.append(FlagFound("publish", text + protocol, words, None))
            continue
        words_near = (*_port_words(reading, at), *beside)
        bare = (
            (bool(image_ports) or (value.text.isdigit() and 1000 < int(value.text) < 65536))
            and at > 0
            and reading.words[at - 1].low in ("on", "at")
            and value.kind == "number"
            and float(value.text) >= 20
        ) or (value.kind == "number" and value.text.isdigit() and int(value.text) in image_ports)
        if (words_near and _says_port(reading, words_near)) or value.kind == "port" or bare:
            inner = (
                value.text
                if not image_ports or int(float(value.text.split("/")[0])) in image_ports
                else str(image_ports[0])
            )
            host = value.text.split("/")[0]
            inner = value.text if value.kind == "port" else inner
            out.append(FlagFound("publish", f"{host}:{inner}{protocol}", (*words_near, at), None))
            used.add(at)
            out += _more(reading, at, used)
    if not out:
        for at, value in reading.values.items():
            port = _of_address(value.text) if value.kind in ("url", "host") else ""
            if port:
                out = [FlagFound("publish", f"{port}:{image_ports[0] if image_ports else port}", (at,), None)]
    if not out and image_ports:
        own = [n for n, w in enumerate(reading.words[:-1]) if w.low in OWN and "port" in reading.words[n + 1].low]
        out = [FlagFound("publish", f"{image_ports[0]}:{image_ports[0]}", (n, n + 1), None) for n in own[:1]]
    if not out and image_ports and (kept := only_here(reading)):
        out = [FlagFound("publish", f"127.0.0.1:{image_ports[0]}:{image_ports[0]}", kept, None)]
    return bound_here(out, reading)


def _any_port(reading: Reading, at: int) -> tuple[int, ...]:
    """ "some random free port to 3000": docker chooses the port of the host. The words that say it."""
    words = reading.words
    said = [n for n in range(max(0, at - 9), at) if words[n].low in ANY]
    ports = [n for n in range(max(0, at - 7), at) if "port" in words[n].low]
    if not said or not ports or said[0] > ports[-1] or any(n in reading.values for n in range(said[0], at)):
        return ()
    led = words[at - 1].low in (*STRONG, "port") and any(words[n].low in STRONG for n in range(ports[0], at))
    return tuple(range(said[0], at)) if led and float(reading.values[at].text.split("/")[0]) > 19 else ()


def _range(reading: Reading, at: int) -> tuple[str, tuple[int, ...]] | None:
    """ "ports 7000 to 7010" are eleven ports; "port 8080 to 80" is one."""
    words = reading.words
    led = at and words[at - 1].low == "ports" and at + 2 < len(words) and words[at + 1].low in THROUGH
    last = reading.values.get(at + 2)
    if not led or last is None or last.kind != "number" or not reading.values[at].text.isdigit():
        return None
    first, end = int(reading.values[at].text), int(float(last.text))
    if not 0 < end - first < 1000 or (words[at + 1].low in STRONG and first < 1000):
        return None
    return f"{first}-{end}:{first}-{end}", (at, at + 1, at + 2)


def _stays_inside(reading: Reading, at: int) -> bool:
    """ "expose port 9000 without publishing it": nothing is opened outside."""
    words = reading.words
    exposed = any(w.low.startswith("expos") for w in words[max(0, at - 3) : at])
    after = words[at + 1 : at + 5]
    return exposed and any(
        w.low in ("without", "not", "no") and any(v.low.startswith("publish") for v in after[n:])
        for n, w in enumerate(after)
    )


def _is_secret(reading: Reading, at: int) -> bool:
    """ "with password 12345": a number, and no port."""
    before = at - 1
    while before > 0 and reading.words[before].low in SAYS_IT:
        before -= 1
    return before >= 0 and reading.words[before].sense == "w.password"


def _is_small(reading: Reading, at: int) -> bool:
    """A number in a word: "two", rather than "eighty" or "nine thousand"."""
    return reading.words[at].low.isalpha() and float(reading.values[at].text) < 100


def _of_address(text: str) -> str:
    """The port of an address of this machine: 8081 of http://localhost:8081."""
    host, _, rest = text.rpartition("//")[2].partition(":")
    port = rest.split("/")[0]
    return port if host in ("localhost", "127.0.0.1", "0.0.0.0") and port.isdigit() else ""


def _inside(reading: Reading, at: int, image_ports: list[int]) -> tuple[str, tuple[int, ...]]:
    """The port inside for an address outside: "127.0.0.1:8080 to 80"; else the image's own."""
    nxt = at + 1
    while nxt < len(reading.words) and (reading.words[nxt].low in (*TO, "port") or reading.words[nxt].sense[:1] == "f"):
        nxt += 1
    value = reading.values.get(nxt)
    if nxt > at + 1 and value is not None and value.kind in ("number", "port"):
        return value.text, tuple(range(at + 1, nxt + 1))
    return (str(image_ports[0]) if image_ports else ""), ()


def _protocol(reading: Reading, at: int) -> tuple[str, tuple[int, ...]]:
    """/udp where that is said beside the port."""
    for n in (at + 1, at - 1, at - 2):
        if 0 <= n < len(reading.words) and reading.words[n].low in ("udp", "tcp"):
            return (f"/{reading.words[n].low}" if reading.words[n].low == "udp" else ""), (n,)
    return "", ()


def _more(reading: Reading, at: int, used: set[int]) -> list[FlagFound]:
    """ "ports 80 and 443": the numbers that follow are ports too."""
    out = []
    nxt = at + 1
    while nxt < len(reading.words) and (reading.words[nxt].low in ("and", "&", "plus")):
        nxt += 1
    numbered = nxt < len(reading.words) and nxt in reading.values and reading.values[nxt].kind == "number"
    if numbered and (nxt > at + 1 or reading.words[at].comma):
        text = reading.values[nxt].text
        unit = reading.words[nxt + 1].low if nxt + 1 < len(reading.words) else ""
        if int(float(text)) > 19 and not unit.startswith(("cpu", "core", "line", "replica")):
            used.add(nxt)
            out.append(FlagFound("publish", f"{text}:{text}", (nxt,), None))
            out += _more(reading, nxt, used)
    return out


def _says_port(reading: Reading, words: tuple[int, ...]) -> bool:
    return any(
        reading.words[w].sense in ("n.ports", "w.port", "w.localhost")
        or "port" in reading.words[w].low
        or reading.words[w].low in ("udp", "tcp")
        or reading.words[w].low.startswith(SAYING)
        for w in words
    )


def _port_words(reading: Reading, at: int) -> tuple[int, ...]:
    """The words around a number that say that it is a port."""
    out = []
    before = at - 1
    while before >= 0 and before >= at - 4:
        word = reading.words[before]
        if word.sense in ("n.ports",) or word.low in (
            "port",
            "ports",
            "localhost",
            "publish",
            "publishing",
            "map",
            "mapping",
            "expose",
            "exposing",
            "exposed",
            "mapped",
            "published",
            "listening",
            "forward",
            "forwarding",
            "bind",
            "binding",
            "reachable",
            "available",
            "accessible",
            "serve",
            "listen",
            "listens",
            "publishes",
            "exposes",
            "forwarded",
            "bound",
            "open",
            "hears",
        ):
            out.append(before)
        elif word.sense[:1] not in ("p", "f"):
            break
        before -= 1
    for after in (at + 1, at + 2):
        if after >= len(reading.words) or reading.words[after].low not in (
            "port",
            "ports",
            "open",
            "exposed",
            "published",
        ):
            continue
        if after == at + 1 or at + 1 in out or reading.words[after - 1].low in ("is", "to", "be"):
            out.append(after)
    return tuple(out)


def _pair(reading: Reading, at: int) -> tuple[str, tuple[int, ...]] | None:
    """ "8080 to 80", "port 8080 of the host to port 80 in the container", "80 on 8080", "8080 outside, 80 inside"."""
    words, end = reading.words, min(len(reading.words), at + 10)
    nxt = next((n for n in range(at + 1, end) if n in reading.values), None)
    if nxt is None or reading.values[nxt].kind not in ("number", "port") or _is_secret(reading, nxt):
        return None
    unit = words[nxt + 1].low if nxt + 1 < len(words) else ""
    if unit.startswith(UNITS) or not all(_is_between(reading, n) for n in range(at + 1, nxt)):
        return None
    between = range(at + 1, nxt)
    link = next((n for n in reversed(between) if words[n].low in STRONG), None)
    weak = next((n for n in reversed(between) if words[n].low.split()[0] in WEAK), None)
    parted = next((n + 1 for n in range(at, nxt) if words[n].comma or words[n].low == "and"), None)
    gap = reading.text[words[at].end : words[nxt].start]
    if link is None and any(arrow in gap for arrow in ("->", "=>", "→", "=")):
        link = at + 1 if at + 1 < nxt else None
        weak = None
        if link is None:
            return f"{reading.values[at].text}:{reading.values[nxt].text}", (at, nxt)
    middle = link if link is not None else parted if parted is not None else weak
    if middle is None and not _side(reading, at + 1, nxt):
        return None
    first_side = _side(reading, at + 1, middle if middle is not None else nxt) or _leading_side(reading, at)
    second_side = _side(reading, middle if middle is not None else nxt, nxt) or _side_after(reading, nxt)
    if link is None and (weak is None or parted is not None) and {first_side, second_side} != {HOST, CONTAINER}:
        return None
    first, second = reading.values[at].text, reading.values[nxt].text
    by_link = link is None and words[weak or 0].low.split()[0] in REVERSED and second_side != CONTAINER
    shown = link is not None and words[link].low in ("as", "on", "at") and words[link - 1].low.startswith(APPEARS)
    turned = (
        (shown and not first_side and not second_side)
        or first_side == CONTAINER
        or second_side == HOST
        or (by_link and first_side != HOST)
    )
    host, inner = (second, first) if turned else (first, second)
    return f"{host.split('/')[0]}:{inner}", tuple(range(at, nxt + 1))


def _is_between(reading: Reading, at: int) -> bool:
    """May the word stand between the two ports of a pair?"""
    word = reading.words[at]
    return (
        word.sense[:1] in ("p", "f")
        or word.low in (*STRONG, *WEAK, *HOSTS, *SHOWN, *LEADS)
        or word.low.split()[-1] in HOSTS
        or "port" in word.low
        or word.sense in ("n.container", "n.ports", "v.connect", "n.image", "w.localhost")
        or word.low.startswith(MAPPING)
        or any(at in n.indexes for n in reading.names if n.kind == "image" or n.object == "image")
    )


def _side(reading: Reading, first: int, last: int) -> str:
    """Which side the words between say: that of the host, or that of the container; "" where neither."""
    for n in range(first, last):
        low = reading.words[n].low
        if low.split()[-1] in HOSTS:
            return HOST
        if reading.words[n].sense == "n.container" or low in INNER:
            return CONTAINER
    return ""


def _leading_side(reading: Reading, at: int) -> str:
    """The side told before a port: "host port 8080", "from port 80 of ..."."""
    for n in range(at - 1, max(-1, at - 4), -1):
        word = reading.words[n]
        port = "port" in reading.words[n + 1].low
        if n in reading.values or word.comma:
            return ""
        if word.low.split()[-1] in HOSTS and (port or word.low not in ("host", "local")):
            return HOST
        if (word.sense == "n.container" or word.low in INNER) and (port or "port" in word.low):
            return CONTAINER
    return ""


def _side_after(reading: Reading, at: int) -> str:
    """The side told after the second port, or after that of the next pair: "80 to 8080 and 443 to 8443 on host"."""
    words, kept = reading.words, said_here(reading)
    for n in range(at + 1, min(len(words), at + 5)):
        if n in kept:
            return ""
        found = _side(reading, n, n + 1)
        if found:
            ends = words[n].low in INNER or words[n].low not in ("container",) or words[n - 1].sense[:1] in ("p", "f")
            return found if ends else ""
        if n in reading.values:
            break
        if words[n - 1].comma or (words[n].sense[:1] not in ("p", "f") and "port" not in words[n].low):
            return ""
    pair = [n for n in range(at + 1, min(len(words), at + 7)) if n in reading.values]
    if (
        len(pair) == 2
        and words[at + 1].low in ("and", "plus")
        and all(words[n].low in (*STRONG, "and", "plus", "port") or n in pair for n in range(at + 1, pair[1]))
    ):
        return _side_after(reading, pair[1])
    return ""
