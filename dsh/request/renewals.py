"""What takes the place of what runs: an image is built anew or pulled, and the service starts again with it.

To restart a container would go on with the old image, so that compose makes it again.
"""

import re

from dsh.patterns import regex

NAME = r"[a-z0-9][\w.-]*\w|[a-z]"
NEW = r"(?:newest|latest|newer|new|fresh|current|updated|most recent)"
LEAD = r"^(?:please |now |can you |could you |i want to |i'd like to |let's |first |i need to |we need to )*"
AND = r"(?:\s*[,;]\s*|\s+)(?:and then |and after that |and |then |afterwards )?(?:please |also |just )?"
NEWLY = r"(?:with|from|on|using) (?:it|that|this|the new (?:one|image|version))"
TAIL = rf"(?: (?:again|anew|now|please|afterwards|{NEWLY}))*[.! ]*$"
AGAIN = (
    r"(?:restart|re-?create|redeploy|relaunch|reload|renew|(?:bring|put) (?:it |that )?(?:back )?up"
    r"|(?:start|run|deploy|launch)(?=.* (?:again|anew)))"
)
WITH = r"(?: (?:with|via|through|using|by|for|in) (?:docker[- ])?compose)?"
WHAT = (
    r"(?: (?:just |only )?(?:it|them|that one|this one|that"
    r"|(?:the |my |that |this )?(?:containers?|service|stack|project)"
    rf"|(?:the )?(?:container |service )?(?P<b>{NAME})))?"
)
NO_NAME = frozenset(
    ["it", "them", "that", "this", "the", "container", "containers", "service", "services", "image", "images", "again",
     "everything", "all", "stack", "project", "with", "anew", "and", "what", "changed", "a", "new", "my", "our", "up"]
)  # fmt: skip
UNCACHED = r"(?: (?:with no|without(?: any| the)?|ignoring the|no) cache| from scratch| uncached| with --no-cache)"
REBUILT = regex(
    rf"{LEAD}(?:i (?:have )?(?:changed|edited|updated)(?:[\w' ]*? (?:of|in|for) (?P<c>{NAME}))?[\w' ]*, *)?"
    r"(?:so |now )?re-?build(?:s|ing)? (?:again )?(?:the |my |our )?"
    rf"(?:(?:container |docker )?image (?:of|for) )?(?:the |my )?(?:compose )?(?:service )?(?P<a>{NAME})"
    rf"(?: (?:services?|image|container|again|anew))*(?:{UNCACHED}(?P<d>))?{AND}{AGAIN}{WHAT}{TAIL}",
    re.IGNORECASE,
)
PULLED = regex(
    rf"{LEAD}(?:(?:pull|get|fetch|download|grab|take) (?:me )?(?:the |a |all )?(?:{NEW} )+"
    rf"|(?:update|refresh|upgrade|renew) (?:the |all )?(?:{NEW} )*)"
    rf"(?:docker |compose (?=images))*(?:images?|versions?|release){WITH}"
    rf"(?: (?:of|for) (?:the |my )?(?:compose )?(?:service )?(?P<a>{NAME})(?: service)?)?{AND}{AGAIN}{WHAT}"
    rf"(?: what (?:has )?changed)?{TAIL}",
    re.IGNORECASE,
)
UPDATED = regex(
    rf"{LEAD}(?:update|upgrade|bring) (?:the |my )?(?:service )?(?P<a>{NAME}) to (?:the |its )?{NEW} "
    r"(?:image|version|release)"
    rf"(?:{AND}{AGAIN}{WHAT})?{TAIL}",
    re.IGNORECASE,
)


def renewal(text: str) -> list[str]:
    """The single wishes that it comes to, told so that each is understood; none where it is something else."""
    if re.search(r"\b(?:swarm|volume|network|stack|port|as|named?|called|dockerfile|pod|builder)\b|[:/]\w", text, re.I):
        return []
    for said in (REBUILT, PULLED, UPDATED):
        found = said.search(text)
        if found is None:
            continue
        names = [n.lower() for n in (*found.groupdict().values(),) if n and n.lower() not in NO_NAME]
        if len(set(names)) > 1 or (said is UPDATED and found["a"].lower() in (*NO_NAME, "docker", "compose")):
            return []
        one = next((n for n in found.groupdict().values() if n and n.lower() in names), "")
        if said is REBUILT:
            told = f"compose service {one}" if one else "all compose services"
            if found["d"] is not None:
                return [f"build {told} without cache", f"start {told} in the background"]
            return [f"start {told} in the background and build first"]
        if one:
            return [f"pull the image of compose service {one}", f"start compose service {one} in the background"]
        return ["pull images of all compose services", "start all compose services in the background"]
    return []
