"""What a line that changed nothing found: the state it asks for was there already."""

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store
from dsh.run.outcome import Outcome

STATES = {"docker container stop": "had stopped already", "docker container start": "ran already"}


def already(outcome: Outcome, store: Store) -> str:
    """ "shop had stopped already: nothing was changed"; "" where it did something, or something else is meant."""
    found = invocations(outcome.plan.command, store)
    if outcome.effects or outcome.exit_code or len(found) != 1 or found[0].command.path not in STATES:
        return ""
    names = [use.value for use in found[0].arguments]
    if not names or any("$" in name for name in names):
        return ""
    state = STATES[found[0].command.path]
    return f"{', '.join(names)} {state}: nothing was changed"
