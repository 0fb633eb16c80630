"""Wishes to see how a command is used: "what options does docker rm have", "the help text of docker run"."""

import re

from dsh.knowledge.store import Store
from dsh.request.suggestion import Answer, Suggestion

WORDS = r"(?:op[tions]{3,6}|flags?|switches|parameters?|arguments?|settings)"
LINE = r"(?P<line>docker(?: compose| buildx)?(?: [a-z-]+){1,3})"
HAVING = (
    r"(?:does|do|can|has|have|are there for|are for|for|of|exist for|with|(?:may|can) i (?:use|give)(?: with| to)?)"
)
SHOWING = (
    r"(?:show|list|print|see|display|give|tell|get|want|need|view|read|know|explain|describe)"
    r"(?: to)?(?: me| us)?(?: only| all| just| the)*"
)
TEXT = r"(?:help|usage)(?: text| page| output| info| message)?"
ASKED = (
    rf"^(?:and )?(?:what|which) (?:are )?(?:all )?(?:the |other |kind of )?{WORDS} {HAVING} (?:the )?"
    rf"(?:command )?{LINE}",
    rf"\b{SHOWING} (?:available |possible |different )?{WORDS} (?:of|for|to|that|which|from|in|with) "
    rf"(?:the )?(?:command )?{LINE}",
    rf"\b{TEXT}(?: (?:of|for|about|on|from|with))? (?:the )?(?:command )?{LINE}[?.! ]*$",
    rf"^(?:please )?(?:the |all |all the |some )?{WORDS} {HAVING} (?:the )?(?:command )?{LINE}[?.! ]*$",
    rf"\bhelp(?: me)? (?:with|on|about|for) (?:the )?(?:command )?{LINE}[,;.:!?]",
    rf"\b{LINE}[,;.:?!]+ ?(?:what|which|show(?: me)?|list|its|the|any)(?: are)?(?: the| its| all)* {WORDS}\b",
    rf"\b{LINE} (?:what|which) {WORDS}\b",
    rf"^(?:show |print |open )?(?:the )?(?:command )?{LINE}(?:'s)? (?:--help|-h|help(?: text)?|usage)[?.! ]*$",
    rf"\b{LINE}\b.*\b(?:only|just) (?:want |need |show )?(?:me )?(?:the |its )?{TEXT}\b",
)


def help_of(request: str, store: Store) -> Answer | None:
    """The command with --help; None where no help for one is asked."""
    for pattern in ASKED:
        found = re.search(pattern, request, re.IGNORECASE)
        if found is None:
            continue
        words = found["line"].lower().split()
        known = store.commands()
        spelt = {path: path for path in known}
        for path in known:
            short = path.split()
            if len(short) == 3 and short[1] in ("container", "image") and f"docker {short[2]}" not in known:
                spelt.setdefault(f"docker {short[2]}", path)
        for end in range(len(words), 1, -1):
            line = " ".join(words[:end])
            line = ALSO.get(line, line)
            if line in spelt:
                summary = "Prints how the command is used, and does nothing else"
                command = f"{' '.join(words[:end])} --help"
                return Answer(request, "match", (Suggestion(command, summary, "read", 0.9, reading=("help", line)),))
    return None


ALSO = {
    "docker rmi": "docker image rm",
    "docker images": "docker image ls",
    "docker ps": "docker container ls",
}
