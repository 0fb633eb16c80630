"""Explains shell text that has docker in it.

explain_line(text, store, assume_docker=False) -> Explanation
logical_lines(text) -> list[str]          what belongs together: continuations, loops, heredocs
"""

from dsh.cmdline.find import WRAPPERS, docker_commands
from dsh.cmdline.invocation import Invocation
from dsh.cmdline.looks import pushes, risk_of
from dsh.cmdline.parse import program_name
from dsh.cmdline.shell import parse_range, simples, source_of
from dsh.cmdline.syntax import Group, Node, Simple
from dsh.cmdline.unfinished import unfinished
from dsh.explain.explanation import Explanation
from dsh.explain.kept import keep_all, kept
from dsh.explain.notes import RISKS, Notes, covered
from dsh.explain.programs import explain_command
from dsh.explain.script import explain_node
from dsh.explain.shellwords import OUTPUT, PROMPT
from dsh.explain.traps import named
from dsh.knowledge.store import Store

MAKES = ("docker container run", "docker container create")


def explain_line(text: str, store: Store, assume_docker: bool = False) -> Explanation:
    """Every word of a command line explained. The parts cover every character that is no blank, in order.

    `assume_docker`: where no docker command is in the text, `docker` was left out in front of it.
    """
    source = source_of(text)
    tree = parse_range(source, 0, len(text), 0)
    notes = Notes(source, store, explain_node, explain_command)
    for prompt in source.prompts:
        if prompt.kind == "output":
            notes.part(prompt.start, prompt.end, "comment", OUTPUT)
        else:
            notes.part(prompt.start, prompt.end, "shell", PROMPT)
    if assume_docker and not any(docker_commands(tree, store)):
        _without_docker(tree, notes)
    else:
        explain_node(tree, notes)
    left = unfinished(source.plain)
    if left is not None:
        notes.warn("unfinished", left.message, left.at, len(text), "close it")
    main = _main(notes.invocations)
    warnings = tuple(sorted(notes.warnings, key=lambda warning: warning.start))
    parts = covered(text, notes.parts)
    if main is None:
        return Explanation(text, "command", notes.risk, "", parts, warnings)
    command = main.command
    if main.has("help"):
        return Explanation(text, "command", notes.risk, command.summary, parts, warnings)
    others = [it for it in notes.invocations if it is not main and not it.has("help") and risk_of(it) != "read"]
    keeps = kept(main) if risk_of(main) == command.risk and keep_all(others) else ()
    lost = risk_of(main) == "destroy" != command.risk or any(it.command.way_back is None for it in others)
    way = None if lost else _lasting_way(_way_back(main), main)
    return Explanation(text, "command", notes.risk, command.summary, parts, warnings, keeps, way)


def _way_back(it: Invocation) -> str | None:
    """The way back, with the names that the line gives, also to the container it makes."""
    way, name = named(it.command.way_back, it), it.value("name")
    plain = name.translate({ord(c): None for c in "._-"}).isalnum()
    if way is None or not plain or it.command.path not in MAKES:
        return way
    return way.replace("CONTAINER", name)


def _lasting_way(way: str | None, it: Invocation) -> str | None:
    """None for what is pushed; volumes that the line mounts without a name go with their container by -v."""
    if pushes(it):
        return None  # only the registry can take it away again
    if way is None or it.command.path not in MAKES or it.on("rm"):
        return way
    from dsh.cmdline.mounts import mounts

    if not any(mounted.anonymous for mounted in mounts(it)):
        return way
    return way.replace("docker rm -f ", "docker rm -f -v ") if " -f " in way else way.replace(" rm ", " rm -v ")


def _without_docker(tree: Group, notes: Notes) -> None:
    from dsh.explain.docker import explain_docker

    first = next((command for command in simples(tree) if command.words), None)
    if first is None or program_name(first.words[0]) in WRAPPERS:
        explain_node(tree, notes)
        return
    explain_docker(first.words, notes)
    explain_node(_left_out(tree, first), notes)


def _left_out(node: Group, first: Simple) -> Group:
    """The tree without the words of one command."""
    parts: list[Node] = []
    for part in node.parts:
        if part is first:
            parts += [*first.redirects]
        elif isinstance(part, Group):
            parts.append(_left_out(part, first))
        else:
            parts.append(part)
    return node._replace(parts=tuple(parts))


def _main(invocations: list[Invocation]) -> Invocation | None:
    """The command that the line is about: the first of those with the highest risk."""
    return max(invocations, key=lambda it: -1 if it.has("help") else RISKS.index(it.command.risk), default=None)


def logical_lines(text: str) -> list[str]:
    """The lines of a text, those joined that a shell reads as one: continuations, loops, heredocs, open quotes."""
    source = source_of(text)
    tree = parse_range(source, 0, len(text), 0)
    lines: list[tuple[int, int]] = []
    for part in tree.parts:
        end = max([part.end, *(_bodies(part))])
        start = text.rfind("\n", 0, part.start) + 1
        if lines and start <= lines[-1][1]:
            lines[-1] = (lines[-1][0], max(end, lines[-1][1]))
        else:
            lines.append((start, end))
    return [text[start:end] for start, end in lines]


def _bodies(node: Node) -> list[int]:
    return [r.body[1] for command in simples(node) for r in command.redirects if r.body is not None]
