"""Who may reach a published port: everybody, or this machine alone?"""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

SIGNS = (  # without one of which nothing says who may reach a port
    "only", "just", "solely", "exclusively", "alone", "local", "loopback", "127.", "private", "nobody", "no one",
    "noone", "not ", "n't", "never", "without", "from", "closed", "shut", "else", "purely", "strictly", "unreachable",
    "inaccessible", "invisible", "to others",
)  # fmt: skip
REACHED = (
    "reach", "accessible", "port", "available", "visible", "127.0.0.1", "localhost", "expose", "publish", "listen",
)  # fmt: skip
LOCAL = ("localhost", "locally", "127.0.0.1", "loopback", "loopback interface")
MACHINES = ("machine", "computer", "laptop", "pc", "mac", "box", "host", "system")
OTHERS = (
    "outside",
    "else",
    "others",
    "elsewhere",
    "outsiders",
    "strangers",
    "lan",
    "world",
    "computers",
    "machines",
    "people",
    "devices",
)


def bound_here(out: list[FlagFound], reading: Reading) -> list[FlagFound]:
    """The ports with the address of this machine, where no other may reach them."""
    if not any(f.value and f.value.count(":") == 1 for f in out):
        return out
    spoken = said_here(reading) or _told_here(reading)
    if not spoken:
        return out
    here = "[::1]" if any(w.low in ("ipv6", "::1", "[::1]") for w in reading.words) else "127.0.0.1"
    home = [f._replace(value=f"{here}:{f.value}") if (f.value or "").count(":") == 1 else f for f in out]
    return [home[0]._replace(words=tuple(sorted({*home[0].words, *spoken}))), *home[1:]]


def said_here(reading: Reading) -> tuple[int, ...]:
    """The words that plainly say it, () where none does."""
    low = reading.text.lower()
    if not any(sign in low for sign in SIGNS):
        return ()
    from dsh.request.settings.kept_here import kept_here  # few requests say it: it is no part of the start

    return kept_here(reading)


def only_here(reading: Reading) -> tuple[int, ...]:
    """The words that say that it is to be reached, and from this machine alone: "only reachable from this computer"."""
    low = reading.text.lower()
    if not any(sign in low for sign in REACHED):
        return ()
    return said_here(reading) or _told_here(reading)


def _told_here(reading: Reading) -> tuple[int, ...]:
    """ "reachable at localhost", "nobody else in the network should reach it": told by words that stand apart."""
    here = tuple(n for n, w in enumerate(reading.words) if w.low in LOCAL)
    here += tuple(
        n
        for n, w in enumerate(reading.words)
        if n and w.low == "machine" and reading.words[n - 1].low in ("local", "own")
    )
    here += tuple(
        n for n, w in enumerate(reading.words[1:], 1) if w.low == "local" and reading.words[n - 1].low == "only"
    )
    here += tuple(n for n, w in enumerate(reading.words) if _is_machine(w.sense))
    only = tuple(n for n, w in enumerate(reading.words) if w.low in ("only", "reachable", "just", "accessible"))
    shut = _shut_out(reading)
    if not ((here and only) or shut):
        return ()
    if all(_is_machine(reading.words[n].sense) for n in here) and not shut:
        told = any(reading.words[n].low in ("only", "just") for h in here for n in range(max(0, h - 5), h))
        if here and not told:
            return ()
    around = {n for n, w in enumerate(reading.words) if w.low in ("itself", "alone", "own") and n and n - 1 in here}
    return tuple(sorted({*here, *only, *shut, *around}))


def _is_machine(sense: str) -> bool:
    """ "this computer", "my machine" as they are read."""
    return sense[:2] == "f." and sense.rpartition("-")[2].removeprefix("f.") in MACHINES


def _shut_out(reading: Reading) -> tuple[int, ...]:
    """The words that keep others away: "not from outside", "nobody else in the network should reach it"."""
    words = reading.words
    for at, word in enumerate(words):
        if word.low not in ("not", "but not", "nobody", "no", "never", "without"):
            continue
        end = next((n + 1 for n in range(at, len(words)) if words[n].comma), len(words))
        if any(words[n].low.split()[-1] in OTHERS for n in range(at + 1, min(end, at + 6))):
            return tuple(range(at, min(end, at + 10)))
    return ()
