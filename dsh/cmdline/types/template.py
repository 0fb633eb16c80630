"""Go templates as --format takes them: {{.Names}}, table {{.ID}}\\t{{.Image}}, {{range .Mounts}}...{{end}}."""

from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.template_words import actions, describe, keyword
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, offer
from dsh.knowledge.entries import Flag

name = "template"
OPENING, MOST_SHOWN = ("range", "if", "with", "define", "block"), 6


def parse(text: str, /) -> str:
    """The template; what cannot be read as one is refused. Which fields exist is not looked at."""
    at = text.find("{{")
    open_ones = 0
    for action in actions(text):
        if not action.closed:
            raise _bad("the braces {{ are not closed by }}", "unclosed action")
        word = keyword(action.code)
        if not action.code:
            raise _bad("nothing stands between {{ and }}", "missing value for command")
        open_ones += (word in OPENING) - (word == "end")
        if open_ones < 0:
            raise _bad("{{end}} has nothing to end", "unexpected {{end}}")
    if open_ones and at >= 0:
        raise _bad("{{end}} is missing", "unexpected EOF")
    return text


def _bad(message: str, docker: str) -> BadValue:
    return BadValue(message, f"template parsing error: template: :1: {docker}", "client")


def explain(text: str, flag: Flag | None = None, /) -> str:
    """prints the name, a tab, the status."""
    body = text.strip()
    if flag and body in flag.values:
        return flag.values[body]
    if body in meanings("template-formats"):
        return meanings("template-formats")[body]
    try:
        parse(text)
    except BadValue as error:
        return error.message
    table, body = _table(text)
    found = [describe(action.code, flag) for action in actions(text) if keyword(action.code) not in ("end", "else")]
    if not found:
        return "this same text for each entry" if body.strip() else "the usual output"
    shown = ", ".join(found[:MOST_SHOWN]) + (" and more" if len(found) > MOST_SHOWN else "")
    return f"a table with the columns {shown}" if table else shown


def _table(text: str) -> tuple[bool, str]:
    table = text == "table" or text.startswith("table ")
    return table, text[6:] if table else text


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    out, at = [], 0
    if text.startswith("table ") and "{{" in text:
        out.append(Piece(0, 5, "columns with a heading"))
        at = 6
    for action in actions(text):
        out += _literal(text, at, action.start)
        out.append(Piece(action.start, action.end, describe(action.code, flag)))
        at = action.end
    return (*out, *_literal(text, at, len(text))) if out else ()


def _literal(text: str, start: int, end: int) -> list[Piece]:
    part = text[start:end]
    if not part.strip(" "):
        return []
    named = {"\\t": "a tab, the next column", "\t": "a tab, the next column", "\\n": "a new line", "\n": "a new line"}
    return [Piece(start, end, named.get(part.strip(" "), "this text as it stands"))]


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    """Ready-made forms, then the fields once {{ is open."""
    at = prefix.rfind("{{")
    if at > prefix.rfind("}}") and flag:
        head, tail = prefix[:at], prefix[at + 2 :].lstrip()
        fields = offer(flag.fields, tail)
        return tuple(Candidate(f"{head}{{{{{field}}}}}", meaning) for field, meaning in fields)
    forms = dict(flag.values) if flag else {}
    forms |= {"json": meanings("template-formats").get("json", ""), "{{json .}}": "everything, as JSON"}
    if flag and flag.fields:
        forms |= {f"{{{{{field}}}}}": meaning for field, meaning in flag.fields.items()}
    return offer(forms, prefix)
