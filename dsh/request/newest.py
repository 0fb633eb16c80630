"""The container made last, as something is asked of it: "logs of the newest container", "restart the one i just made".

The ways of knowledge/requests/looking.yaml tell it by a name that nobody gives; in the line it is looked up when run.
"""

from dsh.request.suggestion import NEWEST, Answer

LOOKED_UP = "$(docker ps -lq)"
SAID = "the newest container"
OF_OTHERS = ("docker compose ", "docker service ", "docker volume ", "docker image ", "docker rmi ", "docker run ")


def looked_up(got: Answer) -> Answer:
    """The answer, with what finds that container in the place of its name."""
    told = tuple(
        it._replace(
            command=it.command.replace(f"name={NEWEST}", f"id={LOOKED_UP}").replace(NEWEST, LOOKED_UP),
            reading=tuple(part.replace(NEWEST, SAID) for part in it.reading),
        )
        for it in got.suggestions
        if not (NEWEST in it.command and it.command.startswith(OF_OTHERS))
    )
    return got._replace(suggestions=told) if told else Answer(got.request, "none", hint=got.hint)
