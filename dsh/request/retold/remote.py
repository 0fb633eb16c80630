"""Another machine whose docker is meant, reached over ssh: "list the containers on the machine 10.0.0.5 over ssh, my
user there is deploy" is "list the containers on ssh://deploy@10.0.0.5". How that is said stands in
knowledge/requests/remote.yaml.

What is carried there, an image or a key, and what makes a context of it, is told otherwise.
"""

import re

from dsh.patterns import compiled
from dsh.typed import Any


def told(text: str, index: dict[str, Any]) -> str | None:
    """The text with the address as docker takes it; None where no engine elsewhere is meant, or more is said of ssh."""
    said = index["remote"]
    text, _ = _taken(said["aside"], text)
    if compiled(said["other"]).search(text) is not None:
        return None
    rest, there = _taken(said["at"], text)
    if there is None:
        rest, there = _taken(said["host"], text)
        if there is None:
            return None
    rest, over = _taken(said["over"], rest)
    user = there.groupdict().get("user")
    if user is None:
        rest, one = _taken(said["user"], rest)
        user = None if one is None else next(name for name in one.groups() if name)
        over = over or (one if one is not None and "ssh" in one[0].lower() else None)
    if over is None and " ssh" not in f" {there[0].lower()}":
        return None
    if "ssh" in rest.lower().split():
        return None
    address = f"{user}@{there['host']}" if user else there["host"]
    return f"{_tidy(rest)} on ssh://{address}"


def _taken(form: str, text: str) -> tuple[str, re.Match[str] | None]:
    """The text without what is said so, and that."""
    found = compiled(form).search(text)
    return (text, None) if found is None else (f"{text[: found.start()]} {text[found.end() :]}", found)


def _tidy(text: str) -> str:
    """Without the commas and little words that what was taken out leaves behind."""
    text = " ".join(re.sub(r"[()]", " ", text).split())
    text = re.sub(r" (?=[,;.?!])", "", text)
    text = re.sub(r"^(?:(?:on|at|and|with|in|,)[ ,]+)+|[ ,;]+(?:and|with|on|at|over|via)?[ ,;.?!]*$", "", text)
    return re.sub(r"(?:[,;] ?)+(?=[,;])|,(?= and$)", "", text).strip(" ,;.?!")
