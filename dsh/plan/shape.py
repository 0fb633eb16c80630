"""What can be said of the parts of a shell line by their shape alone."""

from dsh.cmdline.flat import is_assignment
from dsh.cmdline.parse import program_name
from dsh.cmdline.shell import source_of
from dsh.cmdline.syntax import Group, Node, Redirect, Simple, Token, Word
from dsh.cmdline.word import read_word
from dsh.plan import filters
from dsh.plan.blocked import Blocked

PREFIXES = ("sudo", "time", "command", "exec", "nohup", "doas", "env")


def goes_on(group: Group) -> None:
    """Raises Blocked where nothing follows the last && or |, or nothing stands before the first."""
    words = [part for part in group.parts if not (isinstance(part, Token) and part.kind == "comment")]
    for part in (words[0], words[-1]):
        if isinstance(part, Token):
            raise Blocked(f"the line does not hold together at {part.text}: a command is missing", id="syntax")


def resolves_input(part: Node) -> bool:
    """Does this part of a pipeline use up its input at preview time?"""
    if isinstance(part, Simple):
        names = [program_name(word) for word in part.words]
        while names and names[0] in PREFIXES:
            names = names[1:]
        return bool(names) and names[0] in ("xargs", "gxargs")
    return isinstance(part, Group) and part.kind == "while"


def only_says(part: Node) -> bool:
    """Is this an echo, a true or an exit: nothing that would have to be previewed?"""
    if not isinstance(part, Simple) or not part.words:
        return False
    name = filters.name(part.words[0].shown)
    writes = [r for r in part.redirects if r.operator != ">&" and (r.target is None or r.target.shown != "/dev/null")]
    return not writes and (name in filters.PURE or name == "exit")


def reads_files(argv: tuple[str, ...]) -> bool:
    """Has a filter files in its arguments, so that it does not wait for its standard input?"""
    plain = [word for word in argv[1:] if not word.startswith("-")]
    needs = {"grep": 1, "egrep": 1, "fgrep": 1, "awk": 1, "sed": 1, "tr": 9, "jq": 1, "tar": 0}.get(
        filters.name(argv[0]), 0
    )
    return len(plain) > needs or (filters.name(argv[0]) == "tar" and "c" in argv[1][:6] if len(argv) > 1 else False)


def unwrapped(words: list[Word]) -> tuple[list[Word], dict[str, str]]:
    """Without sudo, time, env and the like in front; with the variables that env sets."""
    name, rest = program_name(words[0]), words[1:]
    assigned = {}
    while rest and (rest[0].shown.startswith("-") or (name in ("env", "sudo") and is_assignment(rest[0].shown))):
        text = rest[0].shown
        if text.startswith("-"):
            if text not in ("-E", "-n", "-H", "-p", "--"):
                raise Blocked(f"{name} {text} is explained but not run", f"leave {name} away")
        else:
            key, _, value = text.partition("=")
            assigned[key] = value
        rest = rest[1:]
    return rest, assigned


def heredoc(redirect: Redirect, text: str) -> tuple[str, Word | None]:
    """The lines of a heredoc; and as a word to work out, where its end word stands without quotes and there is need."""
    if redirect.body is None or redirect.target is None:
        raise Blocked("this heredoc is explained but not run", "put the text in a file and use <")
    lines = text[slice(*redirect.body)].split("\n")
    lines = [line.lstrip("\t") for line in lines] if redirect.operator == "<<-" else lines
    end = lines.index(redirect.target.shown) if redirect.target.shown in lines else len(lines)
    body = "".join(f"{line}\n" for line in lines[:end])
    if redirect.target.text != redirect.target.shown or not any(mark in body for mark in "$`\\"):
        return body, None
    quoted = '"' + body.replace('"', '\\"') + '"'
    return body, read_word(source_of(quoted), 0, len(quoted))
