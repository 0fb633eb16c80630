"""Files of this computer that are asked for in a docker shell: docker knows none of them."""

import os
import re
import shlex

from dsh.shell.known import Known

SHAPE = re.compile(
    r"(?:please )?(?:(?:which|what) (?:files?|things) (?:are|is|lie|do i have|stand)(?: there)? (?:in|inside|under)|"
    r"(?:what|whats|what's)(?: is| lies| do i have)? (?:in|inside)|(?:list|show|see|display)(?: me)? (?:all "
    r")?(?:the )?(?:files|contents?)"
    r" (?:of|in|inside|from|under)|ls|what does) (?:my |the |this )?(?:folder |directory |dir )?"
    r"[\"']?(?P<name>[\w.-]+(?:/[\w.-]+)*)/?[\"']?(?: (?:folder|directory|contain|hold|here|have in it))*",
    re.IGNORECASE,
)


def own_folder(text: str, known: Known) -> str:
    """What to say of a folder here that no object of the engine is called like; "" where something else is meant."""
    match = SHAPE.fullmatch(" ".join(text.split()).strip(" .!?"))
    name = match["name"] if match else ""
    if not name or name in known.everything or not os.path.isdir(name):
        return ""
    return f"{name} is a folder of this computer, not docker's: !ls {shlex.quote(name)} shows it"
