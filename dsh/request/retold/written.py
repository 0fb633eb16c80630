"""Flags that stand in a request as docker writes them: "[[--pull never]]" of a way of speaking, "with --pull never".

They are taken out of the text before it is read, so that nothing else takes their words, and are put into the lines of
all commands that have them.
"""

import re

from dsh.patterns import regex
from dsh.typed import Any

MARKED = regex(r"(?:[ ,]*\b(?:with|and|plus|using|having|also|but)\b)*[ ,]*\[\[--([\w-]+)(?:[ =]([^\]]*))?\]\][ ,]*")
LEADING = regex(
    r"^(?:(?:and|with|for|of|to|on|in|so|please|the|a|an|new|fresh|container|from|image|it|is|has|,) |[ ,])+"
)
RUNS = regex(
    r"\b(?:run|runs|running|start|starts|launch|create|make|spin|bring|fire|boot|try|up|get|give|need|want|let|use|"
    r"update|change|set|exec|execute|limit|mount|publish|prepare|deploy|add|attach|open|raise|lower|put|build)\b",
    re.IGNORECASE,
)
ORDERS = regex(
    r"^(?:please |pls |can you |could you |how (?:do|can|would) i |i (?:want|need) to |now |just )*(?:docker )?"
    r"(?:run|start|create|launch|spin|bring|fire|make|try|exec|update)\b",
    re.IGNORECASE,
)
TYPED = regex(
    r"(?P<led>^(?:please )?(?:docker )?(?:run|start|create|launch)(?: an?| the| image)* [\w./:@-]+|,|\b(?:with|and|"
    r"plus|using|set|flag|option|add)|\]\]) (?:the (?:flag|option) )?--(?P<name>[a-z][a-z-]+)"
    r"(?:[= ](?P<value>\"[^\"]*\"|'[^']*'|[^\s,-][^\s,]*))?"
)
QUOTES = "\"'"
COMMAS = regex(r"(?: *, *){2,}")
BARE = regex(
    r"^((?:please )?(?:run|start|launch) )(?:the |an? )?(?:new )?((?!(?:image|it|container|registry)\b)[a-z]+)(?=$|,)"
)
WHILE = regex(r"^(?:when|while|for|if i am) (?:running|starting|launching) ")


def taken_out(text: str) -> tuple[str, tuple[tuple[str, str | None], ...]]:
    """The text without its written flags, and those."""
    found = tuple((it[1], None if it[2] is None else _bare(it[2])) for it in MARKED.finditer(text))
    rest = COMMAS.sub(", ", MARKED.sub(", ", text)).strip(" ,")
    rest = WHILE.sub("run ", rest)
    rest = rest if RUNS.search(rest) else f"run {LEADING.sub('', rest)}"
    return BARE.sub(r"\1image \2", rest), found


def _bare(value: str) -> str:
    """A value as the shell would hand it on: KEY="two words" is KEY=two words."""
    key, is_set, rest = value.partition("=")
    return f"{key}={rest.strip(QUOTES)}" if is_set and key.isidentifier() else value.strip(QUOTES)


def typed(text: str, index: dict[str, Any]) -> str:
    """The text with the long flags of docker run that the user wrote out marked as such."""
    if not ORDERS.match(text):
        return text
    flags = index["commands"][index["command_numbers"]["docker container run"]][5]

    def mark(found: re.Match[str]) -> str:
        name, value = found["name"], found["value"]
        if name not in flags:
            return found[0]
        if flags[name][0] == "bool":
            rest = "" if value is None else f" {value}"
            return f"{found['led']} [[--{name}]]{rest}"
        return found[0] if value is None else f"{found['led']} [[--{name} {value}]]"

    before = ""
    while before != text:
        before, text = text, TYPED.sub(mark, text, count=1)
    return text
