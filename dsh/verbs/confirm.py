"""The one question before a plan is run. Every question names the engine that it would change."""

import re
from collections.abc import Callable

from dsh.console import Console
from dsh.errors import Declined
from dsh.escape import visible
from dsh.plan.plan import Plan
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
    if width(text) < columns:
        return text
    return re.sub(r"([.?]) (?=[A-Z])", r"\1\n  ", text, count=1)


def wanted(plan: Plan) -> tuple[str, tuple[str, ...]]:
    """The question for a plan, and the answers (in lower case) that agree."""
    where = f" on {visible(plan.engine.place)}" if plan.engine else ""
    if any(problem.level == "error" for problem in plan.problems):
        return f"  It would fail{where}. Run it all the same? [y/N] ", ("y", "yes")
    if plan.risk == "change":
        return f"  Run it{where}? [Y/n] ", ("", "y", "yes")
    gone = sum(effect.action in ("remove", "untag") for effect in plan.effects)
    if plan.everything and gone > 1:
        return f"  This takes everything{where}. Type the number of objects, {gone}, to run it: ", (str(gone),)
    return f"  Something cannot come back{where}. Type yes to run it: ", ("yes",)
