"""A file of this machine that a command writes over: what stood in it does not come back."""

import os

from dsh.plan.plan import Problem


def overwritten(path: str) -> Problem | None:
    """The warning; None where nothing is lost. Who gives it gives the risk destroy."""
    try:
        lost = os.path.isfile(path) and os.path.getsize(path) > 0
    except OSError:
        return None
    says = f"written over on this machine: {path}; what stands in it now is lost"
    return Problem("written-over", "warning", says, "give the file another name, to keep that one") if lost else None
