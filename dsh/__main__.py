"""`python -m dsh` and the command `dsh`."""

import gc
import sys

GARBAGE = 200_000  # new objects, after which one call looks for garbage


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
    from dsh.cli import run

    code = run(sys.argv[1:])
    gc.freeze()  # nor is it looked for at the end: all of it goes with the process
    return code


if __name__ == "__main__":
    sys.exit(main())
