"""Where a build's files come from: a folder, standard input, or an address that the engine fetches."""

import io
import os
import posixpath
import re
import tarfile
from collections.abc import Iterator

from dsh.named import NamedTuple
from dsh.plan.dockerignore import Pattern, ignored, may_hold_kept, parse_ignore
from dsh.plan.refusal import Refused
from dsh.plan.surroundings import Surroundings, spoken

DEFAULT_NAME = "Dockerfile"
EXTRA_NAME = ".dockerfile." + "d5" * 10  # of a Dockerfile from elsewhere, in the context: as long as docker's
REMOTE = re.compile(r"(?:https?|git)://|git@|github\.com/|ssh://")
PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")


class Context(NamedTuple):
    kind: str  # folder, stdin, remote
    path: str  # of the folder, or the address
    dockerfile: str  # its name inside the context
    text: str | None  # of the Dockerfile; None where it is not known before
    unsure: bool = False  # the line itself writes files into it
    extra: bool = False  # the Dockerfile is not in the context: `text` (or standard input) is added as EXTRA_NAME


def build_context(place: str, dockerfile: str, around: Surroundings, stdin: bytes | None) -> Context:
    """Raises Refused with docker's text."""
    if place == "-":
        if dockerfile == "-":
            raise Refused("invalid argument: can't use stdin for both build context and dockerfile", 1, "plain")
        return Context("stdin", "", dockerfile or DEFAULT_NAME, _dockerfile_of(stdin, dockerfile or DEFAULT_NAME))
    folder = around.path(place)
    if not os.path.exists(folder):
        if REMOTE.match(place):
            return Context("remote", place, dockerfile or DEFAULT_NAME, None)
        raise _unprepared(f'path "{place}" not found')
    if not os.path.isdir(folder):
        raise _unprepared(f"context must be a directory: {folder}")
    if dockerfile == "-":
        text = None if stdin is None else stdin.decode(errors="replace")
        return Context("folder", folder, EXTRA_NAME, text, extra=True)
    return _in_folder(folder, dockerfile, around)


def _in_folder(folder: str, dockerfile: str, around: Surroundings) -> Context:
    if dockerfile:
        path = around.path(dockerfile)
    else:
        path = posixpath.join(folder, DEFAULT_NAME)
        if not os.path.lexists(path) and os.path.lexists(posixpath.join(folder, DEFAULT_NAME.lower())):
            path = posixpath.join(folder, DEFAULT_NAME.lower())
    inside = os.path.relpath(os.path.realpath(path), os.path.realpath(folder))
    unsure = any(name.startswith(f"{folder}/") and name != path for name in around.written)
    text: str | None
    if path in around.written:
        content = around.written[path]
        text = None if content is None else content.decode(errors="replace")
    else:
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                text = file.read()
        except OSError as error:
            why = f"unable to evaluate symlinks in Dockerfile path: lstat {path}: {spoken(error)}"
            raise _unprepared(why, "there is no Dockerfile there yet: learn dockerfile shows one") from error
    if inside.startswith("../"):
        return Context("folder", folder, EXTRA_NAME, text, unsure, extra=True)
    return Context("folder", folder, inside, text, unsure)


def _unprepared(why: str, hint: str | None = None) -> Refused:
    return Refused(f"unable to prepare context: {why}", 1, "plain", hint)


def is_archive(head: bytes) -> bool:
    """Do these first bytes (512 are enough) begin an archive? Otherwise they are a Dockerfile."""
    if head.startswith(PACKED):
        return True
    try:
        tarfile.TarInfo.frombuf(head[:512].ljust(512, b"\0") if len(head) >= 512 else head, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _dockerfile_of(stdin: bytes | None, name: str) -> str | None:
    if stdin is None:
        return None
    if not is_archive(stdin):
        return stdin.decode(errors="replace")
    try:
        with tarfile.open(fileobj=io.BytesIO(stdin)) as tar:
            for member in tar:
                if posixpath.normpath(member.name) == name:
                    file = tar.extractfile(member)
                    return file.read().decode(errors="replace") if file else None
    except tarfile.TarError:
        return None
    return None


def patterns(context: Context) -> tuple[Pattern, ...]:
    """.dockerignore's patterns; the Dockerfile and .dockerignore itself are always sent."""
    try:
        with open(posixpath.join(context.path, ".dockerignore"), encoding="utf-8", errors="replace") as file:
            lines = file.read().split("\n")
    except OSError:
        return ()
    found = parse_ignore(lines)
    kept = [f"!{name}" for name in (".dockerignore", context.dockerfile) if ignored(name, found)]
    return found + parse_ignore(kept)


def files(context: Context) -> Iterator[str]:
    """The paths below a context's folder that are sent, folders before what is in them, by name."""
    ignore = patterns(context)

    def below(folder: str) -> Iterator[str]:
        try:
            entries = sorted(os.scandir(posixpath.join(context.path, folder)), key=lambda entry: entry.name)
        except OSError as error:
            raise _unprepared(f"can't stat '{error.filename}'") from error
        for entry in entries:
            path = posixpath.join(folder, entry.name) if folder else entry.name
            left_out = bool(ignore) and ignored(path, ignore)
            if not left_out:
                yield path
            if entry.is_dir(follow_symlinks=False) and (not left_out or may_hold_kept(path, ignore)):
                yield from below(path)

    yield from below("")
