"""The classic builder's cache: is there an image already that a step would make again?

An image is the result of a step when its parent is the image before and its container's command is that step's.
"""

import fnmatch
import hashlib
import json
import os
import posixpath
import stat as modes
from collections.abc import Iterable

from dsh.engine.state import State
from dsh.plan.build_context import Context, files
from dsh.plan.create_values import nanoseconds
from dsh.plan.dockerfile import Instruction, expanded, key_values
from dsh.typed import Any

SHELL = ["/bin/sh", "-c"]
NOTHING = "#(nop) "


def cached(parent: str, command: list[str], state: State) -> str | None:
    """The newest image with this parent, made by this command. `*` in its last word stands for a checksum."""
    pattern = command[-1] if "*" in command[-1] and command[-1].startswith(NOTHING) else None
    found: list[tuple[float, str]] = []
    for image in state.images.values():
        if image.parent != parent or image.id.startswith("new+"):
            continue
        made_by = (state.inspect("image", image.id).get("ContainerConfig") or {}).get("Cmd") or []
        same = made_by == command
        if pattern and made_by[:-1] == command[:-1] and made_by:
            same = fnmatch.fnmatchcase(made_by[-1], pattern.replace("[", "[[]"))
        if same:
            found.append((image.created, image.id))
    return max(found)[1] if found else None


class Step:
    """The commands of a stage's steps, one after the other: environment, arguments and folder change on the way."""

    def __init__(self, config: dict[str, Any], arguments: dict[str, str], allowed: dict[str, str]) -> None:
        self.environment = dict(entry.partition("=")[::2] for entry in config.get("Env") or [])
        self.folder = str(config.get("WorkingDir") or "/")
        self.shell = list(config.get("Shell") or SHELL)
        self.given = arguments  # --build-arg
        self.outer = allowed  # ARGs before the first FROM
        self.arguments: dict[str, str] = {}

    def command(self, one: Instruction, context: Context | None) -> list[str] | None:
        """The command that the image of this step carries; None where that cannot be said."""
        values = {**self.arguments, **self.environment}
        if one.name == "RUN":
            return self._run(one)
        if one.name in ("COPY", "ADD"):
            return self._copy(one, values, context)
        if one.name == "WORKDIR":
            self.folder = posixpath.normpath(posixpath.join(self.folder, expanded(one.rest, values)))
            return [*self.shell, f"{NOTHING}WORKDIR {self.folder}"]
        text = self._comment(one, values)
        return None if text is None else [*self.shell, NOTHING, text]

    def _comment(self, one: Instruction, values: dict[str, str]) -> str | None:
        if one.name in ("ENV", "LABEL"):
            pairs = [(expanded(k, values), expanded(v, values)) for k, v in key_values(one.rest)]
            if one.name == "ENV":
                self.environment.update(pairs)
            return " ".join([one.name, *(f"{key}={value}" for key, value in pairs)])
        if one.name == "ARG":
            key, equals, value = one.rest.partition("=")
            default = expanded(value.strip("\"'"), values) if equals else self.outer.get(key)
            chosen = self.given.get(key, default)
            if chosen is not None:
                self.arguments[key] = chosen
            return f"ARG {key}={default}" if equals else f"ARG {key}"
        if one.name in ("CMD", "ENTRYPOINT"):
            words = one.words() if one.rest.startswith("[") else [*self.shell, one.rest]
            return f"{one.name} [{' '.join(json.dumps(word, ensure_ascii=False) for word in words)}]"
        if one.name == "EXPOSE":
            return "EXPOSE " + " ".join(sorted(expanded(word, values) for word in one.words()))
        if one.name == "VOLUME":
            return f"VOLUME [{' '.join(expanded(word, values) for word in one.words())}]"
        if one.name == "SHELL":
            self.shell, before = one.words(), self.shell
            self.shell = before if not self.shell else self.shell
            return f"SHELL [{' '.join(one.words())}]"
        if one.name in ("USER", "STOPSIGNAL"):
            return f"{one.name} {expanded(one.rest, values)}"
        if one.name in ("MAINTAINER", "ONBUILD"):
            return f"{one.name} {one.rest}"
        return _health(one) if one.name == "HEALTHCHECK" else None

    def _run(self, one: Instruction) -> list[str]:
        words = one.words() if one.rest.startswith("[") else [*self.shell, one.rest]
        used = sorted(f"{k}={v}" for k, v in self.arguments.items() if k not in self.environment)
        return [f"|{len(used)}", *used, *words] if used else words

    def _copy(self, one: Instruction, values: dict[str, str], context: Context | None) -> list[str]:
        *sources, target = (expanded(word, values) for word in one.words())
        checksum = "*"
        if (
            context is not None
            and context.kind == "folder"
            and "from" not in one.flags
            and not any("://" in s for s in sources)
        ):
            checksum = copied(context, sources) or "*"
        chown = f"--chown={one.flags['chown']} " if one.flags.get("chown") else ""
        return [*self.shell, f"{NOTHING}{one.name} {chown}{checksum} in {target} "]


def _health(one: Instruction) -> str:
    """As Go prints the settings of the check; a number among them comes out as a character."""
    kind, _, rest = one.rest.partition(" ")
    if kind.upper() == "NONE":
        words = ["NONE"]
    else:
        command = Instruction("CMD", {}, rest.strip(), one.line)
        words = ["CMD", *command.words()] if rest.strip().startswith("[") else ["CMD-SHELL", rest.strip()]
    shown = " ".join(json.dumps(word, ensure_ascii=False) for word in words)
    times = (go_duration(nanoseconds(one.flags.get(flag, "0s"))) for flag in ("interval", "timeout", "start-period"))
    retries = int(one.flags.get("retries", "0"))
    count = f"'\\x{retries:02x}'" if retries < 7 or 13 < retries < 32 else repr(chr(retries))
    return f"HEALTHCHECK &{{[{shown}] {' '.join(json.dumps(time) for time in times)} {count}}}"


def go_duration(amount: int) -> str:
    """Nanoseconds as Go prints a duration: 1m30s, 500ms, 0s."""
    if amount < 10**9:
        for unit, size in (("ms", 10**6), ("µs", 10**3), ("ns", 1)):
            if amount >= size:
                return f"{amount / size:g}{unit}"
        return "0s"
    minutes, rest = divmod(amount, 60 * 10**9)
    hours, minutes = divmod(minutes, 60)
    text = f"{rest / 10**9:g}s"
    return f"{hours}h{minutes}m{text}" if hours else f"{minutes}m{text}" if minutes else text


def copied(context: Context, sources: Iterable[str]) -> str | None:
    """The checksum that the builder gives these files of a folder: file:..., dir:... or multi:..."""
    if context.unsure:
        return None
    sent = list(files(context))
    parts: list[str] = []
    for source in sources:
        wanted = posixpath.normpath(source).lstrip("/")
        wanted = "" if wanted == "." else wanted
        if any(char in wanted for char in "*?["):
            depth = wanted.count("/")
            hits = [path for path in sent if path.count("/") == depth and fnmatch.fnmatchcase(path, wanted)]
        else:
            hits = [wanted]
        for hit in hits:
            part = _part(context, hit, sent)
            if part is None:
                return None
            parts.append(part)
    if len(parts) == 1:
        return parts[0]
    return "multi:" + hashlib.sha256(",".join(parts).encode()).hexdigest() if parts else None


def _part(context: Context, path: str, sent: list[str]) -> str | None:
    full = posixpath.join(context.path, path)
    if path and path not in sent:
        return None
    if os.path.islink(full):
        return None
    if not os.path.isdir(full):
        return "file:" + _sum(context, path)
    below = [one for one in sent if not path or one == path or one.startswith(f"{path}/")]
    sums = sorted(_sum(context, one) for one in below)
    return "dir:" + hashlib.sha256(",".join(sums).encode()).hexdigest()


def _sum(context: Context, path: str) -> str:
    """The tar sum (version 1) of one entry: its header without times, then its content."""
    full = posixpath.join(context.path, path)
    found = os.lstat(full)
    folder, link = modes.S_ISDIR(found.st_mode), modes.S_ISLNK(found.st_mode)
    pipe = modes.S_ISFIFO(found.st_mode)  # to open one is to wait for who writes into it
    digest = hashlib.sha256()
    header = {
        "name": path + ("/" if folder else ""),
        "mode": str(_mode(found.st_mode)),
        "uid": "0",
        "gid": "0",
        "size": "0" if folder or link or pipe else str(found.st_size),
        "typeflag": "5" if folder else "2" if link else "6" if pipe else "0",
        "linkname": os.readlink(full) if link else "",
        "uname": "",
        "gname": "",
        "devmajor": "0",
        "devminor": "0",
    }
    for name, value in header.items():
        digest.update(f"{name}{value}".encode())
    if modes.S_ISREG(found.st_mode):
        with open(full, "rb") as file:
            for piece in iter(lambda: file.read(1 << 20), b""):
                digest.update(piece)
    return digest.hexdigest()


def _mode(mode: int) -> int:
    return mode & 0o7777
