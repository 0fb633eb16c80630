"""Wishes for many things at once that are more than a group: a clean-up with limits, leftovers of several kinds, all
containers of a sort put on a network or taken off it."""

import re

from dsh.patterns import compiled
from dsh.request.line import quote
from dsh.request.whole.group_lines import listing
from dsh.request.whole.grouping import more, opening
from dsh.request.whole.groups import EXCEPT, IMAGE, KEEPS, NAME, SPAN, are_names, hours
from dsh.typed import Any

CLEANS = (
    r"(?:clean(?: up| out)?|cleanup|prune|purge|wipe(?: out)?|clear(?: out)?|remove|delete|get rid of|tidy up|sweep|"
    r"(?:a |do a |run a )?(?:system[ -]?wide )?(?:wide )?clean-?up(?: of)?|throw away|throw out|free up|reclaim)"
)
ALL = (
    r"(?:(?:all|any|of|every|the|my|docker|of all)? ?(?:everything|anything|things|stuff|objects|docker|data|"
    r"whatever|all)"
    r"(?: docker| unused| in docker| of docker)?|system)"
)
USELESS = (
    r"(?:,? ?(?:(?:that|which) )?(?:(?:is|are|was|were|has|have) )?(?:been )?(?:unused|not used|not in use|"
    r"not needed|useless|"
    r"no longer used|no longer needed|no longer in use))?"
)
AGE = (
    rf"(?:,? ?(?:(?:that|which|and) )?(?:(?:is|are|was|were) )?(?:(?:older|created longer ago) than|"
    rf"(?:(?:created|made) )?(?:more than|over)|unused for(?: more than| over)?|not used (?:in|for)(?: more than|"
    rf" over)?"
    rf"|from before|before)) {SPAN}(?: ago| old| of age)?"
)
UNTOUCHED = (
    r"(?:,? ?(?:(?:and |but )?(?:keep|leave|spare|not|except|without|do not touch|no|excluding|leaving)(?: the| my|"
    r" any)? "
    r"volumes?(?: alone| untouched| as they are| please)?|volumes? (?:not|untouched|stay|must stay|should stay|"
    r"excluded|left alone|"
    r"are to stay|not touched)))?"
)
ASKS = r"(?:,? ?(?:please|now|without asking|without confirmation|no questions|and do not ask(?: me)?))?"
AGED = rf"{CLEANS} {ALL}{USELESS}{AGE}{UNTOUCHED}(?P<ask>{ASKS})"
CACHE = (
    rf"(?:{CLEANS} )?(?:all )?(?:of )?(?:the |my )?(?:docker )?(?:build(?:er|x)?|layer) ?cache(?: entries|"
    rf" layers)?{AGE}"
    rf"(?: away| out| gone| please| should go| weg)*"
)
KINDS = {
    "container": r"(?:(?:stopped|exited|dead|old|finished|unused|ended) )+containers?|"
    r"containers that (?:are )?(?:stopped|exited|have ended)",
    "image": r"(?:dangling|untagged|nameless|unused) images?",
    "network": r"(?:(?:unused|orphaned|empty) )?networks?(?: nobody uses)?",
    "cache": r"(?:the )?(?:docker )?(?:unused |dangling )?build(?:er)? ?cache",
}
PART = "|".join(KINDS.values())
SEVERAL = (
    rf"{CLEANS} (?:all )?(?:the |my )?(?:{PART})(?:(?:, and |, | and | & | plus | as well as )(?:all )?(?:the |"
    rf"my )?(?:{PART})){{2,3}}"
    r"(?: in one go| at once| with one command| together| please)*"
)
TIDIES = r"(?:clean(?: up| out)?|cleanup|prune|purge|clear(?: out)?|tidy(?: up)?|sweep)"
USELESS_NOW = {
    "container": ("stopped", "exited", "dead", "finished", "ended", "old", "unused"),
    "image": ("dangling", "untagged", "nameless", "unused"),
    "volume": ("unused", "dangling", "orphaned", "orphan", "anonymous"),
    "network": ("unused", "orphaned", "orphan", "empty"),
    "cache": ("unused", "dangling"),
}
EACH = (
    r"(?:all )?(?:the |my |our |any )?(?P<state>[a-z]+ )??"
    r"(?P<kind>containers|images|volumes|networks|(?:the )?(?:docker )?build(?:er)? cache)"
)
AND = r"(?:,? and (?:also )?|,? plus |, | & )"
GOES = r"(?:remove|delete|rm|erase|drop|destroy|get rid of|throw away|throw out|trash|discard)(?: both)? "
TOGETHER = (
    r"(?:,? (?:and|plus|together with|along with|as well as|with)(?: also| then| finally)?"
    r"(?: (?:remove|delete|rm|drop))? |, | & )"
)
LED_BY = r"(?:also )?(?:(?:the|my|our|its|their|that) )*(?:docker |data )?"
ONE = (
    rf"{LED_BY}(?:(?P<kind>container|image|volume|network)(?P<many>s?) )?(?:called |named )?(?P<name>{IMAGE})",
    rf"{LED_BY}(?P<name>{IMAGE}) (?P<kind>container|image|volume|network)(?P<many>)",
)
SORTS = frozenset(  # of what sort a thing is, and not what it is called
    ["anonymous", "old", "new", "named", "own", "attached", "mounted", "other", "same", "running", "stopped", "exited",
     "associated", "related", "corresponding", "matching", "respective", "linked", "base", "local", "current", "whole",
     "entire", "unnamed", "dead", "broken", "underlying", "used", "first", "second", "single", "too", "both", "logs"]
)  # fmt: skip
REPOSITORY = rf"(?P<name>{NAME}(?:/[\w./-]*\w)?(?<!:))"
KEEPING = (
    rf",? ?(?:{EXCEPT}|{KEEPS}|but (?:please )?keep|(?:and |but )?only keep|and keep)(?: for)?(?: only| just)? "
    r"(?P<tags>[\w./:-]+(?: (?:tag|one|image|version))?(?:(?:, |,? and )[\w./:-]+)*|"
    r"the [\w./:-]+ (?:tag|one|image|version)|"
    r"(?:the )?(?:one |image )?(?:tag|tagged|version|image) [\w./:-]+)"
)
DROPS = r"(?:remove|delete|rm|erase|drop|get rid of|throw away|clean up|prune) "
OF_ALL = r"(?:all |every |any |each |the |my |old |other )*"
TAGS = (
    rf"{DROPS}{OF_ALL}(?:images?|tags?|versions?|image tags?)(?: of| for| from| in)(?: the)?"
    rf"(?: image| repo| repository)? {REPOSITORY}{KEEPING}",
    rf"{DROPS}{OF_ALL}{REPOSITORY} (?:images?|tags?|versions?){KEEPING}",
)
REMOVALS = {"container": "rm", "image": "rmi", "volume": "volume rm", "network": "network rm"}
JOIN = (
    r"(?:connect|attach|join|hook up|hook|add|put|plug|link) (?=\S)(?P<rest>.+?) (?:up )?(?:to|onto|on|into|in|"
    r"with) (?:the )?"
    rf"(?:network |net )?(?P<net>{NAME})(?P<noun> network)?(?: please| now| too)*"
)
PART_FROM = (
    r"(?:disconnect|detach|unplug|take|kick|throw|remove|unhook|pull) (?P<rest>.+?) (?:off|from|out of|"
    r"off of) (?:the )?"
    rf"(?P<word>network |net )?(?P<net>{NAME})(?P<noun> network)?(?P<go>,? (?:and )?(?:then )?(?:remove|delete|"
    rf"drop) (?:it|the network|that network|this network))?"
    r"(?: please| now| too)*"
)
JOINING = ("connect", "attach", "join", "hook", "add", "put", "plug", "link")
PARTING = ("disconnect", "detach", "unplug", "take", "kick", "throw", "remove", "unhook", "pull")
EVERYBODY = (
    r"(?:all|everything|everybody|everyone|every container|all containers|all of them|whatever|all the containers|"
    r"each container)"
    r"(?: that is| which is| that are| still| connected| attached| on it| there)*"
)


def swept(text: str, index: dict[str, Any]) -> str:
    """The line for such a wish; "" where it is none."""
    low = text.lower()
    if any(sign in low for sign in ("older than", "ago", "more than", "over ", "used ", "before ")):
        aged = compiled(AGED).fullmatch(text)
        if aged is not None:
            asks = " -f" if compiled(r"ask|confirm|question").search(aged["ask"]) else ""
            return f"docker system prune{asks} --filter until={hours(aged)}"
        cache = compiled(CACHE).fullmatch(text) if "cache" in low else None
        if cache is not None:
            return f"docker builder prune --filter until={hours(cache)}"
    if "cache" in low and "image" in low and compiled(SEVERAL).fullmatch(text) is not None:
        every = " -a" if "unused image" in low else ""
        told = all(compiled(rf"\b(?:{form})\b").search(text) for form in KINDS.values())
        return f"docker system prune{every}" if told else ""
    return _of_kinds(text) or _of_named(text) or _of_tags(text) or _networked(text, low, index)


def _of_kinds(text: str) -> str:
    """ "prune containers and images", "delete stopped containers, unused networks and dangling images": one after
    another, and nothing else with them."""
    verb = compiled(rf"(?:(?P<tidies>{TIDIES})|{CLEANS}) ").match(text)
    end = len(re.sub(r"(?: please| now| too| as well)+$", "", text))
    pieces = re.split(AND, text[verb.end() : end], flags=re.IGNORECASE) if verb is not None else []
    lines: dict[str, str] = {}
    common = ""
    for piece in pieces if 1 < len(pieces) < 4 else ():
        found = compiled(EACH).fullmatch(piece)
        if found is None or verb is None:
            return ""
        kind = "cache" if found["kind"][-5:].lower() == "cache" else found["kind"][:-1].lower()
        state = (found["state"] or common).strip().lower()
        common = state if not lines and state == "unused" else common  # "unused networks and volumes"
        if (state not in USELESS_NOW[kind] if state else kind != "cache" and not verb["tidies"]) or kind in lines:
            return ""
        every = " -a" if kind == "image" and state == "unused" else ""
        lines[kind] = f"docker {'builder' if kind == 'cache' else kind} prune{every}"
    return " && ".join(lines.values())


def _of_tags(text: str) -> str:
    """ "remove all shop images except latest": of the images of one name, those with other tags."""
    found = next((m for form in TAGS if (m := compiled(form).fullmatch(text)) is not None), None)
    if found is None:
        return ""
    name = found["name"]
    tags = [
        re.sub(
            r"^(?:the )?(?:one |image )?(?:tag |tagged |version |image )?|(?: tag| one| image| version)$",
            "",
            part,
            flags=re.IGNORECASE,
        )
        for part in re.split(r",? (?:and|or) (?:the )?|, ", found["tags"])
    ]
    kept = [tag if tag.startswith(f"{name}:") else f"{name}:{tag}" for tag in tags]
    if not are_names((name,)) or any(re.search(r"[^\w./:-]|:.*[:/]", one.removeprefix(name)) for one in kept):
        return ""
    pattern = f"-vx {quote(kept[0])}" if len(kept) == 1 else f"-vxE {quote('|'.join(kept))}"
    return f"docker rmi $(docker images {name} --format '{{{{.Repository}}}}:{{{{.Tag}}}}' | grep {pattern})"


def _of_named(text: str) -> str:
    """ "delete container blog and the volume blog_data": the container first, which uses the others."""
    verb = compiled(GOES).match(text)
    end = len(re.sub(r"(?: please| now| too| as well)+$", "", text))
    named: dict[str, list[str]] = {}
    kind, many = "", ""
    for piece in re.split(TOGETHER, text[verb.end() : end], flags=re.IGNORECASE) if verb is not None else ():
        found = next((m for form in ONE if (m := compiled(form).fullmatch(piece)) is not None), None)
        if found is None or not are_names((found["name"],)) or found["name"].lower() in SORTS:
            return ""
        if not (found["kind"] or many or (kind == "image" and ":" in found["name"])):
            return ""
        kind, many = (found["kind"].lower(), found["many"]) if found["kind"] else (kind, many)
        if kind != "image" and set(":/") & set(found["name"]):
            return ""
        named.setdefault(kind, []).append(found["name"])
    lines = (f"docker {REMOVALS[kind]} {' '.join(named[kind])}" for kind in REMOVALS if kind in named)
    return " && ".join(lines) if sum(map(len, named.values())) > 1 else ""


def _networked(text: str, low: str, index: dict[str, Any]) -> str:
    parts = compiled(PART_FROM).fullmatch(text) if low.startswith(PARTING) else None
    if parts is not None and (parts["word"] or parts["noun"] or "net" in parts["net"]) and are_names((parts["net"],)):
        net = parts["net"]
        if compiled(EVERYBODY).fullmatch(parts["rest"]) is None:
            return ""
        form = "{{range .Containers}}{{.Name}} {{end}}"
        leave = f"docker network inspect -f '{form}' {net} | xargs -n1 docker network disconnect -f {net}"
        return f"{leave} && docker network rm {net}" if parts["go"] else leave
    joins = compiled(JOIN).fullmatch(text) if low.startswith(JOINING) else None
    if joins is None or not are_names((joins["net"],)):
        return ""
    rest = joins["rest"]
    got = opening(rest, 0, "stop", index)
    if got is None or not (got[0].plural or got[0].every):
        return ""
    group, at = more(got[0], rest, got[1], index)
    if at < len(rest) or group.kind != "container" or group.newest or group.age or group.unlabelled:
        return ""
    listed = listing("stop", group)
    return f"{listed} | xargs -n1 docker network connect {joins['net']}" if listed else ""
