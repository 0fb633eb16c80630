"""Who may reach a container there is: this machine alone, or everybody. Its ports are fixed when it is made, so that it
must be made again; where it is so already, its ports are shown.
"""

import re

from dsh.cmdline.lines import quote
from dsh.request.live.objects import Live, LiveContainer, container
from dsh.request.suggestion import Answer, Suggestion

ONE = r"(?:the )?(?:container )?[\"']?(?P<{0}>[\w.-]+)[\"']?(?:'s port|'s ports)?"
MACHINE = r"(?:machine|computer|laptop|host|pc|mac|notebook|desktop)"
HERE_ALONE = (
    rf"(?:(?:for|from|on|by|to|at|in|of) )*(?:(?:this|my|our|the local|the own) {MACHINE}(?: itself)?|localhost|"
    r"127\.0\.0\.1|here|me(?:,? myself)?|myself|locally)"
)
ONLY = r"(?:only|just|solely|exclusively)"
OPEN = (
    r"(?:(?:be |being |to be |stay )?(?:reach(?:able|ed)|accessible|access(?:ed)?|open(?:ed)?|visible|available|seen|"
    r"published|exposed|listen(?:ing)?)\b ?)"
)
HERE = rf"(?:(?:and |but )?(?:(?:{OPEN})?{ONLY} (?:{OPEN})?{HERE_ALONE}|{OPEN}?{HERE_ALONE} (?:only|alone)))"
ALL = (
    r"(?:everybody|everyone|anybody|anyone|all(?: (?:people|machines|computers|of us))?|(?:the )?(?:others|other "
    r"(?:people|machines|computers|devices))|(?:the )?(?:outside|network|internet|world|lan|whole network|public))"
)
FOR_ALL = (
    rf"(?:(?:and |but )?(?:{OPEN}|open it |let it be {OPEN})?(?:for|from|to|by|in|on) {ALL}(?: too| as well| again)?)"
)
SEE = r"(?:reach|see|open|access|use)"
SHALL = r"(?:should|shall|must|may|can|has to|is to|needs to|ought to)"
MAKE = r"(?:make|let|keep|have|get|bring|put|set|leave)"
ALONE_WAYS = (
    rf"{MAKE} {{one}} {ONLY} {OPEN}{HERE_ALONE}",
    rf"{MAKE} {{one}} {OPEN}{HERE}",
    rf"{MAKE} {{one}} {OPEN}?(?:{ONLY} )?{HERE_ALONE}(?: only| alone)",
    rf"{{one}} {SHALL} {ONLY} {OPEN}{HERE_ALONE}",
    rf"{{one}} {SHALL} {OPEN}{HERE}",
    rf"(?:let )?{ONLY} (?:this {MACHINE}|my {MACHINE}|i|me) (?:{SHALL} )?(?:be able to )?{SEE} {{one}}",
    rf"(?:nobody|no one|noone)(?: else| but me| from outside| from the outside)?(?: (?:in|on|from) (?:the|my|this) "
    rf"(?:\w+ )?\w+)? {SHALL} (?:be able to )?{SEE} {{one}}",
    rf"(?:hide|close|shut|shield|protect|keep) {{one}}(?: away)? (?:from|for|to) {ALL}",
    rf"{MAKE} {{one}} private(?: again)?",
    rf"{{one}} {SHALL} not (?:any ?more )?{OPEN}(?:for|from|to|by|in|on) {ALL}",
    rf"do(?: not|n't) let {ALL} {SEE} {{one}}",
    rf"(?:limit|restrict|bind) {{one}} to {HERE_ALONE}(?: only)?",
)
OPEN_WAYS = (
    rf"{MAKE} {{one}} {OPEN}(?:for|from|to|by|in|on) {ALL}(?: too| as well| again)?",
    rf"(?:open|expose|publish) {{one}} (?:up )?(?:for|to) {ALL}(?: too| as well| again)?",
    rf"{{one}} {SHALL} {OPEN}(?:for|from|to|by|in|on) {ALL}(?: too| as well| again)?",
    rf"(?:let )?{ALL} (?:{SHALL} )?(?:be able to )?{SEE} {{one}}(?: too| as well)?",
)
ENDS = r"(?:[, ]*(?:please|now|instead|again|from now on|any ?more|too))*"
MADE_AGAIN = (
    "who may reach a port cannot be changed: it is removed and made again; "
    "what it wrote outside of volumes goes with it"
)
OPENS = f"{MADE_AGAIN}; then all who reach this machine can open it"


def reach(text: str, live: Live) -> Answer | None:
    """The line, or what there is to see where it is so already; None where it is about something else."""
    for ways, alone in ((ALONE_WAYS, True), (OPEN_WAYS, False)):
        for way in ways:
            found = re.fullmatch(rf"(?:please )?{way.format(one=ONE.format('one'))}{ENDS}", text, re.IGNORECASE)
            it = container(found["one"], live) if found is not None else None
            if it is not None:
                return _kept_to(text, it, alone)
    return None


def _kept_to(text: str, it: LiveContainer, alone: bool) -> Answer:
    name = quote((it.name,))
    ports = f"docker port {name}"
    if not it.leads:
        says = f"{it.name} publishes no port: nobody reaches it from outside of docker's networks"
        return Answer(text, "match", (Suggestion(ports, says, "read", 0.9, reading=(ports,), warning=says),))
    if it.only_here == alone:
        who = "to this machine alone" if alone else "to all who reach this machine"
        says = f"The ports of {it.name} are open {who} already"
        return Answer(text, "match", (Suggestion(ports, says, "read", 0.9, reading=(ports,), warning=says),))
    if len(it.leads) > 1:
        outside = " or ".join(str(port) for port, _ in it.leads)
        hint = f"{it.name} publishes several ports ({outside}), and they are fixed when it is made. Say which: "
        return Answer(text, "none", hint=f"{hint}move {it.name} to port {it.leads[0][0]}, only here", understood=True)
    outer, inner = it.leads[0]
    address = "127.0.0.1:" if alone else ""
    line = f"docker rm -f {name} && docker run -d --name {name} -p {address}{outer}:{inner} {quote((it.image,))}"
    says = "Makes a container again with its port open to others or not, its other settings kept"
    warning = MADE_AGAIN if alone else OPENS
    return Answer(text, "match", (Suggestion(line, says, "destroy", 0.9, reading=(line,), warning=warning),))
