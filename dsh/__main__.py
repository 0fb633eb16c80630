"""`python -m dsh` and the command `dsh`."""

import gc
import sys

GARBAGE = 200_000  # new objects, after which one call looks for garbage


def _begun(argv: list[str]) -> object:
    """What the engine is asked first of all, before anything else is imported: a Begun, or None."""
    if argv[0:1] not in (["run"], ["preview"]):
        return None
    from dsh.plan.first_look import first_look, line_of_call, only_these

    line = line_of_call(argv)
    if line is None:
        return None
    from dsh.engine.begun import begin

    return begin(first_look(line), only_these(argv))


def main() -> int:
    if sys.argv[1:] == ["--version"]:
        from dsh.version import __version__

        print(f"dsh {__version__}")
        return 0
    if sys.argv[1:2] == ["complete"] and not {"--help", "-h"} & set(sys.argv[2:3]):  # a Tab waits: no parser is built
        from dsh.completion.call import main as complete

        return complete(sys.argv[2:])
    if sys.argv[1:]:  # one call makes objects to keep until it ends: looking for garbage among them costs a tenth of it
        gc.set_threshold(GARBAGE)
    begun = _begun(sys.argv[1:])
    from dsh.cli import run

    code = run(sys.argv[1:], begun)
    gc.freeze()  # nor is it looked for at the end: all of it goes with the process
    return code


if __name__ == "__main__":
    sys.exit(main())
