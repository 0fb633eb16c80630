"""`dsh complete`: what the shells' plugins call. Never a word on standard error, never a failure.

dsh complete [--context NAME | --host URL] KIND        live objects, a line each: name, tab, what it is
dsh complete key [--color] LINE                        what the key does with a line
dsh complete plugin NAME WORD...                       what docker's client started the plugin docker-NAME with

The shells start this file by itself, as `python -I -S call.py KIND`, which is twice as fast as `dsh complete KIND`.
"""

import os
import sys


def main(argv: list[str]) -> int:
    context = host = None
    while len(argv) > 1 and argv[0] in ("--context", "--host"):
        context, host = (argv[1], host) if argv[0] == "--context" else (context, argv[1])
        argv = argv[2:]
    if argv[:1] == ["key"]:
        from dsh.completion.key import answer as pressed

        sys.stdout.write(pressed(argv[-1] if len(argv) > 1 else "", "--color" in argv[1:-1]))
        return 0
    if argv[:1] == ["plugin"] and len(argv) > 1:
        from dsh.completion.client_plugins import call

        return call(argv[1], argv[2:])
    from dsh.completion.engine import answer, write

    write(answer(argv[0] if argv else "", context, host, dict(os.environ)))
    return 0


if __name__ == "__main__":
    sys.path.insert(0, __file__.rsplit("/dsh/", 1)[0])
    sys.exit(main(sys.argv[1:]))
