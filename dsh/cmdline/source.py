"""The text that was pasted: its prompts and <placeholders> found, so that neither is taken for shell syntax."""

from collections.abc import Callable

from dsh.cmdline.syntax import Group, Token
from dsh.named import NamedTuple


class Source(NamedTuple):
    """The text, and the same text with prompts blanked out and placeholders and foreign letters made plain ones."""

    text: str
    plain: str  # as long as text, ASCII only
    inside: "Callable[[Source, int, int, int], Group]"  # reads what stands in $(...), from start to end
    prompts: tuple[Token, ...]  # and, of kind output, what a command printed before the next prompt


def read_source(text: str, inside: Callable[[Source, int, int, int], Group]) -> Source:
    """Find the prompts and placeholders of a text. `inside` reads a script in it, at some depth of nesting."""
    plain = text
    prompts: tuple[Token, ...] = ()
    if "\n" in text or "<" in text or "|" in text or not text.startswith(("docker ", "sudo ")):
        plain, prompts = _pasted(text)
    if not plain.isascii() or "\0" in plain:
        plain = "".join(c if "\0" < c < "\x7f" else "x" for c in plain)
    return Source(text, plain, inside, prompts)


def _pasted(text: str) -> tuple[str, tuple[Token, ...]]:
    from dsh.cmdline.prompts import find_prompts, plain_continuations, plain_line_ends, plain_placeholders

    plain, prompts = text, tuple(find_prompts(text))
    for prompt in prompts:
        plain = plain[: prompt.start] + " " * (prompt.end - prompt.start) + plain[prompt.end :]
    if "\r" in plain:
        plain = plain_line_ends(plain)
    if "\n" in plain and ("`" in plain or "^" in plain):
        plain = plain_continuations(plain)
    if "<" in plain or "|" in plain:
        plain = plain_placeholders(plain)
    return plain, prompts
