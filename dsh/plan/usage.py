"""What docker's client prints when the words of a command are off."""

from dsh.cmdline.invocation import Invocation, Problem
from dsh.knowledge.entries import Command

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
    if problem.id not in COUNTS and not message.startswith(("unknown", "invalid argument", "flag needs", "bad flag")):
        return message
    if "requires at most" in message:
        more = more.replace("Run", "SRun", 1)  # so it stands in client 28
    return f"{message}\n\nUsage:  {usage_line(command, spelled)}{more}"


USAGES = {"docker volume": " COMMAND", "docker manifest": " COMMAND", "docker stack": " [OPTIONS]"}


def usage_line(command: Command, spelled: str) -> str:
    """docker rm [OPTIONS] CONTAINER [CONTAINER...]"""
    options = " [OPTIONS]" if command.flags else ""
    several = command.usage.replace(" or ", f"\n\t{spelled}{options} ")
    return f"{spelled}{options} {several}".rstrip()


def spelled_path(invocation: Invocation) -> str:
    """The command's path as the user spelled it: docker rm, docker container rm."""
    command = invocation.command
    words = [word for word in invocation.words if not word.startswith("-")]
    text = " ".join(["docker", *words[1:]] if invocation.program else ["docker", *words])
    spellings = sorted((command.path, *command.aliases), key=len, reverse=True)
    return next((s for s in spellings if text == s or text.startswith(f"{s} ")), command.path)
