"""How one gets out of the shell: the words that leave, and the question how."""

import re

LEAVE = ("exit", "quit", "q", ":q", "logout", "bye", "leave", "exit()", "quit()", "exit dsh", "quit dsh", "leave dsh")
SAYS = "exit or Ctrl-D leaves dsh; in a container's own shell they lead back to here"
PLACE = r"(?:(?:of )?(?:here|it|this|dsh|docker|(?:this|the) (?:shell|program|prompt|tool)))"
ASKS = re.compile(
    rf"(?:how (?:do|can|could|would) (?:i|you|we|one)|how to|let me|i (?:want|would like|need) to|can i) "
    rf"(?:get out|come out|go out|exit|quit|leave|log ?out|get back|stop dsh|close)(?: again)?(?: {PLACE})?"
    rf"|(?:let|get) me out(?: {PLACE})?",
    re.IGNORECASE,
)


def asks_how_to_leave(text: str) -> bool:
    return ASKS.fullmatch(text.strip(" .!?")) is not None
