"""Health checks: their command is run in the container when it is due, as an exec that nobody sees."""

from dsh.practice import processes
from dsh.practice.create import attributes
from dsh.practice.objects import Container, Health, Output, Process
from dsh.practice.processes import Unrunnable
from dsh.practice.texts import timestamp
from dsh.practice.world import SECOND, World
from dsh.typed import Any

INTERVAL, TIMEOUT, RETRIES, KEPT = 30 * SECOND, 30 * SECOND, 3, 5
CHECK = "health"  # in place of an exec's ID


def begin(world: World, container: Container) -> None:
    """A container with a check has started."""
    check = container.config.get("Healthcheck") or {}
    if not check.get("Test") or check["Test"][0] == "NONE":
        container.health = None
        return
    container.health = Health()
    _later(world, container, _interval(container, check))


def end(container: Container) -> None:
    if container.health is not None:
        container.health.due = 0
        container.health.status = "unhealthy"


def _interval(container: Container, check: dict[str, Any]) -> int:
    in_start = container.health is not None and container.health.status == "starting" and check.get("StartPeriod")
    if in_start and check.get("StartInterval"):
        return int(check["StartInterval"])
    return int(check.get("Interval") or INTERVAL)


def _later(world: World, container: Container, pause: int) -> None:
    assert container.health is not None
    container.health.due = world.now() + pause
    _schedule(world, container, container.health.due)


def _schedule(world: World, container: Container, at: int) -> None:
    world.at(at, lambda world: due(world, container, at))


def due(world: World, container: Container, at: int) -> None:
    """The check that was to be made then is due."""
    if container.health is not None and container.health.due == at and container.process is not None:
        if container.state == "running":
            _check(world, container)
        else:
            _later(world, container, SECOND)


def _check(world: World, container: Container) -> None:
    """Run the check to its end, at once: a pretend command takes no time unless it sleeps past the time limit."""
    test = container.config["Healthcheck"]["Test"]
    words = tuple(test[1:]) if test[0] == "CMD" else ("/bin/sh", "-c", *test[1:])
    main = container.process
    assert main is not None
    output = Output()
    process = Process(words, main.env, main.cwd, main.user, False, container.id, 0, 0, output, exec=CHECK)
    began = world.now()
    try:
        processes.load(world, process)
        processes.begin(world, process)
        text = b"".join(data for _, _, data in output.chunks).decode(errors="replace")
        code = -1 if process.exit_code is None else process.exit_code
        if process.exit_code is None:
            processes.finish(world, process, 137)
            text = "Health check exceeded timeout (30s)"
    except Unrunnable as error:
        code, text = -1, f"OCI runtime exec failed: exec failed: unable to start container process: {error.message}"
    _note(world, container, began, code, text)


def _note(world: World, container: Container, began: int, code: int, text: str) -> None:
    found, check = container.health, container.config["Healthcheck"]
    assert found is not None
    entry = {"Start": timestamp(began), "End": timestamp(world.now()), "ExitCode": code, "Output": text[:4096]}
    found.log = [*found.log, entry][-KEPT:]
    before = found.status
    if code == 0:
        found.status, found.streak = "healthy", 0
    elif not (found.status == "starting" and began < container.started + (check.get("StartPeriod") or 0)):
        found.streak += 1
        if found.streak >= (check.get("Retries") or RETRIES):
            found.status = "unhealthy"
    if found.status != before:
        world.event("container", f"health_status: {found.status}", container.id, attributes(container))
    _later(world, container, _interval(container, check))
