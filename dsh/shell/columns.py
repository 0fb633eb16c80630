"""How to read the table that a command has just printed, where its words say nothing to a newcomer."""

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store
from dsh.run.outcome import Outcome


def how_to_read(outcome: Outcome, store: Store) -> tuple[str, ...]:
    """What the knowledge says of it; nothing of a form of one's own, or where the line goes on with the output."""
    if outcome.exit_code or not outcome.output:
        return ()
    found = invocations(outcome.plan.command, store)
    if len(found) != 1 or found[0].has("format") or any(sign in outcome.plan.command for sign in "|>"):
        return ()
    return found[0].command.reads
