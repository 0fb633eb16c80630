"""Docker's own client, run with an argument list and never through a shell."""

import subprocess

from dsh.errors import DshError
from dsh.run.session import Done, Session, Streams


def client(session: Session, streams: Streams, argv: list[str]) -> Done:
    """`argv` begins with the program. Its exit code is ours."""
    kept = streams.out.fd is None
    try:
        with subprocess.Popen(
            argv,
            cwd=session.place.cwd,
            env={**session.place.env, "DOCKER_BUILDKIT": "1"},
            stdin=streams.stdin if streams.stdin >= 0 else subprocess.DEVNULL,
            stdout=subprocess.PIPE if kept else streams.out.fd,
            stderr=streams.err.fd if streams.err.fd is not None else subprocess.DEVNULL,
        ) as child:
            if child.stdout is not None:
                streams.out.write(child.stdout.read())
    except OSError as error:
        raise DshError(f"{argv[0]} cannot be run: {error.strerror}") from error
    code = child.returncode
    return Done(code if code >= 0 else 128 - code)
