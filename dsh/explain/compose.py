"""Explains a compose file.

explain_compose(text, store) -> Explanation      every key and value with its meaning, then advice
"""

import re

from dsh.errors import UsageError
from dsh.explain.advice import Found, warning
from dsh.explain.compose_keys import Keys, Known
from dsh.explain.compose_reader import ComposeFile, Node, data_of, read_compose
from dsh.explain.compose_rules import RULES
from dsh.explain.compose_shapes import check_shapes
from dsh.explain.dockerfile_arguments import typed
from dsh.explain.explanation import Explanation, Part
from dsh.explain.sheet import Sheet
from dsh.knowledge.store import Store
from dsh.patterns import regex

PLAIN = ("any", "mapping", "list", "string", "number", "bool", "")
REFUSED = frozenset((  # advice on what compose refuses
    "yaml-tab", "yaml-indentation", "yaml-syntax", "duplicate-key", "unknown-key", "no-image", "unknown-service",
    "depends-on-itself", "undefined",
))  # fmt: skip
SIGNS = {
    "-": "An item of the list",
    ":": "The value follows",
    "[": "A list in one line begins",
    "]": "The list ends",
    "{": "Keys and values in one line begin",
    "}": "They end",
    ",": "The next one",
    "---": "A document begins",
    "...": "The document ends",
    "?": "A key follows",
}
VARIABLE = regex(r"\$(?:\{(\w+)(?:(:?[-?+])([^}]*))?\}|([A-Za-z_]\w*))")


def explain_compose(text: str, store: Store) -> Explanation:
    """The parts cover every character that is no blank, once and in order, whatever the text is."""
    file = read_compose(text)
    sheet, keys = Sheet(text), Keys(store)
    found: list[Found] = [Found(f"yaml-{f.id}", f.start, f.end, {"why": f.says}) for f in file.faults]
    for fault in file.faults:
        if fault.id != "tab":
            sheet.part(fault.start, fault.end, "argument", "This line cannot be read as YAML", known=False)
    if file.root is not None:
        _walk(file.root, (), sheet, keys, found)
        found += [it for rule in RULES for it in rule(file.root, store)]
    texts = store.values("compose-advice") or {}
    warnings = dict.fromkeys(warning(it, texts) for it in found)
    parts = tuple(_sign(part) for part in _comments(sheet))
    refused = _refused(file, found)
    summary = f"docker compose refuses this file as it stands: {refused}" if refused else _summary(file.root)
    ordered = tuple(sorted(warnings, key=lambda it: (it.start, it.end)))
    return Explanation(text, "compose", "read", summary, parts, ordered)


def _walk(node: Node, path: tuple[str, ...], sheet: Sheet, keys: Keys, found: list[Found]) -> None:
    if node.alias:
        return
    if node.kind == "mapping":
        own = node.items[: len(node.items) - node.merged]
        _duplicates(own, found)
        for key, value in own:
            if key.alias:
                continue
            known = keys.look((*path, key.text))
            end = key.end + 1 if sheet.text[key.end : key.end + 1] == ":" else key.end
            said = known.meaning + (f". Out of date; in its place: {known.deprecated}" if known.deprecated else "")
            sheet.part(key.start, end, "instruction", said, known.known)
            if not known.known and known.near:
                words = {"key": key.text, "near": known.near}
                found.append(Found("unknown-key", key.start, key.end, words))
            _walk(value, (*path, key.text), sheet, keys, found)
    elif node.kind == "list":
        for element in node.elements:
            _walk(element, path, sheet, keys, found)
    elif node.end > node.start:
        _scalar(node, path, sheet, keys)


def _duplicates(items: tuple[tuple[Node, Node], ...], found: list[Found]) -> None:
    seen: set[str] = set()
    for key, _ in items:
        if key.kind == "scalar" and key.text in seen:
            found.append(Found("duplicate-key", key.start, key.end, {"key": key.text}))
        seen.add(key.text)


def _scalar(node: Node, path: tuple[str, ...], sheet: Sheet, keys: Keys) -> None:
    known = keys.look(path) if path else Known("A text")
    sheet.part(node.start, node.end, "value", _value(node.text, path, known, keys))


def _value(text: str, path: tuple[str, ...], known: Known, keys: Keys) -> str:
    if text in known.values:
        return known.values[text]
    said = "" if known.type in PLAIN else typed(known.type, text)
    said = said.replace("docker fills in", "compose fills in")
    if path[-1:] == ("depends_on",):
        said = f"The service {text} is started before this one"
    elif path[-1:] == ("build",):
        said = f"The folder {text}, which holds the Dockerfile"
    said = said or f"The value of {path[-1]}" if path else said or "A text"
    filled = [_filled(match) for match in VARIABLE.finditer(text.replace("$$", "  "))]
    return ". ".join((said, *filled)) if filled else said


def _filled(match: "re.Match[str]") -> str:
    name, operator, word = match[1] or match[4], match[2] or "", match[3] or ""
    otherwise = {"-": f", or {word or 'nothing'} where it is not set", "?": ", and compose stops where it is not set"}
    said = otherwise.get(operator.lstrip(":"), "")
    if operator.lstrip(":") == "+":
        return f"{word or 'Nothing'} is put in where {name} is set"
    return f"{name} comes from your shell or from the file .env{said}"


def _comments(sheet: Sheet) -> tuple[Part, ...]:
    """The parts, comments put together: the words after # up to the end of the line."""
    taken = [(part.start, part.end) for part in sheet.parts]
    at = 0
    for line in sheet.text.split("\n"):
        for n, letter in enumerate(line):
            place = at + n
            blank = n == 0 or line[n - 1] in " \t"
            if letter == "#" and blank and not any(start <= place < end for start, end in taken):
                sheet.part(place, at + len(line), "comment", "A comment: compose skips it")
                break
        at += len(line) + 1
    return sheet.covered("", "")


def _sign(part: Part) -> Part:
    """A meaning for what is YAML's own: the rest that no key and no value covers."""
    if part.meaning:
        return part
    text = part.text
    said = SIGNS.get(text)
    if text.startswith("&"):
        said = f"A name for what follows, to be used again as *{text[1:]}"
    elif text.startswith("*"):
        said = f"What was named &{text[1:]} is put in here again"
    elif text.startswith("!"):
        said = {
            "!reset": "Takes away what another file sets here",
            "!override": "Replaces, rather than merges, what another file sets here",
        }.get(text, "Says which kind of value follows")
    elif said is None and set(text) <= set("[]{},:-?|>+0123456789"):
        said = "YAML's own signs for lists and for keys with values"
    return part._replace(role="shell", meaning=said or "YAML syntax that dsh cannot place here", known=said is not None)


def _refused(file: ComposeFile, found: list[Found]) -> str:
    """Why compose takes nothing of the file: the first place, or the first value of a wrong shape; "" where it does."""
    first = min((it for it in found if it.id in REFUSED), key=lambda it: it.start, default=None)
    if first is not None:
        line = file.text.count("\n", 0, first.start) + 1
        return f"line {line} is no valid YAML" if first.id.startswith("yaml-") else f"see the advice on line {line}"
    try:
        if file.root is not None and file.root.kind == "mapping":
            check_shapes(data_of(file.root))
    except UsageError as error:
        return str(error)
    return ""


def _summary(root: Node | None) -> str:
    services = root.get("services") if root is not None else None
    if root is None or root.kind != "mapping":
        return "This is no compose file: it holds no keys and values"
    if services is None or services.kind != "mapping" or not services.items:
        return "A compose file without services"
    names = [key.text for key, _ in services.items]
    told = []
    for noun in ("networks", "volumes", "secrets", "configs"):
        below = root.get(noun)
        if below is not None and below.items:
            told.append(f"{noun}: {', '.join(key.text for key, _ in below.items)}")
    more = f"; {'; '.join(told)}" if told else ""
    return f"docker compose up starts {len(names)} service{'s' * (len(names) != 1)}: {', '.join(names)}{more}"
