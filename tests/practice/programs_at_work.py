"""A script run on a pretend file system, with a clock that jumps: for the tests of programs."""

from dsh.practice.files import Files
from dsh.practice.filesystem import Node, Tree, make_layer
from dsh.practice.programs import find
from dsh.practice.programs.all_programs import MODULES
from dsh.practice.programs.machine import Alone
from dsh.practice.programs.process import Pipe, Started, User

PASSWD = b"root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\n"
NAMES = " ".join(MODULES.values()).split()
BASE = make_layer(
    {
        **{folder: Node("dir") for folder in ("/bin", "/etc", "/root")},
        "/tmp": Node("dir", 0o1777),
        "/etc/passwd": Node("file", 0o644, content=PASSWD),
        "/bin/busybox": Node("file", counted=1000),
        **{f"/bin/{name}": Node("link", target="busybox") for name in NAMES if name not in ("bash", "dash", "curl")},
    }
)


ROOT = User()


class Box:
    """A machine of its own; `now` is what its clock shows."""

    def __init__(self, layer=BASE, user=ROOT):
        self.now = 1000.0
        self.machine = Alone(clock=lambda: self.now)
        self.files = Files(Tree((layer,)), uid=user.uid, gids=user.gids, clock=lambda: self.now)
        self.user, self.out, self.err = user, bytearray(), bytearray()

    def start(self, argv, stdin=None, **env):
        pipe = Pipe(closed=True) if stdin is None else stdin
        environment = {"PATH": "/bin", "HOME": self.user.home, **env}
        task = find.start(
            argv, environment, "/", self.user, self.files, self.machine, pipe, self.out.extend, self.err.extend
        )
        self.machine.running.append(task)
        return Started(task)

    def finish(self, process, rounds=200):
        """Run it until it ends, or waits for something from outside."""
        for _ in range(rounds):
            due = process.run(self.now)
            if process.code is not None or due is None:
                return process.code
            self.now = max(self.now, due)
        return process.code

    def sh(self, script, stdin=b""):
        """The code, the output and the errors of a script."""
        self.out.clear()
        self.err.clear()
        code = self.finish(self.start(["sh", "-c", script], Pipe(stdin, closed=True)))
        return code, self.out.decode(), self.err.decode()
