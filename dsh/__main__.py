"""`python -m dsh` and the command `dsh`."""

import sys


def main() -> int:
    if sys.argv[1:] == ["--version"]:
        from dsh.version import __version__

        print(f"dsh {__version__}")
        return 0
    if sys.argv[1:2] == ["complete"] and not {"--help", "-h"} & set(sys.argv[2:3]):  # a Tab waits: no parser is built
        from dsh.completion.call import main as complete

        return complete(sys.argv[2:])
    from dsh.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
