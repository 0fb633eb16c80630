"""Lines to look for in the logs of a compose project or of one of its services, which are read as those of a container
are: "only the lines with timeout from the compose logs of api"."""

from collections.abc import Callable

from dsh.request.build import Built
from dsh.request.reading import Reading
from dsh.typed import Any

OURS = ("n.compose", "n.service", "n.project")
LOGS = "docker logs "


def as_container(reading: Reading) -> Reading:
    """With the service told as a container, whose logs have ways of their own to be looked through."""
    names = [n._replace(object="container") if n.object == "service" else n for n in reading.names]
    return reading._replace(names=names)


def of_compose(
    built: Built, reading: Reading, index: dict[str, Any], judge: Callable[[set[int]], tuple[float, tuple[str, ...]]]
) -> Built:
    """The line of a container's logs that hands them on, as one of compose; any other as it is. `judge` tells how well
    the words that are accounted for account for the request, and which are not."""
    if not built.command.startswith(LOGS) or " | " not in built.command:
        return built
    used = {*built.explained, *(n for n, w in enumerate(reading.words) if w.sense in OURS)}
    score, left = judge(used)
    command = built.command.replace(LOGS, "docker compose logs ", 1).replace(" 2>&1 |", " |", 1)
    return built._replace(
        command=command.replace(" CONTAINER", "", 1),
        path="docker compose logs",
        summary=index["commands"][index["command_numbers"]["docker compose logs"]][2],
        missing=tuple(slot for slot in built.missing if slot != "CONTAINER"),
        score=score,
        explained=tuple(sorted(used)),
        left=left,
        reading=("compose logs", *built.reading[1:]),
    )
