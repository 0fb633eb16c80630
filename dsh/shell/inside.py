"""Why a program in a container failed: it has said so itself, and docker's logs do not have that."""

from dsh.cmdline.lines import invocations
from dsh.request.live.objects import container
from dsh.shell.act import After
from dsh.shell.shell import Shell

DOCKERS_OWN = 125  # from here on an exit code tells of docker or of a signal, not of what the program found


def program_inside(before: After, shell: Shell) -> str:
    """Of the line that has just failed; "" where it was no docker exec, or failed before the program began."""
    command = before.shown.command if before.shown is not None else ""
    found = invocations(command, shell.store)
    execs = [it for it in found if it.command.path == "docker container exec" and len(it.arguments) > 1]
    if len(found) != 1 or not execs or before.exit_code >= DOCKERS_OWN:
        return ""
    name, program, *words = (use.value for use in execs[0].arguments)
    says = f"{program} in {name} ended with exit code {before.exit_code}; what it printed above says why"
    live = shell.face.known().live
    it = container(name, live) if live is not None else None
    paths = [word for word in words if word.startswith("/")]
    if it is not None and paths and not any(path.startswith(place) for path in paths for _, place in it.mounts):
        says += f". No volume of {name} holds {paths[0]}: what was there in an earlier container is not in this one"
    return says
