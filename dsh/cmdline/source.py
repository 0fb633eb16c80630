"""The text that was pasted: its prompts and <placeholders> found, so that neither is taken for shell syntax."""

import re
from typing import NamedTuple

from dsh.cmdline.syntax import Token

PROGRAMS = r"(?:sudo|docker|podman|docker-compose)\b"
PROMPT = re.compile(
    r"[ \t]*(?:\([\w.-]+\) ?)?(?:"
    r"[$%❯➜](?=[ \t])"  # $ docker ps
    rf"|>(?=[ \t]+{PROGRAMS})"
    r"|PS [A-Za-z]:[^>\n]*>|PS ?>|[A-Z]:\\[^>\n]*>"  # PowerShell, cmd.exe
    r"|\[?[\w.-]+@[\w.-]+(?:[: ][\w~./-]*)?\]?[$#%](?=[ \t])"  # me@host:~$ docker ps
    r")"
)
ROOT_PROMPT = re.compile(rf"[ \t]*#(?=[ \t]+{PROGRAMS})")
CONTINUATION = re.compile(r"[ \t]*>(?=[ \t])")
CONTINUED = re.compile(r"(?<=[ \t])[`^](?=\r?\n)")
PLACEHOLDER = re.compile(r"(?<![<>&0-9])<[^\W\d](?:[\w.:/|@=,*-]| (?=[\w.]))*>(?![>&(])")


class Source(NamedTuple):
    """The text, and the same text with prompts blanked out and placeholders and foreign letters made plain ones."""

    text: str
    plain: str  # as long as text, ASCII only
    prompts: tuple[Token, ...]


def read_source(text: str) -> Source:
    """Find the prompts and placeholders of a text."""
    prompts = tuple(_prompts(text)) if _may_have_prompt(text) else ()
    plain = text
    for prompt in prompts:
        plain = plain[: prompt.start] + " " * (prompt.end - prompt.start) + plain[prompt.end :]
    if "\r" in plain:
        plain = re.sub(r"([\\`^])\r\n", r" \1\n", plain).replace("\r\n", " \n")
    if "\n" in plain and ("`" in plain or "^" in plain):
        plain = _foreign_continuations(plain)
    if "<" in plain:
        plain = PLACEHOLDER.sub(lambda found: "x" * len(found[0]), plain)
    if not plain.isascii() or "\0" in plain:
        plain = "".join(c if "\0" < c < "\x7f" else "x" for c in plain)
    return Source(text, plain, prompts)


def _foreign_continuations(plain: str) -> str:
    """PowerShell's ` and cmd.exe's ^ at the end of a line do what \\ does in a shell."""
    ends = CONTINUED.findall(plain)
    if ends and plain.count("`") in (0, len(ends)):
        return CONTINUED.sub("\\\\", plain)
    return plain


def _may_have_prompt(text: str) -> bool:
    return not text.startswith(("docker", "sudo ")) or "\n" in text


def _prompts(text: str) -> list[Token]:
    lines = text.splitlines(keepends=True)
    written = [line for line in lines if line.strip()]
    # "# docker ..." among plain command lines is a comment; where every line begins so it is root's prompt
    root = bool(written) and all(line.lstrip().startswith(("#", ">")) for line in written)
    found: list[Token] = []
    at, continued, heredoc = 0, False, "<<" in text
    for line in lines:
        match = PROMPT.match(line) or (ROOT_PROMPT.match(line) if root else None)
        if match is None and found and (continued or heredoc):
            match = CONTINUATION.match(line)
        if match is not None:
            start = at + len(match[0]) - len(match[0].lstrip())
            found.append(Token("prompt", text[start : at + match.end()], start, at + match.end()))
        continued = line.rstrip("\r\n").endswith("\\") or line.rstrip().endswith(("|", "&&"))
        at += len(line)
    return found
