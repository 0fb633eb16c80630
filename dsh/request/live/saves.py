"""Wishes to keep what a container holds: its volumes, its files, or an image of it? One short question.

saved(request, store, live) -> the answer, or None; and None where it is said what is to be kept, and how
"""

import re

from dsh.cmdline.lines import quote
from dsh.knowledge.store import Store
from dsh.request.decision import plain_answer
from dsh.request.live.objects import Live, container
from dsh.request.suggestion import Answer, Suggestion

SIGNS = ("save", "back", "archive", "secure", "preserve", "copy of")
KEEPS = (
    r"(?:please )?(?:i (?:want|need) to )?(?:save|back ?up|archive|secure|preserve|"
    r"(?:keep|make|take|create) (?:me )?(?:a )?(?:copy|backup|back-up) of)"
)
ENDS = r"(?: (?:please|now|for later|to a file|here))*"
ONE = rf"(?:the )?(?:container )?[\"']?(?P<one>[\w.-]+)[\"']?(?: container)?{ENDS}"
WHOLE = rf"{KEEPS} {ONE}"
DATA = rf"{KEEPS} (?:the |all |its )*(?:data|volumes?|database) (?:of|in|from|inside) {ONE}"
EXPORTS = "The files of the container as it is now, without its volumes, in one archive here"
COMMITS = "An image of the container as it is now, without its volumes: new containers can be made from it"


def saved(request: str, store: Store, live: Live) -> Answer | None:
    """The image of that name, where there is one, is what docker save is for: then it is left to others."""
    low, text = request.lower(), " ".join(request.split()).strip(" .!?")
    if not any(sign in low for sign in SIGNS):
        return None  # the patterns take longer to be made ready than all the rest
    data = re.fullmatch(DATA, text, re.IGNORECASE)
    match = data or re.fullmatch(WHOLE, text, re.IGNORECASE)
    it = container(match["one"], live) if match else None
    if match is None or it is None or f"{it.name}:latest" in live.images:
        return None
    volumes = [name for name, _ in it.mounts if name]
    archives = [found for name in volumes if (found := _backup(name, store, live)) is not None]
    if data:
        if not archives:
            hint = f"{it.name} has no volume: what it wrote is in the container itself; docker export -o {it.name}.tar"
            return Answer(request, "none", hint=f"{hint} {it.name} keeps all of its files", understood=True)
        return _asked(request, archives, f"Which volume of {it.name}?")
    name = quote((it.name,))
    export = Suggestion(f"docker export -o {name}.tar {name}", EXPORTS, "change", 0.5)
    commit = Suggestion(f"docker commit {name} {_image(it.name)}", COMMITS, "change", 0.5)
    return _asked(request, [*archives, export, commit], f"What of {it.name} is to be kept?")


def _asked(request: str, found: list[Suggestion], question: str) -> Answer:
    if len(found) == 1:
        return Answer(request, "match", (found[0]._replace(score=0.9, reading=(found[0].command,)),))
    return Answer(request, "ambiguous", tuple(found), question)


def _backup(volume: str, store: Store, live: Live) -> Suggestion | None:
    from dsh.request.live.facts import fitting

    found = fitting(plain_answer(f"back up the volume {volume}", store), live)
    if found.outcome != "match" or found.suggestions[0].missing:
        return None
    return found.suggestions[0]._replace(summary=f"The data in its volume {volume}, in one archive here", score=0.5)


def _image(name: str) -> str:
    """A name for the image: image names have no capital letters."""
    return f"{name.lower()}:saved"
