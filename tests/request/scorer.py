"""Compares command lines by what they mean: aliases, long and short flags, and the order of flags are nothing."""

import re
from typing import Any

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store

HERE = re.compile(r"\"?(?:\$\(pwd\)|\$\{PWD\}|\$PWD)\"?")
INNER = re.compile(r"\$\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
NAMES = ("format", "{{.Name}}")
QUIET = (NAMES, ("quiet", None), ("quiet", "true"), ("quiet", ""))
SAME_VALUES = {("tail", "all"): None}


def meaning(command: str, store: Store) -> Any:
    """A plain value that is equal for command lines that do the same."""
    text = HERE.sub(".", command.strip()).replace('"$(', "$(").replace(')"', ")")
    return tuple(_read(piece, store) for piece in re.split(r"\s*(?:&&|;)\s*", text))


def _read(text: str, store: Store) -> Any:
    found = invocations(text, store)
    if not found:
        return text.split()
    rest = text
    out = []
    for it in found:
        flags = sorted((f.flag.name, _flag_value(f.flag.name, f.value, store)) for f in (*it.global_flags, *it.flags))
        if it.command.path == "docker container ls" and {"last", "latest"} & {name for name, _ in flags}:
            flags = [flag for flag in flags if flag[0] != "all"]  # the newest are those in any state
        if it.command.path == "docker volume ls":  # its -q prints names
            flags = [NAMES if flag in QUIET else flag for flag in flags]
        arguments = tuple(_value(_chosen(a.value), store) for a in it.arguments)
        if it.command.path in (
            "docker container stop",
            "docker container rm",
            "docker container start",
            "docker image rm",
        ):
            arguments = tuple(sorted(arguments, key=str))
        out.append((_of_images(it.command.path, arguments), tuple(flags), arguments))
    pipe = tuple(_unquoted(p.strip()) for p in INNER.sub("", rest).split("|")[1:])
    return tuple(out), pipe


def _of_images(path: str, arguments: tuple[str, ...]) -> str:
    """`docker inspect` of what can only be an image, for its name, is `docker image inspect`."""
    images = path == "docker image inspect" and all(":" in it or "/" in it for it in arguments)
    return "docker inspect" if images else path


def _chosen(value: str) -> str:
    """An argument without the docker command that it is chosen by, which is read by itself."""
    return (
        INNER.sub(lambda found: f"$({' |'.join(('', *found[1].split('|')[1:]))})", value)
        if "$(docker" in value
        else value
    )


def _unquoted(text: str) -> str:
    """Without the quotes that the shell does not need, and with one kind of them; sort's letters in one order."""
    text = re.sub(r"\bsort -([a-z]+)\b", lambda found: f"sort -{''.join(sorted(found[1]))}", text)
    text = re.sub(r"['\"]([\w.:/@^-]+)['\"]", r"\1", text).replace('"', "'")
    text = re.sub(r"\bgrep (?:-v -x|-x -v|-xv)\b", "grep -vx", text)
    return re.sub(r"\bgrep -v '\^([\w.-]+)\$'", r"grep -vx \1", text)  # whole lines, either way


def _flag_value(name: str, value: str, store: Store) -> str:
    """One list of platforms is the same in any order."""
    text = _value(value, store)
    if re.fullmatch(r"\d+(?:\.\d+)?[kmgKMG][bB]", text):  # 5GB, 5g
        text = text[:-1].lower()
    if name == "publish":
        text = text.removesuffix("/tcp")
    return ",".join(sorted(text.split(","))) if name == "platform" else text


def _value(value: str, store: Store) -> str:
    value = _unquoted(value) if value.startswith("$(") else value
    text = re.sub(r"\s+", " ", value.strip().replace("\\t", " "))
    if text.startswith("./"):
        text = "./" + text[2:]
    text = re.sub(r"\b(?:FILE|FILENAME|SRC_PATH|DEST_PATH)\b", "PATH", text)  # a placeholder by any name
    text = text.replace("SIG", "") if text.startswith("SIG") else text
    return re.sub(r"^\./", "./", text)


def right(suggested: str, accepted: list[str], store: Store) -> bool:
    """Does the suggestion mean the same as one of those accepted?"""
    return any(meaning(suggested, store) == meaning(a, store) for a in accepted)


def same_command(suggested: str, accepted: list[str], store: Store) -> bool:
    """Are the commands (values and flags aside) those of one accepted?"""

    def paths(text: str) -> list[str]:
        return [_of_images(i.command.path, tuple(a.value for a in i.arguments)) for i in invocations(text, store)]

    return any(paths(suggested)[:1] == paths(a)[:1] for a in accepted)
