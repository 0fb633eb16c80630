"""Ways of speaking of what there is on the engine, as knowledge/requests/ lists them.

spoken(request, index, live) -> the answer, or None; every name in it is that of an object there is
"""

import re

from dsh.patterns import compiled, regex
from dsh.request.line import quote
from dsh.request.live.objects import Live, LiveContainer, container, is_there, tags_of
from dsh.request.suggestion import Answer, Suggestion
from dsh.request.ways import SIGNS
from dsh.typed import Any

SURE = 0.9
KINDS = ("container", "image", "volume", "network", "repo", "containers")
APART = regex(r",? and |,? or |, ?| ")
OPEN = ("NEW_NAME", "COMMAND", "PATH", "FILE", "IMAGE", "NETWORK")  # what is asked for then
PLACED = regex(r"(?<!\{)\{([A-Z]+\d?)(?:\.([a-z]+))?\}(?!\})")
LEADS = (
    r"(?:(?:please|pls|now|and|then|so|but|ok|okay|can you|could you|i want to|i need to|i would like to|tell me|"
    r"docker),? )*"
)
ENDS = r"(?:,? (?:please|pls|now|then|for me|thanks))*"


def spoken(request: str, index: dict[str, Any], live: Live) -> Answer | None:
    """None leaves the request to those who read it otherwise."""
    signs = index["here_signs"]
    words = set(SIGNS.findall(request.lower()))
    named = ["a-network"] if any(name.lower() in words for name in live.networks) else []
    numbers = {n for low in (*words, *named) for n in signs.get(low, ())}
    if not numbers:
        return None
    text = " ".join(request.split()).strip(" .!?")
    for number in sorted(numbers):
        said, line, hint, says, warns, risk = index["here"][number]
        found = compiled(f"{LEADS}(?:{said}){ENDS}").fullmatch(text)
        told = found and _told(found, line or hint, live, plain=not line)
        warning = _told(found, warns, live, plain=True) if found and warns else None
        if not found or not told or (warns and not warning):
            continue
        if hint:
            return Answer(request, "none", hint=told, understood=True)
        missing = tuple(word for word in OPEN if f" {word}" in line)
        suggestion = Suggestion(told, says, risk, SURE, missing, reading=(told,), warning=warning)
        return Answer(request, "match", (suggestion,))
    return None


def _told(found: re.Match[str], template: str, live: Live, plain: bool) -> str:
    """The template with what was said in its places; "" where that is nothing that is there."""
    said = {place: text.strip("\"'") for place, text in found.groupdict().items() if text}
    here = {place: _here(place.rstrip("0123456789").lower(), text, live) for place, text in said.items()}
    if not all(here.values()):
        return ""
    whole = True

    def put(slot: re.Match[str]) -> str:
        nonlocal whole
        text = here.get(slot[1], "")
        if slot[2]:
            it = container(text, live)
            text = _known(it, slot[2]) if it is not None else ""
        whole = whole and bool(text)
        words = slot[1].startswith(("REST", "CONTAINERS"))
        return text if plain or words else quote(text)

    told = PLACED.sub(put, template)
    return told if whole else ""


def _here(kind: str, text: str, live: Live) -> str:
    """The name as it stands on the engine; a place for something else holds what was said."""
    if kind not in KINDS or (kind in KINDS[:4] and is_there(text, kind, live)):
        return text
    if kind == "containers":
        names = APART.split(text)
        return " ".join(quote(name) for name in names) if all(is_there(n, "container", live) for n in names) else ""
    if kind == "repo":
        return text if len(tags_of(text, live)) > 1 else ""
    if kind != "image":
        return ""
    tags = tags_of(text, live)
    return text if f"{text}:latest" in tags else tags[0] if len(tags) == 1 else ""


def _known(it: LiveContainer, fact: str) -> str:
    """What is known of a container; "" where nothing is."""
    own = [name for name in it.networks if name not in ("bridge", "host", "none")]
    networks = own or list(it.networks)
    facts = {
        "image": it.image,
        "state": it.state,
        "network": networks[0] if len(networks) == 1 else "",
        "networks": " and ".join(networks),
        "volume": next((name for name, _ in it.mounts if name), ""),
        "port": str(it.leads[0][0]) if it.leads else "",
        "inside": str(it.leads[0][1]) if it.leads else "",
    }
    return facts[fact]
