"""Which files of a folder go into a build: .dockerignore's patterns, later ones winning."""

import posixpath
import re
from collections.abc import Iterable

from dsh.named import NamedTuple


class Pattern(NamedTuple):
    text: str
    keeps: bool  # begins with !: what it matches is sent after all
    matcher: re.Pattern[str]


def parse_ignore(lines: Iterable[str]) -> tuple[Pattern, ...]:
    found = []
    for line in lines:
        text = line.removeprefix("\ufeff").rstrip("\r\n")
        if text.startswith("#"):
            continue
        text = text.strip()
        keeps = text.startswith("!")
        text = text[1:].strip() if keeps else text
        if not text:
            continue
        text = posixpath.normpath(text).lstrip("/")
        if text and text != ".":
            found.append(Pattern(text, keeps, _matcher(text)))
    return tuple(found)


def ignored(path: str, patterns: Iterable[Pattern]) -> bool:
    """Is this file (its path below the context) left out? What lies in a folder that is left out is, too."""
    parts = path.split("/")
    above = ["/".join(parts[: n + 1]) for n in range(len(parts))]
    out = False
    for pattern in patterns:
        if pattern.keeps == out and any(pattern.matcher.fullmatch(one) for one in above):
            out = not pattern.keeps
    return out


def may_hold_kept(folder: str, patterns: Iterable[Pattern]) -> bool:
    """May something below an ignored folder be kept by a ! pattern?"""
    for pattern in patterns:
        fixed = re.split(r"[*?\[\\]", pattern.text)[0]
        if pattern.keeps and (f"{fixed}/".startswith(f"{folder}/") or f"{folder}/".startswith(fixed)):
            return True
    return False


def _matcher(text: str) -> re.Pattern[str]:
    out, at = "", 0
    while at < len(text):
        char = text[at]
        if text.startswith("**/", at):
            out, at = out + "(?:.*/)?", at + 3
            continue
        if text.startswith("**", at):
            out, at = out + ".*", at + 2
            continue
        if char == "*":
            out += "[^/]*"
        elif char == "?":
            out += "[^/]"
        elif char == "[" and "]" in text[at + 1 :]:
            end = text.index("]", at + 1)
            out += f"[{text[at + 1 : end]}]"
            at = end
        elif char == "\\" and at + 1 < len(text):
            at += 1
            out += re.escape(text[at])
        else:
            out += re.escape(char)
        at += 1
    return re.compile(out, re.DOTALL)
