"""What is found out about a text while it is walked through, and the guarantee that no character is left out."""

from collections.abc import Callable, Sequence

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.source import Source
from dsh.cmdline.syntax import Node, Word
from dsh.explain.explanation import Part, Warning
from dsh.knowledge.store import Store

RISKS = ("read", "change", "destroy")


class Notes:
    """Collects parts, warnings and commands of one text.

    `explain_node` and `explain_command` are the ways back in: a word may hold a script, docker run a command.
    """

    def __init__(
        self,
        source: Source,
        store: Store,
        explain_node: "Callable[[Node, Notes, bool], None]",
        explain_command: "Callable[[Sequence[Word], Notes, bool], None]",
    ) -> None:
        self.source, self.store = source, store
        self._explain_node, self._explain_command = explain_node, explain_command
        self.parts: list[Part] = []
        self.warnings: list[Warning] = []
        self.invocations: list[Invocation] = []
        self.risk = "read"
        self.led: frozenset[str] = frozenset()  # streams of the command at hand that go elsewhere than to the terminal

    def node(self, node: Node, inner: bool = False, led: frozenset[str] | None = None) -> None:
        """Explain a node. `inner`: it runs in a container. `led`: which of its streams, input and output, go elsewhere
        than to the terminal; None where nothing changes."""
        before = self.led
        self.led = before if led is None else before | led
        self._explain_node(node, self, inner)
        self.led = before

    def command(self, words: Sequence[Word], inner: bool = False) -> None:
        """Explain the words of a command."""
        self._explain_command(words, self, inner)

    def part(self, start: int, end: int, role: str, meaning: str, known: bool = True, more: str | None = None) -> None:
        if start < end:
            self.parts.append(Part(self.source.text[start:end], start, end, role, _line(meaning), known, more))

    def warn(self, name: str, message: str, start: int, end: int, fix: str | None = None) -> None:
        warning = Warning(name, message, start, end, fix)
        if warning not in self.warnings:
            self.warnings.append(warning)

    def raise_risk(self, risk: str) -> None:
        self.risk = max(self.risk, risk, key=RISKS.index)


def _line(meaning: str) -> str:
    """A single sentence stands without its full stop, as in the knowledge."""
    single = meaning.endswith(".") and not meaning.endswith(("..", " .", "/.")) and ". " not in meaning
    return meaning[:-1] if single else meaning


def covered(text: str, parts: list[Part]) -> tuple[Part, ...]:
    """The parts in order, overlaps cut, every other character that is no blank in a part of its own."""
    found: list[Part] = []
    at = 0
    for part in sorted(parts, key=lambda p: (p.start, -p.end)):
        start, end = max(part.start, at), part.end
        if start >= end or not text[start:end].strip():
            continue
        found += _gaps(text, at, start)
        found.append(part if start == part.start else part._replace(start=start, text=text[start:end]))
        at = end
    return (*found, *_gaps(text, at, len(text)))


def _gaps(text: str, start: int, end: int) -> list[Part]:
    found = []
    at = start
    for word in text[start:end].split():
        begin = text.index(word, at)
        at = begin + len(word)
        if word in ("\\", "`", "^"):
            found.append(Part(word, begin, at, "shell", "The command goes on in the next line"))
        else:
            found.append(Part(word, begin, at, "shell", "Shell syntax that dsh cannot place here", known=False))
    return found
