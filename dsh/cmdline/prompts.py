"""What is pasted along with commands: prompts, the placeholders of usage lines, other shells' line continuations."""

import re

from dsh.cmdline.syntax import Token
from dsh.patterns import regex

PROGRAMS = r"(?:sudo|docker|podman|docker-compose)\b"
PROMPT = regex(
    r"[ \t]*(?:\([\w.-]+\) ?)?(?:"
    r"[$%❯➜](?=[ \t])"  # $ docker ps
    rf"|>(?=[ \t]+{PROGRAMS})"
    r"|PS [A-Za-z]:[^>\n]*>|PS ?>|[A-Z]:\\[^>\n]*>"  # PowerShell, cmd.exe
    r"|\[?[\w.-]+@[\w.-]+(?:[: ][\w~./-]*)?\]?[$#%](?=[ \t])"  # me@host:~$ docker ps
    r")"
)
ROOT_PROMPT = regex(rf"[ \t]*#(?=[ \t]+{PROGRAMS})")
CONTINUATION = regex(r"[ \t]*>(?=[ \t])")
OPEN_ENDS = ("\\", "|", "&&", "`", "^", "(", "{", "[")
OPEN_WORDS = regex(r"\b(?:for|while|until|if|case|do|then|else)\b")
COMMAND = regex(rf"[ \t]*(?:{PROGRAMS}|#|[A-Za-z_]\w*=|(?:done|fi|esac|do|then|else|export|cd)\b|[}})|&])")
CONTINUED = regex(r"(?<=[ \t])[`^](?=\r?\n)")
PLACEHOLDER = regex(r"(?<![<>&0-9])<[^\W\d](?:[\w.:/|@=,*-]| (?=[\w.]))*>(?![>&(])")
CHOICE = regex(r"(?<=\s)(?:PATH ?\| ?URL(?: ?\| ?-)?|[A-Z]*\[[:@]?[A-Z][A-Z_.:@-]*(?:\|[A-Z_.:@-]+)+\])(?=\s|$)")


def find_prompts(text: str) -> list[Token]:
    """The prompts at the beginnings of lines, and the lines of output between them, in order."""
    lines = text.split("\n")
    written = [line for line in lines if line.strip()]
    # "# docker ..." among plain command lines is a comment; where every line begins so it is root's prompt
    root = bool(written) and all(line.lstrip().startswith(("#", ">")) for line in written)
    found: list[Token] = []
    at, command, heredoc = 0, "", "<<" in text
    for line in lines:
        match = PROMPT.match(line) or (ROOT_PROMPT.match(line) if root else None)
        open_line = _is_open(command)
        if match is None and found and (open_line or heredoc):
            match = CONTINUATION.match(line)
        if match is not None:
            start = at + len(match[0]) - len(match[0].lstrip())
            found.append(Token("prompt", text[start : at + match.end()], start, at + match.end()))
        elif found and line.strip() and not open_line and not heredoc and not COMMAND.match(line):
            found.append(Token("output", line, at, at + len(line)))
            at += len(line) + 1
            continue
        command = (f"{command}\n{line}" if open_line and command else line).rstrip()
        at += len(line) + 1
    return found


def _is_open(command: str) -> bool:
    """Does the command go on in the next line?"""
    quotes = command.count("'") % 2 or command.count('"') % 2
    return command.endswith(OPEN_ENDS) or bool(quotes) or OPEN_WORDS.search(command) is not None


def plain_continuations(plain: str) -> str:
    """PowerShell's ` and cmd.exe's ^ at the end of a line do what \\ does in a shell."""
    ends = CONTINUED.findall(plain)
    if ends and plain.count("`") in (0, len(ends)):
        return CONTINUED.sub("\\\\", plain)
    return plain


def plain_placeholders(plain: str) -> str:
    """<image> and [REF|COMMAND] are words that the reader is to replace, no redirection and no pipe."""
    for pattern in (PLACEHOLDER, CHOICE):
        plain = pattern.sub(lambda found: "x" * len(found[0]), plain)
    return plain


def plain_line_ends(plain: str) -> str:
    """Line ends of Windows, each as long as before."""
    return re.sub(r"([\\`^])\r\n", r" \1\n", plain).replace("\r\n", " \n")
