"""The one question before a plan is run. Every question names the engine that it would change."""

from collections import Counter
from collections.abc import Callable

from dsh.console import Console
from dsh.errors import Declined
from dsh.escape import visible
from dsh.plan.plan import Plan
from dsh.power import HOST
from dsh.render.fragments import width
from dsh.verbs.understand import question


def confirm(plan: Plan, console: Console, ask: Callable[[Console, str], str] = question) -> None:
    """Returns where the user agrees. Raises Declined where they do not, or cannot be asked."""
    if plan.risk == "read":
        return
    if not console.interactive:
        raise Declined("nothing was run: there is no terminal to ask at", hint="add --yes to run it without a question")
    text, right = wanted(plan)
    answer = ask(console, fitted(text, console.width)).lower()
    if answer not in right:
        raise Declined("nothing was run")


def fitted(text: str, columns: int) -> str:
    """The question in two lines where one is too narrow for it: the engine first, then what to type."""
    said, gap, keys = text.partition(": ")
    return f"{said}:\n  {keys}" if gap and keys and width(text) >= columns else text


def wanted(plan: Plan, names: bool = True) -> tuple[str, tuple[str, ...]]:
    """The question for a plan, and the answers (in lower case) that agree. Each question says how to leave.

    `names`: where the lines above are more than the objects that go, it names those.
    """
    where = f" on {visible(plan.place)}" if plan.engine else ""
    if any(problem.level == "error" for problem in plan.problems):
        return f"  It would fail{where}: y runs it all the same, Enter leaves it [y/N] ", ("y", "yes")
    if plan.risk == "change" and any(problem.id == HOST for problem in plan.problems):
        return f"  Run it{where}: y runs it, Enter leaves it [y/N] ", ("y", "yes")
    if plan.risk == "change":
        return f"  Run it{where}: Enter runs it, n leaves it [Y/n] ", ("", "y", "yes")
    gone = _gone(plan)
    if plan.everything and gone.total() > 1:
        count = str(gone.total())
        whole = len(gone) == 1 and " prune" not in plan.command  # a prune takes all that nobody uses
        takes = f"all {listed(gone)}" if whole else f"{listed(gone)} at once"
        takes += _counted(plan, gone.total()) if names else ""
        return f"  Takes {takes}{where}: type {count} to run it, q to leave: ", (count,)
    return f"  Lost for good{where}: type yes to run it, q to leave: ", ("yes",)


COUNTED = 4  # objects that the question names


def _counted(plan: Plan, total: int) -> str:
    """Which those are, where the lines above are more: an image loses its names before it goes."""
    lines = [e for e in plan.effects if e.action in ("remove", "untag")]
    if len(lines) == total or total > COUNTED:
        return ""
    removed = {e.id for e in lines if e.action == "remove"}
    told = [e for e in lines if e.action == "remove" or e.id not in removed]
    names = dict.fromkeys(visible(e.name or (e.id or "").removeprefix("sha256:")[:12]) for e in told)
    return f" ({', '.join(names)})"


def _gone(plan: Plan) -> Counter[str]:
    """How many objects of each kind the plan takes: an image that goes with all its names is one."""
    gone = dict.fromkeys((e.kind, e.id or e.name) for e in plan.effects if e.action == "remove")
    names = dict.fromkeys((e.kind, e.name) for e in plan.effects if e.action == "untag" and (e.kind, e.id) not in gone)
    return Counter(kind for kind, _ in (*gone, *names))


def listed(count: Counter[str]) -> str:
    """2 containers, 1 volume and 3 images."""
    said = [f"{n:,} {kind}{'s' if n > 1 else ''}" for kind, n in count.items()]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
