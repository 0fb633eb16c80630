"""How the planned commands of a line hang together: what run walks through."""

from dsh.named import NamedTuple
from dsh.plan.plan import Step

LOOKS = ("show", "fail", "complain", "container.runs_still")  # calls that change nothing


class Command(NamedTuple):
    """One docker command. `expected` is the exit code that the preview foretold; None where nobody can know."""

    text: str
    steps: tuple[Step, ...]
    expected: int | None
    stops: bool = False
    config_dir: str = ""  # where its docker config lies, if not where the line's does
    config_named: str = ""  # the same in the words of its --config
    cwd: str = ""  # the folder that the line has gone to by then, if it has


class Filter(NamedTuple):
    """A program that only reads and writes its standard streams. `argv` goes to it as a list, never through a shell."""

    argv: tuple[str, ...]
    cwd: str = ""


class Fixed(NamedTuple):
    """What is known already: an assignment, `true`, an error of the shell itself."""

    exit_code: int
    out: bytes = b""
    err: str = ""
    ends: bool = False  # the line ends here, with this code


class Pipe(NamedTuple):
    """Each part's output is the next one's input; the last one's exit code is the whole's."""

    parts: tuple["Node", ...]


class Sequence(NamedTuple):
    """One after the other; the exit code is the last one's. With `worst` (xargs) it is 123 once one has failed."""

    parts: tuple["Node", ...]
    worst: bool = False


class Branch(NamedTuple):
    """`left && right` or `left || right`. `right` is None where the preview foretold that it is not reached."""

    left: "Node"
    operator: str
    right: "Node | None"


class Not(NamedTuple):
    """`! part`"""

    part: "Node"


class Redirected(NamedTuple):
    """`part` with streams to or from files: (fd, operator, target); the operator is <, <<<, >, >> or >&."""

    part: "Node"
    redirects: tuple[tuple[int, str, str], ...]


class Coded(NamedTuple):
    """`part`, whose exit code nobody can know before it runs: `placeholder` stands for it in what follows."""

    part: "Node"
    placeholder: str


class Given(NamedTuple):
    """`part`, what a $(...) runs: its output stands for `placeholder` in what follows."""

    part: "Node"
    placeholder: str


class Ends(NamedTuple):
    """`part`, whose failure ends the line (set -e)."""

    part: "Node"


Node = Command | Filter | Fixed | Pipe | Sequence | Branch | Not | Redirected | Coded | Given | Ends


def steps(node: Node) -> tuple[Step, ...]:
    """All steps below a node, in order."""
    if isinstance(node, Command):
        return node.steps
    if isinstance(node, (Pipe, Sequence)):
        return tuple(step for part in node.parts for step in steps(part))
    if isinstance(node, Branch):
        return steps(node.left) + (steps(node.right) if node.right else ())
    if isinstance(node, (Not, Redirected, Coded, Given, Ends)):
        return steps(node.part)
    return ()


def files(node: Node) -> tuple[str, ...]:
    """The files of this machine that something below the node writes."""
    found = [e.name for step in steps(node) for e in step.effects if e.kind == "file" and e.name]
    return (*found, *(step.args["iidfile"] for step in steps(node) if step.args.get("iidfile")))


def changes(node: Node) -> bool:
    """Does anything below the node change something?"""
    return any(step.effects or step.call not in LOOKS for step in steps(node))
