"""Docker's messages, with names in the place of IDs."""

from dsh.completion.live import Live, LiveContainer
from dsh.plan.plan import Problem
from dsh.shell.known import in_names

ID = "a2265e46709725d7d8a84dbd0751549258d204470179fd51c6120c874293203d"


def test_names_stand_for_ids():
    picture = Live((LiveContainer("store", ID[:12], "busybox", "running", "Up"),))
    told = in_names((Problem("x", "error", f"Container {ID} is not running", None),), picture)
    assert told[0].message == "Container store is not running"


def test_what_nobody_knows_is_cut():
    problem = Problem("x", "error", f"network lan id {ID} has active endpoints", None)
    assert in_names((problem,), Live())[0].message == f"network lan id {ID[:12]} has active endpoints"
