"""One of several that are told by name is left out again: "stop ape, bee and cow, except bee".

without_the_spared(got, request, store) -> the answer
"""

import re

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store
from dsh.request.suggestion import Answer, Suggestion

LISTING = frozenset(  # whose arguments are all alike
    f"docker {it}" for it in (
        "container stop", "container start", "container restart", "container kill", "container rm", "container pause",
        "container unpause", "image rm", "volume rm", "network rm", "compose stop", "compose start", "compose restart",
        "compose rm", "compose kill", "compose up", "compose pull", "compose build", "service rm", "secret rm",
        "config rm", "stack rm", "plugin rm", "node rm", "context rm", "node update",
    )
)  # fmt: skip
SPARING = (
    r"(?:[,;.(]| -)* ?(?:(?:and|but|no|nope|sorry|wait|oops),? )*\b(?:not|exc?ept(?:ing)?(?: for)?|excluding|minus|"
    r"sans|without|wihtout|but|apart from|aside from|other than|besides|barring|with the exception of) "
    r"(?:(?:the|my|our|container|image|volume|network|service|node) )*"
)
STAYS = (
    r"(?:stays?|is the exception|(?:should|must|shall|has to|is to|may) (?:stay|remain|be kept|live)|remains|is kept|"
    r"survives|is spared)\b(?! (?:down|off|out|away|gone|dead|stopped|removed|paused))"
)
ENDS = r"(?=[ .!)]*$|[,;.!?)] ?|\s(?:and|but|please)\b)"


def without_the_spared(got: Answer, request: str, store: Store) -> Answer:
    """Each line without the names that are told to be spared; one that has no other stays as it is."""
    return got._replace(suggestions=tuple(_left(it, request, store) for it in got.suggestions))


def _left(it: Suggestion, request: str, store: Store) -> Suggestion:
    """A line of one command, or of one for each of them, without those that are spared."""
    commands = it.command.split(" && ")
    names = [name for command in commands for name in _names(command, store)]
    if len(commands) == 1 and len(set(names)) < len(names):  # "stop web and db, web must stay down"
        for name in dict.fromkeys(it for it in names if names.count(it) > 1):
            said = rf"(?<= ){re.escape(name)}(?= |$)"
            commands = [re.sub(rf"({said}.*?) {said}", r"\1", commands[0])]
        it, names = it._replace(command=commands[0]), list(dict.fromkeys(names))
    spared = [name for name in names if _is_spared(name, request)]
    if not spared or len(set(spared)) == len(set(names)):
        return it
    out = []
    for command in commands:
        own = _names(command, store)
        if own and all(name in spared for name in own):
            continue
        for name in spared:
            command = re.sub(rf" {re.escape(name)}(?= |$)", "", command)
        out.append(command)
    read = (" ".join(word for word in part.split() if word not in spared) for part in it.reading)
    return it._replace(command=" && ".join(out), reading=tuple(part for part in read if part))


def _names(command: str, store: Store) -> list[str]:
    found = invocations(command, store)
    if len(found) != 1 or found[0].command.path not in LISTING or "$(" in command:
        return []
    return [it.value for it in found[0].arguments]


def _is_spared(name: str, request: str) -> bool:
    said = re.escape(name)
    if re.search(rf"{SPARING}{said}{ENDS}", request, re.IGNORECASE):
        return True
    return re.search(rf"(?<![\w.:-]){said} {STAYS}", request, re.IGNORECASE) is not None
