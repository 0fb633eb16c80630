"""`dsh plugin install`: docker ask, docker explain, docker preview and docker why, as plugins of docker's client."""

import os
import sys

from dsh.completion.client_plugins import install, uninstall
from dsh.completion.script import own_exe
from dsh.console import Console
from dsh.options import Options


def main(options: Options, console: Console) -> int:
    env = dict(os.environ)
    done = install(own_exe(sys.argv[0]), options.hints, env) if options.action == "install" else uninstall(env)
    console.out.write("".join(f"{line}\n" for line in done))
    return 0
