"""A line that takes all but what is named leaves out each of the names, and is about what they are.

    all_stay(got, request) -> the answer; a question where its first line would take one of those that are to stay

"keep the networks front and back, remove the others": back is a word of English as well, and no word that is named may
be lost on the way to the line.
"""

import re

from dsh.patterns import compiled, regex
from dsh.request.checked.harm import LOOKS
from dsh.request.suggestion import Answer, Suggestion

NAME = r"[\w./:-]*\w"
LIST = rf"{NAME}(?:(?:,? and |, ?| & ){NAME})*"
KIND = r"(?:the |my |our |these |those )*(?:(?P<kind>container|image|volume|network)s? )?(?:called |named )?"
SPARED = (
    rf"\b(?:except|but|besides|excluding|apart from|other than|save)(?: for)? {KIND}(?P<names>{LIST})(?=$|[,;.!?])",
    rf"\b(?:keep|spare|preserve|retain|leave|(?:do not|don't|never) (?:touch|remove|delete|stop|kill)) {KIND}"
    rf"(?P<names>{LIST})(?= (?:and|but|alone|untouched|running)\b|$|[,;.!?])",
)
LEFT_OUT = regex(r"grep -v\w* '?(?P<pattern>[^'|)]+?|\([^'|)]+\))'?(?= \||\))")
APART = regex(r",? and |, ?| & ")
UNCLEAR = "What is to go is not clear. Look first?"
MANY = regex(  # is more than one thing spoken of?
    r"\b(?:all|every\w*|each|others?|rest|remaining|containers|images|volumes|networks|services|tags|ones|else|stuff|things|"
    r"clean\w*|prune|purge|tidy|only|just|whatever|except|but|apart|besides)\b",
    re.IGNORECASE,
)
TAKES = {  # what a command that takes all but some is about
    "container": tuple(f"docker {verb} " for verb in ("rm", "stop", "kill", "restart", "pause", "container")),
    "image": ("docker rmi ", "docker image "),
    "volume": ("docker volume ",),
    "network": ("docker network ",),
}


def all_stay(got: Answer, request: str) -> Answer:
    first = got.suggestions[0] if got.outcome == "match" and got.suggestions else None
    if first is None or "grep -v" not in first.command:
        return got
    if first.risk == "destroy" and not MANY.search(request):
        look = _look(_kind(first.command))  # "I'd rather not have lab any more, please remove it": nothing else goes
        return got._replace(outcome="ambiguous", suggestions=(look,), question=UNCLEAR)
    got = got._replace(suggestions=_without_opposites(got.suggestions))
    text = " ".join(request.split()).strip(" .!?")
    for pattern in SPARED:
        for found in compiled(pattern).finditer(text):
            names = [name for name in APART.split(found["names"]) if name]
            held = [name for name in names if re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", first.command)]
            kind = (found["kind"] or "").lower()
            if held and (len(held) < len(names) or (kind and not first.command.startswith(TAKES[kind]))):
                return _asked(got, kind or _kind(first.command), names)
    return got


def _without_opposites(lines: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    """None of the lines beside the first takes just what that one leaves out."""
    told = LEFT_OUT.search(lines[0].command)
    left_out = told["pattern"].strip("^()") if told is not None else ""
    held = (it for it in lines[1:] if not left_out or f"={left_out}" not in it.command.replace("!=", " "))
    return (lines[0], *held)


def _kind(command: str) -> str:
    return next((kind for kind, begins in TAKES.items() if command.startswith(begins)), "container")


def _asked(got: Answer, kind: str, names: list[str]) -> Answer:
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    question = f"{listed} {'stay' if len(names) > 1 else 'stays'}, and what goes is not clear. Look first?"
    return got._replace(outcome="ambiguous", suggestions=(_look(kind),), question=question)


def _look(kind: str) -> Suggestion:
    return Suggestion(LOOKS[kind], f"Which {kind}s there are", "read", 0.5, reading=(LOOKS[kind],))
