"""Walks through shell text and explains each of its nodes."""

from dsh.cmdline.shell import parse_range
from dsh.cmdline.syntax import Group, Node, Redirect, Simple, Token, Word
from dsh.explain import shellwords
from dsh.explain.notes import Notes
from dsh.explain.words import explain_word, sentences


def explain_node(node: Node, notes: Notes, inner: bool = False) -> None:
    """Parts for everything below a node. `inner`: it runs in a container, not in the user's shell."""
    if isinstance(node, Token):
        meaning = shellwords.COMMENT if node.kind == "comment" else shellwords.token(node.text)
        notes.part(node.start, node.end, "comment" if node.kind == "comment" else "shell", meaning)
    elif isinstance(node, Word):
        explain_word(node, notes, "shell", "A word of the shell's own.")
    elif isinstance(node, Redirect):
        explain_redirect(node, notes, inner)
    elif isinstance(node, Simple):
        explain_simple(node, notes, inner)
    else:
        explain_group(node, notes, inner)


def explain_group(group: Group, notes: Notes, inner: bool) -> None:
    named = False
    pipes = [n for n, part in enumerate(group.parts) if isinstance(part, Token) and part.text in ("|", "|&")]
    for n, part in enumerate(group.parts):
        if isinstance(part, Word):
            meaning = shellwords.in_group(group.kind)
            if group.kind == "for" and not named:
                meaning = f"The variable that holds the item: ${part.text}."
            named = True
            explain_word(part, notes, "shell", meaning)
        else:
            fed = {"input"} if any(at < n for at in pipes) else set()
            notes.node(part, inner, led=frozenset(fed | ({"output"} if any(at > n for at in pipes) else set())))
    _warn_choices(group, pipes, notes)


def _warn_choices(group: Group, pipes: list[int], notes: Notes) -> None:
    """start|stop in a usage line says either-or, and the shell reads a pipe."""
    text, place = notes.source.text, None
    for n in pipes:
        bar = group.parts[n]
        after = group.parts[n + 1] if n + 1 < len(group.parts) else None
        if text[bar.start - 1 : bar.start].isspace() or not isinstance(after, Simple) or not after.words:
            continue
        if after.start == bar.end and _is_choice(after, notes):
            place = (place[0] if place else bar.start, after.words[0].end)
    if place is not None:
        words = text[text.rfind(" ", 0, place[0]) + 1 : place[1]]
        says = f"{words} looks like the choice of a usage line, one of these words; the shell reads | as a pipe"
        notes.warn("choice-pasted", says, *place)


def _is_choice(it: Simple, notes: Notes) -> bool:
    """Is the command after a | rather one more word of a choice?"""
    name = it.words[0].shown
    known = notes.store.program(name)
    plain = name == "..." or name.strip(".").replace("-", "").replace("_", "").isalnum()
    return plain and (known is None or (len(it.words) == 1 and not known.filter))


def explain_redirect(it: Redirect, notes: Notes, inner: bool) -> None:
    meaning = shellwords.redirect(it)
    if it.target is not None and it.target.many and any(p.script for p in it.target.pieces):
        notes.part(it.start, it.target.start, "shell", meaning)
        explain_word(it.target, notes, "shell", "Where it goes to or comes from.")
    else:
        notes.part(it.start, it.end, "shell", meaning)
    if it.body is not None:
        notes.part(*it.body, "shell", "The text that is given to the command as its input.")
    if shellwords.writes(it) and not inner:
        notes.raise_risk("change")


def explain_simple(it: Simple, notes: Notes, inner: bool) -> None:
    for word in it.assignments:
        explain_assignment(word, notes, bool(it.words))
    for redirect in it.redirects:
        explain_redirect(redirect, notes, inner)
    if it.words:
        before = notes.led
        notes.led = before | {"input" if "<" in r.operator else "output" for r in it.redirects if _leads(r)}
        notes.command(it.words, inner)
        notes.led = before


def _leads(it: Redirect) -> bool:
    """Does it lead standard input or output elsewhere?"""
    return it.fd in (None, "0", "1") and it.operator not in (">&", "<&")


def explain_assignment(word: Word, notes: Notes, for_command: bool) -> None:
    """NAME=VALUE: what docker makes of the variable, where it knows it."""
    name = word.text.split("=", 1)[0].rstrip("+")
    docker = notes.store.command("docker")
    known = docker.environment.get(name) if docker else None
    scope = "for this command only" if for_command else "in this shell"
    explain_word(word, notes, "shell", sentences(f"Sets the variable {name} {scope}", known or ""))


def explain_inside(word: Word, notes: Notes, inner: bool, says: str) -> bool:
    """Explain a word that holds a command line of its own in quotes. False where it is no such word."""
    text = word.text
    quote = text[:1]
    if quote not in ("'", '"') or len(text) < 3 or text[-1] != quote:
        return False
    if "\\" in text or quote in text[1:-1]:  # places in the text and in the value are no longer the same
        return False
    notes.part(word.start, word.start + 1, "inner-command" if inner else "shell", says)
    explain_node(parse_range(notes.source, word.start + 1, word.end - 1, 1), notes, inner)
    notes.part(word.end - 1, word.end, "inner-command" if inner else "shell", "Ends the quoted command.")
    return True
