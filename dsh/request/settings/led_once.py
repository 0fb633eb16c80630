"""A port inside is led to once: "reachable at 8222 although it listens on 80" is no port 80 of the host as well."""

import re

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

BOTH = r"(?:,|,? and|,? plus| &)(?: (?:also|on|at|the|port|ports))* "


def led_once(chosen: list[FlagFound], reading: Reading) -> list[FlagFound]:
    """The flags without the port of the host that only says where another one leads."""
    told = [f for f in chosen if f.flag == "publish" and (f.value or "").count(":") == 1]
    for lone in told:
        host, _, inner = (lone.value or "").partition(":")
        leads = [f for f in told if f is not lone and (f.value or "").endswith(f":{inner}")]
        if host != inner or len(leads) != 1 or _both(reading, lone, leads[0]):
            continue
        pair = leads[0]._replace(words=tuple(sorted({*leads[0].words, *lone.words})))
        return [pair if f is leads[0] else f for f in chosen if f is not lone]
    return chosen


def _both(reading: Reading, lone: FlagFound, pair: FlagFound) -> bool:
    """Are both ports told as one list: "on ports 80 and 8080"?"""
    if not lone.words and not pair.words:
        return True  # each was told by itself
    one, other = ((f.value or "").partition(":")[0] for f in (lone, pair))
    listed = rf"\b{one}{BOTH}{other}\b|\b{other}{BOTH}{one}\b"
    return re.search(listed, reading.text) is not None
