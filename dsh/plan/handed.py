"""What the engine's API cannot carry goes to docker's own client, named as such and with its arguments as a list."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.address import practised
from dsh.engine.state import State
from dsh.plan.docker_client import client_arguments, plain_arguments
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused

INSTALL = {
    "compose": "apt-get install docker-compose-plugin (Debian: docker-compose), or install Docker Desktop",
    "buildx": "apt-get install docker-buildx-plugin (Debian: docker-buildx), or install Docker Desktop",
    "init": "it comes with Docker Desktop; learn dockerfile shows how to write the files by hand",
    "scout": "install the scout plugin, which comes with Docker Desktop",
}
CLIENT = "install docker's client: apt-get install docker-ce-cli (Debian: docker-cli)"


def handed(
    invocation: Invocation,
    state: State,
    plugin: str,
    effects: tuple[Effect, ...] = (),
    notes: tuple[Problem, ...] = (),
    way_back: str | None = None,
    risk: str | None = None,
    after: State | None = None,
) -> Planned:
    """The command, run by the installed client. `plugin` "": the client itself does it."""
    argv = client_arguments(invocation, state, plugin) if plugin else plain_arguments(invocation, state)
    path = invocation.command.path
    if practised(state.source.client.address.host):
        said = f"{path} is done by docker's own client, which cannot reach the practice engine inside dsh"
        planned = refused(state, f"dsh: {said}", 1, "not-practised", f"dsh explain {path}")
        return planned._replace(problems=(*planned.problems, *notes), risk=risk)
    if argv is None:
        what = f"its plugin {plugin}" if plugin else "it"
        said = f"{path} is done by docker's own client, and {what} is not installed here"
        fix = INSTALL.get(plugin, f"install the docker plugin {plugin}") if plugin else CLIENT
        planned = refused(state, f"dsh: {path}: {what} is not installed here", 1, "no-client", fix)
        problem = planned.problems[0]._replace(message=said)
        return planned._replace(problems=(problem, *notes), risk=risk)
    shown = " ".join(argv)
    note = Problem("by-docker", "warning", f"docker's own client runs this: {shown}")
    step = Step("client", {"argv": argv}, effects, f"docker's own client runs {shown}")
    wrong = any(problem.level == "error" for problem in notes)
    risk = risk or invocation.command.risk
    return Planned((step,), after or state, 1 if wrong else None, None, (note, *notes), way_back=way_back, risk=risk)


def client(invocation: Invocation, state: State) -> Planned:
    """docker manifest, trust, stack config: parts of the client that have no call in the API."""
    return handed(invocation, state, "")


def plugin(invocation: Invocation, state: State) -> Planned:
    """buildx, scout and the others: by their own program."""
    return handed(invocation, state, invocation.command.path.split(" ")[1])


def dial_stdio(invocation: Invocation, state: State) -> Planned:
    said = (
        "docker system dial-stdio is for docker itself, at the far end of an ssh:// connection; by hand it is of no use"
    )
    return refused(state, f"dsh: {said}", 1, "not-run", "docker -H ssh://USER@HOST ps")
