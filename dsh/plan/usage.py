"""What docker's client prints when the words of a command are off."""

from dsh.cmdline.invocation import Invocation, Problem
from dsh.knowledge.entries import Command
from dsh.patterns import regex
from dsh.plan.planned import Planned

COUNTS = ("too-few-arguments", "too-many-arguments")


def usage_text(invocation: Invocation, problem: Problem) -> str:
    """Docker's message for a problem of the command line, with its usage line where docker adds it."""
    message = problem.docker or problem.message
    command, spelled = invocation.command, spelled_path(invocation)
    if problem.group == "docker" and command.path != "docker":  # a flag of docker's own, in front of the command
        return f"{message}\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information"
    more = f"\n\nRun '{problem.group or spelled} --help' for more information"
    if problem.group not in ("", "docker"):
        return f"{message}\n\nUsage:  {problem.group}{USAGES.get(problem.group, '')}{more}"
    if command.path == "docker":
        whole = "" if "unknown command" in message else "\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]"
        return message + whole + more
    if command.group:
        return f"{message}\n\nUsage:  {spelled}{USAGES.get(command.path, '')}{more}"
    own = message.startswith("docker: ") and problem.id not in COUNTS
    if own and "Error response from daemon" not in message:  # of docker create and run
        return message + more
    if problem.id not in COUNTS and not message.startswith(("unknown", "invalid argument", "flag needs", "bad flag")):
        return message
    if command.path == "docker context use" and problem.id in COUNTS:  # the one that counts in other words
        return f"accepts 1 arg(s), received {len(invocation.arguments)}"
    if "requires at most" in message:
        more = more.replace("Run", "SRun", 1)  # so it stands in client 28
    if "requires at least" in message and "at most" not in message:
        more = more.replace("Run", "See", 1)
    return f"{message}\n\nUsage:  {usage_line(command, spelled)}{more}"


WRONG_VALUE = regex(r'invalid argument ".*" for "[^"]*" flag: ')


def with_usage(planned: Planned, invocation: Invocation) -> Planned:
    """The plan with the usage line after a value that docker refuses while it reads the flags."""
    step = planned.steps[0] if len(planned.steps) == 1 else None
    message = str(step.args.get("message", "")) if step is not None and step.call == "fail" else ""
    if step is None or not WRONG_VALUE.match(message) or "Usage:" in message:
        return planned
    more = f"Run '{spelled_path(invocation)} --help' for more information"
    whole = f"{message}\n\nUsage:  {usage_line(invocation.command, spelled_path(invocation))}\n\n{more}"
    return planned._replace(steps=(step._replace(args={**step.args, "message": whole}),))


USAGES = {"docker volume": " COMMAND", "docker manifest": " COMMAND", "docker stack": " [OPTIONS]"}
BARE = frozenset(  # these have flags, and docker's usage line does not say so
    f"docker {path}"
    for path in (
        *("builder prune", "context rm", "manifest create", "network rm", "service scale"),
        *("trust inspect", "trust key generate", "trust sign", "trust signer add"),
    )
)
FULL = frozenset(("docker context export",))  # and this one the other way round
OF_ALL_SPELLINGS = {"docker container cp": "docker cp"}  # the second line of the usage is not spelled as typed


def usage_line(command: Command, spelled: str) -> str:
    """docker rm [OPTIONS] CONTAINER [CONTAINER...]"""
    options = " [OPTIONS]" if (command.flags or command.path in FULL) and command.path not in BARE else ""
    second = OF_ALL_SPELLINGS.get(command.path, spelled)
    several = command.usage.replace(" or ", f"\n\t{second}{options} ")
    return f"{spelled}{options} {several}".rstrip()


def spelled_path(invocation: Invocation) -> str:
    """The command's path as the user spelled it: docker rm, docker container rm."""
    command = invocation.command
    words = _named(invocation)
    text = " ".join(["docker", *words[1:]] if invocation.program else ["docker", *words])
    spellings = sorted((command.path, *command.aliases), key=len, reverse=True)
    return next((s for s in spellings if text == s or text.startswith(f"{s} ")), command.path)


def _named(invocation: Invocation) -> list[str]:
    """The words that are no flags, nor values of docker's own flags in front of the command."""
    uses = [use.flag for use in invocation.global_flags if use.flag.type != "bool"]
    apart = {name for flag in uses for name in (f"--{flag.name}", f"-{flag.short}")}
    before = ("", *invocation.words)
    return [w for w, last in zip(invocation.words, before, strict=False) if not w.startswith("-") and last not in apart]
