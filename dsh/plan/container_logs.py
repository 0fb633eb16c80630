"""docker logs"""

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.plan import Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.times import bad_moment

UNREADABLE = ("none", "syslog", "gelf", "fluentd", "awslogs", "splunk", "etwlogs", "gcplogs")


def logs(invocation: Invocation, state: State) -> Planned:
    name = invocation.arguments[0].value
    try:
        container = state.container(name)
    except EngineRefused as error:
        return refused(state, error.said, 1, "no-such-container")
    wrong = bad_moment(invocation)
    if wrong:
        return refused(state, wrong, 1, "bad-value", "--since 10m")
    detail = state.inspect("container", container.id)
    args = {
        "container": container.id,
        "tty": bool((detail.get("Config") or {}).get("Tty")),
        "since": invocation.value("since"),
        "until": invocation.value("until"),
        "tail": invocation.value("tail", "all"),
        "timestamps": invocation.on("timestamps"),
        "details": invocation.on("details"),
        "follow": invocation.on("follow"),
    }
    step = Step("container.logs", args, says=f"show what {container.name} has printed")
    driver = ((detail.get("HostConfig") or {}).get("LogConfig") or {}).get("Type", "")
    if driver == "none" or (driver in UNREADABLE and not state.api("1.42")):
        problem = Problem("no-logs", "error", "configured logging driver does not support reading")
        return Planned((step,), state, 1, b"", (problem,))
    return Planned((step,), state, 0, None)
