"""What a request tells of a container that is to be run: a folder of this machine and its place inside, parts of a
processor, a variable and what it is set to. Told in the words that dsh thinks in.
"""

import re
from collections.abc import Callable

from dsh.patterns import compiled

NAME = r"[a-z0-9](?:[\w.-]*\w)?"
PLACE = r"(?P<place>/[\w./-]*\w)(?![\w:/])"
MACHINE = r"(?:(?:this|my|our|the) (?:local )?(?:computer|machine|host|laptop|pc|disk|mac|desktop)|here)"
WHOSE = r"(?:(?:the|my|our|this|a|your|own|local|host|existing|whole)[ -])*"
NO_NAME = (
    r"(?!(?:as|at|in|on|to|of|from|is|and|or|with|for|into|under|here|there|mounted|it|its|current|this|that|which|"
    r"called|named|where|read|read-only|only|should|must|may|can|shall|via|by|inside|over|be|through|if|so|when|"
    r"somewhere|the|a|an|my|our|please|now|shared|visible|available|container|image|volume|contents?|files?|home|"
    r"temp|temporary|work|working|root|same|whole|new|empty|another|local|host|own|parent|shows?|actual|present|"
    r"project|projects|source|code|entire|complete|main|base|personal|user|private|whatever|downloads|documents|desktop|build)\b)"
)
NOUN = r"(?:folder|directory|dir)"
FOLDER = (
    rf"(?:{WHOSE}{NOUN} (?:called |named |with the name )?[\"']?(?P<a>{NO_NAME}(?:\./)?{NAME})[\"']?"
    rf"(?: (?:(?:from|of|on|in) {MACHINE}|here))?"
    rf"|(?:my|our|the local|local|the host's|the own) [\"']?(?P<b>{NO_NAME}{NAME})[\"']? {NOUN}\b"
    rf"(?: (?:from|of|on|in) {MACHINE})?"
    rf"|(?<![/\w.]){WHOSE}[\"']?(?P<c>{NO_NAME}{NAME})[\"']? {NOUN} (?:from|of|on|in) {MACHINE}"
    rf"|(?<![/\w.])(?P<d>{NO_NAME}{NAME}) (?:from|of) {MACHINE})"
)
CALM = (
    r"(?:,? (?:mounted|mount|available|visible|shared|shown|bound|it|in|inside|into|there|the container|and|with|"
    r"to|be|is|should|shall|must|appear(?:s|ing)?|seen|linked|attached|read-only|readonly|read only|\(read[- ]only\)|"
    r"accessible|readable|container|of it|put|placed|go(?:es)?|be seen|show(?:s|n)?|can|that|which|up|only|"
    rf"for reading|{NAME} container|a container|ro))*"
)
TOWARD = r"(?:as|at|under|to|in|into|on|onto|over|inside|behind|->)(?: the (?:path|place|folder))?"
AWAY = r"(?:shows?|is|holds?|has|comes from|coming from|from|being|=|gets|contains|filled from|backed by|for|showing)"
INSIDE = r"(?: (?:inside|in it|in there|in the container|of the container|within it|within))?"
LED = (
    r"(?:(?:,? ?\b(?:and|that|it|which|who|with|can|may|should|shall|must|has|have|having|gets|let it|to|use|uses|"
    r"using|mount|mounts|mounting|bind|binding|map|maps|mapping|put|puts|share|shares|sharing|show|shows|showing|sees?|"
    r"seeing|give it|attach|link|take|plus|be able|is able|make|hang|plug|bind-mount|access|access to|in which|"
    r"where|containing))* )?"
)
MOUNTED = (
    rf"{LED}{FOLDER}{CALM} {TOWARD} {PLACE}{INSIDE}",
    rf"{LED}(?:(?:at|under|its|in|the path|path) )*{PLACE}{INSIDE} {AWAY} {FOLDER}",
)
PUTS = r"(?:please )?(?:put|place|upload|send)\b"
OF_ONE = r" (?:of|in|inside) (?:the |my )?(?:running )?(?:container (?!of\b)[\w.-]+|(?!new\b)[\w.-]+ container)[.!? ]*$"
IN_IT = (  # a folder without a place, so that it is the image's own or that of its name
    rf"(?:,? ?\b(?:with|having|and|using|has|have|which has|that has|containing|plus))+"
    rf" (?:{FOLDER}|(?P<e>\./[\w./-]*\w)),?"
    r" (?:in it|inside(?: of)?(?: it)?|in there|within(?: it)?|mounted(?: in(?:to)? it| inside(?: it)?| in there)?"
    r"|available(?: in it| inside(?: it)?)?)"
    r"(?=$|[,.;!?]| (?:on|at|and|in the background|called|named|under|as)\b)(?! /)"
)
READ_ONLY = (
    r"(?:read[- ]?only|(?:only|just|merely) (?:be )?(?:read|reading|readable|look at|to read|for reading)|"
    r"(?:to )?read(?:ing|able)? (?:it )?only|(?:but |and )?(?:it )?(?:must|may|can|should|shall|will|do|does)?(?: it)?"
    r"(?: be| is)? ?(?:not|never|n't|cannot|can't|mustn't|shouldn't|unable to|without)(?: be| to)? ?"
    r"(?:allowed to |able to |permitted to )?(?:chang|writ|modif|alter|touch|edit|delet)\w*|"
    r"without write (?:access|rights)|write[- ]protected|no writ\w+|"
    r"nothing (?:may|can|shall|should|must|is to) be (?:written|changed|altered|touched|modified|deleted))"
)
BARRED = (
    r"[,;]? ?[(]?\b(?:(?:but|and|that|which|it|so|as|the container|container|worker|is|are|be|with|in|may|can|shall|"
    rf"should|must|to|mode) )*{READ_ONLY}(?: (?:it|them|mode|access|there|from it|in it|to it|anything|its files|"
    r"the files|that|the folder|the directory|the data|inside))*[)]?"
)
OWN_SYSTEM = r"read[- ]?only (?:root|file ?system|rootfs|container)"
RUNS = r"\b(?:run|runs|start|launch|create|make|container|new|spin|fire|mount|begin|share|bind|give|need|want)\b"
NO_RUN = (
    r"\b(?:build|compose|copy|cp|backup|back up|archive|tar|service|stack|exec|dockerfile|list|volumes?|ssh|working)\b"
)
HALF = (
    r"(?P<more>\b(?:one|two|three|four|five|six|\d+) and (?:a )?)?"
    r"(?<![\w.])(?:half|0?\.5)(?: of)?(?: an?| one| the| a single)? (?:cpu|core|processor)(?: core)?s?\b"
)
SHARES = {"tenth": "0.1", "eighth": "0.125", "fifth": "0.2", "quarter": "0.25", "third": "0.33"}
SHARE = rf"\b(?:a|one) (?P<share>{'|'.join(SHARES)}) of (?:an?|one|the) (?:cpu|core|processor)(?: core)?\b"
ONE = (
    r"(?<=[ ,])(?:one|a single|single|a|1)(?: whole| full)? (?:cpu|core|processor)(?: core)?(?= *(?:$|[,.;]|and\b|of\b|"
    r"at most|only|max))(?! *of the container)"
)
AMOUNT = (
    r"\b(?P<n>\d+) ?(?P<unit>m|mb|mega(?: ?bytes?|s)?|megs?|mib|gb|giga(?: ?bytes?|s)?|gigs?|gib)"
    r"(?: of)?(?: (?:memory|ram))?\b(?! *(?:of )?(?:swap|shm|shared|disk))"
)
KEY = r"[\"']?(?P<key>[A-Za-z_]\w*)[\"']?"
VALUE = r"(?P<value>\"[^\"]*\"|'[^']*'|[^\s,;\"']*[^\s,;.\"'!?])"
VARIABLE = (
    r"\b(?P<lead>(?:(?:an?|the|its|another|one) )?(?:environment|env|envir|shell)(?:[- ]?(?:variable|var))?|"
    rf"(?:(?:an?|the|its|another|one) )?(?:variable|var)) (?:called |named |of )?{KEY},? ?"
    rf"(?:(?:that |which )?(?:is |being |be |should be |shall be |must be )?(?:set|equals?|equal) ?(?:to |as )?"
    rf"|(?:that |which )?(?:is|being|should be|shall be|must be|has|having|with|to|as|holds)(?: the)?(?: value)? "
    rf"|= ?|of )(?:the )?(?:value )?{VALUE}"
)
QUOTES = "\"'"
NO_KEY = frozenset(
    ["in", "is", "of", "set", "from", "file", "files", "with", "to", "for", "and", "the", "a", "an", "that", "by",
     "variables", "variable", "var", "vars", "as", "on", "inside", "my", "should", "must", "has"]
)  # fmt: skip


SHARED = (
    rf"^(?:please )?(?:share|mount|show|give|put|map|bind)s? {FOLDER} (?:with|to|into|in|inside|for) "
    r"(?P<new>(?:a|an|one) (?:new |fresh )?.*)$"
)
ONCE = (
    rf"^(?P<run>(?:please )?(?:run|start|try)) (?P<name>{NO_NAME}{NAME}(?::[\w.-]+)?)(?P<once> (?:just |only )?"
    r"(?:once|one time|a single time)\b.*\b(?:throw|remove|delete|rid|nothing|clean|gone|away|vanish\w*|bin)\b.*)$"
)
BUILT_IT = (
    r"^(?P<make>(?:please )?(?:build|make)) (?:it|this|that|the image)(?: now| again)? (?:as|called|named) "
    r"(?P<image>[a-z0-9][\w./-]*),? (?:and|plus|as well as)(?: also| too)?(?: as| tagged| tag it(?: as)?)?(?: also)? "
    r"(?P<more>[a-z0-9][\w./-]*:[\w.-]+)(?: too| as well| also)?$"
)
BUILT_OF = (
    r"^(?P<make>(?:please )?(?:build|make|create)) (?:an? |the )?(?:new )?image (?:called |named )?"
    r"(?P<image>[a-z0-9][\w.-]*) (?:from|of|out of) (?:the )?(?:folder |directory )?(?P<dir>[a-z0-9./][\w./-]*)"
    r"(?:,| and| and also|, and) (?:also )?(?:tag(?:ged)? (?:it )?)?(?:as )?(?P<more>[a-z0-9][\w./-]*:[\w.-]+)"
    r"(?: too| as well| also)?$"
)
NUMBERED = (
    r"^(?P<run>(?:please )?(?:run|start|launch) (?:an? )?(?:new )?(?P<image>[a-z][\w./:-]*)) (?P<name>[a-z]+[\w-]*\d)$"
)


def as_told(text: str) -> str:
    """The text in the words that dsh thinks in; the text itself where nothing of the kind is told."""
    low = text.lower()
    if "cpu" in low or "core" in low or "processor" in low:
        text = _amounts(text)
    if " once" in low or " time" in low:
        text = _sub(ONCE, r"\g<run> image \g<name>\g<once>", text)
    if "tag" in low or "also" in low or "too" in low:
        text = _sub(BUILT_OF, r"build the folder \g<dir> as \g<image> and \g<more>", text)
        text = _sub(BUILT_IT, r"\g<make> it with the tags \g<image> and \g<more>", text)
    if not _search(RUNS, text):
        return text
    if "var" in low or "env" in low:
        text = _set(text)
    return text if _search(NO_RUN, text) else _mounted(text)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return compiled(pattern).search(text)


def _sub(pattern: str, told: str | Callable[[re.Match[str]], str], text: str) -> str:
    return compiled(pattern).sub(told, text)


def _amounts(text: str) -> str:
    """ "half a core" is 0.5 cpus, "48 megabyte of memory" beside it is 48m memory."""
    told = _sub(SHARE, lambda it: f"{SHARES[it['share'].lower()]} cpus", _sub(HALF, _half, text))
    if _search(r"memory|ram\b|\d ?[mg]b?\b|mega|giga|cpus|at most|limit|max", text):
        told = _sub(ONE, "1 cpu", told)
    return told if told == text else _sub(AMOUNT, lambda it: f"{it['n']}{it['unit'][0].lower()} memory", told)


def _half(found: re.Match[str]) -> str:
    return found[0] if found["more"] else "0.5 cpus"


def _set(text: str) -> str:
    """ "environment variable COLOR set to red" is env COLOR=red."""

    def told(found: re.Match[str]) -> str:
        key, value = found["key"], found["value"]
        if key.lower() in NO_KEY or value.lower() in NO_KEY or "=" in found[0]:
            return found[0]
        return f"env {key}={value if ' ' in value else value.strip(QUOTES)}"

    return _sub(VARIABLE, told, text)


def folder_of(found: re.Match[str]) -> str:
    """The folder of this machine that a text names, as docker takes it: ./data."""
    told = found.groupdict()
    name: str = next(told[key] for key in "abcde" if told.get(key))
    return f"./{name.removeprefix('./')}"


def _mounted(text: str) -> str:
    """ "with my folder data as /data, but read only": with mount ./data:/data:ro."""
    if not _search(NOUN, text) and not _search(MACHINE, text) and " ./" not in text:
        return text
    if not re.search(r"(?:^|[ :])/\w", text):  # without a place of its own it is seen under its name
        shared = _search(SHARED, text)
        if shared is None:
            return _sub(IN_IT, lambda it: f", with mount {folder_of(it)},", text).rstrip(",")
        folder, rest = folder_of(shared), _sub(BARRED, "", shared["new"])
        return f"run {rest}, with mount {folder}:/{folder.rpartition('/')[2]}{_ro(shared['new'])}"
    for pattern in MOUNTED:
        found = _search(pattern, text)
        if found is None:
            continue
        before, after = text[: found.start()].rstrip(" ,("), text[found.end() :]
        if compiled(PUTS).match(text) and compiled(OF_ONE).match(text[found.end("place") :]):
            return text  # it is put into a container that is there
        barred = _ro(found[0])
        if not _search(OWN_SYSTEM, after) and not _search(OWN_SYSTEM, before):
            barred = barred or _ro(after)
            after = re.sub(BARRED, "", after, count=1, flags=re.IGNORECASE)
        mount = f"with mount {folder_of(found)}:{found['place']}{barred}"
        after = after.removeprefix(")")
        new = re.match(r" (?:in|into|for|to|with) (?P<new>(?:a|an|the)\b.*)", after)
        if new is not None and not before:
            return f"run {new['new']}, {mount}"
        before = _sub(NUMBERED, r"\g<run> named \g<name>", before)
        return f"{before}, {mount}{after}" if before else f"{mount}{after}"
    return text


def _ro(text: str) -> str:
    return ":ro" if _search(READ_ONLY, text) else ""
