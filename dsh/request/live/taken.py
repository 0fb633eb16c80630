"""A name that something has already is given to nothing new: "a new redis named cache", where a container is called so.

taken(answer, live) -> the answer, which asks for another name where docker would refuse the one that was said
"""

import re

from dsh.cmdline.lines import quote
from dsh.patterns import regex
from dsh.request.live.objects import Live, container, is_there
from dsh.request.suggestion import Answer, Suggestion

MAKES = regex(r"(?:^|&& )docker (?:container )?(?:run|create) .*?--name[ =](?P<name>[\w.-]+)")
RENAMES = regex(r"docker (?:container )?rename (?P<old>\S+) (?P<name>[\w.-]+)")
NETWORK = regex(r"docker network create (?:.* )?(?P<name>[\w.-]+)")
RUNS = ("running", "paused", "restarting")
DOUBTED = 0.5


def taken(answer: Answer, live: Live) -> Answer:
    first = answer.suggestions[0] if answer.outcome == "match" and answer.suggestions else None
    if first is None:
        return answer
    line = first.command
    if (found := MAKES.search(line)) is not None and is_there(found["name"], "container", live):
        return _of_container(answer, first, found["name"], live)
    if (found := RENAMES.fullmatch(line)) is not None and is_there(found["name"], "container", live):
        if found["old"] == found["name"]:
            return answer
        lines = (_open(first, f"docker rename {found['old']} NEW_NAME", "NEW_NAME"), _gone(first, found["name"], live))
        return _asked(answer, f"There is a container {found['name']} already. How else shall it be called?", lines)
    if (found := NETWORK.fullmatch(line)) is not None and is_there(found["name"], "network", live):
        name = found["name"]
        other = _open(first, f"{line[: found.start('name')]}NAME", "NAME")
        shown = f"docker network inspect {name}"
        seen = first._replace(
            command=shown, summary="The network that is there", risk="read", missing=(), score=DOUBTED
        )
        return _asked(answer, f"There is a network {name} already. How else shall it be called?", (other, seen))
    return answer


def _of_container(answer: Answer, first: Suggestion, name: str, live: Live) -> Answer:
    line, it = first.command, container(name, live)
    before = line.partition("docker run")[0]
    if it is None or re.search(rf"docker (?:rm|rename|container rm)\b.* {re.escape(name)}(?= |$)", before):
        return answer  # it goes first
    other = re.sub(rf"(--name[ =]){re.escape(name)}(?= |$)", r"\1NAME", line)
    lines = [_open(first, other, "NAME")]
    if it.state not in RUNS:
        starts = f"docker start {quote((name,))}"
        lines.append(first._replace(command=starts, summary="Start the one that is there", missing=(), score=DOUBTED))
    if "IMAGE" not in line.split():  # else it may be no name at all: "from the same image as web"
        lines.append(_gone(first, name, live))
    return _asked(answer, f"There is a container {name} already. Another name, or shall that one go first?", lines)


def _gone(first: Suggestion, name: str, live: Live) -> Suggestion:
    it = container(name, live)
    force = "-f " if it is not None and it.state in RUNS else ""
    line = f"docker rm {force}{quote((name,))} && {first.command}"
    says = "Removes the one that is there, and takes its name"
    return first._replace(command=line, summary=says, risk="destroy", score=DOUBTED, reading=(line,))


def _open(first: Suggestion, line: str, word: str) -> Suggestion:
    return first._replace(command=line, missing=(*first.missing, word), score=DOUBTED, reading=(line,))


def _asked(answer: Answer, question: str, lines: "tuple[Suggestion, ...] | list[Suggestion]") -> Answer:
    return answer._replace(outcome="ambiguous", question=question, suggestions=tuple(lines))
