"""A question and then the order that leans on it, as one order: "can nginx use my machine's network directly? start one
like that", "what does date print in a debian container? run it once", "are there unused networks? remove them". How
that is said stands in knowledge/requests/asked_first.yaml.

Who only asks orders nothing, and where the question may be whether something is to go, nothing goes.
"""

import re

from dsh.knowledge.words import split
from dsh.patterns import compiled
from dsh.request.names import known_image
from dsh.request.phrasebook import Index
from dsh.request.retold.wishes import verb_of
from dsh.typed import Any

PLACED = re.compile(r"\{(\w+)\}")
SENTENCES = re.compile(r"\? +(?=[\w`\"'])")
ENDING = ("v.remove", "v.clean", "v.kill", "v.stop", "v.takedown", "v.reset")
DONE_TO_ALL = frozenset(  # and to no file or port of it
    ["v.remove", "v.kill", "v.stop", "v.start", "v.restart", "v.pause", "v.unpause", "v.pull", "v.push", "v.inspect"]
)
ORDERS = frozenset(
    ["do", "try", "give", "make", "check", "have", "open", "go", "set", "list", "let", "execute", "feed"]
)
LONGEST = 45  # words


def told(text: str, index: Index) -> str | None:
    """Both as one order; None where there are no two such sentences."""
    said = index.data["asked_first"]
    parts = SENTENCES.split(" ".join(text.split()))
    if len(parts) != 2 or text.count(" ") > LONGEST or "?" in parts[1].rstrip(" ?!."):
        return None
    asked = compiled(f"^{said['lead']}").sub("", parts[0]).strip(" ,")
    before = compiled(f"^{said['before']}").match(parts[1])
    order = parts[1][before.end() if before else 0 :].rstrip(" .!")
    if not order or parts[1].rstrip().endswith("?") or compiled(said["no_order"]).search(order):
        return None
    sense = index.lexicon.sense(order.split()[0].lower())
    if sense[:2] != "v." and order.split()[0].lower() not in ORDERS:
        return None
    lead = parts[1][: before.end()] if before else ""
    answered = before is not None and before["answer"] is not None
    if sense in ENDING and not answered:
        conditional = compiled(said["condition"]).search(lead.lower()) is not None
        if conditional or compiled(said["certain"]).match(asked) is None:
            return None
    return _of_a_pair(asked, order, said, index) or _of_a_thing(asked, order, said, index)


def _of_a_pair(asked: str, order: str, said: dict[str, Any], index: Index) -> str | None:
    for asks, tells, anew in said["pairs"]:
        found = compiled(asks).fullmatch(asked)
        then = compiled(tells).fullmatch(order) if found else None
        if found is None or then is None:
            continue
        groups = {key: value for key, value in {**found.groupdict(), **then.groupdict()}.items() if value}
        if "DONE" in groups:
            verb = verb_of(split(groups["DONE"])[0], index.lexicon)
            groups["DONE"] = verb or groups["DONE"]
        text = "".join(part if n % 2 == 0 else groups.get(part, "") for n, part in enumerate(PLACED.split(anew)))
        return re.sub(r"`([^`]+)`", r'"\1"', " ".join(text.split()))
    return None


def _of_a_thing(asked: str, order: str, said: dict[str, Any], index: Index) -> str | None:
    """The order with what is spoken of in the question for what it leans on; None where it leans on more."""
    if compiled(said["of_it"]).match(order):
        return None  # "run it there": a command that is asked about
    named, new = compiled(said["named"]).search(asked), compiled(said["new"]).search(asked)
    if named is not None and index.lexicon.sense(named["NAME"].lower())[:2] in ("v.", "s."):
        named = None  # "has the shop container crashed? show its logs"
    group, kind = compiled(said["group"]).search(asked), compiled(said["kind"]).search(asked)
    if named is not None:
        anew = _of_the_named(named["KIND"].lower(), named["NAME"], asked, order, said, index)
    elif new is not None and (":" in new["IMAGE"] or known_image(new["IMAGE"].lower(), index.data) is not None):
        anew = _put("inside", f"in {new['NEW']}", order, said)
    elif group is not None:
        anew = _put("many", f"the {group['GROUP']}", order, said)
    elif kind is not None:
        anew = _put("another", f"a {kind['KIND'].lower()}", order, said)
    elif (tagged := compiled(said["tagged"]).search(asked)) is not None:
        moved = index.lexicon.sense(order.split()[0].lower()) in ("v.pull", "v.push")
        anew = _put("inside", f"in a {tagged['IMAGE']} container", order, said)
        anew = anew or (_put("one", f"the image {tagged['IMAGE']}", order, said) if moved else None)
    else:
        return None
    return None if anew is None or (named and compiled(said["leaning"]).search(anew)) else anew


def _of_the_named(kind: str, name: str, asked: str, order: str, said: dict[str, Any], index: Index) -> str | None:
    thing = f"the {kind} {name}"
    if kind == "container" and (anew := _put("inside", f"in {thing}", order, said)) is not None:
        return anew
    if kind == "volume":
        order = re.sub(r"^(?:list|show)(?: me)? its (?=files\b)", "list the files of it", order)
    whole = index.lexicon.sense(order.split()[0].lower()) in DONE_TO_ALL and "/" not in asked.replace(name, "")
    return (_put("one", thing, order, said) if whole else None) or _put("its", f"{thing}'s", order, said)


def _put(place: str, what: str, order: str, said: dict[str, Any]) -> str | None:
    anew, times = compiled(said[place]).subn(what, order, count=1)
    return anew if times else None
