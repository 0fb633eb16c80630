"""docker cp: files into a container and out of it, as a tar on the way."""

import os
import tarfile
from collections.abc import Iterator

from dsh.engine.archive import read_stat, stat
from dsh.engine.refusal import EngineRefused
from dsh.errors import DshError
from dsh.plan.container_copy import bad_output
from dsh.plan.copy_paths import CannotCopy, End, arrival, asserts_folder, renamed, split, unfound
from dsh.plan.plan import Problem
from dsh.plan.surroundings import spoken
from dsh.run.calls.archive import pieces
from dsh.run.progress import amount
from dsh.run.session import Done, Session, Streams
from dsh.run.tar_files import Reader, packed, unpacked
from dsh.typed import Any

TAR = {"Content-Type": "application/x-tar"}


def into(
    session: Session,
    streams: Streams,
    container: str,
    name: str,
    source: str,
    target: str,
    shown: str,
    follow: bool,
    archive: bool,
    quiet: bool,
) -> Done:
    """`source` is an absolute path here, or "-" for a tar on standard input."""
    client = session.client
    found = stat(client, container, target)
    if found and found.is_link and found.target:
        behind = found.target if found.target.startswith("/") else os.path.join(split(target)[0], found.target)
        target, found = behind, stat(client, container, behind)
    sent = 0

    def counted(parts: Iterator[bytes]) -> Iterator[bytes]:
        nonlocal sent
        for part in parts:
            sent += len(part)
            yield part

    if source == "-":
        if found is None or not found.is_folder:
            return _failed(streams, f'destination "{shown}" must be a directory')
        folder, content = target, pieces(streams.stdin)
    else:
        try:
            path, first = _local(source, follow)
            end = End(path, True, os.path.isdir(path) and not os.path.islink(path))
            there = arrival(end, End(target, found is not None, bool(found and found.is_folder)), first)
        except CannotCopy as error:
            return _failed(streams, error.message)
        except OSError as error:
            return _failed(streams, unfound(source, follow, spoken(error)))
        folder, content = there.folder, packed(path, first or split(path)[1], there.old, there.new)
    params = {"path": folder, "noOverwriteDirNonDir": "true", "copyUIDGID": "true" if archive else None}
    try:
        for _ in client.stream("PUT", f"/containers/{container}/archive", params, counted(content), TAR):
            pass
    except EngineRefused as error:
        raise _named(error, container, name) from error
    if not quiet and streams.err.tty:
        streams.err.line(f"Successfully copied {amount(sent)} to {shown}")
    return Done()


def out(
    session: Session,
    streams: Streams,
    container: str,
    name: str,
    source: str,
    target: str,
    shown: str,
    follow: bool,
    quiet: bool,
) -> Done:
    """`target` is an absolute path here, or "-" for a tar on standard output."""
    client, rebase = session.client, ""
    wrong = bad_output(target)
    if wrong:  # a device would be replaced by a file
        return _failed(streams, wrong)
    if follow:
        found = stat(client, container, source)
        if found and found.is_link and found.target:
            behind = found.target if found.target.startswith("/") else os.path.join(split(source)[0], found.target)
            source, rebase = behind, split(source)[1]
    params = {"path": source}
    plain = {"Accept-Encoding": "identity"}  # the engine would pack it otherwise
    try:
        response = client._send("GET", f"/containers/{container}/archive", params, None, plain, True, None)
    except EngineRefused as error:
        raise _named(error, container, name) from error
    with response, client.guarded():
        info = read_stat(dict(response.headers))
        received: Any = response.raw.stream(1 << 16, decode_content=False)
        if target == "-":
            for piece in received:
                streams.out.write(piece)
            return Done()
        try:
            size = _unpack(received, source, info.is_folder, target, rebase)
        except CannotCopy as error:
            return _failed(streams, error.message)
        except OSError as error:
            return _failed(streams, f"{error.filename}: {spoken(error)}")
        except tarfile.TarError as error:
            raise DshError(f"what the engine sent is no archive: {error}") from error
    if not quiet and streams.err.tty:
        streams.err.line(f"Successfully copied {amount(size)} to {target}")
    return Done()


def _unpack(received: Iterator[bytes], source: str, is_folder: bool, target: str, rebase: str) -> int:
    real = os.path.realpath(target) if os.path.islink(target.rstrip("/")) else target
    end = End(real, os.path.exists(target), os.path.isdir(target))
    if not end.exists and not os.path.isdir(split(target)[0]):
        raise CannotCopy(f'invalid output path: directory "{split(target)[0]}" does not exist')
    there = arrival(End(source, True, is_folder), end, rebase)
    reader = Reader(received)
    old = split(source)[1]
    unpacked(reader, there.folder, lambda name: renamed(renamed(name, old, rebase or old), there.old, there.new))
    return reader.count


def _local(source: str, follow: bool) -> tuple[str, str]:
    """The path to pack, and the name it arrives under where a link was followed."""
    os.stat(source) if follow else os.lstat(source.rstrip("/") or "/")
    if asserts_folder(source):
        os.stat(source)
    if asserts_folder(source) and not os.path.isdir(source):
        raise CannotCopy("not a directory")
    if source.endswith("/."):
        return os.path.realpath(source) + "/.", ""
    bare = source.rstrip("/")
    if os.path.islink(bare) and (follow or source != bare):
        ending = source[len(bare) :]
        return os.path.realpath(bare) + ending, os.path.basename(bare)
    return source, ""


def _named(error: EngineRefused, container: str, name: str) -> EngineRefused:
    """The engine's words with the container's name: it was asked by ID, docker's client asks by what was typed."""
    return EngineRefused(error.status, error.message.replace(container, name), error.hint)


def _failed(streams: Streams, message: str) -> Done:
    streams.err.line(message)
    return Done(1, (), (Problem("cannot-copy", "error", message),))
