"""The {{...}} of Go templates, found and put into words."""

import re
from collections.abc import Iterator

from dsh.cmdline.types.known import meanings
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

TOKEN = r'"(?:[^"\\]|\\.)*"|`[^`]*`|\$[A-Za-z_0-9]*(?:\.[A-Za-z_0-9]+)*|(?:\.[A-Za-z_0-9]+)+|[A-Za-z_]\w*|:=|[0-9.]+|\S'
DEEPEST = 4


class Action(NamedTuple):
    """Characters start to end, braces included, and what stands between them without trim marks."""

    start: int
    end: int
    code: str
    closed: bool = True


def actions(text: str) -> Iterator[Action]:
    """All {{...}}; the last may not be closed."""
    at = text.find("{{")
    while at >= 0:
        end = _end(text, at + 2)
        code = text[at + 2 : end if end >= 0 else len(text)].strip()
        code = code[1:].strip() if code.startswith("- ") or code == "-" else code
        code = code[:-1].strip() if code.endswith(" -") else code
        yield Action(at, end + 2 if end >= 0 else len(text), code, end >= 0)
        at = text.find("{{", end) if end >= 0 else -1


def _end(text: str, at: int) -> int:
    """Where the closing braces are, -1 without; those inside a string do not count."""
    quote = ""
    while at < len(text):
        char = text[at]
        if quote:
            at += char == "\\" and quote == '"'
            quote = "" if char == quote else quote
        elif char in '"`':
            quote = char
        elif text.startswith("}}", at):
            return at
        at += 1
    return -1


def keyword(code: str) -> str:
    """The word an action begins with: range of {{range.Mounts}}; "" where it begins with none."""
    found = re.match(r"[A-Za-z_]\w*", code)
    return found[0] if found else ""


def describe(code: str, flag: Flag | None = None) -> str:
    """What one action does, as a phrase: "the names", "the labels as JSON"."""
    if code.startswith("/*"):
        return "a note that prints nothing"
    tokens = re.findall(TOKEN, code, re.S)[:60]
    if not tokens:
        return "nothing yet"
    word, rest = tokens[0], tokens[1:]
    if word in ("end", "else", "break", "continue"):
        if word == "else" and rest[:1] == ["if"]:
            return f"otherwise, only if there is {_pipe(rest[1:], flag)}"
        return str(meanings("template-words").get(word, word))
    if word == "range":
        return f"for each entry of {_pipe(_assigned(rest), flag)}"
    if word == "if":
        return (
            f"only if there is {_pipe(rest, flag)}"
            if not rest or rest[0] not in COMPARED
            else f"only if {_pipe(rest, flag)}"
        )
    if word == "with":
        return f"within {_pipe(_assigned(rest), flag)}"
    if word.startswith("$") and rest[:1] in ([":="], ["="]):
        return f"keeps {_pipe(rest[1:], flag)} as {word}"
    return _pipe(tokens, flag)


COMPARED = ("eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not")


def _assigned(tokens: list[str]) -> list[str]:
    """What follows the := of $key, $value := .Things."""
    return tokens[tokens.index(":=") + 1 :] if ":=" in tokens else tokens


def _pipe(tokens: list[str], flag: Flag | None, depth: int = 0) -> str:
    if depth > DEEPEST:
        return "a part of it"
    stages = _split(tokens)
    said = _command(stages[0], flag, depth)
    for stage in stages[1:]:
        said += f", {meanings('template-words').get(stage[0], stage[0])}" if stage else ""
    return said


def _split(tokens: list[str]) -> list[list[str]]:
    """Cut at | outside parentheses."""
    out: list[list[str]] = [[]]
    level = 0
    for token in tokens:
        level += (token == "(") - (token == ")")
        if token == "|" and level <= 0:
            out.append([])
        else:
            out[-1].append(token)
    return out


def _operands(tokens: list[str]) -> list[list[str]]:
    """Words and (...) groups, one list each."""
    out: list[list[str]] = []
    level = 0
    for token in tokens:
        if level == 0:
            out.append([token])
        else:
            out[-1].append(token)
        level = max(0, level + (token == "(") - (token == ")"))
    return out


def _operand(tokens: list[str], flag: Flag | None, depth: int) -> str:
    if tokens[0] == "(":
        return _pipe(tokens[1:-1] if tokens[-1] == ")" else tokens[1:], flag, depth + 1)
    return _value(tokens[0], flag)


def _value(token: str, flag: Flag | None) -> str:
    if token == ".":
        return "the whole entry"
    if token.startswith("."):
        known = (flag.fields.get(token) if flag else None) or ""
        return (known if known[1:2].isupper() else known[:1].lower() + known[1:]) if known else f"the field {token[1:]}"
    if token.startswith("$"):
        variable, _, field = token.partition(".")
        kept = f"the value kept as {variable}" if variable != "$" else "the whole of it"
        return f"the field {field} of {kept}" if field else kept
    return {r'"\n"': "a new line", r'"\t"': "a tab"}.get(token, token)


def _command(tokens: list[str], flag: Flag | None, depth: int) -> str:
    parts = _operands(tokens)
    if not parts:
        return "nothing yet"
    head, said = parts[0][0], [_operand(part, flag, depth) for part in parts[1:]]
    if head.startswith((".", "$", "(", '"', "`")) or head[:1].isdigit():
        first = _operand(parts[0], flag, depth)
        return " ".join((first, *said))
    match head, said:
        case "json", [what]:
            return f"{'everything' if what == 'the whole entry' else what}, as JSON"
        case "index", [what, *keys] if keys:
            return f"the entry {' '.join(keys)} of {what}"
        case "join", [what, mark]:
            return f"{what}, joined by {mark}"
        case (("upper" | "lower" | "title" | "println" | "print" | "len" | "html" | "truncate" | "pad"), [what, *_]):
            words = {"println": "on a line of its own", "print": "as it is", "len": "how many there are"}
            return f"{what}, {words.get(head) or meanings('template-words').get(head, head)}"
        case (("eq" | "ne"), [one, other, *_]):
            return f"{one} {'is' if head == 'eq' else 'is not'} {other}"
        case (("lt" | "le" | "gt" | "ge"), [one, other, *_]):
            than = {"lt": "less than", "le": "at most", "gt": "more than", "ge": "at least"}[head]
            return f"{one} is {than} {other}"
        case (("and" | "or"), [_, _, *_]):
            return f" {head} ".join(said)
        case "not", [what]:
            return f"not {what}"
    meaning = meanings("template-words").get(head)
    if meaning is None:
        return f"the function {head} of {', '.join(said)}" if said else f"the function {head}"
    return f"{meaning}: {', '.join(said)}" if said else meaning
