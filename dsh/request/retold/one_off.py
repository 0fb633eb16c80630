"""A program that runs once in a container of a compose service made for that: "one-off pytest in the compose service
api, and throw that container away after". Told as one kind of sentence, where nothing else is said."""

import re

from dsh.patterns import regex
from dsh.request.phrasebook import Index
from dsh.request.ways import is_program

CONTAINER = (
    r"(?:(?:that|the|this|its|a|an|one|new|fresh|temporary|temp|throwaway|throw-away|disposable|one-off|one-time"
    r"|short-lived|single|separate|extra|clean|own) )*container(?: (?:of|on) its own)?"
)
IT = rf"(?:it|this|that|{CONTAINER}|{CONTAINER} of it)"
DONE = r"(?:done|finished|over|ended|through|ready)"
AFTER = (
    r"(?: (?:again|then|right|directly|immediately|straight))*"
    r"(?: ?(?:after(?:wards?|ward)?(?: that| it| this| the run)?"
    rf"|when (?:it is |it's |its )?{DONE}|when (?:it|the \w+) (?:ends|exits|finishes|stops|is done|is over)"
    rf"|once (?:it is )?(?:{DONE}|it ends|it exits)|at the end|in the end|later|on exit|too))*"
)
GONE = regex(
    r"(?:(?:[,;.]| -)* container(?= and))?(?:[,;.]| -)* ?(?:(?:and|but|then|please|to|also) )*"
    r"(?:(?:throw|throwing|delete|deleting|remove|removing|trash|drop|discard|rm|clean|bin|toss|dispose|get rid|wipe"
    rf"|kill)(?: of)? {IT}(?: away| up| out| off)?{AFTER}"
    rf"|(?:throw away|clean up|tidy up|get rid of|delete|remove) {IT}?{AFTER}"
    rf"|(?:in )?{IT} (?:(?:that|which|is|be|should|must|shall|can|may|has|to|gets|needs|will|being) )*"
    r"(?:gone|go|goes|removed|deleted|thrown away|disappear\w*|vanish\w*|cleaned up|discarded|trashed|not needed"
    rf"|no longer needed){AFTER})[.! ]*$",
    re.IGNORECASE,
)
TASK = r"(?: (?:command|run|task|job))?"
ONCE = regex(
    r"(?:,? ?\b(?:just |only )?(?:(?:as|in|with|for|do|make|is) )?(?:(?:an?|the|one) )?"
    rf"(?:one[- ]?off{TASK}|one[- ]?time{TASK}|single run(?: of)?|(?<!at )once|one (?:single )?time"
    r"|temporary (?=container)|a single time|throw-?away|ad[- ]hoc)\b:?)",
    re.IGNORECASE,
)
OWN_CONTAINER = regex(
    r"\b(?:(?:new|fresh|temp(?:orary)?|throw-?away|disposable|separate|extra|short-lived) container"
    r"|container (?:of|on) its own)\b",
    re.IGNORECASE,
)
GOING = regex(r"\b(?:one[- ]?off|throw-?away|temp(?:orary)?|disposable|ad[- ]hoc|short-lived)\b", re.IGNORECASE)
NAME = (
    r"(?<![\w:./=-])(?P<v>(?!(?:the|a|an|my|our|compose|docker|service|container|and|with|in|of|for|is|to|one|once|it|that|this|please"
    r"|file|project|run|up|all|every|each|which|what|any|other|containers|services|images|logs|volumes)\b)[a-z0-9][\w-]*)"
)
OF = (
    r"(?:(?:,|in|inside|within|on|with|for|of|from|using|by|via|to|into|as|through) )*"
    rf"(?:{CONTAINER} (?:of|for|from|in|with) )?(?:(?:the|my|our|a) )*"
)
COMPOSE = (
    r" (?:of|in|from|with|via|using|by) (?:the |my |our )?(?:docker[ -])?compose(?: (?:project|stack|file|setup))?\b"
)
NAMED = rf"(?:docker[ -])?(?:compose(?:'s)? )?service (?:called |named )?[\"']?{NAME}[\"']?"
SERVICE = tuple(
    regex(said, re.IGNORECASE)
    for said in (
        rf"{OF}{NAMED}(?: container)?(?:{COMPOSE})?(?=$|[\s,;:.])",
        rf"{OF}[\"']?{NAME}[\"']? (?:docker[ -])?(?:compose )?(?:service|container)\b(?:{COMPOSE})?",
        rf"{OF}[\"']?{NAME}[\"']?{COMPOSE}",
        rf"^(?:docker[ -])?compose run (?:--rm )?(?:the |service )*{NAME} ",
    )
)
LEADS = regex(
    r"^(?:(?:please|pls|can|could|would|you|i|we|want|need|like|to|how|do|hey|hi|now|just|let|me|have|and|then|also|the"
    r"|docker|compose|project|with|using|via|in|run|execute|start|launch|exec|call|make(?= $)|perform|single"
    r"|temporary|temp|quick|fire|command|cmd|tests?(?= with)|migrations?(?= with)|of|running|runs)[,:]? |[,:;-] ?)+",
    re.IGNORECASE,
)
ENDS = regex(
    r"(?:[,;:.!? ]+(?:please|pls|with|using|via|by|in|docker|compose|the|and|then|for|me|thanks|thx|on|of|from|run|as"
    r"|running|which runs|that runs|a new|a fresh|its own|container|command|there|it|should|to|just|only))+[,;:.!? ]*$",
    re.IGNORECASE,
)
QUOTED = regex(r"[\"'`]([^\"'`|&;<>$*]+)[\"'`]")  # a command in quotes that needs none

COMPOSED = regex(r"\bcompose\b", re.IGNORECASE)
SETTINGS = regex(  # what is set besides is read by others
    r"\b(?:ports?|publish\w*|depend\w*|deps|detach\w*|background|user|root|environment|entrypoint|workdir"
    r"|working dir\w*|profiles?|\S+\.ya?ml|build|rebuild|mount\w*|volumes?|tty|called|named|label)\b| with \w+=",
    re.IGNORECASE,
)
DESCRIBED = regex(  # "run the migrations once: service api, rake db:migrate"
    r"(?:(?:the|my|our|all|db|database|unit|integration|tests?|suite|migrations?|seeds?|scripts?|task|job"
    r"|command)[ :,]*)+",
    re.IGNORECASE,
)
OWN = (
    "kill", "stop", "start", "restart", "rm", "remove", "build", "pull", "push", "logs", "ps", "up", "down", "scale",
    "recreate", "re-create", "create", "redeploy", "pause", "unpause", "rebuild", "delete", "update",
)  # fmt: skip


def told(text: str, index: Index) -> str | None:
    """ "docker compose run --rm api pytest", which a way of the knowledge knows; None where it is another wish."""
    if COMPOSED.search(text) is None or SETTINGS.search(text):
        return None
    gone = GONE.search(text)
    rest = text[: gone.start()] if gone else text
    less = ONCE.sub(" ", rest)
    if gone is None and less == rest and OWN_CONTAINER.search(rest) is None:
        return None
    rest, whole = " ".join(less.split()), " ".join(text.split())
    for said in SERVICE:
        found = said.search(rest)
        if found is None or found["v"].lower() in OWN or rest[found.start("v") : found.end()] not in whole:
            continue  # "recreate container web with compose"; what was taken out stood between a word and "container"
        pieces = [_inner(piece) for piece in (rest[: found.start()], rest[found.end() :])]
        told = [_done_with(p, index) for p in pieces if p and DESCRIBED.fullmatch(p) is None]
        run = "run --rm" if gone or GOING.search(text) else "run"
        fits = len(told) == 1 and _is_command(told[0], index)
        return f"docker compose {run} {found['v']} {told[0]}" if fits else None
    return None


def _done_with(piece: str, index: Index) -> str:
    """ "send a mail with python mail.py": the program that does it."""
    what, found, program = piece.rpartition(" with ")
    return program if found and is_program(program, index.data) and not is_program(what, index.data) else piece


def _is_command(text: str, index: Index) -> bool:
    if text.split()[0].lower() in OWN:
        return False
    if is_program(text, index.data):
        return True
    first, *more = text.split()
    return not index.lexicon.sense(first.lower()) and not any(is_program(word, index.data) for word in more)


def _inner(piece: str) -> str:
    piece = ENDS.sub("", LEADS.sub("", f"{piece.strip()} ")).strip(" ,:;")
    return quoted[1] if (quoted := QUOTED.fullmatch(piece)) else piece
