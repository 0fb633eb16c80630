"""What is counted or looked for in a log: a word in quotes, in capitals or behind "with", a status code; never the name
of the container, nor a word of the span of time that is said."""

import re

from dsh.patterns import compiled, regex
from dsh.request.sentences import NAME, ONE, quote, told_line
from dsh.request.spans import parted
from dsh.request.suggestion import Suggestion

COUNTS = regex(r"\b(?:count|how many|how often|number of|how much)\b", re.IGNORECASE)
PRINTED = (
    rf"\b(?:has|have|did|does|was) (?:the )?(?:container )?{NAME.format('one')} (?:ever |already )?"
    r"(?:print|printed|log|logged|wrote|write|written|say|said|output)\b"
)
LOG_OF = (
    rf"log (?:lines|entries|messages|rows) (?:of|from|for|in) {ONE}(?=$|[,;?]| )",
    rf"(?:logs?|log ?files?|output|logfile) (?:of|from|for|in) {ONE}(?=$|[,;?]| )",
    rf"(?<![\w.-]){NAME.format('one')}(?:'s|s'|’s) (?:logs?|log ?files?|output|logfile)\b",
    rf"\b(?:in|of|from|for) (?:the )?(?:container )?{NAME.format('one')} (?:container )?(?:logs?|log ?files?|output)\b",
    PRINTED,
    rf"^(?:the )?{NAME.format('one')}(?: container)? (?:logs?|log ?file)(?=[ ,]|$)",
)
METHODS = r"(?:GET|POST|PUT|DELETE|HEAD|PATCH)"  # as a server writes them down; in small letters they are verbs
ASKED_OF = (
    rf"\b{METHODS}(?: requests?| calls?)?\b.*? (?:from|of|on|at|to|in|by|with) {ONE}$",
    rf"\b{METHODS}(?: requests?| calls?)? (?:did|does|has|had|got|came to|come to) {ONE}"
    r"(?: get| got| receive| see| have| had)?$",
)
QUOTED = regex(r"(?<!\w)([\"'`“‘])(?P<text>[^\"'`”’]+)[\"'`”’](?!\w)")
STRONG = regex(
    r"\b(?:words?|text|string|phrase|term|pattern|expression) (?!in\b|of\b|is\b|are\b|does\b|"
    r"do\b)(?P<text>[^\s,;?\"']+)",
    re.IGNORECASE,
)
OCCURS = regex(
    r"\b(?:times|often|lines|where|entries|that|does) (?:that |in which |where |does |do |the )?(?P<text>[^\s,;?\"']+) "
    r"(?:appears?|occurs?|is mentioned|is found|is there|stands?|shows? up|turns? up|comes? up|is printed|is logged)\b"
    r"|\b(?:times|often) (?:does |do )?(?:there )?(?:stands?|occurs?|appears?|comes?) (?P<after>[^\s,;?\"']+)",
    re.IGNORECASE,
)
ALL_LINES = regex(
    r"\b(?:count|how many|number of) (?:all )?(?:of )?(?:the )?(?:log )?(?:lines|rows|entries)\b", re.IGNORECASE
)
THEN = regex(r",? (?:and|then|and then) count(?: them| it| those| the lines| these)?$", re.IGNORECASE)
GOES_ON = regex(
    r"(?: (?!(?:please|now|is|are|in|of|occurs?|appears?|there|do|does|stands?|shows?|and|or|from|the|"
    r"has|have|which|that|for|comes?|turns?)\b)[^\s,;?\"']+){0,3}",
    re.IGNORECASE,
)
BEHIND = regex(
    r"\b(?:containing|contain|contains|holding|hold|holds|having|has|have|including|include|includes|mentioning|"
    r"mention|mentions|saying|say|says|with|show|shows|read|reads|matching|match|of|for) "
    r"(?:(?:the|a|an) )?(?P<text>[^\s,;?\"']+)",
    re.IGNORECASE,
)
BARE = regex(r"\b(?:count|how many|how often (?:does|do|did|is|was)|number of) (?:all )?(?:the )?(?P<text>\S+)", re.I)
HOLD = (
    r"(?:with|containing|that contain|which contain|that (?:has|have)|which (?:has|have)|that hold|which hold|holding|"
    r"mentioning|that mention|which mention|saying|that say|which say|in which stands?|where)"
)
OFF = (
    r"(?P<off>without|not containing|(?:that|which) (?:do not|don't) (?:contain|have|hold|mention)|"
    r"except those with|except)"
)
MARKED = r"(?:[\"'`“](?P<quoted>[^\"'`”]+)[\"'`”]|(?P<text>[A-Z]{2,}[\w/:.-]*|[1-5]\d\d)(?![\w:/.-]*\w))"
LINES = regex(
    r"\b(?i:lines|rows|entries|messages)(?i:(?: of| in| from)? ,)?(?i:,? (?:only|just))? "
    rf"(?i:{OFF}|{HOLD})(?i: the| a| an| word| text| string)* {MARKED}"
    r"|\b(?P<away>(?i:without|hide|leave out|skip|drop|no))(?i: the| all| any)* "
    r"(?P<before>[A-Z]{2,}[\w/:-]*|[1-5]\d\d)(?i:[- ](?:lines|rows|entries|messages))"
)
EXCEPT = regex(
    r",? ?(?:but |and )?\b(?:not|without|no|except(?: for)?|excluding|ignoring|leaving out|skipping|minus|apart from)"
    r"(?: (?:the|those|any|lines|ones|entries|with|containing|that contain|of|from|mentioning|having|word|text))* "
    r"[\"'`]?(?P<text>[^\s,;\"'`]+)[\"'`]?(?: (?:lines|ones|entries|requests|messages))?(?=$|[ ,])",
    re.IGNORECASE,
)
HAS = regex(
    rf"\b(?:{HOLD}|for|matching)(?: the| a| an| word| text| string)* [\"'`]?(?P<text>[^\s,;\"'`]+)", re.IGNORECASE
)
METHOD = regex(METHODS)
NO_TEXT = frozenset((
    "word", "words", "text", "string", "phrase", "term", "request", "requests", "line", "lines", "time", "times", "log",
    "logs", "entry", "entries", "message", "messages", "occurrence", "occurrences", "container", "containers", "the",
    "a", "an", "in", "of", "for", "it", "its", "this", "that", "them", "there", "is", "are", "has", "have", "been",
    "were", "was", "all", "any", "output", "logfile", "file", "files", "rows", "row", "hits", "do", "does", "did", "i",
    "we", "and", "or", "from", "no", "not", "more", "each", "every", "with", "to", "my", "which", "what",
))  # fmt: skip
FAULTS = ("error", "errors", "warning", "warnings", "exception", "exceptions", "failure", "failures", "fault", "faults")
LIMITS = regex(
    r"\b(?:since|last|past|newest|latest|recent|first|today|yesterday|minutes?|hours?|days?|until|between|ago|live|"
    r"following|follow|not|without|and|or|except|service|compose|bytes?|big|size|files?|layers?|disk|case|case-insensitive|insensitive|upper|lower)\b"
    r"|n't\b",
    re.IGNORECASE,
)


def counted(text: str) -> Suggestion | None:
    if not COUNTS.search(text):
        return listed(text)
    text, since = parted(THEN.sub("", text))
    place = _place(text) or next((m for shape in ASKED_OF if (m := re.search(shape, text))), None)
    if place is None:
        return None
    name = place["one"]
    log = f"docker logs {f'--since {since} ' if since else ''}{quote((name,))} 2>&1"
    quoted = QUOTED.search(text)
    rest = f"{text[: place.start('one')]} , {text[place.end('one') :]}" if METHOD.match(place[0]) else ""
    rest = (rest or f"{text[: place.start()]} , {text[place.end() :]}").strip(" ,")
    outside = QUOTED.sub(" ", rest)
    if LIMITS.search(outside):
        return None
    said = quoted["text"] if quoted and quoted["text"] != name else _told(rest, name)
    after = text[place.end() :].strip(" ,.?").split()
    if not said and place.re.pattern == PRINTED and len(after) == 1 and after[0].lower() not in NO_TEXT:
        said = after[0]  # "how often did site print listening"
    if said in FAULTS and not quoted:
        line = f"{log} | grep -ci {said.removesuffix('s')}"
        return told_line(line, "How many lines of the log speak of it, in whatever letters")
    lines = compiled(r"log (?:lines|rows|entries)").match(place[0])
    if said == "" and (lines or ALL_LINES.search(rest)):
        tail = re.sub(
            r"\b(?:count|how many|number of|what|is|the|all|total|(?:log )?lines|rows|entries|are|there|has|have|in|"
            r"of|does|please|show|me|tell)\b|[,? ]",
            "",
            rest,
            flags=re.IGNORECASE,
        )
        if not tail:
            return told_line(f"{log} | wc -l", "How many lines the log has")
    if said == "" and any(fault in rest.lower() for fault in ("error", "warn", "exception", "fail")):
        return None
    missing = () if said else ("TEXT",)
    line = f"{log} | grep -c {_word(said) if said else 'TEXT'}"
    return told_line(line, "How many lines of the log have this text", missing=missing)


def listed(text: str) -> Suggestion | None:
    """The lines that have a text, or have it not; None where no text is told for sure."""
    text, since = parted(text)
    place = _place(text)
    rest = " ".join(f"{text[: place.start()]} , {text[place.end() :]}".split()) if place is not None else ""
    both = _with_but_without(place, rest, since) if place is not None else None
    if both is not None:
        return both
    found = LINES.search(rest)
    if place is None or found is None or LIMITS.search(QUOTED.sub(" ", rest[: found.start()] + rest[found.end() :])):
        return None
    text = (found["quoted"] or found["text"] or found["before"] or "").strip(".:")
    if not text or text.lower() in NO_TEXT or text.lower() in FAULTS:
        return None
    off = "-v " if found["off"] or found["away"] else ""
    log = f"docker logs {f'--since {since} ' if since else ''}{quote((place['one'],))} 2>&1"
    says = "The lines of the log without this text" if off else "The lines of the log that have this text"
    return told_line(f"{log} | grep {off}{_word(text)}", says)


def _with_but_without(place: re.Match[str], rest: str, since: str) -> Suggestion | None:
    """ "lines with GET but not healthz": those that have the one text and not the other."""
    off = EXCEPT.search(rest)
    has = HAS.search(rest[: off.start()]) if off is not None else None
    if off is None or has is None or {off["text"].lower(), has["text"].lower()} & NO_TEXT:
        return None
    beside = f"{rest[: has.start()]} {rest[has.end() : off.start()]} {off['text']} {rest[off.end() :]}"
    if LIMITS.search(beside.replace(" and ", " ")):
        return None
    log = f"docker logs {f'--since {since} ' if since else ''}{quote((place['one'],))} 2>&1"
    fault = has["text"].lower() in FAULTS and has["text"].islower()
    kept = f"-i {has['text'].removesuffix('s')}" if fault else _word(has["text"])
    line = f"{log} | grep {kept} | grep -v {_word(off['text'])}"
    return told_line(line, "The lines of the log that have the one text and not the other")


def _place(text: str) -> re.Match[str] | None:
    """Whose log it is."""
    place = next((m for shape in LOG_OF if (m := compiled(shape).search(text))), None)
    return None if place is None or place["one"].lower() in NO_TEXT else place


def _word(said: str) -> str:
    return f"-- {quote((said,))}" if said.startswith("-") else quote((said,))


def _told(rest: str, name: str) -> str:
    """The text that is looked for; "" where no word can be told for sure."""
    words = [word.strip(",;?.:()") for word in rest.split()]
    shouted = sum(word.isupper() for word in words) > len(words) / 2
    capitals = [w for w in words if len(w) > 1 and w.isupper() and any(c.isalpha() for c in w) and w != name]
    if len(capitals) == 1 and not shouted:
        return capitals[0]
    strong = [_whole(found, rest) for found in STRONG.finditer(rest)]
    occurs = [found["text"] or found["after"] for found in OCCURS.finditer(rest)]
    strong += [said for said in occurs if said.lower() not in NO_TEXT]
    weak = [_whole(found, rest) for found in BEHIND.finditer(rest)]
    for said in (*strong, *(it for it in weak if it.lower() not in NO_TEXT)):
        if said.lower() != name.lower():
            return said
    bare = BARE.search(rest)
    said = bare["text"].strip(",;.:") if bare else ""
    said = said[:-1] if said.endswith("s") and said[:-1].isdigit() else said  # "count 404s"
    plain = said.lower() in NO_TEXT or said.lower() == name.lower()
    sure = (
        said.isdigit()
        or "how often" in rest.lower()
        or any(sign in said for sign in "/:_.[]=")
        or said.lower() in FAULTS
    )
    return said if said and not plain and sure else ""


def _whole(found: re.Match[str], rest: str) -> str:
    """The text with the words that go on with it: "the text connection refused"."""
    more = GOES_ON.match(rest, found.end())
    said = found["text"].strip(".:")
    return said if said.lower() in NO_TEXT or more is None else (said + more[0]).strip(".:")
