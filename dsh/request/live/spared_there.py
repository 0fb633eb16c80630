"""What a line leaves out has to be there: "stop everything but the database" spares nothing where no container is
called database.

spared_there(got, live, store) -> the answer; what is told by what it does ("the database") is looked up among the
images of the containers there are
"""

import re

from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.live.objects import Live, kinds_of
from dsh.request.suggestion import Answer, Suggestion

LEFT_OUT = regex(
    r"(?P<before>\$\(docker (?:ps|images|volume ls|network ls)[^|]*\| grep -vxE? )(?P<names>'[^']*'|[\w./:-]+)\)"
)
LOOKS = {"ps": "docker ps -a", "images": "docker images", "volume": "docker volume ls", "network": "docker network ls"}
KINDS = {"ps": "container", "images": "image", "volume": "volume", "network": "network"}


def spared_there(got: Answer, live: Live, store: Store) -> Answer:
    first = got.suggestions[0] if got.suggestions else None
    found = LEFT_OUT.search(first.command) if first is not None and got.outcome == "match" else None
    if first is None or found is None:
        return got
    names = [name.replace(":.*", "").replace("\\", "") for name in found["names"].strip("'").split("|")]
    listed = found["before"].removeprefix("$(docker ").split()[0]
    real = [_real(name, KINDS[listed], live, store) for name in names]
    if all(it == (name,) for it, name in zip(real, names, strict=True)):
        return got
    if all(len(it) == 1 for it in real):
        line = _with(first.command, found, [it[0] for it in real])
        told = first._replace(command=line, reading=(line,), summary=_renamed(first.summary, names, real))
        told = told._replace(warning=_renamed(first.warning, names, real) if first.warning else None)
        return got._replace(suggestions=(told,))
    lost = next(name for name, it in zip(names, real, strict=True) if len(it) != 1)
    look = Suggestion(LOOKS[listed], "Shows what there is", "read", 0.5)
    says = f"Which one is {lost}, that is to stay? None here is called so"
    return Answer(got.request, "ambiguous", (look,), says)


def _real(name: str, kind: str, live: Live, store: Store) -> tuple[str, ...]:
    """The name itself, where there is such a thing of that kind; else the containers whose image does what it says."""
    if kind in kinds_of(name, live):
        return (name,)
    if kind == "image" and any(name in (image, image.partition(":")[0]) for image in live.images):
        return (name,)
    if kind != "container":
        return ()
    does = store.requests().get("live", {}).get("roles", {}).get(name.lower(), "").split()
    return tuple(c.name for c in live.containers if c.image.rpartition("/")[2].partition(":")[0] in does)


def _with(line: str, found: re.Match[str], names: list[str]) -> str:
    said = names[0] if len(names) == 1 else f"'{'|'.join(names)}'"
    before = found["before"].replace("grep -vxE ", "grep -vx ") if len(names) == 1 else found["before"]
    return f"{line[: found.start()]}{before}{said}){line[found.end() :]}"


def _renamed(text: str, names: list[str], real: list[tuple[str, ...]]) -> str:
    for name, it in zip(names, real, strict=True):
        text = re.sub(rf"(?<![\w.-]){re.escape(name)}(?![\w.-])", it[0], text)
    return text
