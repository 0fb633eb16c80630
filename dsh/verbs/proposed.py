"""The plan of a line; of a wish that cannot work the way it was read, the plan of the line that does."""

from dsh.engine.client import Client
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.plan.plan import Plan
from dsh.request.suggestion import Suggestion

ASSUMED = "the port inside is assumed"  # as of dsh.request.assumed, which few wishes need
KEPT = "made again with the settings that it has: a port is fixed when a container is made"
LEFT = "nothing was run: the container stays as it is, since the new one could not be made"


class Proposed(NamedTuple):
    """A plan with how its line was read (None: it was typed), and what to say of what was changed in that."""

    plan: Plan
    suggestion: Suggestion | None
    says: str = ""

    @property
    def fails(self) -> bool:
        return any(problem.level == "error" for problem in self.plan.problems)

    @property
    def hopeless(self) -> bool:
        """Of a wish: is nothing to be gained, as it does nothing or removes what it then cannot make again?"""
        if self.suggestion is None or not self.fails:
            return False
        return not self.plan.effects or self.loses

    @property
    def loses(self) -> bool:
        """Would a container be gone for one that cannot be made?"""
        if self.suggestion is None or not self.fails or " && docker " not in self.plan.command:
            return False
        from dsh.plan.anew import removes_first

        return removes_first(self.plan.command)


def proposed(
    command: str,
    suggestion: Suggestion | None,
    said: str,
    client: Client,
    store: Store,
    confirmed: bool | None = None,
) -> Proposed:
    """`said`: the wish in words; `confirmed` as in dsh.plan.line."""
    from dsh.plan.line import plan_line

    if suggestion is not None and command == suggestion.command and command.startswith("docker rm -f "):
        from dsh.plan.anew import anew  # few wishes make a container again: it is no part of the start

        again = anew(command, client, store)
        if again != command:
            plan = plan_line(again, client, store, confirmed=confirmed)
            return Proposed(plan, suggestion._replace(command=again, reading=()), KEPT)
    if suggestion is not None and (suggestion.warning or "").startswith(ASSUMED):
        suggestion = _settled(suggestion, client, store)
    first = Proposed(plan_line(command, client, store, confirmed=confirmed), suggestion)
    if suggestion is None or not first.plan.problems:
        return first
    if first.loses:
        return _forced(first, client, store, confirmed)
    from dsh.plan.amended import amended  # where nothing is wrong it is no part of the start

    other = amended(first.plan, said, store)
    if other is None:
        return first
    plan = plan_line(other.command, client, store, confirmed=confirmed)
    better = Proposed(plan, suggestion._replace(command=other.command, reading=()), other.says)
    return first if better.fails and not first.fails else better


def _forced(it: Proposed, client: Client, store: Store, confirmed: bool | None) -> Proposed:
    """What runs is not removed without -f; where what follows cannot work either, that is said and not the other."""
    from dsh.plan.line import plan_line

    command = it.plan.command
    if " -f " in command.partition(" && docker run ")[0]:
        return it
    forced = plan_line(command.replace("docker rm ", "docker rm -f ", 1), client, store, confirmed=confirmed)
    errors = tuple(problem for problem in forced.problems if problem.level == "error")
    return it._replace(plan=it.plan._replace(problems=errors)) if errors else it


def _settled(suggestion: Suggestion, client: Client, store: Store) -> Suggestion:
    """Without the warning that a port is a guess, where the image says which it is: the plan then knows better."""
    from dsh.engine.refusal import EngineRefused
    from dsh.request.assumed import image_of

    try:
        config = client.get(f"/images/{image_of(suggestion.command, store)}/json").get("Config") or {}
    except EngineRefused:
        return suggestion
    return suggestion._replace(warning=None) if config.get("ExposedPorts") else suggestion
