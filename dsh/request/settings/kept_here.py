"""Whether a port is to be reached from this machine alone, however that is said.

It is told with many words, and none of them may be lost: without them the port is open to everybody.
"""

from dsh.patterns import regex
from dsh.request.once import once
from dsh.request.reading import Reading

MACHINE = r"(?:machine|computer|laptop|notebook|desktop|pc|mac|box|host|workstation|system|server)"
HERE = (
    rf"(?:(?:(?:this|my|our|your|the same|the local|the|own|local) )+{MACHINE}(?: itself| alone)?|"
    r"localhost|127\.0\.0\.1|"
    r"(?:the )?loopback(?: interface| address)?|locally|local(?: use| access| connections)?|here|myself|me)"
)
ONLY = r"(?:only|just|solely|exclusively|purely|strictly)"
LED = r"(?:for|from|on|at|by|to|via|of|in|inside|within|through|with)"
OTHERS = (
    r"(?:outside|outsiders|else|others|other (?:machines|computers|people|devices|hosts)|elsewhere|strangers|"
    r"internet|world|web|lan|wlan|wifi|network|public|everyone|everybody|anyone|anybody|people|public internet)"
)
SEEN = r"(?:reach(?:able|ed)?|visible|accessible|seen|open|available|exposed|expose|exposing|opening|published|access)"
WAYS = regex(
    r"(?<!\S)(?:"
    rf"{ONLY} (?:(?:be|to be|reachable|accessible|available|visible|open|listening|listen|bound|use|meant|it) )*"
    rf"(?:{LED} )*{HERE}|"
    rf"(?:{LED} )*{HERE} (?:and (?:nowhere|nobody) else|{ONLY}|alone)|"
    rf"(?:{SEEN} )?(?:from|of) (?:localhost|127\.0\.0\.1|loopback)|"
    rf"(?:bind|bound|binding|listen|listening|keep|kept|restrict|restricted|limit|limited)(?: it)? (?:{LED} )*"
    r"(?:(?:this|my|the local) machine|localhost|127\.0\.0\.1|(?:the )?loopback(?: interface)?|local|locally)|"
    r"(?:(?:only|just) i|i alone) (?:should|can|may|want|must|shall|will|am|need)(?: be)?(?: able)?(?: to)?"
    r"(?: (?:reach|see|open|use|access|get|connect|visit))?(?: (?:at|to))?(?: (?:it|that|this))?|"
    r"(?:nobody|no one|noone|none) (?:else|but me|except me|other than me|from (?:the )?outside|outside)"
    r"(?: (?:should|may|can|must|shall))?(?: be)?(?: able)?(?: to)?(?: (?:reach|see|open|use|access|get|connect))?"
    r"(?: (?:at|to))?(?: (?:it|that|this))?|"
    rf"(?:(?:but|and) )?(?:not|never)(?: to be| be| being)?(?: {SEEN})?(?: (?:for|from|to|by|on|in|over))?"
    rf"(?: (?:the|any|my|whole|rest of))* {OTHERS}|"
    rf"without (?:\w+ ){{0,3}}?(?:to|from|for|by|on|in) (?:(?:the|any|my|whole|rest of) )*{OTHERS}|"
    rf"(?:hidden|closed|shut|blocked|protected) (?:from|for|to|off from) (?:(?:the|any|my|whole|rest of) )*{OTHERS}|"
    r"(?:unreachable|inaccessible|invisible) (?:from|to|for|by) (?:(?:the|any) )*" + OTHERS + "|"
    r"privately|(?:keep|kept|keeping|stay|staying|be|make|want|need) (?:it |that |this )?(?:to be )?private|"
    r"private(?= (?:to|for) (?:me|this|my|us)| port| only|$)(?: only| (?:to|for) (?:me|(?:this|my) \w+))?"
    r")(?!\S)"
)
NEVER = regex(r"not only|not just")


@once
def kept_here(reading: Reading) -> tuple[int, ...]:
    """The words that say it; none where it is not said."""
    text, starts = "", []
    for word in reading.words:
        starts.append(len(text))
        text += f"{word.low.rstrip('.,')} "
    if NEVER.search(text):
        return ()
    spans = [found.span() for found in WAYS.finditer(text.rstrip())]
    return tuple(n for n, start in enumerate(starts) if any(a <= start < b for a, b in spans))
