"""What docker's client prints when the words of a command are off."""

from dsh.cmdline.invocation import Invocation, Problem

COUNTS = ("too-few-arguments", "too-many-arguments")


def usage_text(invocation: Invocation, problem: Problem) -> str:
    """Docker's message for a problem of the command line, with its usage line where docker adds it."""
    message = problem.docker or problem.message
    command, spelled = invocation.command, spelled_path(invocation)
    if problem.id not in COUNTS:
        return message
    options = " [OPTIONS]" if command.flags else ""
    usage = f"{spelled}{options} {command.usage}".rstrip()
    return f"{message}\n\nUsage:  {usage}\n\nRun '{spelled} --help' for more information"


def spelled_path(invocation: Invocation) -> str:
    """The command's path as the user spelled it: docker rm, docker container rm."""
    command = invocation.command
    words = [word for word in invocation.words if not word.startswith("-")]
    text = " ".join(["docker", *words[1:]] if invocation.program else ["docker", *words])
    spellings = sorted((command.path, *command.aliases), key=len, reverse=True)
    return next((s for s in spellings if text == s or text.startswith(f"{s} ")), command.path)
