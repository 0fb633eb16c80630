"""`dsh completion SHELL`: the plugin of a shell, printed, installed or taken away."""

import os
import sys

from dsh.completion.script import KEY, own_exe, script
from dsh.console import Console
from dsh.errors import UsageError
from dsh.knowledge.store import open_store
from dsh.options import Options


def main(options: Options, console: Console) -> int:
    if options.install and options.uninstall:
        raise UsageError("--install and --uninstall at once", hint="give one of the two")
    key = options.key or KEY
    if not (options.install or options.uninstall):
        console.out.write(script(options.shell, own_exe(sys.argv[0]), key, open_store()))
        return 0
    from dsh.completion.install import install, uninstall

    env = dict(os.environ)
    if options.install:
        done = install(options.shell, own_exe(sys.argv[0]), key, open_store(), env)
    else:
        done = uninstall(options.shell, env)
    console.out.write("".join(f"{line}\n" for line in done))
    return 0
