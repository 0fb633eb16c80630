"""The image of a line has the tag that is told with it: "mqtt broker: eclipse-mosquitto:2"."""

from dsh.patterns import regex
from dsh.request.suggestion import Answer

TAGGED = regex(r"(?<![\w./:@=-])([a-z][\w./-]*\w):([\w][\w.-]*)(?![\w/:])")
MAKES = ("docker run ", "docker create ", "docker pull ", "docker service create ")


def as_tagged(got: Answer, request: str) -> Answer:
    """The answer with the tag put to the image where the line has that without one."""
    told = {name: f"{name}:{tag}" for name, tag in TAGGED.findall(request)}
    suggestions = []
    for it in got.suggestions:
        if it.command.startswith(MAKES):
            words = it.command.split(" ")
            known = set(words)
            words = [told[w] if w in told and told[w] not in known else w for w in words]
            it = it._replace(command=" ".join(words))
        suggestions.append(it)
    kept = {it.command: it for it in reversed(suggestions)}
    return got._replace(suggestions=tuple(reversed(kept.values())))
