"""A message of docker's pasted with a wish: "port is already allocated 5432!! who has it".

What the message is about takes the place of the message, so that the wish is read with its names and ports.
"""

import re

from dsh.patterns import compiled, regex

NAME = r"[\"'`]?/?([\w][\w.:/-]*)[\"'`]?"
MESSAGES = (  # what a message is about, by what docker writes
    ("image {}", r"unable to (?:delete|remove)(?: repository reference)? " + NAME + r"(?: \(must be forced\)\S*)?"),
    ("container {}", r"cannot remove (?:a running )?container " + NAME + r"(?::[^.!?>]*)?"),
    ("container {}", r"container name " + NAME + r" is already in use(?: by (?:another )?container \S+)?"),
    ("network {}", r"network " + NAME + r" (?:id \S+ )?has active endpoints"),
    ("port {}", r"bind for \S*?:(\d+) failed: port is already allocated"),
    ("port {}", r"port is already allocated:? (\d+)"),
    ("port {}", r"port (\d+) is already allocated"),
    ("port {}", r"(?:listen tcp\d? )?\S*:(\d+): bind: address already in use"),
    ("port {}", r"bind:? (?:\S*?:(\d+): )?(?:bind: )?address already in use(?: \S*:(\d+))?"),
    ("port {}", r"address already in use:?(?: \S*?:(\d+))"),
    ("{}", r"no such (container|image|volume|network): [\"'`]?/?[\w][\w.:/-]*[\"'`]?"),
    ("", r"pull access denied for [^,;.]*(?:, repository does not exist)?(?: or|,)? may require [\"'`]?docker login.?"),
    ("", r"(?:exec: )?[\"'`]?[\w/.-]+[\"'`]?: executable file not found in \$?path(?:: unknown)?"),
    ("", r"(?:write \S+ |failed to \w+ \S* )?no space left on device"),
)
LEAD = r"(?:docker: )?(?:error response from daemon: |error: )?(?:conflict[:.] )?(?:the )?"
FORCES = regex(r"\bforc(?:e|ed|ing|ibly)\b")
REMOVES = regex(r"\b(?:remove|delete|gone|rid|away|drop|do not need|don't need|dont need)\b")
DOUBTS = regex(
    r"\b(?:should|why|safe|safely|without|never|will|would|avoid|instead|what|whether|can|may)\b"
    r"|\bnot (?!need)|n't (?!need)|\bdont (?!need)"
)
STRONG = regex(r" (?:the (?:heck|hell)|on earth|in the world|in gods name) ", re.IGNORECASE)
LED = regex(r"^(?:(?:then|so|ok|okay|well|and|please|when pulling|while pulling|now)\b[ ,:]*)+", re.IGNORECASE)
LISTS = regex(r"^(?:list|show)(?: me)?(?: them)? all\b")
WHO = regex(r"\b(?:who|which|what)\b")


def without_message(text: str) -> str:
    """The text with the wish said of what the message is about; as it is where there is no such message or no wish."""
    text = STRONG.sub(" ", text)
    for about, pattern in MESSAGES:
        found = compiled(rf"[\"'`]?{LEAD}{pattern}").search(text)
        if found is None:
            continue
        rest = text[found.end() :].strip(" \"'`.,;:!?>-—")
        group = next((g for g in found.groups() if g), "") if found.re.groups else ""
        wish = _wish(rest.lower(), about.format(group))
        rest = LED.sub("", rest)
        return wish or (rest if about in ("", "{}") and len(rest.split()) > 2 else text)
    return text


def _wish(rest: str, about: str) -> str:
    """What is wished for, of the thing that the message names."""
    kind = about.partition(" ")[0]
    removable = kind in ("image", "container") and not DOUBTS.search(rest)
    if removable and FORCES.search(rest):
        return f"force remove {about}"
    if removable and REMOVES.search(rest):
        return f"remove {about}"
    if about in ("container", "image", "volume", "network") and LISTS.search(rest):
        return f"list all {about}s"
    if kind == "port" and about != "port " and WHO.search(rest):
        return f"which container publishes {about}"
    if kind == "network" and WHO.search(rest):
        return f"who is connected to {about}"
    return ""
