"""What goes on from what was just shown without pointing at it: "only the warnings", "does it answer", "the ones nobody
uses", "give the image the tag 1.1".

    followed_on(text, shown) -> the whole wish; None where the text says nothing of the kind

The ways are the `on` of knowledge/requests/following.yaml; {NAME} and {KIND} are what was shown, {LOGS} the line that
showed a log with its limits, {FILTER} what its lines were sought for.
"""

import re
import shlex
from functools import partial

from dsh.cmdline.lines import quote
from dsh.patterns import compiled, regex
from dsh.request.earlier.before import Shown
from dsh.request.ways import PLACED
from dsh.typed import Any

NOUNS = regex(r"\b(?:containers?|images?|volumes?|networks?|services?)\b", re.IGNORECASE)
SOUGHT = regex(r"\| grep (-i )?('[^'|]+'|[^-\s|]\S*)$")


def followed_on(text: str, shown: Shown, index: dict[str, Any]) -> str | None:
    said = " ".join(text.split()).strip(" .!?")
    for of, pattern, told in index["on"]:
        found = compiled(pattern).fullmatch(said) if _fits(of, shown) else None
        if found is not None and _has_what_is_told(told, shown, said):
            return PLACED.sub(partial(_put, found, shown), told)
    return None


def _has_what_is_told(told: str, shown: Shown, said: str) -> bool:
    if "{IMAGE}" in told and len(_images(shown)) != 1:
        return False
    return "{KIND}" not in told or not NOUNS.search(said)


def _fits(of: str, shown: Shown) -> bool:
    """`of`: what was shown: logs (of one container), container or image (one), image alone (no container of it), kind
    (several or one of a kind), connected (a container, with a network), copied (a file into a container)."""
    one = len(shown.names) == 1
    if of == "logs":
        return one and shown.command.startswith("docker logs ") and " -f" not in shown.command
    if of == "kind":
        return bool(shown.kind)
    if of == "copied":
        return bool(_inside(shown))
    if of == "connected":
        return (shown.undo or "").startswith("docker network disconnect ")
    if of == "image alone":
        return one and shown.kind == "image"
    return one and (shown.kind == of or (of == "image" and len(_images(shown)) == 1))


def _images(shown: Shown) -> tuple[str, ...]:
    return shown.names if shown.kind == "image" else tuple(name for kind, name in shown.beside if kind == "image")


def _inside(shown: Shown) -> str:
    """Where the file lies that was copied into a container."""
    words = _words(shown.command)
    if words[:2] != ["docker", "cp"] or len(words) != 4 or ":" in words[2] or len(shown.names) != 1:
        return ""
    path = words[3].partition(":")[2]
    return f"{path.rstrip('/')}/{words[2].rstrip('/').rpartition('/')[2]}" if _is_folder(path) else path


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError:
        return []


def _is_folder(path: str) -> bool:
    """A path that ends in a slash, or whose last part has no ending, as far as its name tells."""
    return path.endswith("/") or "." not in path.rpartition("/")[2]


def _put(found: re.Match[str], shown: Shown, slot: re.Match[str]) -> str:
    place = slot[1]
    if place == "KIND":
        return f"{shown.kind}s"
    if place == "LOGS":
        return shown.command.partition(" 2>&1 ")[0].partition(" | ")[0]
    if place == "FILTER":
        sought = SOUGHT.search(shown.command)
        return f"the lines with {sought[2]}{' ignoring case' if sought[1] else ''} in " if sought else ""
    if place == "UNDO":
        return shown.undo or ""
    if place == "INSIDE":
        return _inside(shown)
    if place == "IMAGE":
        return quote(_images(shown))
    if place == "TEXT":
        return quote((found["TEXT"].strip("'\""),))
    return quote(shown.names) if place == "NAME" else (found.groupdict().get(place) or "")
