"""`python -m dsh` and the command `dsh`."""

import sys


def main() -> int:
    from dsh.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
