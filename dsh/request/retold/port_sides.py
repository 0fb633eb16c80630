"""Which port is inside and which outside, where that is told in words: "it listens on 5000, i want it on 5050"."""

import re

from dsh.patterns import regex

PORT = r"\d{2,5}"
MINE = (
    r"(?:,? (?:outside|externally|on localhost|on the outside|(?:on|of|at) (?:my |the |our |a )?(?:own |local )*"
    r"(?:pc|host|machine|computer|laptop|mac|server|side)))"
)
WANT = r"(?:i|we)(?:'d| would)? (?:want|wanna|like|need|wish)(?: to)?"
SEE = r"(?:reach|open|have|see|access|call|use|get to|get|visit|browse|find|it)"
BROWSER = r"(?:for|in|into|from|of|with) (?:(?:the|my|our|a) )?(?:web )?browser"
IT = r"(?:it|that|this|the app|the site|the page)"
INSIDE = "|".join((
    r"(?:(?:it|the app|the application|which|that|the server|the service|the site|the program|nginx|"
    r"[a-z][\w-]* itself|(?:my|our|the) (?:[a-z][\w.-]* ){0,2}(?:server|app|application|service|program|process|site|"
    r"api|backend|frontend)(?: (?:in there|in it|inside(?: it)?|there))?) )?"
    r"(?:listens|runs|serves|is listening|answers|listening) (?:internally |inside )?(?:on|at) "
    rf"(?:port )?(?P<in1>{PORT})"
    r"(?: (?:inside|internally|in (?:it|the container|there)))?",
    rf"(?:the |its |with |from )*(?:container(?:'s)?|internal|inner|inside) port (?:is |number )?(?P<in2>{PORT})",
    rf"(?:the |its )*port (?P<in3>{PORT}) (?:of|in|inside|from|within) (?:the |that |this )?(?:container|it|image)",
    rf"(?:the |its )*(?:port )?(?P<in4>{PORT}) (?:inside|internally)(?: it| the container)?",
    rf"inside(?: it| the container)?,? (?:it )?(?:listens |runs |is |uses |has )?(?:on |at )?(?:port )?(?P<in5>{PORT})",
    rf"its (?:own )?port (?:is |is on |number |= ?)?(?P<in6>{PORT})",
    r"(?:the )?[a-z][\w-]* (?:in|inside)(?: of)? it (?:is |listens |runs |serves |answers )*(?:on|at) (?:port )?"
    rf"(?P<in7>{PORT})",
    r"(?:in|inside|within)(?: of)? the (?:container|image),? (?:(?:it|is|listens|runs|on|at|port|uses|has) )*"
    rf"(?P<in8>{PORT})",
    r"(?:the|my|our) (?:container|image|app|server|program) (?:itself |inside )?(?:uses|listens on|needs|wants|has) "
    rf"(?:the )?(?:port )?(?P<in9>{PORT})",
    rf"its (?P<in10>{PORT})",
    rf"container(?: port)?[:=]? (?P<in14>{PORT})",
))  # fmt: skip
OUTSIDE = "|".join((
    rf"{WANT} {SEE} (?:{IT} )?(?:on|at|under|as|via|over|through|with)(?: my)? (?:host port |port |localhost:)?"
    rf"(?P<out1>{PORT}){MINE}?",
    rf"(?:from )?(?:outside|externally|on the outside),? (?:it )?(?:(?:should|shall|must|is|be|as|on|at|to|want|i) )*"
    rf"(?:port )?(?P<out2>{PORT})",
    rf"(?:(?:it|is|be|should|shall|must|become|becomes|appear|go|goes|mapped|published|reachable|available|accessible|"
    rf"visible|exposed|bound|to|as|at|on|under|via) )+(?:port |the )*(?P<out3>{PORT}){MINE}",
    r"(?:(?:it|is|be|should|reachable|available|to|as|at|on|under|via|my|the|i|we|want|open|see|reach|visit) )*"
    rf"(?:host port |localhost:)(?P<out4>{PORT})",
    rf"{WANT}(?: to)? (?:(?:have|use|it|that|on|at|port) )*(?P<out5>{PORT}) {BROWSER}",
    rf"{BROWSER},? (?:(?:it|i|we|want|use|type|enter|open|is|be|should|shall|must|the|port|on|at|as|under) )*"
    r"(?P<out6>\d{2,5})",
    rf"(?:i|we|one|everyone|people|others)(?: can| could| may| will)? (?:reach|open|see|get|visit|access|find|call) "
    rf"(?:{IT}|to it) (?:on|at|under|via|over|through|with) (?:my )?(?:port |localhost:)?(?P<out7>{PORT})",
    r"(?:it )?(?:(?:(?:should|shall|must|has to|needs to|is to) be|is|it's|it’s) )?"
    r"(?:visible|reachable|available|accessible|open|seen) "
    rf"(?:(?:to me|for me|from outside|here) )?(?:on|at|under|as|via) (?:port )?(?P<out8>{PORT})",
    r"(?:(?:on|of) (?:my|this|the) (?:machine|laptop|pc|computer|host|mac) )?(?:port )?\d{2,5} is (?:already |here )?"
    r"(?:taken|used|busy|in use|occupied)(?: here| already| on my (?:machine|laptop|pc|computer|host))*,? "
    r"(?:(?:so|please|then|and|we|i|use|take|put it on|want|publish it on|map it to|make it) )+"
    rf"(?:port )?(?P<out9>{PORT})",
    rf"(?:the |my )?browser(?: port)?,? (?:is |on |at |uses )?(?P<out10>{PORT})",
    rf"host(?: port)?[:=]? (?P<out16>{PORT})",
    rf"for (?:me|us|the users?|visitors),? (?:(?:it|is|be|should|shall|must|on|at|port) )*(?P<out11>{PORT})",
))  # fmt: skip
# told by one side alone: "port 8088 to its 80", "my 7000 ends up at port 6379 inside", "its port 80 at 9090"
LEADING = (
    r"(?:,? ?(?:->|=>)|,? (?:to|at|on|in|into|onto|as|under|via|by|through|go|goes|going|lead|leads|leading|points?|"
    r"pointing|end|ends|ending|up|arrives?|arriving|lands?|landing|forwards?|forwarded|forwarding|mapped|bound|"
    r"connected|linked|tied|wired|published|reachable|available|accessible|visible|open|opened|exposed|be|is|become|"
    r"becomes|appears?|appearing|shows?|showing|shown|seen|should|shall|must|has|can|may|which|that|and|for|the|meets|reaches|hits))*"
)
WEAKLY = r"(?<! and)(?<!,)"  # "my port 8000 and 443" are two
MY = r"(?:my|our|the host'?s?|host)(?: (?:own|host|local|machine's|pc's))*"
MY_PORT = rf"(?:(?:where|with|and|so that|that) )*{MY}(?: port)? (?P<out12>{PORT})"
THE_PORT = rf"(?:(?:where|with|on|at|via|using|publish|map|and) )*(?:the |host )*(?<!\d )port (?P<out13>{PORT})"
NEEDS = r"(?:wants?|needs?|uses?|has|gets?|put|have)(?: (?:the|its|container|port))*"
THERE = rf"(?:{MY} )?(?:port |localhost:)?(?P<out14>{PORT})(?:{MINE})?"
ITS_OWN = (
    r"(?:(?:its|the container's|the image's)(?: (?:own|inner|internal))*(?: port)?|"
    rf"(?:the )?(?:container|inner|internal|inside) port) (?P<in11>{PORT})"
)
THEN_INSIDE = (
    rf"(?:the )?(?:port )?(?P<in12>{PORT}) (?:inside|in it|internally|in there|in the container|of the container|"
    r"in its container)"
)
BETWEEN = (
    r"(?:[,;.]|,? ?->|,? (?:and|but|to|so|which|goes|leads|points|is|mapped|be|should|then|going|make it|please|"
    r"where|while|whereas|when|although|though|even|because|since|as|"
    r"(?:run|start|launch|map|publish) it|that|such that))*"
)
LEAD = r"[,;]? ?(?:(?:so that|so|and|but|make|making|where|with|map|publish|forward|let|have) )*"
SIDES = tuple(
    regex(rf"{LEAD}\b(?:{first}){BETWEEN} (?:{second})(?![\w:.-]*\d)", re.IGNORECASE)
    for first, second in (
        (INSIDE, OUTSIDE),
        (OUTSIDE, INSIDE),
        (rf"(?:on|at|under) (?:port )?(?P<out>{PORT})(?=,| and | but )", INSIDE),  # "run it on 80, inside it is 3000"
    )
)
LED = tuple(
    regex(rf"{LEAD}\b(?:{first}){LEADING}{weakly} (?:{second})(?![\w:.-]*\d)(?! containers?\b)", re.IGNORECASE)
    for first, weakly, second in (
        (ITS_OWN, WEAKLY, rf"{MY} (?:port )?(?P<out15>{PORT})"),
        (rf"{NEEDS} (?P<in15>{PORT}(?:/udp|/tcp)?)", "", rf"(?:at|on|as|under|via) {MY} (?:port )?(?P<out17>{PORT})"),
        (MY_PORT, WEAKLY, rf"(?:{ITS_OWN}|{THEN_INSIDE})"),
        (MY_PORT, WEAKLY + r"(?<!\d)", rf"(?:port )?(?P<in13>{PORT})"),
        (THE_PORT, WEAKLY, rf"(?:{ITS_OWN}|{THEN_INSIDE})"),
        (ITS_OWN, WEAKLY + r"(?<!\d)", THERE),
    )
)
OF_AN_IMAGE = regex(
    r"^(?:please |can you |could you |i want to |i want |let me )*"
    r"(?:open|publish|expose|map|forward|make|serve|bind|put|bring) (?:the )?(?:container )?"
    rf"(?:port |(?<=the ))(?P<inner>{PORT}) (?:of|from|in) (?:an? |the |my )?"
    r"(?!(?:service|host|machine|laptop|computer|server|it|this|that)\b)"
    r"(?P<name>[a-z][\w./-]*(?::[\w.-]+)?)(?: image)? "
    r"(?:(?:reachable|available|accessible|open|public|visible) )?(?:as|on|at|to|under|through)"
    rf"(?: my| the| host| local| port| localhost)*[ :](?P<outer>{PORT}){MINE}?[.! ]*$",
    re.IGNORECASE,
)
IS_TO_BE = regex(  # "port 80 of the image shop should be 8081 on my machine"
    rf"^(?:please )?port (?P<inner>{PORT}) (?:of|from|in) (?:the |my |our )?image "
    r"(?P<name>[a-z0-9][\w./-]*(?::[\w.-]+)?) "
    r"(?:should|shall|must|has to|needs to|is to) (?:be|become|appear as|be reachable (?:on|at|as)) (?:the |my |host )*"
    rf"(?:port )?(?P<outer>{PORT}){MINE}[.! ]*$",
    re.IGNORECASE,
)
OF_MINE = regex(  # "my image api listens on 5000, run it so that i reach it on 80"
    r"^(?:(?:my|our|the) (?:[\w-]+ )?)?image (?P<name>(?!(?:that|which|it|and)\b)[a-z0-9][\w./:-]*) "
    r"(?=(?:listens|runs|serves|answers)\b)",
    re.IGNORECASE,
)
MOST = 4  # pairs of one container
STARTS = regex(r"\b(?:run|start|launch|create|spin|fire|deploy|boot|image|need|want|fresh|new)\b", re.IGNORECASE)
ASKS = regex(r"^(?:please )?(?:which|what|who|whose|is|are|does|do|why|list|show|how|find)\b|\?", re.IGNORECASE)
TELLS = regex(
    rf"\b(?:its|my|our)(?: \w+)? {PORT}\b|\bits (?:own )?port\b|\bhost(?: port)? {PORT}|\blistens on", re.IGNORECASE
)


def told(text: str) -> str:
    """The text with the pair of ports as docker writes it, host first."""
    whole = OF_AN_IMAGE.match(text) or IS_TO_BE.match(text)
    if whole is not None:
        name = "an image" if whole["name"].lower() in ("image", "container") else whole["name"]
        return f"run {name} on port {whole['outer']}:{whole['inner']}"
    if STARTS.search(text) is None and (ASKS.search(text) is not None or TELLS.search(text) is None):
        return text
    text = OF_MINE.sub(r"run image \g<name>, it ", text)
    for sides in SIDES:
        found = sides.search(text)
        if found is not None:
            return _paired(text, found)
    for sides in LED:
        for _ in range(MOST):
            found = sides.search(text)
            if found is None:
                break
            text = _paired(text, found)
    return text


def _paired(text: str, found: re.Match[str]) -> str:
    """The text with a pair told host first."""
    groups = {key.rstrip("0123456789"): port for key, port in found.groupdict().items() if port}
    before = text[: found.start()].rstrip(" ,") or "run an image"
    return f"{before}, port {groups['out']}:{groups['in']}{text[found.end() :]}"
