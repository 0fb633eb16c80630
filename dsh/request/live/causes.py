"""What shall become of containers that are there, said the way of one who has it done: "make store stop".

caused(text, live) -> the suggestion, or None; every name in it is that of a container there is
"""

import re

from dsh.cmdline.lines import quote
from dsh.request.live.objects import Live, container
from dsh.request.suggestion import Suggestion

SURE = 0.9
FORMS = {  # how it is said after "to", "be" or by itself, and what it asks for
    "stop": r"stop(?:ped)?|quit|end|shut ?down|shut off|(?:go |be )?down|cease|turned off|switched off|off|halt(?:ed)?",
    "start": r"start(?:ed)?|run(?:ning)?|up|going|work(?:ing)?|live|alive|launch(?:ed)?|(?:come |go )?(?:back )?up|"
    r"turned on|switched on|on|back|come back",
    "restart": r"re-?start(?:ed)?|reboot(?:ed)?",
    "pause": r"paused?|freeze|frozen|sleep|wait|rest|to sleep|asleep|on hold",
    "unpause": r"unpaused?|continued?|go on|carry on|resumed?|wake up|woken up|awake|proceed|move again|thawed?",
    "kill": r"die|killed|dead",
    "rm": r"vanish|disappear|removed|deleted|gone|go away|destroyed|thrown away|erased|wiped",
}
NAME = r"[\"']?[\w.-]+[\"']?"
NAMES = rf"(?P<names>(?:the )?(?:containers? )?{NAME}(?:(?:, and |,? and |, | & )(?:the )?{NAME})*)"
AFTER = r"(?: (?:again|anew|now|please|at once|immediately|right now|right away|back|once more|for me|up again))*"
ASKS = r"(?:please )?(?:(?:can|could|would|will) you (?:please )?)?(?:i (?:want|need) (?:you )?to )?"
MAKES = rf"{ASKS}(?:make|let|have|get|cause|tell|ask|bring|put|order|force|send|wake)"
WISHES = r"(?:i (?:want|need|wish|would like|'d like)|i'd (?:like|love|want)|i would (?:like|love))"
ACTS = "|".join(f"(?P<{act}>{form})" for act, form in FORMS.items())
SIGNS = frozenset((
    "make", "let", "have", "get", "cause", "tell", "ask", "bring", "put", "want", "need", "like", "love", "force",
    "order", "send", "wake", "wish",
))  # fmt: skip
SAID = rf"(?:{MAKES}|{WISHES}) {NAMES}(?: container)? (?:to )?(?:be |get )?(?:{ACTS}){AFTER}"
SPLIT = r",? and |, | & "
SUMMARIES = {
    "stop": "Stop running containers",
    "start": "Start containers that exist but do not run",
    "restart": "Stop containers and start them again",
    "pause": "Freeze containers",
    "unpause": "Let frozen containers go on",
    "kill": "End containers at once",
    "rm": "Remove containers for good",
}


def caused(text: str, live: Live) -> Suggestion | None:
    """None where it is said in another way, or of something that is no container."""
    if SIGNS.isdisjoint(text.lower().split()[:5]) or not live.containers:
        return None
    match = re.fullmatch(SAID, text, re.IGNORECASE)
    if match is None:
        return None
    names = [_bare(name) for name in re.split(SPLIT, match["names"])]
    found = [container(name, live) for name in names]
    if not all(found):
        return None
    act = next(act for act in FORMS if match[act])
    states = {it.state for it in found if it is not None}
    if act == "unpause" and "paused" not in states:
        act = "start"
    elif act == "start" and states == {"paused"}:
        act = "unpause"
    command = f"docker {act} {quote(tuple(names))}"
    return Suggestion(command, SUMMARIES[act], "destroy" if act == "rm" else "change", SURE, reading=(command,))


def _bare(name: str) -> str:
    words = [word.strip("\"'") for word in name.split()]
    return words[-1] if all(word.lower() in ("the", "container", "containers") for word in words[:-1]) else ""
