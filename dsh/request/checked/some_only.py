"""A line that is done to many is not offered where fewer were meant: "remove one of the stopped containers", "remove
all volumes except those used by db".

some_only(got, request, data) -> the answer, which asks and looks; how it is said: knowledge/requests/some_only.yaml
"""

import re

from dsh.patterns import compiled, regex
from dsh.request.suggestion import Answer, Suggestion, takes_many
from dsh.typed import Any

WORDS = regex(r"[\w'’]+")
LISTED = regex(r"\$\(docker (?P<list>ps|images|volume ls|network ls)(?P<flags>[^|)]*)")
QUIET = regex(r" -(?P<more>a?)q(?P<rest>l?)(?= |$)| --format '[^']*'")
PRUNED = {  # what a prune takes, as far as a list tells
    "container prune": "docker ps -a -f status=exited",
    "image prune": "docker images",
    "volume prune": "docker volume ls -f dangling=true",
    "network prune": "docker network ls",
}
SPACE = "docker system df"
KINDS = {"ps": "container", "images": "image", "volume ls": "volume", "network ls": "network"}
USED = {  # what a container uses of a kind
    "image": "docker inspect -f '{{.Config.Image}}' NAMES",
    "volume": "docker inspect -f '{{json .Mounts}}' NAMES",
    "network": "docker inspect -f '{{json .NetworkSettings.Networks}}' NAMES",
}
ALL_OF = {"container": "docker ps -a", "image": "docker images", "volume": "docker volume ls",
          "network": "docker network ls"}  # fmt: skip
APART = regex(r",? and |, | & ")
MOST = 3  # lines


def some_only(got: Answer, request: str, data: dict[str, Any]) -> Answer:
    wide = next((it.command for it in got.suggestions if _is_wide(it)), "")
    words = {word.lower() for word in WORDS.findall(request)}
    for signs, said, line, looks, one, question in data["some_only"] if wide else ():
        if words.isdisjoint(signs) or (line and compiled(line).search(wide) is None):
            continue
        found = compiled(said).search(request)
        if found is None or _is_held(found, wide):
            continue
        if got.outcome == "match" and not _is_wide(got.suggestions[0]):
            return got._replace(suggestions=tuple(it for it in got.suggestions if not _is_wide(it)))
        return _asked(got, wide, found, looks, one, question)
    return got


def _is_wide(it: Suggestion) -> bool:
    return it.risk != "read" and takes_many(it.command)


def _is_held(found: re.Match[str], command: str) -> bool:
    """ "all volumes containing test except test1": has the line what is said of them?"""
    part = found.groupdict().get("part")
    if not part:
        return False
    without = re.sub(r"grep -v\w* [^|)]*", "", command)
    return part.lower() in without.lower()


def _asked(got: Answer, wide: str, found: re.Match[str], looks: list[str], one: bool, question: str) -> Answer:
    groups = found.groupdict()
    names = groups.get("names") or ""
    kind = _kind(wide, found.string)
    lines = list(looks)
    if names and kind in USED:
        lines += [USED[kind].replace("NAMES", " ".join(APART.split(names))), ALL_OF[kind]]
    elif "names" in groups:
        lines.append(ALL_OF[kind])
    elif not lines:
        lines.append(_listed(wide))
    told = [Suggestion(it, "Shows what there is", "read", 0.5, reading=(it,)) for it in lines]
    for it in got.suggestions if one else ():
        if not takes_many(it.command) and it.command not in lines:
            told.append(it._replace(score=min(it.score, 0.45)))
    return Answer(got.request, "ambiguous", tuple(told[:MOST]), question.replace("{names}", names or "it"))


def _kind(command: str, request: str) -> str:
    """What is spoken of: what the line takes, but for "keep the volumes used by db and remove the others"."""
    low = request.lower()
    taken = LISTED.search(command)
    kind = KINDS[taken["list"]] if taken is not None else ""
    if kind in ("", "container"):
        return next((it for it in USED if it in low), kind or "container")
    return kind


def _listed(command: str) -> str:
    """The list of what the line would take."""
    for prune, look in PRUNED.items():
        if prune in command:
            return look
    taken = LISTED.search(command)
    if taken is None:
        return SPACE
    flags = QUIET.sub(lambda it: " -a" if it["more"] else "", taken["flags"])
    return " ".join(f"docker {taken['list']}{flags}".split())
