"""The container made last, as something is asked of it: "logs of the newest container", "restart the one i just made".

The ways of knowledge/requests/looking.yaml tell it by a name that nobody gives; in the line it is looked up when run.
"""

import re

from dsh.request.suggestion import NEWEST, Answer, Suggestion

LOOKED_UP = "$(docker ps -lq)"
LISTED = re.compile(rf"^docker ps (?:-a )?-f id={re.escape(LOOKED_UP)}(?=$| --format )")  # which ps has a flag for
SAID = "the newest container"
OF_OTHERS = ("docker compose ", "docker service ", "docker volume ", "docker image ", "docker rmi ", "docker run ")


def looked_up(got: Answer) -> Answer:
    """The answer, with what finds that container in the place of its name."""
    told: dict[str, Suggestion] = {}
    for it in got.suggestions:
        if NEWEST in it.command and it.command.startswith(OF_OTHERS):
            continue
        command = _of_it(it.command, got.request)
        reading = tuple(part.replace(NEWEST, SAID) for part in it.reading)
        told.setdefault(command, it._replace(command=command, reading=reading))
    return got._replace(suggestions=tuple(told.values())) if told else Answer(got.request, "none", hint=got.hint)


def _of_it(command: str, request: str) -> str:
    found = command.replace(f"name={NEWEST}", f"id={LOOKED_UP}").replace(NEWEST, LOOKED_UP)
    asks = " -a " not in found and "running" in request.lower()  # then it is listed only if it is
    return found if asks else LISTED.sub("docker ps -l", found)
