"""RUN: a command on an image's files, played by the small sh."""

from collections.abc import Iterator

from dsh.practice.create import attributes
from dsh.practice.files import Files, Mount
from dsh.practice.filesystem import Tree
from dsh.practice.inside import DEV, PROC
from dsh.practice.names import free_name
from dsh.practice.objects import Container, Image
from dsh.practice.programs import find
from dsh.practice.programs.machine import Alone
from dsh.practice.programs.process import Pipe, Started
from dsh.practice.programs.users import NoUser, find_user
from dsh.practice.routes import Refused
from dsh.practice.world import SECOND, World

RUNTIME = (
    "failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: "
)


class Ran:
    """How it ended."""

    def __init__(self) -> None:
        self.code = 0


def run(
    world: World, ran: Ran, tree: Tree, argv: list[str], env: dict[str, str], cwd: str, name: str, identity: str
) -> Iterator[tuple[int, bytes]]:
    """Run it to its end; its output comes as (1 or 2, bytes). Raises Refused where it cannot be started."""
    machine = Alone(identity[:12], lambda: world.now() / SECOND)
    files = Files(tree, {"/dev": Mount(DEV), "/proc": Mount(PROC)}, clock=machine.now)
    try:
        user = find_user(files, name)
    except NoUser as error:
        raise Refused(400, str(error)) from error
    if cwd != "/" and files.get(cwd) is None:
        tree.put(cwd, files.need("/")[1])
    said: list[tuple[int, bytes]] = []
    environment = {"PATH": find.PATH, "HOSTNAME": identity[:12], "HOME": user.home, **env}
    try:
        task = find.start(
            argv,
            environment,
            cwd,
            user,
            files.seen_by(user.uid, user.gids),
            machine,
            Pipe(closed=True),
            lambda data: said.append((1, data)),
            lambda data: said.append((2, data)),
        )
    except find.NotStarted as error:
        raise Refused(400, RUNTIME + error.message) from error
    machine.running.append(task)
    started = Started(task)
    while True:
        with world.lock:
            due = started.run(machine.now())
        yield from said
        said.clear()
        if task.code is not None:
            ran.code = task.code
            return
        pause = 60.0 if due is None else max(due - machine.now(), 0.001)
        world.wait(lambda: None, pause)
        if due is None:  # it waits for what never comes
            raise Refused(500, "practice engine: this step waits for ever; the build was given up")


def leave_container(
    world: World, identity: str, image: Image | None, argv: list[str], tree: Tree, code: int | None
) -> None:
    """The container of a step stays behind: of one that failed, or where none are to be removed."""
    with world.lock:
        made = Container(
            identity,
            free_name(world, ""),
            world.now(),
            image.id if image else "",
            image.id if image else "",
            argv[0],
            tuple(argv[1:]),
            {
                **(image.config if image else {}),
                "Cmd": argv,
                "Image": image.id if image else "",
                "Hostname": identity[:12],
                "Healthcheck": {"Test": ["NONE"]},
            },
            {},
            tree=tree.top,
        )
        if code is not None:
            made.state, made.exit_code = "exited", code
            made.started = made.finished = world.now()
        world.containers[made.id] = made
        world.names[made.name] = made.id
        world.event("container", "create", made.id, attributes(made))
