"""Wishes for a Dockerfile itself: to write or to edit one is an editor's work and no command of docker."""

import re

from dsh.patterns import regex

MADE = regex(
    r"(?:please |now )*(?:write|make|create|edit|change|open|generate|start|begin|prepare)(?: me| us)? "
    r"(?:(?:a|an|the|my|this|new|small|simple|minimal|basic|first|short|tiny|little|example|sample) )*dockerfile"
    r"(?: (?:(?:starting |based |that (?:starts|uses|is based) )?"
    r"(?:from|on|with|for|using|in|here|by|that|which|and)\b) ?"
    r"(?P<rest>.*))?",
    re.IGNORECASE,
)
BASE = regex(r"(?:from|based on|starting from|using) (?:the )?(?:image )?(?P<image>[\w./:-]+)", re.IGNORECASE)
SAYS = (
    "no docker command writes a Dockerfile: an editor does, in dsh's shell with !nano Dockerfile. Its first line is "
    "{first}; learn dockerfile shows a whole one, and build this folder makes the image"
)


def writing(request: str) -> str | None:
    """What to say to who wants to write a Dockerfile; None for other wishes."""
    text = " ".join(request.split()).strip(" .!?")
    if not MADE.fullmatch(text) or " build " in text or " image out " in text:
        return None
    base = BASE.search(text)
    return SAYS.format(first=f"FROM {base['image']}" if base else "FROM and the image to start from")
