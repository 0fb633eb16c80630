"""Linux capabilities: NET_ADMIN, CAP_NET_ADMIN, net_admin, ALL."""

from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, explained, offer, whole
from dsh.knowledge.entries import Flag

name = "capability"
pieces = whole


def parse(text: str, /) -> str:
    """As the engine keeps it: CAP_NET_ADMIN, ALL."""
    word = text.upper()
    if word.removeprefix("CAP_") not in meanings("capabilities") or word == "CAP_ALL":
        full = word if word.startswith("CAP_") else f"CAP_{word}"
        raise BadValue(
            f"{text!r} is not a capability of Linux", f'invalid CapAdd: unknown capability: "{full}"', "engine"
        )
    return word if word == "ALL" or word.startswith("CAP_") else f"CAP_{word}"


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, lambda word: f"the right to {_meaning(word)}" if word != "ALL" else _meaning(word), text)


def _meaning(word: str) -> str:
    return meanings("capabilities").get(word.removeprefix("CAP_"), "")


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    known, low = meanings("capabilities"), prefix.upper()
    if low.startswith("CAP_"):
        return offer({f"CAP_{word}": meaning for word, meaning in known.items() if word != "ALL"}, low)
    return offer(known, low)
