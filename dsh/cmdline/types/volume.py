"""What `docker run -v` takes: [SOURCE:]PATH[:OPTIONS], the source a path of this machine or the name of a volume."""

import re

from dsh.cmdline.types.cut import cut_spans
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, fills_in, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "volume"
HERE = (".", "./", "$(pwd)", "`pwd`", "$PWD", "${PWD}", "$pwd", "%cd%", "$(PWD)")
PROPAGATION = ("shared", "slave", "private", "rshared", "rslave", "rprivate")
OPTIONS = ("ro", "rw", "z", "Z", "nocopy", "consistent", "cached", "delegated", "default", *PROPAGATION)
NAME = "[a-zA-Z0-9][a-zA-Z0-9_.-]+"


class Volume(NamedTuple):
    """As the client reads it. A bind's source that begins with a dot is relative to the current folder."""

    kind: str  # bind, volume
    source: str  # "" makes a volume without a name
    target: str
    options: tuple[str, ...] = ()

    @property
    def read_only(self) -> bool:
        return "ro" in self.options


def parse(text: str, /) -> Volume:
    """As client and engine read it; checked says which of them refuses it."""
    found = read(text)
    _check(text, found)
    return found


def read(text: str) -> Volume:
    """As the client reads it; it sends on much that the engine refuses."""
    if not text:
        raise BadValue("the volume is empty", "invalid empty volume spec", "client")
    if len(text.encode(errors="replace")) <= 2:
        return Volume("volume", "", text)
    sections = _sections(text)
    if "" in sections[:3]:
        message = f"nothing stands between two colons, or before or after one, in {text!r}"
        raise BadValue(message, f"invalid spec: {text}: empty section between colons", "client")
    if len(sections) > 3:
        raise BadValue(f"too many colons in {text!r}", f"invalid spec: {text}: too many colons", "client")
    if len(sections) == 1:
        return Volume("volume", "", text)
    options = tuple(sections[2].split(",")) if len(sections) == 3 else ()
    return Volume("bind" if is_path(sections[0]) else "volume", sections[0], sections[1], options)


def _sections(text: str) -> list[str]:
    """Cut at colons, but not at the one after a single letter: that is a Windows drive."""
    out, start = [], 0
    for at, char in enumerate(text):
        if char == ":" and not (at - start == 1 and text[start].isalpha()):
            out.append(text[start:at])
            start = at + 1
    return [*out, text[start:]]


def is_path(source: str) -> bool:
    """Is the source a path of the machine, and not the name of a volume?"""
    if source[:1] in (".", "/", "~") or source.startswith("\\\\"):
        return True
    return len(source) > 1 and source[0].isalpha() and source[1] == ":"


def _check(text: str, found: Volume) -> None:
    """What Linux engines refuse."""
    if fills_in(found.source) or fills_in(found.target):
        return
    if re.match(r"^[a-zA-Z]:[\\/]", found.target) or re.match(r"^[a-zA-Z]:", found.source):
        return  # an engine on Windows has rules of its own
    if not found.target.startswith("/"):
        if not found.source:
            return  # the engine takes the path from the container's root folder
        why = f"invalid mount config for type \"{found.kind}\": invalid mount path: '{found.target}' mount path"
        docker = f"invalid volume specification: '{text}': {why} must be absolute"
        message = f"the path in the container must begin with /, not {found.target!r}"
        raise BadValue(message, docker, "engine")
    if not found.target.strip("/"):
        docker = f"invalid volume specification: '{text}': invalid specification: destination can't be '/'"
        raise BadValue("the container's root folder / cannot be replaced", docker, "engine")
    wrong = next((o for o in found.options if o not in OPTIONS), None)
    if wrong is not None:
        docker = f"invalid mode: {','.join(found.options)}"
        raise BadValue(f"{wrong!r} is not an option of a volume: use ro, rw, z or Z", docker, "engine")
    if found.kind == "volume" and found.source and not re.fullmatch(NAME, found.source):
        message = f"{found.source!r} is not a volume's name; a path of this machine must begin with / or ./"
        only = (
            'only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path'
        )
        docker = f'"{found.source}" includes invalid characters for a local volume name, {only}'
        if len(found.source) == 1:
            docker = "volume name is too short, names should be at least two alphanumeric characters"
        docker = f"create {found.source}: {docker}"
        raise BadValue(message, docker, "engine")


def explain(text: str, flag: Flag | None = None, /) -> str:
    """./data of this machine appears as /data in the container, read-only."""
    if fills_in(text):
        parts = [text[start:end] for start, end in cut_spans(text, ":")]
        if len(parts) == 1 or not all(parts):
            return "what the shell puts in here"
        options = tuple(parts[2].split(",")) if len(parts) > 2 else ()
        return _say(Volume(_kind(parts[0]), parts[0], parts[1], options))
    try:
        return _say(parse(text))
    except BadValue as error:
        return error.message


def _kind(source: str) -> str:
    """Of a source that the shell completes: what stands before a slash, or the current folder, is a path."""
    if is_path(source) or "/" in source or source.strip("\"'") in HERE:
        return "bind"
    return "unknown"


def _say(found: Volume) -> str:
    how = "".join(f", {said}" for said in (_short(option) for option in found.options) if said)
    if not found.source:
        return f"a new volume without a name, kept by docker, appears as {found.target} in the container{how}"
    return f"{say_source(found.kind, found.source)} appears as {found.target} in the container{how}"


def say_source(kind: str, source: str) -> str:
    """What is mounted, in words."""
    if source in HERE:
        return "the current folder of this machine"
    if source.rstrip("/") in ("/var/run/docker.sock", "/run/docker.sock"):
        return "docker's own socket, which gives the container full power over docker,"
    if kind == "bind":
        noun = "the folder" if source.endswith("/") or source == "~" else "the folder or file"
        return f"{noun} {source} of this machine"
    return (
        f"the volume {source}"
        if kind == "volume"
        else (f"what the shell puts in for {source}" if "$" in source else source)
    )


def _short(option: str) -> str:
    if option in PROPAGATION:
        return f"with {option} mounts"
    return {
        "ro": "read-only", "z": "relabelled for SELinux (shared)", "Z": "relabelled for SELinux (for it alone)",
        "nocopy": "without copying the image's files into it",
    }.get(option, "")  # fmt: skip


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    spans = cut_spans(text, ":")
    spans = _join_drives(text, spans)
    if len(spans) == 1:
        return (Piece(0, len(text), "where the volume appears in the container"),) if text else ()
    (start, end), (begin, stop) = spans[0], spans[1]
    out = []
    if end > start:
        source = text[start:end]
        kind = _kind(source) if fills_in(source) else "bind" if is_path(source) else "volume"
        out.append(Piece(start, end, say_source(kind, source).rstrip(",")))
    if stop > begin:
        out.append(Piece(begin, stop, "where it appears in the container"))
    known = meanings("volume-options")
    for left, right in spans[2:]:
        for one, other in cut_spans(text[left:right], ","):
            if other > one:
                said = known.get(text[left + one : left + other], "docker knows no such option")
                out.append(Piece(left + one, left + other, said))
    return tuple(out)


def _join_drives(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and out[-1][1] - out[-1][0] == 1 and text[out[-1][0]].isalpha():
            start = out.pop()[0]
        out.append((start, end))
    return out


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    """Options after the second colon; a way to name the current folder."""
    head, colon, tail = prefix.rpartition(":")
    if colon and ":" in head:
        found = offer(meanings("volume-options"), tail)
        return tuple(Candidate(f"{head}:{value}", meaning) for value, meaning in found)
    return offer({"./": "a folder or file below the current folder", "/": "a folder or file of this machine"}, prefix)
