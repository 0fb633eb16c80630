"""Which objects an order is about, read word by word: "the three oldest exited containers that use the image web:2".

A group is read only where each of its words is understood; what is left of the text is the reader's own.
"""

import re

from dsh.patterns import regex
from dsh.request.names import known_image
from dsh.request.whole.group_parts import PARTS, WHEN
from dsh.request.whole.groups import (
    ADJECTIVES,
    BE,
    EXCEPT,
    IMAGE,
    KEEPS,
    KIND,
    KNOWN,
    LASTING,
    MADE,
    NAME,
    NUMBER,
    ORDER,
    QUANTITY,
    STATES,
    STAYS,
    THAT,
    Group,
    number,
)
from dsh.typed import Any


def opening(text: str, at: int, verb: str, index: dict[str, Any]) -> tuple[Group, int] | None:
    """The group from `at` on as far as its noun: "all the stopped nginx containers", "everything", "the newest one"."""
    group, start = Group(), at
    quantity = regex(rf"{QUANTITY} ", re.I).match(text, at)
    if quantity is not None:
        low = quantity[0].lower()
        group = group._replace(every=low.startswith(("all", "every", "each", "really", "absolutely", "whatever")))
        at = quantity.end()
    while True:
        many = regex(rf"(?P<many>(?!an? |one (?!{KIND}\b)){NUMBER}) ", re.I).match(text, at)
        order = regex(rf"{ORDER} ", re.I).match(text, at)
        adjective = regex(rf"{ADJECTIVES},? (?:and )?", re.I).match(text, at)
        if many is not None:
            count = int(number(many["many"].lower()))
            group, at = group._replace(newest=-count if group.newest < 0 else count), many.end()
        elif order is not None:
            old = order["order"].lower() in ("oldest", "earliest", "longest running")
            count = abs(group.newest) or 1
            group, at = group._replace(newest=-count if old else count), order.end()
        elif adjective is not None:
            state = STATES.get(adjective["adjective"].lower(), "")
            if state and group.state not in ("", state):
                return None
            group, at = group._replace(state=state or group.state), adjective.end()
        else:
            break
    of = regex(rf"(?P<v>{IMAGE}) (?={KIND}\b)", re.I).match(text, at)
    if of is not None and of["v"].lower() not in KNOWN and (quantity is not None or group != Group()):
        image = known_image(of["v"].lower(), index) is not None or set(":/") & set(of["v"])
        which = f"ancestor={of['v']}" if image else f"name={of['v']}"
        of_images = text.startswith("image", of.end())
        group = group._replace(repository=of["v"]) if of_images else group._replace(filters=(which,))
        at = of.end()
    noun = regex(rf"(?:docker )?(?P<noun>{KIND})(?=,| |$)", re.I).match(text, at)
    if noun is None:
        return _whole(text, start, verb)
    low = noun["noun"].lower()
    plural = low.endswith("s")
    kind = low.rstrip("s") if not low.startswith("one") else "container"
    if not plural and not group.every and not group.newest and quantity is None:
        return None
    counted = regex(
        r"(?:\b(?:newest|oldest|last|latest|youngest|most recent|earliest|"
        r"running)\b)",
        re.I,
    ).search(text, start, at)
    if group.newest and counted is None:
        rest = regex(
            rf"{THAT}(?:created|made|started|ran|launched|built) (?:last|most recently|latest|"
            rf"lately)",
            re.I,
        )
        if rest.search(text, noun.end()) is None:
            return None
    if group.newest and not plural and abs(group.newest) > 1:
        return None
    if group.filters and kind != "container":
        return None
    nameless = kind == "image" and re.search(r"\bdangling\b", text[start:at], re.I) is not None
    group = group._replace(state="untagged") if nameless else group
    return group._replace(kind=kind, plural=plural), noun.end()


BARE = (
    rf"{THAT}{BE}(?:{MADE} (?:(?:from|of|off|out of|with|on|by|using|upon) )?|(?:from|of|"
    rf"based on) )(?:the )?(?P<v>{IMAGE})(?=,| |$)"
)


EVERYTHING = regex(
    r"(?:everything|anything|all|everybody)\b(?: else)?,?(?= |$)|"
    r"(?:whatever|whichever)(?= (?:is|was|comes?|came|runs?|uses?|has|running|made|started|belongs|hangs)\b|"
    r" (?:i|we) (?:have |had |just )*(?:paused|stopped|froze|started|made|created)\b)",
    re.IGNORECASE,
)


def _whole(text: str, at: int, verb: str) -> tuple[Group, int] | None:
    """ "everything", "all": of what there is most of, where what is done is done to no other."""
    found = EVERYTHING.match(text, at)
    kind = "" if verb in ("remove", "clean") else "container"
    return (Group(kind, every=True, plural=True), found.end()) if found is not None else None


THOSE = (
    r"(?:(?:for|only|just) )*(?:(?:all |any )?(?:the |my )?(?:those|ones|"
    r"one(?= (?:on|in|at|that|which|with|using|from|attached|connected|listening|publishing)\b)|"
    r"containers|images|volumes|networks|"
    r"anything|everything|whatever|what))"
)
KEPT = regex(
    rf",? ?(?:{EXCEPT}|{KEEPS}) (?:{THOSE}(?P<those>,? )|(?=(?:the )?(?:{ADJECTIVES}) {KIND}))|"
    r",? ?(?:that|which|who) (?:(?:are|is|do|does|was|were|have|has|did) not|don'?t|aren'?t|isn'?t|doesn'?t) (?:be )?|"
    r",? ?(?:(?:are|is|was|were) not|aren'?t|isn'?t) "
    r"(?=(?:from|in|on|of|using|part|named|called|labell?ed|attached|connected|based|belonging)\b)|"
    r",? ?(?:whose|where the|where their) names? (?:(?:do|does) not|don'?t|doesn'?t) (?=start|begin|contain|end)|"
    r"(?<= )not (?=(?:from|in|on|of|using|part|named|called|attached|connected|based|belonging)\b)",
    re.IGNORECASE,
)
AND_THOSE = regex(rf",? ?(?:and |but |only |just )*{THOSE}(?P<those>,? )", re.IGNORECASE)
AND_STAY = regex(rf",? {STAYS}{LASTING}", re.IGNORECASE)
OF = regex(rf"(?:of|from|for|by) (?:the |my |our )?(?P<v>{NAME})(?=,| |$)", re.IGNORECASE)
COLUMNS = {"ancestor": "Image", "network": "Networks", "volume": "Mounts", "exited": "Status", "publish": "Ports"}


def _stays(group: Group, text: str, at: int, index: dict[str, Any]) -> tuple[int, Group] | None:
    """What is said to stay by more than its name: "except those of the network lan", "that do not use redis:7"."""
    if not group.kind:
        return None
    those, stay = AND_THOSE.match(text, at), AND_STAY.search(text, at)
    if those is not None and stay is not None:
        found = _kept(group, text[: stay.start()], those, index)
        if found is not None and found[0] == stay.start():
            return stay.end(), found[1]
    led = KEPT.match(text, at)
    return None if led is None else _kept(group, text, led, index)


ONES = regex(
    rf",? ?(?:{EXCEPT}|{KEEPS}) (?:for )?(?:(?:the|my|our|all|any|those) )*(?P<v>{IMAGE}) "
    r"(?P<noun>ones|containers|images|volumes|networks)(?=$|,)",
    re.IGNORECASE,
)


def _ones(group: Group, text: str, at: int, index: dict[str, Any]) -> tuple[int, Group] | None:
    """ "except the redis ones": whatever has that in its name, or is made from that image, and not only what is called
    just so."""
    found = ONES.match(text, at)
    if found is None or found["v"].lower() in (*KNOWN, *STATES) or WHEN.fullmatch(found["v"]):
        return None
    kind = group.kind or ("" if found["noun"].lower() == "ones" else found["noun"].lower()[:-1])
    if not kind or found["noun"].lower() not in ("ones", f"{kind}s"):
        return None
    of_image = kind == "container" and known_image(found["v"].lower(), index) is not None
    column = "Image" if of_image else {"container": "Names", "image": "Repository"}.get(kind, "Name")
    return found.end(), group._replace(kind=kind, apart=(*group.apart, (column, found["v"])))


def _kept(group: Group, text: str, led: re.Match[str], index: dict[str, Any]) -> tuple[int, Group] | None:
    """What stays, behind the words that say so."""
    at, start = led.end(), Group(group.kind, plural=True)
    state = None if led["those"] else regex(rf"(?:the )?{ADJECTIVES} {KIND}(?=,| |$)", re.I).match(text, at)
    of = OF.match(text, at) if led["those"] and group.kind != "image" else None
    if state is not None:
        kept, end = start._replace(state=STATES.get(state["adjective"].lower(), "")), state.end()
    else:
        kept, end = more(start, text, at, index)
    if end == at and of is not None and of["v"].lower() not in KNOWN and not WHEN.fullmatch(of["v"]):
        kept, end = start._replace(filters=(f"name={of['v']}",)), of.end()
    if end == at:
        return None
    if state is None and not led["those"] and kept == start._replace(state="healthy"):  # "that are not healthy"
        return end, group._replace(state="unhealthy") if not group.state else group
    apart = _apart(kept)
    if apart is None:
        return None
    if not group.state and any(told.startswith("exited=") for told in kept.filters):
        group = group._replace(state="stopped")  # what did not exit with 1 did exit
    return end, group._replace(unlabelled=(*group.unlabelled, *kept.labels), apart=(*group.apart, *apart))


def _apart(kept: Group) -> tuple[tuple[str, str], ...] | None:
    """By which columns of the list what stays is found; None where that is not said of a list."""
    if kept.age or kept.newest or kept.spared or kept.unlabelled or kept.apart or kept.every:
        return None
    name = {"container": "Names", "image": "Repository"}.get(kept.kind, "Name")
    out = [(name, kept.repository.strip("'*"))] if kept.repository else []
    for told in kept.filters:
        key, _, value = told.partition("=")
        if key == "name":
            out.append((name, value))
        elif key == "label":
            out.append(("Labels", value))
        elif key in COLUMNS:
            out.append((COLUMNS[key], {"exited": f"({value})", "publish": f":{value}->"}.get(key, value)))
        else:
            return None
    if kept.state == "created":
        return None  # "which were not created today"
    if kept.state and kept.kind == "container":
        health = kept.state in ("healthy", "unhealthy")
        out.append(("Status", f"({kept.state})") if health else ("State", kept.state.replace("stopped", "exited")))
    elif kept.state:
        return None
    return tuple(out) if out or kept.labels else None


def more(group: Group, text: str, at: int, index: dict[str, Any]) -> tuple[Group, int]:
    """The group with what is said of it next, as far as it is understood."""
    while at < len(text):
        start = regex(r",? (?:and (?=(?:that|which|are|is|have|with|older)\b))?", re.I).match(text, at)
        here = start.end() if start is not None else at
        best: tuple[int, Group] | None = None
        rest = text[here:].lower()
        for kind, signs, pattern, told in PARTS:
            if (kind and group.kind not in (kind, "")) or (signs and not any(s in rest for s in signs.split())):
                continue
            found = regex(rf"(?:{pattern})(?=,| |$)", re.I).match(text, here)
            made = told(group, found) if found is not None else None
            if found is not None and made is not None:
                best = found.end(), made
                break
        if best is None or best[1].spared != group.spared:
            best = _ones(group, text, here, index) or _stays(group, text, here, index) or best
        bare = regex(BARE, re.I).match(text, here) if group.kind in ("container", "") else None
        longer = bare is not None and (best is None or bare.end() > best[0])  # "that run" alone is a state
        if bare is not None and longer and (known_image(bare["v"].lower(), index) or set(":/") & set(bare["v"])):
            best = bare.end(), group._replace(filters=(*group.filters, f"ancestor={bare['v']}"))
        if best is None:
            return group, at
        at, group = best
    return group, at
