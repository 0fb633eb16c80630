"""A Dockerfile as the classic builder reads it, far enough to say what a build will do."""

import json
import re

from dsh.engine import dockerfile_rules
from dsh.named import NamedTuple

INSTRUCTIONS = frozenset(
    (
        "ADD",
        "ARG",
        "CMD",
        "COPY",
        "ENTRYPOINT",
        "ENV",
        "EXPOSE",
        "FROM",
        "HEALTHCHECK",
        "LABEL",
        "MAINTAINER",
        "ONBUILD",
        "RUN",
        "SHELL",
        "STOPSIGNAL",
        "USER",
        "VOLUME",
        "WORKDIR",
    )
)
FLAGS = {
    "ADD": ("chown", "chmod"),
    "COPY": ("chown", "chmod", "from"),
    "FROM": ("platform",),
    "HEALTHCHECK": ("interval", "timeout", "start-period", "retries"),
    "RUN": ("mount", "network", "security"),
}
NEEDS_BUILDKIT = {"RUN": ("mount", "network", "security"), "ADD": ("chmod",), "COPY": ("chmod",)}
ONLY_BUILDKIT = ("link", "parents", "exclude", "checksum", "keep-git-dir", "start-interval", "unpack", "device")


class Bad(Exception):
    """The engine will refuse the Dockerfile: its words. `buildkit`: BuildKit would take it."""

    def __init__(self, message: str, buildkit: bool = False, after: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.buildkit = buildkit
        self.after = after  # instructions that are carried out before


class Instruction(NamedTuple):
    name: str
    flags: dict[str, str]
    rest: str
    line: int

    def words(self) -> list[str]:
        """The arguments: of the JSON form, or split at blanks."""
        if self.rest.startswith("["):
            try:
                found = json.loads(self.rest)
            except ValueError:
                found = None
            if isinstance(found, list) and all(isinstance(word, str) for word in found):
                return found
        return self.rest.split()


class Stage(NamedTuple):
    base: str
    name: str
    instructions: tuple[Instruction, ...]


class Dockerfile(NamedTuple):
    arguments: dict[str, str]  # ARGs before the first FROM, with their defaults
    stages: tuple[Stage, ...]


def parse(text: str, name: str = "Dockerfile") -> Dockerfile:
    """Raises Bad for what the engine refuses before it carries anything out."""
    if not text:
        raise Bad(f"the Dockerfile ({name}) cannot be empty")
    lines = logical_lines(text)
    if not lines:
        raise Bad(f"failed to parse {name}: file with no instructions")
    found = [instruction(line, content, text, name) for line, content in lines]
    arguments: dict[str, str] = {}
    stages: list[Stage] = []
    for one in found:
        if one.name == "FROM":
            words = one.words()
            if len(words) not in (1, 3) or (len(words) == 3 and words[1].upper() != "AS"):
                raise Bad(f"dockerfile parse error line {one.line}: FROM requires either one or three arguments")
            stages.append(Stage(words[0], words[2].lower() if len(words) == 3 else "", ()))
        elif not stages and one.name == "ARG":
            key, _, value = one.rest.partition("=")
            arguments[key] = unquoted(value)
        elif not stages:
            raise Bad("no build stage in current context")
        else:
            stages[-1] = stages[-1]._replace(instructions=(*stages[-1].instructions, one))
    if not stages:
        raise Bad("no build stage in current context")
    return Dockerfile(arguments, tuple(stages))


def logical_lines(text: str) -> list[tuple[int, str]]:
    """Each instruction's text with the number of its line: comments are gone, continued lines are joined."""
    escape, found, buffer, start = "\\", [], "", 0
    directives = True
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = line.rstrip("\r")
        bare = line.strip()
        if directives:
            said = re.fullmatch(r"#\s*([A-Za-z]+)\s*=\s*(\S+)\s*", bare)
            if said and said[1].lower() == "escape":
                escape = said[2]
            directives = said is not None
        if bare.startswith("#") or not bare:
            continue
        if not buffer:
            start = number
            line = line.lstrip()
        if line.rstrip().endswith(escape):
            buffer += line.rstrip()[:-1]
            continue
        found.append((start, (buffer + line).strip()))
        buffer = ""
    if buffer.strip():
        found.append((start, buffer.strip()))
    return found


def instruction(line: int, content: str, text: str = "", file: str = "Dockerfile") -> Instruction:
    """Raises Bad for what no builder reads; `text` is the whole file."""
    word, *tail = re.split(r"\s", content, maxsplit=1)
    rest = tail[0] if tail else ""
    name, rest = word.upper(), rest.strip()
    if name not in INSTRUCTIONS:
        heredoc = re.search(r"<<-?['\"]?\w+", text) is not None
        raise Bad(f"dockerfile parse error line {line}: unknown instruction: {name}", buildkit=heredoc)
    flags: dict[str, str] = {}
    while rest.startswith("--") and name != "ONBUILD":
        flag, _, rest = rest.partition(" ")
        key, _, value = flag[2:].partition("=")
        if key not in FLAGS.get(name, ()):
            raise Bad(f"dockerfile parse error line {line}: Unknown flag: {key}", buildkit=key in ONLY_BUILDKIT)
        flags[key] = value
        rest = rest.strip()
    if not rest and name not in ("CMD", "ENTRYPOINT", "SHELL"):
        many = {"FROM": "either one or three arguments", "ARG": "at least one argument"}
        exactly = ("USER", "WORKDIR", "STOPSIGNAL", "MAINTAINER")
        needs = many.get(name, "exactly one argument" if name in exactly else "at least one argument")
        raise Bad(f"dockerfile parse error line {line}: {name} requires {needs}")
    found = Instruction(name, flags, rest, line)
    misread = dockerfile_rules.misread(name, rest)
    if misread:
        raise Bad(f"failed to parse {file}: {misread}")
    refused = dockerfile_rules.refused(name, flags, rest, found.words())
    if refused:
        raise Bad(f"dockerfile parse error line {line}: {refused}")
    if name in ("COPY", "ADD") and len(found.words()) < 2:
        raise Bad(
            f"dockerfile parse error line {line}: {name} requires at least two arguments, but only one was provided."
        )
    return found


def unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    return text


def expanded(text: str, values: dict[str, str]) -> str:
    """$NAME, ${NAME}, ${NAME:-word} and ${NAME:+word} filled in."""

    def one(found: re.Match[str]) -> str:
        name, operator, word = found[1] or found[2], found[3] or "", found[4] or ""
        value = values.get(name, "")
        if operator == ":-":
            return value or word
        if operator == ":+":
            return word if value else ""
        return value

    return re.sub(r"(?<!\\)\$(?:(\w+)|\{(\w+)(?:(:[-+])([^}]*))?\})", one, text)


def key_values(rest: str) -> list[tuple[str, str]]:
    """The pairs of ENV and LABEL, of the old form ENV NAME VALUE too."""
    words = re.findall(r"((?:[^\s\"'\\]|\\.|\"(?:[^\"\\]|\\.)*\"|'[^']*')+)", rest)
    if words and "=" not in words[0]:
        return [(words[0], rest[len(words[0]) :].strip())]
    found = []
    for word in words:
        key, _, value = word.partition("=")
        found.append((_bare(key), _bare(value)))
    return found


def _bare(text: str) -> str:
    return re.sub(
        r"\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|\\(.)",
        lambda m: m[1] if m[1] is not None else m[2] if m[2] is not None else m[3],
        text,
    )
