"""Other ways to the same end that are offered beside a suggestion, as knowledge/requests/ lists them."""

import re

from dsh.request.build import Built


def variants(best: Built, rules: list[list[str]]) -> list[Built]:
    """The best reading in its other forms: in the background, with all of them, through compose."""
    out = []
    for said, instead, has, lacks in rules:
        if (has and not re.search(has, best.command)) or (lacks and re.search(lacks, best.command)):
            continue
        command = re.sub(said, instead, best.command, count=1)
        if command != best.command and " && " not in command:
            out.append(best._replace(command=command, score=best.score * 0.62))
    return out
